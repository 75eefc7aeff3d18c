"""A walk over the lines of reStructuredText: what is open, and how a piece of text is taken. Serves `rst`."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.text.document import BlockKind, Span
from factcheck.text.readers.assembly import Assembly
from factcheck.text.readers.inline import Replacements
from factcheck.text.readers.lines import Line, lines_of
from factcheck.text.readers.rst_inline import Inline


class Container(NamedTuple):
    """What is open: lines indented at least so far belong to it, and their blocks are of its kind."""

    indent: int
    kind: BlockKind
    level: int = 0


class Walk:
    """Where a walk stands, and what it has open."""

    def __init__(self, assembly: Assembly) -> None:
        self.assembly = assembly
        self.lines = lines_of(assembly.source)
        self.at = 0
        self.rest: Line | None = None  # of the line at `at`, behind the marks of the items that begin on it
        self.marks = 0  # of items, on this line
        self.stack = [Container(0, BlockKind.PARAGRAPH)]
        self.replacements = Replacements(assembly)
        self.titles: list[tuple[str, bool]] = []  # the styles of titles, in the order in which they came
        self.fields: dict[str, str] = {}
        self.is_head = True  # nothing was read yet but the title

    def leave(self, indent: int) -> None:
        """Close every container that a line so far in does not belong to."""
        while self.lines[self.at].text and indent < self.stack[-1].indent:
            self.stack.pop()

    def enter(self, indent: int, kind: BlockKind) -> None:
        """Open a container inside the innermost one. Cells stay cells, whatever lists are in them."""
        around = self.stack[-1]
        kind = BlockKind.CELL if around.kind is BlockKind.CELL and kind is BlockKind.ITEM else kind
        level = around.level + 1 if kind is around.kind else 1
        self.stack.append(Container(indent, kind, level if kind in (BlockKind.ITEM, BlockKind.QUOTE) else 0))

    def body_end(self, at: int, line: Line) -> int:
        """Behind the last line, from the one after `at`, that is indented further than `line`, and no blank one."""
        end = at + 1
        for number in range(at + 1, len(self.lines)):
            if self.lines[number].text:
                if self.lines[number].indent <= line.indent:
                    break
                end = number + 1
        return end

    def following(self) -> Line | None:
        """The line below this one, if there is something on it."""
        below = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else None
        return below if below and below.text else None

    def skip(self, reason: str, start: int, end: int) -> None:
        """Leave out everything from an offset to the end of the line before number `end`, and go on there."""
        self.assembly.close()
        self.assembly.skip(reason, Span(start, self.lines[end - 1].span.end))
        self.at = end

    def text(self, span: Span) -> None:
        """A piece of text that is a block, of the kind that is open or that its container says."""
        if not self.assembly.is_open:
            self.assembly.open(self.stack[-1].kind, self.stack[-1].level)
        self.inline(span)
        self.assembly.close()
        self.is_head = False

    def inline(self, span: Span) -> None:
        """The characters of a piece of text."""
        Inline(self.assembly, self.replacements, span).run()
