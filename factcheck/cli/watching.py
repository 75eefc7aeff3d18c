"""Watching: a check again whenever an article, a claims file or a configuration file changes, until it is interrupted.

What changed while a round was running starts the next one: the watcher stands before the first round begins.
"""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from types import FrameType
from typing import Any, Final, NamedTuple

from factcheck.cli import streams
from factcheck.cli.discovery import BASELINE
from factcheck.cli.guard import Terminated, complain, fault_lines, internal_error
from factcheck.cli.inputs import STDIN
from factcheck.cli.output import targets
from factcheck.cli.request import Request
from factcheck.cli.run import run
from factcheck.errors import Fault, UsageError, UserError
from factcheck.registry.discover import Origin, find_registry
from factcheck.registry.files import SUFFIXES as CLAIM_SUFFIXES
from factcheck.report.door import Door
from factcheck.text.readers import WALKED

POLL: Final = 100
"""Milliseconds after which a signal is seen at the latest."""
SETTLED: Final = 50
DEBOUNCE: Final = 500
"""Milliseconds: a round begins when nothing has changed for the first, or something has for the second."""
CONFIG_NAMES: Final = frozenset({"factcheck.toml", ".factcheck.toml", "pyproject.toml", ".gitignore", BASELINE})
"""Files of the working folder that decide what is read, how, and what is listed."""
PRINTED: Final = frozenset({"pretty", "concise"})


class Scope(NamedTuple):
    """What a check reads, by absolute names: articles, folders of them, files of claims and settings, folders of claims
    files."""

    articles: frozenset[str]
    folders: frozenset[str]
    claims: frozenset[str]
    claim_folders: frozenset[str]

    @property
    def places(self) -> tuple[str, ...]:
        """The folders to be watched. A file is watched by its folder: editors put another file in its place."""
        around = {os.path.dirname(path) for path in (*self.articles, *self.claims)} | {os.path.abspath(os.curdir)}
        return tuple(sorted(path for path in around | self.folders | self.claim_folders if os.path.isdir(path)))

    @property
    def is_deep(self) -> bool:
        """Whether folders are watched to the bottom."""
        return bool(self.folders or self.claim_folders)

    def holds(self, _change: object, path: str) -> bool:
        """Whether a change of a file calls for another round."""
        name, suffix = os.path.basename(path), os.path.splitext(path)[1].lower()
        if name in CONFIG_NAMES or path in self.articles or path in self.claims:
            return True
        if suffix in CLAIM_SUFFIXES and _is_in(path, self.claim_folders):
            return True
        is_article = suffix in WALKED
        # A new folder may hold files that came before it was watched.
        return (is_article or os.path.isdir(path)) and _is_in(path, self.folders)


def _is_in(path: str, folders: Collection[str]) -> bool:
    """Whether a file stands in one of the folders, and in no hidden one of it."""
    for folder in folders:
        if path.startswith(folder + os.sep):
            return not any(part.startswith(".") for part in path[len(folder) + 1 :].split(os.sep))
    return False


def scope_of(paths: Collection[str], claims: Collection[str]) -> Scope:
    """The scope of articles, and of claims files, their folders and settings; links, and what they lead to."""
    parts = [_parted(named) for named in (paths, claims)]
    return Scope(*parts[0], *parts[1])


def _parted(named: Collection[str]) -> tuple[frozenset[str], frozenset[str]]:
    names = {absolute(path) for path in named for absolute in (os.path.abspath, os.path.realpath)}
    folders = frozenset(filter(os.path.isdir, names))
    return frozenset(names - folders), folders


def watch(make: Callable[[], Request]) -> int:
    """Check again and again, with a request that is made anew for each round. Ends by a signal only.

    Raises `UsageError` for a request that can't be watched, and where the package that watches is missing.
    """
    changes_of = _watchfiles()
    request = make()
    _refuse(request)
    scope = scope_of(request.paths, (*claims_of(request), *request.configuration.paths))
    with _stopped_by_term() as stop:
        while not stop.is_set():
            for changed in _rounds(changes_of, scope, stop):
                if (found := _scope(make, scope)) != scope:
                    scope = found
                    break
                _round(make, changed)
    raise Terminated


def _rounds(changes_of: Any, scope: Scope, stop: threading.Event) -> Iterator[tuple[str, ...]]:  # noqa: ANN401
    """The files that changed before each round; none before the first."""
    asked = {"rust_timeout": POLL, "yield_on_timeout": True, "debounce": DEBOUNCE, "step": SETTLED}
    standing = False
    for changes in changes_of(
        *scope.places,
        watch_filter=scope.holds,
        recursive=scope.is_deep,
        stop_event=stop,
        ignore_permission_denied=True,
        **asked,
    ):
        if changes or not standing:
            standing = True
            yield tuple(sorted({path for _, path in changes}))


def claims_of(request: Request) -> tuple[str, ...]:
    """The claims files and folders that a check is held to; none where it is held to none, or to the embedded ones."""
    if request.no_registry or request.claims:
        return request.claims
    found = find_registry(Path.cwd())
    return () if found.origin is Origin.EMBEDDED else tuple(map(str, found.paths))


def _scope(make: Callable[[], Request], before: Scope) -> Scope:
    """What the next round would read; what the last one did, where a fault keeps it from being known."""
    try:
        request = make()
        return scope_of(request.paths, (*claims_of(request), *request.configuration.paths))
    except (UserError, OSError):
        return before


def _round(make: Callable[[], Request], changed: tuple[str, ...]) -> None:
    """One check, with whatever goes wrong in it told; only a signal and a closed pipe end more than the round."""
    stream = streams.stdout()
    if stream.isatty():
        Door(stream).clear()
    try:
        if changed:
            complain([f"changed: {', '.join(map(os.path.relpath, changed))}"])
        request = make()
        run(request, targets(request.output_format))
    except BrokenPipeError:
        raise
    except UserError as error:
        complain(fault_lines(error.faults, debug=False))
    except Exception as error:  # noqa: BLE001 - a bug in one round must not end the next
        complain([internal_error(error)])
    streams.flush()
    complain([WAITING])


WAITING: Final = "watching for changes; Ctrl-C ends it"


def _refuse(request: Request) -> None:
    """Refuse what can't be watched, or would be written again and again. Raises `UsageError`."""
    if STDIN in request.paths:
        raise UsageError(Fault("--watch", None, None, "standard input can't be watched", "name files or folders"))
    for asked in request.output_format:
        if asked not in PRINTED:
            problem = f"`{asked}` is not printed for people"
            mend = "watch with --output-format pretty or concise, and write reports in a run of their own"
            raise UsageError(Fault("--watch", None, None, problem, mend))


def _watchfiles() -> Any:  # noqa: ANN401 - of a package that need not be there
    try:
        from watchfiles import watch as changes_of  # noqa: PLC0415 - few runs watch
    except ImportError:
        mend = "install it: pip install 'factcheck[watch]'"
        raise UsageError(Fault("--watch", None, None, "needs the package watchfiles", mend)) from None
    return changes_of


@contextlib.contextmanager
def _stopped_by_term() -> Iterator[threading.Event]:
    """An event that SIGTERM sets: the watcher takes any exception raised while it waits for Ctrl-C."""
    stop = threading.Event()

    def set_it(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    before = signal.signal(signal.SIGTERM, set_it)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGTERM, before)
