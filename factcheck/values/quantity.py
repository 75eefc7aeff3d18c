"""Quantities: figures with a unit of measure: "57 km", "26.2-mile", "104 degrees Fahrenheit", "6 feet 2 inches"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from factcheck.text.document import Span
from factcheck.values.interface import QuantityValue
from factcheck.values.lazy import lazy
from factcheck.values.measure import (
    COUNTED,
    UNSTATED,
    Figure,
    Measure,
    MeasureRule,
    Outcome,
    Refusal,
    after,
    scaled_by_letter,
)
from factcheck.values.number_words import CARDINALS, alternation, power
from factcheck.values.rounding import Numeral, exponent_of
from factcheck.values.tables import look_up
from factcheck.values.units import Unit, unit_symbols, unit_words, units

_METRES: Final = "m"
_STONE: Final = "st"
"""A unit only where it touches its figure: "12st"."""
_LONE_LETTERS: Final = frozenset("CFVWNJglLt")
"""Symbols of one letter that are no unit after a hyphen: "a 3-C", "the 2-L"."""
_INCHES_IN_FOOT: Final = 12

_OF_HEAT: Final = ("temperature", "degree")
_BELOW_ZERO: Final = lazy(r"(?i)[ \n]below(?:[ \n]zero)(?!\w)")
_SPOKEN_UNITS: Final = {
    **dict.fromkeys(("ft", "foot", "feet"), ("feet and inches", "inch", 8, 12)),
    **dict.fromkeys(("st", "stone"), ("stone and pounds", "pound", 60, 14)),
}
"""Unit → name of the rule, the smaller unit, the most of the larger that a body has, how many of the smaller it is."""
_SPOKEN: Final = lazy(
    r"(?i)(?:[ -](?P<unit>foot|feet|stone)|(?:(?<=\d) ?(?P<short>ft|st)))\.?(?P<joint>[ -])"
    rf"(?P<part>\d{{1,2}}|(?:{alternation(CARDINALS)}))(?![\w%°'’\"/]|[.,]\d)"
)
_SPOKEN_ENDS: Final = lazy(
    r"(?i)[ \n]?[.,;:!?)”\"]|[ \n]{0,4}$|[ \n](?:tall|and|with|in|who|is|was|frame|when|but|or|from|to|heavy|at|by)\b"
)

_LENGTH_AFTER: Final = lazy(r"[ -](?:tall|long|wide|high|deep|away|below|above|apart|thick|across|from)\b")
_COUNTED_AFTER: Final = lazy(COUNTED)
_NAME_AFTER: Final = lazy(r"[ \n][A-Z]")
_FEET_AND_INCHES: Final = lazy(
    r"(?:['′]|[ -]?(?:ft|feet|foot)\b,?)[ -]?(\d{1,2}(?:\.\d{1,2})?)(?:[\"″”]|[ -]?in(?:s|ch|ches)?\b)"
)


def _unit_after(text: str, figure: Figure) -> Outcome:
    scaled = scaled_by_letter(text, figure)
    return (_unit_right_after(text, scaled) if scaled else None) or _unit_right_after(text, figure)


def _unit_right_after(text: str, figure: Figure) -> Outcome:
    hit = look_up(text, after(text, figure), unit_words(), unit_symbols())
    if hit is None:
        return None
    unit, place = hit
    written, joint = place.of(text), text[figure.span.end : place.start]
    if (
        (joint and written == _STONE)
        or (joint == "-" and written in _LONE_LETTERS)
        or (written == _METRES and not joint and _counts(text, place.end))
    ):
        return None
    if text[figure.span.start].isupper() and written.istitle() and _NAME_AFTER().match(text, place.end):
        return Refusal("part of a name")
    rule = "unit symbol" if written in unit_symbols() else "hyphenated unit" if joint == "-" else "unit in words"
    span = Span(figure.span.start, place.end)
    found = Measure(span, figure.span, figure.numeral, like(unit), rule, figure.numeral.is_vague)
    below = _BELOW_ZERO().match(text, place.end) if unit.dimension in _OF_HEAT else None
    if below is None:
        return found
    rule = "degrees below zero"
    return replace(found, span=Span(span.start, below.end()), numeral=found.numeral.negated(), rule=rule)


def _counts(text: str, at: int) -> bool:
    """Whether "5m" counts millions of something and measures no length."""
    return _COUNTED_AFTER().match(text, at) is not None and _LENGTH_AFTER().match(text, at) is None


def _feet_and_inches(text: str, figure: Figure) -> Outcome:
    match = _FEET_AND_INCHES().match(text, figure.span.end)
    if match is None or figure.numeral.value is None or not figure.numeral.is_whole:
        return None
    inches = Decimal(match[1])
    numeral = Numeral(figure.numeral.value * _INCHES_IN_FOOT + inches, power(exponent_of(inches)), "feet and inches")
    span = Span(figure.span.start, match.end())
    return Measure(span, span, numeral, like(units()["inch"]), "feet and inches")


def _spoken_parts(text: str, figure: Figure) -> Outcome:
    """As in "5ft 11", "five-foot-nine", "10 stone 4", "11st 5": the smaller unit is not named."""
    match = _SPOKEN().match(text, figure.span.end)
    if match is None or figure.numeral.value is None or not figure.numeral.is_whole:
        return None
    large, small, most, ratio = _SPOKEN_UNITS[(match["unit"] or match["short"]).lower()]
    part = CARDINALS.get(match["part"].lower())
    count = Decimal(match["part"] if part is None else part)
    is_sure = match["joint"] == "-" or _SPOKEN_ENDS().match(text, match.end())
    if not is_sure or figure.numeral.value > most or count >= ratio:
        return None
    numeral = Numeral(figure.numeral.value * ratio + count, Decimal(1), large)
    span = Span(figure.span.start, match.end())
    return Measure(span, span, numeral, like(units()[small]), large)


def _below_zero(text: str, figure: Figure) -> Outcome:
    """As in "20 below zero": degrees of a scale that is not told."""
    match = _BELOW_ZERO().match(text, figure.span.end)
    if match is None or figure.numeral.value is None:
        return None
    span = Span(figure.span.start, match.end())
    return Measure(span, figure.span, figure.numeral.negated(), like(units()["degree"]), "degrees below zero")


RULES: Final = (
    MeasureRule("feet and inches", _feet_and_inches),
    MeasureRule("smaller unit left out", _spoken_parts),
    MeasureRule("degrees below zero", _below_zero),
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
