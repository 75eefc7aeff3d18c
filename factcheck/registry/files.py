"""Files: the paths that a user names → the claims files behind them, and their bytes.

Third floor, beside the loader; with `shared.py` and `discover.py` all of the registry that touches the file system.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from os import PathLike
from pathlib import Path
from typing import Final, TypeAlias

from factcheck.errors import Fault
from factcheck.settings import LIMITS
from factcheck.text.regular_file import IrregularFileError, read_regular

ReadBytes: TypeAlias = Callable[[str], bytes | Fault]
"""How the bytes of a claims file are come by: from its place on the disk, or out of an editor that holds it open."""

SUFFIXES: Final = (".yaml", ".yml")
FILL: Final = "put a `.yaml` file into it, or name another with --claims"


def claims_files(paths: Iterable[str | PathLike[str]], faults: list[Fault]) -> list[str]:
    """The files that `paths` name, each once, in order of path; folders are searched to the bottom for `*.yaml` and
    `*.yml`, leaving out what is hidden, and links to folders. What can't be found is added to `faults`."""
    found: dict[str, str] = {}
    for path_like in paths:
        named = os.fspath(path_like)
        is_folder = os.path.isdir(named)  # noqa: PTH112 - `Path.is_dir` raises for names that no file can have
        inside = list(files_inside(named)) if is_folder else [named]
        if not inside:
            faults.append(Fault(named, None, None, "no claims file is in this folder", FILL))
        for path in inside:
            file = identity(path)
            found[file] = min(path, found.get(file, path))
    return sorted(found.values())


def identity(path: str) -> str:
    """What is the same for all names of one file: where it really lies."""
    try:
        return os.path.realpath(path)
    except ValueError:  # a NUL in the name: opening it will say so
        return path


def files_inside(folder: str) -> Iterator[str]:
    """The claims files below a folder, in an order that does not depend on the file system."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (
            str(Path(place, name)) for name in sorted(names) if name.endswith(SUFFIXES) and not name.startswith(".")
        )


def is_bare(folder: str) -> bool:
    """Whether nothing stands below a folder but folders and what is hidden, or it can't be looked into."""
    return not any(not name.startswith(".") for _, _, names in os.walk(folder) for name in names)


def read_bytes(path: str) -> bytes | Fault:
    """The bytes of a regular file, at most one more than `LIMITS.registry_bytes`, or why it can't be read."""
    try:
        return read_regular(path, LIMITS.registry_bytes)
    except IrregularFileError as error:
        return Fault(path, None, None, str(error), "name a claims file or a folder of them")
    except FileNotFoundError:
        return Fault(path, None, None, "there is no such file or folder", "name a claims file or a folder of them")
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return Fault(path, None, None, f"can't be read: {why}", "see that its name is right and that you may read it")
