"""Rewriting: spans of a source replaced, and the bytes of its file with nothing else changed. The way back of
`decode.py`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from factcheck.text.decode import mark_of
from factcheck.text.document import Span

MARK: Final = "\ufeff"


class Edit(NamedTuple):
    """A span of a text, and what is to stand there."""

    span: Span
    text: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """A text with edits made that do not overlap."""
    pieces, end = list[str](), 0
    for edit in sorted(edits):
        pieces += (text[end : edit.span.start], edit.text)
        end = edit.span.end
    return "".join((*pieces, text[end:]))


def bytes_like(data: bytes, source: str, new: str, encoding: str = "") -> bytes | None:
    """The bytes of a file that held `source`, for a changed text: the same encoding, the same byte-order mark.

    `encoding` is what the user has named, if anything. `None` where the file can't be written back as it was, byte for
    byte (its text was not the file's own, or its encoding writes one text in several ways), or where the encoding has
    no bytes for the new text.
    """
    codec = encoding or mark_of(data).codec
    heads = (b"", _mark_in(codec)) if encoding else (mark_of(data).mark,)
    try:
        head = next((head for head in heads if head + source.encode(codec) == data), None)
        return None if head is None else head + new.encode(codec)
    except UnicodeEncodeError:
        return None


def _mark_in(codec: str) -> bytes:
    """A byte-order mark in a codec; nothing where it has none."""
    try:
        return MARK.encode(codec)
    except UnicodeEncodeError:
        return b""
