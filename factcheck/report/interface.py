"""The types of the seventh floor: the outcome of a run, which every format is given, and what a format is.

The exit code and its reason are worked out here, from the outcome alone, so that no format and no command can say
another one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from factcheck.comparison.interface import Verdict
from factcheck.errors import ExitCode, Fault
from factcheck.matching.interface import Confidence
from factcheck.registry.claim import Severity
from factcheck.registry.discover import Origin
from factcheck.registry.selection import EVERYTHING, Selection
from factcheck.report.door import Line
from factcheck.report.places import NOWHERE, Base
from factcheck.report.standing import OPEN, BaselineUsed, Gates, Since, Stale
from factcheck.rules.interface import CheckedDocument, Finding, Held, HeldBy, Report
from factcheck.rules.interface import is_problem as is_problem  # noqa: PLC0414 - formats take it from here


class FailOn(StrEnum):
    """The least severity that fails a run."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NEVER = "never"


class Show(StrEnum):
    """Which findings a report lists: problems; these and what is consistent; these and what could not be decided."""

    PROBLEMS: Final = "problems"
    CONSISTENT = "consistent"
    ALL = "all"


VERDICTS: Final = (Verdict.CONSISTENT, Verdict.CONTRADICTED, Verdict.OUTDATED, Verdict.IMPRECISE, Verdict.UNDECIDED)
"""All verdicts, in the order in which they are counted."""


def is_shown(finding: Finding, show: Show) -> bool:
    """Whether a report that shows so much lists a finding."""
    match show:
        case Show.PROBLEMS:
            return is_problem(finding)
        case Show.CONSISTENT:
            return is_problem(finding) or finding.verdict is Verdict.CONSISTENT
        case Show.ALL:
            return True


def label_of(finding: Finding) -> str:
    """The word a finding begins with: its severity where it is a problem, else its verdict."""
    return str(finding.severity) if is_problem(finding) else str(finding.verdict)


def by_verdict(findings: Iterable[Finding]) -> dict[Verdict, int]:
    """How many statements about claims have each verdict; every verdict is a key."""
    counted = Counter(finding.verdict for finding in findings if finding.claim)
    return {verdict: counted[verdict] for verdict in VERDICTS}


NO_REGISTRY: Final = "none"
"""How the registry of a run was come by that holds articles to themselves only."""


@dataclass(frozen=True, slots=True)
class RegistryUsed:
    """Which registry a run was held to: its files, the SHA-256 of their bytes, and how it was come by (`--claims`,
    `found`, `embedded`, `none`); which of its claims were asked for, and how many that left out."""

    paths: tuple[str, ...] = ()
    digest: str = ""
    origin: str = "--claims"
    selection: Selection = EVERYTHING
    unselected: int = 0


@dataclass(frozen=True, slots=True)
class RunOutcome:
    """A run as every format sees it: what was checked, what could not be (`faults`), and what the run was asked.

    A finding below `min_confidence` is neither shown nor a problem nor counted by its verdict; it is `left_out`.
    """

    report: Report
    faults: tuple[Fault, ...] = ()
    fail_on: FailOn = FailOn.ERROR
    min_confidence: Confidence = Confidence.LOW
    show: Show = Show.PROBLEMS
    registry: RegistryUsed = RegistryUsed()
    base: Base = NOWHERE
    baseline: BaselineUsed | None = None
    since: Since | None = None
    gates: Gates = OPEN
    show_held: bool = False

    def shown(self, document: CheckedDocument) -> tuple[Finding, ...]:
        """The findings of a document that the report lists, in order of place."""
        return tuple(f for f in document.findings if self._is_sure(f) and is_shown(f, self.show))

    def _is_sure(self, finding: Finding) -> bool:
        return finding.confidence.rank >= self.min_confidence.rank

    @property
    def kept(self) -> tuple[Finding, ...]:
        """All findings of enough confidence, shown or not."""
        return tuple(filter(self._is_sure, self.report.findings))

    @property
    def left_out(self) -> tuple[Finding, ...]:
        """All findings below `min_confidence`."""
        return tuple(finding for finding in self.report.findings if not self._is_sure(finding))

    @property
    def problems(self) -> tuple[Finding, ...]:
        """All findings kept that somebody has to look at, shown or not."""
        return tuple(filter(is_problem, self.kept))

    @property
    def verdicts(self) -> dict[Verdict, int]:
        """How many statements about claims have each verdict, of those kept; every verdict is a key."""
        return by_verdict(self.kept)

    @property
    def severities(self) -> dict[Severity, int]:
        """How many problems there are of each severity; every severity is a key."""
        counted = Counter(finding.severity for finding in self.problems)
        return {severity: counted[severity] for severity in Severity}

    @property
    def mentioned(self) -> int:
        """How many claims some statement was held to, however surely, and whatever holds the finding back."""
        every = (finding for checked in self.report.documents for finding in checked.everything)
        return len({finding.claim.id for finding in every if finding.claim})

    @property
    def checked(self) -> int:
        """How many statements were held to claims, however surely, whatever came of it and holds it back."""
        return sum(1 for checked in self.report.documents for finding in checked.everything if finding.claim)

    @property
    def held(self) -> tuple[Held, ...]:
        """All findings that are held back, problems or not."""
        return tuple(held for checked in self.report.documents for held in checked.held)

    @property
    def held_problems(self) -> dict[HeldBy, int]:
        """How many problems of enough confidence each way of holding back takes from the report; every way is a key."""
        counted = Counter(held.by for held in self.held if self._is_held_problem(held))
        return {by: counted[by] for by in HeldBy}

    def withheld(self, document: CheckedDocument) -> tuple[Held, ...]:
        """The problems of a document that are held back, where the run asks for them."""
        return tuple(filter(self._is_held_problem, document.held)) if self.show_held else ()

    def _is_held_problem(self, held: Held) -> bool:
        return is_problem(held.finding) and self._is_sure(held.finding)

    @property
    def not_obeyed(self) -> int:
        """How many suppressions in articles were not obeyed, since the run asked for that."""
        return sum(checked.not_obeyed for checked in self.report.documents)

    def is_gated(self, finding: Finding) -> bool:
        """Whether a finding is a problem at or above `fail_on`."""
        if self.fail_on is FailOn.NEVER or not is_problem(finding):
            return False
        return finding.severity.rank >= Severity(self.fail_on.value).rank

    @property
    def coverage(self) -> tuple[int, int] | None:
        """How many sentences worth checking some claim speaks of, and how many there are; `None` where it was not
        asked."""
        asked = [checked.coverage for checked in self.report.documents if checked.coverage]
        return (sum(one.covered for one in asked), sum(one.worthy for one in asked)) if asked else None

    @property
    def gated(self) -> int:
        """How many problems are at or above `fail_on`."""
        return sum(map(self.is_gated, self.problems))

    @property
    def stale(self) -> tuple[Stale, ...]:
        """The stale entries of the baseline. Each weighs as a warning does."""
        return self.baseline.stale if self.baseline else ()

    @property
    def gated_stale(self) -> int:
        """How many stale entries are at or above `fail_on`."""
        return len(self.stale) if self.fail_on in (FailOn.WARNING, FailOn.NOTE) else 0

    @property
    def is_enough(self) -> bool:
        """Whether as many statements were held to claims as `--require-checked` asks for."""
        return self.checked >= self.gates.require_checked

    @property
    def exit_code(self) -> ExitCode:
        """What the process says: failed wins over findings, findings over clean. That too little was checked is no
        verdict on an article either."""
        if self.faults or not self.is_enough:
            return ExitCode.FAILED
        return ExitCode.FINDINGS if (self.gated or self.gated_stale) and not self.gates.exit_zero else ExitCode.CLEAN

    @property
    def exit_reason(self) -> str:
        """Why the exit code is what it is, in words; what would have been a problem but for `min_confidence` too."""
        reason = next(reason for holds, reason in _reasons(self) if holds)
        unsure = sum(map(is_problem, self.left_out))
        gate = f"--min-confidence={self.min_confidence}"
        below = f"; {count(unsure, 'finding')} below {gate} left out" if unsure else ""
        held = ", ".join(f"{number:,} {by}" for by, number in self.held_problems.items() if number)
        return f"{reason}{below}; {held} held back" if held else f"{reason}{below}"


def _reasons(outcome: RunOutcome) -> Iterable[tuple[bool, str]]:
    """The ordered table of reasons; the first that holds is given, the last always holds."""
    gate = f"--fail-on={outcome.fail_on}"
    gated = _gated(outcome, gate)
    unread = f"{count(len({fault.path for fault in outcome.faults}), 'input')} could not be checked"
    asked = outcome.gates.require_checked
    few = f"{count(outcome.checked, 'statement')} held to claims, fewer than --require-checked={asked:,}"
    below = {severity: number for severity, number in outcome.severities.items() if number}
    words = " and ".join(count(number, severity.value) for severity, number in below.items())
    are = "is" if sum(below.values()) == 1 else "are"
    lowest = min(below, key=lambda severity: severity.rank, default=Severity.ERROR)
    yield bool(outcome.faults and gated), f"{unread}; {gated}"
    yield bool(outcome.faults), unread
    yield not outcome.is_enough and bool(gated), f"{few}; {gated}"
    yield not outcome.is_enough, few
    yield bool(gated) and outcome.gates.exit_zero, f"{gated}, and --exit-zero lets everything pass"
    yield bool(gated), gated
    yield bool(below) and outcome.fail_on is FailOn.NEVER, f"{words}, and {gate} lets everything pass"
    yield bool(below), f"{words} {are} below {gate} (use --fail-on={lowest} to gate)"
    claims = count(len(outcome.report.claims), "claim")
    yield outcome.registry.origin == NO_REGISTRY, "no article is at odds with itself; no claims were asked for"
    starter = f"no sentence speaks of any of the {claims} that come with factcheck"
    yield (
        outcome.registry.origin == Origin.EMBEDDED and not outcome.mentioned,
        f"no article is at odds with itself; {starter}",
    )
    yield not outcome.mentioned, f"NOTHING WAS CHECKED: no sentence speaks of any of the {claims} of the registry"
    other = "other " if any(outcome.held_problems.values()) else ""
    yield not any(map(is_problem, outcome.left_out)), f"no {other}statement is at odds with the registry"
    yield True, "nothing found that is sure enough"


def _gated(outcome: RunOutcome, gate: str) -> str:
    """What is at or above the gate; nothing where nothing is."""
    found = count(outcome.gated, "finding") if outcome.gated else ""
    stale = f"{count(outcome.gated_stale, 'stale baseline entry')}" if outcome.gated_stale else ""
    words = " and ".join(filter(None, (found, stale)))
    return f"{words} at or above {gate}" if words else ""


def count(number: int, noun: str) -> str:
    """A number with its noun: `1 claim`, `3 claims`, `2 entries`."""
    if number == 1:
        return f"1 {noun}"
    return f"{number:,} {noun[:-1]}ies" if noun.endswith("ry") else f"{number:,} {noun}s"


@dataclass(frozen=True, slots=True)
class TextFormat:
    """A format for people: lines that go through the door; the findings, then the closing that `--quiet` leaves out."""

    name: str
    findings: Callable[[RunOutcome], Iterable[Line]]
    closing: Callable[[RunOutcome], Iterable[Line]]


@dataclass(frozen=True, slots=True)
class MachineFormat:
    """A format for programs: the whole output, in characters that its own syntax makes safe; written as UTF-8."""

    name: str
    render: Callable[[RunOutcome], str]


Format: TypeAlias = TextFormat | MachineFormat
