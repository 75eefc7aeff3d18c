"""missing-source: a claim without a source.

What it does: reports a claim that has neither `source` nor `sources`, or an empty list of them.
Why: nobody can check it, and nobody can decide who is right when an article says otherwise.
Example: a claim of `id` and `claim` alone, as `claims draft` writes it.
Fix: look the fact up, and write where it was found.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.registry.claim import Severity
from factcheck.upkeep.lint.interface import Hit, LintRule, View


def find(view: View) -> Iterator[Hit]:
    """Claims without a source."""
    for claim in view.registry.claims:
        if not claim.sources:
            yield Hit(
                claim, claim.position, "this claim has no source", "look it up, and add `source: …`: who says so, where"
            )


RULE = LintRule("missing-source", "a claim without a source", Severity.ERROR, find, since="0.1.0")
