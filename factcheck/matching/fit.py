"""Fit: how well a value of a sentence fills a slot of a claim. Beside binding, on its floor.

What can't fill the slot at all has no fit; anything else has a score, the sum of the features that hold (`FEATURES`).
Their weights were set by hand on the tuning half of the gold set and the development halves of public pairs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from factcheck.matching.evidence import Found
from factcheck.matching.lexicon import GROUP
from factcheck.matching.scope import is_denied
from factcheck.matching.slots import HALF_LINES, Slot, Surroundings, around, meets
from factcheck.matching.view import SentenceView
from factcheck.text.document import Span
from factcheck.values.interface import KINDS, Bound, DateValue, Grain, Mention, Role

PLACE_WORDS: Final = frozenset({"after", "before", "since", "until", "following", "during", "prior"})
"""Words that put an event beside a date instead of on it: "in 2015, a year after the annexation"."""

COUNTED: Final = frozenset({"number"})
"""Kinds whose figure counts a noun, which must be the claim's."""

DERIVED: Final = "derived"
"""How the names of rules begin by which dates are calculated (`derived.py`)."""

SHARE: Final = "one in so many"
"""The rule that reads "17 out of 28" as the share that it is: never a count."""

CALCULATED: Final = 3.0
"""The score of a date that is calculated from the event itself: it can be of nothing else."""

DENIED: Final = -1.5
"""What it costs a value to be said not to be it: a value that is stated is taken first."""

REACH: Final = 12
"""Content words between a value and the nearest anchor beyond which it is of something else."""

CLOSE: Final = 3
"""Content words within which a value stands with a phrase that shows none of its own."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a mention fills a slot. `reasons` name the features that held."""

    slot: Slot
    mention: Mention
    score: float
    shared: bool
    reasons: tuple[str, ...]
    aligned: bool = False
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Placing:
    """A mention that a slot may take, and how it stands to the claim's words.

    `head` is the score of the noun that it counts; `aligned` says that it stands in the place of the claim's value,
    word for word; `confused` that the claim lists it as an error.
    """

    slot: Slot
    mention: Mention
    found: Found
    view: SentenceView
    own: Surroundings
    head: float
    distance: Distance
    aligned: bool
    denied: bool
    confused: bool

    @property
    def is_floating(self) -> bool:
        """Whether the phrasing shows no value for the slot."""
        return self.slot.mention is None


class Feature(NamedTuple):
    """A row: its words, as a reason reads, and what it adds to the score; 0 where it does not hold."""

    label: str
    score: Callable[[Placing], float]


FEATURES: Final = (
    Feature("counts the same thing", lambda p: p.head),
    Feature("the same words before it", lambda p: 0.8 * min(2, _shared_words(p.slot, p.own))),
    Feature("in reach of a phrase without a value", lambda p: 1.2 * (p.is_floating and p.distance.words <= CLOSE)),
    Feature(
        "of another word than the phrase", lambda p: -1.0 * (p.is_floating and p.distance.foreign and not p.confused)
    ),
    Feature("the first such value behind the claim's words", lambda p: 0.8 * _is_first(p.mention, p.found, p.view)),
    Feature(
        "the same preposition",
        lambda p: 0.5 * bool(p.slot.preposition and p.slot.preposition == p.own.preposition),
    ),
    Feature(
        "the same part of a change",
        lambda p: 0.5 * (p.slot.role is p.mention.role and p.slot.role is not Role.PLAIN),
    ),
    Feature("in the same place, word for word", lambda p: 1.5 * p.aligned),
    Feature("agrees with the claim", lambda p: _agreement(p.slot) * agrees(p.mention, p.slot)),
    Feature("read with doubt", lambda p: -1.0 * p.mention.latent),
    Feature("denied", lambda p: DENIED * p.denied),
    Feature("a part of the date beside it", lambda p: -2.0 * is_beside_finer(p.mention, p.view)),
    Feature("listed as a common error", lambda p: 1.0 * p.confused),
    Feature("far from the claim's words", lambda p: -0.15 * max(0, p.distance.words - 1)),
    Feature("in another clause", lambda p: -0.5 * p.distance.clauses),
    Feature("said of another word", lambda p: -0.6 * (p.distance.foreign and not p.aligned and p.head <= 0)),
    Feature("beside the event, not on it", lambda p: -2.0 * p.distance.beside),
)


def _agreement(slot: Slot) -> float:
    """What it counts that a value agrees: little where the claim only gives a limit, with which many agree."""
    limits = [getattr(getattr(r.value, "amount", None), "bound", Bound.EXACT) in HALF_LINES for r in slot.references]
    return 0.2 if any(limits) else 1.0


def agrees(mention: Mention, slot: Slot) -> bool:
    """Whether a value may be the slot's: their intervals meet."""
    return any(meets(mention.value, reference.value) for reference in slot.references)


def fit_of(
    slot: Slot, mention: Mention, found: Found, view: SentenceView, paired: frozenset[tuple[Span, Span]]
) -> Fit | None:
    """How well a mention fills a slot, or `None` where it can't. `paired` are the places of values in the claim and in
    the sentence that stand for each other."""
    if KINDS[type(mention.value)] != slot.kind or _is_share_of_a_count(slot, mention):
        return None
    if mention.rule.startswith(DERIVED):
        if mention.latent and not agrees(mention, slot):
            return None
        return Fit(slot, mention, CALCULATED, shared=False, reasons=(mention.rule,))
    own = around(view.analysis, mention)
    head = _head_score(slot, own, found)
    distance = distance_of(mention, found, view)
    if head is None or distance is None or not _roles_agree(slot.role, mention.role):
        return None
    aligned = slot.mention is not None and (slot.mention.span, mention.span) in paired
    ours = slot.mention is not None and is_denied(found.phrasing.analysis, slot.mention.span)
    denied = is_denied(view.analysis, mention.span) is not ours
    confused = any(meets(mention.value, wrong.value) for wrong in found.phrasing.claim.wrong)
    placing = Placing(slot, mention, found, view, own, head, distance, aligned, denied, confused)
    scores = [(feature.label, feature.score(placing)) for feature in FEATURES]
    reasons = tuple(label for label, score in scores if score)
    return Fit(slot, mention, sum(score for _, score in scores), distance.shared, reasons, aligned, denied)


def _is_share_of_a_count(slot: Slot, mention: Mention) -> bool:
    """Whether one is a share ("17 out of 28") and the other a count."""
    return (
        slot.kind == "number" and slot.mention is not None and (slot.mention.rule == SHARE) != (mention.rule == SHARE)
    )


def is_beside_finer(mention: Mention, view: SentenceView) -> bool:
    """Whether a year or month stands right beside a day that it belongs to: "from December 1 this year"."""
    if not isinstance(mention.value, DateValue) or mention.value.grain is Grain.DAY:
        return False
    return any(
        isinstance(other.value, DateValue)
        and other.value.grain is Grain.DAY
        and 0 <= mention.span.start - other.span.end <= 2  # noqa: PLR2004 - a comma and a blank
        for other in view.analysis.mentions
    )


def _roles_agree(claimed: Role, stated: Role) -> bool:
    if claimed is stated:
        return True
    return Role.BY not in (claimed, stated) and {claimed, stated} != {Role.FROM, Role.TO}


def _head_score(slot: Slot, own: Surroundings, found: Found) -> float | None:
    """1.5 where both count the same noun, 0 where one names none, `None` where they count different things."""
    if not slot.head or slot.mention is None:
        return 0.0
    if own.head:
        if slot.head & own.head:
            return 1.5
        return None if slot.kind in COUNTED else -0.5
    held = any(not hit.anchor.is_name and slot.head & hit.anchor.keys for hit in found.hits)
    if held:
        return 0.7
    return -1.0 if slot.kind in COUNTED else 0.0


def _shared_words(slot: Slot, own: Surroundings) -> int:
    shared = slot.near & own.near
    return len([key for key in shared if not key.startswith(GROUP)]) or min(1, len(shared))


@dataclass(frozen=True, slots=True)
class Distance:
    """How far a mention is from the nearest anchor: words between, clause borders crossed, and in what relation."""

    words: int
    clauses: int
    shared: bool
    beside: bool
    foreign: bool = False


def distance_of(mention: Mention, found: Found, view: SentenceView) -> Distance | None:
    """How far a mention is from the nearest of the claim's words, or `None` where it is out of reach."""
    analysis = view.analysis
    first, last = analysis.word_range(mention.span)
    best: Distance | None = None
    taken = found.everywhere
    anchors = [hit for hit in found.hits if not hit.carried and (not hit.anchor.is_name or not found.words)]
    for hit in anchors or [hit for hit in found.hits if not hit.carried]:
        low, high = (hit.last, first) if hit.last <= first else (last, hit.first)
        low = min(low, high)
        between = range(low, high)
        own, other = min(first, len(analysis.words) - 1), hit.first
        crossed = abs(analysis.clauses[own] - analysis.clauses[other])
        words = [analysis.words[at].lower for at in between]
        distance = Distance(
            sum(
                not analysis.stops[at]
                and at not in taken
                and (crossed or analysis.clauses[at] == analysis.clauses[own])
                for at in between
            ),
            crossed,
            "and" in words and first < hit.first,
            first < hit.first and not PLACE_WORDS.isdisjoint(words),
        )
        if best is None or (distance.beside, distance.clauses, distance.words) < (
            best.beside,
            best.clauses,
            best.words,
        ):
            best = distance
    if best is None:
        return Distance(0, 0, shared=False, beside=False) if found.hits else None
    return replace(best, foreign=_is_foreign(first, taken, view)) if best.words <= REACH else None


def _is_first(mention: Mention, found: Found, view: SentenceView) -> bool:
    """Whether a value is the first of its kind behind all of the claim's words, in their clause: "The population of
    Ecuador was last recorded at 15.7 million"."""
    analysis = view.analysis
    at = found.at()
    first, _ = analysis.word_range(mention.span)
    if not at or found.words < 1.0 or max(at) >= first or first >= len(analysis.words):
        return False
    if analysis.clauses[max(at)] != analysis.clauses[first]:
        return False
    kind = type(mention.value)
    end = analysis.words[max(at)].end
    return not any(type(m.value) is kind and end <= m.span.start < mention.span.start for m in analysis.mentions)


def _is_foreign(first: int, taken: set[int], view: SentenceView) -> bool:
    """Whether the content word that stands right before a value, in its clause, is none of the claim's: "was postponed;
    scheduled for 24 April"."""
    analysis = view.analysis
    for at in range(first - 1, max(-1, first - 4), -1):
        if analysis.clauses[at] != analysis.clauses[min(first, len(analysis.words) - 1)]:
            return False
        if not analysis.stops[at]:
            return at not in taken and analysis.mention_of[at] is None
    return False
