"""Before a claim is written: what is read from it, which claims say nearly the same, which it contradicts.

The engine that holds articles to the registry holds the new claim to the old ones, and the old ones to the new: two
claims that disagree would each flag an article for saying what the other says.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from factcheck.comparison.interface import Verdict
from factcheck.matching.index import index_of
from factcheck.pipeline import check
from factcheck.registry.claim import Claim, NameGroup, Rating, Severity
from factcheck.registry.ids import free_id
from factcheck.registry.registry import Registry
from factcheck.registry.search import stems
from factcheck.rules.interface import Finding
from factcheck.text.words import words

NEIGHBOURS: Final = 20
"""How many of the claims nearest by their words are looked at."""
NEAR: Final = 0.6
"""The share of their stems, of both together, that two claims have in common to be shown as neighbours."""
SHOWN: Final = 3
ID_WORDS: Final = 6
ID_CHARACTERS: Final = 60


@dataclass(frozen=True, slots=True)
class Reading:
    """What the matcher makes of a claim: the values that it will hold articles to, each with its kind; the names and
    words by which it knows a sentence that speaks of it."""

    values: tuple[tuple[str, str], ...]
    names: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """A claim that disagrees with another: `said` in words. One that is not `sure` may speak of something else."""

    claim: Claim
    said: str
    sure: bool


def alone(claim: Claim, names: tuple[NameGroup, ...]) -> Registry:
    """A registry of one claim, with the names that it shares with others."""
    return Registry((claim,), names)


def reading_of(claim: Claim, names: tuple[NameGroup, ...]) -> Reading:
    """What the matcher makes of a claim."""
    phrasing = index_of(alone(claim, names)).phrasing(0, 0)
    values = ((each.text, slot.kind) for slot in phrasing.slots if not slot.qualifier for each in slot.references)
    return Reading(
        tuple(dict.fromkeys(values)),
        tuple(anchor.text for anchor in phrasing.anchors if anchor.is_name),
        tuple(anchor.text for anchor in phrasing.anchors if not anchor.is_name),
    )


def neighbours(claim: Claim, registry: Registry) -> list[Claim]:
    """Claims that may be the same fact, nearest first."""
    own = set(stems(claim.claim))
    found = []
    for other, _ in registry.search(claim.claim, NEIGHBOURS):
        theirs = set(stems(other.claim))
        shared = len(own & theirs) / len(own | theirs)
        if shared >= NEAR and other.id != claim.id:
            found.append((-shared, other.id, other))
    return [other for _, _, other in sorted(found, key=lambda each: each[:2])[:SHOWN]]


def same_statement(claim: Claim, registry: Registry) -> Claim | None:
    """A claim of the same words, if there is one."""
    own = words(claim.claim.casefold())
    return next((old for old in registry.claims if words(old.claim.casefold()) == own and old.id != claim.id), None)


def clashes(claim: Claim, registry: Registry) -> list[Clash]:
    """The claims that disagree with a claim, sure ones first; a known falsehood disagrees with nothing."""
    if claim.rating is not Rating.TRUE:
        return []
    found: dict[str, Clash] = {}
    for finding in _against(claim, registry):
        old = finding.claim
        if old and old.id != claim.id:
            _keep(found, Clash(old, f"it says {finding.reference}, and this {finding.stated}", _is_sure(finding)))
    single = alone(claim, registry.names)
    for old, _ in registry.search(claim.claim, NEIGHBOURS):
        if old.id != claim.id and old.rating is Rating.TRUE:
            for finding in _against(old, single):
                said = f"it says {finding.stated}, and this {finding.reference}"
                _keep(found, Clash(old, said, _is_sure(finding)))
    return sorted(found.values(), key=lambda clash: (not clash.sure, clash.claim.id))


def _against(claim: Claim, registry: Registry) -> Iterator[Finding]:
    """Where a claim's sentence contradicts a registry."""
    for finding in check(claim.claim, registry).findings:
        if finding.claim and finding.verdict is Verdict.CONTRADICTED:
            yield finding


def _is_sure(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR


def _keep(found: dict[str, Clash], clash: Clash) -> None:
    if clash.claim.id not in found or (clash.sure and not found[clash.claim.id].sure):
        found[clash.claim.id] = clash


def id_of(statement: str, registry: Registry) -> str:
    """An id made of the names and words by which a statement is known, without its values: those may change. No claim
    of the registry has it."""
    reading = reading_of(Claim("", statement), registry.names)
    plain = unicodedata.normalize("NFKD", " ".join((*reading.names, *reading.words))).encode("ascii", "ignore").decode()
    made = ""
    for word in words(plain.replace("'", ""))[:ID_WORDS]:
        longer = f"{made}-{word}" if made else word
        if len(longer) <= ID_CHARACTERS:
            made = longer
    made = made.replace(".", "") or "claim"
    return free_id(made, {claim.id for claim in registry.claims})
