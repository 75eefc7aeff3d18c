"""Drafts: the sentences of an article that are worth checking and that no claim speaks of, as claims to review.

A draft has no source: whoever looks the sentence up writes it. Only a sentence that reads by itself becomes one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from factcheck.matching.analysis import Analysis
from factcheck.matching.anaphora import PRONOUNS, opens_with_anaphor
from factcheck.matching.view import SentenceView
from factcheck.registry.characters import without_banned
from factcheck.registry.ids import free_id
from factcheck.registry.registry import Registry
from factcheck.rules.coverage import worthy_sentences
from factcheck.rules.interface import CheckedDocument
from factcheck.text.document import Position
from factcheck.values.interface import Context, DateValue
from factcheck.values.read import read_mentions

LONGEST: Final = 250
"""Characters of a sentence that one claim can hold; a longer one states several facts."""
WORDS_OF_ID: Final = 5
LONGEST_ID: Final = 60
BESIDE: Final = re.compile(r"[^a-z0-9]+")
SPEAKERS: Final = PRONOUNS | frozenset(
    {"i", "we", "you", "my", "our", "your", "us", "me", "here", "those", "such", "both"}
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim to review: its id, made of its words, its sentence, and where in the article that stands."""

    id: str
    claim: str
    position: Position


@dataclass(frozen=True, slots=True)
class Drafts:
    """What an article gives: drafts in order of place, and how many sentences were left out for which reason."""

    drafts: tuple[Draft, ...]
    left_out: dict[str, int]


def drafts_of(checked: CheckedDocument, registry: Registry) -> Drafts:
    """The drafts of an article that was held to a registry; no id is one of the registry's."""
    taken = {claim.id for claim in registry.claims}
    drafts: dict[str, Draft] = {}
    left_out: Counter[str] = Counter()
    for sentence in worthy_sentences(checked, registry):
        if sentence.covered:
            continue
        reason = next((label for label, holds in LEFT_OUT if holds(sentence.view)), "")
        text = without_banned(sentence.view.analysis.text)
        if reason:
            left_out[reason] += 1
        elif text not in drafts:
            ident = free_id(_id(sentence.view.analysis), taken)
            taken.add(ident)
            drafts[text] = Draft(ident, text, checked.document.position(sentence.span.start))
    return Drafts(tuple(drafts.values()), {label: left_out[label] for label, _ in LEFT_OUT if left_out[label]})


def _leans_on_others(view: SentenceView) -> bool:
    """Whether what it is about is named in another sentence: it opens with a pronoun or what stands for a name, or
    holds a pronoun and no name."""
    analysis = view.analysis
    opening = [word.lower for word in analysis.words[:2]]
    if opens_with_anaphor(analysis) or not SPEAKERS.isdisjoint(opening):
        return True
    return not analysis.names and any(word.lower in SPEAKERS for word in analysis.words)


def _leans_on_day(view: SentenceView) -> bool:
    """Whether a day in it is known only by the day of the article: “on Friday”, “last year”, “in May”."""
    mentions = read_mentions(view.analysis.text, Context())
    days = ((one, one.value.interval) for one in mentions if isinstance(one.value, DateValue))
    return any(one.latent or interval.low is interval.high is None for one, interval in days)


LEFT_OUT: Final[tuple[tuple[str, Callable[[SentenceView], bool]], ...]] = (
    (f"longer than {LONGEST} characters", lambda view: len(view.analysis.text) > LONGEST),
    ("in somebody's own words", lambda view: bool(view.quoted)),
    ("about what another sentence names", _leans_on_others),
    ("of a day that only the article's date tells", _leans_on_day),
)
"""Why a sentence is no claim by itself: the first row that holds is told, in a list of how many were left out."""


def _id(analysis: Analysis) -> str:
    """An id of the first words of a sentence that say what it is about."""
    telling = (
        word.lower
        for at, word in enumerate(analysis.words)
        if not analysis.stops[at] and analysis.mention_of[at] is None
    )
    parts = list(filter(None, map(_plain, telling)))[:WORDS_OF_ID]
    return "-".join(parts)[:LONGEST_ID].strip("-") or "draft"


def _plain(word: str) -> str:
    """A word in the letters of an id."""
    bare = "".join(each for each in unicodedata.normalize("NFKD", word) if not unicodedata.combining(each))
    return BESIDE.sub("", bare.lower())
