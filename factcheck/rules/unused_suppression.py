"""unused-suppression: a suppression that holds nothing back.

What it does: reports a directive, or an id in its brackets, for which no problem is found in its reach. Where claims
were left out of the run (`--select`, `--ignore`, `--no-registry`), what is about them is passed over.
Why: it outlives what it was written for, and would hide the next error in its place.
Example: `<!-- factcheck: ignore[eiffel-height] reason="quotation" -->` above a paragraph that now has the right height.
Fix: take it out, or move it to what it is about.
"""

from __future__ import annotations

from typing import Final

from factcheck.registry.claim import Severity
from factcheck.rules.interface import Rule

RULE: Final = Rule("unused-suppression", "a suppression that holds nothing back", since="0.1.0", most=Severity.WARNING)
