"""Binding: which value of a sentence stands in which slot of a claim. Fourth stage of matching.

Each pair of slot and mention is scored by an ordered table of features; a mention serves the slot that it fits best,
and a slot takes one mention. A value that counts another noun, or belongs to another clause's event, fits no slot.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from factcheck.matching.align import Alignment
from factcheck.matching.derived import derived_dates
from factcheck.matching.evidence import Found
from factcheck.matching.lexicon import GROUP
from factcheck.matching.scope import is_denied
from factcheck.matching.slots import Slot, Surroundings, around, meets, split_ranges
from factcheck.matching.view import SentenceView
from factcheck.text.document import Span
from factcheck.values.interface import (
    KINDS,
    DateValue,
    Grain,
    Mention,
    NumberValue,
    PercentValue,
    Role,
    scaled,
)

PLACE_WORDS: Final = frozenset({"after", "before", "since", "until", "following", "during", "prior"})
"""Words that put an event beside a date instead of on it: "in 2015, a year after the annexation"."""

COUNTED: Final = frozenset({"number"})
"""Kinds whose figure counts a noun, which must be the claim's."""

PAIRED: Final = 0.6
"""Share of a claim's content that must be aligned before the places of values in it count."""

DERIVED: Final = "derived"
"""How the names of rules begin by which dates are calculated (`derived.py`)."""

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


def bind_values(found: Found, view: SentenceView, alignment: Alignment | None) -> list[Fit]:
    """The best assignment of the sentence's values to the slots of a phrasing, each mention and slot at most once.

    Where a value that disagrees would fill a slot although another of its kind in the sentence agrees, neither is sure,
    and nothing fills the slot.
    """
    paired = _paired(alignment)
    derived = derived_dates(view.analysis, found.at(), view.view.context.published) if found.words else []
    stated = [
        m
        for m in split_ranges(view.analysis.mentions, found.phrasing.slots)
        if not any(m.span.overlaps(d.span) or m.span == d.pair for d in derived)
    ]
    fits = [
        fit
        for slot in found.phrasing.slots
        for mention in (*derived, *stated)
        if (fit := fit_of(slot, as_kind(mention, slot.kind), found, view, paired)) is not None
    ]
    fits.sort(key=lambda fit: (-fit.score, fit.mention.span.start, fit.slot.number))
    chosen: list[Fit] = []
    for fit in fits:
        if all(fit.slot is not other.slot and fit.mention.span != other.mention.span for other in chosen):
            chosen.append(fit)
    rivals = [fit for fit in fits if not fit.denied and not _is_beside_finer(fit.mention, view)]
    return [fit for fit in chosen if not _has_rival(fit, chosen, rivals)]


def _is_beside_finer(mention: Mention, view: SentenceView) -> bool:
    """Whether a year or month stands right beside a day that it belongs to: "from December 1 this year"."""
    if not isinstance(mention.value, DateValue) or mention.value.grain is Grain.DAY:
        return False
    return any(
        isinstance(other.value, DateValue)
        and other.value.grain is Grain.DAY
        and 0 <= mention.span.start - other.span.end <= 2  # noqa: PLR2004 - a comma and a blank
        for other in view.analysis.mentions
    )


def as_kind(mention: Mention, kind: str) -> Mention:
    """A fraction as a percentage, where the slot is one: "two thirds of the electricity"."""
    value = mention.value
    if kind != "percent" or not isinstance(value, NumberValue) or value.multiple:
        return mention
    stated = value.amount.stated
    if stated is None or not 0 < stated < 1:
        return mention
    return replace(mention, value=PercentValue(scaled(value.amount, lambda figure: figure * 100)))


def _paired(alignment: Alignment | None) -> frozenset[tuple[Span, Span]]:
    """The values that stand in the same place of two sentences that say nearly the same: span in claim, in sentence."""
    if alignment is None or alignment.claim_share < PAIRED or alignment.whole_share < PAIRED:
        return frozenset()
    return frozenset(
        (ours.mention.span, theirs.mention.span)
        for ours, theirs in alignment.pairs
        if ours.mention is not None and theirs.mention is not None
    )


def agrees(mention: Mention, slot: Slot) -> bool:
    """Whether a value may be the slot's: their intervals meet."""
    return any(meets(mention.value, reference.value) for reference in slot.references)


def _has_rival(fit: Fit, chosen: Sequence[Fit], fits: Sequence[Fit]) -> bool:
    """Whether another value of the sentence that can stand in the slot agrees, and is not needed elsewhere."""
    if fit.aligned or agrees(fit.mention, fit.slot):
        return False
    taken = [other.mention for other in chosen if agrees(other.mention, other.slot)]
    return any(
        other.slot is fit.slot
        and other.score > LEAST_RIVAL
        and other.mention not in taken
        and agrees(other.mention, fit.slot)
        for other in fits
    )


LEAST_RIVAL: Final = -1.0
"""Score from which an agreeing value makes a disagreeing one doubtful."""


def fit_of(  # noqa: PLR0911 - one return a reason why it cannot
    slot: Slot, mention: Mention, found: Found, view: SentenceView, paired: frozenset[tuple[Span, Span]]
) -> Fit | None:
    """How well a mention fills a slot, or `None` where it can't."""
    if KINDS[type(mention.value)] != slot.kind:
        return None
    if mention.rule.startswith(DERIVED):
        if mention.latent and not agrees(mention, slot):
            return None
        return Fit(slot, mention, CALCULATED, shared=False, reasons=(mention.rule,))
    denied = is_denied(view.analysis, mention.span)
    if not _roles_agree(slot.role, mention.role):
        return None
    own = around(view.analysis, mention)
    head = _head_score(slot, own, found)
    if head is None:
        return None
    distance = distance_of(mention, found, view)
    if distance is None:
        return None
    aligned = slot.mention is not None and (slot.mention.span, mention.span) in paired
    confused = any(meets(mention.value, wrong.value) for wrong in found.phrasing.claim.wrong)
    special = slot.role is mention.role and slot.role is not Role.PLAIN
    features = (
        ("counts the same thing", head),
        ("the same words before it", 0.8 * min(2, _shared_words(slot, own))),
        ("in reach of a phrase without a value", 1.2 if slot.mention is None and distance.words <= CLOSE else 0.0),
        (
            "of another word than the phrase",
            -1.0 if slot.mention is None and distance.foreign and not confused else 0.0,
        ),
        ("the first such value behind the claim's words", 0.8 if _is_first(mention, found, view) else 0.0),
        ("the same preposition", 0.5 if slot.preposition and slot.preposition == own.preposition else 0.0),
        ("the same part of a change", 0.5 if special else 0.0),
        ("in the same place, word for word", 1.5 if aligned else 0.0),
        ("agrees with the claim", 1.0 if agrees(mention, slot) else 0.0),
        ("read with doubt", -1.0 if mention.latent else 0.0),
        ("denied", DENIED if denied else 0.0),
        ("a part of the date beside it", -2.0 if _is_beside_finer(mention, view) else 0.0),
        ("listed as a common error", 1.0 if confused else 0.0),
        ("far from the claim's words", -0.15 * max(0, distance.words - 1)),
        ("in another clause", -0.5 * distance.clauses),
        ("said of another word", -0.6 if distance.foreign and not aligned and head <= 0 else 0.0),
        ("beside the event, not on it", -2.0 if distance.beside else 0.0),
    )
    score = sum(value for _, value in features)
    reasons = tuple(name for name, value in features if value)
    return Fit(slot, mention, score, distance.shared, reasons, aligned, denied)


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
    taken = found.everywhere(view)
    anchors = [hit for hit in found.hits if not hit.carried and (not hit.anchor.is_name or not found.words)]
    for hit in anchors or [hit for hit in found.hits if not hit.carried]:
        low, high = (hit.last, first) if hit.last <= first else (last, hit.first)
        low = min(low, high)
        between = range(low, high)
        own, other = min(first, len(analysis.words) - 1), hit.first
        crossed = abs(analysis.clauses[own] - analysis.clauses[other])
        words = [analysis.words[at].lower for at in between]
        distance = Distance(
            sum(not analysis.stops[at] and at not in taken for at in between),
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
    at = [index for hit in found.hits if not hit.carried for index in range(hit.first, hit.last)]
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
