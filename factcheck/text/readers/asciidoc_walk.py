"""A walk over the lines of AsciiDoc: what is open, and how text of one or several lines is taken. Serves `asciidoc`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from factcheck.text.document import COMMENT, BlockKind, Span
from factcheck.text.readers import asciidoc_forms as forms
from factcheck.text.readers.asciidoc_inline import Inline
from factcheck.text.readers.assembly import Assembly
from factcheck.text.readers.inline import Replacements
from factcheck.text.readers.lines import Line, lines_of

AUTHOR_LINE, REVISION_LINE, HEADER, BODY = range(4)
"""What a line right below the title of a document is."""


class Container(NamedTuple):
    """A block that holds blocks: the delimiter that ends it, and the kind of what stands directly in it."""

    delimiter: str
    kind: BlockKind
    level: int = 0


class Walk:
    """Where a walk stands, and what it has open."""

    def __init__(self, assembly: Assembly, body: int) -> None:
        self.assembly = assembly
        self.source = assembly.source
        self.lines = lines_of(assembly.source)
        self.at = next((at for at, line in enumerate(self.lines) if line.span.start >= body), len(self.lines))
        self.stack = [Container("", BlockKind.PARAGRAPH)]
        self.markers: list[str] = []  # of the list items that are open, from the outermost
        self.style = ""  # of the block that comes next
        self.options = ""
        self.header = BODY  # what a line right below the title is
        self.has_title = False
        self.replacements = Replacements(assembly)
        self.fields: dict[str, str] = {}
        self.ends: dict[str, list[int]] | None = None

    def paragraph(self, line: Line) -> None:
        """A paragraph: one that is indented, or has a style of code, is left out."""
        style, self.style = self.style, ""
        before = self.lines[self.at - 1].text if self.at else ""
        if self.markers and not before and not line.indent:
            self.markers = []  # a paragraph after a blank line ends the list
        reason = forms.SKIPPED_STYLES.get(style)
        if reason is None and line.indent and not (self.markers and before):
            reason = "code block"
        if reason:
            end = self.at
            while end < len(self.lines) and self.lines[end].text:
                end += 1
            self.assembly.close()
            self.assembly.skip(reason, Span(line.span.start, self.lines[end - 1].span.end))
            self.at = end
            return
        mark = forms.ADMONITION.match(line.text)
        if mark:
            self.assembly.mark(Span(line.span.start, line.span.start + mark.end()))
        self.gather(line.after(mark.end()) if mark else line, BlockKind.QUOTE if style in ("quote", "verse") else None)

    def gather(self, line: Line, kind: BlockKind | None = None) -> None:
        """Lines of text up to a blank one, or one that begins something else."""
        start, last = line.span.start, line.span.end
        self.at += 1
        while self.at < len(self.lines) and not self.is_end(self.lines[self.at]):
            last = self.lines[self.at].span.end
            self.at += 1
        self.prose(Span(start, last), kind)

    def is_end(self, line: Line) -> bool:
        """Whether a line can't go on with the paragraph above it."""
        text = line.text
        if not text or text == "+" or forms.DELIMITER.fullmatch(text) or forms.TABLE.fullmatch(text):
            return True
        if text.startswith("include::") or forms.ATTRIBUTES.fullmatch(text) or forms.CONDITION.match(text):
            return True
        return bool(self.markers) and bool(forms.ITEM.match(text) or forms.TERM.search(text))

    def prose(self, span: Span, kind: BlockKind | None = None) -> None:
        """Text of one or several lines; comments among them are left out, blank lines part blocks."""
        start = last = -1
        for line in _lines_in(self.source, span):
            if line.text and not forms.REMARK.match(line.text):
                start, last = line.span.start if start < 0 else start, line.span.end
                continue
            if start >= 0:
                self.text(Span(start, last), kind, goes_on=bool(line.text))
            start = -1
            if line.text:
                self.assembly.skip(COMMENT, line.span)
        if start >= 0:
            self.text(Span(start, last), kind)
        self.assembly.close()

    def text(self, span: Span, kind: BlockKind | None = None, *, goes_on: bool = False) -> None:
        """A piece of text that is a block, of the kind that is open or that what it stands in says; then its notes."""
        if not self.assembly.is_open:
            self.assembly.open(*self.kind_of(kind))
        mark = forms.QUOTED.match(self.source, span.start, span.end)
        if mark:
            self.assembly.mark(Span(*mark.span()))
        notes = Inline(self.assembly, self.replacements, Span(mark.end(), span.end) if mark else span).run()
        if goes_on and not notes:
            self.assembly.put(" ", Span(span.end, span.end))
            return
        self.assembly.close()
        while notes:
            note = notes.pop(0)
            self.assembly.open(BlockKind.PARAGRAPH)
            notes += Inline(self.assembly, self.replacements, note).run()
            self.assembly.close()

    def kind_of(self, kind: BlockKind | None) -> tuple[BlockKind, int]:
        """The kind and level of a block that begins here."""
        if kind is not None:
            return kind, 1 if kind is BlockKind.QUOTE else 0
        if self.markers:
            return BlockKind.ITEM, len(self.markers)
        return self.stack[-1].kind, self.stack[-1].level


def _lines_in(source: str, span: Span) -> Iterator[Line]:
    for line in lines_of(span.of(source)):
        yield line._replace(span=line.span.shifted(span.start))
