"""The types of linting: what a rule looks at, what it finds, and what a report is given."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from datetime import date
from functools import cached_property
from typing import NamedTuple

from factcheck.matching.index import index_of
from factcheck.matching.phrasing import Phrasing
from factcheck.pipeline import check
from factcheck.registry.claim import Claim, Severity
from factcheck.registry.files import ReadBytes, read_bytes
from factcheck.registry.registry import Registry
from factcheck.rules.interface import Finding
from factcheck.text.document import Position
from factcheck.upkeep.places import Places


class Hit(NamedTuple):
    """Something wrong with a claim: where, what, and how to mend it. `path` is told where it is not the claim's file,
    `severity` where it is not its rule's."""

    claim: Claim | None
    position: Position
    message: str
    help: str
    path: str = ""
    severity: Severity | None = None


class View:
    """A registry as the rules look at it: its claims, what it says of texts, and the day on which it is looked at.

    `claims` are those whose sentences and tests are tried, which is what costs: all, or those of the files named.
    """

    def __init__(
        self, registry: Registry, today: date, read: ReadBytes = read_bytes, files: Container[str] | None = None
    ) -> None:
        self.registry = registry
        self.today = today
        self.claims = tuple(claim for claim in registry.claims if files is None or claim.path in files)
        self.places = Places(registry, read)
        self._said: dict[str, tuple[Finding, ...]] = {}
        self._alone: dict[str, Registry] = {}

    def findings(self, text: str) -> tuple[Finding, ...]:
        """What the whole registry says of a text without a date; each text is checked once."""
        if text not in self._said:
            self._said[text] = check(text, self.registry).findings
        return self._said[text]

    def own_findings(self, claim: Claim, text: str, published: date | None) -> tuple[Finding, ...]:
        """What a claim by itself says of a text: the same as in the whole registry, and quicker."""
        if claim.id not in self._alone:
            self._alone = {claim.id: Registry((claim,), self.registry.names)}
        return check(text, self._alone[claim.id], published=published).findings

    @cached_property
    def statements(self) -> tuple[Phrasing, ...]:
        """The phrasing of each claim's statement, in order of the registry."""
        index = index_of(self.registry)
        return tuple(index.phrasing(number, 0) for number in range(len(self.registry.claims)))

    def phrasings(self, number: int) -> Iterator[Phrasing]:
        """The phrasings of a claim by its number, the statement first."""
        index = index_of(self.registry)
        yield from (index.phrasing(number, which) for which in range(len(self.registry.claims[number].also) + 1))

    def phrase_position(self, phrasing: Phrasing) -> Position:
        """Where a phrasing stands in its file."""
        keys = ("also", phrasing.number - 1) if phrasing.number else ("claim",)
        return self.places.of(phrasing.claim, *keys)


class LintRule(NamedTuple):
    """A rule: its id in reports, what it finds in one line, how bad that is, how it is found, and the version that
    brought it."""

    id: str
    summary: str
    severity: Severity
    find: Callable[[View], Iterator[Hit]]
    since: str


class Problem(NamedTuple):
    """Something wrong with a registry, as a report tells it. `claim` is its id, empty where it is of none."""

    path: str
    line: int | None
    column: int | None
    rule: str
    severity: Severity
    message: str
    help: str
    claim: str = ""
