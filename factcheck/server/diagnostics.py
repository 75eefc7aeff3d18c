"""Diagnostics: findings, faults and problems → what an editor underlines. Messages are plain text, made visible."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from lsprotocol import types

from factcheck.errors import Fault
from factcheck.registry.claim import Severity
from factcheck.report.door import visible
from factcheck.report.interface import is_problem
from factcheck.rules.interface import Finding
from factcheck.rules.suppression_patterns import OF_SUPPRESSIONS
from factcheck.server.articles import fault_at, lead, shown
from factcheck.server.interface import Judged
from factcheck.server.places import Places
from factcheck.server.positions import Lines
from factcheck.text.document import Span
from factcheck.upkeep.lint.interface import Problem

SOURCE: Final = "factcheck"
UNREAD: Final = "unreadable"
"""The code of a text that can't be read whole, and so is not checked."""
UNCHECKED: Final = "set-up"
"""The code of claims, a baseline or settings that can't be read, at an article that is held to them."""
TOLD: Final = 10
"""How many of their faults are told at an article."""
LEVELS: Final = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}
FADED: Final = OF_SUPPRESSIONS & {"unused-suppression", "expired-suppression"}
"""Rules whose place is of no use any more; editors fade it."""
KEY: Final = re.compile(r"[\w-]{1,60}(?=\s{0,9}:)")
"""A key of a claims file: all of it is underlined, and nothing behind it."""


def of_article(judged: Judged, lines: Lines, places: Places) -> list[types.Diagnostic]:
    """What is shown in an article: its findings, or why it could not be checked."""
    found = [_finding(finding, lines, lead(judged), places) for finding in shown(judged)]
    own = [fault for fault in judged.faults if fault_at(fault, judged)]
    others = [fault for fault in judged.faults if not fault_at(fault, judged)]
    return [*of_faults(own, lines), *_refused(others, lines, places, held=judged.checked is not None), *found]


def is_under(diagnostic: types.Diagnostic, finding: Finding) -> bool:
    """Whether a diagnostic, as a client sends it back, is that of a finding."""
    return diagnostic.source == SOURCE and diagnostic.code == finding.rule and diagnostic.data == _data(finding)


def _finding(finding: Finding, lines: Lines, moved: int, places: Places) -> types.Diagnostic:
    location = places.location(finding.claim) if finding.claim else None
    related = []
    if finding.claim and location:
        said = visible(f"{finding.claim.id}: {finding.claim.claim}")
        related.append(types.DiagnosticRelatedInformation(location, said))
    words = [finding.message, finding.because, finding.help]
    return types.Diagnostic(
        range=lines.range(finding.span.shifted(moved)),
        message="\n".join(visible(places.told(said, finding.claim)) for said in words if said),
        severity=LEVELS[finding.severity] if is_problem(finding) else types.DiagnosticSeverity.Hint,
        code=finding.rule,
        source=SOURCE,
        related_information=related or None,
        tags=[types.DiagnosticTag.Unnecessary] if finding.rule in FADED else None,
        data=_data(finding),
    )


def _data(finding: Finding) -> dict[str, Any]:
    return {
        "claim": finding.claim.id if finding.claim else None,
        "verdict": finding.verdict.value,
        "confidence": finding.confidence.value,
    }


def of_faults(faults: Iterable[Fault], lines: Lines, code: str = UNREAD) -> Iterator[types.Diagnostic]:
    """The faults of a text, each at its place."""
    for fault in faults:
        yield types.Diagnostic(
            range=lines.range(_underlined(fault.line, fault.column, lines)),
            message="\n".join(visible(said) for said in (fault.problem, fault.help) if said),
            severity=types.DiagnosticSeverity.Error,
            code=code,
            source=SOURCE,
        )


def _refused(faults: list[Fault], lines: Lines, places: Places, *, held: bool) -> Iterator[types.Diagnostic]:
    """One diagnostic in the first line of an article, where what it is held to can't be read."""
    if not faults:
        return
    first, *more = faults
    said = f"{places.short(first.path)}{f':{first.line}' if first.line else ''}: {first.problem}"
    rest = f" (and {len(more)} more)" if more else ""
    so = "checked by the claims as they last could be read" if held else "not checked"
    related = [
        types.DiagnosticRelatedInformation(at, visible(fault.problem))
        for fault in faults[:TOLD]
        if (at := places.fault(fault.path, fault.line, fault.column))
    ]
    yield types.Diagnostic(
        range=lines.range(lines.line(0)),
        message="\n".join((visible(f"{so}: {said}{rest}"), visible(first.help))).strip(),
        severity=types.DiagnosticSeverity.Warning if held else types.DiagnosticSeverity.Error,
        code=UNCHECKED,
        source=SOURCE,
        related_information=related or None,
    )


def of_claims(faults: Iterable[Fault], problems: Iterable[Problem], lines: Lines) -> list[types.Diagnostic]:
    """What is shown in a claims file: what can't be read in it, what `claims lint` finds in it, tests that fail."""
    return [*of_faults(faults, lines, "refused"), *(_problem(problem, lines) for problem in problems)]


def _problem(problem: Problem, lines: Lines) -> types.Diagnostic:
    return types.Diagnostic(
        range=lines.range(_underlined(problem.line, problem.column, lines)),
        message="\n".join(visible(said) for said in (problem.message, problem.help) if said),
        severity=LEVELS[problem.severity],
        code=problem.rule,
        source=SOURCE,
        data={"claim": problem.claim or None},
    )


def _underlined(line: int | None, column: int | None, lines: Lines) -> Span:
    """What to underline for a place that is told by line and column: a key, or else the rest of the line."""
    start = lines.at(line, column)
    end = lines.line((line or 1) - 1).end
    if key := KEY.match(lines.text, start, end):
        return Span(start, key.end())
    return Span(start, max(start, end))
