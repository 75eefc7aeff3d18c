"""Delimited text (RFC 4180): records of fields, with the place of each. Serves `rows`, `rst`, `asciidoc`.

Python's own `csv` tells no places. A field in quotation marks may hold delimiters, line ends and doubled quotation
marks; a mark inside a field without them stands for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from factcheck.text.document import LINE_END, BlockKind, Span
from factcheck.text.readers.assembly import Assembly

_QUOTED: Final = re.compile(r'"(?:[^"]++|"")*+"')
_OPENING: Final = re.compile(r'[ \t]*+"')  # blanks behind a delimiter are written for the eye
_DOUBLED: Final = re.compile('""')
_BYTES_THAT_END: Final = "\r\n"


class Field(NamedTuple):
    """A field: the span of its content, and whether quotation marks stood around it."""

    span: Span
    is_quoted: bool

    def text(self, source: str) -> str:
        """What the field says."""
        text = self.span.of(source)
        return text.replace('""', '"') if self.is_quoted else text


class Record(NamedTuple):
    """The fields of a line, or of several where a field holds line ends; `problem` says what is wrong with it, `at`
    which place."""

    span: Span
    fields: tuple[Field, ...]
    problem: str = ""
    at: int = 0


@cache
def _bare(delimiter: str) -> re.Pattern[str]:
    return re.compile(rf"[^{re.escape(delimiter)}\r\n]*+")


def records_of(source: str, span: Span, delimiter: str = ",") -> Iterator[Record]:
    """The records in a span of a source, empty lines left out. What comes after a bad one is read on from the next
    line, but nothing comes after a quotation mark that is never closed."""
    at = span.start
    while at < span.end:
        record = _record(source, at, span.end, delimiter)
        if len(record.span):
            yield record
        end = LINE_END.match(source, record.span.end, span.end)
        at = end.end() if end else span.end


def _record(source: str, start: int, end: int, delimiter: str) -> Record:
    fields: list[Field] = []
    at = start
    while True:
        field = _field(source, at, end, delimiter)
        if field is None:
            return Record(Span(start, end), tuple(fields), "a quotation mark is never closed", at)
        fields.append(field)
        at = field.span.end + field.is_quoted
        if at >= end or source[at] in _BYTES_THAT_END:
            return Record(Span(start, at), tuple(fields))
        if source[at] != delimiter:
            stop = LINE_END.search(source, at, end)
            problem = "text behind the quotation mark that closes a field; double a mark inside a field"
            return Record(Span(start, stop.start() if stop else end), tuple(fields), problem, at)
        at += 1


def _field(source: str, at: int, end: int, delimiter: str) -> Field | None:
    if opening := _OPENING.match(source, at, end):
        quoted = _QUOTED.match(source, opening.end() - 1, end)
        return Field(Span(quoted.start() + 1, quoted.end() - 1), is_quoted=True) if quoted else None
    bare = _bare(delimiter).match(source, at, end)
    return Field(Span(at, bare.end() if bare else at), is_quoted=False)


def take_field(assembly: Assembly, field: Field) -> None:
    """Read the content of a field."""
    at = field.span.start
    if field.is_quoted:
        for found in _DOUBLED.finditer(assembly.source, field.span.start, field.span.end):
            assembly.keep(Span(at, found.start()))
            assembly.put('"', Span(*found.span()))
            at = found.end()
    assembly.keep(Span(at, field.span.end))


def take_cells(assembly: Assembly, span: Span, delimiter: str = ",") -> None:
    """Read every field of a span as a cell of a table. Raises `ArticleError` where fields can't be told apart."""
    for record in records_of(assembly.source, span, delimiter):
        if record.problem:
            raise assembly.fault(record.at, record.problem, "mend the quotation marks of this line")
        for field in record.fields:
            assembly.open(BlockKind.CELL)
            take_field(assembly, field)
    assembly.close()
    assembly.mark(span)
