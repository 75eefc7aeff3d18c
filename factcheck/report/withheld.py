"""What is held back, problem by problem, for runs that ask for it (`--show-held`); and how many suppressions were not
obeyed. Lines for people, a part of the formats that have them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.report.door import Line, Piece, Style, line
from factcheck.report.interface import RunOutcome, count
from factcheck.rules.interface import Held

LONGEST_REASON: Final = 200
"""Characters of a reason that people are shown; programs get it whole."""


def withheld_lines(outcome: RunOutcome) -> Iterator[Line]:
    """A line for each problem that is held back, where it was asked; how many suppressions were not obeyed."""
    for checked in outcome.report.documents:
        for held in outcome.withheld(checked):
            finding, at = held.finding, checked.document.position(held.finding.span.start)
            subject = finding.claim.id if finding.claim else finding.rule
            place = f"{checked.document.path}:{at.line}:{at.column}: "
            yield line(Piece("Held back ", Style.STRONG), f"{place}{subject}: {finding.message} ({_why(held)})")
    if outcome.not_obeyed:
        number = count(outcome.not_obeyed, "suppression")
        yield line(Piece("Not obeyed ", Style.STRONG), f"{number} in articles (--no-inline-suppressions)")


def _why(held: Held) -> str:
    cut = held.reason if len(held.reason) <= LONGEST_REASON else f"{held.reason[:LONGEST_REASON]}…"
    return f"{held.by}: {cut}" if cut else str(held.by)
