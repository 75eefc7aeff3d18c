"""Blocks of a plain text: paragraphs, and lines that read by themselves. Between `txt` and `sentences`.

Blank lines separate paragraphs. Inside a paragraph a line end is a blank, unless the line on either side is clearly its
own unit: a list item, a dateline, a byline, a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factcheck.text.document import Block, BlockKind, Span
from factcheck.text.published import is_date_line
from factcheck.text.word_tables import link_words

_PARAGRAPH_END: Final = re.compile(r"\n[ ]*+(?=\n)")
_BULLET: Final = re.compile(r"[ ]*+[•⁃●▪◦‣*][ ]*\S")
_MARKER: Final = re.compile(r"[ ]*+(?:[–—-]|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})\.?\)|\d{1,2}\.)[ ]+\S")
_BYLINE: Final = re.compile(r"[ ]*+(?:By|BY|by)[ ][A-Z][\w.'-]*(?:,?[ ](?:and|de|van|von|[A-Z][\w.'-]*)){0,8}[ ]*+")
_ENDS: Final = ".!?…\"'”’)"
_GOES_ON: Final = ",;:-–—("


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of a folded plain text, in order."""
    return tuple(block for paragraph in _paragraphs(text) for block in _blocks_of_paragraph(text, paragraph))


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for end in (*(found.start() for found in _PARAGRAPH_END.finditer(text)), len(text)):
        yield Span(start, end)
        start = end


def _blocks_of_paragraph(text: str, paragraph: Span) -> Iterator[Block]:
    content = paragraph.of(text).strip()
    if "\n" not in content:
        if content:
            yield _block(text, paragraph)
        return
    lines = list(_lines(text, paragraph))
    width = max(len(line.of(text).strip()) for line in lines)
    start = 0
    for number in range(1, len(lines) + 1):
        if number == len(lines) or _is_unit_end(lines[number - 1].of(text), lines[number].of(text), width):
            yield _block(text, Span(lines[start].start, lines[number - 1].end))
            start = number


def _lines(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    for line in paragraph.of(text).split("\n"):
        if line.strip():
            yield Span(start, start + len(line))
        start += len(line) + 1


def _block(text: str, span: Span) -> Block:
    content = span.of(text)
    kind = BlockKind.ITEM if _BULLET.match(content) or _MARKER.match(content) else BlockKind.PARAGRAPH
    start = span.start + len(content) - len(content.lstrip())
    return Block(kind, Span(start, start + len(content.strip())), 1 if kind is BlockKind.ITEM else 0)


def _is_unit_end(line: str, following: str, width: int) -> bool:
    """Whether a line end is one that the author meant, by the text on both sides and the width of the paragraph."""
    words, first = line.split(), following.split(None, 1)[0]
    if _BULLET.match(following):
        return True
    if words[-1].lower() in link_words():
        return False
    if any(_is_unit(one) for one in (line, following)):
        return True
    if _MARKER.match(following):  # after a full line only: a dash or a day of the month can stand at a line's start
        return words[-1][-1] in _ENDS + ":;," or _MARKER.match(line) is not None
    if words[-1][-1] in _GOES_ON + _ENDS or not first[0].isupper():
        return False
    return len(line.strip()) + 1 + len(first) <= width


def _is_unit(line: str) -> bool:
    return _BYLINE.fullmatch(line) is not None or is_date_line(line)
