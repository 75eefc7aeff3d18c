"""Units of measure: names, spellings, and the way to the base unit of their dimension (`values/data/units.tsv`)."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from factcheck.values.lazy import lazy
from factcheck.values.tables import listed, plural, rows

FILE: Final = "units.tsv"


class Unit(NamedTuple):
    """A unit of measure. `figure * factor + offset` is the figure in the base unit of `dimension`."""

    name: str
    dimension: str
    factor: Decimal
    offset: Decimal


@cache
def units() -> dict[str, Unit]:
    """Every unit by its name."""
    return {
        row["unit"]: Unit(row["unit"], row["dimension"], _quotient(row["factor"]), _quotient(row["offset"]))
        for row in rows(FILE)
    }


def to_base(name: str) -> Unit:
    """The unit of a `QuantityValue`, with the factor and offset to its base unit."""
    return units()[name]


def converted(figure: Decimal, unit: str, other: str) -> Decimal:
    """A figure in another unit of its dimension."""
    own, to = to_base(unit), to_base(other)
    return (figure * own.factor + own.offset - to.offset) / to.factor


def _quotient(cell: str) -> Decimal:
    over, _, under = cell.partition("/")
    return Decimal(over) / Decimal(under or 1)


_RE_ENDING: Final = lazy(r"(?<=[a-z])tre(?=s?\b)")


@cache
def unit_words() -> dict[str, Unit]:
    """Every spelling in words, in lower case: singular and plural, British and American, with "square" cut short."""
    return {
        spelling: units()[row["unit"]]
        for row in rows(FILE)
        for word in listed(row["words"])
        for spelling in _spellings(word)
    }


def _spellings(word: str) -> set[str]:
    found = {word, plural(word), word.replace("degree ", "degrees ")}
    found |= {_RE_ENDING().sub("ter", spelling) for spelling in found if "tre" in spelling}
    found |= {spelling.replace("square ", "sq ").replace("cubic ", "cu ") for spelling in found}
    for joint in (" a ", " an ", "/"):
        found |= {spelling.replace(" per ", joint) for spelling in found if " per " in spelling}
    return found


@cache
def unit_symbols() -> dict[str, Unit]:
    """Every symbol, as it is written."""
    return {symbol: units()[row["unit"]] for row in rows(FILE) for symbol in listed(row["symbols"])}
