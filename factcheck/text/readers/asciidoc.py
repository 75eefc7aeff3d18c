"""AsciiDoc. A reader of the text floor.

Read: headings, paragraphs, lists, definitions, tables, quotations, captions, footnotes, the text of links, what blocks
hold. Skipped and counted: the header and attributes (the date is taken), comments, code, formulas, targets of links.
What a file includes is never fetched. A reader of its own, line by line; a macro that it does not know is read.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from factcheck.text.document import BlockKind, Document, Span
from factcheck.text.readers import asciidoc_forms as forms
from factcheck.text.readers import html
from factcheck.text.readers.asciidoc_lines import Lines
from factcheck.text.readers.asciidoc_walk import AUTHOR_LINE, BODY, Container
from factcheck.text.readers.assembly import Assembly
from factcheck.text.readers.delimited import take_cells
from factcheck.text.readers.front_matter import published_in, take_front_matter
from factcheck.text.readers.lines import Line


def read(path: str, source: str) -> Document:
    """A document of an AsciiDoc source. Raises `ArticleError` where a block is never closed."""
    assembly = Assembly(path, source)
    _Walk(assembly, take_front_matter(assembly)).run()
    return assembly.document()


class _Walk(Lines):
    """A walk that knows every kind of line and block."""

    def run(self) -> None:
        """Take every line into the assembly."""
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line.text:
                self.header = BODY
                self.at += 1
            elif not any(recognise(self, line) for recognise in _ELEMENTS):
                self.paragraph(line)
        self.assembly.published = self.assembly.published or published_in(self.fields)

    def delimited(self, line: Line) -> bool:
        """A block between two lines of the same characters: left out, raw, or one that holds blocks."""
        found = forms.DELIMITER.fullmatch(line.text)
        if found is None:
            return False
        mark = line.text[: len(line.text) - len(found["language"] or "")]
        self.assembly.close()
        style, self.style = self.style, ""
        reason = forms.left_out(mark, style)
        if self.is_open(mark):
            self.assembly.mark(line.span)
            self.at += 1
        elif reason or mark[0] == "+":
            end = self.end_of(line, mark)
            inner = Span(line.span.end, self.lines[end].span.start)
            self.at = end + 1
            if reason:
                self.assembly.skip(reason, Span(line.span.start, self.lines[end].span.end))
                return True
            self.assembly.mark(line.span)
            self.assembly.mark(self.lines[end].span)
            html.read_fragment(self.assembly, inner, (self.stack[-1].kind, self.stack[-1].level))
        else:
            self.assembly.mark(line.span)
            self.markers = []
            kind = BlockKind.QUOTE if mark[0] == "_" or style in ("quote", "verse") else BlockKind.PARAGRAPH
            depth = 1 + sum(one.kind is BlockKind.QUOTE for one in self.stack)
            self.stack.append(Container(mark, kind, depth if kind is BlockKind.QUOTE else 0))
            self.at += 1
        return True

    def is_open(self, mark: str) -> bool:
        """Whether a delimiter ends a block that is open; then all inside it end too."""
        depth = next((at for at, one in enumerate(self.stack) if one.delimiter == mark), 0)
        if depth:
            del self.stack[depth:]
            self.markers = []
        return depth > 0

    def end_of(self, line: Line, mark: str) -> int:
        """The line that ends a block which begins here. Raises `ArticleError` where none does."""
        if self.ends is None:
            self.ends = {}
            for number in range(len(self.lines) - 1, -1, -1):  # so that the nearest comes last
                if forms.DELIMITER.fullmatch(self.lines[number].text) or forms.TABLE.fullmatch(self.lines[number].text):
                    self.ends.setdefault(self.lines[number].text, []).append(number)
        ends = self.ends.get(mark, [])
        while ends and ends[-1] <= self.at:
            ends.pop()
        if not ends:
            raise html.unclosed(self.assembly, line.span.start, f"the block that `{mark[:4]}` begins")
        return ends[-1]

    def table(self, line: Line) -> bool:
        """A table; each cell is a block."""
        if not forms.TABLE.fullmatch(line.text):
            return False
        self.assembly.close()
        end = self.end_of(line, line.text)
        inner = Span(line.span.end, self.lines[end].span.start)
        self.assembly.mark(line.span)
        self.assembly.mark(self.lines[end].span)
        self.at, self.style, options, self.options = end + 1, "", self.options, ""
        named = next((mark for name, mark in _DELIMITERS.items() if f"format={name}" in options.replace('"', "")), "")
        mark = named or line.text[0]
        if mark in ("|", "!"):
            self.cells(inner)
        else:
            take_cells(self.assembly, inner, mark)
        return True

    def cells(self, span: Span) -> None:
        """The cells between the bars of a table."""
        at = span.start
        for bar in forms.SEPARATOR.finditer(self.source, span.start, span.end):
            self.prose(Span(at, bar.start()), BlockKind.CELL)
            self.assembly.mark(Span(*bar.span()))
            at = bar.end()
        self.prose(Span(at, span.end), BlockKind.CELL)

    def heading(self, line: Line) -> bool:
        """`== Title`, or a title above a line of marks of its length."""
        found = forms.HEADING.match(line.text)
        below = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else line
        is_underlined = (
            forms.UNDERLINE.fullmatch(below.text) is not None
            and abs(len(below.text) - len(line.text)) <= 1
            and line.text[0].isalnum()
            and not any(one.delimiter == below.text for one in self.stack)
        )
        if line.indent or self.style in forms.SKIPPED_STYLES or not (found or is_underlined):
            return False
        self.markers, self.style = [], ""
        if found:
            level, start = len(found["marks"]), line.span.start + found.end()
        else:
            level, start = forms.UNDERLINES.index(below.text[0]) + 1, line.span.start
            self.assembly.mark(below.span)
        self.assembly.open(BlockKind.HEADING, level)
        self.assembly.mark(Span(line.span.start, start))
        self.text(Span(start, line.span.end))
        if level == 1 and not self.has_title:
            self.header = AUTHOR_LINE
        self.has_title = True
        self.at += 1 if found else 2
        return True

    def block_macro(self, line: Line) -> bool:
        """`image::map.png[A map]`: its text is a caption; `include::other.adoc[]` is never followed."""
        found = forms.BLOCK_MACRO.fullmatch(line.text)
        if found is None:
            return False
        self.assembly.close()
        self.at += 1
        if found["name"] in forms.BLOCK_MACROS:
            self.assembly.skip(forms.BLOCK_MACROS[found["name"]], line.span)
            return True
        inner = Span(line.span.start + found.start("text"), line.span.end - 1)
        self.assembly.skip("link target", Span(line.span.start, inner.start))
        self.assembly.mark(line.span)
        text = inner.of(self.source)
        settings = len(text) if text.startswith('"') else text.find(",")
        if "=" not in text.partition(",")[0] and text:
            self.assembly.open(BlockKind.CAPTION)
            self.text(Span(inner.start, inner.start + (settings if settings >= 0 else len(text))))
        return True

    def caption(self, line: Line) -> bool:
        """`.Title` of the block below."""
        found = forms.CAPTION.match(line.text)
        if found is None or line.indent:
            return False
        self.assembly.open(BlockKind.CAPTION)
        self.assembly.mark(Span(line.span.start, line.span.start + 1))
        self.text(Span(line.span.start + 1, line.span.end))
        self.at += 1
        return True

    def item(self, line: Line) -> bool:
        """An item of a list, or a term with its definition."""
        found, term = forms.ITEM.match(line.text), forms.TERM.search(line.text)
        if self.style in forms.SKIPPED_STYLES or not (found or term):
            return False
        self.assembly.close()
        marker = found["marker"] if found else term["mark"] if term else ""
        marker = marker if marker[0] in "*.-:;•" else "1"
        self.markers = (
            [*self.markers[: self.markers.index(marker)], marker] if marker in self.markers else [*self.markers, marker]
        )
        if found:
            start = line.span.start + found.end()
            self.assembly.mark(Span(line.span.start, start))
        elif term:
            start = line.span.start + term.end()
            self.text(Span(line.span.start, line.span.start + term.start()), BlockKind.PARAGRAPH)
            self.assembly.mark(Span(line.span.start + term.start(), start))
        if start < line.span.end or found:
            self.gather(line.after(start - line.span.start))
        else:
            self.at += 1
        return True


_DELIMITERS: Final = {"csv": ",", "tsv": "\t", "dsv": ":"}
_ELEMENTS: Final[tuple[Callable[[_Walk, Line], bool], ...]] = (
    _Walk.comment,
    _Walk.author,
    _Walk.entry,
    _Walk.condition,
    _Walk.heading,
    _Walk.delimited,
    _Walk.table,
    _Walk.rule,
    _Walk.attributes,
    _Walk.block_macro,
    _Walk.caption,
    _Walk.item,
)
