"""Spelling: which names of a registry a word may have been meant to be. Beside the index, on its floor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from rapidfuzz.distance import OSA

from factcheck.matching.lexicon import is_stop
from factcheck.matching.names import SPELLING_LIMITS, same_word
from factcheck.matching.phrasing import NAME

MOST: Final = SPELLING_LIMITS[0][1]
"""Letters by which the longest names may differ."""
SHORTEST: Final = SPELLING_LIMITS[-1][0]
"""Letters that a word must have to be misspelt rather than another word."""
REMEMBERED: Final = 50_000
"""Words whose spellings are kept."""


class Spellings:
    """The words of a registry's names, each in lower case, to look misspelt ones up in."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._by_letter: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(self._words):
            if len(word) >= SHORTEST - 1:
                self._by_letter[word[0]].append(word)
        self._remembered: dict[str, tuple[str, ...]] = {}

    def keys_of(self, word: str) -> tuple[str, ...]:
        """The name keys of a lower-case word: its own, and those of the names that it may be meant to be."""
        keys = self._remembered.get(word)
        if keys is None:
            if len(self._remembered) >= REMEMBERED:
                self._remembered.clear()
            keys = self._remembered[word] = (NAME + word, *self._repaired(word))
        return keys

    def _repaired(self, word: str) -> tuple[str, ...]:
        if len(word) < SHORTEST or is_stop(word) or word in self._words:
            return ()
        near = (
            known
            for known in self._by_letter.get(word[0], ())
            if abs(len(known) - len(word)) <= MOST and OSA.distance(known, word, score_cutoff=MOST) <= MOST
        )
        return tuple(NAME + known for known in near if same_word(known, word))
