"""Linting as a page: what is wrong with a registry, file by file, each problem with its line and its mend."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final, NamedTuple

from factcheck.registry.claim import Severity
from factcheck.report.door import Line
from factcheck.report.page.looks import Look
from factcheck.report.page.templates import asset, page_from
from factcheck.report.places import Base, from_root
from factcheck.upkeep.lint.formats import Placed, counted, exit_line, placed_in
from factcheck.upkeep.lint.interface import Problem
from factcheck.upkeep.lint.lint import LintOutcome

LOOKS: Final = {
    Severity.ERROR: Look("contradicted", "✗", "Error", "the registry can't be trusted as it is"),
    Severity.WARNING: Look("outdated", "!", "Warning", "the registry could be better"),
}


class Entry(NamedTuple):
    """A problem, its look, and the part of its file that it is about."""

    problem: Problem
    look: Look
    quoted: str


def as_html(outcome: LintOutcome, base: Base) -> str:
    """The outcome as a page."""
    state = ("clean", "findings", "failed")[outcome.exit_code]
    values = {
        "outcome": outcome,
        "state": state,
        "reason": _text(exit_line(outcome)).partition(": ")[2],
        "counted": _text(counted(outcome)),
        "files": [(from_root(path, base), entries) for path, entries in _by_file(outcome)],
    }
    return page_from("lint.html.jinja", values, asset("page.css"))


def _by_file(outcome: LintOutcome) -> Iterator[tuple[str, list[Entry]]]:
    for path, group in groupby(placed_in(outcome), key=lambda placed: placed.problem.path):
        yield path, [Entry(placed.problem, LOOKS[placed.problem.severity], _quoted(placed)) for placed in group]


def _quoted(placed: Placed) -> str:
    return placed.span.of(placed.document.source) if placed.span else ""


def _text(line: Line) -> str:
    return "".join(piece.text for piece in line)
