"""suspicious-text: characters that make a text look like another.

What it does: reports invisible characters inside a word or number, letters of another script that look Latin, digits of
mixed scripts, and marks that reverse the direction of text.
Why: such a text can read "2014" to a person and something else to a program; a check of it would be worth nothing.
Example: `Crimеa` with a Cyrillic `е`.
Fix: write the word with the letters that it seems to have.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.rules.interface import Finding, Rule
from factcheck.rules.remark import remark
from factcheck.text.document import Document

RULE: Final = Rule("suspicious-text", "characters that make a text look like another", since="0.1.0")
MEND: Final = "write it with the letters and digits that it seems to have"


def suspicious_text(document: Document) -> Iterator[Finding]:
    """A finding for each suspicion of the reader."""
    for suspicion in document.suspicions:
        yield remark(document, RULE, suspicion.span, suspicion.problem, MEND)
