"""The worker: the thread in which everything is read and checked, so that the client is always answered.

It is one thread: what it holds needs no locks. It is a daemon: a check that is under way when the client leaves is left
undone. (The threads of `concurrent.futures` would be waited for.)
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Any, TypeVar

T = TypeVar("T")


class Worker:
    """Does one piece of work after the other. A piece whose future was cancelled before its turn is not begun."""

    def __init__(self) -> None:
        self._waiting: SimpleQueue[tuple[Future[Any], Callable[[], Any]]] = SimpleQueue()
        threading.Thread(target=self._work, name="factcheck-worker", daemon=True).start()

    async def do(self, work: Callable[[], T]) -> T:
        """What a piece of work gives, once it is done."""
        future: Future[T] = Future()
        self._waiting.put((future, work))
        return await asyncio.wrap_future(future)

    def _work(self) -> None:
        while True:
            future, work = self._waiting.get()
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(work())
            except Exception as error:  # noqa: BLE001 - whoever waits for the future gets it
                future.set_exception(error)
