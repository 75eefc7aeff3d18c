"""A file written whole or not at all, for reports and registries alike. The way out, beside `regular_file.py`."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from typing import Final

PART: Final = ".part"
"""The end of the name of a file that is being written."""


def replace_file(path: str, data: bytes, move: Callable[[str, str], None] = os.replace) -> None:
    """Write a file beside its place first, then into it; a link stays one, and an old file's mode is kept.

    Whatever ends the process, the place holds the old file or the new one, each whole. `move` puts it there. Raises
    `OSError` that names `path`.
    """
    real = os.path.realpath(path)
    beside = part_of(real)
    try:
        with open(beside, "xb") as file:
            if os.path.exists(real):
                os.chmod(beside, os.stat(real).st_mode & 0o7777)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        move(beside, real)
    except BaseException as error:
        if isinstance(error, OSError) and error.filename in (None, beside):
            error.filename, error.filename2 = path, None  # the file that the user has named
        raise
    finally:
        with contextlib.suppress(OSError):
            os.unlink(beside)
    with contextlib.suppress(OSError):  # the file is in its place; not every file system can write out a folder
        _keep_folder(os.path.dirname(real))


def part_of(real: str) -> str:
    """The name under which this process writes a file before it stands in its place."""
    folder, name = os.path.split(real)
    return os.path.join(folder, f".{name}.{os.getpid()}{PART}")


def _keep_folder(folder: str) -> None:
    """Have the new name outlast a loss of power. Only POSIX can open a folder, and needs it."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
