"""failing-test: a test sentence that is judged otherwise than it says.

What it does: checks each sentence under `tests`, on its date if it has one, and reports those of
which this claim says something else than expected.
Why: the tests say what the entry is for; one that fails means that the entry, or the test, is wrong.
Example: `consistent: [The bridge was opened in 1999.]` in a claim that holds 1998.
Fix: mend the claim or the test; `factcheck explain` shows how the sentence is judged.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.registry.claim import Severity
from factcheck.upkeep.expectations import judge_test
from factcheck.upkeep.lint.interface import Hit, LintRule, View


def find(view: View) -> Iterator[Hit]:
    """Tests that fail."""
    for claim in view.claims:
        for test in claim.tests:
            outcome = judge_test(claim, test, view.own_findings(claim, test.text, test.published))
            if not outcome.passed:
                said = f"this sentence should be {test.expect}; found: {outcome.outcome}"
                mend = "mend the claim or the test; `factcheck explain` shows how the sentence is judged"
                yield Hit(claim, test.position or claim.position, said, mend)


RULE = LintRule(
    "failing-test", "a test sentence that is judged otherwise than it says", Severity.ERROR, find, since="0.1.0"
)
