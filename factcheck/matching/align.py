"""Alignment of a phrasing with a sentence, word for word, where the two say nearly the same.

What is left over between two matched words is a *gap*: the claim's words there against the sentence's. Values in one
gap stand in the same place, and so do names, opposites, and a "not" on one side only. It is a longest common
subsequence over weighted units (Needleman and Wunsch 1970, without penalties), not a similarity: it says where, and a
rule decides what.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from factcheck.matching.analysis import Analysis
from factcheck.matching.lexicon import root
from factcheck.matching.names import same_word
from factcheck.matching.slots import meets
from factcheck.values.interface import Mention


class UnitKind(Enum):
    """What a unit of an alignment is."""

    WORD = "word"
    NAME = "name"
    VALUE = "value"
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class Unit:
    """A word, or a whole value, of one side; `first` and `last` bound its words."""

    kind: UnitKind
    first: int
    last: int
    lower: str
    root: str
    keys: frozenset[str]
    mention: Mention | None = None

    @property
    def weight(self) -> float:
        """What it counts for; function words next to nothing."""
        return 0.0 if self.kind is UnitKind.SMALL else 1.0


@dataclass(frozen=True, slots=True)
class Gap:
    """What lies between two matched units (or before the first, after the last) on both sides; either may be empty."""

    claim: tuple[Unit, ...]
    sentence: tuple[Unit, ...]
    open_right: bool

    @property
    def is_of_names(self) -> bool:
        """Whether all that stands in it are names and function words."""
        return all(unit.kind in (UnitKind.NAME, UnitKind.SMALL) for unit in self.claim + self.sentence)


@dataclass(frozen=True, slots=True)
class Alignment:
    """The matched pairs of units in order, and the gaps between them.

    `claim_share` is the share of the claim's content that is matched; `whole_share` that of the sentence's.
    """

    pairs: tuple[tuple[Unit, Unit], ...]
    gaps: tuple[Gap, ...]
    claim_share: float
    whole_share: float

    @property
    def weight(self) -> float:
        """How many content words and values are matched."""
        return sum(one.weight for one, _ in self.pairs)

    @property
    def alike_but_names(self) -> float:
        """The share of both sides that is matched, where names that stand in for names are left out of the count."""
        swapped = [gap for gap in self.gaps if gap.claim and gap.sentence and gap.is_of_names]
        shares = []
        for side, share in (("claim", self.claim_share), ("sentence", self.whole_share)):
            left_out = sum(unit.weight for gap in swapped for unit in getattr(gap, side))
            whole = self.weight / share if share else 0.0
            shares.append(_ratio(self.weight, whole - left_out))
        return min(1.0, *shares)


def units_of(analysis: Analysis) -> list[Unit]:
    """The units of a sentence, in order."""
    units: list[Unit] = []
    at = 0
    while at < len(analysis.words):
        word, number = analysis.words[at], analysis.mention_of[at]
        if number is not None:
            end = at
            while end < len(analysis.words) and analysis.mention_of[end] == number:
                end += 1
            mention = analysis.mentions[number]
            units.append(Unit(UnitKind.VALUE, at, end, mention.text, "", frozenset(), mention))
            at = end
            continue
        name = analysis.name_of[at] is not None
        kind = UnitKind.NAME if name else UnitKind.SMALL if analysis.stops[at] else UnitKind.WORD
        units.append(Unit(kind, at, at + 1, word.lower, root(word.lower), analysis.keys[at]))
        at += 1
    return units


def likeness(one: Unit, other: Unit) -> float:  # noqa: PLR0911 - one return a case
    """How well two units match, from 0 (not at all) to 1 (the same)."""
    if one.mention is not None or other.mention is not None:
        if one.mention is None or other.mention is None or type(one.mention.value) is not type(other.mention.value):
            return 0.0
        return 1.0 if meets(one.mention.value, other.mention.value) else 0.6
    if one.lower == other.lower:
        return 0.1 if one.kind is UnitKind.SMALL else 1.0
    if one.kind is UnitKind.SMALL or other.kind is UnitKind.SMALL:
        return 0.0
    if one.root == other.root:
        return 0.95
    if one.kind is UnitKind.NAME and other.kind is UnitKind.NAME:
        return 0.9 if same_word(one.lower, other.lower) else 0.0
    return 0.0 if one.keys.isdisjoint(other.keys) else 0.8


def align(claim: Sequence[Unit], sentence: Sequence[Unit]) -> Alignment:
    """The heaviest alignment of two lists of units; of equal ones the one that matches earlier words."""
    pairs = _path(claim, sentence, _scores(claim, sentence))
    matched = tuple((claim[i], sentence[j]) for i, j in pairs)
    content = sum(unit.weight for unit in claim)
    weight = sum(one.weight * likeness(one, other) for one, other in matched)
    return Alignment(
        matched,
        tuple(_gaps(claim, sentence, pairs)),
        weight / content if content else 0.0,
        _ratio(weight, sum(unit.weight for unit in sentence)),
    )


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _scores(claim: Sequence[Unit], sentence: Sequence[Unit]) -> list[list[float]]:
    best = [[0.0] * (len(sentence) + 1) for _ in range(len(claim) + 1)]
    for i in range(len(claim) - 1, -1, -1):
        row, below, unit = best[i], best[i + 1], claim[i]
        for j in range(len(sentence) - 1, -1, -1):
            take = likeness(unit, sentence[j])
            score = max(below[j], row[j + 1])
            row[j] = max(score, below[j + 1] + take) if take else score
    return best


def _path(claim: Sequence[Unit], sentence: Sequence[Unit], best: list[list[float]]) -> list[tuple[int, int]]:
    pairs, i, j = [], 0, 0
    while i < len(claim) and j < len(sentence):
        take = likeness(claim[i], sentence[j])
        if take and best[i][j] == best[i + 1][j + 1] + take:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _gaps(claim: Sequence[Unit], sentence: Sequence[Unit], pairs: Sequence[tuple[int, int]]) -> list[Gap]:
    ends = [(-1, -1), *pairs, (len(claim), len(sentence))]
    found = []
    for number, ((i, j), (next_i, next_j)) in enumerate(pairwise(ends)):
        ours, theirs = tuple(claim[i + 1 : next_i]), tuple(sentence[j + 1 : next_j])
        if ours or theirs:
            found.append(Gap(ours, theirs, number == len(ends) - 2))
    return found
