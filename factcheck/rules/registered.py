"""The rules there are, listed once: a test holds that every module with a rule is here, and no id twice."""

from __future__ import annotations

from typing import Final

from factcheck.rules import (
    consistent,
    imprecise_value,
    known_falsehood,
    name_mismatch,
    negated_fact,
    opposite,
    outdated_value,
    suspicious_text,
    undecided_value,
    value_mismatch,
)

RULES: Final = (
    value_mismatch.RULE,
    name_mismatch.RULE,
    opposite.RULE,
    negated_fact.RULE,
    known_falsehood.RULE,
    outdated_value.RULE,
    imprecise_value.RULE,
    undecided_value.RULE,
    consistent.RULE,
    suspicious_text.RULE,
)
