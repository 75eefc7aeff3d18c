"""weekday-mismatch: a weekday that is not the day of its date.

What it does: reports a date whose weekday stands with it and is another one by the calendar; where the year is left
out, by the year that lies nearest to the publication date, and then as a warning. Days before 1753 are left alone:
England and its colonies counted another calendar until then.
Why: readers plan by it, and of weekday and date nobody can tell which is meant.
Example: "Tuesday, 18 October 2021", which was a Monday.
Fix: write the weekday of the date, or the date of the weekday.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.matching.interface import Confidence
from factcheck.rules.interface import Rule
from factcheck.rules.passage import DIGITS, OwnRule, Passage, Slip
from factcheck.text.document import Span
from factcheck.text.published import MONTHS, WEEKDAYS
from factcheck.values.calendar_days import is_day, ordinal, weekday, ymd
from factcheck.values.interface import Bound, DateValue, Grain, Mention
from factcheck.values.lazy import lazy

RULE: Final = Rule("weekday-mismatch", "a weekday that is not the day of its date", since="0.1.0")

NAMES: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CUES: Final = frozenset({*(name.lower() for name in NAMES), *WEEKDAYS, "tues", "weds", "thur", "thurs"})
FIRST_YEAR: Final = 1753
"""The first whole year of the Gregorian calendar in English-speaking countries."""
NEAR: Final = 183
"""Days from publication within which a date without its year is taken to lie."""

_NAME: Final = r"(?P<name>(?:Mon|Tues?|Wed(?:nes|s)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?)\b"
_INSIDE: Final = lazy(rf"(?i)\b{_NAME}")
_AFTER: Final = lazy(
    rf"(?i)(?:[ ]?\([ ]?(?:an?[ ])?|,[ ](?:which[ ])?(?:was[ ]|is[ ])?an?[ ]){_NAME}\.?(?=[ ]?\)|[,.;:]|$)"
)
_BEFORE: Final = lazy(rf"(?i)\b{_NAME}\.?,?[ ]\(?(?:the[ ])?\Z")
_SERIES_BEFORE: Final = lazy(
    r"(?i)(?:day|mon|tues?|wed|thurs?|fri|sat|sun)\.?,?[ ]?(?:,|and|or|to|through|until|-|–|—|/)[ ]?\Z"
)
_SERIES_AFTER: Final = lazy(r"(?i),?[ ]?(?:,|and|or|to|through|-|–|—|/|&)[ ]?(?:the[ ])?\d{1,2}(?!\d)(?!:)")
_WITH_YEAR: Final = lazy(r"\d{4}")
_NAMED_DAY: Final = lazy(
    r"(?i)\b(?:black|good|ash|cyber|super|bloody|easter|palm|shrove|maundy|holy|whit|giving|fat"
    r"|mothering|not|every|man)"
    r"[ ]\Z"
)
"""Words that make a name of the weekday after them, or say that it is not the one."""
_OLD_STYLE: Final = lazy(r"(?i)\b(?:old style|julian calendar|O\.S\.)")
_MONTH_AND_DAY: Final = lazy(rf"(?i)(?<![\d/])(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})[ ]?\([ ]?{_NAME}[ ]?\)")


def find(passage: Passage) -> Iterator[Slip]:
    """Each date with a weekday that is not its own."""
    text = passage.text
    if _OLD_STYLE().search(text):
        return
    for mention, value in passage.dates:
        if value.grain is not Grain.DAY or value.bound is not Bound.EXACT or value.approximate or mention.latent:
            continue
        place = _weekday_of(text, mention)
        if place is not None:
            yield from _judged(passage, mention.span, place, _days(value, passage), whole=value.yearless is None)
    if passage.published:
        for match in _MONTH_AND_DAY().finditer(text):
            day = _nearest(passage, int(match["month"]), int(match["day"]))
            yield from _judged(passage, Span(*match.span()), Span(*match.span("name")), day, whole=False)


def _weekday_of(text: str, mention: Mention) -> Span | None:
    """Where the weekday of a date stands: in it, right before it, or right after it as an apposition."""
    span = mention.span
    if not any(char.isdigit() for char in mention.text):
        return None
    if not _WITH_YEAR().search(mention.text) and _SERIES_AFTER().match(text, span.end):
        return None
    found = _INSIDE().search(text, span.start, span.end) or _AFTER().match(text, span.end)
    found = found or _BEFORE().search(text, max(0, span.start - 16), span.start)
    if found is None:
        return None
    place = Span(*found.span("name"))
    before = text[max(0, place.start - 16) : place.start]
    return None if _SERIES_BEFORE().search(before) or _NAMED_DAY().search(before) else place


def _days(value: DateValue, passage: Passage) -> tuple[int, ...]:
    """The days that a date may mean; none where its year can't be known."""
    if value.yearless is not None:
        month, day = value.yearless
        return _nearest(passage, month, day) if day else ()
    intervals = value.readings or (value.interval,)
    return tuple(int(one.low) for one in intervals if one.low is not None)


def _nearest(passage: Passage, month: int, day: int) -> tuple[int, ...]:
    """The day of the year nearest to publication, and those of all years that the article names."""
    if passage.published is None:
        return ()
    today = passage.published.toordinal()
    around = range(passage.published.year - 1, passage.published.year + 2)
    near = [ordinal(year, month, day) for year in around if is_day(year, month, day)]
    near = [one for one in near if abs(one - today) <= NEAR]
    named = passage.page.years if near else ()
    return (*near, *(ordinal(year, month, day) for year in named if is_day(year, month, day)))


def _judged(passage: Passage, date: Span, place: Span, days: tuple[int, ...], *, whole: bool) -> Iterator[Slip]:
    name = place.of(passage.text)
    stated = WEEKDAYS.index(name[:3].lower())
    if not days or any(weekday(day) == stated or ymd(day)[0] < FIRST_YEAR for day in days):
        return
    day = days[0]
    right = NAMES[weekday(day)] if len(name) > len("Thurs") else NAMES[weekday(day)][:3]
    written = _written(day)
    near = sorted(
        (day - (weekday(day) - stated) % 7, day + (stated - weekday(day)) % 7), key=lambda one: abs(one - day)
    )
    others = " or ".join(_written(one) for one in sorted(near))
    is_past = passage.published is None or day <= passage.published.toordinal()
    yield Slip(
        span=Span(min(date.start, place.start), max(date.end, place.end)),
        message=f"article says {NAMES[stated]}, and {written} {'was' if is_past else 'is'} a {NAMES[weekday(day)]}",
        corrections=(f"`{right}`", f"the date of a {NAMES[stated]}: {others}"),
        steps=(f"{written} is a {NAMES[weekday(day)]} in the calendar", *(() if whole else (_LEANS,))),
        level="calendar" if whole else "calendar, nearest year",
        confidence=Confidence.HIGH if whole else Confidence.MEDIUM,
    )


_LEANS: Final = "the year is left out, and taken to be the one nearest to publication"


def _written(day: int) -> str:
    year, month, number = ymd(day)
    return f"{number} {MONTHS[month - 1].capitalize()} {year}"


OWN: Final = OwnRule(RULE, (CUES, DIGITS), find)
