"""The gate of a run: which findings fail it, how sure they have to be, and which are listed."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NamedTuple

from factcheck.matching.interface import Confidence


class FailOn(StrEnum):
    """The least severity that fails a run."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NEVER = "never"


class Show(StrEnum):
    """Which findings a report lists: problems; these and what is consistent; these and what could not be decided."""

    PROBLEMS: Final = "problems"
    CONSISTENT = "consistent"
    ALL = "all"


class Gate(NamedTuple):
    """When findings fail a run, and how sure they have to be."""

    fail_on: FailOn = FailOn.ERROR
    min_confidence: Confidence = Confidence.LOW
