"""The entry of the command `factcheck`. Imports almost nothing, so that `--version` answers at once."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from factcheck import __version__
from factcheck.cli import streams
from factcheck.cli.guard import guarded


def main(argv: Sequence[str] | None = None) -> int:
    """Run `factcheck` with the given arguments (default: the process's own) and return the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    return guarded(lambda: _run(arguments), debug="--debug" in arguments)


def _run(arguments: list[str]) -> int:
    if arguments[:1] == ["--version"]:
        streams.stdout().write(f"factcheck {__version__}\n")
        return 0
    from factcheck.cli.app import parse  # noqa: PLC0415 - builds the command line, which `--version` does without

    return parse(arguments)()
