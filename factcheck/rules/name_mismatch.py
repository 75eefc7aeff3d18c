"""name-mismatch: another name where the registry holds one.

What it does: reports another person, place or body in the place of a claim's name: one that the claim lists under
`one_of`, another seat of a thing that has one place, or the one name that differs in a sentence that is the claim's
otherwise.
Why: a wrong name accuses or praises the wrong party.
Example: "The capital of Australia is Sydney".
Fix: write the registry's name; or add the article's as another name of the same thing under `names`.
"""

from __future__ import annotations

from typing import Final

from factcheck.rules.interface import Rule

RULE: Final = Rule("name-mismatch", "another name where the registry holds one", since="0.1.0")
