"""Loading: claims files, or mappings from a program → claims and names, or every fault of every file at once.

Third floor: bytes → text (`text/decode.py`) → nodes (`events.py`) → claims (`fields.py`); what a file extends
(`shared.py`) is read right after it. A file is read on after a fault as far as it can be. Mappings go through the same
fields; as their line stands the number of the claim, from 1.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from os import PathLike
from typing import Final

from factcheck.errors import ArticleError, Fault, RegistryError
from factcheck.registry.claim import Claim, NameGroup
from factcheck.registry.events import read_nodes
from factcheck.registry.extends import Entry
from factcheck.registry.fields import CLAIM_RECORD, FILE_RECORD, ClaimsFile
from factcheck.registry.files import ReadBytes, claims_files, identity, read_bytes
from factcheck.registry.nodes import Mapping as MappingNode
from factcheck.registry.nodes import Node, NodeError, Sequence, Text, node_of
from factcheck.registry.shapes import Reading, Refusal
from factcheck.registry.shared import SourceFile, extended_files, named_file
from factcheck.settings import LIMITS
from factcheck.text.decode import decode
from factcheck.text.document import Position

PROGRAM: Final = "<claims>"
"""The path of claims that come from a program."""
TOP: Final = Position(1, 1)
BEGIN: Final = "begin it with `claims:` and a list of claims, each with `id`, `claim` and `source`"


@dataclass(slots=True)
class Loaded:
    """What was read so far."""

    claims: list[Claim] = field(default_factory=list)
    names: list[NameGroup] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    digest: str = ""
    files: dict[str, str] = field(default_factory=dict)
    """Where the files that were read really lie, in the order of `paths`, each with the name that reports give it."""
    extended: int = 0


def load_files(paths: Iterable[str | PathLike[str]]) -> Loaded:
    """Read claims files and folders of them. Raises `RegistryError` with every fault of every file."""
    return _checked(read_files(paths))


def read_files(paths: Iterable[str | PathLike[str]], read: ReadBytes = read_bytes) -> Loaded:
    """What can be read of claims files and folders of them, with every fault of every file; `read` gives the bytes of
    each."""
    loaded = Loaded()
    digest = hashlib.sha256()
    for path in claims_files(paths, loaded.faults):
        if identity(path) in loaded.files:
            continue
        match read(path):
            case bytes() as data:
                _load_file(named_file(path, data), loaded, digest.update, read)
            case fault:
                loaded.faults.append(fault)
    loaded.digest = digest.hexdigest()
    if not loaded.claims and not loaded.faults:
        loaded.faults.append(Fault(", ".join(loaded.paths) or "claims", None, None, "no claims are given", BEGIN))
    loaded.faults += _twice(loaded.claims)
    return loaded


def _load_file(file: SourceFile, loaded: Loaded, count: Callable[[bytes], None], read: ReadBytes) -> None:
    """Read a file, then what it extends; `count` takes the bytes of each into the registry's digest."""
    count(file.data)
    loaded.files[file.real] = file.path
    loaded.paths.append(file.path)
    reading = Reading(file.path)
    for entry in _read_file(file, loaded, reading).extends:
        try:
            for further in extended_files(entry, file, loaded.files, read):
                _count_extended(loaded, entry)
                _load_file(further, loaded, count, read)
        except Refusal as refusal:
            reading.note(refusal)
    loaded.faults += reading.faults


def _count_extended(loaded: Loaded, entry: Entry) -> None:
    loaded.extended += 1
    if loaded.extended > LIMITS.extends_files:
        problem = f"more than {LIMITS.extends_files} files are extended"
        raise Refusal(entry.position, problem, "extend fewer, or join some of them")


def load_bytes(path: str, data: bytes) -> Loaded:
    """Read the bytes of one claims file by itself, and nothing that it extends; `path` is only printed.

    Raises `RegistryError` with every fault.
    """
    loaded = Loaded(paths=[path])
    reading = Reading(path)
    _read_file(named_file(path, data), loaded, reading)
    loaded.faults += reading.faults
    return _checked(loaded)


def _read_file(file: SourceFile, loaded: Loaded, reading: Reading) -> ClaimsFile:
    """Read one file by itself, and keep its claims and names; its faults are noted."""
    path = file.path
    try:
        text = decode(path, file.data, limit=LIMITS.registry_bytes)
    except ArticleError as error:
        loaded.faults += (fault._replace(help="save the file as UTF-8") for fault in error.faults)
        return ClaimsFile()
    tree = read_nodes(path, text)
    loaded.faults += tree.faults
    read = ClaimsFile()
    match tree.root:
        case MappingNode() as root:
            read = FILE_RECORD.read(root, reading)
        case Sequence(position=at):
            reading.note(Refusal(at, "a claims file is a mapping, and this is a list", BEGIN))
        case Text(position=at):
            reading.note(Refusal(at, "a claims file is a mapping, and this is a text", BEGIN))
    if not (any(read) or tree.faults or reading.faults):
        reading.note(Refusal(TOP, "this file holds no claims", BEGIN))
    _keep(read, loaded)
    return read


def load_claims(claims: Iterable[Mapping[str, object]]) -> Loaded:
    """Claims given as mappings with the keys of a claims file. Raises `RegistryError`."""
    loaded = Loaded()
    reading = Reading(PROGRAM, strict=False)
    for number, claim in enumerate(claims, start=1):
        node = _node(claim, Position(number, 1), reading)
        read = reading.attempt(CLAIM_RECORD.read, node) if node else None
        if read is not None:
            loaded.claims.append(read)
    loaded.faults += (*reading.faults, *_twice(loaded.claims))
    return _checked(loaded)


def load_mapping(mapping: Mapping[str, object]) -> Loaded:
    """A registry given as one mapping, shaped like a claims file. Raises `RegistryError`."""
    loaded = Loaded()
    reading = Reading(PROGRAM, strict=False)
    root = _node({key: value for key, value in mapping.items() if key != "claims"}, TOP, reading)
    claims = mapping.get("claims")
    if isinstance(root, MappingNode):
        if isinstance(claims, list | tuple):
            items = (_node(claim, Position(number, 1), reading) for number, claim in enumerate(claims, start=1))
            node: Node | None = Sequence(tuple(item for item in items if item is not None), TOP)
        else:
            node = None if claims is None else _node(claims, TOP, reading)
        if node is not None:
            root = root._replace(entries=(*root.entries, (Text("claims", plain=False, position=TOP), node)))
        read = FILE_RECORD.read(root, reading)
        if read.extends:
            reading.note(Refusal(TOP, "`extends` has a meaning only in a file", "load the other registry's files"))
        _keep(read, loaded)
    loaded.faults += (*reading.faults, *_twice(loaded.claims))
    return _checked(loaded)


def _node(value: object, position: Position, reading: Reading) -> Node | None:
    try:
        return node_of(value, position)
    except NodeError as error:
        reading.note(Refusal(position, str(error), "give texts, numbers, lists and mappings"))
        return None


def _keep(read: ClaimsFile, loaded: Loaded) -> None:
    loaded.claims += read.claims
    loaded.names += read.names


def _checked(loaded: Loaded) -> Loaded:
    """The claims read, if no fault was found in them or among them."""
    if loaded.faults:
        raise RegistryError(*sorted(set(loaded.faults), key=_place))
    return loaded


def _twice(claims: list[Claim]) -> Iterable[Fault]:
    first: dict[str, Claim] = {}
    for claim in claims:
        if not claim.id:
            continue
        before = first.setdefault(claim.id, claim)
        if before is not claim:
            at = claim.position
            problem = f"the id `{claim.id}` stands here a second time (first at {before.place})"
            yield Fault(claim.path, at.line, at.column, problem, "give each claim an id of its own")


def _place(fault: Fault) -> tuple[str, int, int, str]:
    return fault.path, fault.line or 0, fault.column or 0, fault.problem
