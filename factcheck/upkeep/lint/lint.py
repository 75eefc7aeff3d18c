"""Linting, whole: claims files → the outcome that every format is given, with the exit code and its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from os import PathLike

from factcheck.errors import ExitCode
from factcheck.registry.claim import Severity
from factcheck.registry.loader import Loaded, read_files
from factcheck.registry.registry import Registry
from factcheck.report.interface import count
from factcheck.upkeep.lint.interface import Hit, LintRule, Problem, View
from factcheck.upkeep.lint.refused import problems, sound
from factcheck.upkeep.lint.registered import LINT_RULES
from factcheck.upkeep.places import Places


class LintGate(StrEnum):
    """The least severity of a problem that makes the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class LintOutcome:
    """What was linted and what was found, in order of place. `refused` is how many faults keep the registry from being
    used at all."""

    problems: tuple[Problem, ...]
    paths: tuple[str, ...]
    claims: int
    refused: int
    gate: LintGate
    places: Places

    @property
    def files(self) -> int:
        """How many files were linted."""
        return len(self.paths)

    def counted(self, severity: Severity) -> int:
        """How many problems are of a severity."""
        return Counter(problem.severity for problem in self.problems)[severity]

    @property
    def gated(self) -> int:
        """How many problems are at or above the gate, of those that do not keep the registry from being used."""
        return sum(map(self.is_gated, self.problems))

    def is_gated(self, problem: Problem) -> bool:
        """Whether a problem is at or above the gate."""
        if self.gate is LintGate.NEVER:
            return False
        return problem.severity.rank >= Severity(self.gate.value).rank

    @property
    def exit_code(self) -> ExitCode:
        """Failed where the registry can't be used as it is; findings where a problem is at or above the gate."""
        if self.refused:
            return ExitCode.FAILED
        return ExitCode.FINDINGS if self.gated else ExitCode.CLEAN

    @property
    def exit_reason(self) -> str:
        """Why the exit code is what it is, in words."""
        gate = f"--fail-on={self.gate}"
        found = ((severity, self.counted(severity)) for severity in Severity)
        words = " and ".join(count(number, severity.value) for severity, number in found if number)
        rows = (
            (self.refused, f"{count(self.refused, 'fault')}: nothing can be checked against this registry"),
            (self.gated, f"{count(self.gated, 'problem')} at or above {gate}"),
            (self.problems and self.gate is LintGate.NEVER, f"{words}, and {gate} lets everything pass"),
            (self.problems, f"{words}, below {gate} (use --fail-on=warning to gate)"),
            (True, "nothing is wrong with the registry"),
        )
        return next(reason for holds, reason in rows if holds)


def lint_files(paths: Iterable[str | PathLike[str]], today: date, gate: LintGate = LintGate.ERROR) -> LintOutcome:
    """Lint claims files and folders of them, with what can't be read among the problems."""
    loaded = read_files(paths)
    registry = sound_registry(loaded)
    view = View(registry, today)
    found = {*problems(loaded.faults), *lint(view)}
    ordered = tuple(sorted(found, key=_place))
    return LintOutcome(ordered, tuple(loaded.paths), len(loaded.claims), len(set(loaded.faults)), gate, view.places)


def sound_registry(loaded: Loaded) -> Registry:
    """What was read, as a registry; of one with faults, the claims that are sound."""
    claims = sound(loaded.claims, loaded.faults) if loaded.faults else tuple(loaded.claims)
    return Registry(claims, tuple(loaded.names), tuple(loaded.paths), loaded.digest)


def lint(view: View) -> Iterable[Problem]:
    """What the rules find in a registry."""
    return (_problem(rule, hit) for rule in LINT_RULES for hit in rule.find(view))


def _problem(rule: LintRule, hit: Hit) -> Problem:
    path = hit.path or (hit.claim.path if hit.claim else "")
    line, column = hit.position
    claim = hit.claim.id if hit.claim else ""
    return Problem(path, line, column, rule.id, hit.severity or rule.severity, hit.message, hit.help, claim)


def _place(problem: Problem) -> tuple[str, int, int, int, str]:
    order = [rule.id for rule in LINT_RULES].index(problem.rule)
    return problem.path, problem.line or 0, problem.column or 0, order, problem.message
