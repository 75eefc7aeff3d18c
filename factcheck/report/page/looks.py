"""What each kind of finding looks like on a page, by shape as well as colour: in grey, the symbol and the line stay."""

from __future__ import annotations

from typing import Final, NamedTuple

from factcheck.comparison.interface import Verdict
from factcheck.report.interface import is_problem
from factcheck.rules.interface import Finding


class Look(NamedTuple):
    """A kind of finding: its class in the style sheet, its symbol, its name, and what it means."""

    name: str
    symbol: str
    words: str
    meaning: str


LOOKS: Final = {
    Verdict.CONTRADICTED: Look("contradicted", "✗", "Contradicted", "the registry holds another value"),
    Verdict.OUTDATED: Look("outdated", "◷", "Outdated", "the value was right at another time"),
    Verdict.IMPRECISE: Look("imprecise", "~", "Imprecise", "the registry holds a more exact value"),
    Verdict.UNDECIDED: Look("undecided", "?", "Undecided", "the two can't be compared for sure"),
    Verdict.CONSISTENT: Look("consistent", "✓", "Consistent", "the statement agrees with the registry, no more"),
}
ITSELF: Final = Look("itself", "!", "Without a claim", "the article alone shows it: calendar, arithmetic, characters")
"""The look of what a rule finds that needs no registry."""
UNCHECKED: Final = Look("unchecked", "○", "Not covered", "worth checking, and no claim speaks of it")
"""The look of a sentence that coverage tells of."""

ORDER: Final = (
    LOOKS[Verdict.CONTRADICTED],
    ITSELF,
    LOOKS[Verdict.OUTDATED],
    LOOKS[Verdict.IMPRECISE],
    LOOKS[Verdict.UNDECIDED],
    LOOKS[Verdict.CONSISTENT],
)
"""All kinds, the worst first."""


def look_of(finding: Finding) -> Look:
    """The look of a finding."""
    return LOOKS[finding.verdict] if finding.claim or not is_problem(finding) else ITSELF
