"""Columns of a table and their totals, for `sum-mismatch`.

A row is what stands on one line of the source: tables that are written otherwise are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import takewhile
from typing import Final

from factcheck.rules.figures import amount_of, last_place, plain, unit_of
from factcheck.rules.passage import Passage, Slip
from factcheck.text.document import BlockKind, Document, Span
from factcheck.values.interface import Bound, Context, Mention
from factcheck.values.lazy import lazy
from factcheck.values.read import read_mentions

_TOTAL: Final = lazy(r"(?i)(?:grand[ ])?total:?|sum:?|all|altogether|overall total")
_PART_OF_ANOTHER: Final = lazy(r"(?i)\b(?:sub-?totals?|totals?|sum|of which|including|thereof|net)\b")
_FEWEST: Final = 2
_LONGEST: Final = 1_000
"""Rows above a total that are added up, at most."""


def wrong_columns(passage: Passage) -> Iterator[Slip]:
    """The figure of a total row that is not the sum of the figures above it, all of one unit, down from the head."""
    total = _figure(passage.text, passage)
    rows = _rows_up(passage) if total is not None else []
    if total is None or len(rows) <= _FEWEST or not _TOTAL().fullmatch(rows[0][0].strip()):
        return
    column = next(at for at, cell in enumerate(rows[0]) if cell == passage.text)
    if rows[0].count(passage.text) > 1 or column == 0:
        return
    figures = [(row, _figure(row[column], passage)) for row in rows[1:]]
    above = list(takewhile(lambda pair: pair[1] is not None, figures))
    parts = [figure for _, figure in above if figure is not None]
    below_head = len(above) == len(figures) - 1
    if len(parts) < _FEWEST or not below_head or any(_PART_OF_ANOTHER().search(row[0]) for row, _ in above):
        return
    yield from _judged(passage, total, parts)


def _rows_up(passage: Passage) -> list[list[str]]:
    """The cells of the row that a passage stands in and of those above it in its table, from the bottom; none where
    the rows are not of one length."""
    document = passage.document
    rows: list[list[str]] = []
    line = _line(document, passage.block.span)
    after = passage.sentence.block + 1
    while after < len(document.blocks) and _is_cell_on(document, after, line):
        after += 1
    current = -1
    for number in range(after - 1, -1, -1):
        block = document.blocks[number]
        if block.kind is not BlockKind.CELL or len(rows) > _LONGEST:
            break
        if (at := _line(document, block.span)) != current:
            rows.append([])
            current = at
        rows[-1].insert(0, block.span.of(document.text))
    return rows if rows and len(rows[0]) > 1 and len({len(row) for row in rows}) == 1 else []


def _is_cell_on(document: Document, number: int, line: int) -> bool:
    block = document.blocks[number]
    return block.kind is BlockKind.CELL and _line(document, block.span) == line


def _line(document: Document, span: Span) -> int:
    return document.position(document.source_span(span).start).line


def _figure(cell: str, passage: Passage) -> Mention | None:
    """The exact figure that a cell holds and nothing else."""
    mentions = read_mentions(cell.strip(), Context(passage.published))
    if len(mentions) != 1 or mentions[0].text != cell.strip():
        return None
    amount = amount_of(mentions[0])
    exact = amount is not None and amount.stated is not None and amount.bound is Bound.EXACT and not amount.approximate
    return mentions[0] if exact else None


def _judged(passage: Passage, total: Mention, parts: list[Mention]) -> Iterator[Slip]:
    amounts = [amount_of(mention) for mention in (*parts, total)]
    *added, whole = [amount.stated for amount in amounts if amount and amount.stated is not None]
    made = sum(added, Decimal(0))
    slack = sum((last_place(figure) for figure in added), last_place(whole)) / 2
    whole_numbers = all(figure == figure.to_integral_value() for figure in (*added, whole))
    counts = whole_numbers and {unit_of(part) for part in (*parts, total)} == {("number",)}
    if len({unit_of(part) for part in (*parts, total)}) > 1 or abs(made - whole) <= (0 if counts else slack):
        return
    yield Slip(
        Span(0, len(passage.text)),
        f"column adds up to {plain(made, 8)}, not {plain(whole, 8)}",
        (f"`{plain(made, 8)}` for the total", "another figure in the column"),
        (" + ".join(plain(figure, 8) for figure in added) + f" = {plain(made, 8)}",),
        "total",
    )
