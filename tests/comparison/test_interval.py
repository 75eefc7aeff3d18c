"""The algebra that every verdict stands on. A grid of halves tells what intervals with whole ends share."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from factcheck.values.interval import Interval

REACH = 9
GRID = [Decimal(half) / 2 for half in range(-2 * REACH - 4, 2 * REACH + 5)]


def holds(interval: Interval, scalar: Decimal) -> bool:
    """Whether a scalar lies in an interval, by the definition of its ends."""
    above = interval.low is None or scalar > interval.low or (scalar == interval.low and not interval.low_open)
    below = interval.high is None or scalar < interval.high or (scalar == interval.high and not interval.high_open)
    return above and below


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Any interval that holds a scalar, of whole ends or open to a side."""
    ends = sorted(draw(st.tuples(st.integers(-REACH, REACH), st.integers(-REACH, REACH))))
    low, high = (None if draw(st.booleans()) and draw(st.booleans()) else end for end in ends)
    point = low is not None and low == high
    return Interval(low, high, draw(st.booleans()) and not point, draw(st.booleans()) and not point)


@given(intervals(), intervals())
def test_within_means_that_every_scalar_is_in_the_other(one: Interval, other: Interval) -> None:
    assert one.within(other) == all(holds(other, scalar) for scalar in GRID if holds(one, scalar))


@given(intervals(), intervals())
def test_meets_means_that_a_scalar_is_in_both(one: Interval, other: Interval) -> None:
    assert one.meets(other) == any(holds(one, scalar) and holds(other, scalar) for scalar in GRID)
    assert one.meets(other) == other.meets(one)


@given(intervals(), intervals(), intervals())
def test_within_is_an_order(one: Interval, two: Interval, three: Interval) -> None:
    assert one.within(one)
    assert not (one.within(two) and two.within(three)) or one.within(three)
    assert not one.within(two) or one.meets(two)


@given(intervals(), intervals(), intervals())
def test_joined_is_the_least_that_holds_both(one: Interval, other: Interval, any_: Interval) -> None:
    joined = one.joined(other)
    assert one.within(joined)
    assert other.within(joined)
    assert not (one.within(any_) and other.within(any_)) or joined.within(any_)
    assert joined.within(other.joined(one))


@given(intervals(), st.integers(0, REACH))
def test_widened_holds_what_is_near(interval: Interval, by: int) -> None:
    widened = interval.widened(by)
    assert interval.within(widened)
    assert (widened.low is None) == (interval.low is None)
    assert interval.low is None or widened.low == interval.low - by


@given(intervals())
def test_a_point_is_bounded(interval: Interval) -> None:
    assert interval.is_bounded == (interval.low is not None and interval.high is not None)
    assert interval.is_point == (interval.is_bounded and interval.within(Interval.at(interval.low or 0)))
