"""The text of a block as its article has it: the characters of the source, without its markup. First step of a page.

What is matched is folded (`factcheck.text.fold`); a reader is shown what was written. Markup is what a reader of a
format left out between the characters that it read, and a character reference is shown as the character it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from factcheck.text.document import Document, Span
from factcheck.text.fold import TERMINAL

_REFERENCE: Final = re.compile(r"[&\\<\s]")
"""What begins a spelling of more than one character that stands for another one: `&amp;`, `\\*`, `<br>`, a line end."""
_LEFT_OUT: Final = re.compile(rf"(?:{TERMINAL.pattern}|[^\s!-~])++")
"""What folding leaves out of a text. Markup begins with a blank or a visible ASCII character."""


class Run(NamedTuple):
    """Characters to show, and the span of the source that they stand for."""

    text: str
    span: Span

    @property
    def is_exact(self) -> bool:
        """Whether the characters are those of the source, so that the run can be cut anywhere."""
        return len(self.text) == len(self.span)


def runs_of(document: Document, span: Span) -> Iterator[Run]:
    """The runs of a span of `Document.text`, in order. A line break that the markup sets is a run of its own."""
    source, (starts, ends) = document.source, document.offsets
    if not starts:
        yield Run(span.of(source), span)
        return
    begin = at = starts[span.start]
    for index in range(span.start, span.end):
        start, end = starts[index], ends[index]
        if start < at:  # one character of the source that reads as several
            continue
        if start > at and (left_out := _LEFT_OUT.match(source, at, start)):
            at = left_out.end()
        if start > at:
            if begin < at:
                yield Run(source[begin:at], Span(begin, at))
            begin = start
        at = end
        if end == start or (end - start > 1 and _REFERENCE.match(source, start)):
            if begin < start:
                yield Run(source[begin:start], Span(begin, start))
            yield Run(_reading(document, index, span.end), Span(start, end))
            begin = end
    if begin < at:
        yield Run(source[begin:at], Span(begin, at))


def _reading(document: Document, index: int, end: int) -> str:
    """All characters of the text that were read from where the one at `index` was; it alone, where it has no source."""
    starts, ends = document.offsets
    last = index + 1
    while last < end and starts[last] == starts[index] < ends[index] == ends[last]:
        last += 1
    return document.text[index:last]
