"""Events: the text of one claims file → nodes with their places, by a bounded loader of our own.

Third floor, first step. YAML's event stream is read, nothing of YAML above it: no scalar is given a type (`no` stays
the word no), and anchors, aliases, merge keys, tags and second documents are refused, since each of them lets a small
file cost much, or read otherwise than it looks. Nothing is read below `LIMITS.registry_depth`: libyaml's composer can
be made to overflow the C stack, and its scanner takes time by the square of the depth.

No fault ends the reading but a syntax error, a limit, or a character that may not stand in the file at all.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from types import ModuleType
from typing import Any, Final, NamedTuple, TypeAlias

from factcheck.errors import Fault
from factcheck.registry.characters import banned_name, find_banned
from factcheck.registry.nodes import Mapping, Node, Sequence, Text, Unread
from factcheck.registry.syntax import (
    FLATTER,
    NO_ANCHOR,
    NO_CHARACTER,
    NO_TAG,
    ONE_DOCUMENT,
    QUOTE,
    SECOND,
    TOO_DEEP,
    syntax_fault,
)
from factcheck.settings import LIMITS
from factcheck.text.document import Position, line_starts

MERGE_KEY: Final = "<<"
_NODES: Final = frozenset({"ScalarEvent", "SequenceStartEvent", "MappingStartEvent", "AliasEvent"})
_ENDS: Final = frozenset({"SequenceEndEvent", "MappingEndEvent"})

Event: TypeAlias = Any  # PyYAML's events have no common type with the attributes read here


class Tree(NamedTuple):
    """What was read of one file. `root` is `None` where it holds nothing; where reading broke off, what was not yet
    complete at that place is left out. `faults` are in the order in which they were met."""

    root: Node | None
    faults: tuple[Fault, ...]


def read_nodes(path: str, text: str) -> Tree:
    """The nodes of a claims file. `path` is only printed; no fault is raised, all are in the `Tree`."""
    if banned := find_banned(text):
        starts = line_starts(text[: banned.start()])
        at = Position(len(starts), banned.start() - starts[-1] + 1)
        fault = Fault(path, at.line, at.column, banned_name(banned.group()), "take it out")
        return Tree(None, (fault,))
    builder = _Builder(path, text, remarks=" #" in text or "\t#" in text)
    yaml = _yaml()
    loader = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
    with _without_garbage_collection():
        try:
            builder.take_all(yaml.parse(text, Loader=loader))
        except yaml.MarkedYAMLError as error:
            builder.faults.append(syntax_fault(path, text, error, begun=builder.documents > 0))
        except ValueError:  # the pure parser lets `"\\U00110000"` through to `chr`, and has no place for it
            at = builder.last
            builder.faults.append(Fault(path, at.line, at.column, f"behind this, {NO_CHARACTER}", "write it out"))
    return Tree(builder.close(), tuple(builder.faults))


@cache
def _yaml() -> ModuleType:
    import yaml  # noqa: PLC0415 - 25 ms that `--version` and a registry of mappings need not pay

    return yaml


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Nodes hold no cycles; collecting among hundreds of thousands of them costs up to two thirds of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@dataclass(slots=True)
class _Open:
    """A collection that is being read. In a mapping, `key` waits for its value; `seen` are the keys and their lines.

    A collection with `unread` has a fault that makes all that stands in it meaningless.
    """

    position: Position
    is_mapping: bool
    unread: bool
    items: list[Node] = field(default_factory=list)
    entries: list[tuple[Text, Node]] = field(default_factory=list)
    key: Text | Unread | None = None
    seen: dict[str, Position] = field(default_factory=dict)

    def node(self) -> Node:
        if self.unread:
            return Unread(self.position)
        if self.is_mapping:
            return Mapping(tuple(self.entries), self.position)
        return Sequence(tuple(self.items), self.position)


@dataclass(slots=True)
class _Builder:
    """Takes events one by one, keeps what is open on a stack of its own, and notes faults."""

    path: str
    text: str
    remarks: bool
    faults: list[Fault] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    root: Node | None = None
    nodes: int = 0
    documents: int = 0
    last: Position = Position(1, 1)  # noqa: RUF009 - frozen

    def take_all(self, events: Iterable[Event]) -> None:
        """Take events until there are no more, or something ends the reading."""
        for event in events:
            if not self._take(event):
                return

    def _take(self, event: Event) -> bool:
        """Take one event; whether reading goes on."""
        kind = type(event).__name__
        if kind in _NODES:
            return self._take_node(event, kind)
        if kind in _ENDS:
            self._add(self.stack.pop().node())
        elif kind == "DocumentStartEvent":
            self.documents += 1
            if self.documents > 1:
                self._fault(_place(event.start_mark), SECOND, ONE_DOCUMENT)
                return False
        return True

    def close(self) -> Node | None:
        """The root, after the last event.

        Where reading broke off, the file and its list of claims are closed as they are, without the claim in which or
        behind which it broke off: what it lacks would only breed faults.
        """
        if not self.stack:
            return self.root
        file, *inner = self.stack
        if not inner and file.entries:
            key, last = file.entries[-1]
            file.entries[-1] = key, Sequence(last.items[:-1], last.position) if isinstance(last, Sequence) else last
        elif inner and isinstance(file.key, Text):
            if len(inner) == 1:
                del inner[0].items[-1:]
            file.entries.append((file.key, inner[0].node()))
        return file.node()

    def _take_node(self, event: Event, kind: str) -> bool:
        mark = event.start_mark
        self.last = at = Position(mark.line + 1, mark.column + 1)
        self.nodes += 1
        if self.nodes > LIMITS.registry_nodes:
            self._fault(at, f"more than {LIMITS.registry_nodes:,} entries in one file", "split the registry")
            return False
        sound = self._is_sound(event, kind, at)
        if len(self.faults) > LIMITS.registry_faults:
            problem = f"more than {LIMITS.registry_faults} faults: the rest of this file is not read"
            self.faults[-1] = Fault(self.path, at.line, at.column, problem, "mend the others first")
            return False
        if kind == "ScalarEvent":
            self._add(self._scalar(event, at) if sound else Unread(at))
        elif kind == "AliasEvent":
            self._add(Unread(at))
        elif len(self.stack) == LIMITS.registry_depth:
            self._fault(at, TOO_DEEP, FLATTER)
            return False
        else:
            self.stack.append(_Open(at, is_mapping=kind == "MappingStartEvent", unread=not sound))
        return True

    def _is_sound(self, event: Event, kind: str, at: Position) -> bool:
        """Note what a node may not carry; whether it can still be read."""
        if kind == "AliasEvent" or event.anchor:
            self._fault(at, NO_ANCHOR, "write the text out, or put it into quotation marks")
        if kind != "AliasEvent" and event.tag:
            self._fault(at, NO_TAG, "leave it out, or put the text into quotation marks")
            return False
        return True

    def _scalar(self, event: Event, at: Position) -> Text:
        plain = not event.style  # "" from libyaml, None from the pure parser
        if plain and self.remarks:
            end = event.end_mark
            if remark := _REMARK.match(self.text, end.index):
                place = Position(end.line + 1, end.column + remark.end() - remark.start())
                return Text(event.value, plain, at, place, self.text[remark.end() : remark.end() + 1] in _AFTER_REMARK)
        return Text(event.value, plain, at)

    def _add(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        if not parent.is_mapping:
            parent.items.append(node)
        elif parent.key is None:
            parent.key = self._key(parent, node)
        else:
            if isinstance(parent.key, Text):
                parent.entries.append((parent.key, node))
            parent.key = None

    def _key(self, parent: _Open, node: Node) -> Text | Unread:
        """The node as a key of its mapping, or `Unread` where it can't be one."""
        at = node.position
        if isinstance(node, Unread):
            return node
        if not isinstance(node, Text):
            self._fault(at, "a key must be a text", f"write `key: …`; if the brackets belong to it, {QUOTE}")
        elif node.plain and node.value == MERGE_KEY:
            self._fault(at, "merge keys (`<<`) are not allowed in a claims file", "write the entries out")
        elif first := parent.seen.get(node.value):
            problem = f"the key `{node.value}` stands here a second time (first on line {first.line})"
            self._fault(at, problem, "keep one of the two")
        else:
            parent.seen[node.value] = at
            return node
        return Unread(at)

    def _fault(self, at: Position, problem: str, mend: str) -> None:
        self.faults.append(Fault(self.path, at.line, at.column, problem, mend))


_REMARK: Final = re.compile(r"[ \t]++#")
_AFTER_REMARK: Final = ("", " ", "\t", "\n", "\r", "#")


def _place(mark: Event) -> Position:
    return Position(mark.line + 1, mark.column + 1)
