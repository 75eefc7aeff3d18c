"""timeline-gap: a timeline with days on which nothing holds.

What it does: reports a period that begins later than the day after the one before it ends. Between names a gap of up
to two years is left alone, since an office may be vacant. Periods that overlap are refused when the file is read.
Why: of an article from between them nothing can be said; mostly a day was mistyped.
Example: one period to 2017-06-05, the next from 2017-07-05.
Fix: let `to` be the next value's `from`; where there was truly nothing in between, write two claims.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from factcheck.registry.claim import Severity
from factcheck.upkeep.lint.interface import Hit, LintRule, View
from factcheck.values.calendar_days import iso
from factcheck.values.interface import NameValue

LONGEST_VACANCY: Final = 731
"""Days for which an office may be vacant, or held by somebody who only acts in it, before a year looks mistyped."""


def find(view: View) -> Iterator[Hit]:
    """Gaps between the periods of a timeline."""
    for claim in view.registry.claims:
        timeline = (reference for reference in claim.references if reference.period is not None)
        for before, after in pairwise(timeline):
            end = before.period.high if before.period else None
            start = after.period.low if after.period else None
            is_name = isinstance(after.value, NameValue)
            if end is None or start is None or start - end - 1 <= (LONGEST_VACANCY if is_name else 0):
                continue
            said = f"no value holds from {iso(end + 1)} to {iso(start - 1)}"
            mend = "let `to` be the next value's `from`; if nothing held in between, write two claims"
            yield Hit(claim, after.position or claim.position, said, mend)


RULE = LintRule("timeline-gap", "a timeline with days on which nothing holds", Severity.ERROR, find, since="0.1.0")
