"""The rules of linting there are, in the order in which the problems of one place are told."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Final

from factcheck.rules.registered import parts_of
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
from factcheck.upkeep.lint.interface import LintRule

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


def lint_page_of(rule: LintRule) -> Mapping[str, str]:
    """The page of a rule, as `page_of` has those of the rules that articles are held to."""
    module = import_module(f"factcheck.upkeep.lint.{rule.id.replace('-', '_')}")
    return parts_of(module.__doc__ or "")
