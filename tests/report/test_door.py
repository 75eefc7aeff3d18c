"""The one door to the terminal: what it lets through, and that there is no other."""

from __future__ import annotations

import io
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.report.door import Door, Piece, Style, line, visible, visible_parts, width

ROOT = Path(__file__).parents[2] / "factcheck"
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
RUNNER_COMMAND = re.compile(r"(?m)^\s*::|##\[")
# Characters that make trouble, often next to each other.
texts = st.text(st.one_of(st.sampled_from("#[: \t\r\n\x1b\u202e\u2028\x00"), st.characters(codec=None)), max_size=12)


def written(*pieces: str | Piece, encoding: str = "utf-8", colour: bool = False) -> str:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="backslashreplace", newline="\n")
    Door(stream, colour=colour).write([line(*pieces)])
    stream.flush()
    return stream.buffer.getvalue().decode(encoding)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("\x1b[31mred\x07", r"\x1b[31mred\x07"),
        ("\u202e5102\u202c", "<U+202E>5102<U+202C>"),
        ("a\tb\nc\r\nd\re", r"a b c d\x0de"),
        ("##[group]", "# #[group]"),
        ("\udce9", "<U+DCE9>"),
        ("नमस्\u200dते 👩\u200d🚀", "नमस्\u200dते 👩\u200d🚀"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(texts)
def test_visible_is_one_line_that_nothing_obeys(text: str) -> None:
    shown = visible(text)
    assert not CONTROL.search(shown)
    assert "\n" not in shown
    assert visible(shown) == shown


@given(st.lists(texts, max_size=5), st.booleans())
def test_no_line_is_a_command_however_its_pieces_meet(pieces: list[str], colour: bool) -> None:
    text = written(*(Piece(piece, Style.ERROR) for piece in pieces), colour=colour)
    text = re.sub(r"\x1b\[[0-9;]*m", "", text) if colour else text
    assert text.endswith("\n")
    assert text.count("\n") == 1
    assert not CONTROL.search(text)
    assert not RUNNER_COMMAND.search(text)


@given(st.lists(texts, max_size=5))
def test_parts_are_what_the_whole_is_but_for_blanks(parts: list[str]) -> None:
    shown = visible_parts(*parts)
    assert "##[" not in "".join(shown)
    assert len(shown) == len(parts)


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("北大", 4), ("e\u0301", 1), ("👩\u200d🚀", 4), ("ｗ", 2), ("é", 1)]
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


def test_glyphs_have_a_stand_in_where_they_cannot_be_encoded() -> None:
    assert written(Piece("✗ ", plain="x "), "✗", encoding="ascii") == "x \\u2717\n"
    assert written(Piece("✗ ", plain="x "), "✗") == "✗ ✗\n"


def test_there_is_one_door() -> None:
    other = re.compile(r"Console\(|\bprint\(|from_markup|\becho\(|Markdown\(|sys\.std(?:out|err)\.write")
    found = {str(path.relative_to(ROOT)) for path in ROOT.rglob("*.py") if other.search(path.read_text("utf-8"))}
    assert found == {"report/door.py"}


def test_every_format_character_is_shown_or_joins() -> None:
    """Characters of category Cf that are left as they are take no column and reorder nothing."""
    kept = {
        chr(code)
        for code in range(0x110000)
        if unicodedata.category(chr(code)) == "Cf" and visible(chr(code)) == chr(code)
    }
    assert not {
        c
        for c in kept
        if unicodedata.bidirectional(c) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    }
