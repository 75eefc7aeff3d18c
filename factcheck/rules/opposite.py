"""opposite: the opposite of what the registry holds.

What it does: reports a word that excludes the claim's word in the same place of a sentence that is the claim's
otherwise.
Why: "rose" for "fell" turns a fact round and passes every spelling check.
Example: "Turnout fell to 63 %" where the registry says that it rose.
Fix: write the registry's word; or put a word of the other fact under the claim's `unless`.
"""

from __future__ import annotations

from typing import Final

from factcheck.rules.interface import Rule

RULE: Final = Rule("opposite", "the opposite of what the registry holds", since="0.1.0")
