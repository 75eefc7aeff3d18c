"""imprecise-value: a value that is vaguer than the registry's.

What it does: reports a value that overlaps the registry's and is much wider: a decade for a day, a limit that may hold.
Why: it is not wrong, and the registry would let the article say more.
Example: "in the 2010s" where the registry holds March 2014.
Fix: write the registry's value, or leave it as it is: this is a warning.
"""

from __future__ import annotations

from typing import Final

from factcheck.registry.claim import Severity
from factcheck.rules.interface import Rule

RULE: Final = Rule(
    "imprecise-value", "a value that is vaguer than the registry's", since="0.1.0", most=Severity.WARNING
)
