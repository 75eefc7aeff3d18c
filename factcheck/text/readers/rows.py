"""Dumps of articles: JSON Lines, CSV and TSV, an article a row. A reader of the text floor.

Which columns hold the text, and which the date and the name of a row, the user says. Each row is a document of its own,
as plain text; its spans are of the whole file. A row that can't be read is a fault, and the others go on.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Final, NamedTuple

from factcheck.errors import ArticleError, Fault
from factcheck.text.document import Block, Document, OffsetMap, Part, Published, Span, line_starts
from factcheck.text.published import stated_date
from factcheck.text.readers.assembly import BETWEEN_BLOCKS, Assembly
from factcheck.text.readers.columns import Columns
from factcheck.text.readers.delimited import Record, records_of, take_field
from factcheck.text.readers.json_lines import BadLineError, Value, objects_of, take_string

KIND: Final = "rows"
_JSON: Final = frozenset({".jsonl", ".ndjson"})
_MOST_NAMED: Final = 20  # columns in a message
_LONGEST_NAME: Final = 80  # characters of a row's


_NOTHING: Final = Value(Span(0, 0), "")


class Row(NamedTuple):
    """A row as its file has it: the value of each column, by name."""

    span: Span
    values: dict[str, Value]


def read(path: str, source: str) -> Document:
    """Refuses to read a dump as one article. Raises `ArticleError`, with the columns that there are."""
    raise next(Dump(path, source, Columns()).refusals())


@dataclass(frozen=True, slots=True)
class Dump:
    """A file of rows, decoded. Iterating gives each row that has text as a document, and a fault for each that can't be
    read; raises `ArticleError` where a column is not in the file."""

    path: str
    source: str
    columns: Columns
    published: Published | None = None

    def __iter__(self) -> Iterator[Document | Fault]:
        for refusal in self.refusals():
            raise refusal
        lines, missing = line_starts(self.source), {self.columns.date, self.columns.name} - {""}
        for number, row in enumerate(self._rows(), 1):
            missing -= row.values.keys() if isinstance(row, Row) else set()
            read = self._read(row, number, lines)
            if isinstance(read, BadLineError):
                line = bisect_right(lines, read.at)
                yield Fault(self.path, line, read.at - lines[line - 1] + 1, read.problem, read.help)
            elif read.blocks:
                yield read
        for name in sorted(missing):
            yield Fault(
                self.path, None, None, f"no row has a column that is called `{name}`", "spell it as the file does"
            )

    def refusals(self) -> Iterator[ArticleError]:
        """Why the file can't be read at all: no column of text was named, or one that is not there."""
        there = next((tuple(row.values) for row in self._rows() if isinstance(row, Row)), ())
        named = ", ".join(f"`{name}`" for name in there[:_MOST_NAMED]) + (", …" if len(there) > _MOST_NAMED else "")
        help_ = f"columns of its first row: {named}" if there else "it has no row that can be read"
        if not self.columns.text:
            problem = "holds many articles; --column NAME says in which column their text is"
            yield ArticleError(Fault(self.path, None, None, problem, help_))
        for name in self.columns.asked if there and not self._is_json else ():
            if name not in there:
                yield ArticleError(Fault(self.path, 1, 1, f"no column is called `{name}`", help_))

    def whole(self, rows: Sequence[Document]) -> Document:
        """The file itself, as what the findings in its rows are reported of; its text is that of these rows."""
        texts, starts, ends, blocks = list[str](), array("L"), array("L"), list[Block]()
        at = 0
        for row in rows:
            if row.text:
                texts += (row.text, BETWEEN_BLOCKS)
                starts.extend((*row.offsets.starts, *[row.offsets.ends[-1]] * len(BETWEEN_BLOCKS)))
                ends.extend((*row.offsets.ends, *[row.offsets.ends[-1]] * len(BETWEEN_BLOCKS)))
                blocks += (block._replace(span=block.span.shifted(at)) for block in row.blocks)
                at = len(starts)
        skipped = tuple(skipped for row in rows for skipped in row.skipped)
        parts = tuple(part for row in rows for part in row.parts)
        offsets = OffsetMap(starts, ends)
        return Document(
            self.path, self.source, "".join(texts), offsets, tuple(blocks), self.published, skipped, parts=parts
        )

    @property
    def _is_json(self) -> bool:
        return PurePath(self.path).suffix.lower() in _JSON

    def _rows(self) -> Iterator[Row | BadLineError]:
        if self._is_json:
            for span, content in objects_of(self.source):
                yield content if isinstance(content, BadLineError) else Row(span, content)
            return
        records = records_of(self.source, Span(0, len(self.source)), _delimiter(self.path, self.source))
        head = next(records, Record(Span(0, 0), ()))
        names = [field.text(self.source).strip() for field in head.fields]
        for record in records:
            if record.problem:
                yield BadLineError(record.at, record.problem, "this row was left out")
            elif len(record.fields) != len(names):
                problem = f"{len(record.fields)} fields, and the head has {len(names)}"
                yield BadLineError(record.span.start, problem, "put a field with a delimiter in quotation marks")
            else:
                values = (Value(field.span, field.text(self.source), field) for field in record.fields)
                yield Row(record.span, dict(zip(names, values, strict=True)))

    def _read(self, row: Row | BadLineError, number: int, lines: list[int]) -> Document | BadLineError:
        try:
            return self._document(row, number, lines) if isinstance(row, Row) else row
        except BadLineError as error:
            return error

    def _document(self, row: Row, number: int, lines: list[int]) -> Document:
        """The document of a row. Raises `BadLineError`."""
        assembly = Assembly(self.path, self.source)
        for span in (Span(0, row.span.start), Span(row.span.end, len(self.source)), row.span):
            assembly.mark(span)
        for name in self.columns.text:
            value = _value(row, name)
            if value.text is None:
                raise BadLineError(value.span.start, f"`{name}` is no text", "this row was left out")
            assembly.open()
            if value.field:
                take_field(assembly, value.field)
            elif value.text:
                take_string(assembly, value.span)
            assembly.close()
        for name, value in row.values.items():
            if name not in self.columns.asked:
                assembly.skip("other column", value.span)
        told = (row.values.get(self.columns.name, _NOTHING).text or "").strip()
        part = Part(f"row {told[:_LONGEST_NAME] or number}", row.span, self.published or self._published(row))
        document = assembly.running_text((part,))
        return replace(document, published=part.published, _lines=lines)

    def _published(self, row: Row) -> Published | None:
        value = row.values.get(self.columns.date, _NOTHING)
        stated = (value.text or "").strip()
        day = stated_date(stated)
        if stated and day is None:
            problem = f"`{self.columns.date}` can't be read as one day: `{stated[:_LONGEST_NAME]}`"
            raise BadLineError(value.span.start, problem, "write it as 2021-10-19")
        return Published(day, f"column `{self.columns.date}`") if day else None


def _value(row: Row, name: str) -> Value:
    if name not in row.values:
        there = ", ".join(f"`{one}`" for one in tuple(row.values)[:_MOST_NAMED])
        raise BadLineError(row.span.start, f"no column is called `{name}` in this row", f"its columns: {there}")
    return row.values[name]


def _delimiter(path: str, source: str) -> str:
    """What parts the fields: a tab in TSV, else a comma, or a semicolon where the head has no comma and has one."""
    if PurePath(path).suffix.lower() == ".tsv":
        return "\t"
    head = source[: source.find("\n") if "\n" in source else len(source)]
    return ";" if ";" in head and "," not in head else ","
