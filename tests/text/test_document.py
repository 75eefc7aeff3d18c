"""Spans, lines and columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.document import Document, OffsetMap, Position, Span, line_starts


def document(source: str) -> Document:
    return Document("a.txt", source, source, OffsetMap(), ())


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("", [""]),
        ("one", ["one"]),
        ("one\n", ["one", ""]),
        ("one\r\ntwo\rthree\n\nfive", ["one", "two", "three", "", "five"]),
        ("a\x0bb\x0cc\x1cd\x85e\u2028f\u2029g", ["a\x0bb\x0cc\x1cd\x85e\u2028f\u2029g"]),
    ],
)
def test_a_line_ends_at_lf_crlf_and_cr_only(source: str, lines: list[str]) -> None:
    article = document(source)
    assert [article.line(number).of(source) for number in range(1, len(line_starts(source)) + 1)] == lines


def test_columns_count_code_points() -> None:
    source = "😀é\r\n\tx"
    assert document(source).position(source.index("x")) == Position(2, 2)
    assert document(source).position(1) == Position(1, 2)


@given(st.text(st.sampled_from("a😀é\r\n\u2028"), max_size=30), st.data())
def test_line_and_column_lead_back_to_the_offset(source: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(source)))
    position = document(source).position(offset)
    assert line_starts(source)[position.line - 1] + position.column - 1 == offset


def test_spans_compare_by_the_characters_they_hold() -> None:
    assert Span(0, 3).overlaps(Span(2, 4))
    assert not Span(0, 3).overlaps(Span(3, 4))
    assert Span(0, 3).covers(Span(1, 3))
    assert not Span(0, 3).covers(Span(1, 4))
    assert Span(0, 3).shifted(2) == Span(2, 5)


def test_an_empty_span_stays_empty_at_its_place() -> None:
    offsets = OffsetMap((0, 5), (1, 9))
    assert offsets.span(Span(0, 2)) == Span(0, 9)
    assert offsets.span(Span(1, 1)) == Span(5, 5)
    assert offsets.span(Span(2, 2)) == Span(9, 9)
    assert OffsetMap().span(Span(4, 4)) == Span(4, 4)
