"""The wire: messages of a client → handlers, and answers back. It outlives every message: what makes no sense is
answered as the protocol says, or left alone where nobody waits for an answer.

`pygls` gives messages their types and runs the handlers. Reading the stream and the first look at a message are done
here: its own loop keeps a message of any size, ends at `exit` without a code, and splits lines where the protocol does
not (`str.splitlines`), so that texts are kept by `factcheck.server.open_files` instead.
"""

from __future__ import annotations

import asyncio
import json
import threading
from typing import Any, BinaryIO, Final

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol

from factcheck.server.frames import Frame, Frames, TooLong
from factcheck.server.log import LOG

OWN: Final = (
    types.TEXT_DOCUMENT_DID_OPEN,
    types.TEXT_DOCUMENT_DID_CHANGE,
    types.TEXT_DOCUMENT_DID_CLOSE,
    types.NOTEBOOK_DOCUMENT_DID_OPEN,
    types.NOTEBOOK_DOCUMENT_DID_CHANGE,
    types.NOTEBOOK_DOCUMENT_DID_CLOSE,
)
"""What `pygls` would do by itself."""
WAITING: Final = 16
"""How many messages are read ahead."""


class Protocol(LanguageServerProtocol):
    """The protocol, with a first look at every message."""

    def __init__(self, server: LanguageServer, converter: Any) -> None:  # noqa: ANN401 - as `pygls` has it
        super().__init__(server, converter)
        for method in OWN:
            self.fm.builtin_features.pop(method, None)
        self._begun = False

    @property
    def code(self) -> int:
        """What the process ends with: 0 after `shutdown`, else 1, as the protocol says."""
        return 0 if self._shutdown else 1

    def take(self, frame: Frame) -> bool:
        """Take one message; whether there is to be another."""
        if isinstance(frame, TooLong):
            self.refuse(None, types.ErrorCodes.InvalidRequest, str(frame))
            return True
        try:
            data = json.loads(frame.decode("utf-8"), parse_constant=_no_number)
        except (ValueError, RecursionError) as error:
            self.refuse(None, types.ErrorCodes.ParseError, f"not JSON: {error}")
            return True
        if not isinstance(data, dict) or data.get("jsonrpc") != self.VERSION:
            self.refuse(None, types.ErrorCodes.InvalidRequest, "not a message of JSON-RPC 2.0")
            return True
        if data.get("method") == types.EXIT:
            return False
        if code := self._out_of_turn(data):
            self.refuse(data.get("id"), code, "not before `initialize`, and nothing after `shutdown`", data)
        else:
            self._handle(data)
        return True

    def _out_of_turn(self, data: dict[str, Any]) -> types.ErrorCodes | None:
        is_first = data.get("method") == types.INITIALIZE
        if self._shutdown or (self._begun and is_first):
            return types.ErrorCodes.InvalidRequest
        if not self._begun and not is_first:
            return types.ErrorCodes.ServerNotInitialized
        return None

    def _handle(self, data: dict[str, Any]) -> None:
        try:
            message = self.structure_message(data)
            if data.get("method") == types.INITIALIZE:
                self._begun = True
            self.handle_message(message)
        except JsonRpcException as error:
            self.refuse(data.get("id"), error.code, error.message, data)
        except Exception as error:  # noqa: BLE001 - no message ends the server
            LOG.exception("a message that makes no sense")
            self.refuse(data.get("id"), types.ErrorCodes.InvalidRequest, type(error).__name__, data)

    def refuse(self, ident: object, code: int, words: str, data: dict[str, Any] | None = None) -> None:
        """Answer that a message can't be taken. Of `data`, only a request is answered."""
        if data is not None and not ("id" in data and "method" in data):
            LOG.error("a message is left alone: %s", words)
            return
        known = ident if isinstance(ident, str | int) and not isinstance(ident, bool) else None
        self._send_data({"jsonrpc": self.VERSION, "id": known, "error": {"code": int(code), "message": words}})


class Outlet:
    """The stream back to the client. Once the client is gone, what is written goes nowhere."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.is_closed = False

    def write(self, data: bytes) -> None:
        """Write a message whole."""
        if self.is_closed:
            return
        try:
            self._stream.write(data)
            self._stream.flush()
        except (OSError, ValueError):
            self.is_closed = True

    def close(self) -> None:
        """Write nothing more. The stream is the process's, and stays open."""
        self.is_closed = True


def serve(server: LanguageServer, source: BinaryIO, sink: BinaryIO) -> int:
    """Serve a client until it says `exit` or is gone, and return what the process ends with."""
    return asyncio.run(_serve(server, source, Outlet(sink)))


async def _serve(server: LanguageServer, source: BinaryIO, outlet: Outlet) -> int:
    protocol = server.protocol
    if not isinstance(protocol, Protocol):
        raise TypeError("a server is made with its own protocol")
    protocol.set_writer(outlet)
    frames: asyncio.Queue[Frame | None] = asyncio.Queue()
    room = threading.BoundedSemaphore(WAITING)
    reading = (Frames(source), room, asyncio.get_running_loop(), frames)
    threading.Thread(target=_read, args=reading, name="factcheck-reader", daemon=True).start()
    while (frame := await frames.get()) is not None and protocol.take(frame) and not outlet.is_closed:
        room.release()
        await asyncio.sleep(0)  # what was asked begins before the next message changes the texts
    return protocol.code


def _read(
    frames: Frames,
    room: threading.BoundedSemaphore,
    loop: asyncio.AbstractEventLoop,
    queue: asyncio.Queue[Frame | None],
) -> None:
    """Read the stream, in a thread of its own: one that waits for a client must not hold up the end of the process."""
    frame: Frame | None = b""
    while frame is not None:
        room.acquire()
        try:
            frame = frames.next()
        except (OSError, ValueError):
            frame = None
        try:
            loop.call_soon_threadsafe(queue.put_nowait, frame)
        except RuntimeError:  # the loop has ended
            return


def _no_number(word: str) -> float:
    raise ValueError(f"`{word}` is no number")
