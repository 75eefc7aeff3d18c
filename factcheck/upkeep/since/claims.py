"""Changed claims: which claims of a registry say something else than at a commit, or were not there.

Where a claim stands, and comments around it, say nothing; nor do names that claims share.
"""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.errors import RegistryError, UserError
from factcheck.registry.claim import Claim
from factcheck.registry.registry import Registry
from factcheck.settings import LIMITS
from factcheck.upkeep.since.changes import Changed, Changes, New
from factcheck.upkeep.writer.contents import contents_of, meaning, read_contents


def changed_claims(registry: Registry, changes: Changes) -> frozenset[str]:
    """The ids of the claims that are new or say something else. Raises `UserError`."""
    before: dict[str, Claim] = {}
    now: list[Claim] = []
    for path, change in changes.of(registry.real_paths).items():
        match change:
            case New():
                now += _read(path)
            case Changed():
                now += _read(path)
                data = changes.version(change, LIMITS.registry_bytes)
                before |= {claim.id: claim for claim in _of_version(change.old_path, data)}
            case _:
                pass
    return frozenset(claim.id for claim in now if claim.id not in before or before[claim.id] != claim)


def _read(path: str) -> Iterable[Claim]:
    return map(meaning, read_contents(path).claims)


def _of_version(path: str, data: bytes | None) -> Iterable[Claim]:
    """The claims of an earlier version; none where it can't be read, so that all of today's count as changed."""
    try:
        return [*map(meaning, contents_of(path, data or b"").claims)]
    except (RegistryError, UserError):
        return []
