"""Ranks in words, as a place in an order or a part: "fifth", "one hundred and fifth", "two hundredth"."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple

from factcheck.values.number_words import AND, ORDINALS
from factcheck.values.words import cardinal_at, word_after, word_at, word_hyphened

_TEN: Final = 10
_HUNDRED: Final = 100
_LARGEST: Final = 10**15


class Rank(NamedTuple):
    """A rank and where it ends; `loose` where hundreds and it are only set side by side: "one hundred first"."""

    value: int
    end: int
    loose: bool = False


def rank_at(text: str, at: int, *, plural: bool = False) -> Rank | None:
    """The rank in words that begins at `at`; with `plural` one that ends in s, as in "three twenty-fifths"."""
    word = word_at(text, at)
    if word is None:
        return None
    if plain := _plain(word.lower, plural=plural):
        return Rank(plain, word.end)
    lead = cardinal_at(text, at)
    word = word_hyphened(text, lead.end) if lead else None
    joined = bool(word and word.lower in AND)
    if word and joined:
        word = word_after(text, word.end)
    if lead is None or word is None or word.gap.startswith(","):
        return None
    last = _plain(word.lower, plural=plural)
    value = _with_lead(lead.value, last, joined=joined) if last else None
    loose = not joined and word.gap != "-" and last is not None and last < _TEN and lead.value >= _HUNDRED
    return Rank(value, word.end, loose and lead.value % _HUNDRED == 0) if value else None


def _plain(word: str, *, plural: bool) -> int | None:
    if plural:
        return ORDINALS.get(word.removesuffix("s")) if word.endswith("s") else None
    return ORDINALS.get(word)


def _with_lead(lead: Decimal, last: int, *, joined: bool) -> int | None:
    """As "one hundred and fifth", "one hundred twenty-fifth", "two hundredth": `lead` is the cardinal before."""
    if last >= _HUNDRED:
        return int(lead) * last if not joined and 0 < lead * last <= _LARGEST and lead < last else None
    if lead and lead % _HUNDRED == 0:
        return int(lead) + last
    tens = lead % _HUNDRED
    return int(lead) + last if tens > _TEN and tens % _TEN == 0 and last < _TEN and not joined else None
