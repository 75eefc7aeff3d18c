"""Confidence: how surely a sentence speaks of a claim, as an ordered table of evidence. The first row that holds
decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from factcheck.matching.evidence import Subject
from factcheck.matching.interface import Confidence


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a binding stands on: how the subject stands in the sentence, the shares of names and attribute words found
    and the weight of the latter, how well the value fits its slot, how much of both sentences is the same word for
    word (0 where that was not tried), the kind of the slot, whether the value agrees with the claim, whether the
    phrase shows no value of its own (`floating`), and whether a figure that disagrees is of a stated time, and the
    claim's of none (`dated`)."""

    subject: Subject
    names: float
    words: float
    weight: float
    fit: float
    alike: float
    kind: str
    agrees: bool
    floating: bool
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table."""

    confidence: Confidence | None
    label: str
    holds: Callable[[Grounds], bool]


PRESENT: Final = frozenset({Subject.NAMED, Subject.CARRIED})
UNNAMED: Final = frozenset({Subject.NAMELESS, Subject.UNRESOLVED})

CONFIDENCE: Final = (
    Row(Confidence.HIGH, "nearly the same sentence", lambda g: g.alike >= 0.85 and g.fit >= 0.5),
    Row(
        Confidence.MEDIUM,
        "all that the claim says is there, and the figure agrees",
        lambda g: (
            g.agrees
            and g.subject is Subject.NAMED
            and g.names == 1.0
            and g.words >= 0.9
            and -0.5 <= g.fit < 0.2
            and g.kind in ("number", "quantity", "percent", "money")
        ),
    ),
    Row(None, "the value fits no better than by chance", lambda g: g.fit < 0.2),
    Row(
        None,
        "too few words or names of a phrase that shows no value",
        lambda g: g.floating and (g.words < 0.9 or g.names < 1.0) and g.alike < 0.85,
    ),
    Row(
        Confidence.MEDIUM,
        "all names are there, and the value is in its place",
        lambda g: (
            g.subject in PRESENT
            and g.names == 1.0
            and g.fit >= 1.3
            and 0.3 <= g.words < 0.5
            and g.kind in ("quantity", "percent", "money")
        ),
    ),
    Row(None, "too few of the claim's words", lambda g: g.words < 0.5),
    Row(
        Confidence.MEDIUM,
        "the figure is of a stated time, and the claim of none",
        lambda g: g.dated and g.subject in PRESENT and g.words >= 0.6 and g.fit >= 0.5,
    ),
    Row(
        Confidence.HIGH,
        "the subject is named, most words are there, and the value is in its place",
        lambda g: g.subject is Subject.NAMED and g.words >= 0.66 and g.fit >= 1.0,
    ),
    Row(
        Confidence.MEDIUM,
        "the subject is named or carried over, and most of the words are there",
        lambda g: g.subject in PRESENT and (g.fit >= 0.5 or g.agrees) and (g.words >= 0.6 or g.agrees),
    ),
    Row(
        Confidence.MEDIUM,
        "some of the names and most words are there",
        lambda g: g.subject is Subject.PARTLY and g.words >= 0.66 and g.fit >= 1.0,
    ),
    Row(
        Confidence.LOW,
        "a name other than the first, but the value is in its place",
        lambda g: g.subject is Subject.PARTLY and g.words >= 0.6 and g.fit >= 1.5,
    ),
    Row(None, "too few words to go without a name", lambda g: g.weight < 1.75),
    Row(
        Confidence.LOW,
        "no name, but the value is in its place",
        lambda g: g.subject in UNNAMED and g.words >= 0.6 and g.fit >= 1.5,
    ),
    Row(
        Confidence.LOW,
        "no name, but all words are there, and the value is in its place",
        lambda g: g.subject in UNNAMED and g.words >= 0.9 and g.fit >= 0.7,
    ),
    Row(None, "otherwise", lambda _: True),
)


def confidence_of(grounds: Grounds) -> Row:
    """The first row that holds for the grounds."""
    return next(row for row in CONFIDENCE if row.holds(grounds))
