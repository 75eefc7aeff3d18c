"""suppression-without-reason: a suppression that does not say why.

What it does: reports a directive without `reason`, or with an empty one. It is obeyed.
Why: the next reader can't tell a decision from an oversight.
Example: `<!-- factcheck: ignore[eiffel-height] -->`
Fix: add `reason="…"`, in a few words.
"""

from __future__ import annotations

from typing import Final

from factcheck.registry.claim import Severity
from factcheck.rules.interface import Rule

RULE: Final = Rule(
    "suppression-without-reason", "a suppression that does not say why", since="0.1.0", most=Severity.NOTE
)
