"""indistinct: a sentence or phrase that means another claim just as well.

What it does: reports a claim whose sentence or `also` phrase is made of the same names and words as one of another
claim that holds a value of the same kind.
Why: whatever article uses those words is held to both claims, and at fault by one of them.
Example: `also: [the Minsk agreement]` in the claims for the first and for the second Minsk agreement.
Fix: add the word that tells the two apart, or take the phrase out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from factcheck.matching.phrasing import Phrasing
from factcheck.registry.claim import Severity
from factcheck.upkeep.lint.interface import Hit, LintRule, View

Key: TypeAlias = tuple[frozenset[frozenset[str]], frozenset[str], frozenset[str]]


def find(view: View) -> Iterator[Hit]:
    """Phrases that two claims share; told at the later of them, once for each phrase."""
    first: dict[Key, Phrasing] = {}
    for number in range(len(view.registry.claims)):
        for phrasing in view.phrasings(number):
            key = _key(phrasing)
            other = first.setdefault(key, phrasing) if key[0] else phrasing
            if other.claim is not phrasing.claim and not (phrasing.number == other.number == 0):
                said = f'means `{other.claim.id}` just as well ({other.claim.place}): "{other.analysis.text}"'
                mend = "add the word that tells the two apart, or take the phrase out"
                yield Hit(phrasing.claim, view.phrase_position(phrasing), said, mend)


def _key(phrasing: Phrasing) -> Key:
    """What a phrasing is recognised by: the keys of its anchors, the kinds of its values, and what else is read as a
    value in it ("the second agreement")."""
    slots = [slot for slot in phrasing.slots if not slot.qualifier]
    filled = {slot.mention.span for slot in slots if slot.mention and slot.kind != "ordinal"}
    others = frozenset(mention.text.lower() for mention in phrasing.analysis.mentions if mention.span not in filled)
    return frozenset(anchor.keys for anchor in phrasing.anchors), frozenset(slot.kind for slot in slots), others


RULE = LintRule(
    "indistinct", "a sentence or phrase that means another claim just as well", Severity.WARNING, find, since="0.1.0"
)
