"""What of a dump of articles is read: a document a row, with its place in the file; and what of it is a fault."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import ArticleError, Fault
from factcheck.text.document import Document, Published, Span
from factcheck.text.readers import document_from_text, read_document, read_rows
from factcheck.text.readers.columns import Columns

TEXT = Columns(("text",))


def rows(source: str, columns: Columns = TEXT, name: str = "a.jsonl") -> list[Document | Fault]:
    return list(read_rows(name, source.encode("utf-8", "surrogatepass"), columns))


def told(source: str, columns: Columns = TEXT, name: str = "a.jsonl") -> list[str]:
    """Each row: its name and its text, or its fault without the remedy."""
    return [
        str(row).partition("\n")[0] if isinstance(row, Fault) else f"{row.parts[0].name}: {row.text.strip()}"
        for row in rows(source, columns, name)
    ]


SOUND = {
    (
        "a.jsonl",
        '{"text": "One.\\nTwo \\u00e9\\ud83d\\ude00 \\"three\\"\\/."}\n\n{"n": [",", {"text": "no"}], "text": "Four."}',
    ): [
        'row 1: One.\nTwo é😀 "three"/.',
        "row 2: Four.",
    ],
    ("a.ndjson", '{"text": null}\n{"text": ""}\n{"text": 5}\r\n{"text":"Six."}'): ["row 3: 5", "row 4: Six."],
    ("a.csv", 'id,text\n1,One.\n\n2,"Two, ""three"",\nfour."\n3,\n4, five'): [
        "row 1: One.",
        'row 2: Two, "three",\nfour.',
        "row 4: five",
    ],
    ("a.csv", "id;text\n1;One, two."): ["row 1: One, two."],
    ("a.tsv", "id\ttext\n1\tOne, two;\n"): ["row 1: One, two;"],
}


@pytest.mark.parametrize(("name", "source"), SOUND)
def test_each_row_is_a_document(name: str, source: str) -> None:
    assert told(source, name=name) == SOUND[name, source]


FAULTS = {
    ("a.jsonl", '{"text": "One."}\nno\n{"text": "Two."}'): [
        "row 1: One.",
        "a.jsonl:2:1: no JSON: Expecting value",
        "row 3: Two.",
    ],
    ("a.jsonl", '{"text": "One."}\n[]'): ["row 1: One.", "a.jsonl:2:1: no object"],
    ("a.jsonl", '{"text": "\\ud800"}'): ["a.jsonl:1:11: `\\ud800` is no character of a text"],
    ("a.jsonl", '{"text": "a\\u0000"}'): ["a.jsonl:1:12: `\\u0000` is no character of a text"],
    ("a.jsonl", '{"text": ["a"]}'): ["a.jsonl:1:10: `text` is no text"],
    ("a.jsonl", '{"text": "a", "text": "b"}'): ["a.jsonl:1:1: can't be read as JSON: a key stands twice in one object"],
    ("a.jsonl", '{"n": ' + "9" * 5_000 + "}"): [
        "a.jsonl:1:1: can't be read as JSON: a number has more than 1,000 digits"
    ],
    ("a.jsonl", '{"txt": "a"}'): ["a.jsonl:1:1: no column is called `text` in this row"],
    ("a.csv", "id,text\n1,One, two.\n3,Four."): ["a.csv:2:1: 3 fields, and the head has 2", "row 2: Four."],
    ("a.csv", 'id,text\n1,"One" two\n3,Four.'): [
        "a.csv:2:8: text behind the quotation mark that closes a field; double a mark inside a field",
        "row 2: Four.",
    ],
    ("a.csv", 'id,text\n1,One.\n2,"Two.\n3,Four.'): ["row 1: One.", "a.csv:3:3: a quotation mark is never closed"],
}


@pytest.mark.parametrize(("name", "source"), FAULTS)
def test_a_row_that_can_not_be_read_is_a_fault_and_others_go_on(name: str, source: str) -> None:
    assert told(source, name=name) == FAULTS[name, source]


def test_a_deep_row_is_a_fault() -> None:
    (fault,) = rows('{"text": ' + "[" * 200_000)
    assert isinstance(fault, Fault)
    assert fault.line == 1


def test_several_columns_are_read_one_after_the_other() -> None:
    source = '{"head": "Tower", "text": "It is tall.", "x": "2015"}'
    (row,) = rows(source, Columns(("head", "text")))
    assert isinstance(row, Document)
    assert [block.span.of(row.text) for block in row.blocks] == ["Tower", "It is tall."]
    assert [(one.reason, one.span.of(source)) for one in row.skipped] == [("other column", "2015")]


DATED = '{"id": "a1", "day": "2021-10-19T08:00Z", "text": "One."}\n{"id": 7, "day": null, "text": "Two."}\n'


def test_a_row_has_its_own_name_and_date() -> None:
    first, second = rows(DATED, Columns(("text",), "day", "id"))
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.published == Published(date(2021, 10, 19), "column `day`")
    assert second.published is None
    assert [first.part(30), second.part(90)] == ["row a1", "row 7"]


def test_a_date_that_can_not_be_read_is_a_fault() -> None:
    assert told(DATED.replace("2021-10-19T08:00Z", "soon"), Columns(("text",), "day")) == [
        "a.jsonl:1:22: `day` can't be read as one day: `soon`",
        "row 2: Two.",
    ]


def test_a_column_of_dates_or_names_that_no_row_has_is_a_fault() -> None:
    assert told(DATED, Columns(("text",), "dy", "id"))[-1] == "a.jsonl: no row has a column that is called `dy`"


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_without_a_column_the_fault_names_those_there_are(name: str) -> None:
    source = DATED if name == "a.jsonl" else "id,day,text\n1,,One."
    with pytest.raises(ArticleError, match=r"--column NAME(?s:.)*columns of its first row: `id`, `day`, `text`"):
        read_document(name, source.encode())
    if name == "a.csv":
        with pytest.raises(ArticleError, match=r"no column is called `txt`(?s:.)*`id`, `day`, `text`"):
            rows(source, Columns(("txt",)), name)


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)


@given(st.lists(TEXTS.map(lambda text: f"{text}word"), min_size=1, max_size=4), st.booleans())
def test_a_row_reads_as_its_text_would_alone(texts: list[str], is_ascii: bool) -> None:
    source = "".join(json.dumps({"text": text, "n": 1}, ensure_ascii=is_ascii) + "\n" for text in texts)
    for row, text in zip(rows(source), texts, strict=True):
        assert isinstance(row, Document)
        alone = document_from_text(text)
        assert [block.span.of(row.text) for block in row.blocks] == [
            block.span.of(alone.text) for block in alone.blocks
        ]
        at = row.text.rindex("word")
        assert row.source_span(Span(at, at + 4)).of(source) == "word"


@given(st.lists(TEXTS.map(lambda text: f"{text}word"), min_size=1, max_size=4))
def test_a_field_reads_as_its_text_would_alone(texts: list[str]) -> None:
    quoted = [text.replace('"', '""') for text in texts]
    source = "text,n\n" + "".join(f'"{text}",1\n' for text in quoted)
    for row, text in zip(rows(source, name="a.csv"), texts, strict=True):
        assert isinstance(row, Document)
        alone = document_from_text(text)
        assert [block.span.of(row.text) for block in row.blocks] == [
            block.span.of(alone.text) for block in alone.blocks
        ]
