"""`factcheck values`: every value that is read in an article, with its normal form and the rule that read it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

import typer

from factcheck.cli.options import File, Layout, Listing
from factcheck.cli.per_path import PerPath
from factcheck.cli.printing import print_listing
from factcheck.cli.request import OF_ONE_FILE, OF_REGISTRY
from factcheck.cli.run import read_article
from factcheck.cli.setting import without
from factcheck.cli.taking import Given, takes
from factcheck.report.door import Line, line
from factcheck.report.table import table
from factcheck.text.document import Document
from factcheck.text.sentences import sentences_of
from factcheck.values.interface import Context, Mention
from factcheck.values.read import read_mentions

PLACE: Final = frozenset({"kind", "start", "end", "text", "rule"})
"""Keys of a mention that have a column of their own."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("values")(values)


@takes(*without(OF_ONE_FILE, *OF_REGISTRY))
def values(file: File, *, output_format: Listing = Layout.PRETTY, given: Given) -> Callable[[], int]:
    """List the values read in an article.

    Each with its place, its normal form, and the rule that read it.
    """

    def work() -> int:
        request = given.request()
        document = read_article(file, PerPath(request).of(file).reading)
        rows = [_row(document, mention) for mention in mentions_of(document)]
        return print_listing(_table(rows), rows, output_format, request.color)

    return work


def mentions_of(document: Document) -> Iterator[Mention]:
    """The mentions of a document in order of place, with spans of its source."""
    context = Context(document.published.day if document.published else None)
    for sentence in sentences_of(document):
        for mention in read_mentions(sentence.span.of(document.text), context):
            yield mention.shifted(sentence.span.start).moved(document.offsets)


def _row(document: Document, mention: Mention) -> dict[str, Any]:
    at = document.position(mention.span.start)
    row = {**mention.to_dict(), "text": mention.span.of(document.source)}
    return {"line": at.line, "column": at.column, **row}


def _table(rows: Sequence[dict[str, Any]]) -> Iterator[Line]:
    if not rows:
        yield line("no value was read")
        return
    yield from table(("place", "text", "kind", "normal form", "rule"), [_cells(row) for row in rows])


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    form = " ".join(_words(row.items()))
    return f"{row['line']}:{row['column']}", row["text"], row["kind"], form, row["rule"]


def _words(items: Iterable[tuple[str, Any]]) -> Iterator[str]:
    """What is worth saying of a normal form: every key with a value that is not the usual one."""
    for key, value in items:
        if key in PLACE or key in {"line", "column"} or value in (None, False, "plain", "exact"):
            continue
        yield key if value is True else f"{key}={value}"
