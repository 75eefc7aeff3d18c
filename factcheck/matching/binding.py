"""Binding: which value of a sentence stands in which slot of a claim. Fourth stage of matching.

Each pair of slot and mention is scored (`fit.py`); a mention serves the slot that it fits best, and a slot takes one
mention. A value that counts another noun, or belongs to another clause's event, fits no slot.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from factcheck.matching.align import Alignment
from factcheck.matching.analysis import Analysis
from factcheck.matching.derived import derived_dates
from factcheck.matching.evidence import Found
from factcheck.matching.fit import Fit, agrees, fit_of, is_beside_finer
from factcheck.matching.labels import with_unit
from factcheck.matching.slots import around, split_ranges
from factcheck.matching.view import SentenceView
from factcheck.text.document import Span
from factcheck.values.interface import Mention, NumberValue, PercentValue, scaled

PAIRED: Final = 0.6
"""Share of a claim's content that must be aligned before the places of values in it count."""

UNITED: Final = frozenset({"money", "percent", "quantity"})
"""Kinds of figures that a unit makes."""

LEAST_RIVAL: Final = -1.0
SURE_RIVAL: Final = 0.0
"""Scores from which an agreeing value makes a disagreeing one doubtful, and one in the claim's own place."""


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
        if (fit := fit_of(slot, as_kind(mention, slot.kind, view.analysis), found, view, paired)) is not None
    ]
    fits.sort(key=lambda fit: (-fit.score, fit.mention.span.start, fit.slot.number))
    chosen: list[Fit] = []
    for fit in fits:
        if all(fit.slot is not other.slot and fit.mention.span != other.mention.span for other in chosen):
            chosen.append(fit)
    rivals = [fit for fit in fits if not fit.denied and not is_beside_finer(fit.mention, view)]
    return [fit for fit in chosen if not _has_rival(fit, chosen, rivals)]


def as_kind(mention: Mention, kind: str, analysis: Analysis) -> Mention:
    """A bare figure with the unit that its sentence declares, where that makes it the slot's kind; a fraction as a
    percentage, where the slot is one: "two thirds of the electricity"."""
    if kind in UNITED and isinstance(mention.value, NumberValue) and not around(analysis, mention).head:
        mention = with_unit(mention, analysis.units, kind)
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


def _has_rival(fit: Fit, chosen: Sequence[Fit], fits: Sequence[Fit]) -> bool:
    """Whether another value of the sentence that can stand in the slot agrees, and is not needed elsewhere."""
    if agrees(fit.mention, fit.slot):
        return False
    least = SURE_RIVAL if fit.aligned else LEAST_RIVAL
    met = [other for other in chosen if agrees(other.mention, other.slot)]
    taken = [other.mention for other in met]
    served = [other.slot for other in met]
    if not fit.aligned and any(
        other.mention.span == fit.mention.span
        and other.slot is not fit.slot
        and other.slot not in served
        and other.score > least
        and agrees(other.mention, other.slot)
        for other in fits
    ):
        return True
    return any(
        other.slot is fit.slot
        and other.score > least
        and other.mention not in taken
        and agrees(other.mention, fit.slot)
        for other in fits
    )
