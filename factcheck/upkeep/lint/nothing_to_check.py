"""nothing-to-check: a sentence that holds an article to nothing.

What it does: reports a claim in whose sentence no value can be read and that has no `value`; one whose sentence has no
name and no telling word, or begins with "it", "he" or "they" and has no name; and one whose own sentence is not
recognised as speaking of it.
Why: the entry looks like protection and is none.
Example: "NATO is an old alliance." has nothing that an article could get wrong.
Fix: state a date, a figure or a name; or say under `value` which word of the sentence is the one to check.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.matching.anaphora import PRONOUNS
from factcheck.matching.phrasing import NAMELESS, Phrasing
from factcheck.registry.claim import Rating, Severity
from factcheck.upkeep.lint.interface import Hit, LintRule, View


def find(view: View) -> Iterator[Hit]:
    """Claims without a value, without an anchor, or that do not know their own sentence."""
    for phrasing in view.statements:
        found = _said(phrasing, view)
        if found:
            yield Hit(phrasing.claim, view.phrase_position(phrasing), *found)


def _said(phrasing: Phrasing, view: View) -> tuple[str, str] | None:
    claim = phrasing.claim
    if all(anchor.light for anchor in phrasing.anchors):
        return "no name and no telling word can be read in this sentence", "say who or what it is about, and what of it"
    words = phrasing.analysis.words
    if words[0].lower in PRONOUNS and not phrasing.names and len(phrasing.anchors) < NAMELESS:
        return "this sentence does not say what it is about", f"write the name instead of `{words[0].text}`"
    if claim.rating is not Rating.TRUE:
        return None
    if not any(not slot.qualifier for slot in phrasing.slots):
        return "no value can be read in this sentence", "state a date, a figure or a name, or add `value: …`"
    if not any(finding.claim is claim for finding in view.findings(claim.claim)):
        return (
            "this sentence is not recognised as speaking of the claim",
            "say it in plainer words; `factcheck explain` shows what stands in the way",
        )
    return None


RULE = LintRule("nothing-to-check", "a sentence that holds an article to nothing", Severity.ERROR, find, since="0.1.0")
