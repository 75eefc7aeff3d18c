"""Changes: what git knows of a file → whether it changed since a commit, from which version, and in which lines.

The working tree counts, with what is not committed and files that git does not keep yet. A renamed file is held to its
version under the old name.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from typing import Final, NamedTuple, TypeAlias

from factcheck.upkeep.since.git import DIFF, Repository

HUNK: Final = re.compile(rb"@@ -[0-9]+(?:,[0-9]+)? \+(?P<first>[0-9]+)(?:,(?P<number>[0-9]+))? @@")
LINES: Final = ("--unified=0", "--inter-hunk-context=0", "--diff-algorithm=myers", "--indent-heuristic")
"""How git is to tell the lines of a difference."""
RENAMED: Final = "R"
SAME_KIND: Final = ("M", RENAMED)
"""Letters of git for files that were files before: modified, renamed."""
LINK: Final = "120000"


class New(NamedTuple):
    """A file that is all new, or was no file before."""


class Changed(NamedTuple):
    """A file that has another version: the path and blob of that, and the lines that are new, from 1, both included."""

    old_path: str
    blob: str
    lines: tuple[tuple[int, int], ...]


class Unchanged(NamedTuple):
    """A file that is as it was."""


class Elsewhere(NamedTuple):
    """A text that the repository does not hold."""


Change: TypeAlias = New | Changed | Unchanged | Elsewhere


class Changes:
    """What changed between a commit and the working tree of a repository."""

    def __init__(self, repository: Repository, commit: str) -> None:
        self._repository = repository
        self.commit = commit
        told = repository.told(*DIFF, "--raw", "-z", "--no-abbrev", "--find-renames", commit)
        self._versions = dict(_versions(told))

    def of(self, paths: Collection[str]) -> dict[str, Change]:
        """What became of each file that these paths name. Raises `UserError`."""
        inside = {path: found for path in paths if (found := self._inside(path))}
        silent = {found for found in inside.values() if found not in self._versions}
        tracked = self._repository.tracked(silent) if silent else set()
        return {path: self._change(inside[path], tracked) if path in inside else Elsewhere() for path in paths}

    def _inside(self, path: str) -> str | None:
        """A path from the root of the repository, links followed, as git writes it; nothing for one outside."""
        try:
            real = os.path.relpath(os.path.realpath(path), self._repository.root)
        except ValueError:  # a NUL in the name, or another drive
            return None
        return None if (real + os.sep).startswith(os.pardir + os.sep) else real.replace(os.sep, "/")

    def _change(self, path: str, tracked: Collection[str]) -> Change:
        if path not in self._versions:
            return Unchanged() if path in tracked else New()
        version = self._versions[path]
        if version is None:
            return New()
        old_path, blob = version
        patch = self._repository.told(*DIFF, *LINES, blob, "--", path)
        return Changed(old_path, blob, tuple(_lines(patch)))

    def version(self, change: Changed, limit: int) -> bytes | None:
        """The bytes of a file as they were; `None` where they are more than `limit`."""
        if int(self._repository.told("cat-file", "-s", change.blob)) > limit:
            return None
        return self._repository.told("cat-file", "blob", change.blob)


def _versions(told: bytes) -> Iterator[tuple[str, tuple[str, str] | None]]:
    """Each path that git tells of in its raw form, with the path and blob that it had, if it was a file."""
    fields = iter(told.split(b"\0"))
    for head in fields:
        if not head.startswith(b":"):
            return
        old_mode, new_mode, blob, _, letter = head[1:].decode("ascii").split(" ")
        old_path = path = os.fsdecode(next(fields))
        if letter.startswith(RENAMED):
            path = os.fsdecode(next(fields))
        was_file = letter[0] in SAME_KIND and LINK not in (old_mode, new_mode)
        yield path, (old_path, blob) if was_file else None


def _lines(patch: bytes) -> Iterator[tuple[int, int]]:
    """The first and last line of each stretch of new lines."""
    for line in patch.split(b"\n"):
        found = HUNK.match(line)
        if found:
            first, number = int(found["first"]), int(found["number"] or 1)
            if number:
                yield first, first + number - 1
