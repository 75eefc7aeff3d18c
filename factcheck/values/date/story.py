"""Dates that lean on a year told just before: "that year", "two years later", "in March of the same year".

They are latent: which date a story counts from, no pattern can tell for sure.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from factcheck.values.calendar_days import (
    is_day,
    month_interval,
    ordinal,
    shift_month,
    week_interval,
    year_interval,
)
from factcheck.values.date.direction import Direction, direction_at
from factcheck.values.date.units import GRAINS, UNIT, unit_of
from factcheck.values.date.words import COUNT, count_number, month, month_number, ordinal_number
from factcheck.values.date.writing import UNKNOWN, Stated, Writing, dated, year_told_before
from factcheck.values.interface import Context, DateValue, Grain, MonthDay
from factcheck.values.interval import Interval
from factcheck.values.lazy import lazy

_I: Final = re.IGNORECASE
_YEARS_IN: Final = {"year": 1, "decade": 10}


def _from_told(match: re.Match[str], by: int, unit: str, context: Context) -> Stated:
    """The year `by` units from the one told before; open where none is told or the unit is shorter."""
    told = year_told_before(match, context)
    if told is None or unit not in _YEARS_IN:
        return Stated(DateValue(UNKNOWN, GRAINS[unit]), latent=True)
    return Stated(DateValue(year_interval(told + by * _YEARS_IN[unit]), Grain.YEAR), latent=True)


def _later(match: re.Match[str], context: Context) -> Stated:
    count = count_number(match["count"])
    back = match["way"].lower() in ("earlier", "before")
    return _from_told(match, -count if back else count, unit_of(match["unit"]), context)


def _that_year(match: re.Match[str], context: Context) -> Stated:
    return _from_told(match, 0, "year", context)


def _next_to_it(match: re.Match[str], context: Context) -> Stated:
    """Next to the year told before; where none is told, "the year before" is the one before publication."""
    unit, published = unit_of(match["unit"] or match["unit_"]), context.published
    if published and unit == "year" and not match["step"] and year_told_before(match, context) is None:
        return Stated(DateValue(year_interval(published.year - 1), Grain.YEAR), latent=True)
    by = 1 if match["step"] else -1
    if unit == "month" and (told := _last_month_told(match)):
        return Stated(DateValue(month_interval(*shift_month(*told, by)), Grain.MONTH), latent=True)
    return _from_told(match, by, unit, context)


_MONTH_REACH: Final = 200


@cache
def _month_told() -> re.Pattern[str]:
    return re.compile(rf"\b{month()},?\s+(?:\d\d?,\s+)?(?P<year>[12]\d{{3}})\b", _I)


def _last_month_told(match: re.Match[str]) -> tuple[int, int] | None:
    """Year and month of the last date shortly before that names both."""
    before = [*_month_told().finditer(match.string, max(0, match.start() - _MONTH_REACH), match.start())]
    return (int(before[-1]["year"]), month_number(before[-1]["month"])) if before else None


def _day_of_that_month(match: re.Match[str], context: Context) -> Stated | None:
    """As "on the 25th": of the month told before, else the one next to publication on the side that the verb says."""
    day, published = ordinal_number(match["day"]), context.published
    if told := _last_month_told(match):
        at = ordinal(*told, day) if is_day(*told, day) else None
    elif published is None:
        return Stated(DateValue(UNKNOWN, Grain.DAY), latent=True)
    else:
        months = [shift_month(published.year, published.month, by) for by in range(-2, 3)]
        days = [ordinal(*month_, day) for month_ in months if is_day(*month_, day)]
        ahead = direction_at(match.string, match.start(), match.end()) is Direction.FUTURE
        today = published.toordinal()
        at = min(one for one in days if one >= today) if ahead else max(one for one in days if one <= today)
    if at is None:
        return None
    week = match["week"] is not None
    return Stated(
        DateValue(week_interval(at) if week else Interval.at(at), Grain.WEEK if week else Grain.DAY), latent=True
    )


def _month_of_that_year(match: re.Match[str], context: Context) -> Stated | None:
    told, number = year_told_before(match, context), month_number(match["month"])
    value = dated(told, number, None) if told else None
    return Stated(value or DateValue(UNKNOWN, Grain.MONTH, yearless=MonthDay(number, None)), latent=value is None)


_SAME: Final = r"(?:that(?:\s+same)?|the\s+same)\s+year\b"

WRITINGS: Final = (
    Writing(
        "later or earlier than another date",
        frozenset({"later", "earlier", "after", "before"}),
        lazy(rf"\b(?P<count>{COUNT})\s+{UNIT}s?\s+(?P<way>later|earlier|after|before)\b", _I),
        _later,
    ),
    Writing("that year", frozenset({"year"}), lazy(rf"\b(?:(?:later|earlier)\s+(?:in\s+)?)?{_SAME}", _I), _that_year),
    Writing(
        "the following year, or the one before",
        frozenset({"following", "before"}),
        lazy(rf"\bthe\s+(?:(?P<step>following)\s+{UNIT}|{UNIT.replace('unit', 'unit_')}\s+before)\b", _I),
        _next_to_it,
    ),
    Writing(
        "day of that month",
        frozenset({"st", "nd", "rd", "th"}),
        lazy(
            r"(?:\b(?P<week>(?:the\s+)?week\s+of)\s+|(?<=\bon\s))the\s+(?P<day>(?:[12]?\d|3[01])(?:st|nd|rd|th))"
            r"(?=[,;:.!?)]?\s*$|[,;.!?)]\s|\s+(?:and|but|or|he|she|they|it|we|I|when|after|before|because|as)\s)",
            _I,
        ),
        _day_of_that_month,
    ),
    Writing(
        "month of that year",
        frozenset({"year"}),
        lazy(rf"\b{month()},?\s+(?:of\s+|in\s+)?{_SAME}", _I),
        _month_of_that_year,
    ),
)
