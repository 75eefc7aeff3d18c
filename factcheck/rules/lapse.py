"""Lapses of time: how many whole years or months may lie between two dates, each at its precision."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.values.calendar_days import MONTHS_IN_YEAR, ymd
from factcheck.values.interface import Bound, DateValue, Grain, Mention
from factcheck.values.interval import Interval, Scalar


class Lapse(NamedTuple):
    """The least and the most that may have passed, in whole units."""

    least: int
    most: int

    def holds(self, stated: int) -> bool:
        """Whether so many may have passed."""
        return self.least <= stated <= self.most

    def __str__(self) -> str:
        """As a reader would say it: "70 or 71"."""
        return str(self.least) if self.least == self.most else f"{self.least} or {self.most}"


def years_between(first: Interval, second: Interval) -> Lapse | None:
    """The whole years from one date to another, as ages are counted."""
    if first.low is None or first.high is None or second.low is None or second.high is None:
        return None
    return Lapse(_whole_years(first.high, second.low), _whole_years(first.low, second.high))


def _whole_years(first: Scalar, second: Scalar) -> int:
    (year, *day), (to_year, *to_day) = ymd(first), ymd(second)
    return to_year - year - (to_day < day)


def months_apart(first: Interval, second: Interval) -> int:
    """The months from the month in which one date begins to that of the other."""
    (year, month, _), (to_year, to_month, _) = ymd(first.low or 1), ymd(second.low or 1)
    return (to_year - year) * MONTHS_IN_YEAR + to_month - month


def year_of(days: Interval) -> int:
    """The year in which a date begins."""
    return ymd(days.low or 1)[0]


def days_of(mention: Mention, *, coarsest: Grain = Grain.YEAR) -> Interval | None:
    """The days of a date that is stated with its year, as precise as a year or more, and as it stands; else none."""
    value = mention.value
    if not isinstance(value, DateValue) or value.approximate or value.yearless or mention.latent:
        return None
    if value.grain not in (Grain.DAY, Grain.MONTH, coarsest) or not any(char.isdigit() for char in mention.text):
        return None
    if value.readings or value.bound not in (Bound.EXACT, Bound.RANGE) or len(value.named) > 1:
        return None
    whole = value.named[0] if value.named else value.interval
    return whole if whole.is_bounded else None
