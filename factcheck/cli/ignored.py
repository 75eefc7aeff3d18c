"""What git ignores: the `.gitignore` files that hold for a folder, from the root of its repository downwards."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeAlias

from factcheck.report.places import NOWHERE, Base

Judge: TypeAlias = Callable[[str], bool | None]
"""Says whether a path is ignored; `None` where no pattern has a word on it."""

LARGEST: Final = 1_000_000
"""Bytes of a `.gitignore` that are read."""


class Ignored:
    """Says of a path below a folder whether git would ignore it; the nearest file with a word on it decides."""

    def __init__(self, folder: str) -> None:
        self._judges: dict[str, Judge] = {}
        above = Path(folder).absolute()
        for parent in above.parents if not _is_root(str(above)) else ():
            self.enter(str(parent))
            if _is_root(str(parent)):
                break
        else:
            self._judges.clear()  # in no repository: files above the folder say nothing of it

    def enter(self, folder: str) -> None:
        """Read the `.gitignore` of a folder, if it has one."""
        lines = _lines(os.path.join(folder, ".gitignore"))
        if lines:
            self._judges[os.path.abspath(folder)] = judge(lines)

    def __call__(self, path: str, *, folder: bool = False) -> bool:
        """Whether git would ignore `path`."""
        if not self._judges:
            return False
        at = os.path.abspath(path)
        for base in sorted((base for base in self._judges if _is_below(at, base)), key=len, reverse=True):
            relative = os.path.relpath(at, base).replace(os.sep, "/") + ("/" if folder else "")
            said = self._judges[base](relative)
            if said is not None:
                return said
        return False


def judge(lines: Sequence[str]) -> Judge:
    """What the lines of a `.gitignore` say of a path relative to its folder."""
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - costs 40 ms, and few folders have a `.gitignore`

    spec = GitIgnoreSpec.from_lines(lines)
    return lambda path: spec.check_file(path).include


def _is_root(folder: str) -> bool:
    return os.path.exists(os.path.join(folder, ".git"))


def _is_below(path: str, folder: str) -> bool:
    return path.startswith(folder.rstrip(os.sep) + os.sep)


def _lines(path: str) -> list[str]:
    try:
        if not os.path.isfile(path):
            return []
        with open(path, "rb") as file:
            return file.read(LARGEST).decode("utf-8", "surrogateescape").splitlines()
    except OSError:
        return []


def base_of_run() -> Base:
    """The current folder, and the root of the git repository around it: that folder itself, where it is in none."""
    try:
        folder = os.getcwd()
    except OSError:  # it was removed under the process
        return NOWHERE
    return base_around(folder)


def base_around(folder: str) -> Base:
    """A folder, and the root of the git repository around it: that folder itself, where it is in none."""
    above = (folder, *map(str, Path(folder).parents))
    return Base(folder, next(filter(_is_root, above), folder))
