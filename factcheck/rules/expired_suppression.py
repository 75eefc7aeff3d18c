"""expired-suppression: a suppression whose last day is over.

What it does: reports a directive whose `until` lies before the day of the run (`--today`). It holds nothing back any
more.
Why: whoever set the day wanted somebody to look again.
Example: `<!-- factcheck: ignore[nato-members] reason="accession pending" until=2024-04-01 -->` in 2025.
Fix: look again: mend the article, or set a later day.
"""

from __future__ import annotations

from typing import Final

from factcheck.registry.claim import Severity
from factcheck.rules.interface import Rule

RULE: Final = Rule("expired-suppression", "a suppression whose last day is over", since="0.1.0", most=Severity.WARNING)
