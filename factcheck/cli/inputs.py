"""Inputs: the paths of a command line → the files to read, and the bytes of each. Only regular files are opened."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable, Iterator
from pathlib import PurePath
from typing import Final, NamedTuple

from factcheck.cli.ignored import Ignored
from factcheck.errors import ArticleError, Fault, UsageError
from factcheck.text.regular_file import IrregularFileError, read_regular

STDIN = "-"
READABLE: Final = "name one that you may read"


class Inputs(NamedTuple):
    """The files that a command line names, sorted by path, and what is wrong with what it names."""

    paths: tuple[str, ...]
    faults: tuple[Fault, ...]


def find_inputs(named: Iterable[str], suffixes: Collection[str]) -> Inputs:
    """The files named, and those with one of `suffixes` in the folders named.

    A file is listed once for each way in which it is named. What is not there, and a folder without any article, is a
    fault: that nothing was looked at must not pass for nothing found.
    """
    paths: set[str] = set()
    faults: list[Fault] = []
    for name in named:
        if name == STDIN or not os.path.isdir(name):
            paths.add(name)
            continue
        found = list(_walk(name, suffixes, faults))
        if not found:
            faults.append(Fault(name, None, None, "no article in this folder", f"looked for {_listed(suffixes)}"))
        paths.update(found)
    return Inputs(tuple(sorted(paths)), tuple(faults))


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


def _walk(folder: str, suffixes: Collection[str], faults: list[Fault]) -> Iterator[str]:
    """Articles below a folder. Links are not followed, hidden folders and what git ignores are left out."""
    ignored = Ignored(folder)
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
                if not entry.name.startswith(".") and not ignored(entry.path, folder=True):
                    waiting.append(entry.path)
            elif _suffix(entry.name) in suffixes and entry.is_file(follow_symlinks=False) and not ignored(entry.path):
                yield entry.path


def _suffix(name: str) -> str:
    return PurePath(name).suffix.lower()


def _listed(suffixes: Collection[str]) -> str:
    return ", ".join(sorted(filter(None, suffixes)))
