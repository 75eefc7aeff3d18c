"""Literate pages: what of a source is read, as which kind of block, what is skipped, and which date it states.

Each page of `pages` has sources (```` ```rst source ````, the suffix first) and below each a block ```` ```read ````: a
line a block, with its kind and level; then what is skipped, with the reason; then the date, where one is stated. The
prose says why. `pytest --update tests/text/readers/test_pages.py` writes the second kind anew; review it as a diff.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.errors import ArticleError
from factcheck.text.document import Document
from factcheck.text.readers import read_document

PAGES = sorted((Path(__file__).parent / "pages").glob("*.md"))
BLOCK = re.compile(r"^(?P<fence>`{3,})(?P<info>[^`\n]*)\n(?P<body>(?:.*\n)*?)(?P=fence)$", re.MULTILINE)
SOURCE = re.compile(r"(?P<suffix>[a-z]+) source")


def lines_of(document: Document) -> Iterator[str]:
    """What became of a source."""
    for block in document.blocks:
        kind = f"{block.kind} {block.level}" if block.level else block.kind
        yield f"{kind}: {block.span.of(document.text)!r}"
    for skipped in document.skipped:
        yield f"skipped, {skipped.reason}: {skipped.span.of(document.source)!r}"
    if document.published:
        yield f"date: {document.published.day} ({document.published.origin})"


def told(suffix: str, source: str) -> str:
    try:
        document = read_document(f"a.{suffix}", source.encode("utf-8"))
    except ArticleError as error:
        return f"{error}\n"
    return "".join(f"{line}\n" for line in lines_of(document))


def readings_in(page: str) -> Iterator[tuple[re.Match[str], str]]:
    """Each block of readings of a page, with what became of the source before it."""
    source: tuple[str, str] | None = None
    for block in BLOCK.finditer(page):
        found = SOURCE.fullmatch(block["info"].strip())
        if found:
            assert source is None, "a source without readings"
            source = found["suffix"], block["body"]
        else:
            assert block["info"].strip() == "read", f"unknown kind of block: {block['info']!r}"
            assert source is not None, "readings without a source"
            yield block, told(*source)
            source = None
    assert source is None, "a source without readings"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page(path: Path, request: pytest.FixtureRequest) -> None:
    page = path.read_text(encoding="utf-8")
    blocks = list(readings_in(page))
    assert blocks
    if request.config.getoption("--update"):
        for block, said in reversed(blocks):
            start, end = block.span("body")
            page = page[:start] + said + page[end:]
        path.write_text(page, encoding="utf-8", newline="\n")
        return
    for block, said in blocks:
        assert said == block["body"], f"line {page.count(chr(10), 0, block.start()) + 1}"
