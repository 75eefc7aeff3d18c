"""Tracing: everything that happened between a sentence and its findings, for `explain`. The same code, told step by
step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from factcheck.matching.confidence import confidence_of
from factcheck.matching.evidence import Found, find
from factcheck.matching.fit import Fit, agrees
from factcheck.matching.index import index_of
from factcheck.matching.interface import Binding, Mode, Relation
from factcheck.matching.matcher import bind_sentence, evidence_of, fits_of, grounds_of, keys_around, pair
from factcheck.matching.objections import Pairing, excluding, objection_to
from factcheck.matching.phrasing import Phrasing, need
from factcheck.matching.polarity import denial
from factcheck.matching.value_objections import objection_to_value
from factcheck.matching.view import DocumentView, SentenceView
from factcheck.registry.claim import Claim, Rating
from factcheck.registry.registry import Registry
from factcheck.rules.interface import Finding
from factcheck.rules.judge import compare_binding, finding_of
from factcheck.rules.own import own_findings
from factcheck.rules.passage import Page, Passage
from factcheck.rules.severity import severity_row
from factcheck.text.document import Document, Span
from factcheck.text.sentences import sentences_of
from factcheck.values.interface import KINDS, Mention


@dataclass(frozen=True, slots=True)
class CandidateTrace:
    """A claim that a sentence may speak of: by which phrase of it, on what evidence, with what outcome, in what
    steps; the last of them says how severe what was found is, and why."""

    claim: Claim
    phrase: str
    evidence: tuple[str, ...]
    outcome: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SentenceTrace:
    """A sentence, the values read in it, the claims that were considered, and what the
    sentence shows by itself to be wrong. `sentence` is a span of the source."""

    sentence: Span
    text: str
    mentions: tuple[Mention, ...]
    candidates: tuple[CandidateTrace, ...]
    own: tuple[Finding, ...] = ()


def trace(document: Document, registry: Registry, line: int | None = None) -> tuple[SentenceTrace, ...]:
    """What was done with each sentence of a document, or with those that touch a line of the source."""
    sentences = sentences_of(document)
    view = DocumentView(document, sentences, index_of(registry))
    page = Page(document, sentences)
    return tuple(
        _sentence(sentence, document, page) for sentence in view.sentences if _touches(sentence, document, line)
    )


def _touches(view: SentenceView, document: Document, line: int | None) -> bool:
    span = document.source_span(view.sentence.span)
    return line is None or document.position(span.start).line <= line <= document.position(span.end).line


def _sentence(view: SentenceView, document: Document, page: Page) -> SentenceTrace:
    span = document.source_span(view.sentence.span)
    mentions = tuple(mention.shifted(view.sentence.span.start) for mention in view.analysis.mentions)
    best = list(bind_sentence(view))
    candidates = (
        candidate
        for phrasing in view.view.index.phrasings(keys_around(view))
        for candidate in _candidates(phrasing, view, best)
    )
    own = tuple(own_findings(Passage(page, view.number)))
    return SentenceTrace(span, span.of(document.source), mentions, tuple(candidates), own)


def _candidates(phrasing: Phrasing, view: SentenceView, best: list[Binding]) -> Iterator[CandidateTrace]:
    found = find(phrasing, view)
    if len(found.hits) < need(len(phrasing.anchors)):
        return
    evidence = tuple(_evidence(found))
    bindings = [binding for _, binding in pair(phrasing, view, keys_around(view))]
    if not bindings:
        yield CandidateTrace(phrasing.claim, phrasing.analysis.text, evidence, *_why_not(found, view))
    for binding in bindings:
        outcome, steps = _outcome(binding, view.view.document)
        if binding not in best:
            outcome = "nothing: the claim is held to this sentence on better grounds"
        yield CandidateTrace(phrasing.claim, phrasing.analysis.text, evidence, outcome, steps)


def _evidence(found: Found) -> Iterator[str]:
    for evidence in evidence_of(found):
        if evidence.kind == "carried":
            yield f"name `{evidence.anchor}`, carried over from before"
        else:
            yield f"{evidence.kind} `{evidence.anchor}` in `{evidence.text}`"
    held = {id(hit.anchor) for hit in found.hits}
    missing = ", ".join(f"`{anchor.text}`" for anchor in found.phrasing.anchors if id(anchor) not in held)
    if missing:
        yield f"not there: {missing}"
    yield f"coverage {found.coverage:.0%}; subject: {found.subject.value}"


def _why_not(found: Found, view: SentenceView) -> tuple[str, tuple[str, ...]]:
    """Why nothing came of a candidate, and the steps to there: the first thing that stood in the way."""
    pairing = Pairing(found, view)
    objection = objection_to(pairing)
    if objection is not None:
        return f"nothing: {objection.label}", tuple(f"`unless` word `{word}`" for word in excluding(pairing))
    fits = fits_of(pairing)
    if found.phrasing.claim.rating is not Rating.TRUE:
        return f"nothing: {_why_not_repeated(found)}", ()
    for fit in fits:
        why = _why_not_bound(pairing, fit, fits)
        if why:
            return f"nothing for `{fit.mention.text}`: {why}", fit.reasons
    return f"nothing: {_why_no_value(found, view)}", ()


def _why_not_bound(pairing: Pairing, fit: Fit, fits: list[Fit]) -> str:
    row, against = confidence_of(grounds_of(pairing, fit)), objection_to_value(pairing, fit, fits)
    if fit.slot.qualifier:
        return "it only says when the claim's value holds"
    if row.confidence is None:
        return row.label
    if against is not None and not against.mild:
        return against.label
    denied = fit.denied or denial(pairing.found) is not None
    return "it is denied, and the claim says otherwise too" if denied and not agrees(fit.mention, fit.slot) else ""


def _why_not_repeated(found: Found) -> str:
    """Why a sentence about a claim that is rated false does not count as repeating it."""
    if denial(found) is not None:
        return f"it denies what is rated {found.phrasing.claim.rating.value}"
    return f"it does not repeat the claim, which is rated {found.phrasing.claim.rating.value}"


def _why_no_value(found: Found, view: SentenceView) -> str:
    wanted = sorted({slot.kind for slot in found.phrasing.slots if not slot.qualifier})
    if not wanted:
        return "the claim has no value, and the sentence says neither the same nor the opposite"
    read = {KINDS[type(mention.value)] for mention in view.analysis.mentions}
    if not view.analysis.mentions or read.isdisjoint(wanted):
        return f"no {' or '.join(wanted)} to compare is in the sentence"
    return "no value is in the claim's place"


BOUND: Final = {
    Relation.VALUE: "`{stated}` stands for the claim's `{reference}`",
    Relation.NAME: "`{stated}` stands where the claim has `{reference}`",
    Relation.OPPOSITE: "`{stated}` is the opposite of the claim's `{reference}`",
    Relation.NEGATION: "`{stated}`: one side denies what the other says",
    Relation.REPEATED: "`{stated}` repeats the claim",
    Relation.SAME: "`{stated}` says the claim's words",
}
"""What a binding is, in words."""

TWO_SIDED: Final = frozenset({Relation.VALUE, Relation.NAME, Relation.OPPOSITE})
"""The relations in which something of the sentence stands against something of the claim."""

NOT_STATED: Final = {
    Mode.QUESTION: "a question states nothing",
    Mode.CONDITIONAL: "a condition states nothing",
    Mode.PREDICTION: "a prediction states nothing yet",
    Mode.WISH: "a wish states nothing",
}
"""Why nothing comes of a clause, by its mode."""


def _outcome(binding: Binding, document: Document) -> tuple[str, tuple[str, ...]]:
    comparison = compare_binding(binding)
    scope = binding.candidate.scope
    reference = "` or `".join(each.text for each in binding.references) or binding.reference
    bound = BOUND[binding.relation].format(stated=binding.stated, reference=reference)
    sure, *reasons = binding.reasons
    said = f"voice: {scope.voice.value}; mode: {scope.mode.value}" + "".join(f" (`{cue}`)" for cue in scope.because)
    steps = (f"{bound} ({binding.strength.value})", f"{binding.confidence.value} confidence: {sure}", *reasons, said)
    if comparison is None:
        return f"nothing: {NOT_STATED[scope.mode]}", steps
    sides = f"{comparison.stated} against {comparison.reference}: " if binding.relation in TWO_SIDED else ""
    judged = f"{sides}{comparison.label} [{comparison.level}]"
    finding = finding_of(document, binding, comparison)
    severe = f"{finding.severity.value}[{finding.rule}]: {severity_row(binding, comparison).label}"
    return comparison.verdict.value, (*steps, *comparison.steps, judged, severe)
