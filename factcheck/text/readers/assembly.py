"""Assembly: what a reader of marked-up text takes from a source, piece by piece, and the `Document` that it makes.

Serves every format but `txt`. Every character of the source is kept, skipped for a named reason, or declared
markup; what is none of these would be text that nobody read, and raises `ArticleError`.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from factcheck.errors import ArticleError, Fault
from factcheck.text.blocks import blocks_of
from factcheck.text.document import (
    Block,
    BlockKind,
    Document,
    OffsetMap,
    Part,
    Published,
    Skipped,
    Span,
    Suspicion,
    line_starts,
)
from factcheck.text.fold import Folded, fold

BETWEEN_BLOCKS = "\n\n"


class Assembly:
    """The text of a document under construction: blocks in order of place, each made of pieces of the source."""

    def __init__(self, path: str, source: str) -> None:
        self.path = path
        self.source = source
        self.published: Published | None = None
        self._texts: list[str] = []
        self._parts: list[str] = []  # of the block that is open
        self._has_text = False  # whether one of them is more than blanks
        self._starts, self._ends = array("L"), array("L")
        self._blocks: list[Block] = []
        self._open: tuple[BlockKind, int] | None = None
        self._skipped: list[Skipped] = []
        self._accounted: list[Span] = []

    @property
    def is_open(self) -> bool:
        """Whether a block is open."""
        return self._open is not None

    def open(self, kind: BlockKind = BlockKind.PARAGRAPH, level: int = 0) -> None:
        """Begin a block; one that is open ends."""
        self.close()
        self._open = (kind, level)

    def close(self) -> None:
        """End the open block, if there is one; without a character in it, it is none."""
        if self._open is None:
            return
        kind, level = self._open
        text = "".join(self._parts)
        if text.strip():
            end = len(self._starts)
            self._blocks.append(Block(kind, Span(end - len(text), end), level))
            self._append(BETWEEN_BLOCKS, Span(self._ends[-1], self._ends[-1]))
        self._texts += self._parts
        self._open, self._parts, self._has_text = None, [], False

    def keep(self, span: Span) -> None:
        """Read a span of the source as it stands."""
        if not span:
            return
        self._open = self._open or (BlockKind.PARAGRAPH, 0)
        self._take(span.of(self.source))
        self._starts.extend(range(span.start, span.end))
        self._ends.extend(range(span.start + 1, span.end + 1))
        self._accounted.append(span)

    def put(self, reading: str, span: Span) -> None:
        """Read a span of the source as something else: a character reference, a line break."""
        self._open = self._open or (BlockKind.PARAGRAPH, 0)
        self._append(reading, span)
        self._accounted.append(span)

    def skip(self, reason: str, span: Span) -> None:
        """Leave out a span of the source, and say why."""
        if span.of(self.source).strip():
            self._skipped.append(Skipped(reason, span, within=self._has_text))
        self._accounted.append(span)

    def skip_elsewhere(self, reason: str) -> None:
        """Say that something is left out that has no place in the source."""
        self._skipped.append(Skipped(reason, Span(len(self.source), len(self.source))))

    def mark(self, span: Span) -> None:
        """Declare a span of the source to be markup."""
        self._accounted.append(span)

    def gaps(self) -> Iterator[Span]:
        """The spans of the source, blanks left aside, that are not accounted for yet."""
        at = 0
        for span in (*sorted(self._accounted), Span(len(self.source), len(self.source))):
            if span.start > at and self.source[at : span.start].strip():
                yield Span(at, span.start)
            at = max(at, span.end)

    def fault(self, at: int, problem: str, help: str) -> ArticleError:  # noqa: A002 - the word of `Fault`
        """An error at an offset of the source."""
        starts = line_starts(self.source[:at])
        return ArticleError(Fault(self.path, len(starts), at - starts[-1] + 1, problem, help))

    def document(self) -> Document:
        """The document; raises `ArticleError` if something of the source is not accounted for."""
        self.close()
        folded = fold("".join(self._texts))
        return self._document(folded, tuple(_folded_blocks(self._blocks, folded)))

    def running_text(self, parts: tuple[Part, ...] = ()) -> Document:
        """The same for text whose blocks only its lines tell, as they do in plain text."""
        self.close()
        folded = fold("".join(self._texts))
        return replace(self._document(folded, blocks_of(folded.text)), parts=parts)

    def _document(self, folded: Folded, blocks: tuple[Block, ...]) -> Document:
        for gap in self.gaps():
            raise self.fault(gap.start, "text that can't be told from markup", "simplify the markup of this place")
        return Document(
            self.path,
            self.source,
            folded.text,
            self._offsets(folded),
            blocks,
            self.published,
            tuple(sorted(self._skipped, key=lambda skipped: skipped.span)),
            tuple(Suspicion(one.problem, self._source_span(one.span)) for one in folded.suspicions),
        )

    def _append(self, reading: str, span: Span) -> None:
        self._take(reading)
        self._starts.extend([span.start] * len(reading))
        self._ends.extend([span.end] * len(reading))

    def _take(self, text: str) -> None:
        self._parts.append(text)
        self._has_text = self._has_text or bool(text.strip())

    def _source_span(self, span: Span) -> Span:
        return OffsetMap(self._starts, self._ends).span(span)

    def _offsets(self, folded: Folded) -> OffsetMap:
        if not folded.offsets.starts:
            return OffsetMap(self._starts, self._ends)
        starts = array("L", (self._starts[at] for at in folded.offsets.starts))
        ends = array("L", (self._ends[at - 1] for at in folded.offsets.ends))
        return OffsetMap(starts, ends)


def _folded_blocks(blocks: list[Block], folded: Folded) -> Iterator[Block]:
    """The blocks of the assembled text as blocks of the folded text, without blanks around them."""
    starts = folded.offsets.starts
    for block in blocks:
        start, end = block.span.start, block.span.end
        if starts:
            start, end = bisect_left(starts, start), bisect_left(starts, end)
        text = folded.text[start:end]
        bare = text.strip()
        if bare:
            start += len(text) - len(text.lstrip())
            yield Block(block.kind, Span(start, start + len(bare)), block.level)
