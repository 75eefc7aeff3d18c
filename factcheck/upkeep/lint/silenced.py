"""silenced: a phrase or name that the claim's own `unless` words rule out.

What it does: reports the sentence, an `also` phrase, or another name of what they name, where it holds a word that
stands under `unless` of the same claim.
Why: a sentence with an `unless` word is taken to mean another fact, so this way of saying it is never checked.
Example: `unless: [force]` beside the name "Nuclear Forces Treaty".
Fix: write the `unless` phrase with the words around it ("into force"), or take it out.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.matching.analysis import Analysis
from factcheck.matching.objections import unless_words_in
from factcheck.registry.claim import Severity
from factcheck.text.fold import fold
from factcheck.upkeep.lint.interface import Hit, LintRule, View


def find(view: View) -> Iterator[Hit]:
    """Phrases and names with an `unless` word of their own claim."""
    for claim in view.registry.claims:
        if not claim.unless:
            continue
        for number, phrase in enumerate((claim.claim, *claim.also)):
            held = unless_words_in(Analysis(fold(phrase).text), claim)
            if held:
                position = view.places.of(claim, *(("also", number - 1) if number else ("claim",)))
                yield Hit(claim, position, f"never checked: it holds `{held[0]}` of the claim's `unless`", MEND)
        for group in claim.names:
            for name in group.names:
                held = unless_words_in(Analysis(fold(name).text), claim)
                if held:
                    _, position = view.places.name(claim, group, name)
                    said = f"`{name}` is never checked: it holds `{held[0]}` of the claim's `unless`"
                    yield Hit(claim, position, said, MEND)


MEND = "write the `unless` phrase with the words around it, or take it out"
RULE = LintRule(
    "silenced", "a phrase or name that the claim's own `unless` words rule out", Severity.ERROR, find, since="0.1.0"
)
