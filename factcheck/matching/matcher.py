"""Matching, whole: from the sentences of a document and a registry to bindings. The fourth floor on one screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from factcheck.matching.binding import bind_values
from factcheck.matching.confidence import Grounds, confidence_of
from factcheck.matching.contrast import contrasts, names_in
from factcheck.matching.cues import cues_in
from factcheck.matching.evidence import Found, Subject, find
from factcheck.matching.fit import DENIED, Fit, agrees
from factcheck.matching.index import index_of
from factcheck.matching.interface import (
    Binding,
    Candidate,
    Confidence,
    Evidence,
    Moment,
    Relation,
    Strength,
)
from factcheck.matching.known_names import same_name
from factcheck.matching.name_binding import bind_names
from factcheck.matching.objections import Pairing, is_of_a_part, objection_to
from factcheck.matching.past import is_dated_otherwise
from factcheck.matching.phrasing import Phrasing, need
from factcheck.matching.polarity import denial
from factcheck.matching.scope import scope_of
from factcheck.matching.slots import meets
from factcheck.matching.time_objections import FIGURES
from factcheck.matching.value_objections import objection_to_value
from factcheck.matching.view import DocumentView, SentenceView
from factcheck.registry.claim import Rating
from factcheck.registry.registry import Registry
from factcheck.text.document import Document, Sentence, Span
from factcheck.values.interface import DateValue
from factcheck.values.interval import Interval

HALF: Final = 0.5
NEARLY_ALL: Final = 0.6
NEARLY_SAME: Final = 0.8
REPEATED: Final = 0.75
SAME: Final = 0.97
"""Shares of a claim's words: for a sentence to be of it at all, for a difference to mean anything, for it to be sure,
for a sentence to count as repeating a claim that is rated false, and as saying a claim without a value."""


class Sure(NamedTuple):
    """How sure a binding is, by what score it is preferred to others, and the reason in words."""

    confidence: Confidence
    score: float
    reason: str


def bind(document: Document, sentences: Sequence[Sentence], registry: Registry) -> Iterator[Binding]:
    """Every binding of a sentence with a claim, the best one for each slot of each claim, in order of sentence."""
    view = DocumentView(document, sentences, index_of(registry))
    for sentence in view.sentences:
        yield from bind_sentence(sentence)


def bind_sentence(view: SentenceView) -> Iterator[Binding]:
    """The bindings of one sentence: for each claim and place of it, the one that stands on the best grounds."""
    best: dict[tuple[str, int], Binding] = {}
    keys = keys_around(view)
    for phrasing in view.view.index.phrasings(keys):
        for slot, binding in pair(phrasing, view, keys):
            key = (phrasing.claim.id, slot)
            known = best.get(key)
            if known is None or _rank(binding) > _rank(known):
                best[key] = binding
    yield from best.values()


def _rank(binding: Binding) -> tuple[int, float, int]:
    return binding.confidence.rank, binding.score, -binding.candidate.phrasing


def keys_around(view: SentenceView) -> frozenset[str]:
    """The keys of a sentence and, where it speaks of something named before, the names of the sentences before."""
    if not view.is_anaphoric:
        return view.keys
    return view.keys.union(*(earlier.name_keys for earlier in view.nearby))


def pair(phrasing: Phrasing, view: SentenceView, keys: frozenset[str]) -> Iterator[tuple[int, Binding]]:
    """The bindings of one phrasing with one sentence and its keys, each with the number of its slot (-1 for a
    contrast)."""
    if not phrasing.may_be_in(keys):
        return
    found = find(phrasing, view)
    if len(found.hits) < need(len(phrasing.anchors)):
        return
    pairing = Pairing(found, view)
    if objection_to(pairing) is not None:
        return
    fits = fits_of(pairing)
    denied = denial(found)
    if phrasing.claim.rating is not Rating.TRUE:
        yield from _repetition(found, view, fits, denied=denied is not None)
        return
    yield from _values(pairing, fits, denied)
    yield from _contrasts(pairing, fits, denied)


def fits_of(pairing: Pairing) -> list[Fit]:
    """The values and names of the sentence that stand in the slots of the phrasing."""
    return [*bind_values(pairing.found, pairing.view, pairing.alignment), *bind_names(pairing.found, pairing.view)]


def _values(pairing: Pairing, fits: Sequence[Fit], denied: Span | None) -> Iterator[tuple[int, Binding]]:
    found, view = pairing.found, pairing.view
    for fit in fits:
        if fit.slot.qualifier:
            continue
        row = confidence_of(grounds_of(pairing, fit))
        objection = objection_to_value(pairing, fit, fits)
        if row.confidence is None or (objection is not None and not objection.mild):
            continue
        sure = Sure(row.confidence, fit.score, row.label)
        if fit.denied and agrees(fit.mention, fit.slot):
            span = fit.mention.span
            yield -1, _plain_binding(found, view, Relation.NEGATION, span, "the opposite", sure)
        elif fit.denied:
            continue
        elif denied is None:
            binding = _value_binding(found, view, fit, row.confidence, row.label, fits)
            yield fit.slot.number, replace(binding, doubt=objection.label) if objection else binding
        elif agrees(fit.mention, fit.slot):
            yield -1, _plain_binding(found, view, Relation.NEGATION, denied, "the opposite", sure)


def grounds_of(pairing: Pairing, fit: Fit) -> Grounds:
    """What a binding of a value stands on."""
    found = pairing.found
    words = sum(hit.anchor.weight for hit in found.hits if not hit.anchor.is_name)
    score = fit.score - DENIED if fit.denied else fit.score
    return Grounds(
        found.subject,
        found.names,
        found.words,
        words,
        score,
        pairing.alike,
        fit.slot.kind,
        agrees=agrees(fit.mention, fit.slot),
        floating=fit.slot.mention is None,
        dated=fit.slot.kind in FIGURES and is_dated_otherwise(found, fit),
    )


def _contrasts(pairing: Pairing, fits: Sequence[Fit], denied: Span | None) -> Iterator[tuple[int, Binding]]:
    found, view, alignment = pairing.found, pairing.view, pairing.alignment
    if alignment is None or alignment.claim_share < NEARLY_ALL:
        return
    if (found.words < HALF and pairing.alike < NEARLY_SAME) or is_of_a_part(pairing):
        return
    phrasing, share = found.phrasing, alignment.claim_share
    confidence = Confidence.HIGH if share >= NEARLY_SAME else Confidence.MEDIUM
    sure = Sure(confidence, share, f"{share:.0%} of the claim is there word for word")
    differences = contrasts(alignment, view, None if phrasing.slots else denied, names_in(fit.slot for fit in fits))
    if not (phrasing.slots or differences or denied) and share >= SAME and phrasing.number == 0:
        yield -1, _plain_binding(found, view, Relation.SAME, _extent(found, view), "the same", sure)
    for contrast in differences:
        if contrast.relation is Relation.NAME and same_name(contrast.stated, contrast.reference, phrasing.known):
            continue
        yield -1, _plain_binding(found, view, contrast.relation, contrast.span, contrast.reference, sure)


def _repetition(
    found: Found, view: SentenceView, fits: Sequence[Fit], *, denied: bool
) -> Iterator[tuple[int, Binding]]:
    """A sentence that repeats a claim rated false: nearly all of its words, the same values, the same polarity."""
    same = all(any(meets(f.mention.value, r.value) for r in f.slot.references) for f in fits)
    if denied or not same or len(fits) < len(found.phrasing.slots) or found.words < REPEATED or found.names < HALF:
        return
    rated = f"rated {found.phrasing.claim.rating.value}"
    span = _extent(found, view)
    if span:
        sure = Sure(Confidence.HIGH, found.coverage, f"{found.coverage:.0%} of the claim's words are there")
        yield -1, _plain_binding(found, view, Relation.REPEATED, span, rated, sure)


def _extent(found: Found, view: SentenceView) -> Span:
    """From the first to the last word of the sentence that is the claim's."""
    at = found.at()
    words = view.analysis.words
    return Span(words[min(at)].start, words[max(at)].end) if at else Span(0, 0)


def _plain_binding(
    found: Found,
    view: SentenceView,
    relation: Relation,
    span: Span,
    reference: str,
    sure: Sure,
) -> Binding:
    return Binding(
        _candidate(found, view, span),
        relation,
        view.at(span),
        span.of(view.analysis.text),
        reference,
        _strength(found, shared=False),
        sure.confidence,
        score=sure.score,
        reasons=(sure.reason,),
    )


def _strength(found: Found, *, shared: bool) -> Strength:
    if found.subject is Subject.CARRIED:
        return Strength.CARRIED
    return Strength.SHARED if shared else Strength.DIRECT


def _value_binding(
    found: Found, view: SentenceView, fit: Fit, confidence: Confidence, label: str, fits: Sequence[Fit]
) -> Binding:
    return Binding(
        _candidate(found, view, fit.mention.span),
        Relation.VALUE,
        view.at(fit.mention.span),
        fit.mention.text,
        fit.slot.references[0].text,
        _strength(found, shared=fit.shared),
        confidence,
        references=fit.slot.references,
        mention=fit.mention,
        moment=_moment(view, fits),
        names=found.phrasing.known,
        published=view.view.context.published,
        score=fit.score,
        reasons=(label, *fit.reasons),
    )


def _candidate(found: Found, view: SentenceView, span: Span) -> Candidate:
    analysis = view.analysis
    predicates = [hit.first for hit in found.hits if not hit.carried and not hit.anchor.is_name]
    predicates.append(analysis.word_range(span)[0])
    scope = scope_of(analysis, predicates, view.quoted, span, found.phrasing.analysis)
    return Candidate(
        view.sentence, found.phrasing.claim, found.phrasing.number, tuple(evidence_of(found)), found.coverage, scope
    )


def evidence_of(found: Found) -> Iterator[Evidence]:
    """What of a sentence speaks for a phrasing: each anchor that was found, and where."""
    view, words = found.view, found.view.analysis.words
    for hit in found.hits:
        if hit.carried:
            yield Evidence("carried", hit.anchor.text, "", view.sentence.span)
            continue
        span = Span(words[hit.first].start, words[hit.last - 1].end)
        kind = "name" if hit.anchor.is_name else "word"
        yield Evidence(kind, hit.anchor.text, span.of(view.analysis.text), view.at(span))


def _moment(view: SentenceView, fits: Sequence[Fit]) -> Moment | None:
    """When the statement holds: a date in the sentence that fills no slot, else the time that "then" or "former" looks
    back to, else the publication date."""
    taken = {fit.mention.span for fit in fits if not fit.slot.qualifier}
    ended = any(cue.kind == "ended" for cue in cues_in(view.analysis, "former"))
    for mention in view.analysis.mentions:
        if isinstance(mention.value, DateValue) and mention.span not in taken and mention.value.interval.is_bounded:
            days = mention.value.interval
            return Moment(Interval(None, days.high) if ended else days, f"`{mention.text}` in the sentence")
    published = view.view.document.published
    day = published.day.toordinal() if published else None
    for cue in cues_in(view.analysis, "former"):
        if cue.kind in LOOKING_BACK:
            return Moment(Interval(None, day), f"`{cue.entry}`, which looks back")
    if published is None or day is None:
        return None
    return Moment(Interval(day, day), f"the publication date {published.day.isoformat()}")


LOOKING_BACK: Final = frozenset({"office", "then", "past", "ended"})
"""Kinds of cue that put a statement before the present of the text."""
