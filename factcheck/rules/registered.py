"""The rules there are: those that report a judged binding, those that hold an article to itself, the one that looks at
its characters, and those about suppressions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import import_module
from typing import Final

from factcheck.rules import (
    broad_suppression,
    expired_suppression,
    suppression_without_reason,
    suspicious_text,
    unreadable_suppression,
    unused_suppression,
)
from factcheck.rules.interface import Rule
from factcheck.rules.judge import REPORTED_BY
from factcheck.rules.own import OWN_RULES

ABOUT_SUPPRESSIONS: Final = (
    unused_suppression.RULE,
    expired_suppression.RULE,
    suppression_without_reason.RULE,
    broad_suppression.RULE,
    unreadable_suppression.RULE,
)
RULES: Final = (
    *(rule for rule, _ in REPORTED_BY),
    *(own.rule for own in OWN_RULES),
    suspicious_text.RULE,
    *ABOUT_SUPPRESSIONS,
)

PARTS: Final = ("What it does", "Why", "Example", "Fix")
"""The parts of a rule's page, in order."""
_PART: Final = re.compile(rf"^({'|'.join(PARTS)}): ", re.MULTILINE)


def page_of(rule: Rule) -> Mapping[str, str]:
    """The page of a rule: its parts, each in one line, from the docstring of its module. Empty where Python was told to
    drop docstrings (`-OO`)."""
    module = import_module(f"factcheck.rules.{rule.id.replace('-', '_')}")
    return parts_of(module.__doc__ or "")


def parts_of(docstring: str) -> Mapping[str, str]:
    """The parts that a docstring tells, each in one line."""
    _, *parts = _PART.split(docstring)
    return {name: " ".join(text.split()) for name, text in zip(parts[::2], parts[1::2], strict=True)}
