"""Past figures: a figure that is dated in the sentence against a claim that gives one without a date."""

from __future__ import annotations

from factcheck.matching.analysis import Analysis
from factcheck.matching.cues import cues_in
from factcheck.matching.evidence import Found
from factcheck.matching.fit import Fit, agrees
from factcheck.values.interface import DateValue, Mention


def is_dated_otherwise(found: Found, fit: Fit) -> bool:
    """Whether a figure disagrees, is dated in the sentence, and the claim gives it for no time: it may have been right
    then."""
    slot, own = fit.slot, found.phrasing
    if agrees(fit.mention, slot) or any(reference.period is not None for reference in slot.references):
        return False
    if any(isinstance(other.references[0].value, DateValue) for other in own.slots):
        return False
    return any(_is_beside(date, fit.mention, found.view.analysis) for date in found.view.analysis.mentions)


def _is_beside(date: Mention, figure: Mention, analysis: Analysis) -> bool:
    if not isinstance(date.value, DateValue) or date.latent or date.value.interval.high is None:
        return False
    clauses = [analysis.clauses[min(analysis.word_range(m.span)[0], len(analysis.words) - 1)] for m in (date, figure)]
    return abs(clauses[0] - clauses[1]) <= 1


def is_told_as_latest(analysis: Analysis) -> bool:
    """Whether a sentence tells its figure as the latest one: "was last measured at", "the latest value"."""
    return bool(cues_in(analysis, "latest"))
