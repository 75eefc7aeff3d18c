"""The outcome of testing claims, as every format is given it, with the exit code and its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from factcheck.errors import ExitCode
from factcheck.pipeline import check
from factcheck.registry.claim import Claim
from factcheck.registry.registry import Registry
from factcheck.report.interface import count
from factcheck.upkeep.expectations import Tested, judge_test
from factcheck.upkeep.mutation.power import Power, power_of
from factcheck.upkeep.mutation.seeds import names_in


@dataclass(frozen=True, slots=True)
class ClaimTrial:
    """A claim, what came of its tests, and its power."""

    claim: Claim
    tests: tuple[Tested, ...]
    power: Power

    @property
    def failing(self) -> tuple[Tested, ...]:
        """The tests that fail."""
        return tuple(test for test in self.tests if not test.passed)


@dataclass(frozen=True, slots=True)
class Sum:
    """What several claims come to: tests, wrong variants and right ones, each as passed and tried; the mean of the
    claims' powers, and the lowest."""

    claims: int
    tests: tuple[int, int]
    wrong: tuple[int, int]
    right: tuple[int, int]
    mean: float
    lowest: float


def summed(trials: Iterable[ClaimTrial]) -> Sum:
    """The sum of at least one claim."""
    all_ = tuple(trials)
    shares = [trial.power.share for trial in all_]
    wrong, right = (
        (sum(t.power.passed(right=side) for t in all_), sum(len(t.power.of(right=side)) for t in all_))
        for side in (False, True)
    )
    tests = (sum(len(t.tests) - len(t.failing) for t in all_), sum(len(t.tests) for t in all_))
    return Sum(len(all_), tests, wrong, right, sum(shares) / len(shares), min(shares))


@dataclass(frozen=True, slots=True)
class Trials:
    """All claims that were tested, in order of the registry, and the power that each must have, if any."""

    trials: tuple[ClaimTrial, ...]
    min_power: float | None = None

    @property
    def failing(self) -> int:
        """How many tests fail."""
        return sum(len(trial.failing) for trial in self.trials)

    @property
    def weak(self) -> tuple[ClaimTrial, ...]:
        """The claims below `min_power`."""
        least = self.min_power
        return () if least is None else tuple(trial for trial in self.trials if trial.power.share < least)

    @property
    def by_file(self) -> Iterator[tuple[str, Sum]]:
        """Each file with the sum of its claims."""
        for path, trials in groupby(self.trials, key=lambda trial: trial.claim.path):
            yield path, summed(trials)

    @property
    def exit_code(self) -> ExitCode:
        """Findings where a test fails, or a claim is below `min_power`."""
        return ExitCode.FINDINGS if self.failing or self.weak else ExitCode.CLEAN

    @property
    def exit_reason(self) -> str:
        """Why the exit code is what it is, in words."""
        weak = f"{count(len(self.weak), 'claim')} below --min-power={self.min_power}"
        fails = "fails" if self.failing == 1 else "fail"
        reasons = [f"{count(self.failing, 'test')} {fails}"] if self.failing else []
        reasons += [weak] if self.weak else []
        if reasons:
            return "; ".join(reasons)
        passed = "all tests pass" if any(trial.tests for trial in self.trials) else "there are no tests"
        least = "" if self.min_power is None else f", and no claim is below --min-power={self.min_power}"
        return passed + least


def try_claims(
    registry: Registry,
    claims: Iterable[Claim],
    min_power: float | None = None,
    at: Callable[[str], None] = lambda _: None,
) -> Trials:
    """Run the tests of claims of a registry, and try what each of them catches. `at` is told each claim's id."""
    names = names_in(registry)
    trials = []
    for claim in claims:
        at(claim.id)
        alone = Registry((claim,), registry.names)
        tests = tuple(
            judge_test(claim, test, check(test.text, alone, published=test.published).findings) for test in claim.tests
        )
        trials.append(ClaimTrial(claim, tests, power_of(claim, alone, names)))
    return Trials(tuple(trials), min_power)
