"""Extends: what a claims file may name under `extends`, read and refused by its writing alone.

Third floor, beside `fields.py`. Where an entry leads to, `shared.py` finds. An entry names a file or folder below the
folder of the file that it stands in, or an installed package; never what stands elsewhere, and never the network.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from factcheck.registry.leaves import SOURCE_CHARACTERS
from factcheck.registry.nodes import Mapping, Node
from factcheck.registry.shapes import (
    Field,
    Found,
    Reading,
    Refusal,
    Schema,
    Shape,
    list_of,
    prose_of,
    record,
    shown,
    text_of,
)
from factcheck.text.document import Position

PACKAGE: Final = "pkg:"
PACKAGE_NAME: Final = r"[A-Za-z_][A-Za-z0-9_]{0,99}"
DIGEST: Final = r"[0-9a-f]{64}"
SHARE: Final = "copy the file below this folder, or share it as an installed package: `pkg:NAME`"


class Entry(NamedTuple):
    """One registry that a file extends: a path below the file's folder or `pkg:NAME`, and the SHA-256 of its bytes
    where they are pinned."""

    target: str
    sha256: str | None
    position: Position


REFUSED: Final[tuple[tuple[Callable[[str], bool], str, str], ...]] = (
    (
        lambda text: text.startswith(PACKAGE) and not re.fullmatch(PACKAGE + PACKAGE_NAME, text),
        "does not name an installed package",
        "write the name by which Python imports it, without dots: `pkg:agency_claims`",
    ),
    (
        lambda text: "://" in text,
        "is a web address",
        "nothing is fetched: install it as a package and write `pkg:NAME`",
    ),
    (lambda text: text[0] in "/~" or re.match(r"[A-Za-z]:", text) is not None, "is not below this folder", SHARE),
    (lambda text: "\\" in text, "holds a backslash", "part folders by `/`"),
    (lambda text: ".." in text.split("/"), "leads out of this folder by `..`", SHARE),
    (lambda text: ":" in text.removeprefix(PACKAGE), "is neither a path nor a package", "write a path, or `pkg:NAME`"),
)
"""What an entry can't be: the first row that holds is told, with how to mend it."""

TARGET_SCHEMA: Final[Schema] = {
    "type": "string",
    "minLength": 1,
    "maxLength": SOURCE_CHARACTERS,
    "pattern": rf"^({PACKAGE}{PACKAGE_NAME}|[^/~:\\\\][^:\\\\]*)$",
    "not": {"pattern": r"(^|/)\.\.(/|$)"},
}


def _read_target(node: Node, reading: Reading) -> str:
    text = prose_of(node, "the path of a claims file", reading)
    if len(text.value) > SOURCE_CHARACTERS:
        raise Refusal(text.position, f"this path has more than {SOURCE_CHARACTERS:,} characters", "shorten it")
    for holds, problem, mend in REFUSED:
        if holds(text.value):
            raise Refusal(text.position, f"{shown(text.value)} {problem}", mend)
    return text.value


def _read_digest(node: Node, _: Reading) -> str:
    text = text_of(node, "a SHA-256")
    if not re.fullmatch(DIGEST, text.value):
        raise Refusal(text.position, f"{shown(text.value)} is not a SHA-256", "write 64 digits of 0-9 and a-f")
    return text.value


TARGET = Field(
    "from",
    Shape(_read_target, TARGET_SCHEMA),
    "A claims file or folder below the folder of this file, or an installed package: `pkg:agency_claims`.",
    required=True,
)
SHA256 = Field(
    "sha256",
    Shape(_read_digest, {"type": "string", "pattern": f"^{DIGEST}$"}),
    "The SHA-256 of its bytes, in order of path: another content is refused.",
    synonyms=("digest", "hash", "pin"),
)


def _entry(found: Found, _: Reading) -> Entry:
    target, digest = found.find(TARGET), found.find(SHA256)
    if target is None or (SHA256 in found and digest is None):
        raise Refusal(None, "")  # what is missing or can't be read has its fault; it must not be loaded unpinned
    return Entry(target, digest, found.places["from"])


PINNED: Final = record("an entry of `extends`", (TARGET, SHA256), _entry)


def _read_entry(node: Node, reading: Reading) -> Entry:
    if isinstance(node, Mapping):
        return PINNED.read(node, reading)
    return Entry(_read_target(node, reading), None, node.position)


EXTENDS: Final[Field[tuple[Entry, ...]]] = Field(
    "extends",
    list_of(Shape(_read_entry, {"anyOf": [TARGET_SCHEMA, PINNED.schema]}), "a path or a list of paths", or_one=True),
    "Further registries to load with this one: a claims file or folder below the folder of this file, an installed "
    "package (`pkg:agency_claims`), or `{from, sha256}`; one or a list.",
    synonyms=("extend", "include", "includes", "import", "imports"),
)
