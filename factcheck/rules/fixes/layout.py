"""Layout: what else in a file hangs on the text that a fix would write anew.

A reference that is found by its text leads nowhere once the text is another; a frame that is drawn around a title or a
cell no longer fits; an attribute that repeats the text for programs contradicts it.
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Final

from factcheck.text.document import BlockKind, Document, Span

REACH: Final = 500
"""How far around the text its markup is looked for, within its lines."""
ANCHORS: Final = {
    ".md": r"\[[^\[\]]{1,400}+\](?:\[\]|(?![(\[{]))",
    ".rst": r"`[^`<]{1,400}+`|\|[^|\s][^|\n]{0,200}\||\b[\w-]{1,80}+(?<=_)",
}
"""What is found by its own text: links by the name of a definition, roles, substitutions."""
MACHINE_READABLE: Final = r"<(?:time|data|meter|progress)\s[^<>]{1,400}+>[^<]{0,200}+"
SAME_AS: Final = {".markdown": ".md", ".asciidoc": ".adoc"}
PATTERNS: Final = {
    suffix: re.compile("|".join(filter(None, (ANCHORS.get(suffix), MACHINE_READABLE))))
    for suffix in (*ANCHORS, ".html")
}
FRAMED: Final = {
    ".rst": frozenset({BlockKind.HEADING, BlockKind.CELL}),
    ".adoc": frozenset({BlockKind.HEADING}),
}
"""Blocks whose marks are as long as their text."""


def hangs_on(document: Document, block: int, span: Span, replacement: str) -> bool:
    """Whether something beside the words hangs on a span of the source that would be replaced."""
    suffix = PurePath(document.path).suffix.lower()
    suffix = SAME_AS.get(suffix, suffix)
    framed = document.blocks[block].kind in FRAMED.get(suffix, ())
    if framed and len(replacement) != len(span):
        return True
    pattern = PATTERNS.get(suffix, PATTERNS[".html"])
    start = max(document.line(document.position(span.start).line).start, span.start - REACH)
    end = min(document.line(document.position(span.end).line).end, span.end + REACH)
    own = span.shifted(-start)
    return any(Span(*found.span()).overlaps(own) for found in pattern.finditer(document.source[start:end]))
