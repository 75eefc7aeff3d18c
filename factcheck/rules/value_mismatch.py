"""value-mismatch: a value that disagrees with the registry.

What it does: reports a date, figure or ordinal in the place of a claim's value that can't be that value.
Why: a wrong figure is what readers remember and what corrections are printed for.
Example: "Russia annexed Crimea in 2015", where the registry holds March 2014.
Fix: write the registry's value; or, if the article is right, correct the claim, or list the value under its `accept`.
"""

from __future__ import annotations

from typing import Final

from factcheck.rules.interface import Rule

RULE: Final = Rule("value-mismatch", "a value that disagrees with the registry", since="0.1.0")
