"""broad-suppression: a suppression that names no claim and no rule.

What it does: reports a directive without brackets, or with `*` in them. It is obeyed.
Why: it hides every error that somebody makes in its reach from now on.
Example: `<!-- factcheck: ignore reason="quotation" -->`
Fix: name the claims or rules that it is about: `ignore[eiffel-height]`.
"""

from __future__ import annotations

from typing import Final

from factcheck.registry.claim import Severity
from factcheck.rules.interface import Rule

RULE: Final = Rule(
    "broad-suppression", "a suppression that names no claim and no rule", since="0.1.0", most=Severity.NOTE
)
