"""Holding back what was there before: documents and their changes → the documents with the findings that changes bring.

A finding counts if its sentence stands on a line that changed; if the version of the file at the commit does not have
it, since an edit elsewhere made it (a line taken out, another date, the other half of a contradiction); or if its claim
changed. Of a text whose changes can't be told, everything counts.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import TypeAlias

from factcheck.errors import UserError
from factcheck.report.fingerprint import around, identity_of
from factcheck.rules.interface import CheckedDocument, Finding, Held, HeldBy
from factcheck.text.document import Document
from factcheck.upkeep.since.changes import Change, Changed, Changes, Unchanged

Check: TypeAlias = Callable[[str, bytes], CheckedDocument]
Key: TypeAlias = tuple[str, str, str, str]
"""The rule of a finding, what it is about, its sentence, its value."""


class Before:
    """What articles were before their changes. `claims` are the ids of the claims that changed; `check` checks the
    bytes of an article as the run checks all others, and at most `limit` of them."""

    def __init__(self, changes: Changes, claims: Collection[str], check: Check, limit: int) -> None:
        self._changes = changes
        self._claims = claims
        self._check = check
        self._limit = limit

    def hold_unchanged(self, checked: CheckedDocument, change: Change) -> CheckedDocument:
        """A document with the findings that no change brings held back. Raises `UserError`."""
        match change:
            case Unchanged():
                return _held(checked, _keys(checked), (), self._claims)
            case Changed():
                before = self._findings(change)
                return checked if before is None else _held(checked, before, change.lines, self._claims)
            case _:
                return checked

    def _findings(self, change: Changed) -> Counter[Key] | None:
        """The findings that the file had, by what each is; `None` where it can't be read as it was."""
        data = self._changes.version(change, self._limit)
        try:
            return None if data is None else _keys(self._check(change.old_path, data))
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
    """Lines as git counts them: they end at LF alone. Stretches of changed ones are in order, and apart."""

    def __init__(self, source: str, changed: Sequence[tuple[int, int]]) -> None:
        self._changed = changed
        self._ends = [last for _, last in changed]
        self._starts = [0, *(end.end() for end in re.finditer("\n", source))] if changed else []

    def hold(self, document: Document, finding: Finding) -> bool:
        """Whether the sentence of a finding stands on one of them."""
        sentence = around(document, finding)
        first = bisect_right(self._starts, sentence.start)
        last = bisect_right(self._starts, max(sentence.start, sentence.end - 1))
        at = bisect_left(self._ends, first)
        return at < len(self._changed) and self._changed[at][0] <= last
