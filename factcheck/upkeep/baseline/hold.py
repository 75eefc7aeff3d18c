"""Holding back: a baseline and a checked document → the document without the findings that it lists; what is stale.

An entry is stale that holds back nothing: of a file that was read, by rules and claims that the run was asked to look
by. What the run did not look for is not judged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeAlias

from factcheck.report.fingerprint import fingerprints
from factcheck.report.places import Base, from_root
from factcheck.rules.interface import CheckedDocument, Held, HeldBy
from factcheck.upkeep.baseline.entries import Entry, Key, entries_of

Scope: TypeAlias = Callable[[Entry], bool]
"""Whether a run looked for what an entry is about."""


def by_key(entries: Iterable[Entry]) -> dict[Key, Entry]:
    """Entries by what makes a finding theirs."""
    return {entry.key: entry for entry in entries}


def hold_back(checked: CheckedDocument, listed: Mapping[Key, Entry], base: Base) -> CheckedDocument:
    """A document with the findings that entries list held back."""
    held = {id(finding): listed[entry.key] for finding, entry in entries_of(checked, base) if entry.key in listed}
    if not held:
        return checked
    kept = tuple(finding for finding in checked.findings if id(finding) not in held)
    back = tuple(
        Held(finding, HeldBy.BASELINE, held[id(finding)].reason) for finding in checked.findings if id(finding) in held
    )
    return replace(checked, findings=kept, held=(*checked.held, *back))


def stale_entries(
    documents: Iterable[CheckedDocument], listed: Mapping[Key, Entry], base: Base, scope: Scope
) -> tuple[Entry, ...]:
    """The entries that hold back nothing in documents from which `hold_back` has taken what they list."""
    used, read = set[Key](), set[str]()
    for checked in documents:
        path = from_root(checked.document.path, base)
        read.add(path)
        held = {id(each.finding) for each in checked.held if each.by in (HeldBy.BASELINE, HeldBy.SETTING)}
        pairs = zip(checked.everything, fingerprints(checked), strict=True) if held else ()
        used.update((path, finding.rule, fingerprint) for finding, fingerprint in pairs if id(finding) in held)
    return tuple(entry for key, entry in listed.items() if key not in used and entry.path in read and scope(entry))
