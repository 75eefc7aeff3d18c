"""HTML and XHTML. A reader of the text floor, and of raw HTML inside Markdown.

Read: every text a browser shows, the title, and text that a style sheet may hide; where the page says which part of it
is the article, that part (`html_landmarks`). Skipped and counted: comments, scripts, style sheets, templates,
navigation, dialogs, drawings, code, struck-out text, text around the article. A tokenizer of its own, because a span
must be true and every character accounted for; what is never closed (and would hide all that follows) is an error.
Entities that a document declares are never expanded.
"""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import Final, NamedTuple

from factcheck.errors import ArticleError
from factcheck.text.document import COMMENT, BlockKind, Document, Published, Span
from factcheck.text.published import META_KEYS, stated_date
from factcheck.text.readers.assembly import Assembly
from factcheck.text.readers.html_landmarks import Around, Landmarks
from factcheck.text.readers.inline import keep_raised

SKIPPED: Final = {
    "script": "script",
    "style": "style sheet",
    "template": "template",
    "nav": "navigation",
    "dialog": "dialog",
    "svg": "drawing",
    "pre": "code block",
    "code": "inline code",
    "textarea": "form field",
    **dict.fromkeys(("del", "s", "strike"), "struck-out text"),
}
ROLES: Final = {"navigation": "navigation", "dialog": "dialog", "alertdialog": "dialog"}
"""Roles (ARIA) of elements that are left out like those, and the reason that is counted."""
_RAW: Final = frozenset({"script", "style", "textarea", "title"})  # their content is text up to the end tag
_BLOCKS: Final = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div"),
        *("dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head"),
        *("header", "hr", "html", "legend", "li", "main", "nav", "ol", "optgroup", "option", "p", "pre", "search"),
        *(
            "section",
            "select",
            "summary",
            "table",
            "tbody",
            "td",
            "template",
            "tfoot",
            "th",
            "thead",
            "title",
            "tr",
            "ul",
        ),
    }
)
_KINDS: Final = {
    **{f"h{level}": BlockKind.HEADING for level in range(1, 7)},
    "title": BlockKind.HEADING,
    "li": BlockKind.ITEM,
    "dd": BlockKind.ITEM,
    "td": BlockKind.CELL,
    "th": BlockKind.CELL,
    "blockquote": BlockKind.QUOTE,
    "caption": BlockKind.CAPTION,
    "figcaption": BlockKind.CAPTION,
}
_CONTAINERS: Final = frozenset({"ul", "ol", "dl", "table"})
# An element that begins directly inside one of its own group ends that one.
_GROUPS: Final = {
    "li": "item",
    "dd": "definition",
    "td": "cell",
    "th": "cell",
    **{f"h{level}": "heading" for level in range(1, 7)},
}
_VOID: Final = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "wbr"})  # no end tag comes
_RUNS_ON: Final = frozenset({"pre", "script", "style", "textarea"})  # in Markdown, up to the end of the file

_TOKEN: Final = re.compile(r"<(?:!--|[!?]|/?(?P<name>[A-Za-z][^\s/>]*+))")
_COMMENT_END: Final = re.compile(r"--!?>")
_DECLARATION_END: Final = re.compile(">")
_SETTING: Final = re.compile(r"<!doctype|<\?xml", re.IGNORECASE)
_BETWEEN_ATTRIBUTES: Final = " \t\r\n\f/"
_ATTRIBUTE: Final = re.compile(
    r"""[\s/]*+(?P<name>[^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'"""
    r"""|(?P<bare>[^\s"'>][^\s>]*+)))?"""
)
_OPEN_QUOTE: Final = re.compile(r"\s*+=\s*+[\"']")
_PIECE: Final = re.compile(
    r"(?P<reference>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31}+);?)"
    r"|(?P<blanks>[ \t\r\n\f]{2,}+|[\t\r\n\f])"
)
_JSON_LD_DATE: Final = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"\n]{8,40})"')


class _Element(NamedTuple):
    name: str
    kind: BlockKind
    level: int


def read(path: str, source: str) -> Document:
    """A document of an HTML page. Raises `ArticleError` where something is never closed."""
    assembly, whole = Assembly(path, source), Span(0, len(source))
    page = _Page(assembly, (BlockKind.PARAGRAPH, 0))
    page.run(whole)
    article = page.landmarks.article_of(whole.end)
    if article:
        assembly = Assembly(path, source)
        page = _Page(assembly, (BlockKind.PARAGRAPH, 0), article)
        page.run(whole)
    assembly.published = page.published()
    return assembly.document()


def read_fragment(assembly: Assembly, span: Span, around: tuple[BlockKind, int]) -> None:
    """Take a span of raw HTML of another format's source into its assembly."""
    _Page(assembly, around, is_fragment=True).run(span)
    assembly.close()


def tag_name(tag: str) -> str:
    """The name of a tag in lower case; empty for what is none."""
    found = _TOKEN.match(tag)
    return (found["name"] or "").lower() if found else ""


def unclosed(assembly: Assembly, at: int, what: str) -> ArticleError:
    """The error for what hides the rest of a page from every reader."""
    return assembly.fault(at, f"{what} is never closed, so what follows can't be read", "close it")


class _Page:
    """A pass over the tokens of a page or a part of one."""

    def __init__(
        self,
        assembly: Assembly,
        kind: tuple[BlockKind, int],
        article: tuple[Span, ...] = (),
        *,
        is_fragment: bool = False,
    ) -> None:
        self.assembly = assembly
        self.source = assembly.source
        self.is_fragment = is_fragment
        self.stack = [_Element("", *kind)]
        self.depths = Counter[str]()
        self.landmarks = Landmarks()
        self.around = Around(article)
        self.raised = 0
        self.hidden = self.hidden_as = ""
        self.hidden_from = 0
        self.hidden_depth = 0
        self.meta: dict[str, str] = {}
        self.times: list[str] = []

    def run(self, span: Span) -> None:
        """Take every token of a span into the assembly."""
        at = span.start
        while at < span.end:
            token = _TOKEN.search(self.source, at, span.end)
            self.text(Span(at, token.start() if token else span.end))
            at = self.token(token, span.end) if token else span.end
        self.around.skip(self.assembly)
        if not self.hidden:
            return
        if not self.is_fragment or self.hidden in _RUNS_ON:
            raise unclosed(self.assembly, self.hidden_from, f"`<{self.hidden}>`")
        self.assembly.skip(self.hidden_as, Span(self.hidden_from, span.end))

    def published(self) -> Published | None:
        """The date that the page states for itself: in `meta`, in JSON-LD, or in `time` if there is but one."""
        for key in META_KEYS:
            day = stated_date(self.meta.get(key, ""))
            if day:
                return Published(day, f"meta `{key}`")
        days = {day for value in self.times if (day := stated_date(value))}
        return Published(days.pop(), "`<time>`") if len(days) == 1 else None

    def token(self, token: re.Match[str], end: int) -> int:
        """Take one tag, comment or declaration; tells where it ends."""
        if token["name"] is None:
            return self.declaration(token, end)
        start, name = token.start(), token["name"].lower()
        stop, attributes = self.attributes(token.end(), end, start)
        span = Span(start, stop)
        is_end = self.source[start + 1] == "/"
        if self.hidden:
            self.inside_hidden(name, span, is_end=is_end)
        else:
            self.assembly.mark(span)
            if is_end:
                self.end_tag(name, span)
            else:
                self.note(name, attributes, start)
                self.start_tag(name, span, attributes.get("role", "").strip().lower())
        return stop if is_end or name not in _RAW else self.raw_text(name, attributes, stop, end)

    def declaration(self, token: re.Match[str], end: int) -> int:
        """Take a comment, a document type, a processing instruction; tells where it ends."""
        start, is_comment = token.start(), token.group() == "<!--"
        closing = (_COMMENT_END if is_comment else _DECLARATION_END).search(self.source, start + 2, end)
        if closing is None:
            raise unclosed(self.assembly, start, "comment" if is_comment else "declaration")
        span = Span(start, closing.end())
        if self.hidden or _SETTING.match(self.source, start):
            self.assembly.mark(span)
        else:
            self.assembly.skip(COMMENT if is_comment else "declaration", span)
        return span.end

    def attributes(self, at: int, end: int, start: int) -> tuple[int, dict[str, str]]:
        """Where the tag that begins at `start` ends, and its attributes, the first of each name."""
        values: dict[str, str] = {}
        while True:
            found = _ATTRIBUTE.match(self.source, at, end)
            if found:
                at = found.end()
                value = found["double"] or found["single"] or found["bare"]
                if value is None and _OPEN_QUOTE.match(self.source, at, end):
                    raise unclosed(self.assembly, at, "quotation mark of an attribute")
                values.setdefault(found["name"].lower(), value or "")
                continue
            while at < end and self.source[at] in _BETWEEN_ATTRIBUTES:
                at += 1
            if at == end:
                raise unclosed(self.assembly, start, "tag")
            at += 1
            if self.source[at - 1] == ">":
                return at, values

    def raw_text(self, name: str, attributes: dict[str, str], at: int, end: int) -> int:
        """Take the content of an element in which there are no tags; tells where its end tag begins."""
        closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(self.source, at, end)
        if closing is None and not (self.is_fragment and name == "title"):
            raise unclosed(self.assembly, at, f"`<{name}>`")
        span = Span(at, closing.start() if closing else end)
        if name == "title":
            self.text(span, is_title=True)
        elif not self.hidden:
            self.assembly.skip(SKIPPED[name], span)
        if name == "script" and "ld+json" in attributes.get("type", "").lower():
            found = _JSON_LD_DATE.search(self.source, span.start, span.end)
            if found:
                self.meta.setdefault("datepublished", found[1])
        return span.end

    def inside_hidden(self, name: str, span: Span, *, is_end: bool) -> None:
        """A tag inside an element that is skipped; the one that closes it ends that."""
        if name != self.hidden or self.source[span.end - 2] == "/":
            return
        self.hidden_depth += -1 if is_end else 1
        if self.hidden_depth == 0:
            self.assembly.skip(self.hidden_as, Span(self.hidden_from, span.end))
            self.hidden = ""

    def start_tag(self, name: str, span: Span, role: str) -> None:
        """The beginning of an element that is read, or of one that is skipped up to its end."""
        if name in _BLOCKS:
            self.assembly.close()
        if name == "br" and self.assembly.is_open:
            self.assembly.put("\n", span)
        if self.source[span.end - 2] != "/":
            self.landmarks.begin(name, role, span.start)
            self.raised += name == "sup"
        reason = SKIPPED.get(name) or ROLES.get(role)
        if reason and name not in _RAW and name not in _VOID and self.source[span.end - 2] != "/":
            self.hidden, self.hidden_as, self.hidden_from, self.hidden_depth = name, reason, span.start, 1
        elif name in _KINDS or name in _CONTAINERS:
            if _GROUPS.get(name) and _GROUPS.get(name) == _GROUPS.get(self.stack[-1].name):
                self.pop(self.stack[-1].name)
            self.depths[name] += 1
            self.stack.append(_Element(name, *self.kind_of(name)))

    def kind_of(self, name: str) -> tuple[BlockKind, int]:
        """The kind of the blocks directly inside an element that has just begun, and their level."""
        kind = _KINDS.get(name)
        match kind:
            case None:
                return self.stack[-1].kind, self.stack[-1].level
            case BlockKind.HEADING:
                return kind, int(name[1]) if name[1].isdigit() else 1
            case BlockKind.ITEM:
                return kind, max(1, self.depths["ul"] + self.depths["ol"] + self.depths["dl"])
            case BlockKind.QUOTE:
                return kind, self.depths[name]
            case _:
                return kind, 0

    def end_tag(self, name: str, span: Span) -> None:
        """The end of an element, and of all that was left open inside it."""
        self.landmarks.end(name, span.end)
        self.raised -= name == "sup" and self.raised > 0
        if name in _BLOCKS:
            self.assembly.close()
        if self.depths[name]:
            self.pop(name)

    def pop(self, name: str) -> None:
        """Leave the innermost open element of a name."""
        while True:
            left = self.stack.pop().name
            self.depths[left] -= 1
            if left == name:
                return

    def note(self, name: str, attributes: dict[str, str], at: int) -> None:
        """Remember what a tag says about the date of the page."""
        if name == "meta":
            key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
            self.meta.setdefault(key.lower(), unescape(attributes.get("content", "")))
        elif name == "time" and ("pubdate" in attributes or attributes.get("itemprop", "").lower() == "datepublished"):
            self.meta.setdefault("datepublished", attributes.get("datetime", ""))
        elif name == "time" and not self.around.holds(at):
            self.times.append(attributes.get("datetime", ""))

    def text(self, span: Span, *, is_title: bool = False) -> None:
        """Take a text between two tags; runs of blanks read as one, character references as their characters."""
        if self.hidden or not span:
            return
        bare = span.of(self.source).strip()
        self.landmarks.text(0 if is_title else len(bare))
        if bare and not is_title and self.around.holds(span.start):
            self.around.leave_out(span)
            return
        if not self.assembly.is_open:
            if not bare:
                self.assembly.mark(span)
                return
            self.assembly.open(self.stack[-1].kind, self.stack[-1].level)
        if self.raised and bare.isdecimal():
            keep_raised(self.assembly, span)
            return
        at = span.start
        for piece in _PIECE.finditer(self.source, span.start, span.end):
            reading = unescape(piece.group()) if piece["reference"] else " "
            if reading == piece.group():
                continue
            self.assembly.keep(Span(at, piece.start()))
            self.assembly.put(reading, Span(*piece.span()))
            at = piece.end()
        self.assembly.keep(Span(at, span.end))
