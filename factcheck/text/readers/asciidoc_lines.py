"""Lines of AsciiDoc that are no text: comments, attributes, the lines below a title, conditions. Serves `asciidoc`."""

from __future__ import annotations

from factcheck.text.document import COMMENT, FRONT_MATTER, Published, Span
from factcheck.text.published import stated_date
from factcheck.text.readers import asciidoc_forms as forms
from factcheck.text.readers.asciidoc_walk import AUTHOR_LINE, BODY, HEADER, REVISION_LINE, Walk
from factcheck.text.readers.lines import Line


class Lines(Walk):
    """A walk that knows lines which stand by themselves."""

    def comment(self, line: Line) -> bool:
        """`// a remark`."""
        if not forms.REMARK.match(line.text):
            return False
        self.assembly.skip(COMMENT, line.span)
        self.at += 1
        return True

    def entry(self, line: Line) -> bool:
        """`:name: value`: an attribute of the document from here on."""
        found = forms.ENTRY.match(line.text)
        if found is None:
            return False
        start, value = line.span.start, line.text[found.end() :]
        while value.endswith(" \\") and self.at + 1 < len(self.lines):
            self.at += 1
            value = f"{value[:-2].rstrip()} {self.lines[self.at].text}"
        name = found["name"].lower()
        if found["unset"]:
            self.replacements.forget(name)
        else:
            self.replacements.define(name, value)
        is_head = self.header != BODY or not self.has_title
        if is_head:
            self.fields.setdefault(name, value)
        self.assembly.skip(FRONT_MATTER if is_head else "attribute", Span(start, self.lines[self.at].span.end))
        self.at += 1
        return True

    def author(self, line: Line) -> bool:
        """The two lines right below the title of a document: its authors; its version and date."""
        if self.header == AUTHOR_LINE and forms.AUTHOR.fullmatch(line.text):
            self.header = REVISION_LINE
        else:
            found = forms.REVISION.fullmatch(line.text) if self.header == REVISION_LINE else None
            day = stated_date(found["date"]) if found else None
            self.header = BODY if self.header == BODY else HEADER
            if day is None and not (found and line.text.startswith("v")):
                return False
            if day and self.assembly.published is None:
                self.assembly.published = Published(day, "revision line")
        self.assembly.skip(FRONT_MATTER, line.span)
        self.at += 1
        return True

    def condition(self, line: Line) -> bool:
        """A line that makes what follows depend on something: all of it is read."""
        found = forms.CONDITION.match(line.text)
        if found is None:
            return False
        self.assembly.close()
        self.assembly.mark(Span(line.span.start, line.span.start + found.end()))
        inner = Span(line.span.start + found.end(), line.span.end - line.text.endswith("]"))
        self.assembly.mark(Span(inner.end, line.span.end))
        if line.text.startswith(("ifdef", "ifndef")):
            self.text(inner)
        else:
            self.assembly.mark(inner)
        self.at += 1
        return True

    def attributes(self, line: Line) -> bool:
        """`[source,python]`: the style of the block below."""
        if not forms.ATTRIBUTES.fullmatch(line.text):
            return False
        self.assembly.close()
        self.assembly.skip("block attribute list", line.span)
        if not line.text.startswith("[["):
            self.options = line.text[1:-1].lower()
            positional = self.options.partition(",")[0]
            self.style = positional.partition("#")[0].partition(".")[0].partition("%")[0].strip() or self.style
        self.at += 1
        return True

    def rule(self, line: Line) -> bool:
        """A line that parts what stands above from what stands below, or joins a block to a list item."""
        if line.text != "+" and not forms.BREAK.fullmatch(line.text):
            return False
        self.assembly.close()
        self.assembly.mark(line.span)
        self.at += 1
        return True
