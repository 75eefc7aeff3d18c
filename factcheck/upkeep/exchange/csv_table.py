"""CSV: the text of a table → its columns and rows, each row with its line. First of the import of CSV.

How its cells are parted is told by the table: the sign that gives most rows the same number of cells, or Excel's own
`sep=;` on the first line.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from factcheck.errors import ArticleError, Fault

DELIMITERS: Final = (",", ";", "\t", "|")
SEP_LINE: Final = re.compile(r"\Asep=(?P<sign>.)\r?\n", re.IGNORECASE)
LOOKED_AT: Final = 50
"""Rows that the sign between cells is told by."""
FORMULA: Final = re.compile(r"'+[=+\-@\t\r]")
QUOTE_AGAIN: Final = "put the cell into double quotation marks, and double those in it"


class Row(NamedTuple):
    """The cells of a row, and the line on which it begins."""

    line: int
    cells: tuple[str, ...]


class Table(NamedTuple):
    """A table: the names of its columns, the line of these, and its rows; blank rows are left out."""

    columns: tuple[str, ...]
    line: int
    rows: tuple[Row, ...]


def read_table(path: str, text: str, delimiter: str | None = None) -> Table:
    """The table that a text holds. Raises `ArticleError`."""
    skipped = 0
    if told := SEP_LINE.match(text):
        delimiter, skipped, text = delimiter or told["sign"], 1, text[told.end() :]
    rows = list(_rows(path, text, delimiter or _delimiter(text), skipped))
    if not rows:
        raise ArticleError(Fault(path, None, None, "this table is empty", "name a table with a row of column names"))
    head, *body = rows
    columns = tuple(cell.strip() for cell in head.cells)
    twice = [name for name, times in Counter(columns).items() if name and times > 1]
    if twice:
        problem = f"two columns are called `{twice[0][:60]}`"
        raise ArticleError(Fault(path, head.line, None, problem, "give each column a name of its own"))
    return Table(columns, head.line, tuple(body))


def _rows(path: str, text: str, delimiter: str, skipped: int) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = skipped + 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield Row(line, tuple(map(unescaped, cells)))
            line = skipped + reader.line_num + 1
    except csv.Error as error:
        problem = f"this row is not CSV: {error}"
        raise ArticleError(Fault(path, line, None, problem, QUOTE_AGAIN)) from None


def unescaped(cell: str) -> str:
    """A cell without the `'` that keeps a program from taking it for a formula."""
    return cell[1:] if FORMULA.match(cell) else cell


def _delimiter(text: str) -> str:
    """The sign that parts most rows into the same number of cells, and into more of them than another such."""

    def score(sign: str) -> tuple[int, int]:
        widths: Counter[int] = Counter()
        try:
            for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=sign)):
                if number == LOOKED_AT:
                    break
                widths[len(cells)] += bool(cells)
        except csv.Error:
            return 0, 0
        width, rows = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
        return (rows, width) if width > 1 else (0, 0)

    return max(DELIMITERS, key=score)
