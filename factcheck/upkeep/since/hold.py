"""Holding back what was there before: documents and their changes → the documents with the findings that changes bring.

A finding counts if its sentence stands on a line that changed; if the version of the file at the commit does not have
it, since an edit elsewhere made it (a line taken out, another date, the other half of a contradiction); or if its claim
changed. Of a text whose changes can't be told, everything counts.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from factcheck.errors import UserError
from factcheck.report.fingerprint import around, identity_of
from factcheck.rules.interface import CheckedDocument, Finding, Held, HeldBy
from factcheck.text.document import Document
from factcheck.upkeep.since.changes import Change, Changed, Changes, Elsewhere, Unchanged

Key: TypeAlias = tuple[str, str, str, str]
"""The rule of a finding, what it is about, its sentence, its value."""


class Checking(NamedTuple):
    """How articles of a run are checked: the bytes of one under a name, at most so many; and the name of a text that is
    no file, whatever lies there."""

    check: Callable[[str, bytes], CheckedDocument]
    limit: int
    stdin: str | None = None


def hold_unchanged(
    documents: Sequence[CheckedDocument], changes: Changes, claims: Collection[str], checking: Checking
) -> tuple[tuple[CheckedDocument, ...], tuple[str, ...]]:
    """The documents with the findings that no change brings held back, and the paths whose changes can't be told.

    `claims` are the ids of those that changed. Raises `UserError`.
    """
    paths = {checked.document.path for checked in documents}
    became = changes.of(paths - {checking.stdin}) | {path: Elsewhere() for path in paths & {checking.stdin}}
    after = tuple(_after(checked, became[checked.document.path], changes, claims, checking) for checked in documents)
    return after, tuple(sorted(path for path, change in became.items() if isinstance(change, Elsewhere)))


def _after(
    checked: CheckedDocument, change: Change, changes: Changes, claims: Collection[str], checking: Checking
) -> CheckedDocument:
    match change:
        case Unchanged():
            return _held(checked, _keys(checked), (), claims)
        case Changed():
            before = _before(change, changes, checking)
            return checked if before is None else _held(checked, before, change.lines, claims)
        case _:
            return checked


def _before(change: Changed, changes: Changes, checking: Checking) -> Counter[Key] | None:
    """The findings that the file had, by what each is; `None` where it can't be read as it was."""
    data = changes.version(change, checking.limit)
    try:
        return None if data is None else _keys(checking.check(change.old_path, data))
    except UserError:
        return None


def _keys(checked: CheckedDocument) -> Counter[Key]:
    return Counter(_key(checked.document, finding) for finding in checked.findings)


def _key(document: Document, finding: Finding) -> Key:
    return finding.rule, *identity_of(document, finding)


def _held(
    checked: CheckedDocument, before: Counter[Key], changed: Sequence[tuple[int, int]], claims: Collection[str]
) -> CheckedDocument:
    document = checked.document
    lines = _Lines(document.source, changed)
    kept, held = list[Finding](), list[Held]()
    for finding in checked.findings:
        key = _key(document, finding)
        if lines.hold(document, finding) or (finding.claim and finding.claim.id in claims) or not before[key]:
            kept.append(finding)
        else:
            before[key] -= 1  # of a finding that is there twice now, one is new
            held.append(Held(finding, HeldBy.UNCHANGED))
    return replace(checked, findings=tuple(kept), held=(*checked.held, *held))


class _Lines:
    """Lines as git counts them: they end at LF alone."""

    def __init__(self, source: str, changed: Sequence[tuple[int, int]]) -> None:
        self._changed = changed
        self._starts = [0, *(at + 1 for at, character in enumerate(source) if character == "\n")] if changed else []

    def hold(self, document: Document, finding: Finding) -> bool:
        """Whether the sentence of a finding stands on one of them."""
        if not self._changed:
            return False
        sentence = around(document, finding)
        first = bisect_right(self._starts, sentence.start)
        last = bisect_right(self._starts, max(sentence.start, sentence.end - 1))
        return any(start <= last and first <= end for start, end in self._changed)
