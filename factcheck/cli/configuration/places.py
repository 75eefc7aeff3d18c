"""Places: where each key of a TOML text stands.

`tomllib` gives values without places, and libraries that keep them cost start-up for every run. This scan reads nothing
but keys and brackets, of a text that `tomllib` has already found to be TOML.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from typing import Final, TypeAlias

from factcheck.cli.configuration.said import At

KeyPath: TypeAlias = tuple[str | int, ...]
"""Keys and indexes from the top: `("per-path", 0, "fail-on")`."""


BLANKS: Final = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
KEY: Final = re.compile(r"""[A-Za-z0-9_-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'""")
TEXT: Final = re.compile(
    r'''"""(?:[^"\\]|\\.|"{1,2}(?!"))*+"{3,5}|\'\'\'(?:[^']|'{1,2}(?!'))*+'{3,5}|'''
    r""""(?:[^"\\\n]|\\.)*+"|'[^'\n]*+\'""",
    re.DOTALL,
)
PLAIN: Final = re.compile(r"[^,\]}\n#]*+")
"""A number, a truth value or a date: it holds none of these characters."""


def places_of(text: str) -> Mapping[KeyPath, At]:
    """The place of every key and of every element of an array, by its path. A table stands at its header, or where a
    key in it is first written; of a dotted key, each part has a place."""
    scan = _Scan(text)
    scan.document()
    starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def at(offset: int) -> At:
        line = bisect_right(starts, offset)
        return At(line, offset - starts[line - 1] + 1)

    return {path: at(offset) for path, offset in scan.found.items()}


class _Scan:
    """A walk over a text. `at` is where it stands."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.found: dict[KeyPath, int] = {}
        self.tables: dict[KeyPath, int] = {}  # how many tables an array of tables has so far

    def document(self) -> None:
        """All of the text: keys, and tables under their headers."""
        table: KeyPath = ()
        self._blanks()
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._blanks()

    def _header(self) -> KeyPath:
        start, many = self.at, self.text.startswith("[[", self.at)
        self.at += 2 if many else 1
        path: KeyPath = ()
        for key, _ in self._keys():
            path = self._entered((*path, key))
            self.found.setdefault(path, start)
        self.at += 2 if many else 1
        if many:
            path = self._bare(path)
            self.tables[path] = self.tables.get(path, 0) + 1
            path = self._entered(path)
            self.found[path] = start
        return path

    def _entered(self, path: KeyPath) -> KeyPath:
        """A path into an array of tables goes on in the last of them."""
        return (*path, self.tables[path] - 1) if path in self.tables else path

    def _bare(self, path: KeyPath) -> KeyPath:
        return path[:-1] if path[:-1] in self.tables else path

    def _pair(self, path: KeyPath) -> None:
        for key, start in self._keys():
            path = (*path, key)
            self.found.setdefault(path, start)
        self.at += 1  # `=`
        self._blanks()
        self._value(path)

    def _keys(self) -> list[tuple[str, int]]:
        """The parts of a dotted key, each with where it starts. `at` is then behind the last and its blanks."""
        found = []
        while True:
            self._blanks()
            match = self._skip(KEY)
            found.append((_key(match[0]), match.start()))
            self._blanks()
            if self.text[self.at] != ".":
                return found
            self.at += 1

    def _value(self, path: KeyPath) -> None:
        match self.text[self.at]:
            case "[":
                self._list(path)
            case "{":
                self._inline(path)
            case '"' | "'":
                self._skip(TEXT)
            case _:
                self._skip(PLAIN)

    def _list(self, path: KeyPath) -> None:
        self.at += 1
        index = 0
        while self._goes_on("]"):
            self.found[*path, index] = self.at
            self._value((*path, index))
            index += 1

    def _inline(self, path: KeyPath) -> None:
        self.at += 1
        while self._goes_on("}"):
            self._pair(path)

    def _goes_on(self, end: str) -> bool:
        """Whether another element follows in brackets; behind `end` if none does."""
        self._blanks()
        if self.text[self.at] == ",":
            self.at += 1
            self._blanks()
        if self.text[self.at] == end:
            self.at += 1
            return False
        return True

    def _skip(self, pattern: re.Pattern[str]) -> re.Match[str]:
        found = pattern.match(self.text, self.at)
        if not found:
            raise ValueError(f"not TOML at character {self.at}")
        self.at = found.end()
        return found

    def _blanks(self) -> None:
        self._skip(BLANKS)


def _key(written: str) -> str:
    """A part of a key as it is meant."""
    if "\\" in written and written[0] == '"':
        return next(iter(tomllib.loads(f"{written} = 0")))
    return written[1:-1] if written[0] in "\"'" else written
