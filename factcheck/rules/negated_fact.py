"""negated-fact: a denial of what the registry holds.

What it does: reports a sentence that denies a claim, or states what a claim denies.
Why: a "not" too many or too few is easily lost in editing.
Example: "Russia did not annex Crimea in 2014".
Fix: take the denial out; or, if the sentence denies something else, put a word of it under the claim's `unless`.
"""

from __future__ import annotations

from typing import Final

from factcheck.rules.interface import Rule

RULE: Final = Rule("negated-fact", "a denial of what the registry holds", since="0.1.0")
