"""The types of the fifth floor: two values, the first level of an ordered table that holds for them, and its
verdict."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar


class Verdict(StrEnum):
    """How a statement stands to the registry. Never "true": a sentence agrees with the registry, no more."""

    CONSISTENT = "consistent"
    IMPRECISE = "imprecise"
    OUTDATED = "outdated"
    CONTRADICTED = "contradicted"
    UNDECIDED = "undecided"


Pair = TypeVar("Pair")


@dataclass(frozen=True, slots=True)
class Level(Generic[Pair]):
    """A row of a comparison table: its name, what it decides, its words, and when it holds."""

    name: str
    verdict: Verdict
    label: str
    holds: Callable[[Pair], bool]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The outcome of comparing a stated value with a reference.

    `level` is the name of the table's row that held, `label` its words ("a different date"); `stated` and `reference`
    are both values in words; `steps` says how they were made comparable (unit converted, period chosen, widened);
    `because` is the registry's note on a common confusion, where the stated value is listed as one.
    """

    verdict: Verdict
    level: str
    label: str
    stated: str
    reference: str
    steps: tuple[str, ...] = ()
    because: str | None = None


def first_level(levels: Sequence[Level[Pair]], pair: Pair) -> Level[Pair]:
    """The first row of a table that holds. The last row of every table holds for anything."""
    return next(level for level in levels if level.holds(pair))
