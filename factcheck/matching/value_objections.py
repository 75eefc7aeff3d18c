"""Objections to values: what speaks against a value's being the claim's, though the sentence is about the claim.

An ordered table; the first row that holds is the reason that `explain` prints. A subset of what the claim counts,
another time, another event: most wrong flags of systems that only compare numbers are one of these rows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from factcheck.matching.align import UnitKind
from factcheck.matching.analysis import Analysis
from factcheck.matching.anaphora import opens_with_anaphor
from factcheck.matching.basis import is_on_another_basis
from factcheck.matching.evidence import Subject
from factcheck.matching.fit import Fit, agrees
from factcheck.matching.lexicon import is_reporting, kinds_in
from factcheck.matching.objections import LONG_ENOUGH, WORD_FOR_WORD, Pairing, is_of_a_part
from factcheck.matching.slots import head_words
from factcheck.matching.time_objections import (
    FIGURES,
    is_a_new_date,
    is_a_time_limit,
    is_another_time,
    is_former_figure,
    is_of_an_earlier_event,
    is_of_another_clause,
    is_of_another_day,
    is_of_another_version,
    is_only_dated,
    is_past_figure,
)
from factcheck.values.interface import Mention

RESTRICTING: Final = frozenset(
    {"for", "among", "during", "within", "aboard", "under", "with", "in", "on", "at", "from"}
)

LEAVING: Final = frozenset({"measure", "of", "hedge"})
"""Kinds of words between a figure and its noun that leave the noun whole."""

INCREMENTS: Final = frozenset({"more", "other", "further", "additional", "another", "extra", "new"})

LIMITS: Final = frozenset({"above", "after", "before", "below", "beyond", "over", "past", "under", "until", "within"})
"""Words that make a place in an order a limit."""


@dataclass(frozen=True, slots=True)
class ValueObjection:
    """A row of the table for values. `mild` leaves the value undecided instead of dropping it."""

    label: str
    holds: Callable[[Pairing, Fit, Sequence[Fit]], bool]
    mild: bool = False


def is_a_subset(pairing: Pairing, fit: Fit, fits: Sequence[Fit]) -> bool:
    """Whether a smaller count is of a part of what the claim counts: "4 endpoints for billing", "three of the
    galleries", "Nine members of NATO lead …"."""
    del fits
    if fit.slot.kind not in FIGURES or agrees(fit.mention, fit.slot) or not _is_smaller(fit):
        return False
    view = pairing.view
    analysis, taken = view.analysis, set(pairing.found.at())
    _, last = analysis.word_range(fit.mention.span)
    if fit.slot.kind == "number" and last < len(analysis.words) and analysis.words[last].lower == "of":
        return True
    if _is_narrowed(pairing, last):
        return True
    clause = analysis.clauses[min(last, len(analysis.words) - 1)]
    rest = [at for at in range(last, len(analysis.words)) if analysis.clauses[at] == clause]
    if any(analysis.words[at].lower == "alone" for at in rest):
        return True
    claimed = pairing.found.phrasing.analysis.lemmas
    return any(
        analysis.words[at].lower in RESTRICTING
        and any(
            not analysis.stops[after] and after not in taken and analysis.mention_of[after] is None
            for after in rest
            if at < after <= at + 3
        )
        for at in rest
        if analysis.lemmas[at] not in claimed or analysis.words[at].lower in {"for", "during", "among"}
    )


def _is_narrowed(pairing: Pairing, at: int) -> bool:
    """Whether a word between figure and noun narrows what is counted, and the claim has none: "12 injured people"."""
    analysis, claimed = pairing.view.analysis, pairing.found.phrasing.analysis.lemmas
    fillers = kinds_in("countable-fillers")
    while at < len(analysis.words) and analysis.words[at].lower in fillers:
        if fillers[analysis.words[at].lower] not in LEAVING and analysis.lemmas[at] not in claimed:
            return True
        at += 1
    return False


def misses_a_narrowing(pairing: Pairing, fit: Fit, fits: Sequence[Fit]) -> bool:
    """Whether the claim counts something narrower than the sentence: "12 founding members" against "32 members"."""
    del fits
    own = pairing.found.phrasing.analysis
    if fit.slot.kind != "number" or fit.slot.mention is None or agrees(fit.mention, fit.slot):
        return False
    _, last = own.word_range(fit.slot.mention.span)
    heads = head_words(own, last)
    held, fillers = set(pairing.view.analysis.lemmas), kinds_in("countable-fillers")
    return any(
        own.lemmas[at] not in held and not own.stops[at] and fillers.get(own.words[at].lower) not in LEAVING
        for at in range(last, heads[-1] if heads else last)
    )


def is_unidentified(pairing: Pairing, fit: Fit, fits: Sequence[Fit]) -> bool:
    """Whether nothing tells that both speak of one thing: a pronoun or "the film" stands for it on either side, the two
    are not the same word for word, and most of the other figures do not agree either."""
    if agrees(fit.mention, fit.slot) or pairing.alike >= WORD_FOR_WORD:
        return False
    unnamed = pairing.found.subject is Subject.UNRESOLVED or opens_with_anaphor(pairing.found.phrasing.analysis)
    if not unnamed:
        return False
    others = [other for other in fits if other is not fit and not other.slot.qualifier]
    agreeing = sum(agrees(other.mention, other.slot) for other in others)
    return agreeing * 2 < len(others)


def is_another_event(pairing: Pairing, fit: Fit, fits: Sequence[Fit]) -> bool:
    """Whether a date that disagrees is of another event: a word of the claim is missing from the date's own clause, and
    another stands in its place ("exploded" where the claim says "was shut down")."""
    del fits
    if fit.slot.kind != "date" or agrees(fit.mention, fit.slot) or pairing.alignment is None:
        return False
    held = {hit.anchor.first for hit in pairing.found.hits}
    missing = {a.first for a in pairing.found.phrasing.anchors if not a.is_name and not a.light and a.first not in held}
    if any(is_reporting(pairing.found.phrasing.analysis.words[at].lower) for at in missing):
        return True
    if pairing.alignment.weight >= LONG_ENOUGH:
        return False
    beside = _in_clause(pairing.found.phrasing.analysis, fit.slot.mention)
    return any(
        any(unit.first in missing and unit.first in beside for unit in gap.claim)
        and any(unit.kind is UnitKind.WORD for unit in gap.sentence)
        for gap in pairing.alignment.gaps
        if not gap.open_right
    )


def _in_clause(analysis: Analysis, mention: Mention | None) -> frozenset[int]:
    """The words of the clause that a value stands in; all words, where none is shown."""
    if mention is None:
        return frozenset(range(len(analysis.words)))
    clause = analysis.clauses[analysis.word_range(mention.span)[0]]
    return frozenset(at for at, own in enumerate(analysis.clauses) if own == clause)


def is_of_a_narrower_noun(pairing: Pairing, fit: Fit, fits: Sequence[Fit]) -> bool:
    """Whether a name that disagrees is said of the claim's noun with more words to it: "the military liaison mission"
    is not the mission."""
    del fits
    if fit.slot.kind != "name" or agrees(fit.mention, fit.slot):
        return False
    analysis, taken = pairing.view.analysis, pairing.found.everywhere
    return any(
        hit.first > 0
        and not hit.anchor.is_name
        and not hit.carried
        and hit.first - 1 not in taken
        and not analysis.stops[hit.first - 1]
        and analysis.name_of[hit.first - 1] is None
        and analysis.mention_of[hit.first - 1] is None
        and analysis.gaps[hit.first - 1] == " "
        for hit in pairing.found.hits
    )


def is_an_increment(pairing: Pairing, fit: Fit, fits: Sequence[Fit]) -> bool:
    """Whether a figure that disagrees counts what came on top ("280 further deaths"), and the claim's does not."""
    del fits
    if fit.slot.kind != "number" or agrees(fit.mention, fit.slot):
        return False
    analysis, claimed = pairing.view.analysis, pairing.found.phrasing.analysis.lemmas
    first, last = analysis.word_range(fit.mention.span)
    beside = [at for at in (first - 1, last) if 0 <= at < len(analysis.words)]
    return any(analysis.words[at].lower in INCREMENTS and analysis.lemmas[at] not in claimed for at in beside)


def _is_smaller(fit: Fit) -> bool:
    stated = getattr(getattr(fit.mention.value, "amount", None), "interval", None)
    reference = getattr(getattr(fit.slot.references[-1].value, "amount", None), "interval", None)
    if stated is None or reference is None:
        return False
    high, low = stated.high if stated.high is not None else stated.low, reference.low
    low = low if low is not None else reference.high
    return high is not None and low is not None and bool(high < low)


def is_a_limit_on_a_place(pairing: Pairing, fit: Fit, fits: Sequence[Fit]) -> bool:
    """Whether a place in an order is only a limit on one side: "after the 57th minute", "ranked above 5th"."""
    del fits
    if fit.slot.kind != "ordinal" or fit.slot.mention is None or agrees(fit.mention, fit.slot):
        return False
    own = pairing.found.phrasing.analysis
    first, _ = own.word_range(fit.slot.mention.span)
    return any(word.lower in LIMITS for word in own.words[max(0, first - 2) : first])


VALUE_OBJECTIONS: Final = (
    ValueObjection(
        "said of a part of the claim's subject", lambda p, fit, _: not agrees(fit.mention, fit.slot) and is_of_a_part(p)
    ),
    ValueObjection("nothing tells that both speak of one thing", is_unidentified),
    ValueObjection("as of another day than the claim's", is_of_another_day, mild=True),
    ValueObjection("said of another event", is_another_event),
    ValueObjection("said of something narrower", is_of_a_narrower_noun),
    ValueObjection("said of another time", is_another_time),
    ValueObjection("the day as of which a figure is given", is_only_dated),
    ValueObjection("a date that something was moved to", is_a_new_date),
    ValueObjection("told in a clause about something else", is_of_another_clause),
    ValueObjection("of the first such event, or of another of them", is_of_an_earlier_event, mild=True),
    ValueObjection("said of a version, and the claim of none", is_of_another_version, mild=True),
    ValueObjection("a limit in time", is_a_time_limit),
    ValueObjection("a limit on a place in an order", is_a_limit_on_a_place),
    ValueObjection("a figure of another time against a claim without one", is_past_figure),
    ValueObjection("a figure of a former time against a claim without one", is_former_figure, mild=True),
    ValueObjection(
        "its measure is taken otherwise than the claim's",
        lambda p, fit, _: (
            fit.slot.kind in FIGURES and not agrees(fit.mention, fit.slot) and is_on_another_basis(p.found)
        ),
    ),
    ValueObjection("what came on top of what the claim counts", is_an_increment),
    ValueObjection("the claim counts only a part of it", misses_a_narrowing),
    ValueObjection("a part of what the claim counts", is_a_subset),
)


def objection_to_value(pairing: Pairing, fit: Fit, fits: Sequence[Fit]) -> ValueObjection | None:
    """The first thing that speaks against a value, or `None`."""
    return next((objection for objection in VALUE_OBJECTIONS if objection.holds(pairing, fit, fits)), None)
