"""What can go wrong for a user, and the exit codes. Bottom floor: everything may raise these, only `cli` prints."""

from __future__ import annotations

from enum import IntEnum
from typing import Final, NamedTuple


class ExitCode(IntEnum):
    """What the process says when it ends (README, "Exit codes"). A crash is never a verdict."""

    CLEAN = 0
    FINDINGS = 1
    FAILED = 2
    INTERRUPTED = 130
    BROKEN_PIPE = 141
    TERMINATED = 143


MEANINGS: Final = {
    ExitCode.CLEAN: "everything named was read whole, and nothing at or above `--fail-on` was found",
    ExitCode.FINDINGS: "at least one finding at or above `--fail-on`",
    ExitCode.FAILED: "something could not be read or written, less was checked than `--require-checked` asks for, "
    "or `factcheck` has a bug; findings are printed too",
    ExitCode.INTERRUPTED: "interrupted (Ctrl-C)",
    ExitCode.BROKEN_PIPE: "nobody reads the output any more (as behind `head`)",
    ExitCode.TERMINATED: "told to end (SIGTERM)",
}
"""What each code says, as the documentation tells it."""


class Fault(NamedTuple):
    """One thing wrong with an input: where (`line` and `column` from 1, `None` where there is no place), what, and how
    to mend it."""

    path: str
    line: int | None
    column: int | None
    problem: str
    help: str = ""

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)
        return f"{place}: {self.problem}" + (f"\n  help: {self.help}" if self.help else "")


class UserError(Exception):
    """An input that can't be used. Carries every fault found, each with its place and its mend."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*faults)
        self.faults = faults

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)


class ArticleError(UserError):
    """An article that can't be read whole."""


class RegistryError(UserError):
    """A registry that can't be used, with all its faults."""


class UsageError(UserError):
    """A command line or setting that makes no sense."""
