"""What stands below a finding: its claim, sources, proof, fix and remedy, each under a key. Used by every format that
tells them in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from factcheck.registry.claim import Source
from factcheck.rules.interface import Finding

PROOF: Final = "proof"
"""The key of the steps that led to a verdict."""


class Note(NamedTuple):
    """One thing to know about a finding."""

    key: str
    words: str

    def __str__(self) -> str:
        return f"{self.key}: {self.words}"


def notes_of(finding: Finding) -> Iterator[Note]:
    """The notes of a finding, in the order in which they are read."""
    claim = finding.claim
    if claim:
        yield Note("claim", f'{claim.place} {claim.id} "{claim.claim}"')
        for source in claim.sources:
            yield Note("source", source_words(source))
    if finding.because:
        yield Note("because", finding.because)
    if finding.proof:
        binding = f"{finding.proof.strength} binding, level {finding.proof.level}"
        yield Note(PROOF, "; ".join((*finding.proof.steps, binding) if claim else finding.proof.steps))
    if finding.fix:
        yield Note("fix", finding.fix.title)
    if finding.help:
        yield Note("help", finding.help)


def source_words(source: Source) -> str:
    """A source in one line: title, publisher, URL, and when it was looked at."""
    words = ", ".join(part for part in (source.title, source.publisher, source.url) if part)
    return words + (f" (checked {source.accessed.isoformat()})" if source.accessed else "")
