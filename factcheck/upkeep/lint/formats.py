"""The formats of linting: a frame for each problem, a line for each, or JSON for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from factcheck import __version__
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
    for placed in placed_in(outcome):
        yield from _frame(placed)
        yield ()


class Placed(NamedTuple):
    """A problem in its file; `span` is from its place to the end of the line or of the item, `None` where it has no
    line."""

    problem: Problem
    document: Document
    span: Span | None


def placed_in(outcome: LintOutcome) -> Iterator[Placed]:
    """The problems of an outcome, each in its file."""
    documents: dict[str, Document] = {}
    for problem in outcome.problems:
        if problem.path not in documents:
            source = outcome.places.source(problem.path)
            documents[problem.path] = Document(problem.path, source, source, OffsetMap(), ())
        document = documents[problem.path]
        yield Placed(problem, document, _span(problem, document))


def _frame(placed: Placed) -> Iterator[Line]:
    problem, document, span = placed
    style = SEVERITY_STYLES[problem.severity]
    named = f" ({problem.claim})" if problem.claim else ""
    yield (
        Piece(f"{problem.severity}[{problem.rule}]", style),
        Piece(f": {problem.message}", Style.STRONG),
    )
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
    yield counted(outcome)
    yield exit_line(outcome)


def counted(outcome: LintOutcome) -> Line:
    """How much was linted, and how many problems of each severity were found."""
    read = f"{count(outcome.files, 'file')}, {count(outcome.claims, 'claim')}"
    found = ", ".join(count(outcome.counted(severity), severity.value) for severity in TOLD)
    return line(Piece("Linted ", Style.STRONG), f"{read}: {found}.")


def exit_line(outcome: LintOutcome) -> Line:
    """The reason for the exit code."""
    style = (Style.GOOD, Style.ERROR, Style.ERROR)[outcome.exit_code]
    return line(Piece(f"exit {outcome.exit_code:d}", style), f": {outcome.exit_reason}")


def as_json(outcome: LintOutcome) -> str:
    """The outcome as one JSON object in ASCII."""
    content: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "problems": [_plain(problem) for problem in outcome.problems],
        **_ending(outcome),
    }
    return json.dumps(content, ensure_ascii=True, allow_nan=False, indent=2) + "\n"


def as_json_lines(outcome: LintOutcome) -> str:
    """The same in lines: what was run, each problem, the end."""
    lines = (
        {"type": "run", "schema_version": SCHEMA_VERSION, "tool": {"name": "factcheck", "version": __version__}},
        *({"type": "problem", **_plain(problem)} for problem in outcome.problems),
        {"type": "end", **_ending(outcome)},
    )
    return "".join(json.dumps(line, ensure_ascii=True, allow_nan=False) + "\n" for line in lines)


def _ending(outcome: LintOutcome) -> dict[str, Any]:
    return {
        "summary": {
            "files": outcome.files,
            "claims": outcome.claims,
            "severities": {str(severity): outcome.counted(severity) for severity in TOLD},
            "fail_on": str(outcome.gate),
        },
        "exit_code": int(outcome.exit_code),
        "exit_reason": outcome.exit_reason,
    }


def _plain(problem: Problem) -> dict[str, Any]:
    """A problem as plain data; an undecodable byte of a file name is spelt out by its escape."""
    path = problem.path.encode("utf-8", "backslashreplace").decode("utf-8")
    return {**problem._asdict(), "path": path, "severity": str(problem.severity)}
