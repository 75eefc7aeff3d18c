"""Tables of reStructuredText that are drawn with marks: which pieces of which lines make a cell. Serves `rst`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, TypeAlias

from factcheck.text.document import Span
from factcheck.text.readers.assembly import Assembly
from factcheck.text.readers.lines import Line

Cells: TypeAlias = list[list[Span]]
"""Of each cell the pieces of its lines, in order."""

SIMPLE_BORDER: Final = re.compile(r"=++(?:[ ]++=++)++")
_UNDERLINE: Final = re.compile(r"-++(?:[ ]++-++)*+")
_COLUMN: Final = re.compile("=+")
_BARS: Final = re.compile(r"[+\-=| ]+")
_FAR: Final = 1 << 30  # behind the end of any line
_DRAWN: Final = frozenset("+-=| ")


def grid_cells(assembly: Assembly, lines: Sequence[Line], at: int) -> tuple[Cells, int]:
    """The cells of a table drawn as a grid that begins at line `at`, and the line behind it.

    A cell ends where a border is drawn below it. Where no bar stands between two columns, they are one there.
    """
    done: Cells = []
    first = lines[at]
    edges = [place for place, character in enumerate(first.text) if character == "+"]
    columns: dict[int, list[Span]] = {}
    while at < len(lines) and lines[at].text[:1] in ("+", "|") and lines[at].indent == first.indent:
        line = lines[at]
        here = [edge for edge in edges if line.text[edge : edge + 1] in ("|", "+")]
        for start, end in pairwise((*here, *([len(line.text)] if not here or here[-1] < len(line.text) - 1 else []))):
            piece = _piece(line, start + 1, end)
            if _is_drawn(line.text[start:end]):
                done.extend(filter(None, [columns.pop(start, [])]))
            elif piece:
                columns.setdefault(start, []).append(piece)
        _mark_bars(assembly, line)
        at += 1
    done.extend(filter(None, columns.values()))
    return done, at


def simple_cells(assembly: Assembly, lines: Sequence[Line], at: int) -> tuple[Cells, int]:
    """The cells of a table under lines of `=` that begins at line `at`, and the line behind it.

    A line with nothing in its first column goes on with the row above.
    """
    first = lines[at]
    starts = [found.start() for found in _COLUMN.finditer(first.text)]
    end = _simple_end(lines, at)
    done: Cells = []
    row: list[list[Span]] = [[] for _ in starts]
    for line in lines[at:end]:
        if SIMPLE_BORDER.fullmatch(line.text) or _UNDERLINE.fullmatch(line.text):
            assembly.mark(line.span)
            continue
        shift = first.indent - line.indent
        here = [
            start + shift for start in starts if start == 0 or not line.text[start + shift - 1 : start + shift].strip()
        ]
        pieces = [(starts.index(start - shift), _piece(line, start, end)) for start, end in pairwise((*here, _FAR))]
        if pieces[0][1] or not line.text:
            done += filter(None, row)
            row = [[] for _ in starts]
        for column, piece in pieces:
            row[column].extend([piece] if piece else [])
    return [*done, *filter(None, row)], end


def _simple_end(lines: Sequence[Line], at: int) -> int:
    """The line behind a table: behind the last border before what is left of it further out, or else a blank line."""
    borders, end = 1, at + 1
    while end < len(lines):
        line = lines[end]
        if line.text and line.indent < lines[at].indent:
            return end
        if SIMPLE_BORDER.fullmatch(line.text):
            borders += 1
            below = lines[end + 1].text if end + 1 < len(lines) else ""
            if borders > 2 or not below:  # noqa: PLR2004 - above, below the head, below the rows
                return end + 1
        end += 1
    return end


def _piece(line: Line, start: int, end: int) -> Span | None:
    """A part of a line without the blanks around it; `None` where that leaves nothing."""
    text = line.text[max(start, 0) : max(end, 0)]
    bare = text.strip()
    at = line.span.start + max(start, 0) + len(text) - len(text.lstrip())
    return Span(at, at + len(bare)) if bare else None


def _is_drawn(text: str) -> bool:
    """Whether a part of a line is border."""
    return not (set(text) - _DRAWN) and ("-" in text or "=" in text)


def _mark_bars(assembly: Assembly, line: Line) -> None:
    """Declare what only draws a line of a table to be markup; what is text in it is read besides."""
    for found in _BARS.finditer(assembly.source, line.span.start, line.span.end):
        assembly.mark(Span(*found.span()))
