"""Units of time by the calendar: the month, year or week some of them from another, and days moved by units."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from factcheck.values.calendar_days import (
    century_interval,
    decade_interval,
    month_interval,
    quarter_interval,
    shift_day,
    shift_month,
    week_interval,
    year_interval,
)
from factcheck.values.date.words import UNITS_OF_TIME
from factcheck.values.interface import Grain
from factcheck.values.interval import Interval

GRAINS: Final = {
    "day": Grain.DAY,
    "week": Grain.WEEK,
    "fortnight": Grain.WEEK,
    "month": Grain.MONTH,
    "quarter": Grain.QUARTER,
    "year": Grain.YEAR,
    "decade": Grain.DECADE,
    "century": Grain.CENTURY,
}

"""How precise a date is that is named by a unit."""

UNIT: Final = r"(?P<unit>day|week|fortnight|month|quarter|year|decade|centur(?:y|ie))"


_UNITS: Final[dict[str, Callable[[date, int], Interval]]] = {
    "day": lambda day, by: Interval.at(day.toordinal() + by),
    "week": lambda day, by: week_interval(day.toordinal() + 7 * by),
    "fortnight": lambda day, by: week_interval(day.toordinal() + 14 * by),
    "month": lambda day, by: month_interval(*shift_month(day.year, day.month, by)),
    "quarter": lambda day, by: _quarter(*shift_month(day.year, day.month, 3 * by)),
    "year": lambda day, by: year_interval(day.year + by),
    "decade": lambda day, by: decade_interval(day.year + 10 * by),
    "century": lambda day, by: century_interval(day.year // 100 + 1 + by),
}


def _quarter(year: int, month_: int) -> Interval:
    return quarter_interval(year, (month_ + 2) // 3)


def unit_interval(published: date, unit: str, by: int) -> Interval:
    """The calendar day, week, month … `by` of them on from the one that holds the day of publication."""
    return _UNITS[unit](published, by)


def day_shifted(day: int, unit: str, by: int) -> int:
    """The day `by` units on from `day`."""
    days = {"day": 1, "week": 7, "fortnight": 14}
    if unit in days:
        return day + days[unit] * by
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120}.get(unit, 1200)
    return shift_day(day, months=months * by)


def unit_of(text: str) -> str:
    """The unit of a matched word of `UNIT`, in lower case and the singular."""
    return UNITS_OF_TIME[text.lower()]
