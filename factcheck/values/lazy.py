"""Patterns that are compiled when they are first tried: a run pays for the writings that its text holds, no others."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TypeAlias

Lazy: TypeAlias = Callable[[], re.Pattern[str]]


def lazy(pattern: str, flags: int = 0) -> Lazy:
    """A function that compiles the pattern at its first call and returns it ever after."""

    @cache
    def compiled() -> re.Pattern[str]:
        return re.compile(pattern, flags)

    return compiled
