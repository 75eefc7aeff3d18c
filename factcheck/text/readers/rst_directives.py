"""Directives of reStructuredText (docutils, Sphinx): by these tables they are left out, or read. Serves `rst`.

One that no table names is read: its argument and its content.
"""

from __future__ import annotations

import re
from typing import Final

from factcheck.text.document import BlockKind, Published, Span
from factcheck.text.published import stated_date
from factcheck.text.readers.delimited import take_cells
from factcheck.text.readers.lines import Line
from factcheck.text.readers.rst_walk import Walk

SKIPPED_DIRECTIVES: Final = {
    **dict.fromkeys(
        (
            *("code", "code-block", "sourcecode", "parsed-literal", "highlight", "doctest", "testcode", "testsetup"),
            *("testcleanup", "testoutput", "productionlist", "prompt", "ipython", "command-output", "program-output"),
        ),
        "code block",
    ),
    **dict.fromkeys(("math",), "formula"),
    **dict.fromkeys(("raw",), "raw block"),
    **dict.fromkeys(("graphviz", "graph", "digraph", "mermaid", "plantuml", "uml", "inheritance-diagram"), "diagram"),
    **dict.fromkeys(("include", "literalinclude", "automodule", "autoclass", "autofunction"), "inclusion"),
    **dict.fromkeys(("toctree", "contents", "sectnum", "index", "meta"), "page setting"),
}
"""Directives that are left out whole, and the reason that is counted."""

KEYWORD_DIRECTIVES: Final = frozenset(
    {
        *(
            "class",
            "rst-class",
            "container",
            "role",
            "default-role",
            "only",
            "ifconfig",
            "tabularcolumns",
            "target-notes",
        ),
        *("module", "currentmodule", "function", "method", "attribute", "data", "exception", "option", "envvar"),
        *("program", "confval", "describe", "object", "macro", "type", "var", "member", "decorator", "cmdoption"),
        *("image", "figure", "tab-set", "grid", "grid-item", "card-carousel", "post", "list-table-of"),
    }
)
"""Directives whose argument is a name, a file or a condition, and whose content is read. So is each with a domain in
front of its name: `py:function`."""

VERSION_DIRECTIVES: Final = frozenset({"versionadded", "versionchanged", "versionremoved", "deprecated"})
"""Directives whose argument begins with a version, which is no figure of the text behind it."""

TITLED_DIRECTIVES: Final = frozenset({"admonition", "topic", "sidebar", "rubric", "title", "tab-item", "dropdown"})
"""Directives whose argument is a heading."""

CAPTIONED_DIRECTIVES: Final = frozenset({"table", "list-table", "csv-table"})
"""Directives of tables; their argument is a caption, their content cells."""

QUOTING_DIRECTIVES: Final = frozenset({"epigraph", "highlights", "pull-quote"})

READ_OPTIONS: Final = frozenset({"alt", "caption"})
"""Options of directives whose value is read, as a caption."""

_OPTION: Final = re.compile(r":(?P<name>[A-Za-z][\w-]{0,60}):(?:[ \t]+|$)")


class Directives(Walk):
    """A walk that knows directives."""

    def directive(self, line: Line, head: re.Match[str], end: int) -> None:
        """A directive: left out whole, or its argument, options and content each by the tables."""
        full = head["name"].lower()
        name = full.rpartition(":")[2]
        if name in SKIPPED_DIRECTIVES:
            self.skip(SKIPPED_DIRECTIVES[name], line.span.start, end)
            return
        self.assembly.close()
        rest = line.after(head.end())
        self.assembly.mark(Span(line.span.start, rest.span.start))
        first = self.at + 1
        if rest.text and name == "post" and (day := stated_date(rest.text)):
            self.assembly.published = self.assembly.published or Published(day, "directive `post`")
        self.at = first
        body = next((one for one in self.lines[first:end] if one.text), None)
        if name in VERSION_DIRECTIVES and rest.text:
            version, rest = rest, rest.after(len(rest.text.split(None, 1)[0]))
            self.assembly.skip("directive argument", Span(version.span.start, rest.span.start))
        if name in KEYWORD_DIRECTIVES or ":" in full:
            self.assembly.skip("directive argument", rest.span)
        elif rest.text:
            self.argument(name, rest, end)
        self.options(end)
        if name == "csv-table":
            self.csv(end)
        elif body and self.at < end:
            kind = BlockKind.CAPTION if name == "figure" else self.stack[-1].kind
            kind = BlockKind.CELL if name in CAPTIONED_DIRECTIVES else kind
            self.enter(body.indent, BlockKind.QUOTE if name in QUOTING_DIRECTIVES else kind)

    def argument(self, name: str, rest: Line, end: int) -> None:
        """An argument that is text: a title, a caption, or the first words of the content."""
        while self.at < end and self.lines[self.at].text and not _OPTION.match(self.lines[self.at].text):
            self.at += 1
        kind, level = self.stack[-1].kind, self.stack[-1].level
        if name in TITLED_DIRECTIVES:
            kind, level = BlockKind.HEADING, min(6, len(self.titles) + 1)
        elif name in CAPTIONED_DIRECTIVES:
            kind, level = BlockKind.CAPTION, 0
        self.assembly.open(kind, level)
        self.text(Span(rest.span.start, self.lines[self.at - 1].span.end))

    def options(self, end: int) -> None:
        """The options right below a directive; a description and a caption are read."""
        while self.at < end and (found := _OPTION.match(self.lines[self.at].text)):
            line = self.lines[self.at]
            value = line.after(found.end())
            if found["name"] in READ_OPTIONS and value.text:
                self.assembly.mark(Span(line.span.start, value.span.start))
                self.assembly.open(BlockKind.CAPTION)
                self.text(value.span)
            else:
                self.assembly.skip("directive option", line.span)
            self.at += 1

    def csv(self, end: int) -> None:
        """The content of a table in comma-separated values."""
        span = Span(self.lines[self.at].span.start, self.lines[end - 1].span.end) if self.at < end else Span(0, 0)
        take_cells(self.assembly, span)
        self.at = max(self.at, end)
