"""Calendar arithmetic under every date: ordinals of the proleptic Gregorian calendar, for any year.

Years are astronomical: 1 is AD 1, 0 is 1 BC, -43 is 44 BC. An ordinal is `date.toordinal` carried on below the year 1
(1 is 1 January of the year 1), since `datetime.date` knows no earlier day.
"""

from __future__ import annotations

from calendar import isleap
from datetime import date
from typing import Final

from factcheck.values.interval import Interval, Scalar

DAYS_IN_CYCLE: Final = 146_097
"""Days of 400 Gregorian years: after them weekdays and leap years repeat."""

MONTHS_IN_YEAR: Final = 12

_MONTH_DAYS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_SEASONS: Final = ((3, 1, 6, 20), (6, 1, 9, 22), (9, 1, 12, 20), (12, 1, 3, 20))
"""First and last day of spring to winter: meteorological start, astronomical end, so that a date which is summer by
either count is summer."""


def days_in_month(year: int, month: int) -> int:
    """How many days a month (1–12) has."""
    return 29 if month == 2 and isleap(year) else _MONTH_DAYS[month - 1]  # noqa: PLR2004 - February


def is_day(year: int, month: int, day: int) -> bool:
    """Whether there is such a day: 30 February and month 13 are none."""
    return 1 <= month <= MONTHS_IN_YEAR and 1 <= day <= days_in_month(year, month)


def ordinal(year: int, month: int = 1, day: int = 1) -> int:
    """The ordinal of a day that exists (`is_day`)."""
    before = year - 1
    leap_days = before // 4 - before // 100 + before // 400
    in_year = sum(days_in_month(year, earlier) for earlier in range(1, month)) + day
    return 365 * before + leap_days + in_year


def ymd(day: Scalar) -> tuple[int, int, int]:
    """Year, month and day of an ordinal; the inverse of `ordinal`."""
    cycles, rest = divmod(int(day) - 1, DAYS_IN_CYCLE)
    within = date.fromordinal(rest + 1)
    return within.year + 400 * cycles, within.month, within.day


def iso(day: Scalar) -> str:
    """An ordinal as ISO 8601: `2014-03-18`, `-0043-03-15`; more than four digits of year where it takes them."""
    year, month, of_month = ymd(day)
    return f"{iso_year(year)}-{month:02d}-{of_month:02d}"


def iso_year(year: int) -> str:
    """An astronomical year in at least four digits, with a minus sign before the year 0."""
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def weekday(day: int) -> int:
    """0 for a Monday to 6 for a Sunday."""
    return (day - 1) % 7


def shift_month(year: int, month: int, by: int) -> tuple[int, int]:
    """Year and month `by` months on."""
    years, index = divmod(year * MONTHS_IN_YEAR + month - 1 + by, MONTHS_IN_YEAR)
    return years, index + 1


def shift_day(day: int, *, years: int = 0, months: int = 0) -> int:
    """The same day of the month some years and months on, or that month's last where it is too short."""
    year, month, of_month = ymd(day)
    year, month = shift_month(year + years, month, months)
    return ordinal(year, month, min(of_month, days_in_month(year, month)))


def day_interval(year: int, month: int, day: int) -> Interval:
    """One day."""
    return Interval.at(ordinal(year, month, day))


def month_interval(year: int, month: int, last: int | None = None) -> Interval:
    """The days of a month, or of the months to `last` of the same year."""
    last = last or month
    return Interval(ordinal(year, month), ordinal(year, last, days_in_month(year, last)))


def year_interval(first: int, last: int | None = None) -> Interval:
    """The days of a year, or of all years from `first` to `last`."""
    return Interval(ordinal(first), ordinal((first if last is None else last) + 1) - 1)


def quarter_interval(year: int, quarter: int) -> Interval:
    """The days of a calendar quarter, 1–4."""
    return month_interval(year, 3 * quarter - 2, 3 * quarter)


def half_interval(year: int, half: int) -> Interval:
    """The days of a calendar half-year, 1 or 2."""
    return month_interval(year, 6 * half - 5, 6 * half)


def season_interval(year: int, season: int) -> Interval:
    """The days of a northern season, 1 spring to 4 winter, that begins in `year`."""
    first_month, first_day, last_month, last_day = _SEASONS[season - 1]
    end_year = year + (last_month < first_month)
    return Interval(ordinal(year, first_month, first_day), ordinal(end_year, last_month, last_day))


def decade_interval(year: int) -> Interval:
    """The ten years that share all but the last digit with `year`."""
    return year_interval(year // 10 * 10, year // 10 * 10 + 9)


def century_interval(century: int) -> Interval:
    """The days of a century as newspapers count: the 14th is 1300–1399; -5 is the 5th before the common era."""
    if century < 0:
        return year_interval(century * 100 + 1, century * 100 + 100)
    return year_interval(max(1, century * 100 - 100), century * 100 - 1)


def week_interval(day: int) -> Interval:
    """The ISO week, Monday to Sunday, that holds a day."""
    monday = day - weekday(day)
    return Interval(monday, monday + 6)


def iso_week_interval(year: int, week: int) -> Interval:
    """ISO week 1–53 of a year; week 1 is the one that holds 4 January."""
    return week_interval(ordinal(year, 1, 4) + 7 * (week - 1))


def easter(year: int) -> int:
    """Easter Sunday of the Gregorian calendar. source: Meeus/Jones/Butcher, "Astronomical Algorithms" (1991), ch. 8."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * j) // 451
    month, day = divmod(h + j - 7 * m + 114, 31)
    return ordinal(year, month, day + 1)
