"""Positions: offsets of a text, in code points ↔ lines and characters as a client counts them.

A line ends at LF, CRLF or a lone CR: the protocol's rule, and that of `factcheck.text.document`. Characters of a line
are counted in the units that client and server agreed on at the beginning: UTF-16 where nothing was agreed on.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from lsprotocol import types

from factcheck.text.document import Span, line_starts

Encoding = types.PositionEncodingKind
UNITS: Final = {Encoding.Utf8: ("utf-8", 1), Encoding.Utf16: ("utf-16-le", 2), Encoding.Utf32: ("utf-32-le", 4)}
"""How a text is turned into bytes for each encoding, and how many bytes are one unit of it."""


class Lines:
    """A text by its lines. It holds no lone surrogates (`factcheck.server.buffers`), so that every encoding has it."""

    def __init__(self, text: str, encoding: Encoding) -> None:
        self.text = text
        self._starts = line_starts(text)
        self._codec, self._width = UNITS[encoding]
        self._is_plain = encoding is Encoding.Utf32 or text.isascii()

    def line(self, number: int) -> Span:
        """The span of a line, by its number from 0, without its end; of the last line, where there are fewer."""
        number = min(number, len(self._starts) - 1)
        start = self._starts[number]
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self.text)
        return Span(start, start + len(self.text[start:end].rstrip("\r\n")))

    def position(self, offset: int) -> types.Position:
        """Where an offset stands. One inside a line end stands before it."""
        number = bisect_right(self._starts, offset) - 1
        line = self.line(number)
        return types.Position(number, self._units(self.text[line.start : min(offset, line.end)]))

    def offset(self, position: types.Position) -> int:
        """The offset of a position. One behind the end of its line is the end of the line, one behind the last line the
        end of the text, and one inside a character that takes several units the place before that character."""
        if position.line >= len(self._starts):
            return len(self.text)
        line = self.line(position.line)
        written = line.of(self.text)
        if self._is_plain:
            return min(line.start + position.character, line.end)
        before = written.encode(self._codec)[: position.character * self._width]
        return line.start + len(before.decode(self._codec, "ignore"))

    def range(self, span: Span) -> types.Range:
        """Where a span stands."""
        return types.Range(self.position(span.start), self.position(span.end))

    def span(self, wanted: types.Range) -> Span:
        """The span of a range; one that ends before it begins is empty, at its beginning."""
        start = self.offset(wanted.start)
        return Span(start, max(start, self.offset(wanted.end)))

    def at(self, line: int | None, column: int | None) -> int:
        """The offset of a line and column that are counted from 1, in code points, as faults tell them."""
        if line is None or line > len(self._starts):
            return 0 if line is None else len(self.text)
        whole = self.line(line - 1)
        return min(whole.start + (column or 1) - 1, whole.end)

    def _units(self, written: str) -> int:
        return len(written) if self._is_plain else len(written.encode(self._codec)) // self._width
