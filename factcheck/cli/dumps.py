"""Dumps of articles: a file of rows → what is found in it. Each row is judged by itself, and kept no longer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from factcheck.cli.request import Request
from factcheck.errors import Fault
from factcheck.pipeline import together, with_coverage
from factcheck.registry.registry import Registry
from factcheck.rules.interface import CheckedDocument
from factcheck.text.document import Document, without_text
from factcheck.text.readers import read_rows
from factcheck.text.readers.columns import Columns


def check_rows(
    request: Request, registry: Registry, name: str, data: bytes, judge: Callable[[Document], CheckedDocument]
) -> CheckedDocument:
    """What is found in a dump, as of one file; rows that can't be read are its `unread`. Raises `ArticleError`."""
    given, columns = request.reading, Columns(request.column, request.date_column, request.id_column)
    dump = read_rows(name, data, columns, given.published, encoding=given.encoding or None, limit=given.max_bytes)
    checked, unread = list[CheckedDocument](), list[Fault]()
    for row in dump:
        if isinstance(row, Fault):
            unread.append(row)
            continue
        judged = judge(row)
        judged = with_coverage(judged, registry) if request.coverage else judged
        is_told = bool(judged.everything or (judged.coverage and judged.coverage.uncovered))
        checked.append(judged if is_told else replace(judged, document=without_text(row)))
    return together(dump.whole([row.document for row in checked]), checked, tuple(unread))
