"""Per path: the request with the values that hold for one path.

All sections of `per-path` that are about a path hold for it. What they leave out, each leaves out more; of what has one
value, the last has the word, and the command line and the environment have it before any file.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from factcheck.cli.configuration.layers import By
from factcheck.cli.configuration.said import Said, Section
from factcheck.cli.globs import Globs
from factcheck.cli.inputs import STDIN
from factcheck.cli.request import Request

ADDING: Final = ("select", "ignore")
"""The settings of a section that add to those of others."""


class PerPath:
    """Says what holds for each path of a request."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.sections = tuple(
            (section, Globs(section.paths.value, section.paths.folder))
            for section in request.configuration.declared.sections
        )

    def sections_of(self, path: str) -> tuple[Section, ...]:
        """The sections that are about a path, in order."""
        name = self.request.stdin_filename if path == STDIN else path
        return tuple(section for section, is_about in self.sections if is_about(name))

    def said_of(self, path: str) -> dict[str, Said]:
        """What the sections say of a path in place of what holds elsewhere, by name of setting."""
        said = {name: each for section in self.sections_of(path) for name, each in section.values.items()}
        return {name: each for name, each in said.items() if name not in ADDING and self._is_open(name)}

    def of(self, path: str) -> Request:
        """The request with the values that hold for a path."""
        said = self.said_of(path)
        return replace(self.request, **{name: each.value for name, each in said.items()}) if said else self.request

    def _is_open(self, name: str) -> bool:
        """Whether a file has the word on a setting."""
        origin = self.request.origins.get(name)
        return origin is None or origin.by is By.FILE
