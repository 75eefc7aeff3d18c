"""Objections of time: a value that is right for another day, or a date that only says when a figure holds.

Beside `value_objections`, whose table they are rows of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from factcheck.matching.analysis import Analysis
from factcheck.matching.cues import cues_in
from factcheck.matching.evidence import Found
from factcheck.matching.fit import Fit, agrees
from factcheck.matching.lexicon import kinds_in
from factcheck.matching.objections import NEARLY_SAME, WORD_FOR_WORD, Pairing
from factcheck.matching.past import is_dated_otherwise, is_told_as_latest
from factcheck.matching.slots import HALF_LINES, UNKNOWN
from factcheck.values.interface import Bound, DateValue, Role, Value

FIGURES: Final = frozenset({"number", "money", "percent", "quantity"})

VERSION: Final = re.compile(
    r"(?i)\b(?:version|release)\s{1,2}v?\d|\bv\d{1,4}(?:\.\d|\b)|\b\d{1,4}\.(?:\d{1,4}\.\d|x\b)"
)
"""A version by its number: "version 2.1", "v3", "2.4.0", "1.x"."""

SUBJECT_AND_VERB: Final = 2
"""Content words before a date in its clause from which the clause says something of its own."""

FORMER: Final = frozenset({"past", "then"})
"""Kinds of cue that put a figure into a time before the present of the text."""

AT_FIRST: Final = frozenset({"initially", "originally", "used to", "used to be"})
"""Cues of other kinds that do so too. (Not "had been": figures of a text in the past tense are told so.)"""

ENDS: Final = frozenset({"to", "until", "till", "through"})
"""Words before the date at which something ends, or to which it was moved."""


def is_of_another_day(pairing: Pairing, fit: Fit, fits: Sequence[Fit]) -> bool:
    """Whether a figure disagrees, and so does the day as of which the claim gives it: it may be right for its day."""
    if fit.slot.kind == "name" or agrees(fit.mention, fit.slot) or not _dates_its_figure(pairing.found):
        return False
    return _date_and_figure_are_off(fits)


def is_another_time(pairing: Pairing, fit: Fit, fits: Sequence[Fit]) -> bool:
    """Whether date and figure both disagree with a claim that dates its figure: the same said of another time."""
    if fit.slot.kind == "name" or pairing.alike >= WORD_FOR_WORD:
        return False
    return _date_and_figure_are_off(fits) and not agrees(fit.mention, fit.slot)


def _date_and_figure_are_off(fits: Sequence[Fit]) -> bool:
    off = {fit.slot.kind for fit in fits if not agrees(fit.mention, fit.slot) or _is_until_another_day(fit)}
    return "date" in off and not off.isdisjoint(FIGURES | {"ordinal"})


def _is_until_another_day(fit: Fit) -> bool:
    """Whether claim and sentence give their figures up to two different days ("by 7 April", "by the end of 2020")."""
    stated = fit.mention.value
    return isinstance(stated, DateValue) and any(
        isinstance(reference.value, DateValue)
        and stated.bound is reference.value.bound is Bound.AT_MOST
        and UNKNOWN not in (stated.interval, reference.value.interval)
        and stated.interval.high != reference.value.interval.high
        for reference in fit.slot.references
    )


def is_of_another_version(pairing: Pairing, fit: Fit, fits: Sequence[Fit]) -> bool:
    """Whether a figure that disagrees is said of a version ("in Quayside 1.x", under the heading "2.4.0"), and the
    claim's of none."""
    del fits
    if fit.slot.kind not in FIGURES | {"duration"} or agrees(fit.mention, fit.slot):
        return False
    if VERSION.search(pairing.found.phrasing.claim.claim):
        return False
    heading = pairing.view.heading
    texts = [pairing.view.analysis.text, *([heading.analysis.text] if heading else [])]
    return any(VERSION.search(text) for text in texts)


def is_only_dated(pairing: Pairing, fit: Fit, fits: Sequence[Fit]) -> bool:
    """Whether the value is the day as of which a sentence gives its figures, or their season: another than the claim's
    is no error."""
    del fits
    if fit.slot.kind != "date" or agrees(fit.mention, fit.slot) or pairing.alike >= WORD_FOR_WORD:
        return False
    analysis = pairing.view.analysis
    first, last = analysis.word_range(fit.mention.span)
    seasonal = last < len(analysis.words) and analysis.words[last].lower == "season"
    return seasonal or _is_as_of(analysis, first)


def is_a_new_date(pairing: Pairing, fit: Fit, fits: Sequence[Fit]) -> bool:
    """Whether a date that disagrees is the one that something was moved to or lasts until ("was postponed to 6
    October"), and the claim's is not."""
    del fits
    if fit.slot.kind != "date" or agrees(fit.mention, fit.slot) or fit.slot.preposition in ENDS:
        return False
    analysis = pairing.view.analysis
    first, _ = analysis.word_range(fit.mention.span)
    return first > 0 and analysis.words[first - 1].lower in ENDS and fit.mention.role is Role.PLAIN


def is_of_another_clause(pairing: Pairing, fit: Fit, fits: Sequence[Fit]) -> bool:
    """Whether a date that disagrees stands in a clause of its own, which tells of something else: "after Russia annexed
    Crimea, sanctions came in 2015"."""
    del fits
    if fit.slot.kind != "date" or agrees(fit.mention, fit.slot) or pairing.alike >= NEARLY_SAME:
        return False
    analysis, taken = pairing.view.analysis, pairing.found.everywhere
    first, _ = analysis.word_range(fit.mention.span)
    clause = [at for at, number in enumerate(analysis.clauses) if number == analysis.clauses[first]]
    if not taken.isdisjoint(clause):
        return False
    told = [at for at in clause if at < first and not analysis.stops[at] and analysis.mention_of[at] is None]
    return len(told) >= SUBJECT_AND_VERB


def is_of_an_earlier_event(pairing: Pairing, fit: Fit, fits: Sequence[Fit]) -> bool:
    """Whether a date that disagrees is of the first such event, or of another of them, and the claim's is not told to
    be: "Russia first annexed Crimea in 1783"."""
    del fits
    if fit.slot.kind != "date" or agrees(fit.mention, fit.slot):
        return False
    analysis, claim = pairing.view.analysis, pairing.found.phrasing.claim
    claimed = f" {' '.join((claim.claim, *claim.also)).lower()} "
    if any(kind == "history" and f" {entry} " in claimed for entry, kind in kinds_in("former").items()):
        return False
    told = _clauses_told(pairing)
    return any(cue.kind == "history" and analysis.clauses[cue.first] in told for cue in cues_in(analysis, "former"))


def _clauses_told(pairing: Pairing) -> set[int]:
    """The clauses of the sentence that hold attribute words of the claim."""
    clauses = pairing.view.analysis.clauses
    return {clauses[hit.first] for hit in pairing.found.hits if not hit.carried and not hit.anchor.is_name}


def is_a_time_limit(pairing: Pairing, fit: Fit, fits: Sequence[Fit]) -> bool:
    """Whether the value is a date that only limits when a figure holds ("after 1 April"): never an error itself."""
    del pairing
    figures = any(other.slot.kind in FIGURES for other in fits)
    limit = any(_is_limit(reference.value) for reference in fit.slot.references)
    return fit.slot.kind == "date" and figures and limit and not agrees(fit.mention, fit.slot)


def is_past_figure(pairing: Pairing, fit: Fit, fits: Sequence[Fit]) -> bool:
    """Whether a figure of a stated time disagrees with a claim that gives one without date or tolerance, and is not
    told as the latest one."""
    del fits
    if fit.slot.kind not in FIGURES or fit.slot.references[0].tolerance is not None:
        return False
    return is_dated_otherwise(pairing.found, fit) and not is_told_as_latest(pairing.view.analysis)


def is_former_figure(pairing: Pairing, fit: Fit, fits: Sequence[Fit]) -> bool:
    """Whether a figure that disagrees is told of a time before the text's ("originally had 12 members", "used to have
    30"), and the claim gives its own for no time."""
    del fits
    claim = pairing.found.phrasing.claim
    if fit.slot.kind not in FIGURES or agrees(fit.mention, fit.slot):
        return False
    if any(reference.period is not None for reference in fit.slot.references):
        return False
    analysis, claimed = pairing.view.analysis, f" {claim.claim.lower()} "
    clause = analysis.clauses[analysis.word_range(fit.mention.span)[0]]
    return any(
        (cue.kind in FORMER or cue.entry in AT_FIRST)
        and analysis.clauses[cue.first] == clause
        and f" {cue.entry} " not in claimed
        for cue in cues_in(analysis, "former")
    )


def _dates_its_figure(found: Found) -> bool:
    """Whether the claim gives its figure as of a day: "by 7 April 2020", "as of March 2020"."""
    own = found.phrasing.analysis
    for slot in found.phrasing.slots:
        if slot.kind != "date" or slot.mention is None:
            continue
        first, _ = own.word_range(slot.mention.span)
        if _is_as_of(own, first) or _is_limit(slot.references[0].value):
            return True
    return False


def _is_as_of(analysis: Analysis, at: int) -> bool:
    """Whether "as of" stands right before a word."""
    return at > 1 and analysis.words[at - 1].lower == "of" and analysis.words[at - 2].lower == "as"


def _is_limit(value: Value) -> bool:
    return isinstance(value, DateValue) and value.bound in HALF_LINES
