"""known-falsehood: a claim that the registry rates as no fact.

What it does: reports a sentence that repeats a claim whose `rating` is false, misleading or unproven.
Why: a falsehood repeated in print is the harder to mend.
Example: "Humans use only 10 % of their brains".
Fix: take the sentence out, or say in it that it is not so.
"""

from __future__ import annotations

from typing import Final

from factcheck.rules.interface import Rule

RULE: Final = Rule("known-falsehood", "a claim that the registry rates as no fact", since="0.1.0")
