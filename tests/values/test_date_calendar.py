"""Days of the proleptic Gregorian calendar: the same as `datetime` where that reaches, and consistent beyond."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.values.calendar_days import (
    century_interval,
    day_interval,
    days_in_month,
    easter,
    is_day,
    iso,
    month_interval,
    ordinal,
    quarter_interval,
    season_interval,
    shift_day,
    shift_month,
    week_interval,
    weekday,
    year_interval,
    ymd,
)

YEARS = st.integers(-3000, 3000)
ORDINALS = st.integers(ordinal(-3000), ordinal(3000))


@given(ORDINALS)
def test_ymd_inverts_ordinal(day: int) -> None:
    assert ordinal(*ymd(day)) == day


@given(YEARS, st.integers(1, 12), st.integers(1, 31))
def test_ordinal_inverts_ymd(year: int, month: int, day: int) -> None:
    if is_day(year, month, day):
        assert ymd(ordinal(year, month, day)) == (year, month, day)


@given(st.dates())
def test_agrees_with_datetime(day: date) -> None:
    assert ordinal(day.year, day.month, day.day) == day.toordinal()
    assert iso(day.toordinal()) == day.isoformat()
    assert weekday(day.toordinal()) == day.weekday()


@given(YEARS)
def test_a_year_is_its_months_its_quarters_and_nothing_else(year: int) -> None:
    months = [month_interval(year, month) for month in range(1, 13)]
    assert (months[0].low, months[-1].high) == (year_interval(year).low, year_interval(year).high)
    assert all(later.low == earlier.high + 1 for earlier, later in pairwise(months))
    assert [quarter_interval(year, quarter).low for quarter in (1, 2, 3, 4)] == [month.low for month in months[::3]]
    assert year_interval(year + 1).low == year_interval(year).high + 1


@given(ORDINALS, st.integers(-500, 500))
def test_shifted_months_go_there_and_back(day: int, by: int) -> None:
    year, month, of_month = ymd(day)
    assert shift_month(*shift_month(year, month, by), -by) == (year, month)
    shifted = ymd(shift_day(day, months=by))
    assert shifted[:2] == shift_month(year, month, by)
    assert shifted[2] == min(of_month, days_in_month(*shifted[:2]))


@given(ORDINALS)
def test_a_week_runs_from_monday_to_sunday(day: int) -> None:
    week = week_interval(day)
    assert (weekday(week.low), weekday(week.high), week.high - week.low) == (0, 6, 6)
    assert week.low <= day <= week.high


@given(st.integers(1583, 4000))
def test_easter_is_a_sunday_of_spring(year: int) -> None:
    assert weekday(easter(year)) == 6
    assert ordinal(year, 3, 22) <= easter(year) <= ordinal(year, 4, 25)


@pytest.mark.parametrize(
    ("day", "text"),
    [(1, "0001-01-01"), (0, "0000-12-31"), (ordinal(-43, 3, 15), "-0043-03-15"), (ordinal(12345), "12345-01-01")],
)
def test_iso_beyond_datetime(day: int, text: str) -> None:
    assert iso(day) == text


def test_there_is_no_such_day() -> None:
    assert [is_day(*day) for day in [(2014, 2, 30), (1900, 2, 29), (2014, 13, 1), (2014, 0, 1), (2014, 4, 31)]] == [
        False
    ] * 5
    assert is_day(2000, 2, 29)


def test_centuries_are_counted_as_newspapers_do() -> None:
    assert [iso(end) for end in (century_interval(14).low, century_interval(14).high)] == ["1300-01-01", "1399-12-31"]
    assert [ymd(end)[0] for end in (century_interval(-5).low, century_interval(-5).high)] == [-499, -400]
    assert century_interval(1).low == 1


def test_a_winter_runs_into_the_next_year() -> None:
    assert [iso(end) for end in (season_interval(2012, 4).low, season_interval(2012, 4).high)] == [
        "2012-12-01",
        "2013-03-20",
    ]
    assert day_interval(2012, 7, 1).within(season_interval(2012, 2))
