"""Figures as the rules compare them that need no registry: what stands around one, and how it is written."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Final

from factcheck.text.document import Span
from factcheck.values.interface import (
    Amount,
    Bound,
    DurationValue,
    Mention,
    MoneyValue,
    NumberValue,
    PercentValue,
    QuantityValue,
)
from factcheck.values.interval import Interval
from factcheck.values.lazy import lazy
from factcheck.values.rounding import exponent_of

ROUGH: Final = lazy(
    r"(?i)\b(?:about|approximately|approx\.?|roughly|around|some|almost|nearly|just|over|under|more"
    r"|less|fewer|least|most"
    r"|close to|up to|circa|ca?\.|or so|an estimated|estimated|virtually|practically|all but|well|slightly)\b|[~≈±<>≤≥]"
)
"""Words that leave a figure open."""

_WIDE: Final = Context(prec=40, rounding=ROUND_HALF_EVEN)


def amount_of(mention: Mention) -> Amount | None:
    """The figure of a mention; none for a date, a rank, a name or a ratio."""
    match mention.value:
        case NumberValue(amount=amount, multiple=False):
            return amount
        case (
            PercentValue(amount=amount)
            | MoneyValue(amount=amount)
            | QuantityValue(amount=amount)
            | DurationValue(amount=amount)
        ):
            return amount
        case _:
            return None


def unit_of(mention: Mention) -> tuple[object, ...]:
    """What a figure is measured in: two figures of one unit can be added and set against each other."""
    match mention.value:
        case PercentValue(points=points):
            return "percent", points
        case MoneyValue(currency=currency):
            return "money", currency
        case QuantityValue(unit=unit) | DurationValue(unit=unit):
            return "unit", unit
        case _:
            return (mention.kind,)


def count_of(mention: Mention) -> Decimal | None:
    """The figure of a plain, exact, whole count; none for anything else."""
    match mention.value:
        case NumberValue(amount=Amount(stated=stated, bound=Bound.EXACT, approximate=False), multiple=False):
            return stated if stated is not None and stated == stated.to_integral_value() else None
        case _:
            return None


def plain(figure: Decimal, digits: int = 3) -> str:
    """A figure for a message: with so many digits as tell anything, thousands parted."""
    if figure == 0:
        return "0"
    least = figure.adjusted() - digits + 1
    step = Decimal(1).scaleb(min(least, 0)) if abs(figure) < 10**digits else Decimal(1).scaleb(least)
    rounded = figure.quantize(step, context=_WIDE).normalize(_WIDE)
    return f"{rounded:,f}"


def rounded(figure: Decimal, step: Decimal | None = None) -> Interval:
    """All values that are written so, to the last digit written or a given step."""
    half = (step or last_place(figure)) / 2
    return Interval(figure - half, figure + half)


def last_place(figure: Decimal) -> Decimal:
    """The place value of the last digit written."""
    return Decimal(1).scaleb(min(exponent_of(figure), 0))


def round_place(figure: Decimal) -> Decimal:
    """The place value of the last digit that is not zero: 100 for 1,600, 1 for 45, 0.1 for 3.6."""
    return Decimal(1).scaleb(exponent_of(figure.normalize(_WIDE))) if figure else Decimal(1)


def gap(text: str, first: Mention, second: Mention) -> str:
    """What stands between two mentions."""
    return text[first.span.end : second.span.start]


def before(text: str, at: int, reach: int = 60) -> str:
    """What stands right before a place."""
    return text[max(0, at - reach) : at]


def over(mentions: Iterable[Mention]) -> Span:
    """The span from the first to the last of some mentions."""
    spans = [mention.span for mention in mentions]
    return Span(min(span.start for span in spans), max(span.end for span in spans))
