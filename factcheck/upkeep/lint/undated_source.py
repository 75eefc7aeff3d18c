"""undated-source: a value that still holds, without a day of look-up.

What it does: reports a claim with a period that has no end, where none of its sources says when it was looked at.
Why: such a value is right until it changes; without the day nobody knows how old the knowledge is.
Example: `{from: 2024-03-07, number: 32}` with a source without `accessed`.
Fix: look at the source, and add `accessed: YYYY-MM-DD` to it.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.registry.claim import Severity
from factcheck.upkeep.lint.interface import Hit, LintRule, View


def find(view: View) -> Iterator[Hit]:
    """Claims of which a value has no end, and no source a day."""
    for claim in view.registry.claims:
        endless = any(r.period is not None and r.period.high is None for r in claim.references)
        if endless and claim.sources and not any(source.accessed for source in claim.sources):
            position = view.places.of(claim, "sources")
            if position == claim.position:
                position = view.places.of(claim, "source")
            said = "the last value has no end, and no source says when it was looked at"
            yield Hit(claim, position, said, "look at it, and add `accessed: YYYY-MM-DD` to the source")


RULE = LintRule(
    "undated-source", "a value that still holds, without a day of look-up", Severity.WARNING, find, since="0.1.0"
)
