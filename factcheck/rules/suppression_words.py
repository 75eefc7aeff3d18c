"""Directives: what an article says in its comments, or in its front matter, of findings to hold back. Before
`suppression_places`, which tells how far each reaches.

    <!-- factcheck: ignore[claim-id, glob-*, rule-id] reason="…" until=2027-01-01 -->

Every reader skips comments as `COMMENT`, so that a new format needs nothing here. What begins like a directive and is
none is told as `Unreadable`: nobody should believe that something is held back which is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple, TypeAlias

from factcheck.registry.leaves import DAY
from factcheck.registry.shapes import meant_or, shown
from factcheck.text.document import COMMENT, FRONT_MATTER, Document, Span
from factcheck.values.lazy import lazy


class Verb(StrEnum):
    """What a directive does: hold back at its place, from here on, no longer, in the whole file."""

    IGNORE = "ignore"
    OFF = "off"
    ON = "on"
    FILE = "ignore-file"


class Pattern(NamedTuple):
    """An id of a claim or a rule, or a glob of ids, as it stands in the brackets."""

    text: str
    span: Span

    @property
    def is_glob(self) -> bool:
        """Whether it can fit several ids."""
        return not WILD.isdisjoint(self.text)


@dataclass(frozen=True, slots=True, eq=False)
class Directive:
    """A directive that can be read.

    `span` is of its words, `comment` of all around them, marks included; `within` tells whether that stands inside a
    block. Without `patterns` it is about every finding. `until` is the last day on which it holds.
    """

    verb: Verb
    span: Span
    comment: Span
    patterns: tuple[Pattern, ...] = ()
    reason: str = ""
    until: date | None = None
    until_span: Span | None = None
    within: bool = False


class Unreadable(NamedTuple):
    """What begins like a directive and can't be obeyed: where, what is wrong, what to write."""

    span: Span
    problem: str
    help: str


Written: TypeAlias = Directive | Unreadable

WILD: Final = frozenset("*?")
FORM: Final = 'write it as `factcheck: ignore[claim-id] reason="…" until=2027-01-01`'
QUOTED: Final = f"{FORM}; a reason of several words needs its quotation marks"
_HEAD: Final = lazy(r"\W*+(?:NOTE\b\W*+)?(?P<words>fact-?check)\b\s*+(?P<colon>:?)\s*+", re.IGNORECASE)
_CLOSING: Final = ("--!>", "-->", "*/", "#}", "////")
DASHES: Final = "- \t\r\n\f\v\u00a0"
"""What may stand before the end of an HTML comment: some close it with more dashes than they need."""
_VERB: Final = lazy(r"(?P<verb>[^\W\d_]++(?:-[^\W\d_]++)*+)(?=[\s\[]|\Z)")
_MEANT: Final = lazy(rf"(?:{'|'.join(Verb)})(?:\s*+\[|\s*+\Z|\s++(?:reason|until)\b)")
_BRACKETS: Final = lazy(r"\s*+\[(?P<inside>[^\[\]]*+)\]")
_PATTERN: Final = lazy(r"[^,\s]++")
_ID: Final = lazy(r"[a-z0-9*?][a-z0-9._*?-]{0,99}")
_ARGUMENT: Final = lazy(
    r"""\s++(?P<key>[^\W\d_]++)\s*+=\s*+(?:"(?P<straight>[^"]*+)"|“(?P<bent>[^”]*+)”|'(?P<single>[^']*+)'"""
    r"""|(?P<bare>[^\s"'“]\S*+))(?=\s|\Z)"""
)
_KEYS: Final = ("reason", "until")
_FIELD: Final = lazy(r"(?m)^(?P<quote>[\"':]?)factcheck(?P=quote)(?:[ \t]*+[:=]|(?<=:))[ \t]*+(?P<value>[^\r\n]*+)")
_QUOTES: Final = "\"'"


def directives_of(document: Document) -> Iterator[Written]:
    """Every directive of a document, in order of place."""
    for skipped in document.skipped:
        if skipped.reason == COMMENT:
            yield from _of_comment(document.source, skipped.span, within=skipped.within)
        elif skipped.reason == FRONT_MATTER:
            yield from _of_front_matter(document.source, skipped.span)


def _of_comment(source: str, comment: Span, *, within: bool) -> Iterator[Written]:
    head = _HEAD().match(source, comment.start, comment.end)
    if head is None:
        return
    words = Span(head.start("words"), _end_of_words(source, head.end(), comment.end))
    is_meant = _MEANT().match(source, head.end(), words.end) is not None
    if head["words"].lower() == "factcheck" and head["colon"]:
        yield _parsed(source, Span(head.end(), words.end), words, comment, within=within)
    elif is_meant:
        yield Unreadable(words, f"{shown(words.of(source))} is no directive as it is spelt", FORM)


def _end_of_words(source: str, start: int, end: int) -> int:
    """Where the words of a comment end, before the mark that closes it and the blanks before that."""
    closing = next((mark for mark in _CLOSING if source.endswith(mark, start, end)), "")
    return start + len(source[start : end - len(closing)].rstrip(DASHES if closing in _CLOSING[:2] else None))


def _of_front_matter(source: str, fields: Span) -> Iterator[Written]:
    """The directive of the field `factcheck`, which is written like that of a comment, between quotation marks or not;
    it holds for the whole file."""
    field = _FIELD().search(source, fields.start, fields.end)
    if field is None:
        return
    value = Span(*field.span("value"))
    bare = source[value.start : value.end].rstrip()
    if len(bare) > 1 and bare[0] in _QUOTES and bare[-1] == bare[0]:
        value, bare = Span(value.start + 1, value.start + len(bare) - 1), bare[1:-1]
    words = Span(value.start, value.start + len(bare))
    read = _parsed(source, words, words or Span(*field.span()), Span(*field.span()))
    if isinstance(read, Directive) and read.verb in (Verb.OFF, Verb.ON):
        yield Unreadable(read.span, f"front matter holds for the whole file, and `{read.verb}` for a part", FORM)
    elif isinstance(read, Directive):
        yield Directive(Verb.FILE, read.span, read.comment, read.patterns, read.reason, read.until, read.until_span)
    else:
        yield read._replace(help='write it on one line: `factcheck: ignore[claim-id] reason="…"`')


def _parsed(source: str, body: Span, words: Span, comment: Span, *, within: bool = False) -> Written:
    """The directive that a text behind `factcheck:` is."""
    try:
        return _Parser(source, body, words, comment, within=within).directive()
    except _Fault as fault:
        return fault.unreadable


class _Fault(Exception):  # noqa: N818 - it never leaves this module
    def __init__(self, span: Span, problem: str, help: str = FORM) -> None:  # noqa: A002 - the word of `Unreadable`
        self.unreadable = Unreadable(span, problem, help)


class _Parser:
    """A pass over the words of one directive."""

    def __init__(self, source: str, body: Span, words: Span, comment: Span, *, within: bool) -> None:
        self.source, self.at, self.end = source, body.start, body.end
        self.words, self.comment, self.within = words, comment, within

    def directive(self) -> Directive:
        """The directive; raises `_Fault` for the first thing in it that can't be read."""
        verb = self.verb()
        patterns = self.patterns()
        given = self.arguments()
        if verb is Verb.ON and given:
            raise _Fault(self.words, "`on` takes neither reason nor end", "give them to the `off` before it")
        until, until_span = self.until(given)
        reason = " ".join(self.source[slice(*given["reason"])].split()) if "reason" in given else ""
        return Directive(verb, self.words, self.comment, patterns, reason, until, until_span, self.within)

    def verb(self) -> Verb:
        found = _VERB().match(self.source, self.at, self.end)
        if found is None or found["verb"] not in list(Verb):
            text = found["verb"] if found else self.source[self.at : self.end]
            problem = f"{shown(text)} is nothing that a directive does" if text else "a directive that says nothing"
            raise _Fault(self.words, problem, meant_or(text, Verb, FORM))
        self.at = found.end()
        return Verb(found["verb"])

    def patterns(self) -> tuple[Pattern, ...]:
        found = _BRACKETS().match(self.source, self.at, self.end)
        if found is None:
            return ()
        self.at = found.end()
        start, end = found.span("inside")
        patterns = tuple(
            Pattern(one.group(), Span(*one.span())) for one in _PATTERN().finditer(self.source, start, end)
        )
        if not patterns:
            raise _Fault(self.words, "no id stands in the brackets", FORM)
        for pattern in patterns:
            if not _ID().fullmatch(pattern.text):
                mend = "ids have small letters, digits, `-`, `.` and `_`; `*` stands for any of them"
                raise _Fault(pattern.span, f"{shown(pattern.text)} is neither an id nor a glob of ids", mend)
        return patterns

    def arguments(self) -> dict[str, tuple[int, int]]:
        """Where the value of each key stands."""
        given: dict[str, tuple[int, int]] = {}
        while self.source[self.at : self.end].strip():
            found = _ARGUMENT().match(self.source, self.at, self.end)
            if found is None:
                at = self.end - len(self.source[self.at : self.end].lstrip())
                raise _Fault(Span(at, self.end), f"{shown(self.source[at : self.end])} can't be read", QUOTED)
            key = found["key"]
            if key not in _KEYS or key in given:
                problem = f"`{key}` is given twice" if key in given else f"{shown(key)} is no key of a directive"
                raise _Fault(Span(*found.span("key")), problem, FORM if key in given else meant_or(key, _KEYS, FORM))
            value = next(name for name in ("straight", "bent", "single", "bare") if found[name] is not None)
            given[key] = found.span(value)
            self.at = found.end()
        return given

    def until(self, given: dict[str, tuple[int, int]]) -> tuple[date | None, Span | None]:
        """The last day on which it holds, and where that is written."""
        if "until" not in given:
            return None, None
        span = Span(*given["until"])
        text = span.of(self.source)
        try:
            if re.fullmatch(DAY, text, re.ASCII):
                return date.fromisoformat(text), span
        except ValueError:
            pass
        raise _Fault(span or self.words, f"{shown(text)} is not a day of the calendar", "write it as `2027-01-01`")
