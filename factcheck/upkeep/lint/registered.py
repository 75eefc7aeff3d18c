"""The rules of linting there are, in the order in which the problems of one place are told."""

from __future__ import annotations

from typing import Final

from factcheck.upkeep.lint import (
    bad_alias,
    contradictory_claims,
    failing_test,
    impossible_date,
    indistinct,
    missing_source,
    near_duplicate,
    nothing_to_check,
    refused,
    review_overdue,
    silenced,
    timeline_gap,
    undated_source,
    wrong_agrees,
)

LINT_RULES: Final = (
    refused.RULE,
    missing_source.RULE,
    contradictory_claims.RULE,
    impossible_date.RULE,
    timeline_gap.RULE,
    bad_alias.RULE,
    silenced.RULE,
    nothing_to_check.RULE,
    wrong_agrees.RULE,
    failing_test.RULE,
    near_duplicate.RULE,
    indistinct.RULE,
    review_overdue.RULE,
    undated_source.RULE,
)
