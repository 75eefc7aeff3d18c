"""The open files, and what is known of each. The newest text wins: what comes of an older one is
dropped. Everything that reads or checks runs in the worker; this runs in the loop that answers the client.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Sequence
from math import inf
from typing import Final, NamedTuple, TypeAlias

from lsprotocol import types

from factcheck.registry.files import identity
from factcheck.server.buffers import Buffer, Change, edited, opened
from factcheck.server.claims_files import is_yaml, place_of
from factcheck.server.desk import Desk, Outcome, Task
from factcheck.server.interface import ClientSettings
from factcheck.server.log import LOG
from factcheck.server.positions import Encoding
from factcheck.server.worker import Worker

DEBOUNCE: Final = 0.3
"""Seconds without an edit after which a text is checked."""

EVERYTHING: Final = ""
"""Stands for all files at once where a client asks for diagnostics: it is bidden to ask again for all."""

Publish: TypeAlias = Callable[[str, int | None, Sequence[types.Diagnostic]], None]


class _Asked(NamedTuple):
    """A check that is under way or done: of which text, and of which state of everything else."""

    buffer: Buffer
    state: int
    task: asyncio.Task[Outcome]


class OpenFiles:
    """What a client has open. `publish` sends it the diagnostics of a text; `refresh` bids one that asks for them, and
    is not sent them, to ask again."""

    def __init__(self, desk: Desk, publish: Publish, refresh: Callable[[], None]) -> None:
        self.encoding = Encoding.Utf16
        self.folders: tuple[str, ...] = ()
        self.settings = ClientSettings()
        self.asks = False
        """Whether the client asks for diagnostics."""
        self.state = 0
        """Grows with every change of anything but the text of an article: claims, settings, files on the disk."""
        self._desk = desk
        self._publish = publish
        self._refresh = refresh
        self._worker = Worker()
        self._buffers: dict[str, Buffer] = {}
        self._asked: dict[str, _Asked] = {}
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._telling: dict[str, asyncio.Task[None]] = {}
        self._untried: set[str] = set()
        self._edited: dict[str, float] = {}
        """When each file was last edited, by the clock of the loop."""

    def open(self, item: types.TextDocumentItem) -> None:
        """A file was opened."""
        self._take(opened(item), 0)

    def change(self, identifier: types.VersionedTextDocumentIdentifier, changes: Sequence[Change]) -> None:
        """A file was edited. An edit of what is not open is left alone."""
        buffer = self._buffers.get(identifier.uri)
        if buffer is None:
            LOG.error("an edit of a file that is not open: %s", identifier.uri)
            return
        self._untried.add(identifier.uri)
        self._edited[identifier.uri] = asyncio.get_running_loop().time()
        self._take(edited(buffer, changes, identifier.version, self.encoding), DEBOUNCE)

    def save(self, uri: str) -> None:
        """A file was saved."""
        self._untried.discard(uri)
        self._edited.pop(uri, None)
        if (buffer := self._buffers.get(uri)) is not None:
            self._asked.pop(uri, None)
            self._take(buffer, 0)

    def close(self, uri: str) -> None:
        """A file was closed: what is on the disk counts again."""
        buffer = self._buffers.pop(uri, None)
        if buffer is None:
            return
        self._untried.discard(uri)
        self._edited.pop(uri, None)
        self._stop(uri)
        if (asked := self._asked.pop(uri, None)) is not None:
            asked.task.cancel()
        if not self.asks:
            self._publish(uri, None, ())
        if is_yaml(buffer):
            self.look_again()

    def look_again(self, after: float = 0) -> None:
        """Something else than the text of an article has changed: check everything again that is open."""
        self.state += 1
        for uri in (EVERYTHING,) if self.asks else tuple(self._buffers):
            self._later(uri, after)

    def buffer(self, uri: str) -> Buffer | None:
        """A file that is open."""
        return self._buffers.get(uri)

    async def outcome(self, uri: str) -> Outcome | None:
        """What came of the newest text of a file; nothing for one that is not open."""
        while (buffer := self._buffers.get(uri)) is not None:
            asked = self._asked.get(uri)
            if asked is None or asked.buffer is not buffer or asked.state != self.state:
                if asked is not None:
                    asked.task.cancel()
                asked = _Asked(buffer, self.state, asyncio.create_task(self._worker.do(self._work(buffer))))
                self._asked[uri] = asked
            try:
                outcome = await asyncio.shield(asked.task)
            except asyncio.CancelledError:
                if not asked.task.cancelled() or _is_cancelled():
                    raise  # the client withdrew its request, or all ends; not only that a newer text came
            else:
                if self._buffers.get(uri) is buffer and asked.state == self.state:
                    return outcome
        return None

    async def at_rest(self, uri: str) -> None:
        """Wait until a file has not been edited for as long as one is left alone before it is checked. A client may ask
        for diagnostics at every key."""
        loop = asyncio.get_running_loop()
        while (left := self._edited.get(uri, -inf) + DEBOUNCE - loop.time()) > 0:  # noqa: ASYNC110 - the time is all
            await asyncio.sleep(left)

    def _work(self, buffer: Buffer) -> Callable[[], Outcome]:
        overlay = {identity(place_of(one)): one.text.encode("utf-8") for one in self._buffers.values() if is_yaml(one)}
        folder = next(iter(self.folders), os.getcwd())
        thorough = buffer.uri not in self._untried
        task = Task(buffer, overlay, self.settings, self.encoding, self.folders, folder, thorough)
        return lambda: self._desk.outcome(task)

    def _take(self, buffer: Buffer, after: float) -> None:
        self._buffers[buffer.uri] = buffer
        if is_yaml(buffer):
            self.look_again(after)
        elif not self.asks:
            self._later(buffer.uri, after)

    def _later(self, uri: str, after: float) -> None:
        """Check a file after so many seconds without another change."""
        self._stop(uri)
        self._timers[uri] = asyncio.get_running_loop().call_later(after, self._begin, uri)

    def _stop(self, uri: str) -> None:
        if (timer := self._timers.pop(uri, None)) is not None:
            timer.cancel()
        if (telling := self._telling.pop(uri, None)) is not None:
            telling.cancel()

    def _begin(self, uri: str) -> None:
        if uri == EVERYTHING:
            self._refresh()
        else:
            self._telling[uri] = asyncio.create_task(self._tell(uri))

    async def _tell(self, uri: str) -> None:
        """Send what came of a text. A newer text stops this, and what came of the older one is dropped."""
        outcome = await self.outcome(uri)
        if outcome is not None:
            self._publish(uri, outcome.buffer.version, outcome.diagnostics)


def _is_cancelled() -> bool:
    """Whether the task that asks is itself to end."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0
