"""reStructuredText (docutils, with Sphinx's directives). A reader of the text floor.

Read: headings, paragraphs, lists, definitions, fields, quotations, tables, footnotes, the text of links and roles,
captions, the content of directives. Skipped and counted: fields at the head (their date is taken), comments, code,
formulas, raw blocks, targets of links, what is included. A reader of its own, line by line, because docutils tells no
places inside a paragraph; a directive or role that it does not know is read, not lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from factcheck.text.document import COMMENT, FRONT_MATTER, BlockKind, Document, Span
from factcheck.text.readers.assembly import Assembly
from factcheck.text.readers.front_matter import published_in
from factcheck.text.readers.lines import Line
from factcheck.text.readers.rst_directives import Directives
from factcheck.text.readers.rst_inline import name_of
from factcheck.text.readers.rst_tables import SIMPLE_BORDER, grid_cells, simple_cells

_ADORNMENT: Final = re.compile(r"([!-/:-@\[-`{-~])\1*+")
_SURE_ADORNMENT: Final = 4  # characters from which a line of marks is one, however long its title
_MOST_MARKS: Final = 20  # of items inside items on one line; what comes behind is text
_BULLET: Final = re.compile(r"[-*+•‣⁃](?:[ \t]+|$)")
_NUMBER: Final = re.compile(
    r"(?:\((?:\d{1,3}|[A-Za-z]|[ivxlcIVXLC]{1,7}|#)\)|(?:\d{1,3}|[a-z]|[ivxlcIVXLC]{2,7}|#)[.)])(?:[ \t]+|$)"
)
_FIELD: Final = re.compile(r":(?P<name>[^:\s`](?:[^:`\\\n]|:(?=\S)){0,80}):(?:[ \t]+|$)")
_LINE_BLOCK: Final = re.compile(r"\|(?:[ \t]+|$)")
_EXPLICIT: Final = re.compile(r"\.\.(?:[ \t]+|$)")
_NOTE: Final = re.compile(r"\[(?:\d{1,4}|#[\w.+-]{0,80}|\*|[A-Za-z][\w.+-]{0,80})\](?:[ \t]+|$)")
_TARGET: Final = re.compile(r"_(?![ \t])(?:`[^`]{1,400}`|(?:\\.|[^:\\]|:(?=\S)){1,400}):(?:[ \t]+|$)|__:(?:[ \t]+|$)")
_SUBSTITUTION: Final = re.compile(
    r"\|(?P<name>[^|\s](?:[^|]{0,200}[^|\s])?)\|[ \t]+(?P<directive>[\w.+-]{1,80})::[ \t]*"
)
_DIRECTIVE: Final = re.compile(r"(?P<name>[A-Za-z](?:[\w.+-]|:(?=\w)){0,80})[ ]?::(?:[ \t]+|$)")
_READ_FIELDS: Final = frozenset({"abstract", "dedication"})  # at the head


def read(path: str, source: str) -> Document:
    """A document of a reStructuredText source. Raises `ArticleError` where text can't be told from markup."""
    assembly = Assembly(path, source)
    _Walk(assembly).run()
    return assembly.document()


class _Walk(Directives):
    """A walk that knows every element."""

    def run(self) -> None:
        """Take every line into the assembly."""
        self.define_substitutions()
        while self.at < len(self.lines):
            line, self.rest = self.rest or self.lines[self.at], None
            if line is self.lines[self.at]:
                self.marks = 0
                self.leave(line.indent)
            if line.text:
                self.element(line)
            else:
                self.at += 1
        self.assembly.published = self.assembly.published or published_in(self.fields)

    def define_substitutions(self) -> None:
        """Substitutions may be used above their definition."""
        for at, line in enumerate(self.lines):
            found = _EXPLICIT.match(line.text) and _SUBSTITUTION.match(line.text, 3)
            if found and found["directive"] == "replace":
                rest = (line.text[found.end() :], *(one.text for one in self.lines[at + 1 : self.body_end(at, line)]))
                self.replacements.define(name_of(found["name"]), " ".join(filter(None, rest)))

    def element(self, line: Line) -> None:
        """Take the element that begins with a line, or with what is left of one behind the mark of an item."""
        if self.marks == _MOST_MARKS or not any(recognise(self, line) for recognise in _ELEMENTS):
            self.paragraph(line)

    def explicit(self, line: Line) -> bool:
        """`..`: a footnote, a target, a substitution, a directive; else a comment."""
        mark = _EXPLICIT.match(line.text)
        if mark is None and line.text.startswith("__ "):
            self.skip("link definition", line.span.start, self.at + 1)
            return True
        if mark is None:
            return False
        end = self.body_end(self.at, line)
        text, at = line.text, mark.end()
        note, directive = _NOTE.match(text, at), _DIRECTIVE.match(text, at)
        if note:
            self.item(line, note.end(), BlockKind.PARAGRAPH)
        elif _TARGET.match(text, at):
            self.skip("link definition", line.span.start, end)
        elif _SUBSTITUTION.match(text, at):
            self.skip("substitution", line.span.start, end)
        elif directive:
            self.directive(line, directive, end)
        elif at == len(text) and self.following() is None:
            self.assembly.close()
            self.assembly.mark(line.span)
            self.at += 1
        else:
            self.skip(COMMENT, line.span.start, end)
        return True

    def bullet(self, line: Line) -> bool:
        """An item of a list."""
        mark = _BULLET.match(line.text)
        if mark:
            self.item(line, mark.end(), BlockKind.ITEM)
        return mark is not None

    def number(self, line: Line) -> bool:
        """An item of a numbered list. A line below it that is no item and not indented shows that it is a sentence."""
        mark = _NUMBER.match(line.text)
        below = self.following()
        if mark is None or (below and below.indent <= line.indent and not _NUMBER.match(below.text)):
            return False
        self.item(line, mark.end(), BlockKind.ITEM)
        return True

    def item(self, line: Line, characters: int, kind: BlockKind) -> None:
        """Open a container behind a mark, and go on with the rest of its line."""
        self.assembly.close()
        rest = line.after(characters)
        self.assembly.mark(Span(line.span.start, rest.span.start))
        below = self.following()
        indent = below.indent if below and line.indent < below.indent < rest.indent else rest.indent
        self.enter(indent if rest.text else line.indent + 1, kind)
        self.rest, self.marks = rest, self.marks + 1
        if not rest.text:
            self.rest, self.at = None, self.at + 1

    def field(self, line: Line) -> bool:
        """A field: at the head of an article one about it, elsewhere a line of a list, read with its name."""
        found = _FIELD.match(line.text)
        if found is None:
            return False
        name = found["name"].lower()
        if self.is_head and name not in _READ_FIELDS:
            self.fields.setdefault(name, line.text[found.end() :])
            self.skip(FRONT_MATTER, line.span.start, self.body_end(self.at, line))
            return True
        self.assembly.mark(Span(line.span.start, line.span.start + 1))
        below = self.following()
        self.enter(below.indent if below and below.indent > line.indent else line.indent + 1, BlockKind.ITEM)
        self.paragraph(line.after(1))
        return True

    def doctest(self, line: Line) -> bool:
        """What stands behind the prompt of Python, up to a blank line."""
        if not line.text.startswith(">>> "):
            return False
        end = self.at
        while end < len(self.lines) and self.lines[end].text:
            end += 1
        self.skip("code block", line.span.start, end)
        return True

    def line_block(self, line: Line) -> bool:
        """Lines of an address or a verse: each begins with a bar, and stays a line."""
        if not _LINE_BLOCK.match(line.text):
            return False
        self.assembly.open(self.stack[-1].kind, self.stack[-1].level)
        while mark := _LINE_BLOCK.match(line.text):
            rest = line.after(mark.end())
            self.assembly.mark(Span(line.span.start, rest.span.start))
            self.inline(rest.span)
            self.assembly.put("\n", Span(rest.span.end, rest.span.end))
            self.at += 1
            if self.at == len(self.lines):
                break
            line = self.lines[self.at]
        self.assembly.close()
        self.is_head = False
        return True

    def table(self, line: Line) -> bool:
        """A table drawn with marks; its cells are blocks."""
        is_grid = line.text.startswith("+-") and line.text.endswith("+")
        if line is not self.lines[self.at] or not (is_grid or SIMPLE_BORDER.fullmatch(line.text)):
            return False
        self.assembly.close()
        cells, end = (grid_cells if is_grid else simple_cells)(self.assembly, self.lines, self.at)
        for cell in cells:
            self.assembly.open(BlockKind.CELL)
            for number, span in enumerate(cell):
                if number:
                    self.assembly.put(" ", Span(span.start, span.start))
                self.inline(span)
        self.assembly.close()
        self.at, self.is_head = end, False
        return True

    def title(self, line: Line) -> bool:
        """A title with a line of marks below it, and one above it perhaps; a line of marks alone is a break."""
        if len(self.stack) > 1:
            return False
        below = self.following()
        over = _ADORNMENT.fullmatch(line.text)
        if over is None:
            is_title = below is not None and _is_adornment(below, line)
            if is_title and below:
                self.heading(line, below, (below.text[0], False))
            return is_title
        under = self.lines[self.at + 2] if below and self.at + 2 < len(self.lines) else None
        if below and under and under.text[:1] == line.text[0] and _is_adornment(under, below):
            self.assembly.mark(line.span)
            self.at += 1
            self.heading(below, under, (under.text[0], True))
            return True
        if len(line.text) < _SURE_ADORNMENT:
            return False
        self.assembly.close()
        self.assembly.mark(line.span)
        self.at += 1
        return True

    def heading(self, line: Line, under: Line, style: tuple[str, bool]) -> None:
        """A title of the level that its style has in this source."""
        self.is_head = self.is_head and not self.titles
        if style not in self.titles:
            self.titles.append(style)
        self.assembly.open(BlockKind.HEADING, min(6, self.titles.index(style) + 1))
        self.inline(line.span)
        self.assembly.close()
        self.assembly.mark(under.span)
        self.at += 2

    def quotation(self, line: Line) -> bool:
        """Lines that are indented further than what they stand in."""
        if line.indent <= self.stack[-1].indent or line is not self.lines[self.at]:
            return False
        self.enter(line.indent, BlockKind.QUOTE)
        self.rest = line
        return True

    def definition(self, line: Line) -> bool:
        """A term, and what it means on the lines below, further in."""
        below = self.following()
        if below is None or below.indent <= line.indent or line.text.endswith("::"):
            return False
        self.text(line.span)
        self.at += 1
        self.enter(below.indent, BlockKind.ITEM)
        return True

    def paragraph(self, line: Line) -> None:
        """Lines up to a blank one, or one that does not belong here; two colons at the end announce code."""
        end, indent = self.at + 1, self.stack[-1].indent
        while end < len(self.lines) and self.lines[end].text and self.lines[end].indent >= indent:
            end += 1
        last = self.lines[end - 1].span.end
        self.at = end
        if not self.assembly.source.endswith("::", line.span.start, last):
            self.text(Span(line.span.start, last))
            return
        bare = self.assembly.source[line.span.start : last - 2]
        kept = last - 2 if not bare or bare[-1].isspace() else last - 1  # "so::" is read as "so:"
        self.text(Span(line.span.start, kept))
        self.assembly.mark(Span(kept, last))
        self.literal(line)

    def literal(self, line: Line) -> None:
        """The code that two colons announce: further in, or each line behind the same mark."""
        start = self.at
        while start < len(self.lines) and not self.lines[start].text:
            start += 1
        if start == len(self.lines) or start == self.at:
            return
        first = self.lines[start]
        indent = min(line.indent, self.stack[-1].indent)
        end = start
        if first.indent > indent:
            end = self.body_end(start - 1, Line(line.span, line.text, indent))
        elif not first.text[0].isalnum():
            while end < len(self.lines) and self.lines[end].text[:1] == first.text[0]:
                end += 1
        if end > start:
            self.skip("code block", first.span.start, end)


_ELEMENTS: Final[tuple[Callable[[_Walk, Line], bool], ...]] = (
    _Walk.explicit,
    _Walk.table,
    _Walk.title,
    _Walk.bullet,
    _Walk.number,
    _Walk.field,
    _Walk.doctest,
    _Walk.line_block,
    _Walk.quotation,
    _Walk.definition,
)


def _is_adornment(line: Line, title: Line) -> bool:
    """Whether a line of marks underlines a title: as long as it is, or long enough to be nothing else."""
    return _ADORNMENT.fullmatch(line.text) is not None and len(line.text) >= min(len(title.text), _SURE_ADORNMENT)
