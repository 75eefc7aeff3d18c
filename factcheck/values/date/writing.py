"""A way of writing one date: a name, a pattern, what a match of it states. `phrase.py` makes reading rules of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, NamedTuple, TypeAlias

from factcheck.text.document import Span
from factcheck.values.calendar_days import day_interval, is_day, month_interval
from factcheck.values.date.direction import Direction, direction_at, likely_year
from factcheck.values.interface import Bound, Context, DateValue, Grain, Mention, MonthDay, Role
from factcheck.values.interval import Interval
from factcheck.values.lazy import Lazy

UNKNOWN: Final = Interval(None, None)
"""The interval of a date that only the publication date could place, where there is none."""


_YEARS: Final = re.compile(r"(?<![\w.,:/$€£-])(?:1[4-9]|20)\d\d(?![\w%]|[.,:]\d)")
_STORY_REACH: Final = 200
_HISTORY_REACH: Final = 600
_ALL_HISTORY_REACH: Final = 3000
_SEVERAL: Final = 3
_HISTORY: Final = 60
"""Years before publication from which on a year told makes a text history, not news."""
_NEAR: Final = 150
"""Days around publication within which a date is news, not part of the story of another year."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a match states: a date, whether too unsure to accuse with, and its span where not all of the match.

    `ends` are the spans of both ends of a stretch, whose days are `value.named`; `parts` other dates inside the match.
    """

    value: DateValue
    latent: bool = False
    span: Span | None = None
    ends: tuple[Span, Span] | None = None
    parts: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Dated:
    """A date at its place in a text, as far as its phrase is read; `rule` names writing and additions."""

    span: Span
    value: DateValue
    rule: str
    latent: bool = False
    parts: tuple[Mention, ...] = ()

    def widened(self, left: int, value: DateValue, addition: str) -> Dated:
        """With `left` characters more before it, another value, and a word more in its rule."""
        span = Span(self.span.start - left, self.span.end)
        return Dated(span, value, f"{self.rule}, {addition}", self.latent, self.parts)

    def counted_from(self, left: int, value: DateValue, addition: str) -> Dated:
        """As `widened`, where the date itself stays a date of its own inside the new one."""
        return replace(self.widened(left, value, addition), parts=(self.mention(),))

    def until(self, end: int) -> Dated:
        """The same, ending at `end`."""
        return replace(self, span=Span(self.span.start, end))

    def mention(self) -> Mention:
        """It as a mention."""
        return Mention(self.span, self.value, self.rule, latent=self.latent, parts=self.parts)


def both_ends(first: Dated, last: Dated) -> tuple[Mention, Mention]:
    """Two dates as the beginning and the end of one stretch, each the other's pair."""
    return (
        Mention(first.span, first.value, f"{first.rule}, from", Role.FROM, first.latent, pair=last.span),
        Mention(last.span, last.value, f"{last.rule}, to", Role.TO, last.latent, pair=first.span),
    )


Resolve: TypeAlias = Callable[[re.Match[str], Context], Stated | None]


class Writing(NamedTuple):
    """A way of writing one date.

    `name`, `cues` and `pattern` are those of `ReadingRule`. `resolve` says what a match states, or `None` where it
    turns out to be no date. `whole` marks a phrase that takes no "since", "early" or "to 2007" around it.
    """

    name: str
    cues: frozenset[str]
    pattern: Lazy
    resolve: Resolve
    whole: bool = False


def ends_of(match: re.Match[str], first: str = "first", last: str = "last") -> tuple[Span, Span]:
    """The spans of two groups of a match: the ends of a stretch."""
    return Span(*match.span(first)), Span(*match.span(last))


def stretch(
    first: Interval,
    last: Interval,
    *,
    approximate: bool = False,
    yearless: MonthDay | None = None,
    readings: tuple[Interval, ...] = (),
) -> DateValue:
    """All days from the first of one date to the last of another, both kept as `named`."""
    whole = Interval(first.low, last.high)
    return DateValue(whole, Grain.RANGE, approximate, Bound.RANGE, yearless, readings, (first, last))


def dated(year: int, month: int, day: int | None) -> DateValue | None:
    """A day or a month of a year, or none where there is no such day."""
    if day is None:
        return DateValue(month_interval(year, month), Grain.MONTH)
    return DateValue(day_interval(year, month, day), Grain.DAY) if is_day(year, month, day) else None


def yearless(month: int, day: int | None, match: re.Match[str], context: Context) -> Stated | None:
    """A month and day that leave the year to the publication date and the verbs around; 30 February is none."""
    if not is_day(2000, month, day or 1):
        return None
    grain = Grain.MONTH if day is None else Grain.DAY
    written = MonthDay(month, day)
    if context.published is None:
        return Stated(DateValue(UNKNOWN, grain, yearless=written))
    towards = direction_at(match.string, match.start(), match.end())
    year = likely_year(month, day, context.published, towards)
    value = dated(year, month, day)
    if value is None:
        return None
    told = year_told_before(match, context)
    other = dated(told, month, day) if told else None
    if told is None or other is None or told == year:
        return Stated(DateValue(value.interval, grain, yearless=written))
    distance = abs(int(value.interval.low or 0) - context.published.toordinal())
    is_history = context.published.year - told >= _HISTORY
    is_told_later = told > context.published.year and towards is Direction.PAST
    in_story = distance > _NEAR or is_history or is_told_later
    first, second = (other, value) if in_story else (value, other)
    readings = (first.interval, second.interval)
    return Stated(DateValue(first.interval, grain, yearless=written, readings=readings))


def year_told_before(match: re.Match[str], context: Context) -> int | None:
    """The last year named before, in a story of 1832 that of "30 May": shortly before, or further where it is history.

    News names its years again sooner; a text that tells of several years long ago, and of none since, is all history.
    """
    before = [*_YEARS.finditer(match.string, max(0, match.start() - _ALL_HISTORY_REACH), match.start())]
    if not before:
        return None
    told, apart = int(before[-1][0]), match.start() - before[-1].end()
    if apart < _STORY_REACH:
        return told
    if context.published is None:
        return None
    old = [context.published.year - int(year[0]) >= _HISTORY for year in before]
    is_history = old[-1] if apart < _HISTORY_REACH else all(old) and len(old) >= _SEVERAL
    return told if is_history else None


def relative(interval: Callable[[date], Interval], grain: Grain, context: Context, *, about: bool = False) -> Stated:
    """A date that counts from the publication date; latent, and open at both ends, without one."""
    if context.published is None:
        return Stated(DateValue(UNKNOWN, grain, approximate=about), latent=True)
    return Stated(DateValue(interval(context.published), grain, approximate=about))
