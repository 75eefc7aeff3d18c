"""How far directives reach: each is given the part of the source that it holds for. Between `suppression_words` and
`suppression`.

A comment alone in its place is about the next block, or the table or quotation that begins with it; one behind text is
about the sentences on its line, and one on a line of its own inside a block, about those on the next line. `off` is
about all up to the `on` that ends it. All parts of one kind that a pattern is given are apart or the same, so that
looking one up costs little however many there are.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Final, NamedTuple

from factcheck.rules.suppression_words import Directive, Pattern, Unreadable, Verb
from factcheck.text.document import COMMENT, Block, BlockKind, Document, Span
from factcheck.values.lazy import lazy


class Reach(Enum):
    """What a directive is about, the narrowest first."""

    LINE = "the sentences on its line"
    BLOCK = "the next block"
    WHOLE = "the next table or quotation"
    STRETCH = "what lies between `off` and `on`"
    FILE = "the whole article"


class Hold(NamedTuple):
    """A part of the source for which a pattern of a directive holds; without a pattern, everything is held there."""

    reach: Reach
    part: Span
    directive: Directive
    pattern: Pattern | None


RUNS: Final = frozenset({BlockKind.CELL, BlockKind.QUOTE})
"""Kinds of which a comment above the first block is about all."""
_RUN_ENDS: Final = lazy(r"</(?:table|blockquote)\b|\|===|____", re.IGNORECASE)
_BLANK_LINE: Final = lazy(r"(?:\r\n|\r|\n)[ \t]*+(?:\r\n|\r|\n)")
_RUN_BEGINS: Final = lazy(r"<(?:table|blockquote)\b", re.IGNORECASE)
_COMMENT: Final = lazy(r"<!--(?:(?!-->).)*+(?:-->|\Z)")
_NEAR: Final = 2_000
"""Characters before a block in which the mark is looked for that begins its table or quotation."""


def holds_of(document: Document, directives: Iterable[Directive]) -> Iterator[Hold | Unreadable]:
    """What each directive holds for; an `off` or `on` without its other half is told as unreadable."""
    places = _Places(document)
    stretches: list[Directive] = []
    for directive in directives:
        match directive.verb:
            case Verb.IGNORE:
                for reach, part in places.of(directive):
                    yield from _each(reach, part, directive)
            case Verb.FILE:
                yield from _each(Reach.FILE, Span(0, len(document.source)), directive)
            case _:
                stretches.append(directive)
    yield from _stretches(stretches)


def _each(reach: Reach, part: Span, directive: Directive) -> Iterator[Hold]:
    for pattern in directive.patterns or (None,):
        yield Hold(reach, part, directive, pattern)


UNCLOSED: Final = "close it with `<!-- factcheck: on -->`, or write `ignore-file` for the whole article"
UNOPENED: Final = "take it out, or put the `off` that it ends before it"


class _Opened(NamedTuple):
    directive: Directive
    pattern: Pattern | None


def _stretches(directives: Iterable[Directive]) -> Iterator[Hold | Unreadable]:
    """What each `off` holds for, up to the `on` with its pattern, or with none."""
    opened: dict[str, _Opened] = {}
    for directive in directives:
        named: dict[str, Pattern | None] = {pattern.text: pattern for pattern in directive.patterns}
        if directive.verb is Verb.OFF:
            for text, pattern in (named or {"": None}).items():
                if text in opened:
                    span = pattern.span if pattern else directive.span
                    yield Unreadable(span, f"{_name(text)} is off already", "take it out")
                else:
                    opened[text] = _Opened(directive, pattern)
            continue
        for text in list(named or opened or [""]):
            if begun := opened.pop(text, None):
                part = Span(begun.directive.comment.end, directive.comment.start)
                yield Hold(Reach.STRETCH, part, begun.directive, begun.pattern)
            else:
                pattern = named.get(text)
                span = pattern.span if pattern else directive.span
                yield Unreadable(span, f"{_name(text, 'nothing')} is {'not ' if text else ''}off here", UNOPENED)
    for text, begun in opened.items():
        span = begun.pattern.span if begun.pattern else begun.directive.span
        yield Unreadable(span, f"{_name(text)} is off, and never on again", UNCLOSED)


def _name(text: str, none: str = "everything") -> str:
    return f"`{text}`" if text else none


@dataclass(frozen=True)
class _Places:
    """The blocks and lines of a document, as directives refer to them; each question costs little, asked often."""

    document: Document

    @cached_property
    def blocks(self) -> list[tuple[Span, Block]]:
        """The blocks in order, each with its span of the source."""
        spans = ((self.document.source_span(block.span), block) for block in self.document.blocks)
        return sorted(spans, key=lambda pair: pair[0])

    @cached_property
    def starts(self) -> list[int]:
        return [span.start for span, _ in self.blocks]

    @cached_property
    def runs(self) -> dict[int, int]:
        """The number of the last block of a table or quotation, by the number of its first."""
        runs: dict[int, int] = {}
        first = 0
        for number in range(1, len(self.blocks) + 1):
            if number == len(self.blocks) or not self._goes_on(number):
                runs[first] = number - 1
                first = number
        return runs

    @cached_property
    def comment_lines(self) -> frozenset[int]:
        """The lines that are a comment from end to end, however the format writes one."""
        first: dict[int, Span] = {}  # no other on its line can be all of it
        for skipped in self.document.skipped:
            if skipped.reason == COMMENT:
                first.setdefault(self._line(skipped.span.start), skipped.span)
        source = self.document.source
        return frozenset(n for n, span in first.items() if self.document.line(n).of(source).strip() == span.of(source))

    @cached_property
    def bare_lines(self) -> dict[int, bool]:
        """Whether nothing but comments stands on a line, of those that were asked about."""
        return {}

    @cached_property
    def next_lines(self) -> dict[tuple[int, int], int]:
        """The line that comes after bare ones, by where they begin and the last line that it can be."""
        return {}

    def of(self, directive: Directive) -> Iterator[tuple[Reach, Span]]:
        """What an `ignore` is about; nothing where no block follows."""
        comment = directive.comment
        after = bisect_left(self.starts, comment.end)
        if self._is_inside(directive, after) or self._ends_line_of_text(comment, after):
            yield from self._lines(comment, self.blocks[after - 1][0])
        elif after < len(self.blocks):
            last = self.runs.get(after, after) if self._is_above(comment, after) else after
            reach = Reach.WHOLE if last > after else Reach.BLOCK
            yield reach, Span(self.blocks[after][0].start, self.blocks[last][0].end)

    def _lines(self, comment: Span, block: Span) -> Iterator[tuple[Reach, Span]]:
        """The lines of a block that a comment is about."""
        first, last = self._line(comment.start), self._line(comment.end)
        if first == last and self._is_bare(first):
            last = first = self._next_line(first, block)
        for number in {first: None, last: None}:
            line = self.document.line(number)
            part = Span(max(line.start, block.start), min(line.end, block.end))
            if part.start < part.end:
                yield Reach.LINE, part

    def _next_line(self, number: int, block: Span) -> int:
        """The next line of a block that more than a comment stands on."""
        last, passed = self._line(block.end), [number]
        while (passed[-1], last) not in self.next_lines and passed[-1] < last and self._is_bare(passed[-1]):
            passed.append(passed[-1] + 1)
        found = self.next_lines.get((passed[-1], last), passed[-1])
        self.next_lines.update({(one, last): found for one in passed})
        return found

    def _line(self, at: int) -> int:
        return self.document.position(at).line

    def _is_bare(self, number: int) -> bool:
        if number not in self.bare_lines:
            line = self.document.line(number).of(self.document.source)
            self.bare_lines[number] = number in self.comment_lines or not _COMMENT().sub("", line).strip()
        return self.bare_lines[number]

    def _is_inside(self, directive: Directive, after: int) -> bool:
        """Whether a comment belongs to the block before it: it stands in it, not on lines of its own below its end."""
        if not directive.within or not after:
            return False
        comment, block = directive.comment, self.blocks[after - 1][0]
        return block.end > comment.start or self._line(block.end) == self._line(comment.start)

    def _ends_line_of_text(self, comment: Span, after: int) -> bool:
        """Whether a comment stands at the end of a line, behind the last block on it."""
        if not after or self._line(self.blocks[after - 1][0].end) != self._line(comment.start):
            return False
        return after == len(self.blocks) or self._line(self.starts[after]) != self._line(comment.end)

    def _is_above(self, comment: Span, after: int) -> bool:
        """Whether a comment stands before the whole that a block begins, not inside it."""
        start = self.starts[after]
        near = max(comment.end, start - _NEAR)
        return self._line(comment.end) < self._line(start) or bool(
            _RUN_BEGINS().search(self.document.source, near, start)
        )

    def _goes_on(self, number: int) -> bool:
        """Whether a block belongs to the table or quotation of the block before it."""
        (before, block), (after, next_block) = self.blocks[number - 1], self.blocks[number]
        if block.kind is not next_block.kind or block.kind not in RUNS:
            return False
        between = self.document.source[before.end : after.start]
        return not _RUN_ENDS().search(between) and ("<" in between or not _BLANK_LINE().search(between))


def part_at(parts: list[Span], span: Span) -> slice:
    """Which of parts that stand in order and apart share a character with a span."""
    return slice(
        bisect_right(parts, span.start, key=lambda part: part.end), bisect_left(parts, span.end, key=lambda p: p.start)
    )
