"""Frames: every message of a stream is found, behind others that have a wrong length too."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.server.frames import Frame, Frames, TooLong
from factcheck.settings import LIMITS


def framed(body: bytes, length: int | None = None) -> bytes:
    return b"Content-Length: %d\r\n\r\n%s" % (len(body) if length is None else length, body)


def read(data: bytes) -> list[Frame]:
    frames, found = Frames(io.BytesIO(data)), list[Frame]()
    while (frame := frames.next()) is not None:
        found.append(frame)
    return found


@given(st.lists(st.binary(max_size=50)))
def test_messages_in_order(bodies: list[bytes]) -> None:
    assert read(b"".join(map(framed, bodies))) == bodies


def test_headers_of_every_writing() -> None:
    data = b"content-length:2\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n{}"
    assert read(data + b"Content-Type: x\nContent-Length: 2\n\n[]") == [b"{}", b"[]"]


@pytest.mark.parametrize("length", [0, 3, 11, 20])
def test_a_wrong_length_loses_no_more_than_the_next_message(length: int) -> None:
    data = framed(b'{"id":1234}', length) + framed(b'{"id":2}') + framed(b'{"id":3}')
    assert read(data)[-1] == b'{"id":3}'


@pytest.mark.parametrize("length", [LIMITS.message_bytes + 1, 2**31, 2**63, 10**19])
def test_a_length_that_no_message_has_is_told_and_passed_over(length: int) -> None:
    data = framed(b"x" * 70_000, length) + framed(b"{}")
    assert read(data) == [TooLong(length), b"{}"]


def test_a_header_that_lies_across_two_pieces() -> None:
    for padding in range(65_500, 65_545):
        assert read(b"x" * padding + framed(b"{}")) == [b"{}"], padding


@pytest.mark.parametrize(
    "data", [b"", b"\r\n\r\n", b"Content-Length: 5", b"Content-Length: 5\r\n\r\nabc", b"\xff" * 99]
)
def test_a_stream_that_breaks_off_ends(data: bytes) -> None:
    assert read(data) == []
