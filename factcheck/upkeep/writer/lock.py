"""The lock: one writer of a folder of claims files at a time, whatever ends the one before.

The lock is on a file of its own, never on the claims file: that one is replaced, and whoever waited for the old one
would write over the new (of 6 × 40 additions so locked, 115 were kept). The system takes it off when its holder ends,
however it ends. A folder has one lock, so that an id can't be given twice in it.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from factcheck.errors import Fault, UserError

NAME: Final = ".factcheck.lock"
PAUSE: Final = 0.01
"""Seconds between two tries."""
TRIES: Final = 2_000
"""Tries before giving up: 20 seconds; a change takes a tenth of a second, in a registry of thousands of claims."""
HOLDER_CHARACTERS: Final = 100
_FLAGS: Final = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)

if sys.platform == "win32":
    import msvcrt

    _BYTE: Final = 1 << 20
    """The byte that is locked: behind all that is written, which others may read."""

    def _try(descriptor: int) -> None:
        os.lseek(descriptor, _BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _try(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(path: str, tries: int = TRIES) -> Iterator[None]:
    """Hold the lock of the folder in which a claims file really stands.

    Raises `UserError` that tells who holds it when it isn't free after so many tries, and `OSError` that names `path`
    where none can be made.
    """
    name = os.path.join(os.path.dirname(os.path.realpath(path)), NAME)
    try:
        descriptor = _acquire(name, tries)
        if descriptor is None:
            mend = f"wait until it has ended; if nobody is at work there, delete {name}"
            raise UserError(Fault(path, None, None, f"{_holder(name)} is writing to this folder", mend))
    except OSError as error:
        error.filename = path
        raise
    try:
        yield
    finally:
        # Deleted while it is held: who waits for the deleted file sees that its name is gone, and opens a new one.
        with contextlib.suppress(OSError):
            os.unlink(name)
        os.close(descriptor)


def _acquire(name: str, tries: int) -> int | None:
    for _ in range(tries):
        descriptor = os.open(name, _FLAGS, 0o666)
        try:
            _try(descriptor)
            held = _is_named(descriptor, name)
        except (BlockingIOError, PermissionError):
            held = False
        except BaseException:
            os.close(descriptor)
            raise
        if held:
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, f"process {os.getpid()}".encode(), 0) if hasattr(os, "pwrite") else None
            return descriptor
        os.close(descriptor)
        time.sleep(PAUSE)
    return None


def _is_named(descriptor: int, name: str) -> bool:
    """Whether the file that is locked is still the one that others find by its name."""
    try:
        return os.path.samestat(os.fstat(descriptor), os.stat(name))
    except FileNotFoundError:
        return False


def _holder(name: str) -> str:
    """Who holds a lock, by what it wrote there."""
    with contextlib.suppress(OSError), open(name, "rb") as file:
        if said := file.read(HOLDER_CHARACTERS).decode("ascii", "replace").strip():
            return said
    return "another process"
