"""Plain data: claims files as they are written, for export. Nothing is lost on the way: every key, every text as it is.

First step of an export. The files were loaded before, so that they are known to be sound.
"""

from __future__ import annotations

import json
from typing import Final, NamedTuple

from factcheck.errors import RegistryError
from factcheck.registry.events import read_nodes
from factcheck.registry.files import read_bytes
from factcheck.registry.leaves import SCHEME
from factcheck.registry.nodes import Mapping, Node, Sequence, Text
from factcheck.registry.registry import Registry
from factcheck.registry.typed_values import KIND_OF_KEY
from factcheck.settings import LIMITS
from factcheck.text.decode import decode
from factcheck.upkeep.exchange.drafts import Plain, PlainClaim

SOURCE_KEYS: Final = ("source", "sources")


class PlainRegistry(NamedTuple):
    """The claims of a registry with the keys of a claims file, where each stands, and the names that they share."""

    claims: tuple[PlainClaim, ...]
    places: tuple[tuple[str, int], ...] = ()
    names: dict[str, list[str]] = {}  # noqa: RUF012 - never changed


def read_plain(registry: Registry) -> PlainRegistry:
    """The claims of a registry as its files write them. Raises `RegistryError` for a file that changed meanwhile."""
    wanted = {claim.id for claim in registry.claims}
    claims: list[PlainClaim] = []
    places: list[tuple[str, int]] = []
    names: dict[str, list[str]] = {}
    for path, real in zip(registry.paths, registry.real_paths, strict=True):
        root = _root(path, real)
        listed = root.get("claims")
        for node in listed.items if isinstance(listed, Sequence) else ():
            plain = _plain(node)
            if isinstance(plain, dict) and plain.get("id") in wanted:
                claims.append(plain)
                places.append((path, node.position.line))
        shared = _plain(root["names"]) if "names" in root else {}
        for first, others in shared.items() if isinstance(shared, dict) else ():
            kept = names.setdefault(first, [])
            kept += (name for name in texts(others) if name not in kept)
    return PlainRegistry(tuple(claims), tuple(places), names)


def _root(path: str, real: str) -> dict[str, Node]:
    """The keys of a claims file and what stands under them."""
    data = read_bytes(real)
    if not isinstance(data, bytes):
        raise RegistryError(data)
    tree = read_nodes(path, decode(path, data, limit=LIMITS.registry_bytes))
    if tree.faults:
        raise RegistryError(*tree.faults)
    return {key.value: node for key, node in tree.root.entries} if isinstance(tree.root, Mapping) else {}


def _plain(node: Node) -> Plain:
    match node:
        case Text(value=value):
            return value
        case Sequence(items=items):
            return [_plain(item) for item in items]
        case Mapping(entries=entries):
            return {key.value: _plain(item) for key, item in entries}
        case _:
            return ""  # nothing is unread in a file without faults


def texts(value: Plain | None) -> list[str]:
    """The texts of a list, or the one text."""
    listed = value if isinstance(value, list) else [] if value is None else [value]
    return [item for item in listed if isinstance(item, str)]


def sources_of(claim: PlainClaim) -> list[dict[str, str]]:
    """The sources of a claim, each with the keys of the long form."""
    found: list[dict[str, str]] = []
    for key in SOURCE_KEYS:
        given = claim.get(key, [])
        for item in given if isinstance(given, list) else [given]:
            if isinstance(item, dict):
                found.append({name: text for name, text in item.items() if isinstance(text, str)})
            elif isinstance(item, str):
                found.append({"url" if SCHEME.match(item) else "title": item})
    return found


class Period(NamedTuple):
    """A value of a claim as it is written: the key of its kind (empty for a plain text), and when it holds."""

    kind: str
    text: str
    begins: str = ""
    ends: str = ""


def periods_of(claim: PlainClaim) -> list[Period]:
    """The values of a claim, in the order written; none where its sentence says them all."""
    given = claim.get("value", [])
    return [_period(item) for item in (given if isinstance(given, list) else [given])]


def _period(value: Plain) -> Period:
    if not isinstance(value, dict):
        return Period("", value if isinstance(value, str) else "")
    kind = next((key for key in value if key in KIND_OF_KEY), "")
    return Period(kind, _text(value, kind), _text(value, "from"), _text(value, "to"))


def _text(value: dict[str, Plain], key: str) -> str:
    text = value.get(key, "")
    return text if isinstance(text, str) else ""


def write_json(registry: PlainRegistry) -> str:
    """The registry as one JSON object, shaped like a claims file. It is YAML too, and loads as one."""
    shared = {"names": registry.names} if registry.names else {}
    content = {"version": 1, **shared, "claims": registry.claims}
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"
