"""Contents: one claims file as it is, from its bytes to what its claims mean; and back to bytes, mark and all.

Whatever a change does not touch goes back as it came: the byte-order mark, the encoding, the ends of the lines, and
whether the last line has one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from factcheck.errors import ArticleError, RegistryError
from factcheck.registry.claim import Claim, NameGroup
from factcheck.registry.files import read_bytes
from factcheck.registry.loader import load_bytes
from factcheck.settings import LIMITS
from factcheck.text.decode import Mark, decode, mark_of
from factcheck.text.document import LINE_END, Position
from factcheck.upkeep.writer.tree import Branch, Tree, read_tree

NOWHERE: Final = Position(1, 1)


@dataclass(frozen=True)
class Contents:
    """A claims file that was read: `text` is all of it without the mark, `claims` and `names` what the loader makes of
    it; a file without anything in it has none of either."""

    path: str
    text: str
    mark: Mark
    claims: tuple[Claim, ...] = ()
    names: tuple[NameGroup, ...] = ()

    @cached_property
    def tree(self) -> Tree | None:
        """Where everything in it stands."""
        return read_tree(self.text)

    @property
    def line_end(self) -> str:
        """How its lines end: as the first does."""
        found = LINE_END.search(self.text)
        return found.group() if found else "\n"

    def encoded(self, text: str) -> bytes:
        """The bytes of this file, were `text` in it."""
        return self.mark.mark + text.encode(self.mark.codec)


def read_contents(path: str) -> Contents:
    """A claims file. Raises `RegistryError` with every fault of it."""
    data = read_bytes(path)
    if not isinstance(data, bytes):
        raise RegistryError(data)
    return contents_of(path, data)


def contents_of(path: str, data: bytes) -> Contents:
    """The contents that bytes hold. Raises `RegistryError` with every fault; for a file without claims too, unless
    there is nothing in it but comments."""
    try:
        loaded = load_bytes(path, data)
    except RegistryError:
        if not _is_bare(path, data):
            raise
        return Contents(path, _text(path, data), mark_of(data))
    return Contents(path, _text(path, data), mark_of(data), tuple(loaded.claims), tuple(loaded.names))


def _is_bare(path: str, data: bytes) -> bool:
    """Whether a file holds nothing but comments and blanks."""
    try:
        lines = _text(path, data).splitlines()
    except ArticleError:
        return False
    return all(line.strip()[:1] in ("", "#") for line in lines)


def _text(path: str, data: bytes) -> str:
    return decode(path, data, limit=LIMITS.registry_bytes)


def meaning(claim: Claim) -> Claim:
    """A claim without its place: what has to be the same before and after a change elsewhere."""
    return replace(
        claim,
        path="",
        position=NOWHERE,
        references=tuple(replace(reference, position=None) for reference in claim.references),
        tests=tuple(replace(test, position=None) for test in claim.tests),
    )


def claims_branch(contents: Contents) -> Branch | None:
    """The list of claims of a file, `None` where it has none."""
    root = contents.tree
    found = root.value_of("claims") if isinstance(root, Branch) else None
    return found if isinstance(found, Branch) else None
