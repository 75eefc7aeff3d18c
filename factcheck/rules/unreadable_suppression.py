"""unreadable-suppression: a suppression that can't be obeyed.

What it does: reports a comment that begins with `factcheck:` and goes on otherwise than a directive does, an id that no
claim and no rule has, an `off` without `on`, and an `on` without `off`. What it reports holds nothing back.
Why: its author believes that something is settled which is not.
Example: `<!-- factcheck: ignore[eifel-height] reason="quotation" -->`
Fix: write it as the help says.
"""

from __future__ import annotations

from typing import Final

from factcheck.registry.claim import Severity
from factcheck.rules.interface import Rule

RULE: Final = Rule("unreadable-suppression", "a suppression that can't be obeyed", since="0.1.0", most=Severity.WARNING)
