"""A passage: a sentence as the rules see it that need no registry, and what such a rule says of it, a `Slip`.

Reading values costs most, so they are read when a rule first asks for them; a rule is asked only where its cues stand.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import islice
from typing import Final, NamedTuple, TypeAlias

from factcheck.matching.interface import Confidence, Voice
from factcheck.matching.scope import quotations
from factcheck.rules.interface import Rule
from factcheck.text.document import Block, BlockKind, Document, Sentence, Span
from factcheck.values.figure import FIGURE_WORDS
from factcheck.values.interface import Context, DateValue, Mention
from factcheck.values.lazy import lazy
from factcheck.values.number_words import TEENS, TENS, UNITS
from factcheck.values.read import DIGIT, cues_of, read_mentions

DIGITS: Final = frozenset({DIGIT})
FIGURES: Final = FIGURE_WORDS | DIGITS
"""The cues of a sentence that may hold a figure."""


SMALL: Final = rf"(?:\d|(?:{'|'.join(UNITS)}|{'|'.join(TEENS)}|{'|'.join(TENS)})\b)"
"""A pattern for where a figure begins, for gates that must be cheap."""


class Slip(NamedTuple):
    """What a passage says that can't be: where, in which words, and what would mend it.

    `span` is of the passage's text. `corrections` are all that would do, each by itself: where two halves disagree,
    either may be wrong. `steps` are the arithmetic. `level` names the row of the rule that held.
    """

    span: Span
    message: str
    corrections: tuple[str, ...]
    steps: tuple[str, ...]
    level: str
    confidence: Confidence = Confidence.HIGH


@dataclass(eq=False)
class Page:
    """A document and its sentences, with what the rules ask of it as a whole, worked out once."""

    document: Document
    sentences: Sequence[Sentence]
    _quoted: dict[int, list[Span]] = field(default_factory=dict)

    @cached_property
    def years(self) -> frozenset[int]:
        """The years that it names in digits."""
        return frozenset(int(year) for year in _YEAR().findall(self.document.text))

    def is_quoted(self, block: int, span: Span) -> bool:
        """Whether a span of a block's text touches quoted speech."""
        if block not in self._quoted:
            self._quoted[block] = quotations(self.document.blocks[block].span.of(self.document.text))
        spans = self._quoted[block]
        at = bisect_right(spans, span.start, key=lambda quoted: quoted.end)
        return at < len(spans) and spans[at].overlaps(span)


_YEAR: Final = lazy(r"(?<![\d.,])(?:1[89]|20)\d\d(?![\d,]|\.\d)")
LONGEST_LIST: Final = 50
"""Items of a list that are looked at: no text counts more."""


@dataclass(eq=False)
class Passage:
    """A sentence of a document. All spans are of `text`; a line break in it reads as a blank."""

    page: Page
    number: int

    @property
    def document(self) -> Document:
        """The document that it stands in."""
        return self.page.document

    @property
    def sentences(self) -> Sequence[Sentence]:
        """All sentences of the document."""
        return self.page.sentences

    @property
    def sentence(self) -> Sentence:
        """The sentence itself."""
        return self.sentences[self.number]

    @cached_property
    def text(self) -> str:
        """What it says, on one line."""
        return self.sentence.span.of(self.document.text).replace("\n", " ")

    @cached_property
    def cues(self) -> set[str]:
        """Its words in lower case, and `#` where it holds a digit."""
        return cues_of(self.text)

    @property
    def published(self) -> date | None:
        """The publication date of the article, where it is known."""
        return self.document.published.day if self.document.published else None

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The values in it, in order of place; what is latent too."""
        return read_mentions(self.text, Context(self.published))

    @cached_property
    def dates(self) -> tuple[tuple[Mention, DateValue], ...]:
        """The dates in it, those inside a longer date too, each with its value."""
        flat = (one for mention in self.mentions for one in mention.flattened())
        return tuple((one, one.value) for one in flat if isinstance(one.value, DateValue))

    @cached_property
    def leaves(self) -> tuple[Mention, ...]:
        """The values in it that hold no other value: the ends of a range, not the range."""
        return tuple(leaf for mention in self.mentions for leaf in _leaves(mention))

    @cached_property
    def outline(self) -> str:
        """Its text with a mark for each of its leaves: `{d0}` for a date, `{o1}` for a rank, `{n2}` for a figure; the
        number is that of the leaf. Patterns of words around values are tried on it."""
        pieces: list[str] = []
        end = 0
        for number, leaf in enumerate(self.leaves):
            pieces += (_unmarked(self.text[end : leaf.span.start]), f"{{{MARKS.get(leaf.kind, 'n')}{number}}}")
            end = leaf.span.end
        return "".join((*pieces, _unmarked(self.text[end:])))

    @property
    def block(self) -> Block:
        """The block of text that it stands in."""
        return self.document.blocks[self.sentence.block]

    @property
    def items(self) -> tuple[str, ...]:
        """The items of the list that stands right below its block, of the first level; none where its block goes on or
        no list follows."""
        following = self.number + 1
        if following < len(self.sentences) and self.sentences[following].block == self.sentence.block:
            return ()
        found: list[str] = []
        level = 0
        for block in islice(self.document.blocks, self.sentence.block + 1, None):
            if block.kind is not BlockKind.ITEM or len(found) == LONGEST_LIST:
                break
            level = level or block.level
            if block.level == level:
                found.append(block.span.of(self.document.text))
        return tuple(found)

    def voice(self, span: Span) -> Voice:
        """Whether its author says what stands in a span, or somebody who is quoted."""
        place = span.shifted(self.sentence.span.start - self.block.span.start)
        return Voice.ATTRIBUTED if self.page.is_quoted(self.sentence.block, place) else Voice.AUTHOR


MARKS: Final = {"date": "d", "ordinal": "o"}
"""The letters by which an outline tells the kinds of values apart."""


def _leaves(mention: Mention) -> Iterator[Mention]:
    if not mention.parts:
        yield mention
    for part in mention.parts:
        yield from _leaves(part)


def _unmarked(text: str) -> str:
    return text.replace("{", "(").replace("}", ")")


Finder: TypeAlias = Callable[[Passage], Iterator[Slip]]


class OwnRule(NamedTuple):
    """A rule that holds an article to itself: what it finds, the cues without which it is not asked (of each set one
    must be there), and the question."""

    rule: Rule
    cues: tuple[frozenset[str], ...]
    find: Finder

    def is_called(self, passage: Passage) -> bool:
        """Whether the passage holds a word of each set of cues."""
        for cues in self.cues:  # noqa: SIM110 - asked of every sentence by every rule, and a loop costs half
            if cues.isdisjoint(passage.cues):
                return False
        return True
