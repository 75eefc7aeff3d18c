"""Writing: dates and figures as an article would write them, from values; the small tools of the changes."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from importlib.resources import files
from typing import Final

from factcheck.registry.claim import Reference
from factcheck.values.calendar_days import ymd
from factcheck.values.interface import Bound, DateValue, Grain, NumberValue, Value
from factcheck.values.writing.days import MONTHS, SPELT, day_in_words
from factcheck.values.writing.spelling import cardinal, plain

YEAR: Final = re.compile(r"(?<![\d,.])[12]\d{3}(?![\d,]|\.\d)")
DIGITS: Final = re.compile(r"\d[\d,]*(?:\.\d+)?")
MONTH: Final = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")
DAY: Final = re.compile(r"(?<![\d,.])(\d{1,2})(?![\d,]|\.\d)")
SCALES: Final = ("thousand", "million", "billion", "trillion")
IN_WORDS: Final = {number: words for number in range(2, 13) if (words := cardinal(number))}
"""Two to twelve, as prose writes them."""
PREPOSITION: Final = re.compile(r"\b(?:on|in|On|In) \Z")


def date_in_words(value: DateValue, grain: Grain) -> str | None:
    """A date at a grain, as prose writes it ("18 March 2014"); `None` for what is no plain date of our era."""
    low = value.interval.low
    if low is None or value.interval.high is None or value.bound is not Bound.EXACT or value.approximate:
        return None
    return day_in_words(low, grain) if ymd(low)[0] > 0 and grain in SPELT else None


def value_in_words(value: Value) -> str | None:
    """A date or number as prose writes it; `None` for other kinds."""
    match value:
        case DateValue(grain=grain):
            return date_in_words(value, grain)
        case NumberValue() if value.amount.stated is not None and value.amount.bound is Bound.EXACT:
            return plain(value.amount.stated)
        case _:
            return None


def reference_in_words(reference: Reference) -> str:
    """A reference as prose writes it: a date in words, anything else as the registry does."""
    value = reference.value
    written = date_in_words(value, value.grain) if isinstance(value, DateValue) else None
    return written or reference.text


def with_preposition(before: str, grain: Grain) -> str:
    """The text before a date, with the preposition that a date of that grain takes: "on" a day, "in" a month."""
    return PREPOSITION.sub("on " if grain is Grain.DAY else "in ", before)


def parsed(digits: str) -> Decimal:
    """The figure that digits with commas and a point write."""
    return Decimal(digits.replace(",", ""))


def significant(figure: Decimal, digits: int) -> Decimal:
    """A figure rounded to so many digits."""
    if not figure:
        return figure
    return figure.quantize(Decimal(1).scaleb(figure.adjusted() - digits + 1), rounding=ROUND_HALF_UP)


@cache
def other_units() -> dict[str, tuple[str, str]]:
    """Unit → another of its dimension and size, by name, and how that one is written."""
    table = (files("factcheck.upkeep") / "data" / "other_units.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith(("#", "unit\t")))
    return {unit: (other, written) for unit, other, written in rows}
