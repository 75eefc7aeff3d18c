"""The types of mutation testing: a sentence that a claim's words make, and a change of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple, TypeAlias

from factcheck.comparison.interface import Verdict
from factcheck.matching.known_names import KnownNames
from factcheck.registry.claim import Claim, NameGroup, Reference
from factcheck.text.document import Span
from factcheck.values.interface import Value

CAUGHT: Final = frozenset({Verdict.CONTRADICTED, Verdict.OUTDATED})
"""What is said of a wrong value that is caught."""

FLAGGED: Final = CAUGHT | {Verdict.IMPRECISE}
"""What may not be said of a right one."""


@dataclass(frozen=True, slots=True)
class Seed:
    """A sentence that states a claim rightly: its statement, or one of its `also` phrases (`phrase` counts these from
    1).

    `span` is of the value that it states, `core` of the figure alone; both are empty where it states none. `references`
    are what the value is held to, `reference` the one that it shows, `published` a day on which that one holds.
    `others` are names that could stand in its place, and `groups` the other names of what it names.
    """

    claim: Claim
    phrase: int
    text: str
    span: Span
    core: Span
    value: Value | None
    references: tuple[Reference, ...]
    reference: Reference | None
    published: date | None
    known: KnownNames
    others: tuple[str, ...] = ()
    groups: tuple[NameGroup, ...] = ()

    @property
    def writing(self) -> str:
        """The value as it is written."""
        return self.span.of(self.text)

    @property
    def figure(self) -> str:
        """The figure of the value as it is written, without its unit."""
        return self.core.of(self.text)

    def valued(self, writing: str, published: date | None = None) -> Draft:
        """The same sentence with another writing of the value."""
        text = self.text[: self.span.start] + writing + self.text[self.span.end :]
        return Draft(text, Span(self.span.start, self.span.start + len(writing)), published or self.published)

    def figured(self, figure: str) -> Draft:
        """The same sentence with another figure in its value."""
        before = self.text[self.span.start : self.core.start]
        return self.valued(before + figure + self.text[self.core.end : self.span.end])

    def said(self, text: str) -> Draft:
        """Another sentence with the same value."""
        return Draft(text, None, self.published)


class Draft(NamedTuple):
    """A changed sentence; `span` is of its new value, `None` where the value was left as it is."""

    text: str
    span: Span | None
    published: date | None


Make: TypeAlias = Callable[[Seed], Iterator[Draft]]


class Change(NamedTuple):
    """A way to change a sentence: its name in reports, what it does in words, and the sentences it makes of a seed.

    `every` says whether it is made of the `also` phrases too.
    """

    name: str
    label: str
    make: Make
    every: bool = True


@dataclass(frozen=True, slots=True)
class Variant:
    """A changed sentence to try: `right` says whether it still agrees with the claim."""

    claim: Claim
    change: str
    right: bool
    text: str
    published: date | None
    stated: str
