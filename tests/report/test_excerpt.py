"""Excerpts: the carets stand under the stated value, whatever stands before it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.report.door import Style, width
from factcheck.report.excerpt import COLUMNS, Gutter, excerpt
from factcheck.text.document import Block, BlockKind, Document, OffsetMap, Span


def drawn(source: str, span: Span, label: str = "") -> list[str]:
    document = Document("a.txt", source, source, OffsetMap(), (Block(BlockKind.PARAGRAPH, Span(0, len(source))),))
    lines = excerpt(document, span, Gutter.of(document, span), Style.ERROR, label)
    return ["".join(piece.text for piece in pieces) for pieces in lines]


def around(before: str, stated: str, after: str) -> list[str]:
    return drawn(before + stated + after, Span(len(before), len(before) + len(stated)))


@pytest.mark.parametrize(
    "before", ["", "in ", "加盟国は", "\t\t", "e\u0301 ", "\x1b[31m", "##", "\u202e", "👩\u200d🚀 ", "long " * 60]
)
@pytest.mark.parametrize("stated", ["2015", "30か国", "[2015]", "20\u200b15"])
@pytest.mark.parametrize("after", ["", " it was", " and so on" * 30])
def test_carets_stand_under_the_value(before: str, stated: str, after: str) -> None:
    text, carets = around(before, stated, after)
    at = width(carets[: carets.index("^")])
    shown = next(
        start
        for start in range(len(text))
        if width(text[:start]) == at and text[start:].lstrip().startswith(stated[:1])
    )
    assert width(text[:shown]) == at
    assert carets.strip("| ^") == ""


@given(st.text(max_size=300), st.text(min_size=1, max_size=150), st.text(max_size=300))
def test_any_excerpt_is_short_and_whole(before: str, stated: str, after: str) -> None:
    lines = around(before, stated, after)
    assert 2 <= len(lines) <= 9
    assert sum("^" in line for line in lines[1::2]) >= 1
    # A character is shown by at most twelve ("<U+E0000>"); the ellipses and the gutter add a little.
    assert all(len(line) <= 12 * (2 * COLUMNS + 20) for line in lines)


def test_a_value_over_a_line_end() -> None:
    assert drawn("in March\r\n2014 it began", Span(3, 14), "March 2015 in the registry") == [
        "1 | in March",
        "  |    ^^^^^",
        "2 | 2014 it began",
        "  | ^^^^ March 2015 in the registry",
    ]


def test_a_long_line_is_cut_at_blanks_around_the_value() -> None:
    text, carets = around("word " * 50, "2015", " and then" * 50)
    assert text.startswith("1 | ... word ")
    assert text.endswith(" and then ...")
    assert len(text) <= COLUMNS + 10
    assert text[carets.index("^") :].startswith("2015")
