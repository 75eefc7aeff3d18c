"""The types of the fifth floor: two values, the first level of an ordered table that holds for them, and its verdict."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """How a statement stands to the registry. Never "true": a sentence agrees with the registry, no more."""

    CONSISTENT = "consistent"
    IMPRECISE = "imprecise"
    OUTDATED = "outdated"
    CONTRADICTED = "contradicted"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The outcome of comparing a stated value with a reference.

    `level` is the name of the table's row that held, `label` its words ("a different date"); `stated` and `reference`
    are both values in words; `steps` says how they were made comparable (unit converted, period chosen, widened).
    """

    verdict: Verdict
    level: str
    label: str
    stated: str
    reference: str
    steps: tuple[str, ...] = ()
