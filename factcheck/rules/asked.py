"""Asked: which findings a run or a path asks for, by claim and by rule, and how severe those of a rule are there.

Sixth floor. A verdict depends on one claim and one sentence alone, so that what is not asked for changes nothing about
the rest. It is held back and counted, never lost: a setting must not make an article look clean in silence.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from factcheck.comparison.interface import Verdict
from factcheck.registry.claim import Claim, Severity
from factcheck.registry.selection import answers, fits
from factcheck.rules.interface import CheckedDocument, Finding, Held, HeldBy

NOT_ASKED: Final = frozenset({Verdict.CONSISTENT, Verdict.UNDECIDED})
"""Verdicts that are no problem, and keep their severity."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for by patterns: findings on `claims` and by `rules`, if there are any such patterns, and nothing
    that one of `ignore` is about. `place` tells who says so."""

    claims: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    place: str = ""

    def leaves_out(self, finding: Finding) -> bool:
        """Whether a finding is not asked for. Where every pattern is about claims, the rules that need none go on;
        where some are about rules, a finding by one of these or on one of the claims is asked for."""
        claim, rule = finding.claim, finding.rule
        if any(fits(rule, each) or (claim is not None and answers(claim, each)) for each in self.ignore):
            return True
        by_rule = any(fits(rule, each) for each in self.rules)
        if claim is None:
            return bool(self.rules) and not by_rule
        by_claim = any(answers(claim, each) for each in self.claims)
        return bool(self.claims or self.rules) and not (by_rule or by_claim)


def asked_of(
    select: Iterable[str], ignore: Iterable[str], claims: Collection[Claim], rules: Collection[str], place: str = ""
) -> Asked:
    """What patterns ask for, each sorted by what it is about: one of `claims`, one of `rules`, or both."""
    select = tuple(select)
    about_claims = tuple(each for each in select if any(answers(claim, each) for claim in claims))
    about_rules = tuple(each for each in select if any(fits(rule, each) for rule in rules))
    return Asked(about_claims, about_rules, tuple(ignore), place)


def leave_out(checked: CheckedDocument, asked: Iterable[Asked]) -> CheckedDocument:
    """A document with the findings that are not asked for held back."""
    kept, held = list(checked.findings), list(checked.held)
    for one in asked:
        held += [Held(finding, HeldBy.SETTING, one.place) for finding in kept if one.leaves_out(finding)]
        kept = [finding for finding in kept if not one.leaves_out(finding)]
    return replace(checked, findings=tuple(kept), held=tuple(held))


def regraded(checked: CheckedDocument, severities: Mapping[str, tuple[Severity, str]]) -> CheckedDocument:
    """A document with the problems of some rules as severe as somebody wants them to be: by id of rule, the severity
    and who says so, which becomes a step of the proof."""
    return replace(checked, findings=tuple(_regraded(finding, severities) for finding in checked.findings))


def _regraded(finding: Finding, severities: Mapping[str, tuple[Severity, str]]) -> Finding:
    if finding.rule not in severities or (finding.claim and finding.verdict in NOT_ASKED):
        return finding
    severity, place = severities[finding.rule]
    if severity is finding.severity:
        return finding
    step = f"{severity} by {place}"
    proof = finding.proof and replace(finding.proof, steps=(*finding.proof.steps, step))
    return replace(finding, severity=severity, proof=proof)
