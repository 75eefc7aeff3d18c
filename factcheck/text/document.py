"""Documents: the text of an article as it is read, and where each character of it stands in the source.

First floor of the path: bytes become a `Document`; everything above reads `Document.text` and answers in spans of it,
which `Document.source_span` turns into spans of the source just before a finding is made.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

LINE_END: Final = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, `start` included, `end` not (W3C TextPositionSelector)."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> Span:
        """The same length, `by` characters further on."""
        return Span(self.start + by, self.end + by)

    def of(self, text: str) -> str:
        """The characters of `text` that it covers."""
        return text[self.start : self.end]


class Position(NamedTuple):
    """A place for people: line and column, both from 1, columns in code points."""

    line: int
    column: int


class OffsetMap(NamedTuple):
    """Where each character of a read text stands in its source.

    `starts[i]` and `ends[i]` bound the source characters that text character `i` was read from; both are empty where
    the text is the source itself, character for character.
    """

    starts: Sequence[int] = ()
    ends: Sequence[int] = ()

    def span(self, span: Span) -> Span:
        """The source span of a text span; an empty span stays empty, at its place."""
        if not self.starts:
            return span
        if span.start >= span.end:
            at = self.starts[span.start] if span.start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return Span(at, at)
        return Span(self.starts[span.start], self.ends[span.end - 1])


class BlockKind(StrEnum):
    """What a block of text is; it decides how context carries over."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "list item"
    CELL = "table cell"
    QUOTE = "block quotation"
    CAPTION = "caption"


class Block(NamedTuple):
    """A run of text that reads by itself: context never carries over its end. `span` is of `Document.text`.

    `level` is 1–6 for headings, the depth for items and quotations, 0 otherwise.
    """

    kind: BlockKind
    span: Span
    level: int = 0


class Skipped(NamedTuple):
    """Source text that was deliberately not read, and why (`code block`, `front matter`, `comment` …); `within` tells
    whether it stands inside a block, behind text of it.

    A reader skips each comment as a `COMMENT`, with the marks around it: suppressions are looked for in these."""

    reason: str
    span: Span
    within: bool = False


COMMENT: Final = "comment"
FRONT_MATTER: Final = "front matter"
"""Reasons that other floors ask for."""


class Suspicion(NamedTuple):
    """Characters of the source that can make a text look like another: what, and where (span of the source)."""

    problem: str
    span: Span


class Published(NamedTuple):
    """The date of an article and where it was taken from (`--date`, `front matter`, `dateline`)."""

    day: date
    origin: str


class Part(NamedTuple):
    """A part of a source that people know by a name of its own: `page 3`, `row 17`. `span` is of the source. A row may
    have a date of its own."""

    name: str
    span: Span
    published: Published | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One article, read whole.

    `source` is the decoded file without its byte-order mark; `text` is what is read: characters folded
    (`factcheck.text.fold`), markup left out. Blocks are in order and do not overlap; text between them is not read.
    `parts` are in order of place, too.
    """

    path: str
    source: str
    text: str
    offsets: OffsetMap
    blocks: tuple[Block, ...]
    published: Published | None = None
    skipped: tuple[Skipped, ...] = ()
    suspicions: tuple[Suspicion, ...] = ()
    parts: tuple[Part, ...] = ()
    _lines: list[int] = field(default_factory=list, repr=False, compare=False)

    def source_span(self, span: Span) -> Span:
        """The span of `source` that a span of `text` was read from."""
        return self.offsets.span(span)

    def part(self, offset: int) -> str:
        """The name of the part in which an offset of `source` stands; empty where it has none."""
        number = bisect_right(self.parts, offset, key=lambda part: part.span.start)
        return self.parts[number - 1].name if number and offset <= self.parts[number - 1].span.end else ""

    def position(self, offset: int) -> Position:
        """Line and column of an offset of `source`. A line ends at LF, CRLF or a lone CR, nowhere else."""
        if not self._lines:
            self._lines.extend(line_starts(self.source))
        line = bisect_right(self._lines, offset)
        return Position(line, offset - self._lines[line - 1] + 1)

    def line(self, number: int) -> Span:
        """The span of `source` that line `number` (from 1) covers, without its line end."""
        if not self._lines:
            self._lines.extend(line_starts(self.source))
        start = self._lines[number - 1]
        end = self._lines[number] if number < len(self._lines) else len(self.source)
        return Span(start, start + len(self.source[start:end].rstrip("\r\n")))


def without_text(row: Document) -> Document:
    """A row of which everything has been said: what is kept of it while others are read."""
    return replace(row, text="", offsets=OffsetMap(), blocks=())


def line_starts(text: str) -> list[int]:
    """Offsets at which the lines of `text` begin; the one place that says what a line is."""
    return [0, *(end.end() for end in LINE_END.finditer(text))]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document: `span` of `Document.text`, its number in the document, the index of its block."""

    span: Span
    index: int
    block: int
