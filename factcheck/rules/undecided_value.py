"""undecided-value: a value that can't be compared with the registry's.

What it does: notes a value in a claim's place that can't be compared: another currency, percent against percentage
points, a relative date without publication date, a figure as of another day, a hedge.
Why: what was looked at and not judged must look different from what agrees.
Example: "The film cost £150 million" where the registry holds dollars.
Fix: give the publication date, or state the value in the registry's unit; nothing needs to be done.
"""

from __future__ import annotations

from typing import Final

from factcheck.registry.claim import Severity
from factcheck.rules.interface import Rule

RULE: Final = Rule(
    "undecided-value", "a value that can't be compared with the registry's", since="0.1.0", most=Severity.NOTE
)
