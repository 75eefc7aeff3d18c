"""Judging: each binding is compared, and what comes of it is made a finding by the rule for its verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.comparison.interface import Comparison, Verdict
from factcheck.comparison.timeline import compare_over_time
from factcheck.matching.interface import Binding, Confidence, Mode, Relation, Strength, Voice
from factcheck.matching.matcher import states
from factcheck.registry.claim import Rating, Severity
from factcheck.rules.interface import Finding, Proof
from factcheck.text.document import Document

RULES = {
    Verdict.CONTRADICTED: "value-mismatch",
    Verdict.OUTDATED: "outdated-value",
    Verdict.IMPRECISE: "imprecise-value",
    Verdict.UNDECIDED: "undecided",
    Verdict.CONSISTENT: "consistent",
}


def judge(document: Document, bindings: Iterable[Binding]) -> Iterator[Finding]:
    """The findings of a document's bindings; a clause that states nothing gives none."""
    for binding in bindings:
        if states(binding.candidate.scope):
            yield finding_of(document, binding, compare_binding(binding))


def compare_binding(binding: Binding) -> Comparison:
    """What comes of a binding: a comparison of values, or the contrast that it already is."""
    claim = binding.candidate.claim
    if binding.relation is Relation.VALUE and binding.mention is not None:
        comparison = compare_over_time(
            binding.mention.value,
            binding.references,
            binding.moment,
            text=binding.stated,
            wrong=claim.wrong,
            names=binding.names,
        )
    else:
        comparison = Comparison(
            Verdict.CONTRADICTED, binding.relation.value, CONTRASTS[binding.relation], binding.stated, binding.reference
        )
    return comparison


CONTRASTS = {
    Relation.NAME: "another name in the same place",
    Relation.OPPOSITE: "the opposite",
    Relation.NEGATION: "said with a negation on one side only",
    Relation.REPEATED: "a claim that is rated false",
    Relation.VALUE: "a value",
}


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
