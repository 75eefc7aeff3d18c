"""The formats of linting: a frame for each problem, a line for each, or JSON for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from factcheck.registry.claim import Severity
from factcheck.report.door import Line, Piece, Style, line
from factcheck.report.excerpt import Gutter, excerpt
from factcheck.report.interface import count
from factcheck.report.pretty import SEVERITY_STYLES
from factcheck.text.document import Document, OffsetMap, Span, line_starts
from factcheck.upkeep.lint.interface import Problem
from factcheck.upkeep.lint.lint import LintOutcome

SCHEMA_VERSION: Final = 1
TOLD: Final = (Severity.ERROR, Severity.WARNING)
"""The severities that a problem can have."""
ITEM_END: Final = re.compile(r", |[\]}]")
"""Where an item of a list or mapping on one line ends."""


def pretty(outcome: LintOutcome) -> Iterator[Line]:
    """A frame for each problem: what, where, the line of the file, and the mend."""
    documents: dict[str, Document] = {}
    for problem in outcome.problems:
        if problem.path not in documents:
            source = outcome.places.source(problem.path)
            documents[problem.path] = Document(problem.path, source, source, OffsetMap(), ())
        yield from _frame(problem, documents[problem.path])
        yield ()


def _frame(problem: Problem, document: Document) -> Iterator[Line]:
    style = SEVERITY_STYLES[problem.severity]
    named = f" ({problem.claim})" if problem.claim else ""
    yield (
        Piece(f"{problem.severity}[{problem.rule}]", style),
        Piece(f": {problem.message}", Style.STRONG),
    )
    span = _span(problem, document)
    gutter = Gutter.of(document, span) if span else Gutter(1)
    yield Piece(" " * gutter.digits + "--> ", Style.FRAME), Piece(_at(problem)), Piece(named, Style.FAINT)
    if span:
        yield (gutter.blank(),)
        yield from excerpt(document, span, gutter, style, "")
    yield (gutter.blank(),)
    yield line(gutter.note("help"), problem.help)


def _span(problem: Problem, document: Document) -> Span | None:
    """From the place of a problem to the end of its line, or of the item if the line holds several."""
    if problem.line is None or problem.column is None or problem.line > len(line_starts(document.source)):
        return None  # of no line, or behind the last, where a list was never closed
    whole = document.line(problem.line)
    start = min(whole.start + problem.column - 1, whole.end)
    before = document.source[whole.start : start]
    item = ITEM_END.search(document.source, start, whole.end) if "[" in before or "{" in before else None
    return Span(start, max(start, item.start() if item else whole.end))


def _at(problem: Problem) -> str:
    return ":".join(str(part) for part in problem[:3] if part is not None)


def concise(outcome: LintOutcome) -> Iterator[Line]:
    """A line for each problem, its mend behind it."""
    for problem in outcome.problems:
        yield line(
            f"{_at(problem)}: ",
            Piece(f"{problem.severity}[{problem.rule}]", SEVERITY_STYLES[problem.severity]),
            f" {problem.claim}: " if problem.claim else " ",
            f"{problem.message}; help: {problem.help}",
        )


def closing(outcome: LintOutcome) -> Iterator[Line]:
    """What was linted, and the reason for the exit code."""
    read = f"{count(outcome.files, 'file')}, {count(outcome.claims, 'claim')}"
    found = ", ".join(count(outcome.counted(severity), severity.value) for severity in TOLD)
    yield line(Piece("Linted ", Style.STRONG), f"{read}: {found}.")
    style = (Style.GOOD, Style.ERROR, Style.ERROR)[outcome.exit_code]
    yield line(Piece(f"exit {outcome.exit_code:d}", style), f": {outcome.exit_reason}")


def as_json(outcome: LintOutcome) -> str:
    """The outcome as one JSON object in ASCII."""
    content: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "problems": [_plain(problem) for problem in outcome.problems],
        "summary": {
            "files": outcome.files,
            "claims": outcome.claims,
            "severities": {str(severity): outcome.counted(severity) for severity in TOLD},
            "fail_on": str(outcome.gate),
        },
        "exit_code": int(outcome.exit_code),
        "exit_reason": outcome.exit_reason,
    }
    return json.dumps(content, ensure_ascii=True, allow_nan=False, indent=2) + "\n"


def _plain(problem: Problem) -> dict[str, Any]:
    """A problem as plain data; an undecodable byte of a file name is spelt out by its escape."""
    path = problem.path.encode("utf-8", "backslashreplace").decode("utf-8")
    return {**problem._asdict(), "path": path, "severity": str(problem.severity)}
