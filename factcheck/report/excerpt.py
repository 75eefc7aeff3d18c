"""Excerpts: the lines of a source around a span, with a gutter and carets under it. Used by the formats for people."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from factcheck.report.door import Line, Piece, Style, visible_parts, width
from factcheck.text.document import Document, Span

COLUMNS: Final = 100
"""How much of a line is shown. Not the terminal's width: the same input gives the same report everywhere."""

NEAR: Final = 15
"""Within how many characters a cut moves to the nearest blank, so that it parts no word."""

LINES: Final = 4
"""How many lines of a span are shown."""


class Gutter(NamedTuple):
    """The left margin of a frame, wide enough for the highest line number in it."""

    digits: int

    @classmethod
    def of(cls, document: Document, span: Span) -> Gutter:
        """The gutter of an excerpt of `span`."""
        return cls(len(str(document.position(max(span.start, span.end - 1)).line)))

    def numbered(self, number: int) -> Piece:
        """The gutter of a line of the source."""
        return Piece(f"{number:>{self.digits}} | ", Style.FRAME)

    def blank(self) -> Piece:
        """The gutter of a line that is none of the source."""
        return Piece(" " * self.digits + " |", Style.FRAME)

    def note(self, key: str) -> Piece:
        """The gutter of a note under the excerpt, with its key set in a column."""
        return Piece(" " * self.digits + f" = {key + ':':<8} ", Style.FRAME)


def excerpt(document: Document, span: Span, gutter: Gutter, style: Style, label: str) -> Iterator[Line]:
    """The lines of the source that `span` lies on, each with carets under its part, the last with `label`."""
    first = document.position(span.start).line
    last = document.position(max(span.start, span.end - 1)).line
    shown = range(first, min(last, first + LINES - 1) + 1)
    for number in shown:
        text = document.line(number)
        part = Span(min(max(span.start, text.start), text.end), max(text.start, min(span.end, text.end)))
        before, stated, after = visible_parts(
            *_cut(
                document.source[text.start : part.start],
                part.of(document.source),
                document.source[part.end : text.end],
            )
        )
        yield gutter.numbered(number), Piece(before), Piece(stated, style), Piece(after)
        carets = " " * width(before) + "^" * max(1, width(stated))
        ending = f" {label}" if number == shown[-1] and label else ""
        yield gutter.blank(), Piece(" " + carets + ending, style)
    if last > shown[-1]:
        yield gutter.blank(), Piece(f" ({last - shown[-1]} more lines)", Style.FAINT)


def _cut(before: str, stated: str, after: str) -> tuple[str, str, str]:
    """The three parts of a line, shortened around the middle one where the line is long."""
    if len(before) + len(stated) + len(after) <= COLUMNS:
        return before, stated, after
    if len(stated) > COLUMNS:
        stated = stated[: COLUMNS // 2] + "..." + stated[-COLUMNS // 2 :]
    room = max(20, COLUMNS - len(stated))
    right = min(len(after), max(room // 2, room - len(before)))
    left = min(len(before), max(room // 2, room - right))
    return _tail(before, left), stated, _head(after, right)


def _tail(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    start = len(text) - length
    blank = text.find(" ", start, start + NEAR)
    if blank >= 0:
        start = blank
    while start < len(text) and unicodedata.combining(text[start]):
        start += 1
    return "..." + text[start:]


def _head(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    blank = text.rfind(" ", length - NEAR, length)
    if blank >= 0:
        length = blank + 1
    while length < len(text) and unicodedata.combining(text[length]):
        length += 1
    return text[:length] + "..."
