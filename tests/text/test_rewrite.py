"""Rewriting keeps every byte that no edit replaces, in every encoding that is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.decode import decode, mark_of
from factcheck.text.document import Span
from factcheck.text.rewrite import Edit, bytes_like, edited

TEXTS = st.text(st.characters(exclude_characters="\0\ufeff", exclude_categories=["Cs"]), max_size=60)
MARKED = {
    "utf-8": (b"", ""),
    "utf-8 with a mark": (b"\xef\xbb\xbf", "utf-8"),
    "utf-16-le": (b"\xff\xfe", "utf-16-le"),
    "utf-16-be": (b"\xfe\xff", "utf-16-be"),
    "utf-32-le": (b"\xff\xfe\0\0", "utf-32-le"),
    "utf-32-be": (b"\0\0\xfe\xff", "utf-32-be"),
}


@given(TEXTS, TEXTS, TEXTS, TEXTS, st.sampled_from(sorted(MARKED)))
def test_all_other_bytes_stay(before: str, old: str, new: str, after: str, kind: str) -> None:
    mark, codec = MARKED[kind]
    codec = codec or "utf-8"
    source, span = before + old + after, Span(len(before), len(before) + len(old))
    content = mark + source.encode(codec)
    if mark_of(content).mark != mark:  # a text may begin like a mark of another encoding
        return
    text = edited(source, [Edit(span, new)])
    assert text == before + new + after
    written = bytes_like(content, source, text)
    assert written is not None
    assert decode("a.txt", written) == text
    head, tail = mark + before.encode(codec), after.encode(codec)
    assert written.startswith(head)
    assert written.endswith(tail)
    assert len(written) == len(head) + len(new.encode(codec)) + len(tail)


def test_edits_are_made_wherever_they_stand() -> None:
    assert edited("abcdef", [Edit(Span(4, 5), "E!"), Edit(Span(0, 1), "A")]) == "AbcdE!f"
    assert edited("abc", []) == "abc"


@pytest.mark.parametrize(
    ("encoding", "content", "source"),
    [
        ("cp1252", "né en 2015\r\n".encode("cp1252"), "né en 2015\r\n"),
        ("koi8-r", "в 2015\n".encode("koi8-r"), "в 2015\n"),
        ("utf-8", b"\xef\xbb\xbfin 2015", "in 2015"),
        ("utf-16", "in 2015".encode("utf-16"), "in 2015"),
    ],
)
def test_an_encoding_that_the_user_names(encoding: str, content: bytes, source: str) -> None:
    new = source.replace("2015", "2014")
    written = bytes_like(content, source, new, encoding)
    assert written is not None
    assert written.decode(encoding).removeprefix("\ufeff") == new
    assert len(written) == len(content)
    assert sum(one != other for one, other in zip(written, content, strict=True)) == 1


def test_what_cannot_be_written_back_is_refused() -> None:
    assert bytes_like(b"PK\x03\x04 a zip", "its text", "another text") is None
    assert bytes_like(b"in 2015", "in 2015", "łódź", "cp1252") is None
    many_ways = b"\x1b$B\x1b(Bin 2015"  # an encoding with states may say nothing in some bytes
    assert bytes_like(many_ways, "in 2015", "in 2014", "iso2022_jp") is None
