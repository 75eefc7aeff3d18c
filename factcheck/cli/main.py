"""The entry of the command `factcheck`. Imports almost nothing, so that `--version` answers at once."""

from __future__ import annotations

import atexit
import gc
import itertools
import sys
from collections.abc import Sequence
from typing import Final

from factcheck import __version__
from factcheck.cli import streams
from factcheck.cli.guard import guarded

COLLECT_AFTER: Final = 200_000
"""New objects after which the garbage collector looks for cycles. By the usual 700 it goes again and again through
claims and patterns, which live until the end: 5 % of the time of a short run."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run `factcheck` with the given arguments (default: the process's own) and return the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    return guarded(lambda: _run(arguments), debug="--debug" in arguments)


def _run(arguments: list[str]) -> int:
    if "--version" in itertools.takewhile(lambda word: word != "--", arguments):
        streams.stdout().write(f"factcheck {__version__}\n")
        return 0
    gc.set_threshold(COLLECT_AFTER)
    atexit.register(
        gc.freeze
    )  # or the interpreter's own end looks for cycles among all that ends with it: 7 % of a run
    from factcheck.cli.app import parse  # noqa: PLC0415 - builds the command line, which `--version` does without

    return parse(arguments)()
