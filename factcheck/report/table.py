"""Tables for a terminal: a header and rows of texts, each column as wide as its widest cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.report.door import Line, Piece, Style, visible, width


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[Line]:
    """The lines of a table; the header is set off. Cells are shown as the door shows untrusted text."""
    texts = [[visible(cell) for cell in row] for row in (header, *rows)]
    widths = [max(width(row[column]) for row in texts) for column in range(len(header))]
    for number, row in enumerate(texts):
        padded = (cell + " " * (widths[column] - width(cell) + 2) for column, cell in enumerate(row))
        yield (Piece("".join(padded).rstrip(), Style.STRONG if number == 0 else Style.PLAIN),)
