"""near-duplicate: a claim that says what another says.

What it does: reports a claim whose sentence is of the same words and values as another's, or where each of the two is
fully covered by the other and agrees with it.
Why: one of them will be mended one day, and the other not.
Example: "NATO was founded on 4 April 1949." twice, in two files.
Fix: keep one; put the other's words under its `also`.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.comparison.interface import Verdict
from factcheck.matching.interface import Confidence
from factcheck.registry.claim import Claim, Severity
from factcheck.registry.search import stems
from factcheck.upkeep.lint.interface import Hit, LintRule, View


def find(view: View) -> Iterator[Hit]:
    """Claims that repeat an earlier one; each names the first that it repeats."""
    claims = {claim.id: claim for claim in view.registry.claims}
    agreeing = {claim.id: _agreeing(claim, view) for claim in view.registry.claims}
    first: dict[tuple[str, ...], Claim] = {}
    for number, (id_, claim) in enumerate(claims.items()):
        same = first.setdefault(tuple(sorted(stems(claim.claim))), claim)
        earlier = set(list(claims)[:number]) if agreeing[id_] else set()
        mutual = sorted(other for other in agreeing[id_] & earlier if id_ in agreeing[other])
        other = same if same is not claim else claims[mutual[0]] if mutual else claim
        if other is not claim and other.rating is claim.rating:
            said = f'says nearly what `{other.id}` says ({other.place}): "{other.claim}"'
            mend = "keep one of the two, with the other's words under `also`"
            yield Hit(claim, view.places.of(claim, "claim"), said, mend)


def _agreeing(claim: Claim, view: View) -> frozenset[str]:
    """The other claims that the sentence of a claim surely speaks of and agrees with."""
    sure, apart = set[str](), set[str]()
    for finding in view.findings(claim.claim):
        if finding.claim is not None and finding.confidence is not Confidence.LOW:
            (sure if finding.verdict is Verdict.CONSISTENT else apart).add(finding.claim.id)
    return frozenset(sure - apart - {claim.id})


RULE = LintRule("near-duplicate", "a claim that says what another says", Severity.WARNING, find, since="0.1.0")
