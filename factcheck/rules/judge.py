"""Judging: each binding is compared, and what comes of it is made a finding by the rule for its verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from factcheck.comparison.interface import Comparison, Verdict
from factcheck.comparison.timeline import compare_over_time
from factcheck.matching.interface import Binding, Confidence, Mode, Relation, Strength, Voice
from factcheck.registry.claim import Rating, Severity
from factcheck.rules.interface import Finding, Proof
from factcheck.text.document import Document
from factcheck.values.interface import DateValue

RULES: Final = {
    Verdict.CONTRADICTED: "value-mismatch",
    Verdict.OUTDATED: "outdated-value",
    Verdict.IMPRECISE: "imprecise-value",
    Verdict.UNDECIDED: "undecided",
    Verdict.CONSISTENT: "consistent",
}


def judge(document: Document, bindings: Iterable[Binding]) -> Iterator[Finding]:
    """The findings of a document's bindings; a clause that states nothing gives none."""
    for binding in bindings:
        comparison = compare_binding(binding)
        if comparison is not None:
            yield finding_of(document, binding, comparison)


def compare_binding(binding: Binding) -> Comparison | None:
    """What comes of a binding: a comparison of values, or the contrast that it already is; nothing where its clause
    states nothing (a question, a condition, a wish, a prediction of what the claim does not date later)."""
    comparison = _compared(binding)
    if binding.doubt:
        return replace(comparison, verdict=Verdict.UNDECIDED, level="doubtful", label=binding.doubt)
    match binding.candidate.scope.mode:
        case Mode.STATEMENT:
            return comparison
        case Mode.HEDGE:
            return replace(comparison, verdict=Verdict.UNDECIDED, level="hedged", label="hedged, so nothing is stated")
        case Mode.PREDICTION if _lies_ahead(binding):
            return comparison
        case _:
            return None


def _lies_ahead(binding: Binding) -> bool:
    """Whether the claim's date was still to come when the article was published: then a plan is held to it as well."""
    dates = [r.value.interval.high for r in binding.references if isinstance(r.value, DateValue)]
    published = binding.published
    return published is not None and any(day is not None and day > published.toordinal() for day in dates)


def _compared(binding: Binding) -> Comparison:
    claim = binding.candidate.claim
    if binding.relation is Relation.VALUE and binding.mention is not None:
        return compare_over_time(
            binding.mention.value,
            binding.references,
            binding.moment,
            text=binding.stated,
            wrong=claim.wrong,
            names=binding.names,
        )
    verdict, label = CONTRASTS[binding.relation]
    return Comparison(verdict, binding.relation.value, label, binding.stated, binding.reference)


CONTRASTS: Final = {
    Relation.NAME: (Verdict.CONTRADICTED, "another name in the same place"),
    Relation.OPPOSITE: (Verdict.CONTRADICTED, "the opposite"),
    Relation.NEGATION: (Verdict.CONTRADICTED, "said with a negation on one side only"),
    Relation.REPEATED: (Verdict.CONTRADICTED, "repeats what the registry rates as no fact"),
    Relation.SAME: (Verdict.CONSISTENT, "says the same"),
    Relation.VALUE: (Verdict.UNDECIDED, "a value"),
}
"""What each relation without a value comes to."""


def finding_of(document: Document, binding: Binding, comparison: Comparison) -> Finding:
    """The finding for a compared binding."""
    candidate = binding.candidate
    span = document.source_span(binding.span)
    return Finding(
        rule=RULES[comparison.verdict],
        verdict=comparison.verdict,
        severity=_severity(binding, comparison),
        confidence=binding.confidence,
        voice=candidate.scope.voice,
        message=f"article says {comparison.stated}, registry says {comparison.reference}",
        span=span,
        sentence=document.source_span(candidate.sentence.span),
        text=span.of(document.source),
        claim=candidate.claim,
        stated=comparison.stated,
        reference=comparison.reference,
        proof=Proof(comparison.level, binding.strength, (*binding.reasons, *comparison.steps, comparison.label)),
        because=comparison.because or "",
    )


def _severity(binding: Binding, comparison: Comparison) -> Severity:
    if comparison.verdict in (Verdict.CONSISTENT, Verdict.UNDECIDED):
        return Severity.NOTE
    if comparison.verdict is not Verdict.CONTRADICTED:
        return Severity.WARNING
    lowered = (
        (binding.strength is Strength.SHARED and comparison.level != "listed-wrong")
        or binding.strength is Strength.CARRIED
        or binding.candidate.scope.voice is Voice.ATTRIBUTED
        or binding.candidate.scope.mode is Mode.HEDGE
        or binding.confidence is not Confidence.HIGH
    )
    severity = binding.candidate.claim.severity
    if binding.candidate.claim.rating is not Rating.TRUE:
        return severity
    return Severity.WARNING if lowered and severity is Severity.ERROR else severity
