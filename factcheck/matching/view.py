"""A document as matching sees it: each sentence taken apart, its keys, and what carries over from the ones before."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from factcheck.matching.align import Unit, units_of
from factcheck.matching.analysis import Analysis
from factcheck.matching.anaphora import ARTICLES, PRONOUNS
from factcheck.matching.index import Index
from factcheck.matching.lexicon import place_of, stands_for
from factcheck.matching.names import LINKS
from factcheck.matching.phrasing import COMMON, NAME
from factcheck.matching.scope import quotations
from factcheck.text.document import BlockKind, Document, Sentence, Span
from factcheck.values.interface import Context

CARRY: Final = 2
"""How many sentences back a subject may stand."""
DECLARED: Final = re.compile(r"\(([A-Z]{2,8})\)")
INSIDE_NAMES: Final = LINKS | {"the", "for", "and"}
LONGEST_FORM: Final = 100
"""Characters before an acronym in brackets in which the words that it stands for are looked for."""


class SentenceView:
    """One sentence of a document for matching. Spans of `analysis` are of the sentence; `at` moves them."""

    def __init__(self, view: DocumentView, sentence: Sentence, number: int) -> None:
        self.view = view
        self.sentence = sentence
        self.number = number
        self.analysis = Analysis(sentence.span.of(view.document.text), view.context)

    def at(self, span: Span) -> Span:
        """A span of the sentence as a span of the document's text."""
        return span.shifted(self.sentence.span.start)

    @cached_property
    def caseless(self) -> bool:
        """Whether case tells nothing: no capital letter at all."""
        return not any(word.is_capital for word in self.analysis.words)

    @cached_property
    def name_keys(self) -> frozenset[str]:
        """The keys of its names: each capitalised word, and the places that it stands for."""
        keys: set[str] = set()
        words = self.analysis.words
        for at, word in enumerate(words):
            if word.is_capital or self.caseless:
                keys.update(self.view.index.spellings.keys_of(word.lower))
                for length in (1, 2, 3):
                    name = " ".join(w.lower for w in words[at : at + length])
                    place = place_of(name)
                    if place:
                        keys.add(NAME + place)
                    keys.update(NAME + body for body in stands_for(name, acting=True))
            elif self.view.index.knows(COMMON + word.lower):
                keys.add(COMMON + word.lower)
        return frozenset(keys)

    @cached_property
    def keys(self) -> frozenset[str]:
        """All keys of its content words and names."""
        return self.analysis.content | self.name_keys

    @cached_property
    def units(self) -> list[Unit]:
        """What it is aligned by."""
        return units_of(self.analysis)

    @cached_property
    def is_anaphoric(self) -> bool:
        """Whether it may speak of a subject named before: it holds a pronoun, or a definite noun that is no name."""
        words = self.analysis.words
        for at, word in enumerate(words):
            if word.lower in PRONOUNS:
                return True
            if word.lower in ARTICLES and at + 1 < len(words) and not words[at + 1].is_capital:
                return True
        return False

    @cached_property
    def quoted(self) -> list[Span]:
        """The quotations of its block that touch it, as spans of the sentence."""
        block = self.view.document.blocks[self.sentence.block].span
        own = self.sentence.span
        spans = self.view.block_quotations(self.sentence.block)
        first = bisect_right(spans, own.start - block.start, key=lambda span: span.end)
        last = bisect_left(spans, own.end - block.start, key=lambda span: span.start)
        return [span.shifted(block.start - own.start) for span in spans[first:last]]

    @cached_property
    def before(self) -> tuple[SentenceView, ...]:
        """The sentences before it in its block that a subject may carry over from, nearest first."""
        views = self.view.sentences
        found = []
        for back in range(1, CARRY + 1):
            at = self.number - back
            if at < 0 or views[at].sentence.block != self.sentence.block:
                break
            found.append(views[at])
        return tuple(found)

    @property
    def nearby(self) -> tuple[SentenceView, ...]:
        """What a subject may carry over from: the sentences before it, then the heading that it stands under."""
        return (*self.before, self.heading) if self.heading else self.before

    @cached_property
    def has_antecedent(self) -> bool:
        """Whether a name stands before it in the document that a pronoun in it may be for."""
        return self.number > self.view.first_named

    @cached_property
    def heading(self) -> SentenceView | None:
        """The heading that it stands under, if the document has headings."""
        return self.view.headings[self.sentence.block]


def long_form(acronym: str, before: str) -> tuple[str, ...]:
    """The words, in lower case, that an acronym in brackets stands for, by the text right before it: those with its
    initials, or else all that are written as a name; none where there are not two."""
    words: list[str] = []
    for word in reversed(before.split()):
        if not (word[0].isupper() or word in INSIDE_NAMES) or (words and not word[-1].isalnum()):
            break
        words.insert(0, word.lower())
        if "".join(word[0] for word in words if word not in INSIDE_NAMES) == acronym:
            return tuple(words)
    for at in range(len(words) - 1, -1, -1):
        if words[at] == "the":
            words = words[at + 1 :]
            break
    return tuple(words) if len(words) > 1 and words[0] not in INSIDE_NAMES else ()


class DocumentView:
    """A document and the sentences in it, for one registry's index."""

    def __init__(self, document: Document, sentences: Sequence[Sentence], index: Index) -> None:
        self.document = document
        self.index = index
        self.context = Context(document.published.day if document.published else None)
        self.sentences = [SentenceView(self, sentence, number) for number, sentence in enumerate(sentences)]
        self._quotations: dict[int, list[Span]] = {}

    def block_quotations(self, block: int) -> list[Span]:
        """The quotations of a block, as spans of the block."""
        if block not in self._quotations:
            self._quotations[block] = quotations(self.document.blocks[block].span.of(self.document.text))
        return self._quotations[block]

    @cached_property
    def headings(self) -> list[SentenceView | None]:
        """For each block the first sentence of the nearest heading before it."""
        first: dict[int, SentenceView] = {}
        for view in self.sentences:
            first.setdefault(view.sentence.block, view)
        found: list[SentenceView | None] = []
        nearest: SentenceView | None = None
        for at, block in enumerate(self.document.blocks):
            found.append(nearest)
            if block.kind is BlockKind.HEADING:
                nearest = first.get(at)
        return found

    @cached_property
    def first_named(self) -> int:
        """The number of the first sentence that holds a name for certain; that of none if there is none."""
        named = (view.number for view in self.sentences if any(run.sure for run in view.analysis.names))
        return next(named, len(self.sentences))

    @cached_property
    def all_name_keys(self) -> frozenset[str]:
        """The name keys of the whole document."""
        return frozenset().union(*(view.name_keys for view in self.sentences))

    @cached_property
    def acronyms(self) -> dict[str, tuple[str, ...]]:
        """Acronyms that the document declares, with the words that they stand for."""
        text = self.document.text
        declared = ((m[1].lower(), text[max(0, m.start() - LONGEST_FORM) : m.start()]) for m in DECLARED.finditer(text))
        return {acronym: form for acronym, before in declared if (form := long_form(acronym, before))}
