"""Places: where claims stand in their files, as a client is told it, and how people are."""

from __future__ import annotations

import os
from pathlib import PurePath

from lsprotocol import types

from factcheck.errors import ArticleError
from factcheck.registry.claim import Claim
from factcheck.registry.files import identity
from factcheck.registry.registry import Registry
from factcheck.server.buffers import uri_of
from factcheck.server.holdings import reader
from factcheck.server.interface import Overlay
from factcheck.server.positions import Encoding, Lines
from factcheck.settings import LIMITS
from factcheck.text.decode import decode
from factcheck.text.document import Span


class Places:
    """The places of the claims of a registry. Paths below one of `folders`, of the workspace, are told from it."""

    def __init__(self, registry: Registry, overlay: Overlay, encoding: Encoding, folders: tuple[str, ...] = ()) -> None:
        self._real = dict(zip(registry.paths, registry.real_paths, strict=False))
        self._read = reader(overlay)
        self._encoding = encoding
        self._folders = folders
        self._lines: dict[str, Lines] = {}

    def location(self, claim: Claim) -> types.Location | None:
        """The line on which a claim begins, from its first character on; nothing for one that stands in no file."""
        file = self._real.get(claim.path)
        if file is None:
            return None
        lines = self._of(file)
        start = lines.at(claim.position.line, claim.position.column)
        return types.Location(uri_of(file), lines.range(Span(start, max(start, lines.line(claim.line - 1).end))))

    def name(self, claim: Claim) -> str:
        """Where a claim stands, for people: `claims/europe.yaml:4`."""
        return f"{self.short(claim.path)}:{claim.line}"

    def told(self, words: str, claim: Claim | None) -> str:
        """Words about a claim, with its path as it is told here."""
        return words.replace(claim.path, self.short(claim.path)) if claim and claim.path else words

    def short(self, path: str) -> str:
        """A path from the folder of the workspace that it lies in; whole, where it lies in none."""
        inside = next((folder for folder in self._folders if PurePath(path).is_relative_to(folder)), None)
        return PurePath(path).relative_to(inside).as_posix() if inside else path

    def fault(self, path: str, line: int | None, column: int | None) -> types.Location | None:
        """The place of a fault in a claims file, to the end of its line; nothing where there is no such file."""
        file = self._real.get(path) or identity(path)
        if not os.path.isfile(file):
            return None
        lines = self._of(file)
        start = lines.at(line, column)
        return types.Location(uri_of(file), lines.range(Span(start, max(start, lines.line((line or 1) - 1).end))))

    def _of(self, file: str) -> Lines:
        if file not in self._lines:
            data = self._read(file)
            try:
                text = decode(file, data, limit=LIMITS.registry_bytes) if isinstance(data, bytes) else ""
            except ArticleError:
                text = ""
            self._lines[file] = Lines(text, self._encoding)
        return self._lines[file]
