"""Buffers: edits leave what the editor shows, whatever they name."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from factcheck.server.buffers import Buffer, Change, edited, opened, path_of, uri_of
from factcheck.server.positions import Encoding, Lines

CHARACTERS = st.sampled_from("ab é😀\u2028\x85\n\r")


def replaced(line: int, character: int, end_line: int, end_character: int, text: str) -> Change:
    range_ = types.Range(types.Position(line, character), types.Position(end_line, end_character))
    return types.TextDocumentContentChangePartial(range_, text)


def after(text: str, *changes: Change) -> str:
    return edited(Buffer("u", "", 1, text), changes, 2, Encoding.Utf16).text


def test_edits_follow_one_another() -> None:
    assert after("one\ntwo\n", replaced(1, 0, 1, 3, "2"), replaced(0, 0, 1, 1, "1 and 2")) == "1 and 2\n"


def test_a_whole_text_takes_the_place_of_the_old_one() -> None:
    assert after("one", types.TextDocumentContentChangeWholeDocument("two")) == "two"


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (replaced(0, 2, 0, 3, "Ω"), "😀Ωc"),
        (replaced(9, 0, 9, 9, "!"), "😀bc!"),
        (replaced(0, 99, 0, 2, "!"), "😀bc!"),
        (replaced(0, 1, 0, 1, "!"), "!😀bc"),
    ],
    ids=["behind a wide character", "beyond the end", "backwards", "inside a character"],
)
def test_what_an_edit_names_is_found(change: Change, text: str) -> None:
    assert after("😀bc", change) == text


def test_half_a_character_is_another_of_its_length() -> None:
    assert after("ab", replaced(0, 1, 0, 1, "\ud83d")) == "a\ufffdb"
    assert opened(types.TextDocumentItem("u", "", 1, "\udc00")).text == "\ufffd"


@given(st.text(CHARACTERS, max_size=20), st.text(CHARACTERS, max_size=5), st.data())
def test_an_edit_is_that_of_the_editor(text: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    lines = Lines(text, Encoding.Utf16)
    places = lines.position(start), lines.position(end)
    start, end = map(lines.offset, places)
    change = types.TextDocumentContentChangePartial(types.Range(*places), new)
    assert after(text, change) == text[:start] + new + text[end:]


@pytest.mark.parametrize("name", ["a.md", "é 😀.md", "a#b?c%.md"])
def test_paths_and_uris(tmp_path: Path, name: str) -> None:
    path = str(tmp_path / name)
    assert path_of(uri_of(path)) == path
    assert uri_of(path) == (tmp_path / name).as_uri()


@pytest.mark.parametrize(
    "uri", ["", "untitled:Untitled-1", "http://example.org/a", "file:///a%00b", "file://[", "file:a"]
)
def test_what_is_no_file_of_this_machine_has_no_path(uri: str) -> None:
    assert path_of(uri) == ""
