"""Durations and ages in text: "five years", "a two-and-a-half-hour film", "aged 47"."""

from __future__ import annotations

from typing import Final

from factcheck.values.interface import ReadingRule

RULES: Final[tuple[ReadingRule, ...]] = ()
