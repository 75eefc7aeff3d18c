"""Statistics: the problems of a run counted by claim and rule, and by file, most first; for `--statistics`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from factcheck.report.door import Line, line
from factcheck.report.interface import RunOutcome, count, is_problem
from factcheck.report.places import spelt_out
from factcheck.report.table import table
from factcheck.rules.interface import Finding

ROWS: Final = 50
"""Rows of a table for people: what is beyond them is counted, and the JSON report has it all."""


class Row(NamedTuple):
    """How many problems have something in common: those that are reported, and those that are held back."""

    reported: int
    held_back: int
    names: tuple[str, ...]


class Statistics(NamedTuple):
    """The problems of a run: by claim and rule (the claim is empty where a rule needs none), and by file."""

    claims: tuple[Row, ...]
    files: tuple[Row, ...]


def statistics_of(outcome: RunOutcome) -> Statistics:
    """The problems of enough confidence, counted."""
    found = [(path, finding, is_held) for path, finding, is_held in _every(outcome) if is_problem(finding)]
    sure = [each for each in found if each[1].confidence.rank >= outcome.min_confidence.rank]
    by_claim = _rows((_about(finding), is_held) for _, finding, is_held in sure)
    return Statistics(by_claim, _rows(((path,), is_held) for path, _, is_held in sure))


def _every(outcome: RunOutcome) -> Iterator[tuple[str, Finding, bool]]:
    """Each finding with its file, and whether it is held back."""
    for checked in outcome.report.documents:
        yield from ((checked.document.path, finding, False) for finding in checked.findings)
        yield from ((checked.document.path, held.finding, True) for held in checked.held)


def _rows(found: Iterable[tuple[tuple[str, ...], bool]]) -> tuple[Row, ...]:
    counted = Counter(found)
    rows = {Row(counted[names, False], counted[names, True], names) for names, _ in counted}
    return tuple(sorted(rows, key=_most_first))


def _about(finding: Finding) -> tuple[str, ...]:
    return finding.claim.id if finding.claim else "", finding.rule


def _most_first(row: Row) -> tuple[int, int, tuple[str, ...]]:
    return -row.reported, -row.held_back, row.names


def statistics_lines(outcome: RunOutcome) -> Iterator[Line]:
    """Both tables, where they were asked for, each with a blank line below."""
    if not outcome.gates.statistics:
        return
    counted = statistics_of(outcome)
    if not counted.files:
        yield line("No problem to count")
        return
    yield from _table(("claim", "rule"), counted.claims)
    yield from _table(("file",), counted.files)


def _table(heads: tuple[str, ...], rows: tuple[Row, ...]) -> Iterator[Line]:
    cells = [(f"{row.reported:,}", f"{row.held_back:,}", *(name or "-" for name in row.names)) for row in rows[:ROWS]]
    yield from table(("findings", "held back", *heads), cells)
    if len(rows) > ROWS:
        yield line(f"{count(len(rows) - ROWS, 'row')} more (--output-format json lists them all)")
    yield ()


def statistics_shape(outcome: RunOutcome) -> dict[str, Any]:
    """The same as plain data."""
    counted = statistics_of(outcome)
    return {
        "by_claim": [{"claim": row.names[0] or None, "rule": row.names[1], **_figures(row)} for row in counted.claims],
        "by_file": [{"path": spelt_out(row.names[0]), **_figures(row)} for row in counted.files],
    }


def _figures(row: Row) -> dict[str, int]:
    return {"findings": row.reported, "held_back": row.held_back}
