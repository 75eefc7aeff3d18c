"""impossible-date: a day that the calendar does not have.

What it does: reports 31 June, 30 February, 29 February of a year that is no leap year, month 13; not where the text
itself says that there is no such day, and not where the figure after a month counts something ("in June 31 people").
Why: one of day, month and year is wrong, and a reader can't tell which.
Example: "31 June 2019".
Fix: write the day that is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factcheck.rules.interface import Rule
from factcheck.rules.passage import DIGITS, OwnRule, Passage, Slip
from factcheck.text.document import Span
from factcheck.text.published import MONTHS
from factcheck.values.calendar_days import MONTHS_IN_YEAR, days_in_month, is_day
from factcheck.values.lazy import lazy

RULE: Final = Rule("impossible-date", "a day that the calendar does not have", since="0.1.0")

_MONTH: Final = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY: Final = r"(?P<day>29|[3-9]\d)(?P<suffix>st|nd|rd|th)?(?![\d:/.,]\d|[\d%])"
_YEAR: Final = r"(?:,?[ ](?P<year>1[5-9]\d\d|20\d\d)(?!\d|[ -](?:people|percent|per)))"
_LEAD: Final = (
    r"(?P<lead>\b(?:on|by|of|the|from|until|till|since|to|before|after|dated|and|is|was|for|born)[ ]|[,(][ ]?|^)"
)
_DAY_FIRST: Final = lazy(rf"{_LEAD}?(?<![\w.,/$£€-]){_DAY}[ ](?:of[ ])?{_MONTH}(?![\w-]){_YEAR}?")
_MONTH_FIRST: Final = lazy(rf"{_LEAD}?(?<![\w-]){_MONTH}[ ](?:the[ ])?{_DAY}(?![\w-]){_YEAR}?")
_ISO: Final = lazy(
    r"(?P<lead>\b(?:on|by|of|from|until|since|to|dated|date:?)[ ])(?P<year>(?:19"
    r"|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\w-])"
)
_NUMERIC: Final = lazy(
    r"(?P<lead>\b(?:on|by|of|from|until|since|to|dated|date:?)"
    r"[ ])(?P<first>\d\d?)(?P<mark>[/.])(?P<second>\d\d?)(?P=mark)"
    r"(?P<year>(?:19|20)\d\d)(?![\w/-])"
)
_GUARD: Final = lazy(
    r"(?i)\b(?:no such|there is no|there's no|does not exist|doesn't exist|did not exist"
    r"|impossible|invalid|accept(?:s|ed)?"
    r"|nonexistent|non-existent|calendar|leap|joke[ds]?|fictional|imaginary|titled|novel|film|song|album called)\b"
)
"""Words with which a text speaks of a day as one that is none, or of a work that is called so."""
_ENDS: Final = lazy(r"[ ]?(?:[.,;:)!?\"'”’]|$)|[ ](?:and|or|to|at|in|with|after|when|for|but|by|as|from|until)\b")
"""What may stand behind a day of the month, and not behind a figure that counts ("June 31 people")."""
_FIRM: Final = frozenset({"on", "by", "of", "from", "until", "till", "dated", "born"})


def find(passage: Passage) -> Iterator[Slip]:
    """Each day that is none."""
    text = passage.text
    if _GUARD().search(text):
        return
    for match in _DAY_FIRST().finditer(text):
        yield from _in_words(text, match, month_first=False)
    for match in _MONTH_FIRST().finditer(text):
        yield from _in_words(text, match, month_first=True)
    for match in _ISO().finditer(text):
        year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
        if not is_day(year, month, day):
            yield _slip(Span(match.end("lead"), match.end()), year, month, day, text)
    for match in _NUMERIC().finditer(text):
        year, first, second = int(match["year"]), int(match["first"]), int(match["second"])
        if not is_day(year, first, second) and not is_day(year, second, first):
            month, day = (second, first) if second <= MONTHS_IN_YEAR else (first, second)
            yield _slip(Span(match.end("lead"), match.end()), year, month, day, text)


def _in_words(text: str, match: re.Match[str], *, month_first: bool) -> Iterator[Slip]:
    month = 1 + next(at for at, name in enumerate(MONTHS) if name.startswith(match["month"][:3].lower()))
    day, year = int(match["day"]), int(match["year"]) if match["year"] else None
    if day <= days_in_month(year or 2000, month) or not _is_meant(text, match, month_first=month_first):
        return
    start = match.end("lead") if match["lead"] else match.start()
    yield _slip(Span(start, match.end()), year, month, day, text)


def _is_meant(text: str, match: re.Match[str], *, month_first: bool) -> bool:
    """Whether the two are a date: by a year, an ending, or the words on both sides."""
    lead = (match["lead"] or "").strip().lower()
    if match["year"] or match["suffix"]:
        return not (month_first and lead in ("in", "last") and not match["year"])
    ends = _ENDS().match(text, match.end()) is not None
    return ends and lead in _FIRM


def _slip(span: Span, year: int | None, month: int, day: int, text: str) -> Slip:
    written = span.of(text)
    if month > MONTHS_IN_YEAR or month < 1:
        why = f"a year has {MONTHS_IN_YEAR} months"
        return Slip(span, f"there is no month {month}", ("a month from 1 to 12",), (why,), "calendar")
    last = days_in_month(year or 2000, month)
    name = MONTHS[month - 1].capitalize()
    whose = f"{name} {year}" if year else name
    corrections = [f"a day of {name} up to the {last}{'st' if last == LONGEST else 'th'}"]
    corrections += ["the month that has it"] if day <= LONGEST else []
    corrections += ["a leap year"] if (month, day) == (2, 29) else []
    return Slip(
        span,
        f"there is no {written}: {whose} has {last} days",
        tuple(corrections),
        (f"{whose} has {last} days",),
        "calendar",
    )


LONGEST: Final = 31
"""Days of the longest month."""


OWN: Final = OwnRule(RULE, (DIGITS,), find)
