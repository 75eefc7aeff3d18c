"""Reference values in words, as a report prints them: a registry's `2014-03` reads "March 2014"."""

from __future__ import annotations

import re
from typing import Final

from factcheck.registry.claim import Reference
from factcheck.values.interface import DateValue, Grain
from factcheck.values.writing.days import SPELT, day_in_words

NOTATION: Final = re.compile(r"[\d~?/.-]+")
"""What a date in EDTF notation is made of; a date that the registry writes in words is printed as it stands."""


def in_words(reference: Reference) -> str:
    """A reference as a reader would write it."""
    value = reference.value
    if not isinstance(value, DateValue) or not NOTATION.fullmatch(reference.text):
        return reference.text
    low, high = value.interval.low, value.interval.high
    if low is None or high is None:
        return reference.text
    about = "about " if value.approximate else ""
    if value.grain in SPELT:
        return about + day_in_words(int(low), value.grain)
    ends = value.named if len(value.named) == 2 else (value.interval, value.interval)  # noqa: PLR2004 - two ends
    if ends[0].low is None or ends[1].high is None:
        return reference.text
    return f"{about}{day_in_words(int(ends[0].low), Grain.DAY)} to {day_in_words(int(ends[1].high), Grain.DAY)}"
