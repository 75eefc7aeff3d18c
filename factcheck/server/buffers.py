"""Buffers: what an editor holds of a file, saved or not, and how edits change it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath
from typing import Final, NamedTuple, TypeAlias

from lsprotocol import types
from pygls.uris import from_fs_path, to_fs_path

from factcheck.server.positions import Encoding, Lines

Change: TypeAlias = types.TextDocumentContentChangePartial | types.TextDocumentContentChangeWholeDocument
SURROGATES: Final = re.compile("[\ud800-\udfff]")
REPLACEMENT: Final = "\ufffd"
"""What stands for a lone surrogate, which JSON can write and no file can hold. It has its length in every encoding of
positions."""


class Buffer(NamedTuple):
    """A file as an editor holds it. `path` is empty where it has none: it was never saved, or lies elsewhere."""

    uri: str
    language: str
    version: int
    text: str

    @property
    def path(self) -> str:
        """Where the file lies, or nothing."""
        return path_of(self.uri)


def opened(item: types.TextDocumentItem) -> Buffer:
    """The buffer of a file that was just opened."""
    return Buffer(item.uri, item.language_id, item.version, clean(item.text))


def edited(buffer: Buffer, changes: Iterable[Change], version: int, encoding: Encoding) -> Buffer:
    """The buffer after edits, one after the other. What an edit names beyond the end of the text is the end of it."""
    text = buffer.text
    for change in changes:
        if isinstance(change, types.TextDocumentContentChangeWholeDocument):
            text = clean(change.text)
        else:
            span = Lines(text, encoding).span(change.range)
            text = text[: span.start] + clean(change.text) + text[span.end :]
    return buffer._replace(text=text, version=version)


def clean(text: str) -> str:
    """A text of a message, with another character where it holds half of one."""
    return SURROGATES.sub(REPLACEMENT, text)


def path_of(uri: str) -> str:
    """The path that a URI leads to; nothing for one that leads to no file of this machine."""
    try:
        path = to_fs_path(uri)
    except ValueError:
        return ""
    return path if path and "\0" not in path and PurePath(path).is_absolute() else ""


def uri_of(path: str) -> str:
    """The URI of a file, by its absolute path."""
    return str(from_fs_path(path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")))
