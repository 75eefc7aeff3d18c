"""Comparing dates: intervals of days at the precision stated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from factcheck.comparison.interface import Level, Verdict
from factcheck.matching.slots import HALF_LINES, written_day
from factcheck.values.calendar_days import month_interval, ordinal
from factcheck.values.interface import Bound, DateValue, Grain
from factcheck.values.interval import Interval

CALENDAR: Final = frozenset(
    {Grain.DAY, Grain.WEEKEND, Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.SEASON, Grain.HALF, Grain.YEAR}
)
"""Grains by which an editor dates an event: "in 2014" is a right way of saying March 2014, "in the 2010s" a vague
one."""

CIRCA: Final = {Grain.DAY: 5, Grain.WEEK: 10, Grain.MONTH: 45, Grain.YEAR: 5 * 366}
"""Days that "about" reaches to either side, by grain."""


@dataclass(frozen=True, slots=True)
class Dates:
    """A stated and a reference date, ready for the table. `stated` holds all readings of an ambiguous form."""

    value: DateValue
    stated: tuple[Interval, ...]
    reference: DateValue
    allowed: Interval

    @property
    def unknown(self) -> bool:
        """Whether the days stated can't be known."""
        return all(interval.low is None and interval.high is None for interval in self.stated)


def dates(stated: DateValue, reference: DateValue) -> Dates:
    """Prepare two dates for the table."""
    intervals = stated.readings or (stated.interval,)
    return Dates(
        stated, tuple(_around(i, stated) for i in intervals), reference, _around(reference.interval, reference)
    )


def _around(interval: Interval, value: DateValue) -> Interval:
    return interval.widened(CIRCA.get(value.grain, 0)) if value.approximate else interval


def _in_some_year(value: DateValue) -> Interval | None:
    """The days of a date within a leap year that stands for any, bounds kept; `None` for a range or a bare year."""
    written = written_day(value)
    if written is None or value.bound is Bound.RANGE:
        return None
    days = month_interval(ANY_YEAR, written.month)
    if written.day is not None:
        days = Interval.at(ordinal(ANY_YEAR, written.month, written.day))
    match value.bound:
        case Bound.AT_LEAST:
            return Interval(days.low, None)
        case Bound.MORE_THAN:
            return Interval(days.high, None, low_open=True)
        case Bound.AT_MOST:
            return Interval(None, days.high)
        case Bound.LESS_THAN:
            return Interval(None, days.low, high_open=True)
        case _:
            return days


ANY_YEAR: Final = 2000


def _same_written(pair: Dates) -> bool | None:
    """Whether two dates agree by month and day where a year is left out; `None` where that can't be told."""
    stated, reference = _in_some_year(pair.value), _in_some_year(pair.reference)
    return None if stated is None or reference is None else stated.meets(reference)


def _is_yearless(pair: Dates) -> bool:
    """Whether a date stands without its year. The year that the publication date lends it accuses nobody: "The treaty
    was signed on 4 April" may be told of 1949."""
    return pair.value.yearless is not None or _is_unplaced(pair)


def _is_unplaced(pair: Dates) -> bool:
    return pair.reference.interval == Interval(None, None)


def _named(value: DateValue) -> Interval:
    """The date that a half-line is drawn from, or the date itself: 2011 for "since 2011"."""
    return value.named[0] if value.named else value.interval


def _same_kind(pair: Dates) -> bool:
    """Whether both are half-lines of one direction ("since 1950", "since 1920"): then their starts are compared."""
    return pair.value.bound in HALF_LINES and pair.value.bound is pair.reference.bound


def _both_ranges(pair: Dates) -> bool:
    return all(v.bound is Bound.RANGE and len(v.named) == 2 for v in (pair.value, pair.reference))  # noqa: PLR2004 - two ends


def _ends_meet(pair: Dates) -> bool:
    ends = zip(pair.value.named, pair.reference.named, strict=False)
    return all(stated.meets(reference) for stated, reference in ends)


DATE_LEVELS: Final[tuple[Level[Dates], ...]] = (
    Level(
        "same-day",
        Verdict.CONSISTENT,
        "the same day of the year",
        lambda d: _is_yearless(d) and _same_written(d) is True,
    ),
    Level(
        "other-day",
        Verdict.CONTRADICTED,
        "a different day of the year",
        lambda d: _is_yearless(d) and _same_written(d) is False,
    ),
    Level("unknown", Verdict.UNDECIDED, "a date that can't be placed", lambda d: _is_unplaced(d) or d.unknown),
    Level(
        "same-start",
        Verdict.CONSISTENT,
        "from the same time",
        lambda d: _same_kind(d) and _named(d.value).meets(_named(d.reference)),
    ),
    Level("other-start", Verdict.CONTRADICTED, "from a different time", _same_kind),
    Level("same-ends", Verdict.CONSISTENT, "from and to the same times", lambda d: _both_ranges(d) and _ends_meet(d)),
    Level("other-ends", Verdict.CONTRADICTED, "from or to a different time", _both_ranges),
    Level(
        "inside", Verdict.CONSISTENT, "within the reference date", lambda d: any(s.within(d.allowed) for s in d.stated)
    ),
    Level(
        "coarser",
        Verdict.CONSISTENT,
        "less precise, and includes it",
        lambda d: d.value.grain in CALENDAR and any(d.allowed.within(s) for s in d.stated),
    ),
    Level(
        "vague", Verdict.IMPRECISE, "a vague date that includes it", lambda d: any(d.allowed.meets(s) for s in d.stated)
    ),
    Level("otherwise", Verdict.CONTRADICTED, "a different date", lambda _: True),
)
