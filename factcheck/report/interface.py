"""The types of the seventh floor: the outcome of a run, which every format is given, and what a format is.

The exit code and its reason are worked out here, from the outcome alone, so that no format and no command can say
another one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from factcheck.comparison.interface import Verdict
from factcheck.errors import ExitCode, Fault
from factcheck.matching.interface import Confidence
from factcheck.registry.claim import Severity
from factcheck.registry.discover import Origin
from factcheck.report.door import Line
from factcheck.report.gate import FailOn as FailOn  # noqa: PLC0414 - whoever runs takes these from here
from factcheck.report.gate import Gate as Gate  # noqa: PLC0414
from factcheck.report.gate import Show as Show  # noqa: PLC0414
from factcheck.report.places import NOWHERE, Base
from factcheck.report.standing import CLAIMS_NAMED, NO_CONFIG, OPEN, BaselineUsed, ConfigUsed, Gates, Since, Stale
from factcheck.report.standing import NO_REGISTRY as NO_REGISTRY  # noqa: PLC0414 - whoever runs takes these from here
from factcheck.report.standing import RegistryUsed as RegistryUsed  # noqa: PLC0414
from factcheck.rules.interface import CheckedDocument, Finding, Held, HeldBy, Report
from factcheck.rules.interface import is_problem as is_problem  # noqa: PLC0414 - formats take it from here
from factcheck.text.document import Document

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


@dataclass(frozen=True, slots=True)
class RunOutcome:
    """A run as every format sees it: what was checked, what could not be (`faults`), and what the run was asked.

    A finding below `min_confidence` is neither shown nor a problem nor counted by its verdict; it is `left_out`.
    `own_gates` are those of documents, by path, where not all have the same; `excluded` are paths that were named and
    passed over.
    """

    report: Report
    faults: tuple[Fault, ...] = ()
    fail_on: FailOn = FailOn.ERROR
    min_confidence: Confidence = Confidence.LOW
    show: Show = Show.PROBLEMS
    registry: RegistryUsed = CLAIMS_NAMED
    base: Base = NOWHERE
    baseline: BaselineUsed | None = None
    since: Since | None = None
    gates: Gates = OPEN
    show_held: bool = False
    config: ConfigUsed = NO_CONFIG
    own_gates: Mapping[str, Gate] = field(default_factory=dict)
    excluded: tuple[str, ...] = ()

    def shown(self, document: CheckedDocument) -> tuple[Finding, ...]:
        """The findings of a document that the report lists, in order of place."""
        return tuple(f for f in document.findings if self._is_sure(f, document.document) and is_shown(f, self.show))

    def _gate(self, document: Document) -> Gate:
        return self.own_gates.get(document.path) or Gate(self.fail_on, self.min_confidence)

    def _is_sure(self, finding: Finding, document: Document) -> bool:
        return finding.confidence.rank >= self._gate(document).min_confidence.rank

    @property
    def kept(self) -> tuple[Finding, ...]:
        """All findings of enough confidence, shown or not."""
        return tuple(finding for document, finding in self._placed if self._is_sure(finding, document))

    @property
    def left_out(self) -> tuple[Finding, ...]:
        """All findings below `min_confidence`."""
        return tuple(finding for document, finding in self._placed if not self._is_sure(finding, document))

    @property
    def _placed(self) -> Iterator[tuple[Document, Finding]]:
        return ((each.document, finding) for each in self.report.documents for finding in each.findings)

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
        placed = ((each.document, held) for each in self.report.documents for held in each.held)
        counted = Counter(held.by for document, held in placed if self._is_held_problem(held, document))
        return {by: counted[by] for by in HeldBy}

    def withheld(self, document: CheckedDocument) -> tuple[Held, ...]:
        """The problems of a document that are held back, where the run asks for them."""
        if not self.show_held:
            return ()
        return tuple(held for held in document.held if self._is_held_problem(held, document.document))

    def _is_held_problem(self, held: Held, document: Document) -> bool:
        return is_problem(held.finding) and self._is_sure(held.finding, document)

    @property
    def not_obeyed(self) -> int:
        """How many suppressions in articles were not obeyed, since the run asked for that."""
        return sum(checked.not_obeyed for checked in self.report.documents)

    def is_gated(self, finding: Finding, document: Document) -> bool:
        """Whether a finding of a document is a problem at or above the `fail_on` that holds there."""
        fail_on = self._gate(document).fail_on
        if fail_on is FailOn.NEVER or not is_problem(finding):
            return False
        return finding.severity.rank >= Severity(fail_on.value).rank

    @property
    def coverage(self) -> tuple[int, int] | None:
        """How many sentences worth checking some claim speaks of, and how many there are; `None` where it was not
        asked."""
        asked = [checked.coverage for checked in self.report.documents if checked.coverage]
        return (sum(one.covered for one in asked), sum(one.worthy for one in asked)) if asked else None

    @property
    def gated(self) -> int:
        """How many problems are at or above `fail_on`."""
        return sum(self._is_sure(f, document) and self.is_gated(f, document) for document, f in self._placed)

    @property
    def has_gates_of_paths(self) -> bool:
        """Whether what fails the run is another severity in some document."""
        return any(gate.fail_on is not self.fail_on for gate in self.own_gates.values())

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
    gate = f"--fail-on={outcome.fail_on}" + (" or that of the path" if outcome.has_gates_of_paths else "")
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
    passed_over = (
        f"{count(len(outcome.excluded), 'path')} named {'is' if len(outcome.excluded) == 1 else 'are'} excluded"
    )
    yield not outcome.report.documents and bool(outcome.excluded), f"NOTHING WAS CHECKED: {passed_over}"
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
