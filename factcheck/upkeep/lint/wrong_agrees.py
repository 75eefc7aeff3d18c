"""wrong-agrees: a value listed as wrong that is right.

What it does: reports a value under `wrong` that agrees with the claim's value, or with what it accepts beside it.
Why: an article that says it would be right and be accused.
Example: `wrong: [2014]` for an event of March 2014.
Fix: take it out, or write it so that it leaves the right value out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factcheck.comparison.compare import compare
from factcheck.comparison.interface import Verdict
from factcheck.comparison.words import in_words
from factcheck.matching.phrasing import Phrasing
from factcheck.registry.claim import Reference, Severity, WrongValue
from factcheck.upkeep.lint.interface import Hit, LintRule, View


def find(view: View) -> Iterator[Hit]:
    """Listed wrong values that agree with the claim. A tolerance does not count: a confusion may lie within it."""
    for phrasing in view.statements:
        for number, wrong in enumerate(phrasing.claim.wrong):
            right = _agreeing(wrong, phrasing)
            if right is not None:
                said = f"`{wrong.text}` is listed as wrong, and agrees with {in_words(right)}"
                position = view.places.of(phrasing.claim, "wrong", number)
                yield Hit(phrasing.claim, position, said, "take it out, or write it more exactly")


def _agreeing(wrong: WrongValue, phrasing: Phrasing) -> Reference | None:
    references = (reference for slot in phrasing.slots if not slot.qualifier for reference in slot.references)
    for reference in references:
        exact = replace(reference, tolerance=None)
        verdict = compare(wrong.value, exact, text=wrong.text, names=phrasing.known).verdict
        if type(wrong.value) is type(reference.value) and verdict is Verdict.CONSISTENT:
            return reference
    return None


RULE = LintRule("wrong-agrees", "a value listed as wrong that is right", Severity.ERROR, find, since="0.1.0")
