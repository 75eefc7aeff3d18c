"""The line that holds a finding back, in the comment syntax of each format. Reports, editors and pages show it.

What an article may write is told in `docs/suppressions.md`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from factcheck.rules.interface import Finding
from factcheck.rules.suppression_patterns import OF_SUPPRESSIONS
from factcheck.text.document import Block, BlockKind, Document, Span
from factcheck.values.lazy import lazy

SIC: Final = "[sic]"
"""What stands behind a value that is quoted with its error, in any text."""
REASON: Final = "…"
"""Stands where the author is to say why."""

COMMENTS: Final = {
    "markdown": "<!-- {} -->",
    "html": "<!-- {} -->",
    "asciidoc": "// {}",
    "rst": ".. {}",
}
"""How a comment is written, by the kind of article (`factcheck.text.readers.kind_of`); other kinds have none."""
INLINE: Final = frozenset({"markdown", "html"})
"""The kinds in which a comment can stand inside a line."""
_TITLE: Final = lazy(r"<(/?)title(?=[\s/>])", re.IGNORECASE)


def suppression_for(finding: Finding, kind: str, reason: str = REASON) -> str:
    """What to write into an article of a kind (`markdown`, `html`, `txt` …) to hold a finding back: a comment, or
    `[sic]` where the format has none; empty for a finding about a suppression, which can only be mended.

    A reason can't hold a quotation mark or the end of a comment; both are written otherwise.
    """
    if finding.rule in OF_SUPPRESSIONS:
        return ""
    ident = finding.claim.id if finding.claim else finding.rule
    safe = " ".join(reason.split()).replace('"', "'").replace("--", "—")
    return COMMENTS[kind].format(f'factcheck: ignore[{ident}] reason="{safe}"') if kind in COMMENTS else SIC


class Insertion(NamedTuple):
    """A text, and the offset of the source at which it is put in."""

    at: int
    text: str


def suppression_edit(document: Document, finding: Finding, kind: str, reason: str = REASON) -> Insertion | None:
    """The one edit of an article that holds a finding back: behind the value, or above its block, where no comment can
    stand there. None for a finding about a suppression, and where neither place would do."""
    written = suppression_for(finding, kind, reason)
    if not written:
        return None
    blocks = _blocks_up_to(document, finding)
    block = blocks[-1] if blocks else None
    if written == SIC:
        return Insertion(finding.span.end, f" {written}")
    if kind == "html" and (title := _title_around(document.source, finding.span.start)) is not None:
        return Insertion(title, written)
    if kind in INLINE and (block is None or block.kind is not BlockKind.CAPTION):
        return Insertion(finding.span.end, f" {written}")
    return _above(document, blocks, kind, written) if blocks else None


def _blocks_up_to(document: Document, finding: Finding) -> Sequence[Block]:
    """The blocks up to the one that a finding begins in."""
    starts = [document.source_span(Span(block.span.start, block.span.start)).start for block in document.blocks]
    return document.blocks[: bisect_right(starts, finding.span.start)]


def _title_around(source: str, at: int) -> int | None:
    """Where the `<title>` begins around an offset: inside of it, a comment is text."""
    tags = list(_TITLE().finditer(source, 0, at))
    return tags[-1].start() if tags and not tags[-1][1] else None


def _above(document: Document, blocks: Sequence[Block], kind: str, written: str) -> Insertion | None:
    """A line of its own above the last of some blocks, as far in; none where that block has no lines of its own."""
    block, at = blocks[-1], document.source_span(blocks[-1].span).start
    number = document.position(at).line
    above = document.line(number - 1).of(document.source).strip() if number > 1 else ""
    if kind == "rst" and block.kind is BlockKind.HEADING and above and not any(map(str.isalnum, above)):
        number, above = number - 1, ""  # the line over a title belongs to it
    line = document.line(number)
    if len(blocks) > 1 and document.source_span(blocks[-2].span).end > line.start:
        return None
    before = document.source[line.start : at]
    indent = before[: len(before) - len(before.lstrip())]
    match kind:
        case "markdown" if not before.removesuffix("![").strip():
            return Insertion(line.start, f"{indent}{written}\n\n")
        case "rst" if block.kind not in (BlockKind.CELL, BlockKind.CAPTION):
            return Insertion(line.start, ("\n" if above else "") + f"{indent}{written}\n\n")
        case "asciidoc" if block.kind not in (BlockKind.CELL, BlockKind.CAPTION):
            return Insertion(line.start, f"{written}\n")
        case _:
            return None
