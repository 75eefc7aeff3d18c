"""review-overdue: a claim that somebody should have looked at again.

What it does: reports a claim whose `review_by` is earlier than today, or than the day that `--today` names.
Why: what was true when it was written may have changed.
Example: `review_by: 2025-06-30`, in July 2025.
Fix: look at the source again, mend the claim if it needs it, and set `accessed` and `review_by` anew.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.registry.claim import Severity
from factcheck.upkeep.lint.interface import Hit, LintRule, View


def find(view: View) -> Iterator[Hit]:
    """Claims whose day of review has passed."""
    for claim in view.registry.claims:
        if claim.review_by is not None and claim.review_by < view.today:
            said = f"was to be looked at again by {claim.review_by}; today is {view.today}"
            mend = "look at its source again, then set `accessed` and `review_by` anew"
            yield Hit(claim, view.places.of(claim, "review_by"), said, mend)


RULE = LintRule(
    "review-overdue", "a claim that somebody should have looked at again", Severity.WARNING, find, since="0.1.0"
)
