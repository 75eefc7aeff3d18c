"""Completion: the keys and words that may stand at a place of a claims file, out of the schema of the format.

The file is half written while somebody types, so it is not read as YAML: the keys above a place are told by how far
they are indented. What stands inside `{…}` and `[…]` is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from lsprotocol import types

from factcheck.registry.schema import claims_schema
from factcheck.registry.shapes import Schema

KEY: Final = re.compile(r"([ -]{0,60})([A-Za-z_]\w{0,40})[ ]{0,9}:(?=\s|$)")
BEGUN: Final = re.compile(r"([ -]{0,60})(\w{0,40})")
"""A line up to the cursor, where a key is being written."""
VALUED: Final = re.compile(r"([ -]{0,60})([A-Za-z_]\w{0,40})[ ]{0,9}:[ ]{1,9}(\w{0,40})")
"""A line up to the cursor, where the value of a key is being written."""
LOOKED_AT: Final = 5_000
"""How many lines above the cursor are looked at."""


class _Line(NamedTuple):
    """A line with a key: the columns at which the key and the dash before it stand (-1: none), and the key."""

    column: int
    dash: int
    key: str


def complete(lines: Sequence[str], before: str) -> list[types.CompletionItem]:
    """What may stand behind `before`, the line up to the cursor, where `lines` are those above it."""
    if found := VALUED.fullmatch(before):
        path = [*_keys_above(lines, _line(found[1], ""))[0], found[2]]
        return [types.CompletionItem(word, kind=types.CompletionItemKind.EnumMember) for word in _words(_at(path))]
    if found := BEGUN.fullmatch(before):
        above, beside = _keys_above(lines, _line(found[1], ""))
        return [_item(key, schema) for key, schema in _properties(_at(above)).items() if key not in beside]
    return []


def _line(prefix: str, key: str) -> _Line:
    return _Line(len(prefix), prefix.rfind("-"), key)


def _keys_above(lines: Sequence[str], here: _Line) -> tuple[list[str], set[str]]:
    """The keys that a line stands under, the outermost first, and those that stand above it in the same mapping."""
    path, beside = list[str](), set[str]()
    column, dash = here.column, here.dash
    for written in reversed(lines[-LOOKED_AT:]):
        found = KEY.match(written)
        if not found:
            continue
        line = _line(found[1], found[2])
        if dash < 0 and line.column == column:
            if not path:
                beside.add(line.key)
            dash = line.dash
        elif line.column < column if dash < 0 else line.column <= dash:
            path.insert(0, line.key)
            column, dash = line.column, line.dash
    return path, beside


def _at(path: Iterable[str]) -> list[Schema]:
    """The schemas of what may stand under some keys."""
    schemas = [claims_schema()]
    for key in path:
        schemas = [below for schema in schemas for one in _flat(schema) for below in _below(one, key)]
    return schemas


def _below(schema: Schema, key: str) -> Iterator[Schema]:
    if isinstance(found := schema.get("properties", {}).get(key), dict):
        yield found
    elif isinstance(other := schema.get("additionalProperties"), dict):
        yield other


def _flat(schema: Any) -> Iterator[Schema]:  # noqa: ANN401 - a schema holds truth values and lists too
    """A schema with those that it is made of: its alternatives, and the items of a list."""
    if not isinstance(schema, dict):
        return
    yield schema
    for part in (*schema.get("anyOf", ()), *schema.get("oneOf", ()), schema.get("items")):
        yield from _flat(part)


def _properties(schemas: Iterable[Schema]) -> dict[str, Schema]:
    found: dict[str, Schema] = {}
    for schema in schemas:
        for one in _flat(schema):
            found |= {key: below for key, below in one.get("properties", {}).items() if key not in found}
    return found


def _words(schemas: Iterable[Schema]) -> list[str]:
    words = (word for schema in schemas for one in _flat(schema) for word in one.get("enum", ()))
    return list(dict.fromkeys(word for word in words if isinstance(word, str)))


def _item(key: str, schema: Schema) -> types.CompletionItem:
    described = str(schema.get("description", ""))
    return types.CompletionItem(
        key, kind=types.CompletionItemKind.Property, detail=described or None, insert_text=f"{key}: "
    )
