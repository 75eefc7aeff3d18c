"""Progress on a terminal while many articles are read: one line on standard error, gone when the report is printed."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Final, Self

from factcheck.report.door import Door

MANY: Final = 20
"""From how many articles on progress is shown; fewer are read before anybody has looked."""


class Progress:
    """Counts articles. Silent unless `enabled`, standard error is a terminal, and there are many."""

    def __init__(self, total: int, *, enabled: bool) -> None:
        self._total = total
        self._done = 0
        self._door = Door(sys.stderr) if enabled and total >= MANY and sys.stderr.isatty() else None

    def at(self, path: str) -> None:
        """Show that `path` is being read now."""
        self._done += 1
        if self._door:
            self._door.progress(f"{self._done}/{self._total} {path}")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._door:
            self._door.progress("")
