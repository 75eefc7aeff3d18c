"""Readers: bytes or characters of an article → `Document`. First step of the text floor; a module per format."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from factcheck.errors import ArticleError, Fault
from factcheck.settings import LIMITS
from factcheck.text.decode import decode
from factcheck.text.document import Document, Published, Span
from factcheck.text.published import dateline_of
from factcheck.text.readers.columns import Columns

if TYPE_CHECKING:
    from factcheck.text.readers.rows import Dump

# The suffix of a file → the module that reads it.
KIND_BY_SUFFIX: Final = {
    "": "txt",
    ".txt": "txt",
    ".text": "txt",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".pdf": "pdf",
    ".rst": "rst",
    ".adoc": "asciidoc",
    ".asciidoc": "asciidoc",
    ".srt": "subtitles",
    ".vtt": "subtitles",
    ".jsonl": "rows",
    ".ndjson": "rows",
    ".csv": "rows",
    ".tsv": "rows",
}
# A folder may hold files of these kinds that are no articles: they are read where they are named.
NAMED_ONLY: Final = frozenset({"pdf", "rows"})
WALKED: Final = frozenset(suffix for suffix, kind in KIND_BY_SUFFIX.items() if suffix and kind not in NAMED_ONLY)
_BINARY: Final = frozenset({"docx", "pdf"})
_HINTS: Final = {
    ".doc": "the old Word format is not read: save it as .docx",
}


def document_from_text(
    text: str, *, path: str = "<text>", published: Published | None = None, kind: str = "txt"
) -> Document:
    """A document from decoded text, read as `kind`: txt, markdown or html.

    Its date is `published`, else what the article says of itself in markup, else a dateline. Raises `ArticleError`.
    """
    return _dated(_read(kind, path, text), published)


def read_document(
    path: str,
    data: bytes,
    *,
    published: Published | None = None,
    encoding: str | None = None,
    limit: int = LIMITS.article_bytes,
) -> Document:
    """A document from the bytes of a file; the reader is chosen by the suffix.

    Raises `ArticleError`, also for a text of more than `limit` bytes.
    """
    kind = kind_of(path)
    if kind in _BINARY:
        return _dated(_read(kind, path, data), published)
    text = decode(path, data, encoding=encoding, limit=limit)
    return document_from_text(text, path=path, published=published, kind=kind)


def read_rows(
    path: str,
    data: bytes,
    columns: Columns,
    published: Published | None = None,
    *,
    encoding: str | None = None,
    limit: int = LIMITS.article_bytes,
) -> Dump:
    """The rows of a dump of articles, each a document of its own.

    Raises `ArticleError`, here and while they are read.
    """
    from factcheck.text.readers.rows import Dump  # noqa: PLC0415 - few runs read any

    return Dump(path, decode(path, data, encoding=encoding, limit=limit), columns, published)


def kind_of(path: str) -> str:
    """The format of a file by its suffix. Raises `ArticleError` for one that is not read."""
    suffix = PurePath(path).suffix.lower()
    if suffix not in KIND_BY_SUFFIX:
        known = f"suffixes that are read: {' '.join(filter(None, KIND_BY_SUFFIX))}"
        raise ArticleError(Fault(path, None, None, f"`{suffix}` files are not read", _HINTS.get(suffix, known)))
    return KIND_BY_SUFFIX[suffix]


def _read(kind: str, path: str, source: str | bytes) -> Document:
    """The document that the module of a format reads; a format costs nothing until a file of it comes."""
    document: Document = import_module(f"{__name__}.{kind}").read(path, source)
    return document


def _dated(document: Document, published: Published | None) -> Document:
    """The document with its date: the one given, else its own, else a dateline in its text."""
    if published or document.published:
        return replace(document, published=published or document.published)
    found = dateline_of(document.text)
    if found is None:
        return document
    line = document.position(document.source_span(Span(found.at, found.at)).start).line
    return replace(document, published=Published(found.day, f"dateline at line {line}"))
