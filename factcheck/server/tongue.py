"""Tongues: how words, code and links are written for a client that shows Markdown, and for one that shows plain text.

What is written comes from articles and registries; Markdown escapes it by its own rules (`factcheck.report.markup`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from lsprotocol import types

from factcheck.report import markup
from factcheck.report.door import visible


class Tongue(NamedTuple):
    """How words are written as they stand, a name as code, a title, and a link: of the web, and to a file."""

    kind: types.MarkupKind
    prose: Callable[[str], str]
    code: Callable[[str], str]
    title: Callable[[str], str]
    link: Callable[[str, str], str]
    file: Callable[[str, str], str]

    def content(self, parts: list[str]) -> types.MarkupContent:
        """Paragraphs, as a client is sent them."""
        return types.MarkupContent(self.kind, "\n\n".join(filter(None, parts)))

    def rows(self, rows: list[tuple[str, str]]) -> str:
        """A list of what is written, each under a name."""
        return "\n".join(f"- {self.title(name)}: {words}" for name, words in rows if words)


MARKDOWN: Final = Tongue(
    types.MarkupKind.Markdown,
    markup.prose,
    markup.code,
    lambda words: f"**{markup.prose(words)}**",
    markup.link,
    lambda words, uri: f"[{markup.code(words)}](<{uri}>)",
)
PLAIN: Final = Tongue(
    types.MarkupKind.PlainText,
    visible,
    visible,
    visible,
    lambda words, address: visible(words if words == address else f"{words} ({address})"),
    lambda words, _: visible(words),
)
