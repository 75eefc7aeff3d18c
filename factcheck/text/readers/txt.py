"""Plain text: every character is read. A reader of the text floor."""

from __future__ import annotations

from factcheck.text.blocks import blocks_of
from factcheck.text.document import Document
from factcheck.text.fold import fold


def read(path: str, source: str) -> Document:
    """A document of a plain text."""
    folded = fold(source)
    blocks = blocks_of(folded.text)
    return Document(path, source, folded.text, folded.offsets, blocks, suspicions=folded.suspicions)
