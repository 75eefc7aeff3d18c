"""Frames: the bytes that a client sends → messages, each between a `Content-Length` header and the next.

Whoever writes a wrong length has lost the next message, and none after it: reading goes on at the next header. A length
that no message has is answered, and what follows it is passed over in the same way; nothing of it is kept.
"""

from __future__ import annotations

import re
from typing import BinaryIO, Final, NamedTuple, TypeAlias

from factcheck.settings import LIMITS

HEADER: Final = re.compile(rb"Content-Length:[ \t]{0,9}([0-9]{1,20})[ \t]{0,9}\r?\n\Z", re.IGNORECASE)
"""The header that counts. At the end of a line: what a wrong length has left stands before it."""
PIECE: Final = 65_536
HEADER_BYTES: Final = 64
"""The most that a header takes: so much of a piece may be the beginning of one."""


class TooLong(NamedTuple):
    """A message that is longer than any is meant to be: by its header, in bytes."""

    length: int

    def __str__(self) -> str:
        return f"a message of {self.length:,} bytes is not read: at most {LIMITS.message_bytes:,} are"


Frame: TypeAlias = bytes | TooLong


class Frames:
    """The messages of a stream, in order."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def next(self) -> Frame | None:
        """The next message; `None` where the stream ends, in the middle of one too."""
        length: int | None = None
        before = b""
        while line := self._stream.readline(PIECE):
            whole = before + line
            before = b"" if whole.endswith(b"\n") else whole[-HEADER_BYTES:]
            if found := HEADER.search(whole):
                length = int(found[1])
                if length > LIMITS.message_bytes:
                    return TooLong(length)
            elif length is not None and not whole.strip():
                body = self._stream.read(length)
                return body if len(body) == length else None
        return None
