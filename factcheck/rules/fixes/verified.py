"""Verified fixes: a proposal stays only if the article, read again with it, agrees with the claim, and nothing else
changes.

A subject carries over a few sentences of one block, so that only these are bound again, for each fix by itself. What
an article says against itself may lie far apart, and one slip may be made twice: that is asked with all fixes made.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final, NamedTuple, TypeAlias

from factcheck.comparison.interface import Verdict
from factcheck.matching.index import index_of
from factcheck.matching.interface import Binding, Confidence, Strength
from factcheck.matching.matcher import bind_sentence
from factcheck.matching.view import CARRY, DocumentView
from factcheck.registry.registry import Registry
from factcheck.rules.fixes.proposal import Proposal, proposed
from factcheck.rules.interface import Finding
from factcheck.rules.judge import Judged, compare_binding
from factcheck.rules.own import slips_of
from factcheck.rules.passage import Page, Passage
from factcheck.settings import LIMITS
from factcheck.text.document import BlockKind, Document, OffsetMap, Sentence, Span
from factcheck.text.rewrite import Edit, edited

ROUNDS: Final = 4
"""How often what an article says against itself is asked; each time without the fixes that made it worse."""


class Outcome(NamedTuple):
    """What comes of one binding, and where."""

    claim: str
    span: Span
    verdict: Verdict
    sure: bool


Slips: TypeAlias = Counter[tuple[int, str, str]]
"""How often each rule that needs no registry says what, by sentence. A slip that a fix only turns into another one is
new."""


def with_fixes(
    document: Document, sentences: Sequence[Sentence], registry: Registry, judged: Sequence[Judged]
) -> list[Finding]:
    """The findings of what was judged, each with its fix, if one holds when the article is read again."""
    wrong = [one for one in judged if one.comparison.verdict is Verdict.CONTRADICTED][: LIMITS.fixes_per_article]
    tried = {id(one): proposed(document, one.binding, one.comparison) for one in wrong}
    article = _Article(document, sentences, registry, judged)
    held = [one for one in _undisputed(filter(None, tried.values())) if article.agrees_with(one)]
    kept = {id(one) for one in article.without_slips(held)}
    return [
        replace(one.finding, fix=proposal.fix)
        if (proposal := tried.get(id(one))) is not None and id(proposal) in kept
        else one.finding
        for one in judged
    ]


def _undisputed(proposals: Iterable[Proposal]) -> Iterator[Proposal]:
    """Those beside which no claim wants another text in the same place."""
    by_place: dict[Span, list[Proposal]] = defaultdict(list)
    for proposal in proposals:
        by_place[proposal.binding.span].append(proposal)
    for there in by_place.values():
        if len({(one.span, one.replacement) for one in there}) == 1:
            yield from there


class _Article:
    """A document with what was judged of it, to try fixes on."""

    def __init__(
        self, document: Document, sentences: Sequence[Sentence], registry: Registry, judged: Sequence[Judged]
    ) -> None:
        self.document, self.sentences, self.registry = document, sentences, registry
        self.by_sentence: dict[int, list[Outcome]] = defaultdict(list)
        for one in judged:
            at = one.binding.candidate.sentence.index
            self.by_sentence[at].append(_outcome(one.binding, one.comparison.verdict))

    def agrees_with(self, proposal: Proposal) -> bool:
        """Whether the claim agrees once the fix is made, all others say there what they said, and nothing near it is
        judged otherwise.

        Only the sentences that the fixed one may carry a subject to are read again, with their own surroundings, unless
        something of them hangs on the rest of the document.
        """
        fixed = proposal.binding.candidate.sentence
        near = [one for one in self._around(fixed) if one.index >= fixed.index]
        before = [outcome for one in near for outcome in self.by_sentence[one.index]]
        part = Part.of(self.document, self.sentences, self._around(fixed), near)
        if Counter(self._outcomes(part)) != Counter(before):
            part = Part(self.document, self.sentences, frozenset(one.index for one in near))
        changed = Part(*changed_document(part.document, part.sentences, [proposal]), part.near)
        return _is_mended(proposal, before, list(self._outcomes(changed)))

    def _around(self, fixed: Sentence) -> list[Sentence]:
        """The sentences of the block that a subject may carry over from and to."""
        around = self.sentences[max(0, fixed.index - CARRY) : fixed.index + CARRY + 1]
        return [one for one in around if one.block == fixed.block]

    def _outcomes(self, part: Part) -> Iterator[Outcome]:
        """What comes of every binding of the sentences of interest."""
        for view in DocumentView(part.document, part.sentences, index_of(self.registry)).sentences:
            if view.sentence.index in part.near:
                judged = ((one, compare_binding(one)) for one in bind_sentence(view))
                yield from (_outcome(one, compared.verdict) for one, compared in judged if compared)

    def without_slips(self, proposals: list[Proposal]) -> list[Proposal]:
        """The fixes that, all made, have the article say nothing more against itself than before."""
        if not proposals:
            return []
        before = _slips(self.document, self.sentences)
        for _ in range(ROUNDS):
            after = _slips(*changed_document(self.document, self.sentences, _apart(proposals)))
            struck = {number for number, _, _ in after - before}
            if not struck:
                return proposals
            proposals = [one for one in proposals if one.binding.candidate.sentence.index not in struck]
        return []


class Part(NamedTuple):
    """A part of a document, and the numbers of the sentences of interest in it. Offsets are those of the whole."""

    document: Document
    sentences: Sequence[Sentence]
    near: frozenset[int]

    @classmethod
    def of(
        cls, document: Document, sentences: Sequence[Sentence], around: Sequence[Sentence], near: Sequence[Sentence]
    ) -> Part:
        """Sentences of one block with the heading that it stands under."""
        block = around[0].block
        above = (at for at in range(block - 1, -1, -1) if document.blocks[at].kind is BlockKind.HEADING)
        headings = list(islice(above, 1))
        heading = [one for one in sentences[: around[0].index] if one.block in headings]
        kept = [*heading, *around]
        blocks = tuple(document.blocks[at] for at in (*headings, block))
        moved = [
            replace(one, index=at, block=int(one.block == block and bool(headings))) for at, one in enumerate(kept)
        ]
        numbers = frozenset(at for at, one in enumerate(kept) if one in near)
        return cls(replace(document, blocks=blocks), moved, numbers)


def _is_mended(proposal: Proposal, before: Sequence[Outcome], after: Sequence[Outcome]) -> bool:
    place = proposal.binding.span
    new_place = Span(place.start, place.end + proposal.shift)
    here = {one.claim: one for one in after if one.span.overlaps(new_place)}
    if not _all_agree(proposal, [one for one in before if one.span.overlaps(place)], here):
        return False
    apart = Counter(_moved(one, proposal) for one in before if not one.span.overlaps(place))
    return apart == Counter(one for one in after if not one.span.overlaps(new_place))


def _all_agree(proposal: Proposal, before: Sequence[Outcome], here: dict[str, Outcome]) -> bool:
    """Whether the claim of a fix agrees surely, and each other that spoke of the place agrees with the fix, or says
    what it said."""
    if here.keys() != {one.claim for one in before}:
        return False
    own = here[proposal.binding.candidate.claim.id]
    others = all(here[one.claim].verdict in (one.verdict, Verdict.CONSISTENT) for one in before)
    return own.verdict is Verdict.CONSISTENT and own.sure and others


def _outcome(binding: Binding, verdict: Verdict) -> Outcome:
    sure = binding.confidence is Confidence.HIGH and binding.strength is Strength.DIRECT
    return Outcome(binding.candidate.claim.id, binding.span, verdict, sure)


def _moved(outcome: Outcome, proposal: Proposal) -> Outcome:
    behind = outcome.span.start >= proposal.span.end
    return outcome._replace(span=outcome.span.shifted(proposal.shift)) if behind else outcome


def _slips(document: Document, sentences: Sequence[Sentence]) -> Slips:
    page = Page(document, sentences)
    passages = (Passage(page, number) for number in range(len(sentences)))
    return Counter((one.number, own.rule.id, slip.message) for one in passages for own, slip in slips_of(one))


def _apart(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Of fixes that overlap, the first."""
    kept: list[Proposal] = []
    for one in sorted(proposals, key=lambda proposal: proposal.span):
        if not kept or one.span.start >= kept[-1].span.end:
            kept.append(one)
    return kept


def changed_document(
    document: Document, sentences: Sequence[Sentence], proposals: Sequence[Proposal]
) -> tuple[Document, list[Sentence]]:
    """A document with fixes made that stand apart and in order, and its sentences; of its text alone."""

    def moved(span: Span) -> Span:
        before = sum(one.shift for one in proposals if one.span.end <= span.start)
        inside = sum(one.shift for one in proposals if span.start <= one.span.start < span.end)
        return Span(span.start + before, span.end + before + inside)

    text = edited(document.text, (Edit(one.span, one.replacement) for one in proposals))
    blocks = tuple(block._replace(span=moved(block.span)) for block in document.blocks)
    changed = Document(document.path, text, text, OffsetMap(), blocks, document.published)
    return changed, [replace(sentence, span=moved(sentence.span)) for sentence in sentences]
