"""The findings that a report lists, each with its document and fingerprint: what every format for programs goes by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from factcheck.report.fingerprint import fingerprints
from factcheck.report.interface import RunOutcome, is_problem
from factcheck.rules.interface import CheckedDocument, Finding, Held
from factcheck.text.document import Document, Position


class Listed(NamedTuple):
    """A finding that is shown."""

    document: Document
    finding: Finding
    fingerprint: str

    @property
    def start(self) -> Position:
        """Where it begins."""
        return self.document.position(self.finding.span.start)

    @property
    def end(self) -> Position:
        """Where it ends: the place after its last character."""
        return self.document.position(self.finding.span.end)

    @property
    def subject(self) -> str:
        """What it is about: the claim's id, or the rule's where no claim is."""
        return self.finding.claim.id if self.finding.claim else self.finding.rule


def listed(outcome: RunOutcome) -> tuple[Listed, ...]:
    """All findings shown, in order of document and place."""
    found: list[Listed] = []
    for checked in outcome.report.documents:
        shown = {id(finding) for finding in outcome.shown(checked)}
        found += (one for one in _everything(checked) if id(one.finding) in shown)
    return tuple(found)


def withheld(outcome: RunOutcome) -> Iterator[tuple[Listed, Held]]:
    """All problems that are held back, where the run asks for them, each with what holds it back."""
    for checked in outcome.report.documents:
        held = {id(one.finding): one for one in outcome.withheld(checked)}
        yield from ((one, held[id(one.finding)]) for one in _everything(checked) if id(one.finding) in held)


def _everything(checked: CheckedDocument) -> Iterator[Listed]:
    pairs = zip(checked.everything, fingerprints(checked), strict=True)
    return (Listed(checked.document, finding, print_) for finding, print_ in pairs)


def worst_first(found: Iterable[Listed]) -> list[Listed]:
    """Problems before all else, errors before warnings; within these, in order of place."""
    return sorted(found, key=lambda one: (not is_problem(one.finding), -one.finding.severity.rank))
