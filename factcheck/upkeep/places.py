"""Places: where the parts of a claim stand in its file, for problems of parts that keep no place of their own.

A file is read again for its places only, at the first problem in it.
"""

from __future__ import annotations

from typing import Final

from factcheck.errors import ArticleError
from factcheck.registry.claim import Claim, NameGroup
from factcheck.registry.events import read_nodes
from factcheck.registry.files import ReadBytes, read_bytes
from factcheck.registry.nodes import Mapping, Node, Sequence, Text
from factcheck.registry.registry import Registry
from factcheck.settings import LIMITS
from factcheck.text.decode import decode
from factcheck.text.document import Position

TOP: Final = Position(1, 1)


class Places:
    """The places in the files of a registry."""

    def __init__(self, registry: Registry, read: ReadBytes = read_bytes) -> None:
        self._registry = registry
        self._read = read
        self._sources: dict[str, str] = {}
        self._roots: dict[str, Mapping | None] = {}

    def source(self, path: str) -> str:
        """The text of a claims file; nothing of one that is no longer there, or of claims that come from no file."""
        if path not in self._sources:
            data = self._read(path) if path in self._registry.paths else b""
            try:
                text = decode(path, data, limit=LIMITS.registry_bytes) if isinstance(data, bytes) else ""
            except ArticleError:
                text = ""
            self._sources[path] = text
        return self._sources[path]

    def of(self, claim: Claim, *keys: str | int) -> Position:
        """Where a part of a claim stands, by its keys and numbers from the claim downwards; where one of them is not
        there, the place of what holds it."""
        node = self._claim(claim)
        for key in keys:
            below = _below(node, key)
            if below is None:
                break
            node = below
        return node.position if node else claim.position

    def name(self, claim: Claim | None, group: NameGroup, name: str) -> tuple[str, Position]:
        """The file and place of a name of a group: of a claim's own, or of those that the registry shares."""
        if claim is not None:
            found = _name(_below(self._claim(claim), "names"), group, name)
            return claim.path, found or claim.position
        for path in self._registry.paths:
            found = _name(_below(self._root(path), "names"), group, name)
            if found is not None:
                return path, found
        return next(iter(self._registry.paths), ""), TOP

    def _root(self, path: str) -> Mapping | None:
        if path not in self._roots:
            root = read_nodes(path, self.source(path)).root
            self._roots[path] = root if isinstance(root, Mapping) else None
        return self._roots[path]

    def _claim(self, claim: Claim) -> Node | None:
        claims = _below(self._root(claim.path), "claims")
        items = claims.items if isinstance(claims, Sequence) else ()
        return next((item for item in items if item.position == claim.position), None)


def _below(node: Node | None, key: str | int) -> Node | None:
    match node, key:
        case Mapping(entries=entries), str():
            return next((value for text, value in entries if text.value == key), None)
        case Sequence(items=items), int() if key < len(items):
            return items[key]
        case Text(), 0:  # one item that stands without a list
            return node
        case _:
            return None


def _name(names: Node | None, group: NameGroup, name: str) -> Position | None:
    if not isinstance(names, Mapping):
        return None
    for head, others in names.entries:
        if head.value != group.names[0]:
            continue
        if name == head.value:
            return head.position
        items = others.items if isinstance(others, Sequence) else ()
        return next((item.position for item in items if isinstance(item, Text) and item.value == name), head.position)
    return None
