"""Sentences: spans of a document's text that read by themselves. Last step of the text floor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factcheck.text.document import Block, BlockKind, Document, Sentence, Span

_PARAGRAPH_END: Final = re.compile(r"\n[ ]*(?=\n)")
_END: Final = re.compile(r"""[.!?…]+['")\]”’»]*(?=\s+['"(\[“‘«]*[A-Z0-9])""")


def sentences_of(document: Document) -> tuple[Sentence, ...]:
    """The sentences of every block, numbered through, in order of place."""
    spans = (
        (span.shifted(block.span.start), number)
        for number, block in enumerate(document.blocks)
        for span in split_block(block.span.of(document.text))
    )
    return tuple(Sentence(span, index, number) for index, (span, number) in enumerate(spans))


def split_text(text: str) -> tuple[Span, ...]:
    """The sentences of a folded plain text, without the blanks between them."""
    return tuple(
        span.shifted(block.span.start) for block in blocks_of(text) for span in split_block(block.span.of(text))
    )


def blocks_of(text: str) -> tuple[Block, ...]:
    """The paragraphs of a folded plain text."""
    return tuple(Block(BlockKind.PARAGRAPH, span) for span in _pieces(text, _PARAGRAPH_END))


def split_block(text: str) -> tuple[Span, ...]:
    """The sentences of one block."""
    return tuple(_pieces(text, _END))


def _pieces(text: str, end: re.Pattern[str]) -> Iterator[Span]:
    at = 0
    for stop in (*(match.end() for match in end.finditer(text)), len(text)):
        piece = text[at:stop]
        if piece.strip():
            start = at + len(piece) - len(piece.lstrip())
            yield Span(start, start + len(piece.strip()))
        at = stop
