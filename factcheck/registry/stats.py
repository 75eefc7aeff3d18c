"""Figures of a registry: how many claims stand where, of which kind, and which of them somebody must look at again.

Third floor, for `factcheck claims stats`. Pure: the day that counts as today is given.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from factcheck.registry.claim import Claim
from factcheck.registry.stated import kinds_of

YEAR: Final = 365
NO_TAG: Final = "(no tag)"
NO_VALUE: Final = "(no value)"

AGES: Final[tuple[tuple[str, Callable[[int], bool]], ...]] = (
    ("after today", lambda days: days < 0),
    ("under 1 year ago", lambda days: days < YEAR),
    ("1 to 2 years ago", lambda days: days < 2 * YEAR),
    ("2 to 5 years ago", lambda days: days < 5 * YEAR),
    ("5 years ago or more", lambda _: True),
)
"""How long ago somebody last looked at a source; the first row that holds decides, the last always holds."""
NEVER: Final = "no access date"
LONG_AGO: Final = 2 * YEAR
"""Days after which a source that was looked at once is stale: a choice of this project."""


@dataclass(frozen=True, slots=True)
class Stale:
    """A claim that somebody must look at again, and why."""

    claim: Claim
    reason: str


@dataclass(frozen=True, slots=True)
class Stats:
    """How many claims a registry has, by file, tag, kind of value and age of the access date, and the stale ones. A
    claim with two tags or two kinds counts under each."""

    claims: int
    files: dict[str, int]
    tags: dict[str, int]
    kinds: dict[str, int]
    accessed: dict[str, int]
    stale: tuple[Stale, ...]


def stats_of(claims: Iterable[Claim], today: date) -> Stats:
    """The figures of some claims, as of a day."""
    claims = tuple(claims)
    ages = Counter(_age(claim, today) for claim in claims)
    stale = ((claim, _staleness(claim, today)) for claim in claims)
    return Stats(
        len(claims),
        dict(Counter(claim.path for claim in claims)),
        _most_first(tag for claim in claims for tag in dict.fromkeys(claim.tags) or (NO_TAG,)),
        _most_first(kind for claim in claims for kind in kinds_of(claim) or (NO_VALUE,)),
        {label: ages[label] for label in (*(label for label, _ in AGES), NEVER)},
        tuple(Stale(claim, reason) for claim, reason in stale if reason),
    )


def _most_first(words: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(words).items(), key=lambda item: (-item[1], item[0])))


def _last_looked(claim: Claim) -> date | None:
    """The latest day on which somebody looked at one of its sources."""
    return max((source.accessed for source in claim.sources if source.accessed), default=None)


def _age(claim: Claim, today: date) -> str:
    looked = _last_looked(claim)
    if looked is None:
        return NEVER
    return next(label for label, holds in AGES if holds((today - looked).days))


def _staleness(claim: Claim, today: date) -> str:
    """Why somebody must look at a claim again, or nothing. A claim with a day for its review is stale by that day
    alone."""
    if claim.review_by is not None:
        return f"was to be reviewed by {claim.review_by.isoformat()}" if claim.review_by < today else ""
    looked = _last_looked(claim)
    if looked is not None and (today - looked).days >= LONG_AGO:
        return f"its sources were last looked at on {looked.isoformat()}"
    return ""
