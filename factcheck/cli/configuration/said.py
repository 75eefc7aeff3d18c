"""Said: what configuration files say, each value with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from factcheck.errors import Fault

NAMED: Final = "--config"
FOUND: Final = "found"
"""How a configuration file was come by."""


class At(NamedTuple):
    """A place in a file; line and column from 1, in characters."""

    line: int
    column: int


class Said(NamedTuple):
    """A value that a file gives, that file and the place of its key, and the folder that patterns in it count from."""

    value: Any
    path: str
    at: At
    folder: str

    @property
    def place(self) -> str:
        """Its place as reports name it: `factcheck.toml:3`."""
        return f"{self.path}:{self.at.line}"

    def fault(self, key: str, fault: Fault) -> Fault:
        """A fault of the value, at its place."""
        return Fault(self.path, *self.at, f"`{key}`: {fault.problem}", fault.help)


@dataclass(frozen=True, slots=True)
class Section:
    """A section of `per-path`: the patterns of its paths, and what it says for them, by name of setting."""

    paths: Said
    values: Mapping[str, Said]


@dataclass(frozen=True, slots=True)
class Declared:
    """What files say: settings by name, severities by rule, sections in order. `extend` is the file whose word holds
    where this one says nothing."""

    values: Mapping[str, Said] = field(default_factory=dict)
    rules: Mapping[str, Said] = field(default_factory=dict)
    sections: tuple[Section, ...] = ()
    extend: Said | None = None

    def over(self, other: Declared) -> Declared:
        """This one's word before the other's, key by key; the other's sections come first."""
        rules, sections = {**other.rules, **self.rules}, (*other.sections, *self.sections)
        return Declared({**other.values, **self.values}, rules, sections)


@dataclass(frozen=True, slots=True)
class Configuration:
    """The configuration of a run: what its files say together. `paths` are the files, the one that holds first, what it
    extends behind it; `digest` is the SHA-256 of their bytes in that order; `origin` how the first was come by.
    """

    declared: Declared = field(default_factory=Declared)
    paths: tuple[str, ...] = ()
    digest: str = ""
    origin: str = ""


NOTHING: Final = Configuration()
"""The configuration of a run without a file."""
