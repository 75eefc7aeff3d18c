"""One line a finding, for logs, editors and grep."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.report.door import Line, Piece, line
from factcheck.report.held_back import stale_lines
from factcheck.report.interface import RunOutcome, TextFormat, label_of
from factcheck.report.pretty import coverage, exit_line, style_of
from factcheck.report.statistics import statistics_lines
from factcheck.report.withheld import withheld_lines
from factcheck.rules.interface import CheckedDocument, Finding


def findings(outcome: RunOutcome) -> Iterator[Line]:
    """A line for each finding that is shown."""
    for checked in outcome.report.documents:
        for finding in outcome.shown(checked):
            yield _line(checked, finding)


def _line(checked: CheckedDocument, finding: Finding) -> Line:
    at = checked.document.position(finding.span.start)
    claim = finding.claim
    return line(
        f"{checked.document.path}:{at.line}:{at.column}: ",
        Piece(label_of(finding), style_of(finding)),
        f" {claim.id if claim else finding.rule}: {finding.message}",
        f" ({claim.place})" if claim else "",
        f" [{finding.confidence}]",
    )


def closing(outcome: RunOutcome) -> Iterator[Line]:
    """What of the baseline is stale; statistics, what is held back, coverage, where it was asked; why it exits so."""
    yield from stale_lines(outcome)
    yield from statistics_lines(outcome)
    yield from withheld_lines(outcome)
    yield from coverage(outcome)
    yield exit_line(outcome)


FORMAT = TextFormat("concise", findings, closing)
