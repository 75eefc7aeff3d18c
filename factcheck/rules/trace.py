"""Tracing: everything that happened between a sentence and its findings, for `explain`. The same code, told step by
step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.matching.confidence import confidence_of
from factcheck.matching.evidence import Found, find
from factcheck.matching.index import index_of
from factcheck.matching.interface import Binding
from factcheck.matching.matcher import evidence_of, fits_of, grounds_of, keys_around, pair
from factcheck.matching.objections import Pairing, objection_to
from factcheck.matching.phrasing import Phrasing, need
from factcheck.matching.value_objections import objection_to_value
from factcheck.matching.view import DocumentView, SentenceView
from factcheck.registry.claim import Claim
from factcheck.registry.registry import Registry
from factcheck.rules.judge import compare_binding
from factcheck.text.document import Document, Span
from factcheck.text.sentences import sentences_of
from factcheck.values.interface import Mention


@dataclass(frozen=True, slots=True)
class CandidateTrace:
    """A claim that a sentence may speak of: by which phrase of it, on what evidence, with what outcome, in what
    steps."""

    claim: Claim
    phrase: str
    evidence: tuple[str, ...]
    outcome: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SentenceTrace:
    """A sentence, the values read in it, and the claims that were considered. `sentence` is a span of the source."""

    sentence: Span
    text: str
    mentions: tuple[Mention, ...]
    candidates: tuple[CandidateTrace, ...]


def trace(document: Document, registry: Registry, line: int | None = None) -> tuple[SentenceTrace, ...]:
    """What was done with each sentence of a document, or with those that touch a line of the source."""
    view = DocumentView(document, sentences_of(document), index_of(registry))
    return tuple(_sentence(sentence, document) for sentence in view.sentences if _touches(sentence, document, line))


def _touches(view: SentenceView, document: Document, line: int | None) -> bool:
    span = document.source_span(view.sentence.span)
    return line is None or document.position(span.start).line <= line <= document.position(span.end).line


def _sentence(view: SentenceView, document: Document) -> SentenceTrace:
    span = document.source_span(view.sentence.span)
    mentions = tuple(mention.shifted(view.sentence.span.start) for mention in view.analysis.mentions)
    candidates = (
        candidate
        for phrasing in view.view.index.phrasings(keys_around(view))
        for candidate in _candidates(phrasing, view)
    )
    return SentenceTrace(span, span.of(document.source), mentions, tuple(candidates))


def _candidates(phrasing: Phrasing, view: SentenceView) -> Iterator[CandidateTrace]:
    found = find(phrasing, view)
    if len(found.hits) < need(len(phrasing.anchors)):
        return
    evidence = tuple(_evidence(found))
    bindings = list(pair(phrasing, view, keys_around(view)))
    if not bindings:
        yield CandidateTrace(phrasing.claim, phrasing.analysis.text, evidence, _why_not(found, view), ())
    for _, binding in bindings:
        outcome, steps = _outcome(binding)
        yield CandidateTrace(phrasing.claim, phrasing.analysis.text, evidence, outcome, steps)


def _evidence(found: Found) -> Iterator[str]:
    for evidence in evidence_of(found):
        if evidence.kind == "carried":
            yield f"name `{evidence.anchor}`, carried over from before"
        else:
            yield f"{evidence.kind} `{evidence.anchor}` in `{evidence.text}`"
    yield f"coverage {found.coverage:.0%}; subject: {found.subject.value}"


def _why_not(found: Found, view: SentenceView) -> str:
    pairing = Pairing(found, view)
    objection = objection_to(pairing)
    if objection is not None:
        return f"nothing: {objection.label}"
    fits = fits_of(pairing)
    for fit in fits:
        row, against = confidence_of(grounds_of(pairing, fit)), objection_to_value(pairing, fit, fits)
        if row.confidence is None:
            return f"nothing for `{fit.mention.text}`: {row.label}"
        if against is not None and not against.mild:
            return f"nothing for `{fit.mention.text}`: {against.label}"
    return "nothing: no value is in the claim's place" if view.analysis.mentions else "nothing: no value to compare"


def _outcome(binding: Binding) -> tuple[str, tuple[str, ...]]:
    comparison = compare_binding(binding)
    scope = binding.candidate.scope
    bound = f"`{binding.stated}` is bound ({binding.strength.value}, {binding.confidence.value} confidence)"
    said = f"voice: {scope.voice.value}; mode: {scope.mode.value}" + "".join(f" (`{cue}`)" for cue in scope.because)
    if comparison is None:
        return "nothing: the clause states nothing", (bound, *binding.reasons, said)
    judged = f"{comparison.stated} against {comparison.reference}: {comparison.label} [{comparison.level}]"
    return comparison.verdict.value, (bound, *binding.reasons, said, *comparison.steps, judged)
