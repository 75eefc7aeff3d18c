"""outdated-value: a value that was right in another period.

What it does: reports a value that agrees with another period of a claim's timeline than the one the sentence speaks
of: the period of a date in the clause, else of the publication date.
Why: a figure copied from an older article was right once.
Example: "NATO has 28 members" in an article of 2021.
Fix: write the value of the period, or say of which time the sentence speaks ("in 2010 NATO had 28 members").
"""

from __future__ import annotations

from typing import Final

from factcheck.registry.claim import Severity
from factcheck.rules.interface import Rule

RULE: Final = Rule("outdated-value", "a value that was right in another period", since="0.1.0", most=Severity.WARNING)
