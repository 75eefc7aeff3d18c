"""The types of the fourth floor: a sentence and a claim that it may speak of, and which mention stands in which slot.

A pair is a `Candidate` on evidence of names and attribute words; a `Binding` says which mention of the sentence fills a
value slot of the claim, and how surely; a `Scope` says in which voice and mode the sentence speaks.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from factcheck.registry.claim import Claim, Reference
from factcheck.text.document import Sentence, Span
from factcheck.values.interface import Mention


class Strength(StrEnum):
    """How a mention came to stand in a slot."""

    DIRECT = "direct"
    SHARED = "shared"
    CARRIED = "carried"


class Confidence(StrEnum):
    """How surely the sentence speaks of the claim; the table is in `matching/confidence.py`."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def rank(self) -> int:
        """2 for high, 1 for medium, 0 for low."""
        return ("low", "medium", "high").index(self.value)


class Voice(StrEnum):
    """Who says it: the author, or somebody whom the author reports or quotes."""

    AUTHOR = "author"
    ATTRIBUTED = "attributed"


class Mode(StrEnum):
    """In which mode a clause speaks; only a statement can be held to a fact."""

    STATEMENT = "statement"
    QUESTION = "question"
    CONDITIONAL = "conditional"
    PREDICTION = "prediction"
    HEDGE = "hedge"
    WISH = "wish"


@dataclass(frozen=True, slots=True)
class Scope:
    """How a clause says what it says. `because` names the word that decided each part, for `explain`."""

    voice: Voice = Voice.AUTHOR
    mode: Mode = Mode.STATEMENT
    negated: bool = False
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that ties a sentence to a claim: what of the claim (`anchor`), what of the text, where, and how."""

    kind: str
    anchor: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence and a claim that it may speak of, by one of the claim's phrasings, with the evidence.

    `coverage` is the share of the phrasing's anchors found, from 0 to 1; `carried` holds if the subject stands in an
    earlier sentence.
    """

    sentence: Sentence
    claim: Claim
    phrasing: int
    evidence: tuple[Evidence, ...]
    coverage: float
    carried: bool
    scope: Scope


@dataclass(frozen=True, slots=True)
class Binding:
    """A mention in a value slot of a claim. `reasons` are the steps of the derivation, in words."""

    candidate: Candidate
    slot: Reference
    mention: Mention
    strength: Strength
    confidence: Confidence
    reasons: tuple[str, ...] = ()
