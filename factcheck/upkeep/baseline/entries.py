"""Entries: what a baseline says of one finding, without any line number, so that it outlives edits elsewhere.

First step: findings → entries. What makes a finding the one of an entry is its file, its rule, and its fingerprint,
which is of the claim, the sentence and the value. The other fields are for the person who reviews the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple, TypeAlias

from factcheck.report.fingerprint import around, fingerprints
from factcheck.report.interface import is_problem
from factcheck.report.places import Base, from_root, spelt_out
from factcheck.rules.interface import CheckedDocument, Finding

CHARACTERS: Final = 200
"""How much of a sentence is quoted."""

Key: TypeAlias = tuple[str, str, str]
"""The file, the rule and the fingerprint of an entry."""


class Entry(NamedTuple):
    """One finding that is held back.

    `path` is from the root of the repository, with `/`; `claim` is empty for a rule that needs none; `says` is the
    message of the finding when it was accepted; `reason` is what somebody wrote beside it. `line` is where the entry
    begins in its file, 0 for one that stands in none.
    """

    path: str
    claim: str
    rule: str
    says: str
    sentence: str
    fingerprint: str
    reason: str = ""
    line: int = 0

    @property
    def key(self) -> Key:
        """What makes a finding the one of this entry."""
        return self.path, self.rule, self.fingerprint


def entries_of(checked: CheckedDocument, base: Base) -> Iterator[tuple[Finding, Entry]]:
    """Each problem of a document that nothing holds back yet, with the entry that would."""
    open_ = {id(finding) for finding in checked.findings if is_problem(finding)}
    path = from_root(checked.document.path, base)
    for finding, fingerprint in zip(checked.everything, fingerprints(checked), strict=True):
        if id(finding) in open_:
            yield finding, _entry(checked, finding, path, fingerprint)


def _entry(checked: CheckedDocument, finding: Finding, path: str, fingerprint: str) -> Entry:
    claim = finding.claim.id if finding.claim else ""
    says = spelt_out(finding.message)
    return Entry(path, claim, finding.rule, says, _excerpt(checked, finding), fingerprint)


def _excerpt(checked: CheckedDocument, finding: Finding) -> str:
    """The sentence on one line; of a long one, what stands around the value. It depends on nothing outside it."""
    source, sentence = checked.document.source, around(checked.document, finding)
    whole = _on_one_line(sentence.of(source))
    at = len(_on_one_line(source[sentence.start : finding.span.start]))
    start = max(0, min(at - CHARACTERS // 2, len(whole) - CHARACTERS))
    end = start + CHARACTERS
    return spelt_out(f"{'…' * (start > 0)}{whole[start:end]}{'…' * (end < len(whole))}")


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
