"""Standard output and error: made safe to write to at the start, given up cleanly at the end."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from typing import TextIO

from factcheck.errors import Fault, UsageError


def prepare() -> None:
    """Make both streams take any character in any locale, and end lines by LF everywhere."""
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - stays open as long as the process runs
    if isinstance(sys.stdout, io.TextIOWrapper) and isinstance(sys.stdout.buffer, io.RawIOBase):
        # PYTHONUNBUFFERED: what a pipe or a full disk takes no more of would be lost without an error.
        sys.stdout = open(sys.stdout.fileno(), "w", encoding=sys.stdout.encoding, closefd=False)  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace", newline="\n")


def stdout() -> TextIO:
    """Standard output. Raises `UsageError` if the process was started with it closed."""
    if sys.stdout is None:
        raise UsageError(Fault("standard output", None, None, "is closed", "redirect it to a file or to /dev/null"))
    return sys.stdout


def as_utf8(stream: TextIO) -> None:
    """Have a stream write UTF-8 whatever the locale, for formats that programs read."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="strict")


def flush() -> None:
    """Write out what is still held of standard output. Raises `OSError` where it can't be written."""
    if sys.stdout is not None:
        sys.stdout.flush()


def abandon() -> None:
    """Send what could not be written to standard output nowhere, so that the interpreter's own last flush can't fail
    and replace the exit code."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def wants_colour(choice: str, stream: TextIO) -> bool:
    """Whether to colour: as told (`always`, `never`), else by NO_COLOR, FORCE_COLOR, and whether it is a terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"
