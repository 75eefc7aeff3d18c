"""The guard around every command: whatever happens inside, the process ends with a code that means one thing."""

from __future__ import annotations

import contextlib
import errno
import signal
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from types import FrameType
from typing import Final

from factcheck.cli import streams
from factcheck.errors import ExitCode, Fault, UserError
from factcheck.report.door import Door, line

FAULTS_SHOWN: Final = 10
"""How many faults are printed without `--debug`: more than a screen of them hides the first."""

UNWRITTEN: Final = {
    errno.ENOENT: "write it to a folder that exists",
    errno.ENOTDIR: "write it to a folder that exists",
    errno.EISDIR: "name a file in this folder",
    errno.ENOSPC: "free some space, or write it to another disk",
    errno.EDQUOT: "free some space, or write it to another disk",
    errno.EACCES: "write it where you may write",
    errno.EPERM: "write it where you may write",
    errno.EROFS: "write it where you may write",
    errno.ENAMETOOLONG: "write it under a shorter name",
    errno.EBADF: "write it to a descriptor that is open",
}
"""What helps where output can't be written, by the number of the error."""


class Terminated(BaseException):
    """SIGTERM arrived. No `Exception`, so that nothing on the way can take it for a bug of its own."""


def guarded(run: Callable[[], int], *, debug: bool = False) -> int:
    """Run a command and return the exit code: its own, or the one for what went wrong. Never raises.

    With `debug`, every fault is printed, and the traceback of an internal error.
    """
    streams.prepare()
    try:
        with _termination_raised():
            code = run()
            streams.flush()
            return code
    except BaseException as error:  # noqa: BLE001 - the last resort: a bug must not pass for a verdict
        return _ended(error, debug=debug)


def _ended(error: BaseException, *, debug: bool) -> ExitCode:
    """Say what ended the run, and the code for it."""
    code, lines = ExitCode.FAILED, list[str]()
    match error:
        case UserError(faults=faults):
            lines.extend(fault_lines(faults, debug=debug))
        case KeyboardInterrupt():
            code, lines = ExitCode.INTERRUPTED, ["interrupted"]
        case Terminated():
            code, lines = ExitCode.TERMINATED, ["terminated"]
        case BrokenPipeError():
            code = ExitCode.BROKEN_PIPE
        case SystemExit(__context__=BrokenPipeError()):  # what the parser makes of one while it prints help
            code = ExitCode.BROKEN_PIPE
        case OSError():
            lines.extend(fault_lines([_unwritten(error)], debug=debug))
        case _:
            lines.append(internal_error(error))
            if debug:
                lines.extend("".join(traceback.format_exception(error)).splitlines())
    try:
        streams.flush()
    except (OSError, ValueError):
        streams.abandon()
    complain(lines)
    return code


def _unwritten(error: OSError) -> Fault:
    """The fault of output that can't be written: everything that is read has faults of its own."""
    place = str(error.filename or "standard output")
    mend = UNWRITTEN.get(error.errno or 0, "write it to another place")
    return Fault(place, None, None, error.strerror or str(error), mend)


def internal_error(error: BaseException) -> str:
    """One line for a bug of ours."""
    words = " ".join(str(error).split())[:200]
    return f"internal error: {type(error).__name__}: {words} - please report this bug (--debug prints where it is)"


def fault_lines(faults: Iterable[Fault], *, debug: bool) -> Iterator[str]:
    """A line for each fault, in order of place: `path:line:column: what is wrong; help: how to mend it`."""
    ordered = sorted(set(faults), key=lambda fault: (fault.path, fault.line or 0, fault.column or 0, fault.problem))
    shown = ordered if debug else ordered[:FAULTS_SHOWN]
    for fault in shown:
        named = fault._replace(path=fault.path or "''")  # the empty name, as a shell writes it
        yield str(named).replace("\n  help:", "; help:")
    if len(ordered) > len(shown):
        yield f"... and {len(ordered) - len(shown)} more (--debug prints all)"


def complain(lines: Iterable[str]) -> None:
    """Write lines to standard error; where that is gone too, there is nobody to tell."""
    with contextlib.suppress(OSError, ValueError):
        Door(sys.stderr).write(line(text) for text in lines)
        sys.stderr.flush()


@contextlib.contextmanager
def _termination_raised() -> Iterator[None]:
    """Raise `Terminated` at SIGTERM, as Python raises `KeyboardInterrupt` at SIGINT; only a main thread can."""

    def terminate(_signal: int, _frame: FrameType | None) -> None:
        raise Terminated

    try:
        before = signal.signal(signal.SIGTERM, terminate)
    except ValueError:
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
