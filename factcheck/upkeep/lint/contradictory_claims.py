"""contradictory-claims: two claims that can't both be so.

What it does: checks the sentence of each claim as if it stood in an article; reports it where another claim, or the
claim's own `value`, contradicts it. It is a warning where that is not sure.
Why: whichever of the two an article follows, it is accused by the other.
Example: "The bridge was opened in 1998" in one file, "The bridge was opened to traffic in 1999" in another.
Fix: find out which is right; if both are, put a word that tells the facts apart under `unless` of the other.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.comparison.interface import Verdict
from factcheck.matching.interface import Confidence
from factcheck.registry.claim import Claim, Rating, Severity
from factcheck.rules.interface import Finding
from factcheck.upkeep.lint.interface import Hit, LintRule, View


def find(view: View) -> Iterator[Hit]:
    """Claims whose sentence is contradicted; each pair of them once, at the later of the two if that one shows it."""
    pairs: dict[frozenset[str], tuple[Claim, Finding]] = {}
    for claim in view.claims:
        if claim.rating is not Rating.TRUE:
            continue
        for finding in view.findings(claim.claim):
            if finding.claim is not None and finding.verdict is Verdict.CONTRADICTED:
                pairs[frozenset({claim.id, finding.claim.id})] = claim, finding
    for claim, finding in pairs.values():
        if finding.claim is not None:
            yield _hit(view, claim, finding.claim, finding)


def _hit(view: View, claim: Claim, other: Claim, finding: Finding) -> Hit:
    severity = Severity.ERROR if finding.confidence is Confidence.HIGH else Severity.WARNING
    position = view.places.of(claim, "claim")
    if other.id == claim.id:
        said = f"the sentence says {finding.stated}, and the claim's own value is {finding.reference}"
        return Hit(claim, position, said, "make the two agree", severity=severity)
    said = f"contradicts `{other.id}` ({other.place}): {finding.stated} here, {finding.reference} there"
    mend = f"correct one of them; if both are right, give `{other.id}` an `unless` word of this sentence"
    return Hit(claim, position, said, mend, severity=severity)


RULE = LintRule("contradictory-claims", "two claims that can't both be so", Severity.ERROR, find, since="0.1.0")
