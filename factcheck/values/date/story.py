"""Dates that lean on a year told just before: "that year", "two years later", "in March of the same year".

They are latent: which date a story counts from, no pattern can tell for sure.
"""

from __future__ import annotations

import re
from typing import Final

from factcheck.values.calendar_days import year_interval
from factcheck.values.date.units import GRAINS, UNIT, unit_of
from factcheck.values.date.words import COUNT, MONTHS, count_number, month, month_number
from factcheck.values.date.writing import UNKNOWN, Stated, Writing, dated, year_told_before
from factcheck.values.interface import Context, DateValue, Grain, MonthDay
from factcheck.values.lazy import lazy

_I: Final = re.IGNORECASE
_YEARS_IN: Final = {"year": 1, "decade": 10}


def _from_told(match: re.Match[str], by: int, unit: str) -> Stated:
    """The year `by` units from the one told before; open where none is told or the unit is shorter."""
    told = year_told_before(match)
    if told is None or unit not in _YEARS_IN:
        return Stated(DateValue(UNKNOWN, GRAINS[unit]), latent=True)
    return Stated(DateValue(year_interval(told + by * _YEARS_IN[unit]), Grain.YEAR), latent=True)


def _later(match: re.Match[str], _: Context) -> Stated:
    count = count_number(match["count"])
    back = match["way"].lower() in ("earlier", "before")
    return _from_told(match, -count if back else count, unit_of(match["unit"]))


def _that_year(match: re.Match[str], _: Context) -> Stated:
    return _from_told(match, 0, "year")


def _next_to_it(match: re.Match[str], _: Context) -> Stated:
    return _from_told(match, 1 if match["step"] else -1, unit_of(match["unit"] or match["unit_"]))


def _month_of_that_year(match: re.Match[str], _: Context) -> Stated | None:
    told, number = year_told_before(match), month_number(match["month"])
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
        "month of that year",
        frozenset(MONTHS),
        lazy(rf"\b{month()},?\s+(?:of\s+|in\s+)?{_SAME}", _I),
        _month_of_that_year,
    ),
)
