"""Changes of a baseline: what it holds and what a run has found → what it is to hold, and how many that adds and drops.

`create` begins with nothing, `update` adds what is new and drops what is stale, `prune` only drops. Of a file that was
not read nothing changes, unless it is no longer there.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from typing import NamedTuple

from factcheck.report.places import Base
from factcheck.upkeep.baseline.entries import Entry


class Change(NamedTuple):
    """The entries that a baseline is to hold, those that are new, and those that it held and is to drop."""

    entries: tuple[Entry, ...]
    added: tuple[Entry, ...] = ()
    dropped: tuple[Entry, ...] = ()


def updated(before: Iterable[Entry], found: Iterable[Entry], stale: Collection[Entry]) -> Change:
    """A baseline with all that was found: reasons stay, words are as they are now, what is stale goes."""
    now = {entry.key: entry for entry in found}
    old = {entry.key: entry for entry in before}
    added = tuple(entry for key, entry in now.items() if key not in old)
    gone = {entry.key for entry in stale}
    kept = tuple(_renewed(entry, now.get(key)) for key, entry in old.items() if key not in gone)
    return Change((*kept, *added), added, tuple(old[key] for key in old if key in gone))


def pruned(before: Iterable[Entry], stale: Collection[Entry]) -> Change:
    """A baseline without what is stale; all else stays as it is."""
    return updated(before, (), stale)


def of_missing_files(entries: Iterable[Entry], base: Base) -> tuple[Entry, ...]:
    """The entries of files that are no longer there."""
    return tuple(entry for entry in entries if not os.path.lexists(os.path.join(base.root, entry.path)))  # noqa: PTH118


def _renewed(entry: Entry, now: Entry | None) -> Entry:
    return now._replace(reason=entry.reason) if now else entry
