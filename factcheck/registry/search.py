"""Search: the claims that a text may be about, ranked. For people and suggestions only: no verdict hangs on a rank.

Third floor, beside the loader. BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009) over stems.
A claim is one document of its statement and `also` phrases. Two departures from the textbook, each for a reason:
rare words weigh more (`RARITY`), since a text is often a long post of which two or three words name the claim; and a
phrase weighs more than the statement (`PHRASE_WEIGHT`), since it was written to be found.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import pairwise
from math import log
from typing import Final

from factcheck.registry.claim import Claim
from factcheck.text.words import stem, words

SATURATION: Final = 1.2
"""BM25's k1: how much the second and third time of a word still count."""
LENGTH: Final = 0.75
"""BM25's b: how much a long claim must hold to score as a short one does."""
RARITY: Final = 1.5
"""The power to which the inverse document frequency is raised."""
PHRASE_WEIGHT: Final = 1.5
COMMON: Final = 0.1
"""A word in more than this share of the claims is passed over, as long as rarer words of the text are known."""
COMMON_FROM: Final = 1_000
"""In a smaller registry no word is passed over."""

ADDRESS: Final = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|t\.co/)\S+", re.IGNORECASE)
TAGGED: Final = re.compile(r"[#@](\w+)")
PART: Final = re.compile(r"[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+|\d+")
"""A part of a compound written without blanks: `StopTheSteal`, `COVID19`."""


@dataclass(frozen=True, slots=True)
class Posting:
    """The claims that hold a stem, and what it adds to the score of each."""

    claims: Sequence[int]
    scores: Sequence[float]


@dataclass(frozen=True, slots=True)
class Index:
    """The stems of a registry's claims; made once for a registry, then only read."""

    claims: tuple[Claim, ...]
    postings: dict[str, Posting]

    def search(self, text: str, limit: int) -> list[tuple[Claim, float]]:
        """The `limit` best claims for a text, best first; of equals, the one that stands first in the registry."""
        scores = [0.0] * len(self.claims)
        for posting in self._telling(set(_query(text))):
            for claim, score in zip(posting.claims, posting.scores, strict=True):
                scores[claim] += score
        best = nlargest(max(limit, 0), ((score, -claim) for claim, score in enumerate(scores) if score > 0.0))
        return [(self.claims[-claim], round(score, 6)) for score, claim in best]

    def _telling(self, query: Iterable[str]) -> list[Posting]:
        """The postings of a query's stems, without common words, in an order that sums alike on every run."""
        known = [self.postings[word] for word in sorted(query) if word in self.postings]
        if len(self.claims) < COMMON_FROM:
            return known
        rare = [posting for posting in known if len(posting.claims) <= COMMON * len(self.claims)]
        return rare or known


def build_index(claims: tuple[Claim, ...]) -> Index:
    """The index of a registry's claims."""
    documents = [_document(claim) for claim in claims]
    spread = Counter(word for weights in documents for word in weights)
    average = sum(sum(weights.values()) for weights in documents) / max(len(documents), 1)
    places: dict[str, list[int]] = {word: [] for word in spread}
    scores: dict[str, list[float]] = {word: [] for word in spread}
    rarity = {word: _rarity(count, len(documents)) for word, count in spread.items()}
    for number, weights in enumerate(documents):
        length = sum(weights.values()) / average
        damping = SATURATION * (1 - LENGTH + LENGTH * length)
        for word, weight in weights.items():
            places[word].append(number)
            scores[word].append(rarity[word] * weight * (SATURATION + 1) / (weight + damping))
    return Index(claims, {word: Posting(places[word], scores[word]) for word in spread})


def _rarity(holding: int, claims: int) -> float:
    return float(log(1 + (claims - holding + 0.5) / (holding + 0.5)) ** RARITY)


def _document(claim: Claim) -> dict[str, float]:
    """The weight of each stem of a claim."""
    weights: dict[str, float] = {}
    for weight, text in ((1.0, claim.claim), *((PHRASE_WEIGHT, phrase) for phrase in claim.also)):
        for word in stems(text):
            weights[word] = weights.get(word, 0.0) + weight
    return weights


def stems(text: str) -> list[str]:
    """The stems of a text, in order."""
    return [stem(word) for word in plain_words(text)]


def plain_words(text: str) -> list[str]:
    """The words of a text, in order: accents folded, web addresses left out, hashtags and handles taken apart."""
    if not text.isascii():
        text = text.replace("’", "'").replace("ʼ", "'")
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    if "/" in text:
        text = ADDRESS.sub(" ", text)
    if "#" in text or "@" in text:
        text = TAGGED.sub(_apart, text)
    return words(text)


def _apart(tag: re.Match[str]) -> str:
    whole = tag[1]
    parts = PART.findall(whole)
    return f" {' '.join(parts)} {whole} " if len(parts) > 1 else f" {whole} "


def _query(text: str) -> Iterator[str]:
    """The stems of a text, and those of each two neighbours as one word: `health care` finds `healthcare`."""
    found = plain_words(text)
    yield from map(stem, found)
    yield from (stem(first + second) for first, second in pairwise(found))
