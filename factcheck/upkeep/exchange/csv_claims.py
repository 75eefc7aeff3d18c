"""CSV tables → claims: a claim a row, or a timeline of the rows that belong together. The last of the import of CSV.

A table with the columns that the export writes needs no mapping.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from factcheck.errors import ArticleError, Fault, UsageError
from factcheck.registry.nodes import Text
from factcheck.registry.shapes import Refusal
from factcheck.registry.typed_values import KIND_OF_KEY, read_typed
from factcheck.text.document import Position
from factcheck.upkeep.exchange.csv_mapping import EmptyCellError, Template, fill, refuse_unknown_columns
from factcheck.upkeep.exchange.csv_own import is_own, own_claim
from factcheck.upkeep.exchange.csv_table import Table, read_table
from factcheck.upkeep.exchange.drafts import Draft, Imported, Plain, PlainClaim, one_line
from factcheck.values.interface import DateValue

NEEDED: Final = "tell what a row says with --claim or --map"


def read_csv(files: Iterable[tuple[str, str]], template: Template | None, delimiter: str | None) -> Imported:
    """The claims of tables, each given by its path and its text. Raises `UsageError` where the mapping is wrong."""
    imported = Imported()
    for path, text in files:
        try:
            table = read_table(path, text, delimiter)
        except ArticleError as error:
            imported.unread += error.faults
            continue
        if template is None and not is_own(table.columns):
            raise UsageError(Fault(path, table.line, None, "this table is not one that factcheck has exported", NEEDED))
        if template is not None:
            refuse_unknown_columns(template, table)
        drafts = list(_drafts(path, table, template, imported))
        imported.drafts += _timelines(drafts, imported) if template is None or template.is_series else drafts
        if not table.rows:
            imported.unread.append(Fault(path, table.line, None, "this table has no rows below its column names", ""))
    return imported


def _drafts(path: str, table: Table, template: Template | None, imported: Imported) -> Iterable[Draft]:
    width = len(table.columns)
    for row in table.rows:
        if len(row.cells) < width or any(cell.strip() for cell in row.cells[width:]):
            problem = f"this row has {len(row.cells)} cells, and there are {width} columns"
            mend = "see that every row has as many; a cell with the sign between cells in it needs quotation marks"
            imported.refused.append(Fault(path, row.line, None, problem, mend))
            continue
        cells = dict(zip(table.columns, row.cells, strict=False))
        if template is None:
            yield Draft(own_claim(cells), path, row.line)
            continue
        try:
            yield Draft(fill(template, {name: one_line(cell) for name, cell in cells.items()}), path, row.line)
        except EmptyCellError as error:
            problem = f"the column `{error}` is empty here, and the sentence needs it"
            imported.refused.append(Fault(path, row.line, None, problem, "fill it in, or take the row out"))


def _timelines(drafts: Iterable[Draft], imported: Imported) -> Iterable[Draft]:
    """Drafts of one id with their periods joined, each where its last one stands."""
    together: dict[str, list[Draft]] = {}
    for draft in drafts:
        together.setdefault(str(draft.claim["id"]), []).append(draft)
    for group in together.values():
        with_period = [draft for draft in group if _period(draft.claim)]
        if len(group) == 1 or not with_period:
            yield from group
            continue
        yield from (draft for draft in group if not _period(draft.claim))
        yield from _joined(with_period, imported)


def _period(claim: PlainClaim) -> dict[str, Plain]:
    """The one value of a claim, if it has a period."""
    value = claim.get("value")
    only = value[0] if isinstance(value, list) and len(value) == 1 else {}
    return only if isinstance(only, dict) and only.keys() & {"from", "to"} else {}


def _joined(group: list[Draft], imported: Imported) -> Iterable[Draft]:
    """One draft of several, its periods in order; one ends where the next begins, unless its row says otherwise."""
    dated: dict[int, Draft] = {}
    for draft in group:
        begins = _first_day(_period(draft.claim).get("from"))
        if begins is None:
            problem = f"`{_period(draft.claim).get('from', '')}` is no date for a period to begin"
            imported.refused.append(draft.fault(problem, "write a day, a month or a year"))
        elif begins in dated:
            first = dated[begins].line
            problem = f"a second value from {_period(draft.claim)['from']} on (the first is in line {first})"
            imported.refused.append(draft.fault(problem, "keep one of the two"))
        else:
            dated[begins] = draft
    ordered = [dated[begins] for begins in sorted(dated)]
    periods: list[Plain] = []
    for draft, after in zip(ordered, [*ordered[1:], None], strict=False):
        period = _period(draft.claim)
        ends = {"to": _period(after.claim)["from"]} if after and "to" not in period else {}
        periods.append({**{key: period[key] for key in ("from", "to") if key in period}, **ends, **period})
    if ordered:
        last = ordered[-1]
        yield Draft({**last.claim, "value": periods}, last.path, last.line, last.entry)


def _first_day(text: Plain | None) -> int | None:
    """The first day of a date as a claims file writes it: that of the beginning of time where there is none."""
    if text is None:
        return -(10**9)
    try:
        value = read_typed(Text(str(text), plain=False, position=Position(1, 1)), KIND_OF_KEY["date"])
    except Refusal:
        return None
    return int(value.interval.low) if isinstance(value, DateValue) and value.interval.low is not None else None
