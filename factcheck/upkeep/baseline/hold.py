"""Holding back: a baseline and checked documents → the documents without the findings that it lists, and what is stale.

An entry is stale that holds back nothing: of a file that was read, by rules and claims that the run was asked to look
by. What the run did not look for is not judged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeAlias

from factcheck.report.places import Base, from_root
from factcheck.rules.interface import CheckedDocument, Held, HeldBy
from factcheck.upkeep.baseline.entries import Entry, entries_of

Scope: TypeAlias = Callable[[Entry], bool]
"""Whether a run looked for what an entry is about."""


def hold_back(
    documents: Iterable[CheckedDocument], entries: Iterable[Entry], base: Base, scope: Scope
) -> tuple[tuple[CheckedDocument, ...], tuple[Entry, ...]]:
    """The documents with the findings that entries list held back, and the stale entries, in order of the file."""
    listed = {entry.key: entry for entry in entries}
    used: set[tuple[str, str, str]] = set()
    read: set[str] = set()
    after: list[CheckedDocument] = []
    for checked in documents:
        read.add(from_root(checked.document.path, base))
        held = {id(finding): listed[entry.key] for finding, entry in entries_of(checked, base) if entry.key in listed}
        used.update(entry.key for entry in held.values())
        after.append(_without(checked, held) if held else checked)
    stale = (entry for key, entry in listed.items() if key not in used and entry.path in read and scope(entry))
    return tuple(after), tuple(stale)


def _without(checked: CheckedDocument, held: dict[int, Entry]) -> CheckedDocument:
    kept = tuple(finding for finding in checked.findings if id(finding) not in held)
    back = tuple(
        Held(finding, HeldBy.BASELINE, held[id(finding)].reason) for finding in checked.findings if id(finding) in held
    )
    return replace(checked, findings=kept, held=(*checked.held, *back))
