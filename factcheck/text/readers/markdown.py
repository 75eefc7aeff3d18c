"""Markdown (CommonMark with tables, footnotes, task lists, alerts, front matter). A reader of the text floor.

Read: headings, paragraphs, lists, tables, quotations, footnotes, the text of links and of raw HTML, the description of
an image that stands by itself. Skipped and counted: front matter, code, comments, targets and titles of links,
struck-out text, descriptions of images inside a sentence. The parser tells the range of every piece, so spans are true.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from itertools import accumulate
from typing import Any, Final

import pyromark

from factcheck.text.document import COMMENT, BlockKind, Document, Span
from factcheck.text.readers import html
from factcheck.text.readers.assembly import Assembly
from factcheck.text.readers.front_matter import take_front_matter
from factcheck.text.readers.inline import keep_raised

_OPTIONS: Final = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    | pyromark.Options.ENABLE_DEFINITION_LIST
    | pyromark.Options.ENABLE_GFM
)
_INLINE: Final = frozenset({"Emphasis", "Strong", "Link"})
_SKIPPED: Final = {"CodeBlock": "code block", "Strikethrough": "struck-out text", "Image": "image description"}
_KINDS: Final = {
    "Item": BlockKind.ITEM,
    "DefinitionListDefinition": BlockKind.ITEM,
    "BlockQuote": BlockKind.QUOTE,
    "TableCell": BlockKind.CELL,
}
_WORD: Final = re.compile(r"\w+")
_WORD_PART: Final = re.compile(r"[^\W_]+(?=_[^\W_])")
_FENCE: Final = re.compile(r"`{3,}|~{3,}")
_LIST_NUMBER: Final = re.compile(r"\d{1,9}[.)](?=\s|$)")
_DEFINITION: Final = re.compile(r"[\s>]*+\[[^\]]{1,999}\]:")
_FOOTNOTE_LABEL: Final = re.compile(r"\[\^[^\]\n]{1,999}\]:")
_ALERT: Final = re.compile(r"[\s>]*+\[!\w+\]")
_ATTRIBUTES: Final = re.compile(r"[^\w{]*+\{[^{}\n]*+\}")
# Every byte of UTF-8 begins a character but those that continue one; summed up, byte offsets become code points.
_CONTINUES: Final = 0b10
_BEGINS_CHARACTER: Final = bytes(byte >> 6 != _CONTINUES for byte in range(256))


def read(path: str, source: str) -> Document:
    """A document of a Markdown text. Raises `ArticleError` where text can't be told from markup."""
    assembly = Assembly(path, source)
    _Walk(assembly, take_front_matter(assembly)).run()
    return assembly.document()


class _Walk:
    """A walk over the parser's events; byte ranges become spans of the source by one table."""

    def __init__(self, assembly: Assembly, body: int) -> None:
        self.assembly = assembly
        self.text = assembly.source[body:]
        self.body = body
        self.kinds: list[tuple[BlockKind, int]] = [(BlockKind.PARAGRAPH, 0)]
        self.depths = Counter[BlockKind]()
        self.skipping: list[str] = []
        self.hidden = ""  # the raw inline element whose content is not read, and where it begins
        self.hidden_at = 0
        self.is_raised = False
        self.raw: list[Span] = []
        self.rows: list[Span] = []
        self.paragraph = Span(0, 0)
        self.loose = -1  # the end of an underscore that opens no emphasis
        self.at = body  # the end of the last piece of content
        self.offsets = [0, *accumulate(self.text.encode().translate(_BEGINS_CHARACTER))]

    def span(self, start: int, end: int) -> Span:
        """The span of the source of a range of bytes of the body."""
        return Span(self.offsets[start] + self.body, self.offsets[end] + self.body)

    def run(self) -> None:
        """Take everything into the assembly, and account for what is left."""
        for event, ends in pyromark.events_with_range(self.text, options=_OPTIONS):
            span = self.span(ends["start"], ends["end"])
            match event:
                case {"Start": tag}:
                    self.start(*_name_of(tag), span)
                case {"End": tag}:
                    self.end(_name_of(tag)[0], span)
                case _ if not self.skipping:
                    self.leaf(*_name_of(event), span)
        if self.hidden:
            raise html.unclosed(self.assembly, self.hidden_at, f"`<{self.hidden}>`")
        for definition in pyromark.reference_definitions(self.text, options=_OPTIONS).values():
            ends = definition["span"]
            self.assembly.skip("link definition", self.span(ends["start"], ends["end"]))
        for gap in tuple(self.assembly.gaps()):
            self.account(gap)

    def start(self, name: str, detail: Any, span: Span) -> None:  # noqa: ANN401 - what the parser gives
        """The beginning of a container, inline or block."""
        if self.skipping:
            self.skipping.append(name)
        elif name in _INLINE:
            self.at = max(self.at, span.start)
        elif name == "Image" and self.is_figure(span):
            self.assembly.open(BlockKind.CAPTION)
            self.at = span.start
        elif name in _SKIPPED:
            if name == "CodeBlock":
                self.assembly.close()
                self.refuse_unclosed(span)
            self.assembly.skip(_SKIPPED[name], span)
            self.skipping.append(name)
        else:
            self.start_block(name, detail, span)

    def refuse_unclosed(self, code: Span) -> None:
        """Refuse a fence that nothing closes: CommonMark takes all that follows it for code."""
        source = self.assembly.source
        fence = _FENCE.match(source, code.start)
        if fence is None or source[code.end :].strip():
            return
        first, _, rest = code.of(source).rstrip().partition("\n")
        last = rest.rpartition("\n")[2].strip("> \t")
        if rest and (set(last) != {fence.group()[0]} or len(last) < len(fence.group())):
            raise html.unclosed(self.assembly, code.start, f"fence `{first.strip()[:20]}`")

    def start_block(self, name: str, detail: Any, span: Span) -> None:  # noqa: ANN401 - what the parser gives
        """The beginning of a block that is read."""
        self.assembly.close()
        if name in _KINDS:
            kind = _KINDS[name]
            self.depths[kind] += 1
            self.kinds.append((kind, 0 if kind is BlockKind.CELL else self.depths[kind]))
        match name:
            case "Heading":
                self.assembly.open(BlockKind.HEADING, int(detail["level"][1:]))
                self.at = span.start
            case "Paragraph":
                self.paragraph = span
            case "TableRow":
                self.rows.append(span)
            case "FootnoteDefinition":
                self.mark_match(_FOOTNOTE_LABEL, span.start)
            case "BlockQuote" if detail is not None:
                self.mark_match(_ALERT, span.start)

    def end(self, name: str, span: Span) -> None:
        """The end of a container."""
        if self.skipping:
            self.skipping.pop()
            self.at = span.end
            return
        tail = Span(self.at, span.end)
        match name:
            case "Link" | "Image":
                if len(tail) > 1:
                    self.assembly.skip("link target", tail)
                self.at = span.end
            case "Heading":
                self.mark_match(_ATTRIBUTES, tail.start)
            case "HtmlBlock":
                for piece in self.raw:
                    html.read_fragment(self.assembly, piece, self.kinds[-1])
                self.raw = []
        if name not in _INLINE:
            self.assembly.close()
        if name in _KINDS:
            self.depths[_KINDS[name]] -= 1
            self.kinds.pop()

    def leaf(self, name: str, detail: Any, span: Span) -> None:  # noqa: ANN401 - what the parser gives
        """A piece of content, or a mark that stands for itself."""
        if self.hidden and name != "InlineHtml":
            self.assembly.skip(f"`<{self.hidden}>`", span)
            return
        match name:
            case "Text":
                self.prose(detail, span)
            case "SoftBreak" | "HardBreak":
                self.assembly.put(" " if name == "SoftBreak" else "\n", span)
            case "Code":
                self.assembly.skip("inline code", span)
            case "InlineHtml":
                self.inline_html(detail, span)
            case "Html" if self.raw and self.raw[-1].end == span.start:
                self.raw[-1] = Span(self.raw[-1].start, span.end)
            case "Html":
                self.raw.append(span)
            case _:  # Rule, TaskListMarker, FootnoteReference
                self.assembly.mark(span)
        self.at = span.end

    def prose(self, reading: str, span: Span) -> None:
        """A piece of text. Half of an underscore pair inside a word (`_Cri_mea`) is text to CommonMark and emphasis to
        other dialects: it is read as emphasis, since nobody writes it for a name."""
        source = self.assembly.source
        self.open()
        if reading == "_" and not source[span.start - 1 : span.start].isalnum():
            self.assembly.mark(span)
            self.loose = span.end
            return
        if reading != span.of(source):
            self.assembly.put(reading, span)
            return
        if self.is_raised:
            keep_raised(self.assembly, span)
            return
        pair = _WORD_PART.match(reading) if span.start == self.loose else None
        if pair:
            at = span.start + pair.end()
            self.assembly.keep(Span(span.start, at))
            self.assembly.mark(Span(at, at + 1))
            span = Span(at + 1, span.end)
        self.assembly.keep(span)

    def inline_html(self, tag: str, span: Span) -> None:
        """A tag or comment inside a sentence."""
        name = html.tag_name(tag)
        if tag.startswith("<!--"):
            self.assembly.skip(f"`<{self.hidden}>`" if self.hidden else COMMENT, span)
        elif name == "br":
            self.open()
            self.assembly.put("\n", span)
        else:
            self.assembly.mark(span)
            self.is_raised = name == "sup" and not tag.startswith("</")
        if self.hidden == name and tag.startswith("</"):
            self.hidden = ""
        elif name in html.SKIPPED and not self.hidden and not tag.startswith("</"):
            self.hidden, self.hidden_at = name, span.start

    def open(self) -> None:
        """Open a block of the kind that its containers make it, unless one is open."""
        if not self.assembly.is_open:
            self.assembly.open(*self.kinds[-1])

    def is_figure(self, span: Span) -> bool:
        """Whether an image is all there is in its paragraph."""
        source, around = self.assembly.source, self.paragraph
        return not (source[around.start : span.start] + source[span.end : around.end]).strip()

    def mark_match(self, pattern: re.Pattern[str], at: int) -> None:
        """Declare what a pattern finds at an offset to be markup."""
        found = pattern.match(self.assembly.source, at)
        if found:
            self.assembly.mark(Span(*found.span()))

    def account(self, gap: Span) -> None:
        """Account, line by line, for what no event covered: marks, and text that Markdown itself leaves out."""
        is_definition = False
        at = gap.start
        for line in gap.of(self.assembly.source).splitlines(keepends=True):
            span = Span(at, at + len(line))
            row = bisect_right(self.rows, Span(at, len(self.assembly.source)))
            # A second definition of a name: the parser lists the first only. Its title may stand on the next line.
            is_definition = is_definition or _DEFINITION.match(line) is not None
            if _is_markup(line):
                self.assembly.mark(span)
            elif row and self.rows[row - 1].covers(span):
                self.assembly.skip("cell beyond the columns of its table", span)
            elif is_definition:
                self.assembly.skip("link definition", span)
            at = span.end


def _is_markup(line: str) -> bool:
    """Whether there is no word in a line but numbers of list items."""
    numbers = {found.start() for found in _LIST_NUMBER.finditer(line)}
    return all(found.start() in numbers or not found.group().strip("_") for found in _WORD.finditer(line))


def _name_of(event: Any) -> tuple[str, Any]:  # noqa: ANN401 - what the parser gives: a name, or a name with details
    return (event, None) if isinstance(event, str) else next(iter(event.items()))
