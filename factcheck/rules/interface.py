"""Findings: what is said of a place in an article, with its proof. The last floor before a report.

A rule turns a comparison into a finding; the formats of `report` turn a `Report` into bytes. All spans here are of the
source file.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from factcheck.comparison.interface import Verdict
from factcheck.errors import Fault
from factcheck.matching.interface import Confidence, Strength, Voice
from factcheck.registry.claim import Claim, Severity
from factcheck.text.document import Document, Span


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its id as reports and suppressions name it, what it finds in one line, the version that brought it, and
    the most severe that a finding of it can be. Its module's docstring is its page."""

    id: str
    summary: str
    since: str
    most: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Fix:
    """The exact replacement of one span of the source that would agree with the registry."""

    span: Span
    replacement: str
    title: str


@dataclass(frozen=True, slots=True)
class Proof:
    """How a finding was derived, step by step, in words: evidence, binding, scope, comparison. `level` is the row of
    the comparison table that held."""

    level: str
    strength: Strength
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict at a place.

    `span` is of the stated value, or of what was matched where no value is; `sentence` of the sentence around it.
    `stated` and `reference` are the two values in words. `claim` is `None` for rules that need no registry.
    `message` is flat, lower case, and reads by itself; `help` says what to do. `because` is the registry's own note on
    a wrong value that is common.
    """

    rule: str
    verdict: Verdict
    severity: Severity
    confidence: Confidence
    voice: Voice
    message: str
    span: Span
    sentence: Span
    text: str
    claim: Claim | None
    stated: str
    reference: str
    proof: Proof | None
    help: str = ""
    fix: Fix | None = None
    because: str = ""

    def explain(self) -> str:
        """The whole derivation in words, a line a step."""
        claim = (f'claim {self.claim.id} ({self.claim.place}): "{self.claim.claim}"',) if self.claim else ()
        steps = self.proof.steps if self.proof else ()
        judged = f"{self.severity}[{self.rule}]: {self.verdict}, {self.confidence} confidence, voice {self.voice}"
        return "\n".join((self.message, *(f"  {line}" for line in (*claim, *steps, judged))))


PROBLEMS: Final = frozenset({Verdict.CONTRADICTED, Verdict.OUTDATED, Verdict.IMPRECISE})


def is_problem(finding: Finding) -> bool:
    """Whether somebody has to look at it: a statement at odds with a claim, or anything a rule without claim found."""
    return finding.claim is None or finding.verdict in PROBLEMS


def place_of(finding: Finding) -> tuple[int, int, str, str]:
    """The key that puts findings of one document in order: of place, then of claim, then of rule."""
    return finding.span.start, finding.span.end, finding.claim.id if finding.claim else "", finding.rule


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many sentences of a document are worth checking, and which of them no claim speaks of."""

    worthy: int
    uncovered: tuple[Span, ...]

    @property
    def covered(self) -> int:
        """How many of the sentences worth checking some claim speaks of."""
        return self.worthy - len(self.uncovered)


class HeldBy(StrEnum):
    """What holds a finding back: a setting that asks for none of its kind, a suppression in the article, the baseline,
    a line that a change did not touch."""

    SETTING = "ignored"
    SUPPRESSION = "suppressed"
    BASELINE = "in the baseline"
    UNCHANGED = "on unchanged lines"


@dataclass(frozen=True, slots=True)
class Held:
    """A finding that is neither listed nor gated on, what holds it back, and the reason that somebody gave."""

    finding: Finding
    by: HeldBy
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CheckedDocument:
    """A document, its findings in order of place, and how many sentences and words of it were looked at; how much of it
    claims cover, where that was asked; the findings that are `held` back, which are not among the others; how many
    suppressions in it were `not_obeyed`, where the run asked for that; what of it is `unread`, since it can't be."""

    document: Document
    findings: tuple[Finding, ...]
    sentences: int
    words: int
    coverage: Coverage | None = None
    held: tuple[Held, ...] = ()
    not_obeyed: int = 0
    unread: tuple[Fault, ...] = ()

    @property
    def everything(self) -> tuple[Finding, ...]:
        """All findings, those that are held back too, in order of place."""
        return tuple(sorted((*self.findings, *(held.finding for held in self.held)), key=place_of))


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a check: every document with its findings, and the claims that they were held to."""

    documents: tuple[CheckedDocument, ...]
    claims: tuple[Claim, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in order of document and place."""
        return tuple(finding for document in self.documents for finding in document.findings)

    @property
    def held(self) -> tuple[Held, ...]:
        """All findings that are held back, in order of document."""
        return tuple(held for document in self.documents for held in document.held)
