"""Quantities: figures with a unit of measure: "57 km", "26.2-mile", "104 degrees Fahrenheit", "6 feet 2 inches"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from factcheck.text.document import Span
from factcheck.values.interface import QuantityValue
from factcheck.values.lazy import lazy
from factcheck.values.measure import UNSTATED, Figure, Measure, MeasureRule, Outcome, after
from factcheck.values.rounding import Numeral
from factcheck.values.tables import look_up
from factcheck.values.units import Unit, unit_symbols, unit_words, units

_MILLION_MARK: Final = "m"
_LENGTH_AFTER: Final = lazy(r"[ -](?:tall|long|wide|high|deep|away|below|above|apart|thick|across|from)\b")
_COUNTED: Final = lazy(r"[ \n](?:[a-z]+[ \n]){0,2}?(?:[a-z]+s|people|children|men|women)\b")
_FEET_AND_INCHES: Final = lazy(r"(?:['′]|[ -]?(?:ft|feet|foot)\b,?) ?(\d{1,2}(?:\.\d{1,2})?)(?:[\"″”]|[ -]?ins?\b)")
_BARE_LETTERS: Final = frozenset("CFVWNJglLt")
"""Symbols of one letter: a unit only where they touch the figure or no text follows that would make them a word."""


def _unit_after(text: str, figure: Figure) -> Outcome:
    hit = look_up(text, after(text, figure), unit_words(), unit_symbols())
    if hit is None:
        return None
    unit, place = hit
    is_apart = place.start > figure.span.end
    written = place.of(text)
    if written in _BARE_LETTERS and is_apart and text[figure.span.end] == "-":
        return None
    if written == _MILLION_MARK and not is_apart and _counts_millions(text, place.end):
        return None
    span, rule = Span(figure.span.start, place.end), _rule(written, text, place)
    return Measure(span, figure.span, figure.numeral, like(unit), rule, figure.numeral.is_vague)


def _rule(written: str, text: str, place: Span) -> str:
    if written in unit_symbols():
        return "unit symbol"
    return "hyphenated unit" if text[place.start - 1] == "-" else "unit in words"


def _counts_millions(text: str, at: int) -> bool:
    return _COUNTED().match(text, at) is not None and _LENGTH_AFTER().match(text, at) is None


def _feet_and_inches(text: str, figure: Figure) -> Outcome:
    match = _FEET_AND_INCHES().match(text, figure.span.end)
    if match is None or figure.numeral.value is None or not figure.numeral.is_whole:
        return None
    inches = Decimal(match[1])
    step = Decimal(1).scaleb(int(inches.as_tuple().exponent))
    numeral = Numeral(figure.numeral.value * 12 + inches, step, "feet and inches")
    span = Span(figure.span.start, match.end())
    return Measure(span, span, numeral, like(units()["inch"]), "feet and inches")


RULES: Final = (
    MeasureRule("feet and inches", _feet_and_inches),
    MeasureRule("unit in words or symbol", _unit_after),
)


def like(unit: Unit) -> QuantityValue:
    """A value in `unit` whose amount is not told yet."""
    return QuantityValue(UNSTATED, unit.name, unit.dimension)


_COMPOUND_GAP: Final = lazy(r"[ \n]|-|,? and |, |")


def compound(text: str, first: Measure, second: Measure) -> Measure | None:
    """The two as one where the second goes on in a smaller unit of the same dimension: "6 feet 2 inches"."""
    match first.like, second.like:
        case QuantityValue(unit=large, dimension=dimension), QuantityValue(unit=small, dimension=same):
            pass
        case _:
            return None
    larger, smaller = units()[large], units()[small]
    gap = text[first.span.end : second.span.start]
    if dimension != same or larger.factor <= smaller.factor or not _COMPOUND_GAP().fullmatch(gap) or larger.offset:
        return None
    whole, part = first.numeral, second.numeral
    if whole.value is None or part.value is None or not whole.is_whole or part.value < 0:
        return None
    if part.value * smaller.factor >= larger.factor:
        return None
    ratio = larger.factor / smaller.factor
    value = whole.value * (ratio.to_integral_value() if ratio == ratio.to_integral_value() else ratio) + part.value
    span = Span(first.span.start, second.span.end)
    return replace(second, span=span, core=span, numeral=Numeral(value, part.step, "compound"), rule="compound unit")
