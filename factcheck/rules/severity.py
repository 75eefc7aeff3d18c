"""Severity: how bad a finding is, as an ordered table. The first row that holds decides.

Only a contradiction that is direct, sure and the author's own is as bad as the claim says (an error by default);
everything weaker is a warning at most, so that CI fails on nothing that a reader could argue about.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from factcheck.comparison.interface import Comparison, Verdict
from factcheck.matching.interface import Binding, Confidence, Strength, Voice
from factcheck.registry.claim import Severity


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its words, the most severe that a finding can then be (`None`: as the claim says), and when it holds."""

    label: str
    most: Severity | None
    holds: Callable[[Binding, Comparison], bool]


SEVERITIES: Final = (
    Row(
        "agrees, or can't be compared", Severity.NOTE, lambda _, c: c.verdict in (Verdict.CONSISTENT, Verdict.UNDECIDED)
    ),
    Row("outdated or imprecise", Severity.WARNING, lambda _, c: c.verdict is not Verdict.CONTRADICTED),
    Row("somebody else says it", Severity.WARNING, lambda b, _: b.candidate.scope.voice is Voice.ATTRIBUTED),
    Row("the subject stands in an earlier sentence", Severity.WARNING, lambda b, _: b.strength is Strength.CARRIED),
    Row("not sure that it speaks of the claim", Severity.WARNING, lambda b, _: b.confidence is not Confidence.HIGH),
    Row("a common error that the claim lists", None, lambda _, c: c.level == "listed-wrong"),
    Row("a value shared over a coordination", Severity.WARNING, lambda b, _: b.strength is Strength.SHARED),
    Row("otherwise: direct, sure and the author's own", None, lambda _, __: True),
)


def severity_row(binding: Binding, comparison: Comparison) -> Row:
    """The first row that holds for what came of a binding."""
    return next(row for row in SEVERITIES if row.holds(binding, comparison))


def severity_of(binding: Binding, comparison: Comparison) -> Severity:
    """The severity of what came of a binding."""
    row = severity_row(binding, comparison)
    own = binding.candidate.claim.severity
    return own if row.most is None or own.rank < row.most.rank else row.most
