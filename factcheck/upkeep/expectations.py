"""Expectations: the tests of a claim, and whether each is judged as it says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from factcheck.comparison.interface import Verdict
from factcheck.registry.claim import Claim, ClaimTest
from factcheck.rules.interface import Finding

IGNORED: Final = "ignored"


@dataclass(frozen=True, slots=True)
class Tested:
    """A test of a claim and what came of it: the verdicts of this claim on its sentence, in words."""

    test: ClaimTest
    found: tuple[str, ...]
    passed: bool

    @property
    def outcome(self) -> str:
        """What was found instead of what the test expects."""
        return " and ".join(self.found) or "nothing is said of it"


def judge_test(claim: Claim, test: ClaimTest, findings: Iterable[Finding]) -> Tested:
    """Hold what is said of a test's sentence to the test.

    A sentence at fault may agree in another of its values ("from 20 to 12"); one to be ignored may be `undecided`.
    """
    found = {f.verdict.value for f in findings if f.claim is not None and f.claim.id == claim.id}
    if test.expect == IGNORED:
        passed = found <= {Verdict.UNDECIDED.value}
    else:
        passed = test.expect in found and found <= {test.expect, Verdict.CONSISTENT.value}
    return Tested(test, tuple(sorted(found)), passed)
