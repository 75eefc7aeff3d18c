"""Labels, as data tables and their pages write them: a unit that is told apart from its figure, the base of an index.

"Pump price for diesel fuel (US$ per liter) 2012: 1.33", "GDP growth 2012: 8.00, Percent change", "(2005 = 100)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from factcheck.matching.lexicon import name_heads
from factcheck.text.document import Span
from factcheck.text.words import Word
from factcheck.values.interface import Mention, MoneyValue, NumberValue, PercentValue, QuantityValue, scaled
from factcheck.values.read import read_mentions

BASE: Final = re.compile(
    r"\b\d{4}(?:[-–/]\d{2,4})? ?= ?1(?:00)?\b|\b(?:constant|chained|base (?:year|period)) \(?\d{4}\b", re.IGNORECASE
)
"""The base of an index or of prices: neither its year nor its 100 is a value of the sentence."""
IN_BRACKETS: Final = re.compile(r"\(([^()\d]{1,40}|[^()\d]{0,20}\d{4}[^()\d]{1,30})\)")
AT_THE_END: Final = re.compile(r", ([^\W\d][^,;:()\d]{0,40}|[%€£$¥])\s*\Z")
QUALIFYING: Final = re.compile(
    r"\A(?:(?:in|at|as|current|constant|chained|annual|average|nominal|international|purchasing|\d{4})\b ?)+",
    re.IGNORECASE,
)
"""Words before a unit that leave it as it is."""
TIGHT_MARK: Final = re.compile(r"([$€£¥%])(?=[^\W\d])")
SCALED: Final = re.compile(r"\A(thousand|million|billion|trillion)s?(?: of)? ", re.IGNORECASE)
LABELLED: Final = re.compile(r"[^:;!?\n]{1,150}: ?[-+]?[%$€£]? ?\d")
"""A row of a table: label, mostly a year, figure."""
MAY_FOLLOW: Final = re.compile(r"\s*(?:of\b.*|change|growth)?\Z", re.IGNORECASE)
"""What may stand behind a unit: what it is a share of, that it is of a change."""


@dataclass(frozen=True, slots=True)
class DeclaredUnit:
    """A unit that stands apart from its figure: where it stands, one of it as a value, and whether the figure must be
    right before it."""

    span: Span
    one: MoneyValue | PercentValue | QuantityValue
    is_behind: bool


def is_base(text: str, span: Span) -> bool:
    """Whether a value of a text is (in) the base of an index or of prices."""
    return any(match.start() < span.end and span.start < match.end() for match in BASE.finditer(text))


def declared_units(text: str) -> tuple[DeclaredUnit, ...]:
    """The units of a sentence that stand without a figure, in brackets or behind the last comma."""
    return tuple(_declared(text))


def is_label_of(name: Sequence[str], words: Sequence[Word], text: str) -> bool:
    """Whether a sentence is a row of a table with its label, and the label begins with a name, so that the capital
    behind that belongs to no name: "Argentina Pump price for diesel fuel 2012: 1.33"."""
    after = len(name)
    return (
        after + 1 < len(words)
        and tuple(word.lower for word in words[:after]) == tuple(name)
        and words[after].is_capital
        and words[after].lower not in name_heads()
        and not words[after + 1].is_capital
        and LABELLED.match(text) is not None
    )


def _declared(text: str) -> Iterator[DeclaredUnit]:
    for pattern in (IN_BRACKETS, AT_THE_END):
        for match in pattern.finditer(text):
            one = _one_of(match[1])
            if one is not None:
                yield DeclaredUnit(Span(match.start(), match.end()), one, pattern is AT_THE_END)


def _one_of(written: str) -> MoneyValue | PercentValue | QuantityValue | None:
    """One of a unit, by the readers that read it behind a figure; `None` where the words are more than a unit."""
    unit = TIGHT_MARK.sub(r"\1 ", QUALIFYING.sub("", written.strip()))
    sample = "1 " + SCALED.sub(r"\1 ", unit)
    read = read_mentions(sample)
    if len(read) != 1 or read[0].span.start or read[0].latent or not MAY_FOLLOW.match(sample, read[0].span.end):
        return None
    value = read[0].value
    return value if isinstance(value, MoneyValue | PercentValue | QuantityValue) else None


def with_unit(mention: Mention, units: tuple[DeclaredUnit, ...], kind: str) -> Mention:
    """A bare figure with the unit of a kind that its sentence declares: in the nearest brackets before it, or right
    behind it."""
    value = mention.value
    if not isinstance(value, NumberValue) or value.multiple or mention.latent:
        return mention
    behind = [unit for unit in units if unit.is_behind and unit.span.start == mention.span.end]
    before = [unit for unit in units if not unit.is_behind and unit.span.end <= mention.span.start]
    for unit in (*before[-1:], *behind):
        one = unit.one
        factor = one.amount.stated
        if factor is None or KIND_OF[type(one)] != kind:
            continue
        amount = value.amount if factor == 1 else scaled(value.amount, factor.__mul__)
        return replace(mention, value=replace(one, amount=amount))
    return mention


KIND_OF: Final[dict[type, str]] = {MoneyValue: "money", PercentValue: "percent", QuantityValue: "quantity"}
