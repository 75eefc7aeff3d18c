"""Finding: the configuration file that holds for work in a folder, by looking at names upwards of it.

One file holds for a whole run, and it is looked for where the registry is: from the current folder upwards, not from
each article's. A run is held to one registry and ends with one exit code, so what decides these must not depend on
which articles happen to be named with one another; and a file that somebody adds deep in a tree must not loosen what
the root asks of it. What holds for some paths only stands in the one file, under `per-path`.

Where there is no file, this costs a few questions to the file system, and nothing is imported or opened.
"""

from __future__ import annotations

import os
from typing import Final

from factcheck.errors import UsageError

NAMES: Final = ("factcheck.toml", ".factcheck.toml")
"""The names of a configuration file, in the order in which one folder is looked through."""
PROJECT: Final = "pyproject.toml"
"""The file that may hold `[tool.factcheck]` beside much else; without that table it is passed over."""
TABLE: Final = ("tool", "factcheck")


def find_config(start: str) -> str | None:
    """The nearest configuration file, in `start` or a folder above it; none beyond the root of a git repository or the
    home folder. A name that leads nowhere is found too, for reading to complain of: whoever made it meant something.
    """
    home = os.path.realpath(os.path.expanduser("~"))
    for folder in upwards(start):
        for name in NAMES:
            path = os.path.join(folder, name)
            if os.path.lexists(path):
                return path
        path = os.path.join(folder, PROJECT)
        if os.path.isfile(path) and _has_table(path):
            return path
        if is_root(folder) or folder == home:
            break
    return None


def upwards(folder: str) -> list[str]:
    """A folder and all above it, the nearest first."""
    found = [folder]
    while (above := os.path.dirname(found[-1])) != found[-1]:
        found.append(above)
    return found


def is_root(folder: str) -> bool:
    """Whether a folder is the root of a git repository."""
    return os.path.lexists(os.path.join(folder, ".git"))


def root_around(folder: str) -> str | None:
    """The root of the git repository around a folder, if it is in one."""
    return next(filter(is_root, upwards(folder)), None)


def _has_table(path: str) -> bool:
    """Whether a `pyproject.toml` has the table, or can't be read to the end to tell."""
    from factcheck.cli.configuration.parse import parse, read  # noqa: PLC0415 - only where there is such a file

    try:
        data = read(path)
        return TABLE[1].encode() in data and parse(path, data, TABLE) is not None
    except UsageError:
        return True
