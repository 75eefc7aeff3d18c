"""The registry: all claims that an article is held to, however they came in. Part of the public API."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from os import PathLike
from typing import Final, TypeAlias
from weakref import WeakKeyDictionary

from factcheck.registry.claim import Claim, NameGroup
from factcheck.registry.loader import Loaded, load_claims, load_files, load_mapping

Search: TypeAlias = Callable[[str, int], Sequence[tuple[Claim, float]]]


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Registry:
    """Claims and the names that they share. Immutable; compared by identity, so that what is derived from it
    (phrasings, index) can be kept as long as it lives. `digest` is the SHA-256 of the bytes read, in the order of
    `paths`; `real_paths` are where these files lie, which a path of a package does not tell; `left_out` are the ids of
    claims that a selection took out."""

    claims: tuple[Claim, ...]
    names: tuple[NameGroup, ...] = ()
    paths: tuple[str, ...] = ()
    digest: str = ""
    real_paths: tuple[str, ...] = ()
    left_out: frozenset[str] = frozenset()

    @classmethod
    def load(cls, paths: str | PathLike[str] | Iterable[str | PathLike[str]]) -> Registry:
        """Read claims files and folders of them (`*.yaml`, `*.yml`): one path, or several.

        Raises `RegistryError` with every fault of every file.
        """
        return cls.of(load_files([paths] if isinstance(paths, str | PathLike) else paths))

    @classmethod
    def from_claims(cls, claims: Iterable[Mapping[str, object]]) -> Registry:
        """A registry of claims given as mappings with the keys of a claims file. Raises `RegistryError`.

        Texts may be of any length, and hold any character. As in a claims file, every scalar is a text: a number, a
        date or a truth value stands for the text that Python prints of it (`1` for `"1"`, `True` for `"true"`). No
        claims at all make a registry that says nothing.
        """
        return cls.of(load_claims(claims))

    @classmethod
    def from_mapping(cls, mapping: Mapping[str, object]) -> Registry:
        """A registry given as one mapping, shaped like a claims file. Raises `RegistryError`.

        Texts may be of any length, and hold any character. As in a claims file, every scalar is a text: a number, a
        date or a truth value stands for the text that Python prints of it (`1` for `"1"`, `True` for `"true"`). No
        claims at all make a registry that says nothing.
        """
        return cls.of(load_mapping(mapping))

    @classmethod
    def of(cls, loaded: Loaded) -> Registry:
        """The registry of what was read, whole as it is."""
        return cls(tuple(loaded.claims), tuple(loaded.names), tuple(loaded.paths), loaded.digest, tuple(loaded.files))

    def search(self, text: str, limit: int = 10) -> Sequence[tuple[Claim, float]]:
        """Claims whose statement or `also` phrases are about `text`, best first, with their scores (BM25).

        The index is made at the first search, and kept.
        """
        if self not in _SEARCHES:
            from factcheck.registry.search import build_index  # noqa: PLC0415 - a check searches nothing

            _SEARCHES[self] = build_index(self.claims).search
        return _SEARCHES[self](text, limit)


_SEARCHES: Final[WeakKeyDictionary[Registry, Search]] = WeakKeyDictionary()
"""The search in the index of each registry that was searched, for as long as the registry lives."""
