"""The desk: where a text becomes what a client shows of it. Everything here runs in the worker, one task at a time."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from lsprotocol import types

from factcheck.errors import Fault, UserError
from factcheck.report.door import visible
from factcheck.server import articles, claims_files, diagnostics
from factcheck.server.buffers import Buffer
from factcheck.server.claims_files import ClaimsJudged
from factcheck.server.holdings import NOTHING, Holdings
from factcheck.server.interface import ClientSettings, Judged, Overlay, Terms, TermsOf
from factcheck.server.log import LOG
from factcheck.server.places import Places
from factcheck.server.positions import Encoding, Lines


class Task(NamedTuple):
    """A text to look at, and everything that counts for it as it is now. `folder` is where a text without a place of
    its own stands; unless `thorough`, a file of many claims is not tried."""

    buffer: Buffer
    overlay: Overlay
    settings: ClientSettings
    encoding: Encoding
    folders: tuple[str, ...]
    folder: str
    thorough: bool


class Outcome(NamedTuple):
    """What came of a text: an article's findings, or a claims file's problems; neither for a text of another kind."""

    buffer: Buffer
    lines: Lines
    places: Places
    diagnostics: tuple[types.Diagnostic, ...] = ()
    article: Judged | None = None
    claims: ClaimsJudged | None = None


class Desk:
    """Judges texts. `today` is asked for the day whenever claims are linted."""

    def __init__(self, terms_of: TermsOf, today: Callable[[], date]) -> None:
        self._terms_of = terms_of
        self._today = today
        self._holdings = Holdings()

    def outcome(self, task: Task) -> Outcome:
        """What came of a text. A bug that it wakes is told in it: it must not pass for a text without a fault."""
        try:
            return self._claims(task) if claims_files.is_yaml(task.buffer) else self._article(task)
        except Exception as error:  # noqa: BLE001 - whatever it is, the text was not checked
            LOG.exception("internal error in %s", task.buffer.uri)
            words = f"internal error: {type(error).__name__}: please report this bug; this text was not checked"
            lines = Lines(task.buffer.text, task.encoding)
            return self._plain(task, lines, Fault("", None, None, visible(words)))

    def _article(self, task: Task) -> Outcome:
        lines = Lines(task.buffer.text, task.encoding)
        name = articles.name_of(task.buffer)
        if not name:
            return self._plain(task, lines)
        try:
            terms = self._terms(task)
        except UserError as error:
            judged = Judged(task.buffer, None, NOTHING, faults=error.faults)
        else:
            if terms.is_excluded:
                return self._plain(task, lines)
            judged = articles.judge(task.buffer, terms, self._holdings.of(terms, task.overlay))
        places = Places(judged.registry, task.overlay, task.encoding, task.folders)
        shown = diagnostics.of_article(judged, lines, places)
        return Outcome(task.buffer, lines, places, tuple(shown), article=judged)

    def _claims(self, task: Task) -> Outcome:
        lines = Lines(task.buffer.text, task.encoding)
        try:
            paths = self._terms(task).claims
        except UserError:
            paths = ()  # told in the articles that the settings are of
        judged = claims_files.judge_claims(task.buffer, paths, task.overlay, self._today(), thorough=task.thorough)
        if judged is None:
            return self._plain(task, lines)
        places = Places(judged.registry, task.overlay, task.encoding, task.folders)
        shown = diagnostics.of_claims(judged.faults, judged.problems, lines)
        return Outcome(task.buffer, lines, places, tuple(shown), claims=judged)

    def _terms(self, task: Task) -> Terms:
        path = task.buffer.path or os.path.join(task.folder, "untitled")
        return self._terms_of(path, task.settings)

    def _plain(self, task: Task, lines: Lines, *faults: Fault) -> Outcome:
        places = Places(NOTHING, task.overlay, task.encoding, task.folders)
        return Outcome(task.buffer, lines, places, tuple(diagnostics.of_faults(faults, lines)))
