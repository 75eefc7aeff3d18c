"""Decoding: the bytes of an article → its characters, strictly. The very first step of the text floor.

UTF-8, or UTF-16 and UTF-32 with a byte-order mark, or what the user names. Nothing is guessed and nothing replaced: a
guess that is wrong by one letter can turn a name into another, or hide a figure.
"""

from __future__ import annotations

import codecs
from typing import Final, NamedTuple

from factcheck.errors import ArticleError, Fault
from factcheck.settings import LIMITS
from factcheck.text.document import line_starts


class Mark(NamedTuple):
    """A byte-order mark, the codec of the bytes behind it, and what people call that encoding."""

    mark: bytes
    codec: str
    name: str


# The longest mark first: FF FE 00 00 is UTF-32, and would pass for UTF-16 with NULs.
_MARKS: Final = (
    Mark(codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    Mark(codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    Mark(codecs.BOM_UTF8, "utf-8", "UTF-8"),
    Mark(codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    Mark(codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_UNMARKED: Final = Mark(b"", "utf-8", "UTF-8")
# Codecs of text that no article is written in, and that let ASCII bytes hide other characters.
_REFUSED: Final = frozenset({"utf-7", "punycode", "idna", "unicode-escape", "raw-unicode-escape"})
_HOW: Final = "save the file as UTF-8, or name its encoding with --encoding"


def decode(path: str, data: bytes, *, encoding: str | None = None, limit: int = LIMITS.article_bytes) -> str:
    """The characters of a file, without its byte-order mark.

    Raises `ArticleError` for what is not valid in its encoding (with line and column of the first bad byte), for
    binary files, for files over `limit` bytes, and for an `encoding` that is unknown or not one of text.
    """
    if len(data) > limit:
        problem = f"{len(data):,} bytes long; at most {limit:,} are read"
        raise ArticleError(Fault(path, None, None, problem, "split the file into smaller ones"))
    mark, codec, name = mark_of(data)
    if encoding is not None:
        mark, codec, name = b"", _codec_of(path, encoding), encoding
    try:
        text = data[len(mark) :].decode(codec)
    except UnicodeDecodeError as error:
        fault = _bad_byte(path, error, codec, name, len(mark))
        raise ArticleError(_binary(path, data) if codec == "utf-8" and b"\0" in data else fault) from None
    if "\0" in text:
        raise ArticleError(_binary(path, data))
    return text if encoding is None else text.removeprefix("\ufeff")


def mark_of(data: bytes) -> Mark:
    """The byte-order mark that a file begins with, and the encoding that it tells; UTF-8 and none where it has none."""
    return next((mark for mark in _MARKS if data.startswith(mark.mark)), _UNMARKED)


def _codec_of(path: str, encoding: str) -> str:
    try:
        codec = codecs.lookup(encoding).name
        " ".encode(codec)  # raises for codecs that are not of text
    except (LookupError, UnicodeError, ValueError):
        codec = ""
    if not codec or codec.replace("_", "-") in _REFUSED:
        problem = f"`{encoding}` is not an encoding that articles are read in"
        raise ArticleError(Fault(path, None, None, problem, "name one such as utf-8, cp1252, latin-1 or koi8-r"))
    return codec


def _bad_byte(path: str, error: UnicodeDecodeError, codec: str, name: str, skipped: int) -> Fault:
    line, column = _position(error.object[: error.start].decode(codec, errors="ignore"))
    problem = f"not valid {name} (byte 0x{error.object[error.start]:02x} at offset {error.start + skipped})"
    return Fault(path, line, column, problem, _HOW)


def _binary(path: str, data: bytes) -> Fault:
    offset = data.index(0)
    line, column = _position(data[:offset].decode("latin-1"))
    problem = f"binary file (NUL at offset {offset})"
    # Every other byte of Latin text in UTF-16 is NUL.
    if offset <= 1 and data.count(0) * 3 > len(data):
        return Fault(path, line, column, f"{problem}; looks like UTF-16 without a byte-order mark", _HOW)
    return Fault(path, line, column, problem, "only text is read")


def _position(before: str) -> tuple[int, int]:
    starts = line_starts(before)
    return len(starts), len(before) - starts[-1] + 1
