"""Readers: bytes or characters of an article → `Document`. First step of the text floor; a module per format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from typing import Final

from factcheck.errors import ArticleError, Fault
from factcheck.text.decode import decode
from factcheck.text.document import Document, Published
from factcheck.text.readers import txt

_READERS: Final[dict[str, Callable[[str, str], Document]]] = {"txt": txt.read}
_KINDS: Final = {"": "txt", ".txt": "txt", ".text": "txt"}
SUFFIXES: Final = frozenset(filter(None, _KINDS))
"""The suffixes of files that are read; folders are searched for these."""


def document_from_text(
    text: str, *, path: str = "<text>", published: Published | None = None, kind: str = "txt"
) -> Document:
    """A document from decoded text, read as `kind`."""
    document = _READERS[kind](path, text)
    return Document(
        document.path,
        document.source,
        document.text,
        document.offsets,
        document.blocks,
        published or document.published,
        document.skipped,
        document.suspicions,
    )


def read_document(
    path: str, data: bytes, *, published: Published | None = None, encoding: str | None = None
) -> Document:
    """A document from the bytes of a file; the reader is chosen by the suffix. Raises `ArticleError`."""
    suffix = PurePath(path).suffix.lower()
    if suffix not in _KINDS:
        known = ", ".join(sorted(filter(None, _KINDS)))
        raise ArticleError(
            Fault(path, None, None, f"`{suffix}` files are not read", f"suffixes that are read: {known}")
        )
    text = decode(path, data, encoding=encoding)
    return document_from_text(text, path=path, published=published, kind=_KINDS[suffix])
