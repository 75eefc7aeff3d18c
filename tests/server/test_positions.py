"""Positions: true in each encoding, with characters of every width and every line end, and never out of the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from factcheck.server.positions import Encoding, Lines
from factcheck.text.document import Span

TEXTS = st.text(st.sampled_from("ab é€😀\U0010ffff\u0301\t\u2028\x0b\x85\n\r"), max_size=40)
ENCODINGS = st.sampled_from(list(Encoding))


@pytest.mark.parametrize(
    ("encoding", "character"), [(Encoding.Utf8, 8), (Encoding.Utf16, 5), (Encoding.Utf32, 4)], ids=str
)
def test_characters_are_counted_in_the_units_agreed_on(encoding: Encoding, character: int) -> None:
    text = "one\r\n😀é x"
    lines = Lines(text, encoding)
    assert lines.position(len(text)) == types.Position(1, character)
    assert lines.offset(types.Position(1, character)) == len(text)


def test_a_line_ends_at_lf_crlf_and_cr_and_nowhere_else() -> None:
    lines = Lines("a\nb\r\nc\rd\u2028e\x0bf\x85g", Encoding.Utf16)
    assert lines.position(lines.text.index("d")) == types.Position(3, 0)
    assert lines.position(lines.text.index("g")) == types.Position(3, 6)


def test_what_stands_beyond_is_the_end() -> None:
    lines = Lines("ab\ncd\r\n", Encoding.Utf16)
    assert lines.offset(types.Position(0, 99)) == 2
    assert lines.offset(types.Position(1, 2**31 - 1)) == 5
    assert lines.offset(types.Position(2**31 - 1, 0)) == len(lines.text)
    assert lines.at(9, 9) == len(lines.text)
    assert lines.at(None, None) == 0


def test_the_middle_of_a_character_is_its_beginning() -> None:
    assert Lines("😀x", Encoding.Utf16).offset(types.Position(0, 1)) == 0
    assert Lines("é", Encoding.Utf8).offset(types.Position(0, 1)) == 0


def test_a_range_that_ends_before_it_begins_is_empty() -> None:
    lines = Lines("abc", Encoding.Utf16)
    assert lines.span(types.Range(types.Position(0, 2), types.Position(0, 1))) == Span(2, 2)


@given(TEXTS, ENCODINGS, st.data())
def test_there_and_back(text: str, encoding: Encoding, data: st.DataObject) -> None:
    lines = Lines(text, encoding)
    offset = data.draw(st.integers(0, len(text)))
    back = lines.offset(lines.position(offset))
    # Only between CR and LF no position stands.
    assert back == offset or text[back : offset + 1] == "\r\n"


@given(TEXTS, ENCODINGS, st.integers(0, 2**31 - 1), st.integers(0, 2**31 - 1))
def test_every_position_is_in_the_text(text: str, encoding: Encoding, line: int, character: int) -> None:
    assert 0 <= Lines(text, encoding).offset(types.Position(line, character)) <= len(text)
