"""Lines: a source as those formats see it that are written line by line. Serves `rst`, `asciidoc` and `subtitles`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from factcheck.text.document import LINE_END, Span

TAB: Final = 8
"""Columns to the next stop of a tab."""


class Line(NamedTuple):
    """A line without the blanks around it: its span, its text, and how many columns of blanks stand in front."""

    span: Span
    text: str
    indent: int

    def after(self, characters: int) -> Line:
        """What is left of the line behind so many of its characters and the blanks after them."""
        rest = self.text[characters:]
        bare = rest.lstrip()
        start = self.span.start + characters + len(rest) - len(bare)
        width = len(self.text[: start - self.span.start].expandtabs(TAB))
        return Line(Span(start, self.span.end), bare, self.indent + width)


def lines_of(source: str) -> list[Line]:
    """The lines of a source, in order, empty ones too."""
    return [_line(source, start, end) for start, end in _ends(source)]


def _ends(source: str) -> Iterator[tuple[int, int]]:
    at = 0
    for end in LINE_END.finditer(source):
        yield at, end.start()
        at = end.end()
    yield at, len(source)


def _line(source: str, start: int, end: int) -> Line:
    whole = source[start:end]
    text = whole.strip()
    blanks = whole[: len(whole) - len(whole.lstrip())]
    at = start + len(blanks)
    return Line(Span(at, at + len(text)), text, len(blanks.expandtabs(TAB)))


class Ahead:
    """Where a pattern matches next. Asked from places that only move on, it looks at every character once, however
    often what it closes is opened."""

    def __init__(self, pattern: re.Pattern[str], source: str, end: int) -> None:
        self._pattern, self._source, self._end = pattern, source, end
        self._found: re.Match[str] | None = None
        self._from = -1

    def __call__(self, at: int) -> re.Match[str] | None:
        """The first match that begins at `at` or further on."""
        if not self._is_known(at):
            self._found, self._from = self._pattern.search(self._source, at, self._end), at
        return self._found

    def _is_known(self, at: int) -> bool:
        if self._from < 0 or at < self._from:
            return False
        return self._found is None or self._found.start() >= at
