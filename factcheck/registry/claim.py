"""Claims: the entries of a registry, as typed values. What the article is held to.

Third floor: `loader.py` makes these from YAML, `matching` compiles them. Everything in a claim is a reference; what an
article says is a statement.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from factcheck.text.document import Position
from factcheck.values.interface import Bound, Value
from factcheck.values.interval import Interval


class Rating(StrEnum):
    """Whether a claim is a fact to hold to, or a known falsehood that must not be repeated."""

    TRUE = "true"
    FALSE = "false"
    MISLEADING = "misleading"
    UNPROVEN = "unproven"


class Severity(StrEnum):
    """How bad a finding is; ordered by `rank`."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """2 for an error, 1 for a warning, 0 for a note."""
        return ("note", "warning", "error").index(self.value)


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so. One of `title` and `url` is always there."""

    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    accessed: date | None = None
    quote: str | None = None

    def to_dict(self) -> dict[str, str | None]:
        """The source as plain data, by the keys of a claims file."""
        return {
            "title": self.title,
            "publisher": self.publisher,
            "url": self.url,
            "accessed": self.accessed.isoformat() if self.accessed else None,
            "quote": self.quote,
        }


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far off an article may be: a share of the reference (`0.05` for 5 %), or an absolute figure in its unit."""

    relative: Decimal | None = None
    absolute: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A value to hold an article to, as the registry gives it (`text` is its own writing).

    `period` is when it holds, as an interval of days (`None`: always). `one_of` are the other names that can stand in
    the same place; `within` the larger places that contain it.
    """

    value: Value
    text: str
    period: Interval | None = None
    accept: tuple[Value, ...] = ()
    tolerance: Tolerance | None = None
    bound: Bound = Bound.EXACT
    one_of: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    position: Position | None = None


@dataclass(frozen=True, slots=True)
class WrongValue:
    """A value that is commonly stated by mistake, and what it is confused with."""

    value: Value
    text: str
    because: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimTest:
    """A sentence that the claim must judge as `expect` says: a verdict, or `ignored`."""

    expect: str
    text: str
    published: date | None = None
    position: Position | None = None


@dataclass(frozen=True, slots=True)
class NameGroup:
    """The names of one person, place or body; the first is the one to print."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """One entry of the registry. `references` is empty where every value is read from the claim's own sentence;
    a timeline is several references with periods."""

    id: str
    claim: str
    sources: tuple[Source, ...] = ()
    also: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    names: tuple[NameGroup, ...] = ()
    references: tuple[Reference, ...] = ()
    tolerance: Tolerance | None = None
    accept: tuple[Value, ...] = ()
    bound: Bound = Bound.EXACT
    wrong: tuple[WrongValue, ...] = ()
    rating: Rating = Rating.TRUE
    severity: Severity = Severity.ERROR
    review_by: date | None = None
    tags: tuple[str, ...] = ()
    tests: tuple[ClaimTest, ...] = ()
    path: str = ""
    position: Position = Position(1, 1)  # noqa: RUF009 - frozen

    @property
    def line(self) -> int:
        """The line of its file on which the claim begins."""
        return self.position.line

    @property
    def place(self) -> str:
        """Where it stands: `claims/europe.yaml:4`; `<claims>:1` for the first of those that came from no file."""
        return f"{self.path}:{self.line}"
