"""Comparing dates: intervals of days at the precision stated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from factcheck.comparison.interface import Level, Verdict
from factcheck.values.calendar_days import ymd
from factcheck.values.interface import DateValue, Grain, MonthDay
from factcheck.values.interval import Interval

CALENDAR: Final = frozenset({Grain.DAY, Grain.WEEKEND, Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.HALF, Grain.YEAR})
"""Grains by which an editor dates an event: "in 2014" is a right way of saying March 2014, "in the 2010s" a vague one."""

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


def _written_day(reference: DateValue) -> MonthDay | None:
    """Month and day of a reference date, as far as it has them."""
    if reference.yearless:
        return reference.yearless
    if reference.interval.low is None or reference.grain not in (Grain.DAY, Grain.MONTH):
        return None
    _, month, day = ymd(int(reference.interval.low))
    return MonthDay(month, day if reference.grain is Grain.DAY else None)


def _same_written(pair: Dates) -> bool | None:
    """Whether month and day agree where the year is left out; `None` where that can't be told."""
    stated, reference = pair.value.yearless or _written_day(pair.value), _written_day(pair.reference)
    if stated is None or reference is None:
        return None
    if stated.month != reference.month:
        return False
    return None if stated.day is None or reference.day is None else stated.day == reference.day


def _is_yearless(pair: Dates) -> bool:
    return (pair.unknown and pair.value.yearless is not None) or pair.reference.interval == Interval(None, None)


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
    Level("unknown", Verdict.UNDECIDED, "a date that can't be placed", lambda d: _is_yearless(d) or d.unknown),
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
