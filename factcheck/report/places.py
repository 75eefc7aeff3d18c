"""Places as other programs name them: paths from the root of the repository, URIs, columns in bytes."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final
from urllib.parse import quote

from factcheck.text.document import Document

OUTSIDE: Final = ".."


@dataclass(frozen=True, slots=True)
class Base:
    """Where a run stands: its current folder, and the root of the repository around it (that folder, where there is
    none). Both are absolute; empty where a report is made without a run."""

    folder: str = ""
    root: str = ""


NOWHERE: Final = Base()
"""The base of a report that is made without a run."""


def from_root(path: str, base: Base) -> str:
    """A path as the tools of a repository name it: from its root, with `/`. A path out of it is absolute; without a
    root, a path stays as it was given."""
    if not base.root:
        return spelt_out(path).replace(os.sep, "/") or "."
    absolute = os.path.normpath(PurePath(base.folder, path))
    relative = os.path.relpath(absolute, base.root)
    chosen = absolute if OUTSIDE in PurePath(relative).parts else relative
    return spelt_out(chosen).replace(os.sep, "/")


def is_inside(path: str) -> bool:
    """Whether what `from_root` gave is a place in the repository."""
    return not PurePath(path).is_absolute() and OUTSIDE not in path.split("/")


def uri(path: str) -> str:
    """What `from_root` gave, as a URI: relative inside the repository, `file://` outside (RFC 3986)."""
    quoted = quote(path, safe="/")
    return f"file://{quoted}" if PurePath(path).is_absolute() else quoted


def spelt_out(text: str) -> str:
    """`text` without lone surrogates: an undecodable byte of a file name is spelt out by its escape."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def byte_column(document: Document, offset: int) -> int:
    """The column of an offset, from 1, in bytes of UTF-8."""
    start = document.line(document.position(offset).line).start
    return len(document.source[start:offset].encode("utf-8")) + 1
