"""Dates in text: one module per family of writings; `RULES` is what the scanner tries, in order of preference."""

from __future__ import annotations

from typing import Final

from factcheck.values.date import phrase
from factcheck.values.interface import ReadingRule

RULES: Final[tuple[ReadingRule, ...]] = phrase.RULES
