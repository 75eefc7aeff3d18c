"""The publication date of an article, where the article states it. Between the readers and a `Document`.

Only what is unmistakable counts: a date on a line of its own, behind a word such as "Published", or between a place and
a dash at the head of the story. A date in running prose is never taken. Numeric dates count only if day and month can't
be confused, or the weekday tells which is which. The text floor stands below the values, so it has small patterns of
its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Final

from factcheck.text.document import LINE_END, Published

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
OUTER_LINES: Final = 12  # non-empty lines at either end in which an article states its own date
SHORT_LINE: Final = 60  # a longer line just above a date is prose that may run on into it
LINK_WORDS: Final = frozenset(
    ["a", "an", "the", "of", "in", "on", "at", "by", "for", "from", "to", "with", "and", "or", "but", "until", "till", "since", "before", "after", "between", "is", "was", "were", "are"]
)

_HEAD_OF_LINE: Final = 120  # a date further on than this is not at the line's head

_WEEKDAY: Final = r"(?:(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?[ ]+)?"
_MONTH: Final = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_TEXT_DATES: Final = (
    rf"{_MONTH}[ ]+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?[ ]+(?P<year>\d{{4}})",
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ ]+{_MONTH},?[ ]+(?P<year>\d{{4}})",
    r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})",
)
_NUMERIC_DATE: Final = r"(?P<first>\d{1,2})(?P<mark>[/.])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})"
_CLOCK: Final = (
    r"(?:[ ]*[,|@T–—-]?[ ]*(?:at[ ]+)?\d{1,2}[:.]\d{2}(?::\d{2})?(?:[ ]*[ap]\.?m\.?)?"
    r"(?:[ ]*(?:\(?[A-Z]{1,5}\)?|[+-]\d{2}:?\d{2}))?)?"
)
_PUBLISHED: Final = r"(?:first[ ]+)?(?:published|posted|publication[ ]+date|issued|released)(?:[ ]+on)?[ ]*:?[ ]+"
_UPDATED: Final = r"(?:last[ ]+)?updated(?:[ ]+on)?[ ]*:?[ ]+"
_DATES: Final = (*_TEXT_DATES, _NUMERIC_DATE)


def _line_patterns(label: str) -> tuple[re.Pattern[str], ...]:
    """A line that is a label, a date and nothing else but a time of day, or what a bar sets apart."""
    aside = r"(?:[ ]*[|•·][^.!?]{0,80})?[ ]*"
    return tuple(re.compile(f"[ ]*{label}{_WEEKDAY}{form}{_CLOCK}{aside}", re.IGNORECASE) for form in _DATES)


def _opening_patterns() -> tuple[re.Pattern[str], ...]:
    """A place in capitals (an agency may follow), a date, and a dash: `BRUSSELS, Oct. 6, 2021 (Reuters) — …`."""
    place = r"[ ]*(?-i:[A-Z][A-Z.'-]+(?:[ ,]+[A-Z][A-Za-z.'-]+){0,4}),?[ ]+"
    tail = r",?[ ]*(?:\([^()]{1,40}\)|/[^/]{1,40}/)?[ ]*(?:--?|–|—)[ ]*\S.*"
    return tuple(re.compile(f"{place}[(]?{_WEEKDAY}{form}[)]?{tail}", re.IGNORECASE) for form in _TEXT_DATES)


class Form(StrEnum):
    """The ways in which an article states its own date, the surest first."""

    PUBLISHED = "published"
    OPENING = "opening"
    LINE = "line"
    UPDATED = "updated"


@cache
def _patterns(form: Form) -> tuple[re.Pattern[str], ...]:
    match form:
        case Form.PUBLISHED:
            return _line_patterns(_PUBLISHED)
        case Form.OPENING:
            return _opening_patterns()
        case Form.LINE:
            return _line_patterns(r"(?:date:[ ]+)?")
        case Form.UPDATED:
            return _line_patterns(_UPDATED)


def is_date_line(line: str) -> bool:
    """Whether a line is a date and nothing else, a label perhaps."""
    forms = (Form.LINE, Form.PUBLISHED, Form.UPDATED)
    return _may_hold_date(line) and any(pattern.fullmatch(line) for form in forms for pattern in _patterns(form))


def dateline_of(text: str) -> Published | None:
    """The date that a folded text states for itself near its head or foot, by the surest form in which it does.

    None if that form is there with several dates (a chronology has many lines that are dates).
    """
    found: dict[Form, dict[date, int]] = {form: {} for form in Form}
    for number, line, is_head in _outer_lines(text):
        for form in Form:
            if form is Form.OPENING and not is_head:
                continue
            for day in _dates_on_line(line, form):
                found[form].setdefault(day, number)
    days = next((found[form] for form in Form if found[form]), {})
    if len(days) != 1:
        return None
    ((day, number),) = days.items()
    return Published(day, f"dateline at line {number}")


def _outer_lines(text: str) -> list[tuple[int, str, bool]]:
    """The lines near the head and foot that may hold a date and do not go on from the line before: number, line, and
    whether it is near the head."""
    lines = [(number, line.strip(" ")) for number, line in enumerate(LINE_END.split(text), 1)]
    full = [(number, line, lines[number - 2][1] if number > 1 else "") for number, line in lines if line]
    head, foot = full[:OUTER_LINES], full[max(OUTER_LINES, len(full) - OUTER_LINES) :]
    outer = [(*row, True) for row in head] + [(*row, False) for row in foot]
    return [(number, line, is_head) for number, line, before, is_head in outer if not _goes_on(before)]


def _goes_on(line: str) -> bool:
    """Whether a line is running prose that breaks off: a date on the next line belongs to it."""
    return bool(line) and (line[-1] in ",;-–—(" or line.rsplit(maxsplit=1)[-1].lower() in LINK_WORDS or len(line) > SHORT_LINE)


def _may_hold_date(line: str) -> bool:
    return any("0" <= char <= "9" for char in line[:_HEAD_OF_LINE])


def _dates_on_line(line: str, form: Form) -> Iterator[date]:
    if not _may_hold_date(line):
        return
    for pattern in _patterns(form):
        match = pattern.fullmatch(line)
        day = _date_of(match.groupdict()) if match else None
        if day is not None:
            yield day


def _date_of(parts: dict[str, str | None]) -> date | None:
    """The one date that the parts can mean; none where they mean several or no day of the calendar."""
    year, weekday = int(parts["year"] or 0), parts.get("weekday")
    if parts.get("first"):
        first, second = int(parts["first"] or 0), int(parts["second"] or 0)
        possible = {(first, second), (second, first)}
    else:
        possible = {(_month_number(parts["month"] or ""), int(parts["day"] or 0))}
    days = {day for month, number in possible if (day := _calendar_day(year, month, number))}
    if weekday:
        days = {day for day in days if WEEKDAYS[day.weekday()] == weekday[:3].lower()}
    return days.pop() if len(days) == 1 else None


def _month_number(month: str) -> int:
    return int(month) if month.isdigit() else MONTHS.index(month[:3].lower()) + 1


def _calendar_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
