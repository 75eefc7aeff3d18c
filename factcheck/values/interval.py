"""Intervals: what every value comes down to before two of them are compared.

A date at its precision, a number at its rounding, a bound, an approximation, a range: each is an interval, and a few
relations between intervals decide every comparison (XBRL's rounding intervals, ISO 8601-2's levels of precision).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

Scalar: TypeAlias = int | Decimal
"""A day (proleptic Gregorian ordinal, `date.toordinal`; 0 and below are years before the common era) or a figure."""


@dataclass(frozen=True, slots=True)
class Interval:
    """All scalars from `low` to `high`; `None` is an open end; `low_open`/`high_open` leave the end itself out."""

    low: Scalar | None
    high: Scalar | None
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def at(cls, scalar: Scalar) -> Interval:
        """The interval that holds one scalar."""
        return cls(scalar, scalar)

    @property
    def is_point(self) -> bool:
        """Whether it holds exactly one scalar."""
        return self.low is not None and self.low == self.high

    @property
    def is_bounded(self) -> bool:
        """Whether both ends are known."""
        return self.low is not None and self.high is not None

    def within(self, other: Interval) -> bool:
        """Whether every scalar of this one is in `other`."""
        return _starts_no_earlier(self, other) and _starts_no_earlier(_mirrored(self), _mirrored(other))

    def meets(self, other: Interval) -> bool:
        """Whether the two share a scalar."""
        return not (_lies_before(self, other) or _lies_before(other, self))

    def widened(self, by: Scalar) -> Interval:
        """Both known ends moved outwards by `by`; an open end stays open."""
        return Interval(
            None if self.low is None else self.low - by,
            None if self.high is None else self.high + by,
            self.low_open,
            self.high_open,
        )

    def joined(self, other: Interval) -> Interval:
        """The least interval that holds both."""
        low_first = _starts_no_earlier(other, self)
        high_last = _starts_no_earlier(_mirrored(other), _mirrored(self))
        first, last = (self if low_first else other), (self if high_last else other)
        return Interval(first.low, last.high, first.low_open, last.high_open)


def _starts_no_earlier(inner: Interval, outer: Interval) -> bool:
    if outer.low is None:
        return True
    if inner.low is None or inner.low < outer.low:
        return False
    return inner.low > outer.low or inner.low_open or not outer.low_open


def _mirrored(interval: Interval) -> Interval:
    return Interval(
        None if interval.high is None else -interval.high,
        None if interval.low is None else -interval.low,
        interval.high_open,
        interval.low_open,
    )


def _lies_before(first: Interval, second: Interval) -> bool:
    if first.high is None or second.low is None:
        return False
    return first.high < second.low or (first.high == second.low and (first.high_open or second.low_open))
