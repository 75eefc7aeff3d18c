"""The tree: where everything in a claims file stands in its text, brackets, quotation marks and all.

The loader's nodes say where a thing begins; to change it, its end and its writing are needed as well. The events are
the same, of a text that the loader has read without a fault: no anchors, no tags, no depth beyond the limit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml


@dataclass(slots=True)
class Leaf:
    """A text. `style` is its quotation mark, `|` or `>`, and empty for a plain one. `start` and `end` bound all of its
    writing."""

    value: str
    style: str = ""
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class Item:
    """An item of a list, or of a mapping with its key. `before` are the comments on lines of their own above it, an
    empty text for a blank line among them; `after` those below it that belong to it; `remark` the one behind it."""

    value: Tree
    key: Leaf | None = None
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    remark: str = ""

    @property
    def start(self) -> int:
        """Where it begins, without the dash of a list."""
        return self.key.start if self.key else self.value.start


@dataclass(slots=True)
class Branch:
    """A list or a mapping. `flow` is one in brackets; `column` is where it begins on its line, from 0; `end` is where
    its last text or bracket ends."""

    is_mapping: bool
    flow: bool
    items: list[Item] = field(default_factory=list)
    start: int = 0
    end: int = 0
    column: int = 0

    def item_of(self, key: str) -> Item | None:
        """The item of a mapping that has this key."""
        return next((item for item in self.items if item.key and item.key.value == key), None)

    def value_of(self, key: str) -> Tree | None:
        """What stands under this key of a mapping."""
        found = self.item_of(key)
        return found.value if found else None


Tree: TypeAlias = Leaf | Branch


def read_tree(text: str) -> Tree | None:
    """The tree of a text that the loader reads, `None` where there is nothing in it."""
    loader = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
    open_: list[tuple[Branch, list[Leaf]]] = []
    root: Tree | None = None
    for event in yaml.parse(text, Loader=loader):
        node: Tree | None = None
        match event:
            case yaml.ScalarEvent():
                node = _leaf(text, event)
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                open_.append((_opened(event), []))
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                node = _closed(open_.pop()[0], event)
        if node is None:
            continue
        if not open_:
            root = node
            continue
        parent, keys = open_[-1]
        if not parent.is_mapping:
            parent.items.append(Item(node))
        elif keys:
            parent.items.append(Item(node, keys.pop()))
        elif isinstance(node, Leaf):
            keys.append(node)
    return root


def _leaf(text: str, event: Any) -> Leaf:  # noqa: ANN401 - the events have no common type with marks
    start, end = event.start_mark.index, event.end_mark.index
    # What stands between quotation marks ends with them; the end of another is followed by the blanks behind it.
    written = text[start:end] if event.style in ("'", '"') else text[start:end].rstrip(" \t\r\n")
    return Leaf(event.value, event.style or "", start, start + len(written))


def _opened(event: Any) -> Branch:  # noqa: ANN401 - see above
    mark = event.start_mark
    is_mapping = isinstance(event, yaml.MappingStartEvent)
    return Branch(is_mapping, bool(event.flow_style), start=mark.index, column=mark.column)


def _closed(branch: Branch, event: Any) -> Branch:  # noqa: ANN401 - see above
    branch.end = event.end_mark.index if branch.flow or not branch.items else branch.items[-1].value.end
    return branch


def leaves(tree: Tree) -> Iterator[Leaf]:
    """Every text in a tree, keys too, in order."""
    match tree:
        case Leaf():
            yield tree
        case Branch(items=items):
            for item in items:
                if item.key:
                    yield item.key
                yield from leaves(item.value)


def branch_at(branch: Branch, key: str) -> Branch | None:
    """The list or mapping under a key."""
    found = branch.value_of(key)
    return found if isinstance(found, Branch) else None
