"""Holdings: the registries that open files are held to, kept until one of their files changes, in the editor or on the
disk. A file with a fault in it takes nothing away: articles are held to the last registry that was whole.
"""

from __future__ import annotations

import hashlib
import os
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple, TypeAlias

from factcheck.errors import Fault, UserError
from factcheck.registry.files import ReadBytes, claims_files, identity, read_bytes
from factcheck.registry.loader import Loaded, read_files
from factcheck.registry.registry import Registry
from factcheck.registry.selection import Selection, select_claims
from factcheck.rules.registered import RULES
from factcheck.server.interface import Holding, Overlay, Terms

KEPT: Final = 8
"""How many registries are kept, the last used ones. One for each folder that articles are open from."""
NOTHING: Final = Registry(())
RULE_IDS: Final = tuple(rule.id for rule in RULES)

Stamp: TypeAlias = tuple[tuple[str, object], ...]
Key: TypeAlias = tuple[tuple[str, ...], Selection]


class _Kept(NamedTuple):
    files: tuple[str, ...]
    stamp: Stamp
    holding: Holding


class Holdings:
    """Registries by the paths that they are loaded from."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Key, _Kept] = OrderedDict()

    def of(self, terms: Terms, overlay: Overlay) -> Holding:
        """The registry of some terms, as its files stand now."""
        if not terms.claims:
            return Holding(NOTHING, NOTHING)
        key = terms.claims, terms.selection
        kept = self._kept.pop(key, None)
        if kept is None or kept.stamp != _stamp(terms.claims, kept.files, overlay):
            kept = _load(terms, overlay, kept.holding if kept else Holding(NOTHING, NOTHING))
        self._kept[key] = kept
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return kept.holding


def _load(terms: Terms, overlay: Overlay, before: Holding) -> _Kept:
    loaded = read_with(terms.claims, overlay)
    faults = tuple(dict.fromkeys(loaded.faults))
    registry, whole, _ = before
    if not faults:
        try:
            whole = Registry.of(loaded)
            registry = select_claims(whole, terms.selection, RULE_IDS)
        except UserError as error:
            faults = error.faults
    files = tuple(loaded.files)
    return _Kept(files, _stamp(terms.claims, files, overlay), Holding(registry, whole, faults))


def read_with(paths: Iterable[str], overlay: Overlay) -> Loaded:
    """What can be read of claims files and folders of them, those that are open as they stand in the editor."""
    return read_files(paths, reader(overlay))


def reader(overlay: Overlay) -> ReadBytes:
    """How the bytes of a claims file are come by, where some are open."""

    def read(path: str) -> bytes | Fault:
        data = overlay.get(identity(path))
        return read_bytes(path) if data is None else data

    return read


def _stamp(paths: Iterable[str], read: Iterable[str], overlay: Overlay) -> Stamp:
    """What changes when one of the files changes that a registry is read from: those named, and those they extend."""
    named = (identity(path) for path in claims_files(paths, []))
    return tuple(_states(sorted({*named, *read}), overlay))


def _states(files: Iterable[str], overlay: Overlay) -> Iterator[tuple[str, object]]:
    for file in files:
        if file in overlay:
            yield file, hashlib.sha256(overlay[file]).digest()
            continue
        try:
            state = os.stat(file)
        except (OSError, ValueError):
            yield file, None
        else:
            yield file, (state.st_mtime_ns, state.st_size, state.st_ino)
