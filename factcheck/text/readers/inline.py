"""What inline markup of several formats has in common: line breaks, raised digits, text that stands elsewhere.

Between `assembly` and the readers that use it: `rst`, `asciidoc`, `html`, `markdown`.
"""

from __future__ import annotations

from typing import Final

from factcheck.text.document import Span
from factcheck.text.readers.assembly import Assembly

LINE_BREAK: Final = r"(?P<break>(?<![ \t])[ \t]*+(?:\r\n|\r|\n)[ \t]*+)"
"""A line end inside a paragraph, with the blanks on both sides; it reads as one blank."""

_RAISED: Final = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_SPARE: Final = 1_000


def keep_raised(assembly: Assembly, span: Span) -> None:
    """Read what stands above the line. A figure there is an exponent or the mark of a footnote and never a digit of the
    number in front: `2014` with a raised 2 is not 20142."""
    text = span.of(assembly.source)
    figure = text.strip().lstrip("+-−")
    if figure.isascii() and figure.isdigit():
        for at, character in enumerate(text, span.start):
            assembly.put(character.translate(_RAISED), Span(at, at + 1))
    else:
        assembly.keep(span)


class Replacements:
    """Texts that a source names in one place and uses in others. They can't make an article much longer than its file:
    a name of three characters could stand for a thousand, a thousand times."""

    def __init__(self, assembly: Assembly) -> None:
        self._assembly = assembly
        self._texts: dict[str, str] = {}
        self._left = len(assembly.source) + _SPARE

    def define(self, name: str, text: str) -> None:
        """Let a name stand for a text from here on."""
        self._texts[name] = text

    def forget(self, name: str) -> None:
        """Let a name stand for nothing."""
        self._texts.pop(name, None)

    def use(self, name: str, span: Span) -> bool:
        """Read a span as the text that a name stands for; tells whether it stands for one. Raises `ArticleError` where
        such texts are more than twice the source."""
        text = self._texts.get(name)
        if text is None:
            return False
        self._left -= len(text)
        if self._left < 0:
            mend = "write the text out where it is used"
            raise self._assembly.fault(span.start, "replaced names make the text more than twice as long", mend)
        self._assembly.put(text, span)
        return True
