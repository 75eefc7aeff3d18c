"""The types of the fourth floor: a sentence and a claim that it may speak of, and what of the one answers to what of
the other.

A pair is a `Candidate` on evidence of names and attribute words; a `Binding` says what of the sentence stands in the
place of what of the claim, and how surely; a `Scope` says in which voice and mode the sentence speaks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from factcheck.matching.known_names import NO_NAMES, KnownNames
from factcheck.registry.claim import Claim, Reference
from factcheck.text.document import Sentence, Span
from factcheck.values.interface import Mention
from factcheck.values.interval import Interval


class Strength(StrEnum):
    """How a mention came to stand in a slot: in the same clause, across a coordination, or with the subject taken from
    an earlier sentence."""

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


class Relation(StrEnum):
    """What of a sentence answers to what of a claim."""

    VALUE = "value"
    NAME = "name"
    OPPOSITE = "opposite"
    NEGATION = "negation"
    REPEATED = "repeated"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Scope:
    """How a clause says what it says. `because` names the words that decided it, for `explain`."""

    voice: Voice = Voice.AUTHOR
    mode: Mode = Mode.STATEMENT
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """The days that a statement speaks of, and how that is known ("2010 in the clause", "published 2021-10-19")."""

    days: Interval
    origin: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that ties a sentence to a claim: what of the claim, what of the text, and how they match ("name",
    "word", "carried"). `span` is of the document's text."""

    kind: str
    anchor: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence and a claim that it may speak of, by one of the claim's phrasings, with the evidence.

    `coverage` is the weighted share of the phrasing's anchors found, from 0 to 1; `scope` is how the sentence says it.
    """

    sentence: Sentence
    claim: Claim
    phrasing: int
    evidence: tuple[Evidence, ...]
    coverage: float
    scope: Scope


@dataclass(frozen=True, slots=True)
class Binding:
    """What of a sentence stands in the place of what of a claim.

    For a value, `references` are the slot's (several for a timeline) and `mention` the value that fills it. For other
    relations both sides are words: `stated` and `reference`. `span` is of the document's text. `moment` is when the
    statement holds. `doubt` says why the two can't be compared although they are bound. `reasons` are the steps of
    the derivation, in words.
    """

    candidate: Candidate
    relation: Relation
    span: Span
    stated: str
    reference: str
    strength: Strength
    confidence: Confidence
    references: tuple[Reference, ...] = ()
    mention: Mention | None = None
    moment: Moment | None = None
    names: KnownNames = NO_NAMES
    published: date | None = None
    doubt: str = ""
    score: float = 0.0
    reasons: tuple[str, ...] = ()
