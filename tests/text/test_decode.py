"""Bytes become characters strictly, or an error says where they are not what they should be."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import ArticleError
from factcheck.text.decode import decode

SENTENCE = "Café – Russia left in 2021. 😀"
READ = {
    "UTF-8": SENTENCE.encode(),
    "UTF-8 with a mark": codecs.BOM_UTF8 + SENTENCE.encode(),
    "UTF-16, little-endian": codecs.BOM_UTF16_LE + SENTENCE.encode("utf-16-le"),
    "UTF-16, big-endian": codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"),
    "UTF-32, whose mark begins as that of UTF-16": codecs.BOM_UTF32_LE + SENTENCE.encode("utf-32-le"),
    "UTF-32, big-endian": codecs.BOM_UTF32_BE + SENTENCE.encode("utf-32-be"),
}


@pytest.mark.parametrize("name", READ)
def test_unicode_is_read(name: str) -> None:
    assert decode("a.txt", READ[name]) == SENTENCE


def test_only_the_first_mark_is_one() -> None:
    assert decode("a.txt", codecs.BOM_UTF8 * 2 + b"x") == "\ufeffx"


REFUSED = {
    b"Caf\xe9 2014": "a.txt:1:4: not valid UTF-8 (byte 0xe9 at offset 3)",
    b"one\r\ntwo \xc3": "a.txt:2:5: not valid UTF-8 (byte 0xc3 at offset 9)",
    "é\n\n".encode() + b"\xed\xa0\xbd": "a.txt:3:1: not valid UTF-8 (byte 0xed at offset 4)",
    b"\xc0\xaf": "a.txt:1:1: not valid UTF-8 (byte 0xc0 at offset 0)",
    codecs.BOM_UTF8 + b"a\xff": "a.txt:1:2: not valid UTF-8 (byte 0xff at offset 4)",
    codecs.BOM_UTF16_LE + b"a\x00\x00": "a.txt:1:2: not valid UTF-16 (byte 0x00 at offset 4)",
    b"some text\x00": "a.txt:1:10: binary file (NUL at offset 9)",
    b"\x89PNG\r\n\x1a\n\x00": "a.txt:3:1: binary file (NUL at offset 8)",
    "wide".encode("utf-16-le"): "a.txt:1:2: binary file (NUL at offset 1); looks like UTF-16 without a byte-order mark",
}


@pytest.mark.parametrize("data", REFUSED)
def test_anything_else_is_refused_with_its_place(data: bytes) -> None:
    with pytest.raises(ArticleError) as refused:
        decode("a.txt", data)
    (fault,) = refused.value.faults
    assert str(fault).splitlines()[0] == REFUSED[data]
    assert fault.help


def test_the_hint_names_the_option() -> None:
    with pytest.raises(ArticleError, match="--encoding"):
        decode("a.txt", b"Caf\xe9")


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "koi8-r", "gbk", "utf-16", "utf-8-sig"])
def test_a_named_encoding_is_used(encoding: str) -> None:
    assert decode("a.txt", "2021: мир".encode(encoding, "replace"), encoding=encoding).startswith("2021: ")


def test_a_mark_is_no_part_of_the_text_in_a_named_encoding_either() -> None:
    assert decode("a.txt", codecs.BOM_UTF8 + b"x", encoding="utf-8") == "x"


@pytest.mark.parametrize(
    "encoding", ["utf-7", "unicode_escape", "rot13", "hex", "idna", "no-such", "a\0b", "undefined"]
)
def test_an_encoding_that_hides_text_or_is_none_is_refused(encoding: str) -> None:
    with pytest.raises(ArticleError, match="is not an encoding that articles are read in"):
        decode("a.txt", b"text", encoding=encoding)


def test_a_file_over_the_limit_is_refused() -> None:
    assert decode("a.txt", b"12345", limit=5) == "12345"
    with pytest.raises(ArticleError, match="6 bytes long; at most 5 are read"):
        decode("a.txt", b"123456", limit=5)


@given(st.binary())
def test_no_bytes_are_read_as_what_they_are_not(data: bytes) -> None:
    try:
        text = decode("a.txt", data)
    except ArticleError:
        return
    marks = [mark for mark in (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) if data.startswith(mark)]
    assert marks or text.encode() == data


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff")))
def test_what_is_encoded_comes_back(text: str) -> None:
    assert decode("a.txt", text.encode()) == text
