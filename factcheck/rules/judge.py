"""Judging: each binding is compared, and what comes of it is made a finding by the rule for its verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from factcheck.comparison.interface import Comparison, Verdict
from factcheck.comparison.timeline import compare_over_time
from factcheck.matching.interface import Binding, Mode, Relation
from factcheck.registry.claim import Claim
from factcheck.rules import (
    consistent,
    imprecise_value,
    known_falsehood,
    name_mismatch,
    negated_fact,
    opposite,
    outdated_value,
    undecided_value,
    value_mismatch,
)
from factcheck.rules.interface import Finding, Proof, Rule
from factcheck.rules.severity import severity_of
from factcheck.text.document import Document
from factcheck.values.interface import DateValue, NameValue


class Judged(NamedTuple):
    """A binding, what comes of comparing it, and the finding that is made of it."""

    binding: Binding
    comparison: Comparison
    finding: Finding


def judge(document: Document, bindings: Iterable[Binding]) -> Iterator[Judged]:
    """What comes of a document's bindings; a clause that states nothing gives nothing."""
    for binding in bindings:
        comparison = compare_binding(binding)
        if comparison is not None:
            yield Judged(binding, comparison, finding_of(document, binding, comparison))


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
}
"""What each relation without a value comes to."""


REPORTED_BY: Final[tuple[tuple[Rule, Callable[[Binding, Comparison], bool]], ...]] = (
    (value_mismatch.RULE, lambda b, c: c.verdict is Verdict.CONTRADICTED and _is_figure(b)),
    (
        name_mismatch.RULE,
        lambda b, c: c.verdict is Verdict.CONTRADICTED and b.relation in (Relation.NAME, Relation.VALUE),
    ),
    (opposite.RULE, lambda b, c: c.verdict is Verdict.CONTRADICTED and b.relation is Relation.OPPOSITE),
    (negated_fact.RULE, lambda b, c: c.verdict is Verdict.CONTRADICTED and b.relation is Relation.NEGATION),
    (known_falsehood.RULE, lambda _, c: c.verdict is Verdict.CONTRADICTED),
    (outdated_value.RULE, lambda _, c: c.verdict is Verdict.OUTDATED),
    (imprecise_value.RULE, lambda _, c: c.verdict is Verdict.IMPRECISE),
    (undecided_value.RULE, lambda _, c: c.verdict is Verdict.UNDECIDED),
    (consistent.RULE, lambda _, __: True),
)
"""Which rule a judged binding is reported by: the first row that holds."""


def _is_figure(binding: Binding) -> bool:
    return binding.mention is not None and not isinstance(binding.mention.value, NameValue)


MESSAGES: Final = {
    Relation.VALUE: "article says {stated}, registry says {reference}",
    Relation.NAME: "article says {stated}, registry says {reference}",
    Relation.OPPOSITE: "article says {stated}, registry says {reference}",
    Relation.NEGATION: "article denies what the registry holds, or holds what it denies",
    Relation.REPEATED: "article repeats a claim that is {reference}",
    Relation.SAME: "article says what the registry holds",
}


def finding_of(document: Document, binding: Binding, comparison: Comparison) -> Finding:
    """The finding for a compared binding."""
    candidate = binding.candidate
    span = document.source_span(binding.span)
    rule = next(rule for rule, holds in REPORTED_BY if holds(binding, comparison))
    return Finding(
        rule=rule.id,
        verdict=comparison.verdict,
        severity=severity_of(binding, comparison),
        confidence=binding.confidence,
        voice=candidate.scope.voice,
        message=MESSAGES[binding.relation].format(stated=comparison.stated, reference=comparison.reference),
        span=span,
        sentence=document.source_span(candidate.sentence.span),
        text=span.of(document.source),
        claim=candidate.claim,
        stated=comparison.stated,
        reference=comparison.reference,
        proof=Proof(comparison.level, binding.strength, (*binding.reasons, *comparison.steps, comparison.label)),
        help=_help(comparison, candidate.claim),
        because=comparison.because or "",
    )


def _help(comparison: Comparison, claim: Claim) -> str:
    match comparison.verdict:
        case Verdict.CONTRADICTED | Verdict.OUTDATED:
            return f"mend the article, or, if it is right, the claim `{claim.id}` at {claim.place}"
        case Verdict.IMPRECISE:
            return f"the registry would let the article say {comparison.reference}"
        case _:
            return ""
