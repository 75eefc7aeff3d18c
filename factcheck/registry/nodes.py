"""Nodes: what a claims file holds before any of it has a meaning: texts, sequences and mappings, each with its place.

Third floor, first step: `events.py` makes nodes from YAML, `node_of` from plain Python; `shapes.py` gives them meaning.
"""

from __future__ import annotations

from collections.abc import Mapping as AbstractMapping
from collections.abc import Sequence as AbstractSequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from factcheck.settings import LIMITS
from factcheck.text.document import Position


class Text(NamedTuple):
    """A scalar as it is written. `plain` is one without quotation marks, which YAML may have cut: `remark` is the place
    of a `#` behind it on the line, and `remark_is_loose` whether a blank follows that `#`, as people write comments."""

    value: str
    plain: bool
    position: Position
    remark: Position | None = None
    remark_is_loose: bool = False


class Sequence(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    position: Position


class Mapping(NamedTuple):
    """Keys and their values, in the order written; each key once."""

    entries: tuple[tuple[Text, Node], ...]
    position: Position


class Unread(NamedTuple):
    """Something that could not be read and has its fault already: nothing more is to be said of it."""

    position: Position


Node: TypeAlias = Text | Sequence | Mapping | Unread


class NodeError(ValueError):
    """A Python object that a claims file could not hold."""


def node_of(value: object, position: Position, depth: int = 0) -> Node:
    """The node of a plain Python object: `str`, `int`, `float`, `bool`, `Decimal`, `date`, list, mapping.

    A key whose value is `None` is left out, as if it had not been given. All nodes get the place given. Raises
    `NodeError` for anything else, and for nesting deeper than `LIMITS.registry_depth`.
    """
    match value:
        case str():
            return Text(value, plain=False, position=position)
        case bool():
            return Text("true" if value else "false", plain=False, position=position)
        case int() | float() | Decimal() | date() if not isinstance(value, datetime):
            return Text(_figure(value), plain=False, position=position)
        case AbstractMapping() | AbstractSequence() if depth == LIMITS.registry_depth:
            raise NodeError(f"nested deeper than {LIMITS.registry_depth} levels")
        case AbstractMapping():
            entries = tuple(
                (Text(_key(key), plain=False, position=position), node_of(item, position, depth + 1))
                for key, item in value.items()
                if item is not None
            )
            return Mapping(entries, position)
        case AbstractSequence() if not isinstance(value, bytes | bytearray | memoryview):
            return Sequence(tuple(node_of(item, position, depth + 1) for item in value), position)
        case _:
            raise NodeError(f"a Python object of type `{type(value).__name__}` can't stand in a registry")


def _key(key: object) -> str:
    match key:
        case str():
            return key
        case int() | float():
            return _figure(key)
        case _:
            raise NodeError(f"a key of type `{type(key).__name__}` can't stand in a registry")


def _figure(value: float | Decimal | date) -> str:
    try:
        return str(value)
    except ValueError as error:  # int() of more digits than Python turns into text
        raise NodeError("a number of more digits than can be read") from error
