"""The open files: the newest text wins, whatever comes of older ones. With a desk that waits to be told."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from lsprotocol import types

from factcheck.server import open_files as files_module
from factcheck.server.buffers import Change
from factcheck.server.desk import Desk, Outcome, Task
from factcheck.server.holdings import NOTHING
from factcheck.server.open_files import OpenFiles
from factcheck.server.places import Places
from factcheck.server.positions import Lines

SECONDS = 30
ONE, CLAIMS = "file:///one.txt", "file:///claims.yaml"


class SlowDesk(Desk):
    """A desk that says of a text what the text says, once it is let."""

    def __init__(self) -> None:
        self.looked_at: list[str] = []
        self.begun = threading.Semaphore(0)
        self.let = threading.Semaphore(0)

    def outcome(self, task: Task) -> Outcome:
        self.looked_at.append(task.buffer.text)
        self.begun.release()
        assert self.let.acquire(timeout=SECONDS)
        lines = Lines(task.buffer.text, task.encoding)
        here = lines.range(lines.line(0))
        places = Places(NOTHING, {}, task.encoding)
        return Outcome(task.buffer, lines, places, (types.Diagnostic(here, task.buffer.text),))


class Bench:
    """Open files, their desk, and what is sent."""

    def __init__(self) -> None:
        self.desk = SlowDesk()
        self.sent: list[tuple[str, int | None, list[str]]] = []
        self.refreshed = 0
        self.happened = asyncio.Event()
        self.open_files = OpenFiles(self.desk, self._publish, self._refresh)

    def _publish(self, uri: str, version: int | None, diagnostics: Sequence[types.Diagnostic]) -> None:
        self.sent.append((uri, version, [each.message for each in diagnostics]))
        self.happened.set()

    def _refresh(self) -> None:
        self.refreshed += 1
        self.happened.set()

    def open(self, uri: str, text: str) -> None:
        self.open_files.open(types.TextDocumentItem(uri, "", 1, text))

    def write(self, version: int, text: str, uri: str = ONE) -> None:
        change: Change = types.TextDocumentContentChangeWholeDocument(text)
        self.open_files.change(types.VersionedTextDocumentIdentifier(version, uri), [change])

    async def begun(self) -> None:
        """Wait until the desk has begun with a text."""
        assert await asyncio.to_thread(self.desk.begun.acquire, timeout=SECONDS)

    async def holds(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(SECONDS):
            while not condition():
                self.happened.clear()
                await self.happened.wait()


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files_module, "DEBOUNCE", 0)


def run(test: Callable[[Bench], Coroutine[Any, Any, None]]) -> None:
    async def begin() -> None:
        await test(Bench())

    # In a thread of its own: the browser that other tests drive keeps a loop in this one.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, begin()).result()


def test_what_came_of_an_older_text_is_dropped() -> None:
    async def test(it: Bench) -> None:
        it.open(ONE, "1")
        await it.begun()
        it.write(2, "2")
        it.desk.let.release(2)
        await it.holds(lambda: bool(it.sent))
        assert it.sent == [(ONE, 2, ["2"])]

    run(test)


def test_of_texts_that_wait_only_the_newest_is_looked_at() -> None:
    async def test(it: Bench) -> None:
        it.open(ONE, "1")
        await it.begun()
        for version in range(2, 6):
            it.write(version, str(version))
            await asyncio.sleep(0.01)
        it.desk.let.release(10)
        await it.holds(lambda: bool(it.sent))
        assert it.sent == [(ONE, 5, ["5"])]
        assert it.desk.looked_at == ["1", "5"]

    run(test)


def test_a_question_is_answered_by_the_newest_text() -> None:
    async def test(it: Bench) -> None:
        it.open(ONE, "1")
        await it.begun()
        asked = asyncio.ensure_future(it.open_files.outcome(ONE))
        await asyncio.sleep(0)
        it.write(2, "2")
        it.desk.let.release(10)
        assert (await asked).buffer.text == "2"

    run(test)


def test_a_text_that_was_looked_at_is_not_looked_at_again() -> None:
    async def test(it: Bench) -> None:
        it.open(ONE, "1")
        it.desk.let.release(10)
        await it.holds(lambda: bool(it.sent))
        for _ in range(3):
            assert (await it.open_files.outcome(ONE)).buffer.text == "1"
        assert it.desk.looked_at == ["1"]

    run(test)


def test_a_question_that_is_withdrawn_stops_nothing() -> None:
    async def test(it: Bench) -> None:
        it.open(ONE, "1")
        await it.begun()
        asked = asyncio.ensure_future(it.open_files.outcome(ONE))
        await asyncio.sleep(0)
        asked.cancel()
        it.desk.let.release(10)
        await it.holds(lambda: bool(it.sent))
        assert asked.cancelled()
        assert it.desk.looked_at == ["1"]

    run(test)


def test_a_client_that_asks_at_every_key_waits_for_a_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    async def test(it: Bench) -> None:
        it.open_files.asks = True
        it.desk.let.release(20)
        it.open(ONE, "1")
        await it.open_files.at_rest(ONE)
        monkeypatch.setattr(files_module, "DEBOUNCE", 0.05)
        it.write(2, "2")
        waiting = asyncio.ensure_future(it.open_files.at_rest(ONE))
        await asyncio.sleep(0)
        it.write(3, "3")
        since = asyncio.get_running_loop().time()
        await waiting
        assert asyncio.get_running_loop().time() - since >= 0.05
        it.write(4, "4")
        it.open_files.save(ONE)
        await asyncio.wait_for(it.open_files.at_rest(ONE), 0.05)

    run(test)


def test_all_ends_while_texts_are_looked_at() -> None:
    waiting = []

    async def test(it: Bench) -> None:
        it.open(ONE, "1")
        await it.begun()
        waiting.extend(asyncio.ensure_future(it.open_files.outcome(ONE)) for _ in range(3))
        await asyncio.sleep(0)

    run(test)  # ends all that is under way
    assert [task.cancelled() for task in waiting] == [True] * 3


def test_nothing_is_sent_of_a_file_that_was_closed() -> None:
    async def test(it: Bench) -> None:
        it.open(ONE, "1")
        await it.begun()
        it.open_files.close(ONE)
        it.desk.let.release(10)
        assert await it.open_files.outcome(ONE) is None
        it.open("file:///two.txt", "2")
        await it.holds(lambda: len(it.sent) > 1)
        assert it.sent == [(ONE, None, []), ("file:///two.txt", 1, ["2"])]

    run(test)


def test_articles_are_looked_at_again_when_claims_change() -> None:
    async def test(it: Bench) -> None:
        it.desk.let.release(20)
        it.open(ONE, "1")
        await it.holds(lambda: len(it.sent) == 1)
        it.open(CLAIMS, "claims")
        await it.holds(lambda: len(it.sent) == 3)
        it.write(2, "others", CLAIMS)
        await it.holds(lambda: len(it.sent) == 5)
        it.open_files.close(CLAIMS)
        await it.holds(lambda: len(it.sent) == 7)
        assert it.desk.looked_at.count("1") == 4

    run(test)


def test_a_client_that_asks_is_sent_nothing_and_bidden_to_ask_again() -> None:
    async def test(it: Bench) -> None:
        it.open_files.asks = True
        it.desk.let.release(20)
        it.open(ONE, "1")
        it.write(2, "2")
        assert (await it.open_files.outcome(ONE)).buffer.text == "2"
        assert (it.sent, it.refreshed) == ([], 0)
        it.open(CLAIMS, "claims")
        await it.holds(lambda: it.refreshed == 1)
        it.open_files.close(ONE)
        assert it.sent == []

    run(test)
