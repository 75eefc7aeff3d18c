"""P14: no message ends the server. Frames that make no sense, over the real streams; after each, it still answers."""

from __future__ import annotations

import contextlib
import json
import random
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

COMMAND = [sys.executable, "-P", "-m", "factcheck", "server"]
INITIALIZE = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"processId": None, "capabilities": {}}}
SECONDS = 90
TEXT = "Russia annexed Crimea in 2015.\n"


def frame(body: bytes, length: int | None = None) -> bytes:
    return b"Content-Length: %d\r\n\r\n%s" % (len(body) if length is None else length, body)


def message(**keys: Any) -> bytes:  # noqa: ANN401 - JSON
    return frame(json.dumps({"jsonrpc": "2.0", **keys}).encode())


class Wire:
    """The process and both ends of its streams."""

    def __init__(self, folder: Path) -> None:
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        self.process = subprocess.Popen(COMMAND, cwd=folder, **pipes)
        self.asked = 100
        self.watch = threading.Timer(SECONDS, self.process.kill)  # so that what hangs is seen to end
        self.watch.start()

    def send(self, data: bytes) -> None:
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def read(self) -> dict[str, Any]:
        """The next message of the server."""
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the server has ended"
        return json.loads(self.process.stdout.read(length))

    def ask(self, method: str, params: object) -> dict[str, Any]:
        """The answer to a request, whatever comes before it."""
        self.asked += 1
        self.send(message(id=self.asked, method=method, params=params))
        while (answer := self.read()).get("id") != self.asked:
            pass
        return answer

    def answers(self, folder: Path) -> bool:
        """Whether it still does what it is there for."""
        uri = (folder / "still.txt").as_uri()
        item = {"uri": uri, "languageId": "plaintext", "version": 1, "text": TEXT}
        self.send(message(method="textDocument/didOpen", params={"textDocument": item}))
        at = {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 26}}
        answer = self.ask("textDocument/hover", at)
        self.send(message(method="textDocument/didClose", params={"textDocument": {"uri": uri}}))
        return "registry says March 2014" in answer["result"]["contents"]["value"]

    def end(self, *messages: bytes) -> tuple[int, str]:
        """Send the last messages; the exit code, and what was written to standard error."""
        _, told = self.process.communicate(b"".join(messages), timeout=60)
        return self.process.returncode, told.decode("utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "claims.yaml").write_text(
        "claims:\n  - {id: a, claim: Russia annexed Crimea in March 2014., source: x}\n"
    )
    return tmp_path


@pytest.fixture
def wire(folder: Path) -> Iterator[Wire]:
    opened = Wire(folder)
    yield opened
    opened.watch.cancel()
    opened.process.kill()
    opened.process.wait()
    for pipe in (opened.process.stdin, opened.process.stdout, opened.process.stderr):
        with contextlib.suppress(OSError):  # what was not written to a process that is gone
            pipe.close()


SHUTDOWN, EXIT = message(id=9, method="shutdown"), message(method="exit")


@pytest.mark.parametrize(
    ("messages", "code"),
    [
        ([frame(json.dumps(INITIALIZE).encode()), SHUTDOWN, EXIT], 0),
        ([frame(json.dumps(INITIALIZE).encode()), EXIT], 1),
        ([EXIT], 1),
        ([], 1),
        ([frame(json.dumps(INITIALIZE).encode()), SHUTDOWN], 0),
        ([b"Content-Length: 50\r\n\r\n{"], 1),
    ],
    ids=[
        "shutdown and exit",
        "exit alone",
        "exit at once",
        "end of stream",
        "gone after shutdown",
        "gone in a message",
    ],
)
def test_exit_codes(wire: Wire, messages: list[bytes], code: int) -> None:
    assert wire.end(*messages) == (code, "")


def test_a_client_that_is_gone_ends_it(wire: Wire) -> None:
    wire.process.stdout.close()
    wire.send(frame(json.dumps(INITIALIZE).encode()))
    wire.send(message(id=2, method="unknown"))
    wire.process.wait(timeout=60)
    assert wire.process.returncode == 141


def test_a_signal_ends_it_while_it_waits(wire: Wire) -> None:
    wire.send(frame(json.dumps(INITIALIZE).encode()))
    wire.read()
    wire.process.terminate()
    assert wire.end() == (143, "terminated\n")


URI = "file:///nowhere/a.txt"
OPEN = {"textDocument": {"uri": URI, "languageId": "plaintext", "version": 1, "text": "one\ntwo\n"}}


def change(start: tuple[int, int], end: tuple[int, int], text: str = "x", uri: str = URI) -> bytes:
    places = [{"line": line, "character": character} for line, character in (start, end)]
    changes = [{"range": dict(zip(("start", "end"), places, strict=True)), "text": text}]
    params = {"textDocument": {"uri": uri, "version": 2}, "contentChanges": changes}
    return message(method="textDocument/didChange", params=params)


HOSTILE = {
    "no JSON": frame(b"{"),
    "nothing": frame(b""),
    "not UTF-8": frame(b'{"jsonrpc":"2.0","method":"\xff"}'),
    "UTF-16": frame('{"jsonrpc":"2.0","id":1,"method":"shutdown"}'.encode("utf-16")),
    "a list": frame(b"[]"),
    "a number": frame(b"1"),
    "no version": frame(b'{"id":1,"method":"initialize"}'),
    "another version": frame(b'{"jsonrpc":"1.0","id":1,"method":"initialize"}'),
    "deep": frame(b"[" * 200_000),
    "deep and whole": frame(b'{"jsonrpc":"2.0","id":5,"method":"x","params":' + b"[" * 900 + b"]" * 900 + b"}"),
    "a long number": frame(b'{"jsonrpc":"2.0","id":%s,"method":"x"}' % (b"9" * 5_000)),
    "an infinite number": frame(b'{"jsonrpc":"2.0","id":5,"method":"textDocument/hover","params":{"a":1e999}}'),
    "not a number": frame(b'{"jsonrpc":"2.0","id":5,"method":"x","params":NaN}'),
    "an id that is none": frame(b'{"jsonrpc":"2.0","id":{"a":[]},"method":"x"}'),
    "an id of null": frame(b'{"jsonrpc":"2.0","id":null,"method":"textDocument/hover","params":{}}'),
    "a method that is none": frame(b'{"jsonrpc":"2.0","id":5,"method":["x"]}'),
    "no method": frame(b'{"jsonrpc":"2.0"}'),
    "an unknown method": message(id=5, method="textDocument/unknown", params={}),
    "an unknown message": message(method="$/unknown", params={}),
    "parameters that are none": message(id=5, method="textDocument/hover", params=[1]),
    "no parameters": message(id=5, method="textDocument/hover"),
    "a text that is none": message(method="textDocument/didOpen", params={"textDocument": {"uri": 5}}),
    "a second beginning": message(id=5, method="initialize", params={"capabilities": {}}),
    "an answer to nothing": message(id="nothing", result={"a": 1}),
    "an error to nothing": message(id=7, error={"code": 1, "message": "no"}),
    "an answer with an odd id": frame(b'{"jsonrpc":"2.0","id":[1],"result":null}'),
    "a withdrawal of nothing": message(method="$/cancelRequest", params={"id": 12345}),
    "lone surrogates": message(
        method="textDocument/didOpen",
        params={"textDocument": {**OPEN["textDocument"], "text": "Russia annexed Crimea\ud800 in \udc002015."}},
    ),
    "a lone surrogate in a method": message(id=5, method="\ud800"),
    "a lone surrogate in a URI": message(
        method="textDocument/didOpen", params={"textDocument": {**OPEN["textDocument"], "uri": "file:///\ud800.txt"}}
    ),
    "a URI that is none": message(
        method="textDocument/didOpen", params={"textDocument": {**OPEN["textDocument"], "uri": "file://[%00"}}
    ),
    "an edit of what is not open": change((0, 0), (0, 1), uri="file:///other.txt"),
    "a file opened twice": message(method="textDocument/didOpen", params=OPEN) * 2,
    "an edit beyond the end": change((9, 9), (99, 99)),
    "an edit backwards": change((1, 2), (0, 1)),
    "an edit at a negative line": change((-1, 0), (0, 1)),
    "an edit at a huge line": change((2**31 - 1, 2**31 - 1), (2**40, 0)),
    "an edit of half a character": change((0, 1), (0, 2), "\udc00"),
    "a position beyond the end": message(
        id=5,
        method="textDocument/hover",
        params={"textDocument": {"uri": URI}, "position": {"line": 9, "character": 9}},
    ),
    "odd settings": message(method="workspace/didChangeConfiguration", params={"settings": {"factcheck": [1]}}),
    "a command": message(id=5, method="workspace/executeCommand", params={"command": "rm", "arguments": ["-rf"]}),
    "a notebook": message(method="notebookDocument/didChange", params={}),
    "odd folders": message(
        method="workspace/didChangeWorkspaceFolders",
        params={"event": {"added": [{"uri": "file://[", "name": ""}], "removed": [{"uri": "x", "name": ""}]}},
    ),
    "a length too short": frame(message(id=5, method="x"), 7),
    "a length too long": frame(b'{"jsonrpc":"2.0"}', 21) + frame(b"{}"),
    "a length of 2 GB": frame(b"{}", 2**31),
    "a length that no number holds": frame(b"{}", 10**19),
    "a negative length": frame(b"{}", -5),
    "no header": b"{}\r\n\r\n",
    "a long line": b"x" * 200_000 + b"\r\n",
    "only blanks": b"\r\n" * 100,
}


def test_it_outlives_every_message(wire: Wire, folder: Path) -> None:
    wire.send(frame(json.dumps(INITIALIZE).encode()))
    for name, data in HOSTILE.items():
        wire.send(data)
        # What a wrong length has swallowed ends with the next message.
        wire.send(message(method="$/ignored"))
        assert wire.answers(folder), name
    code, told = wire.end(SHUTDOWN, EXIT)
    assert code == 0
    assert [line for line in told.splitlines() if not line.startswith("factcheck server: ")] == []
    assert "Traceback" not in told


def test_requests_are_answered_by_their_ids(wire: Wire) -> None:
    wire.send(message(id="early", method="textDocument/hover", params={}))
    assert wire.read()["error"]["code"] == -32002
    wire.send(frame(json.dumps(INITIALIZE).encode()))
    assert wire.read()["id"] == 1
    for data, ident, code in (
        (HOSTILE["no JSON"], None, -32700),
        (HOSTILE["a list"], None, -32600),
        (HOSTILE["a length of 2 GB"], None, -32600),
        (HOSTILE["an unknown method"], 5, -32601),
        (HOSTILE["parameters that are none"], 5, -32602),
        (HOSTILE["a second beginning"], 5, -32600),
        (SHUTDOWN, 9, None),
        (HOSTILE["an unknown method"], 5, -32600),
    ):
        wire.send(data)
        answer = wire.read()
        assert (answer["id"], answer.get("error", {}).get("code")) == (ident, code)
    assert wire.end(EXIT)[0] == 0


def test_it_outlives_messages_that_are_damaged(wire: Wire, folder: Path) -> None:
    wire.send(frame(json.dumps(INITIALIZE).encode()))
    chance = random.Random(20261120)  # noqa: S311 - no secret: the same damage each time
    for _ in range(300):
        data = bytearray(chance.choice(list(HOSTILE.values()))[:4_000].partition(b"\r\n\r\n")[2])
        for _ in range(chance.randrange(1, 4)):
            if data:
                at = chance.randrange(len(data))
                data[at : at + chance.randrange(3)] = chance.randbytes(chance.randrange(3))
        if not re.search(rb"exit|shutdown|Length", data):
            wire.send(frame(bytes(data), max(0, len(data) + chance.randrange(-2, 3))))
    for _ in range(3):  # what wrong lengths have swallowed
        wire.send(message(method="$/ignored"))
    assert wire.answers(folder)
    code, told = wire.end(SHUTDOWN, EXIT)
    assert (code, "Traceback" in told) == (0, False)
