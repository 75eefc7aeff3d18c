"""consistent: a statement that agrees with the registry.

What it does: notes a statement that agrees with the registry, for the annotated article and the summary.
Why: an article in which all agrees must look different from one of which nothing was checked.
Example: "Crimea was annexed in 2014".
Fix: none is needed. It says that article and registry agree, no more.
"""

from __future__ import annotations

from typing import Final

from factcheck.registry.claim import Severity
from factcheck.rules.interface import Rule

RULE: Final = Rule("consistent", "a statement that agrees with the registry", since="0.1.0", most=Severity.NOTE)
