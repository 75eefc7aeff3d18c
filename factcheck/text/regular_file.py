"""The bytes of a file, for articles and registries alike. The way in of the text floor."""

from __future__ import annotations

import os
import stat
from os import PathLike
from typing import Final

# Without O_NONBLOCK, opening a FIFO that nobody writes to would wait for ever. Only Windows has O_BINARY, and needs it.
FLAGS: Final = sum(getattr(os, name, 0) for name in ("O_RDONLY", "O_NONBLOCK", "O_NOCTTY", "O_BINARY", "O_CLOEXEC"))


class IrregularFileError(OSError):
    """A folder, a pipe, a device: reading it may never end, or do something."""


def read_regular(path: str | PathLike[str], limit: int) -> bytes:
    """The bytes of a regular file, at most one more than `limit`, so that the caller can tell a longer one.

    Raises `IrregularFileError` for what is no regular file, `OSError`, and `ValueError` for a name that no file can
    have.
    """
    descriptor = os.open(path, FLAGS)
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise IrregularFileError("is no regular file")
        return file.read(limit + 1)
