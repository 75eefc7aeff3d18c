"""Inline markup of AsciiDoc: formatted text, macros, links, attribute references, passthroughs. Serves `asciidoc`."""

from __future__ import annotations

import re
from collections.abc import Callable
from heapq import heappop, heappush
from html import unescape
from typing import Final

from factcheck.text.document import Span
from factcheck.text.readers.asciidoc_forms import INTRINSIC
from factcheck.text.readers.assembly import Assembly
from factcheck.text.readers.inline import LINE_BREAK, Replacements, keep_raised
from factcheck.text.readers.lines import Ahead

SKIPPED_MACROS: Final = {
    **dict.fromkeys(("image", "icon"), "image description"),
    **dict.fromkeys(("stem", "latexmath", "asciimath"), "formula"),
    **dict.fromkeys(("kbd", "btn", "menu"), "interface text"),
    **dict.fromkeys(("anchor", "indexterm"), "index entry"),
}
"""Macros inside a sentence that are left out whole, and the reason that is counted."""

_KNOWN: Final = "|".join((*SKIPPED_MACROS, "pass", "indexterm2", "footnote"))
_TOKEN: Final = re.compile(
    rf"(?P<hard>[ ]\+(?=[\r\n]))|{LINE_BREAK}"
    r"|(?P<escape>\\(?=[*_`#^~+{<\[:\\(&|\"']|[a-z]{1,12}:))"
    r"|(?P<curved>[\"']`|`[\"'])"
    r"|(?P<code>``?)"
    r"|(?P<passed>\+{1,3})"
    r"|(?P<roles>\[[.#%][\w .#%-]{1,80}\](?=[#*_`]))"
    r"|(?P<format>\*\*?|__?|\#\#?)"
    r"|(?P<raised>\^[^\s^]{1,80}\^)|(?P<lowered>~[^\s~]{1,80}~)"
    r"|(?P<attribute>\{[A-Za-z0-9_][\w-]{0,80}\})"
    r"|(?P<anchor>\[\[[^\[\]\n]{1,200}\]\])"
    r"|(?P<xref><<[^<>\n,]{1,200}(?:,[ ]?|(?=>>)))"
    r"|(?P<index>\({2,3}(?=[^\s(]))"
    r"|(?P<link>(?<![\w/])(?:(?:https?|ftp|irc)://|(?:link|xref|mailto):(?![\s:/]))[^\s\[\]<>\"]{1,2000}+\[?)"
    rf"|(?P<macro>(?<![\w:])(?:{_KNOWN}):[^\s\[\]:]{{0,200}}\[)"
    r"|(?P<reference>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
)
_CLOSING: Final = {
    **{mark: re.compile(rf"(?<=\S){re.escape(mark)}(?![\w{re.escape(mark)}])") for mark in ("*", "_", "#", "`", "+")},
    **{mark: re.compile(re.escape(mark)) for mark in ("**", "__", "##", "``", "++", "+++", ">>", "))", ")))")},
    '"`': re.compile(r"(?<=\S)`\"(?!\w)"),
    "'`": re.compile(r"(?<=\S)`'(?!\w)"),
    "]": re.compile(r"(?<!\\)\]"),
}
_CURVED: Final = {'"`': "“", "'`": "‘", '`"': "”", "`'": "’"}
_BEFORE: Final = re.compile(r"[\w;:}]")
_LONGEST_TEXT: Final = 2_000  # of a link
_SETTINGS: Final = re.compile(r",\s*[a-z]{1,20}=")


class Inline:
    """A pass over the characters of one piece of text. Marks that close something are known when it opens, so markup
    inside markup needs no second pass."""

    def __init__(self, assembly: Assembly, replacements: Replacements, span: Span) -> None:
        self.assembly = assembly
        self.source = assembly.source
        self.replacements = replacements
        self.whole = span
        self.notes: list[Span] = []  # texts of footnotes, which read by themselves
        self.closing = {mark: Ahead(pattern, self.source, span.end) for mark, pattern in _CLOSING.items()}
        self.pending: list[tuple[int, int, str]] = []  # spans to come that close something, and how they read

    def run(self) -> list[Span]:
        """Take the piece into the assembly; gives the footnotes in it."""
        at = self.whole.start
        while True:
            token = _TOKEN.search(self.source, at, self.whole.end)
            start = token.start() if token else self.whole.end
            if self.pending and self.pending[0][0] <= start:
                at = self.close(at)
            elif token:
                self.assembly.keep(Span(at, start))
                at = self.token(token)
            else:
                self.assembly.keep(Span(at, start))
                return self.notes

    def close(self, at: int) -> int:
        """Take the next span that closes something; tells where it ends."""
        start, end, reading = heappop(self.pending)
        if start < at:  # what opened it was closed before
            self.assembly.mark(Span(start, end))
            return max(at, end)
        self.assembly.keep(Span(at, start))
        if reading:
            self.assembly.put(reading, Span(start, end))
        else:
            self.assembly.mark(Span(start, end))
        return end

    def token(self, token: re.Match[str]) -> int:
        """Take what a token is or begins; tells where that ends."""
        return _TAKEN[token.lastgroup or ""](self, token.group(), Span(*token.span()))

    def line_end(self, text: str, span: Span) -> int:
        """The end of a line, which reads as a blank unless a plus sign keeps it."""
        self.assembly.put("\n" if "+" in text else " ", span)
        return span.end

    def escaped(self, _: str, span: Span) -> int:
        """A backslash, and the character that it makes one of the text."""
        self.assembly.mark(span)
        self.assembly.keep(Span(span.end, span.end + 1))
        return span.end + 1

    def roles(self, _: str, span: Span) -> int:
        """The roles of the formatted text behind them."""
        self.assembly.mark(span)
        return span.end

    def raised(self, text: str, span: Span) -> int:
        """Text above the line, or below it."""
        inner = Span(span.start + 1, span.end - 1)
        self.assembly.mark(Span(span.start, inner.start))
        self.assembly.mark(Span(inner.end, span.end))
        if text[0] == "^":
            keep_raised(self.assembly, inner)
        else:
            self.assembly.keep(inner)
        return span.end

    def anchor(self, _: str, span: Span) -> int:
        """A name that links lead to."""
        self.assembly.skip("link target", span)
        return span.end

    def reference(self, text: str, span: Span) -> int:
        """A character reference."""
        self.assembly.put(unescape(text), span)
        return span.end

    def opens(self, mark: str, span: Span) -> re.Match[str] | None:
        """What closes a mark, if it can open something here: single marks do only between words."""
        behind = self.source[span.end : span.end + 1] if span.end < self.whole.end else ""
        before = self.source[span.start - 1] if span.start > self.whole.start else ""
        if not behind or ((len(mark) == 1 or mark in _CURVED) and (behind.isspace() or _BEFORE.match(before))):
            return None
        return self.closing[mark](span.end + 1)

    def formatted(self, mark: str, span: Span) -> int:
        """Bold, italic, highlighted."""
        closing = self.opens(mark, span)
        if closing is None and len(mark) > 1:
            return self.formatted(mark[0], Span(span.start, span.start + 1))
        if closing is None:
            self.assembly.keep(span)
        else:
            self.assembly.mark(span)
            heappush(self.pending, (*closing.span(), ""))
        return span.end

    def curved(self, mark: str, span: Span) -> int:
        """Curved quotation marks; half of a pair is an apostrophe, or begins code."""
        closing = self.opens(mark, span) if mark in self.closing else None
        if closing:
            self.assembly.put(_CURVED[mark], span)
            heappush(self.pending, (*closing.span(), _CURVED[closing.group()]))
        elif mark == "`'":
            self.assembly.put("’", span)
        else:
            self.assembly.keep(Span(span.start, span.start + 1))
            return span.start + 1
        return span.end

    def verbatim(self, mark: str, span: Span) -> int:
        """Code, which is skipped; text that is to stay as it is."""
        closing = self.opens(mark, span)
        if closing is None and len(mark) > 1:
            return self.verbatim(mark[0], Span(span.start, span.start + 1))
        if closing is None:
            self.assembly.keep(span)
            return span.end
        if mark[0] == "`":
            self.assembly.skip("inline code", Span(span.start, closing.end()))
        else:
            self.assembly.mark(span)
            self.keep_lines(Span(span.end, closing.start()))
            self.assembly.mark(Span(*closing.span()))
        return closing.end()

    def attribute(self, text: str, span: Span) -> int:
        """A reference to an attribute; one that is not known is text."""
        name = text[1:-1].lower()
        if name in INTRINSIC:
            self.assembly.put(INTRINSIC[name], span)
        elif not self.replacements.use(name, span):
            self.assembly.keep(span)
        return span.end

    def bracketed(self, text: str, span: Span) -> int:
        """A cross-reference, with its text or without; a term of the index, shown or not."""
        is_reference = text[0] == "<"
        closing = self.closing[">>" if is_reference else ")" * len(text)](span.end)
        if closing is None:
            self.assembly.keep(Span(span.start, span.start + 1))
            return span.start + 1
        if text[:3] == "(((":
            self.assembly.skip("index entry", Span(span.start, closing.end()))
            return closing.end()
        if is_reference:
            self.assembly.skip("link target", span)
        else:
            self.assembly.mark(span)
        heappush(self.pending, (*closing.span(), ""))
        return span.end

    def link(self, text: str, span: Span) -> int:
        """A link: its text is read, and its address where it has none."""
        closing = self.closing["]"](span.end) if text.endswith("[") else None
        if closing is None or closing.start() > span.end + _LONGEST_TEXT:
            self.assembly.keep(span)
            return span.end
        inner = Span(span.end, closing.start())
        settings = _SETTINGS.search(self.source, inner.start, inner.end)
        end = settings.start() if settings else inner.end
        if self.source.endswith("^", inner.start, end):
            end -= 1
        if self.source[inner.start : end].strip():
            self.assembly.skip("link target", span)
            heappush(self.pending, (end, closing.end(), ""))
        else:
            self.assembly.keep(Span(span.start, span.end - 1))
            self.assembly.mark(Span(span.end - 1, closing.end()))
            return closing.end()
        return span.end

    def macro(self, text: str, span: Span) -> int:
        """A macro: left out whole, or its text is read, that of a footnote by itself."""
        name = text.partition(":")[0]
        closing = self.closing["]"](span.end)
        if closing is None:
            self.assembly.keep(span)
            return span.end
        inner = Span(span.end, closing.start())
        if name in SKIPPED_MACROS:
            self.assembly.skip(SKIPPED_MACROS[name], Span(span.start, closing.end()))
            return closing.end()
        self.assembly.mark(span)
        self.assembly.mark(Span(*closing.span()))
        if name == "footnote":
            self.notes.append(inner)
        else:
            self.keep_lines(inner)
        return closing.end()

    def keep_lines(self, span: Span) -> None:
        """Read text as it stands, over line ends."""
        at = span.start
        for found in _BREAK.finditer(self.source, span.start, span.end):
            self.assembly.keep(Span(at, found.start()))
            self.assembly.put(" ", Span(*found.span()))
            at = found.end()
        self.assembly.keep(Span(at, span.end))


_BREAK: Final = re.compile(LINE_BREAK)
_TAKEN: Final[dict[str, Callable[[Inline, str, Span], int]]] = {
    **dict.fromkeys(("break", "hard"), Inline.line_end),
    **dict.fromkeys(("code", "passed"), Inline.verbatim),
    **dict.fromkeys(("raised", "lowered"), Inline.raised),
    **dict.fromkeys(("xref", "index"), Inline.bracketed),
    "escape": Inline.escaped,
    "roles": Inline.roles,
    "curved": Inline.curved,
    "format": Inline.formatted,
    "attribute": Inline.attribute,
    "anchor": Inline.anchor,
    "link": Inline.link,
    "macro": Inline.macro,
    "reference": Inline.reference,
}
"""What takes each kind of token."""
