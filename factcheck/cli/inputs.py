"""Inputs: the paths of a command line → the files to read, and the bytes of each. Only regular files are opened."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterator
from pathlib import PurePath
from typing import Final, NamedTuple

from factcheck.cli.globs import Globs
from factcheck.cli.ignored import Ignored
from factcheck.errors import ArticleError, Fault, UsageError
from factcheck.text.regular_file import IrregularFileError, read_regular

STDIN = "-"
READABLE: Final = "name one that you may read"


class Inputs(NamedTuple):
    """The files that a command line names, sorted by path, what is wrong with what it names, and the names that were
    passed over because they are excluded."""

    paths: tuple[str, ...]
    faults: tuple[Fault, ...]
    excluded: tuple[str, ...] = ()


class Excluded(NamedTuple):
    """What is left out of folders, and with `always`, of what is named. `stdin` is what standard input is called."""

    of: Globs = Globs((), "")
    always: bool = False
    stdin: str = STDIN

    def names(self, path: str) -> bool:
        """Whether a path is passed over though it is named."""
        return self.always and self.of(self.stdin if path == STDIN else path, folder=os.path.isdir(path))


NOTHING: Final = Excluded()


def find_inputs(named: Collection[str], suffixes: Collection[str], excluded: Excluded = NOTHING) -> Inputs:
    """The files named, and those with one of `suffixes` in the folders named.

    A file is listed once for each way in which it is named. What is not there, and a folder without any article, is a
    fault: that nothing was looked at must not pass for nothing found.
    """
    paths: set[str] = set()
    faults: list[Fault] = []
    passed_over = {name for name in named if excluded.names(name)}
    for name in named:
        if name in passed_over:
            continue
        if name == STDIN or not os.path.isdir(name):
            paths.add(name)
            continue
        found = list(_walk(name, suffixes, excluded.of, faults))
        if not found:
            but = " that is not excluded" if excluded.of.patterns else ""
            faults.append(Fault(name, None, None, f"no article in this folder{but}", f"looked for {_listed(suffixes)}"))
        paths.update(found)
    return Inputs(tuple(sorted(paths)), tuple(faults), tuple(sorted(passed_over)))


def read_bytes(path: str, limit: int) -> bytes:
    """The content of a regular file, or of standard input for `-`. Raises `ArticleError`."""
    if path == STDIN:
        if sys.stdin is None:
            raise UsageError(Fault("standard input", None, None, "is closed", "name a file, or redirect one to it"))
        return _limited(path, sys.stdin.buffer.read(limit + 1), limit)
    try:
        return _limited(path, read_regular(path, limit), limit)
    except IrregularFileError as error:
        raise ArticleError(Fault(path, None, None, str(error), "name a file, or `-` to read standard input")) from None
    except IsADirectoryError:
        mend = "name one article in it; `factcheck check` reads all of a folder"
        raise ArticleError(Fault(path, None, None, "is a folder", mend)) from None
    except FileNotFoundError:
        raise ArticleError(Fault(path, None, None, "no such file or folder", _mistaken(path))) from None
    except (OSError, ValueError) as error:
        words = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise ArticleError(Fault(path, None, None, f"can't be read: {words}", READABLE)) from None


def _limited(path: str, data: bytes, limit: int) -> bytes:
    if len(data) > limit:
        help_ = "--max-bytes raises the limit, or split the file"
        raise ArticleError(Fault(path, None, None, f"longer than {limit:,} bytes", help_))
    return data


def _mistaken(path: str) -> str:
    """What helps where nothing has the name `path`: it may be a command, written well or badly."""
    from factcheck.cli.app import COMMANDS  # noqa: PLC0415 - only a fault needs them
    from factcheck.registry.shapes import similar  # noqa: PLC0415

    if path == "help":
        return "for the commands and options: factcheck --help"
    if path in COMMANDS:
        return f"for the command, write it first: factcheck {path} ..."
    meant = similar(path, COMMANDS) if path.isalpha() else ""
    return f"did you mean the command `{meant}`?" if meant else "name a file or a folder that is there, or `-`"


def _walk(folder: str, suffixes: Collection[str], excluded: Globs, faults: list[Fault]) -> Iterator[str]:
    """Articles below a folder. Links are not followed; hidden folders, what git ignores and what is excluded are left
    out."""
    ignored = Ignored(folder)

    def left_out(path: str, *, folder: bool = False) -> bool:
        return ignored(path, folder=folder) or excluded(path, folder=folder)

    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            faults.append(Fault(here, None, None, f"can't be read: {error.strerror}", READABLE))
            continue
        ignored.enter(here)
        for entry in listed:
            if entry.is_dir(follow_symlinks=False):
                if not entry.name.startswith(".") and not left_out(entry.path, folder=True):
                    waiting.append(entry.path)
            elif _suffix(entry.name) in suffixes and entry.is_file(follow_symlinks=False) and not left_out(entry.path):
                yield entry.path


def _suffix(name: str) -> str:
    return PurePath(name).suffix.lower()


def _listed(suffixes: Collection[str]) -> str:
    return ", ".join(sorted(filter(None, suffixes)))
