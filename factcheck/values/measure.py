"""Measures: figures with what they measure, before any modifier. What the kinds make, and `phrase.py` puts together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, NamedTuple, TypeAlias

from factcheck.text.document import Span
from factcheck.values.digits import IN_DIGITS
from factcheck.values.interface import (
    Amount,
    DurationValue,
    MoneyValue,
    NumberValue,
    PercentValue,
    QuantityValue,
)
from factcheck.values.interval import Interval
from factcheck.values.lazy import lazy
from factcheck.values.number_words import LONE_LETTER_SCALES, power
from factcheck.values.rounding import Numeral

_NO_NOUN: Final = (
    "his|this|was|has|as|is|its|us|plus|minus|across|less|unless|versus|towards|besides|thus|perhaps|always|years"
    "|on|in|at|from|of|for|to|by|with|and|or|the|a|an|up|down|off|over|after|before|than|that|which|who|when"
)
COUNTED: Final = (
    rf"[ \n](?:(?!(?:{_NO_NOUN})\b)[a-z]{{1,20}}[ \n]){{0,2}}?"
    rf"(?!(?:{_NO_NOUN})\b)(?:[a-z]{{2,20}}s|people|children|men|women)\b"
)
"""A pattern for a plural noun after a figure, with at most two words before it."""

UNSTATED: Final = Amount(None, Interval(None, None))
"""The amount of a value that is only there to say what is measured."""

FigureValue: TypeAlias = NumberValue | PercentValue | MoneyValue | QuantityValue | DurationValue
PLAIN: Final = NumberValue(UNSTATED)


@dataclass(frozen=True, slots=True)
class Figure:
    """A numeral at its place in a text; `span` holds its sign too."""

    span: Span
    numeral: Numeral


def after(text: str, figure: Figure) -> int:
    """Where a unit of the figure may begin: after "of" where it only counts ("millions of dollars")."""
    end = figure.span.end
    return end + len(_OF) if figure.numeral.is_vague and text.startswith(_OF, end) else end


_OF: Final = " of"
_LETTER_SCALE: Final = lazy(r"([mb])(?=[ \n€$£])")


def scaled_by_letter(text: str, figure: Figure) -> Figure | None:
    """The figure with a letter that is a scale because a unit follows: "3.2m cubic metres", "1.5m pounds"."""
    match = _LETTER_SCALE().match(text, figure.span.end)
    if match is None or figure.numeral.form not in IN_DIGITS:
        return None
    numeral = figure.numeral.times(power(LONE_LETTER_SCALES[match[1]]))
    return Figure(Span(figure.span.start, match.end()), numeral)


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure and what it measures.

    `like` is a value of that kind and unit whose amount is not told yet; two measures that are `like` the same can be
    the ends of a range. `core` is the figure alone inside `span`.
    """

    span: Span
    core: Span
    numeral: Numeral
    like: FigureValue
    rule: str
    latent: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether it is a bare number."""
        return self.like == PLAIN

    @property
    def is_measured(self) -> bool:
        """Whether its figure is of something continuous, which is rounded even where it is whole."""
        return not isinstance(self.like, NumberValue)

    def times(self, factor: Decimal) -> Measure:
        """The same with a figure `factor` times larger."""
        return replace(self, numeral=self.numeral.times(factor))


class Refusal(NamedTuple):
    """A figure that is no value: part of a name, a label, a score. `rule` says why."""

    rule: str


Outcome: TypeAlias = Measure | Refusal | None
"""A measure, a refusal, or `None`: this rule has nothing to say, ask the next."""


class MeasureRule(NamedTuple):
    """A way to write what a figure measures: its name, and how to read it in a text around the figure."""

    name: str
    read: Callable[[str, Figure], Outcome]


def valued(like: FigureValue, amount: Amount) -> FigureValue:
    """A value of the same kind and unit with an amount."""
    return replace(like, amount=amount)
