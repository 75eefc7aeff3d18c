"""The index: from the words of a sentence to the phrasings that it may speak of. Second stage of matching.

A phrasing is a candidate if enough of its anchors are found. If `need` of `n` anchors must be found, one of any
`n - need + 1` of them is: each phrasing is filed under its rarest so many (prefix filtering, Chaudhuri, Ganti and
Kaushik 2006). How rare a word is in the registry decides only where a phrasing is filed, never whether it is a
candidate.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from weakref import WeakKeyDictionary

from factcheck.matching.analysis import Analysis
from factcheck.matching.known_names import KnownNames
from factcheck.matching.phrasing import (
    NAME,
    NAMELESS,
    Anchor,
    Phrasing,
    anchors_of,
    compile_phrase,
    compile_statement,
    need,
)
from factcheck.matching.spelling import Spellings
from factcheck.registry.claim import Claim
from factcheck.registry.registry import Registry
from factcheck.text.fold import fold
from factcheck.values.number_words import CARDINALS, SCALES
from factcheck.values.tables import look_up
from factcheck.values.units import unit_symbols, unit_words

SLACK: Final = 1
"""By how many anchors the rough look at filing time may differ from the compiled phrasing."""

VALUE_WORDS: Final = frozenset(CARDINALS) | frozenset(SCALES)


class RoughAnalysis(Analysis):
    """A sentence whose values are guessed by digits and number words: enough to file a phrasing, and cheap."""

    @cached_property
    def mention_of(self) -> list[int | None]:
        """0 for each word that looks like part of a value, its unit too: "48 frames per second"."""
        found: list[int | None] = []
        end = 0
        for word in self.words:
            if word.lower in VALUE_WORDS or any(character.isdigit() for character in word.lower):
                unit = look_up(self.text, word.end, unit_words(), unit_symbols())
                end = unit[1].end if unit else word.end
            found.append(0 if word.start < end else None)
        return found


@dataclass(frozen=True, slots=True)
class Filed:
    """A phrasing as it is filed: the number of its claim and of itself, the keys of its names and of its words, and how
    many must be found."""

    claim: int
    which: int
    names: tuple[frozenset[str], ...]
    words: tuple[frozenset[str], ...]
    need: int

    def may_be_in(self, keys: frozenset[str]) -> bool:
        """Whether a sentence with these keys holds enough of its anchors."""
        names = sum(not own.isdisjoint(keys) for own in self.names)
        least = self.need - names
        if self.names and not names:
            least = max(least, min(NAMELESS, len(self.words)) - SLACK)
        return least <= 0 or sum(not own.isdisjoint(keys) for own in self.words) >= least


class Index:
    """The phrasings of a registry, filed by their rarest anchors. Compiled only when a sentence first hits them."""

    def __init__(self, registry: Registry) -> None:
        self._claims = registry.claims
        self._known = KnownNames(registry.names)
        self._compiled: dict[tuple[int, int], Phrasing] = {}
        self._postings: defaultdict[str, list[Filed]] = defaultdict(list)
        roughly = [
            (number, which, anchors_of(RoughAnalysis(fold(text).text), frozenset(), self._names(claim)))
            for number, claim in enumerate(registry.claims)
            for which, text in enumerate((claim.claim, *claim.also))
        ]
        commonness = Counter(key for _, _, anchors in roughly for anchor in anchors for key in anchor.keys)
        self._keys = frozenset(commonness)
        for number, which, anchors in roughly:
            least = max(1, need(len(anchors)) - SLACK)
            names = tuple(anchor.keys for anchor in anchors if anchor.is_name)
            words = tuple(anchor.keys for anchor in anchors if not anchor.is_name)
            filed = Filed(number, which, names, words, least)
            kept = len(anchors) - least + 1
            for anchor in sorted(anchors, key=lambda anchor: (_common(anchor, commonness), anchor.first))[:kept]:
                for key in anchor.keys:
                    self._postings[key].append(filed)

    def phrasings(self, keys: frozenset[str]) -> list[Phrasing]:
        """The phrasings of which a sentence with these keys may hold enough anchors, in order of the registry."""
        hits = {(filed.claim, filed.which): filed for key in keys for filed in self._postings.get(key, ())}
        return [self.phrasing(*place) for place in sorted(hits) if hits[place].may_be_in(keys)]

    def knows(self, key: str) -> bool:
        """Whether an anchor of a phrasing has a key."""
        return key in self._keys

    @cached_property
    def spellings(self) -> Spellings:
        """The words of the names in phrasings, to look misspelt ones up in."""
        return Spellings(key.removeprefix(NAME) for key in self._keys if key.startswith(NAME))

    def _names(self, claim: Claim) -> KnownNames:
        return KnownNames(claim.names, self._known) if claim.names else self._known

    def phrasing(self, number: int, which: int) -> Phrasing:
        """The phrasing of a claim, by the number of both: 0 is its statement, 1 its first `also` phrase."""
        found = self._compiled.get((number, which))
        if found is None:
            claim = self._claims[number]
            if which:
                found = compile_phrase(self.phrasing(number, 0), which)
            else:
                found = compile_statement(claim, self._names(claim))
            self._compiled[number, which] = found
        return found


def _common(anchor: Anchor, commonness: Counter[str]) -> int:
    return max((commonness[key] for key in anchor.keys), default=0)


_INDEXES: WeakKeyDictionary[Registry, Index] = WeakKeyDictionary()


def index_of(registry: Registry) -> Index:
    """The index of a registry, made at its first use and kept as long as the registry lives."""
    index = _INDEXES.get(registry)
    if index is None:
        index = _INDEXES[registry] = Index(registry)
    return index
