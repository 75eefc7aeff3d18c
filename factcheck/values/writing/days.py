"""Dates in words, as prose and reports write them: "18 March 2014", "March 2014", "44 BC"."""

from __future__ import annotations

from calendar import month_name
from typing import Final

from factcheck.values.calendar_days import ymd
from factcheck.values.interface import Grain
from factcheck.values.interval import Scalar

MONTHS: Final = tuple(month_name[1:])
SPELT: Final = frozenset({Grain.DAY, Grain.MONTH, Grain.YEAR})
"""The grains that have words of their own here."""


def day_in_words(day: Scalar, grain: Grain) -> str:
    """A day (an ordinal) at one of the grains of `SPELT`."""
    year, month, number = ymd(day)
    era = f"{year}" if year > 0 else f"{1 - year} BC"
    match grain:
        case Grain.YEAR:
            return era
        case Grain.MONTH:
            return f"{MONTHS[month - 1]} {era}"
        case _:
            return f"{number} {MONTHS[month - 1]} {era}"
