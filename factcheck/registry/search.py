"""Search: the claims that a text may be about, ranked. For people and suggestions only: no verdict hangs on a rank.

Third floor, beside the loader. BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009) over stems;
a claim is one document of its statement and `also` phrases. Three departures from the textbook, each for a reason: rare
words weigh more (`RARITY`), since a text is often a long post of which two or three words name the claim; a phrase
weighs more than the statement (`PHRASE_WEIGHT`), since it was written to be found; and the best claims are ranked again
by how much of one phrase the text holds (`Index.search`), since words from all over a claim tell less than a phrase.
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
from typing import Final, NamedTuple

from factcheck.registry.claim import Claim
from factcheck.text.words import stem, words

SATURATION: Final = 1.2
"""BM25's k1: how much the second and third time of a word still count."""
LENGTH: Final = 0.75
"""BM25's b: how much a long claim must hold to score as a short one does."""
RARITY: Final = 1.5
"""The power to which the inverse document frequency is raised."""
PHRASE_WEIGHT: Final = 1.5
WHOLE_PHRASE: Final = 2.0
"""How much more a claim scores, in parts of its score, when the text holds all of one of its phrases."""
PRIOR_WORDS: Final = 2
"""How many of the rarest words every phrase is taken to lack, so that a phrase of one word is not found whole."""
RANKED_AGAIN: Final = 40
COMMON: Final = 0.2
"""A word in more than this share of the claims is passed over, as long as rarer words of the text are known."""
COMMON_FROM: Final = 1_000
"""In a smaller registry no word is passed over."""

ADDRESS: Final = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|t\.co/)\S+", re.IGNORECASE)
TAGGED: Final = re.compile(r"[#@](\w+)")
PART: Final = re.compile(r"[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+|\d+")
"""A part of a compound written without blanks: `StopTheSteal`, `COVID19`."""


class Posting(NamedTuple):
    """The claims that hold a stem, and what it adds to the score of each."""

    claims: Sequence[int]
    scores: Sequence[float]


@dataclass(frozen=True, slots=True)
class Index:
    """The stems of a registry's claims; made once for a registry, then only read."""

    claims: tuple[Claim, ...]
    phrases: tuple[tuple[tuple[str, ...], ...], ...]
    rarity: dict[str, float]
    postings: dict[str, Posting]

    def search(self, text: str, limit: int) -> list[tuple[Claim, float]]:
        """The `limit` best claims for a text, best first; of equals, the one that stands first in the registry."""
        query = set(_query(text))
        scores = [0.0] * len(self.claims)
        for posting in self._telling(query):
            for claim, score in zip(posting.claims, posting.scores, strict=True):
                scores[claim] += score
        found = ((score, -claim) for claim, score in enumerate(scores) if score > 0.0)
        best = nlargest(max(limit, RANKED_AGAIN), found)
        again = sorted((-score * (1 + WHOLE_PHRASE * self._held(-claim, query)), -claim) for score, claim in best)
        return [(self.claims[claim], round(-score, 6)) for score, claim in again[: max(limit, 0)]]

    def _held(self, claim: int, query: set[str]) -> float:
        """The share of a claim's best phrase, by rarity, that a query holds."""
        prior = PRIOR_WORDS * _rarity(1, len(self.claims))
        shares = []
        for phrase in self.phrases[claim]:
            whole = sum(self.rarity[word] for word in phrase)
            shares.append(sum(self.rarity[word] for word in phrase if word in query) / (whole + prior))
        return max(shares)

    def _telling(self, query: Iterable[str]) -> list[Posting]:
        """The postings of a query's stems, without common words, in an order that sums alike on every run."""
        known = [self.postings[word] for word in sorted(query) if word in self.postings]
        if len(self.claims) < COMMON_FROM:
            return known
        rare = [posting for posting in known if len(posting.claims) <= COMMON * len(self.claims)]
        return rare or known


def build_index(claims: tuple[Claim, ...]) -> Index:
    """The index of a registry's claims."""
    read = [tuple(tuple(stems(text)) for text in (claim.claim, *claim.also)) for claim in claims]
    documents = [_document(phrases) for phrases in read]
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
    phrases = tuple(tuple(tuple(dict.fromkeys(phrase)) for phrase in texts) for texts in read)
    return Index(claims, phrases, rarity, {word: Posting(places[word], scores[word]) for word in spread})


def _rarity(holding: int, claims: int) -> float:
    return float(log(1 + (claims - holding + 0.5) / (holding + 0.5)) ** RARITY)


def _document(phrases: Sequence[Sequence[str]]) -> dict[str, float]:
    """The weight of each stem of a claim, whose statement is the first of its phrases."""
    weights: dict[str, float] = {}
    for number, phrase in enumerate(phrases):
        for word in phrase:
            weights[word] = weights.get(word, 0.0) + (PHRASE_WEIGHT if number else 1.0)
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
