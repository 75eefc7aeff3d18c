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
from typing import Final, NamedTuple

from factcheck.text.document import LINE_END, line_starts
from factcheck.text.word_tables import link_words

MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
OUTER_LINES: Final = 12  # non-empty lines at either end in which an article states its own date
SHORT_LINE: Final = 60  # a longer line just above a date is prose that may run on into it
_HEAD_OF_LINE: Final = 120  # a date that begins further on is not at the line's head
_PUBLISHED: Final = frozenset({"published", "first published", "posted", "publication date", "issued", "released"})
_UPDATED: Final = frozenset({"updated", "last updated"})
# Names under which a publication date stands in front matter and in `meta`, the surest first.
FRONT_MATTER_KEYS: Final = (
    *("published", "datePublished", "date_published", "publishDate", "publish_date", "published_at", "publishedAt"),
    *("published_date", "pubDate", "pub_date", "pubdate", "revdate", "date"),
)
META_KEYS: Final = (
    *("article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date"),
    *(
        "dcterms.issued",
        "dc.date.issued",
        "dcterms.created",
        "dcterms.date",
        "dc.date",
        "publish-date",
        "publication_date",
    ),
    *("pubdate", "date"),
)


class Form(StrEnum):
    """The ways in which an article states its own date, the surest first."""

    PUBLISHED = "published"
    OPENING = "opening"
    LINE = "line"
    UPDATED = "updated"


@cache
def _date() -> re.Pattern[str]:
    """`Tuesday, Oct. 6, 2021`, `6 October 2021`, `2021-10-06`, `10/6/2021`."""
    month = "[a-z]{3,9}"
    return re.compile(
        rf"(?<![\w/.-])(?:(?P<weekday>{'|'.join(WEEKDAYS)})[a-z]{{0,6}}\.?,?[ ]+)?"
        rf"(?:(?P<month>{month})\.?[ ]+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?[ ]+(?P<year>\d{{4}})"
        rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?[ ]+(?P<month2>{month})\.?,?[ ]+(?P<year2>\d{{4}})"
        r"|(?P<iso>\d{4}-\d{2}-\d{2})|(?P<numeric>\d{1,2}(?P<mark>[/.])\d{1,2}(?P=mark)\d{4}))(?![\d/-])",
        re.IGNORECASE,
    )


@cache
def _place() -> re.Pattern[str]:
    """A place in capitals, a country or state behind it perhaps: `WASHINGTON, D.C.,`."""
    return re.compile(r"[A-Z][A-Z.'-]+(?:[ ,]+[A-Z][A-Za-z.'-]+){0,4},?[ ]+\(?")


@cache
def _byline() -> re.Pattern[str]:
    """`By Jane Doe and John Roe on`, and what sets a date apart: `By Jane Doe |`."""
    return re.compile(r"[Bb]y[ ][A-Z][\w.'-]*(?:,?[ ](?:and|de|van|von|[A-Z][\w.'-]*)){1,8}[ ]*(?:on|[|•·,–—-])[ ]*")


@cache
def _dash_behind() -> re.Pattern[str]:
    """An agency perhaps, and a dash with the story behind it: `(Reuters) — …`."""
    return re.compile(r"\)?,?[ ]*(?:\([^()]{1,40}\)|/[^/]{1,40}/)?[ ]*(?:--?|–|—)[ ]*\S")


@cache
def _clock_behind() -> re.Pattern[str]:
    """Nothing, a time of day, what a bar sets apart: `– 04:15`, `T10:12:00Z`, `| Staff`."""
    return re.compile(
        r"(?:[ ]*(?:[,|@T–—-]|at[ ])?[ ]*\d{1,2}[:.]\d{2}(?::\d{2})?(?:[ ]*[ap]\.?m\.?)?"
        r"(?:[ ]*(?:\(?[A-Z]{1,5}(?:[+-]\d{1,2})?\)?|[+-]\d{2}:?\d{2}))?)?(?:[ ]*[|•·][^.!?]{0,80})?[ ]*",
        re.IGNORECASE,
    )


def is_date_line(line: str) -> bool:
    """Whether a line is a date and nothing else, a label and a time of day perhaps."""
    return any(form is not Form.OPENING for form, _ in _dates_on_line(line))


def leading_date(text: str) -> int:
    """The length of a date with its weekday that a story begins with, the first sentence right behind; 0 for none."""
    if text[:3].lower() not in WEEKDAYS:
        return 0
    found = _date().match(text)
    if (
        found is None
        or not found["weekday"]
        or not text[found.end() : found.end() + 1].isspace()
        or _date_of(found) is None
    ):
        return 0
    return found.end() if text[found.end() :].lstrip()[:1].isupper() else 0


def stated_date(value: str) -> date | None:
    """The date that the value of a field begins with, if it is unmistakable: `2021-10-06T10:00Z`, `6 Oct 2021`."""
    found = _date().match(value.strip())
    return _date_of(found) if found else None


@cache
def _date_field() -> re.Pattern[str]:
    keys = "|".join(FRONT_MATTER_KEYS)
    return re.compile(rf"^[\"':]?(?:{keys})[\"']?[ \t]*[:=][ \t]*(?P<value>\S[^\r\n]*)", re.IGNORECASE | re.MULTILINE)


def unread_date(front_matter: str) -> str:
    """What front matter states as the date of its article, where no day can be read from it: `2021-02-30`, `soon`."""
    values = (found["value"].strip(" \t\"'") for found in _date_field().finditer(front_matter))
    return next((value for value in values if value and stated_date(value) is None), "")


class Dateline(NamedTuple):
    """A date that a text states for itself, and the offset of its line."""

    day: date
    at: int


def dateline_of(text: str) -> Dateline | None:
    """The date that a folded text states for itself near its head or foot, by the surest form in which it does.

    None if that form is there with several dates (a chronology has many lines that are dates).
    """
    found: dict[Form, dict[date, int]] = {form: {} for form in Form}
    for at, line, is_head in _outer_lines(text):
        for form, day in _dates_on_line(line):
            if is_head or form is not Form.OPENING:
                found[form].setdefault(day, at)
    days = next((found[form] for form in Form if found[form]), {})
    return Dateline(*next(iter(days.items()))) if len(days) == 1 else None


def _outer_lines(text: str) -> list[tuple[int, str, bool]]:
    """The lines near the head and foot that do not go on from the line before: offset, line, whether near the head."""
    lines = list(zip(line_starts(text), (line.strip(" ") for line in LINE_END.split(text)), strict=True))
    full = [(at, line, lines[number - 1][1] if number else "") for number, (at, line) in enumerate(lines) if line]
    head, foot = full[:OUTER_LINES], full[max(OUTER_LINES, len(full) - OUTER_LINES) :]
    outer = [(*row, True) for row in head] + [(*row, False) for row in foot]
    return [(at, line, is_head) for at, line, before, is_head in outer if not _goes_on(before)]


def _goes_on(line: str) -> bool:
    """Whether a line is running prose that breaks off: a date on the next line belongs to it."""
    return bool(line) and (
        line[-1] in ",;-–—(" or line.rsplit(maxsplit=1)[-1].lower() in link_words() or len(line) > SHORT_LINE
    )


def _dates_on_line(line: str) -> Iterator[tuple[Form, date]]:
    """The unmistakable dates that a line states of its article (one at most), and in which form."""
    if not any("0" <= char <= "9" for char in line[:_HEAD_OF_LINE]):
        return
    found = _date().search(line, 0, _HEAD_OF_LINE)
    day = _date_of(found) if found else None
    form = _form_of(line.lstrip()[: found.start()], line[found.end() :]) if found and day else None
    if form and day:
        yield form, day


def _form_of(before: str, behind: str) -> Form | None:
    if _clock_behind().fullmatch(behind):
        label = before.strip(" :").lower().removesuffix(" on")
        if _byline().fullmatch(before):
            return Form.PUBLISHED
        if label in ("", "date"):
            return Form.LINE
        return Form.PUBLISHED if label in _PUBLISHED else Form.UPDATED if label in _UPDATED else None
    return Form.OPENING if _place().fullmatch(before) and _dash_behind().match(behind) else None


def _date_of(found: re.Match[str]) -> date | None:
    """The one day that a match can mean; none where it can mean several, or no day of the calendar."""
    if found["iso"]:
        year, month, number = (int(part) for part in found["iso"].split("-"))
        possible = {(month, number)}
    elif found["numeric"]:
        first, second, year = (int(part) for part in found["numeric"].split(found["mark"]))
        possible = {(first, second), (second, first)}
    else:
        year, number = int(found["year"] or found["year2"]), int(found["day"] or found["day2"])
        possible = {(_month_number(found["month"] or found["month2"]), number)}
    days = {day for month, number in possible if (day := _calendar_day(year, month, number))}
    if found["weekday"]:
        days = {day for day in days if WEEKDAYS[day.weekday()] == found["weekday"].lower()}
    return days.pop() if len(days) == 1 else None


def _month_number(name: str) -> int:
    """1 to 12; 0 for what is neither a month's name nor its beginning."""
    return next((number for number, month in enumerate(MONTHS, 1) if month.startswith(name.lower())), 0)


def _calendar_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
