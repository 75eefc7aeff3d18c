"""Figures and ranks spelt: in digits with commas, in words, with the ending of a rank."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple

from factcheck.values.number_words import CARDINALS, ORDINALS, SCALES

GROUPED_FROM: Final = 10_000
"""From here on figures are written with commas."""
THOUSAND: Final = 1000
HUNDRED: Final = 100
TEN: Final = 10
LARGEST: Final = 10**15
"""No figure from here on is written in words."""


class Style(NamedTuple):
    """How words of a number are joined: tens to units ("twenty-five"), hundreds to what follows ("two hundred and
    five")."""

    hyphen: str = "-"
    joint: str = " and "


STYLES: Final = tuple(Style(hyphen, joint) for hyphen in ("-", " ") for joint in (" and ", " "))
"""All that are written; with the hyphen first, which every style guide asks for."""

_WORDS: Final = {number: word for word, number in reversed(CARDINALS.items()) if word != "fourty"}
"""Number → its word; of several ("zero", "nil") the first."""
_SCALES: Final = tuple((10 ** SCALES[word], word) for word in ("trillion", "billion", "million", "thousand"))


def plain(figure: Decimal) -> str:
    """A figure in digits, with commas where it is long."""
    normal = figure.normalize()
    return f"{normal:,f}" if abs(figure) >= GROUPED_FROM else f"{normal:f}"


def cardinal(number: int, style: Style = STYLES[0]) -> str | None:
    """A whole number in words; `None` below zero and from `LARGEST` on, and for "nine thousand four", which reads as
    two."""
    if not 0 <= number < LARGEST:
        return None
    counts = [(number // scale % THOUSAND, word) for scale, word in _SCALES]
    scaled = " ".join(f"{_below_thousand(count, style)} {word}" for count, word in counts if count)
    rest = number % THOUSAND
    if not scaled:
        return _below_thousand(rest, style)
    joint = style.joint if rest < HUNDRED else " "
    if 0 < rest < TEN and "and" not in joint:
        return None
    return f"{scaled}{joint}{_below_thousand(rest, style)}" if rest else scaled


def _below_thousand(number: int, style: Style) -> str:
    hundreds, rest = divmod(number, HUNDRED)
    if hundreds:
        head = f"{_WORDS[hundreds]} hundred"
        return f"{head}{style.joint}{_below_hundred(rest, style)}" if rest else head
    return _below_hundred(rest, style)


def _below_hundred(number: int, style: Style) -> str:
    if number in _WORDS:
        return _WORDS[number]
    return f"{_WORDS[number // TEN * TEN]}{style.hyphen}{_WORDS[number % TEN]}"


def rank_in_words(rank: int, style: Style = STYLES[0]) -> str | None:
    """A rank in words: "sixth", "twenty-sixth", "two hundred and fiftieth"; `None` where it has none."""
    words = cardinal(rank, style) if rank > 0 else None
    if words is None:
        return None
    last = max(words.rfind(" "), words.rfind("-")) + 1
    ending = _RANK_OF.get(words[last:])
    return f"{words[:last]}{ending}" if ending else None


_RANK_OF: Final = {
    word: ordinal for ordinal, rank in ORDINALS.items() for word, number in CARDINALS.items() if number == rank
} | {word: f"{word}th" for word in ("hundred", *(word for _, word in _SCALES))}
"""Last word of a number → that of its rank."""


def ranked(rank: int) -> str:
    """A rank in digits: "1st", "12th", "23rd"."""
    teens = rank % HUNDRED in (11, 12, 13)
    return f"{rank}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(rank % TEN, 'th')}"


def cased(words: str, sample: str) -> str:
    """Words with the case of a sample: all capitals, a capital first, or small."""
    if sample.isupper() and len(sample) > 1:
        return words.upper()
    return words[:1].upper() + words[1:] if sample[:1].isupper() else words
