"""Periods: a day on which a value of a timeline holds, for the article that states it."""

from __future__ import annotations

from datetime import date
from typing import Final

from factcheck.values.interval import Interval

IN_FORCE: Final = 30
"""Days after a period begins, or before it ends, on which its value is surely the one that holds."""


def day_in(period: Interval) -> date | None:
    """A day well inside a period; `None` where the calendar has none, or the period has no end at all."""
    match period.low, period.high:
        case None, None:
            return None
        case low, None if low is not None:
            day = int(low) + IN_FORCE
        case None, high if high is not None:
            day = int(high) - IN_FORCE
        case low, high:
            day = (int(low or 0) + int(high or 0)) // 2
    return date.fromordinal(day) if date.min.toordinal() <= day <= date.max.toordinal() else None
