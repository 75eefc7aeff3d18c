"""Inline markup of reStructuredText: emphasis, literals, roles, links, substitutions, footnote marks. Serves `rst`."""

from __future__ import annotations

import re
from typing import Final

from factcheck.text.document import Span
from factcheck.text.readers.assembly import Assembly
from factcheck.text.readers.inline import LINE_BREAK, Replacements, keep_raised
from factcheck.text.readers.lines import Ahead

CODE_ROLES: Final = frozenset(
    {
        *("code", "literal", "raw", "file", "command", "program", "option", "envvar", "kbd", "samp", "regexp", "func"),
        *(
            "function",
            "class",
            "meth",
            "method",
            "mod",
            "module",
            "attr",
            "data",
            "const",
            "exc",
            "obj",
            "type",
            "macro",
        ),
        *(
            "member",
            "var",
            "expr",
            "token",
            "any",
            "keyword",
            "makevar",
            "mimetype",
            "dfn-code",
            "ref",
            "doc",
            "numref",
        ),
    }
)
"""Roles, without their domain, whose text is code, or a name that only a program reads. With a title of their own
(`` :ref:`as told above <target>` ``) that title is read."""
FORMULA_ROLES: Final = frozenset({"math", "eq"})
RAISED_ROLES: Final = frozenset({"sup", "superscript"})

_ROLE: Final = r":[A-Za-z](?:[\w.+-]|:(?=\w)){0,80}:"
_TOKEN: Final = re.compile(
    rf"{LINE_BREAK}|(?P<escape>\\(?:\r\n|.|\n))|(?P<literal>``)|(?P<role>(?:{_ROLE})?`)|(?P<strong>\*\*)|(?P<emphasis>\*)"
    r"|(?P<substitution>\|)|(?P<footnote>\[(?:\d{1,4}|\#[\w.+-]{0,80}|\*|[A-Za-z][\w.+-]{0,80})\]_(?!\w))"
    r"|(?P<target>_`)|(?P<reference>(?<=[^\W_])__?(?![\w`]))"
)
_BEFORE: Final = frozenset(" \t\r\n\0'\"([{<-/:«“‘„‚—–…¿¡")
_BEHIND: Final = r"(?=[\s'\")\]}>\-/:.,;!?\\«»“”’‹›—–…]|$)"
_CLOSING: Final = {
    "literal": re.compile(rf"(?<=\S)``{_BEHIND}"),
    "tick": re.compile(rf"(?<=[^\s\\])`(?:__?|{_ROLE})?{_BEHIND}"),
    "strong": re.compile(rf"(?<=[^\s\\])\*\*{_BEHIND}"),
    "emphasis": re.compile(rf"(?<=[^\s\\*])\*(?!\*){_BEHIND}"),
    "substitution": re.compile(rf"(?<=[^\s\\])\|_{{0,2}}{_BEHIND}"),
}
_PLAIN: Final = re.compile(rf"{LINE_BREAK}|(?P<escape>\\(?:\r\n|.|\n))")
_NAME: Final = re.compile(r"\s+")


class Inline:
    """A pass over the characters of one piece of text, a paragraph as a rule."""

    def __init__(self, assembly: Assembly, replacements: Replacements, span: Span) -> None:
        self.assembly = assembly
        self.source = assembly.source
        self.replacements = replacements
        self.whole = span
        self.closing = {name: Ahead(pattern, self.source, span.end) for name, pattern in _CLOSING.items()}

    def run(self) -> None:
        """Take the piece into the assembly."""
        at = self.whole.start
        while token := _TOKEN.search(self.source, at, self.whole.end):
            self.assembly.keep(Span(at, token.start()))
            at = self.token(token)
        self.assembly.keep(Span(at, self.whole.end))

    def token(self, token: re.Match[str]) -> int:
        """Take what a token begins; tells where that ends."""
        span, kind = Span(*token.span()), token.lastgroup or ""
        match kind:
            case "break" | "escape":
                self.simple(token)
            case "reference" | "footnote":
                self.assembly.mark(span)
            case "target":
                return self.enclosed("tick", span)
            case "role":
                return self.enclosed("tick", span, token.group()[1:-2])
            case _:
                return self.enclosed(kind, span)
        return span.end

    def simple(self, token: re.Match[str]) -> None:
        """Take a line end, or an escaped character."""
        if token.lastgroup == "break":
            self.assembly.put(" ", Span(*token.span()))
            return
        self.assembly.mark(Span(token.start(), token.start() + 1))
        if token.group()[1:].isspace():
            self.assembly.mark(Span(*token.span()))
        else:
            self.assembly.keep(Span(token.start() + 1, token.end()))

    def enclosed(self, kind: str, opening: Span, role: str = "") -> int:
        """Take text between two marks; marks that nothing closes, or that no text can begin behind, are text."""
        closing = self.closing[kind](opening.end + 1) if self.opens(opening) else None
        if closing is None:
            self.assembly.keep(opening)
            return opening.end
        inner, behind = Span(opening.end, closing.start()), Span(*closing.span())
        if kind == "literal":
            self.assembly.skip("inline code", Span(opening.start, behind.end))
            return behind.end
        self.assembly.mark(opening)
        self.assembly.mark(behind)
        if kind == "tick":
            self.interpreted(inner, role or behind.of(self.source).strip("`_:"))
        elif kind != "substitution" or not self.replacements.use(name_of(inner.of(self.source)), inner):
            self.plain(inner)
        return behind.end

    def opens(self, opening: Span) -> bool:
        """Whether text can begin behind a mark, and the mark behind what stands in front of it."""
        before = self.source[opening.start - 1] if opening.start > self.whole.start else " "
        behind = self.source[opening.end : opening.end + 1]
        return bool(behind) and not behind.isspace() and opening.end < self.whole.end and before in _BEFORE

    def interpreted(self, span: Span, role: str) -> None:
        """Take text in backquotes: its title where it has one, by its role else."""
        role = role.rpartition(":")[2]
        text = span.of(self.source)
        at = text.rfind("<") if text.endswith(">") else -1
        if at > 0 and text[:at].strip():
            title = text[:at].rstrip()
            self.plain(Span(span.start, span.start + len(title)))
            self.assembly.skip("link target", Span(span.start + len(title), span.end))
        elif role in CODE_ROLES or role in FORMULA_ROLES:
            self.assembly.skip("inline code" if role in CODE_ROLES else "formula", span)
        elif role in RAISED_ROLES:
            keep_raised(self.assembly, span)
        else:
            self.plain(span)

    def plain(self, span: Span) -> None:
        """Take text in which no markup begins."""
        at = span.start
        for token in _PLAIN.finditer(self.source, span.start, span.end):
            self.assembly.keep(Span(at, token.start()))
            self.simple(token)
            at = token.end()
        self.assembly.keep(Span(at, span.end))


def name_of(text: str) -> str:
    """A name as it is compared: reference names know no case and no line ends."""
    return _NAME.sub(" ", text.strip()).lower()
