"""Numbers in words: "one hundred and fifty-two", "three million two hundred thousand". A walk over tokens."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple

from factcheck.values.lazy import lazy
from factcheck.values.number_words import (
    AND,
    CARDINALS,
    DOZENS,
    FRACTIONS,
    SCALES,
    TENS,
    UNITS,
    ZEROS,
    alternation,
    power,
)
from factcheck.values.rounding import MAX_EXPONENT, ROUND_FROM, step_of

_TOKEN: Final = lazy(r"[^\W\d_]+")
_NEXT: Final = lazy(r"(?P<gap>,?[ \n]{1,3}|-)(?P<word>[^\W\d_]+|&)")
_NEXT_SET_APART: Final = lazy(r"(?P<gap>[ \n]-[ \n])(?P<word>[^\W\d_]+)")
_COMPOUND: Final = lazy(rf"({alternation(TENS)})({alternation(UNITS)})")
HUNDRED: Final = SCALES["hundred"]
THOUSAND: Final = SCALES["thousand"]
_TEN: Final = 10
_HUNDRED: Final = 100
_MOST_SCALES: Final = 2
"""As many scales follow each other at most: "thousand million"."""


class Word(NamedTuple):
    """A word of a text in lower case, where it ends, and what parts it from the word before."""

    lower: str
    end: int
    gap: str = ""

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.end - len(self.lower)


class Cardinal(NamedTuple):
    """A number in words: its value, the place value of its last word, and where it ends."""

    value: Decimal
    step: Decimal
    end: int


def word_at(text: str, at: int) -> Word | None:
    """The word that begins at `at`."""
    match = _TOKEN().match(text, at)
    return Word(match[0].lower(), match.end()) if match else None


def word_after(text: str, at: int) -> Word | None:
    """The word after a blank, a hyphen or a comma at `at`."""
    match = _NEXT().match(text, at)
    return Word(match["word"].lower(), match.end(), match["gap"]) if match else None


def word_hyphened(text: str, at: int) -> Word | None:
    """The word after a hyphen at `at`, which texts that were cut into tokens set apart: "ninety - five"."""
    match = _NEXT_SET_APART().match(text, at)
    return Word(match["word"].lower(), match.end(), "-") if match else word_after(text, at)


def scale_of(word: str) -> int | None:
    """The power of ten of a scale word, singular or plural."""
    return SCALES.get(word) or SCALES.get(word.removesuffix("s"))


def cardinal_at(text: str, at: int) -> Cardinal | None:
    """The longest number in words that begins at `at`; an article counts as one before a scale."""
    first = word_at(text, at)
    if first is None:
        return None
    group = _group(text, first)
    total, last = Decimal(0), MAX_EXPONENT
    best: Cardinal | None = None
    while group is not None:
        if group.end_is_number:
            worth = total + group.value
            best = Cardinal(worth, _step(worth, group.written), group.end)
        scaled = _scaled(text, group)
        if scaled is None or scaled.written >= last:
            break
        total, last = total + scaled.value, scaled.lowest
        best = Cardinal(total, _step(total, scaled.written), scaled.end)
        group = _next_group(text, scaled)
    return best


def _step(value: Decimal, written: int) -> Decimal:
    return step_of(value, written) if value >= ROUND_FROM else Decimal(1)


class _Group(NamedTuple):
    """A number below a thousand, or a term with its scale: value, power of ten of its last word, where it ends.

    `lowest` is the power of its first scale; `end_is_number` is false for an article that only counts with a scale.
    """

    value: Decimal
    written: int
    end: int
    end_is_number: bool = True
    lowest: int = 0


def _group(text: str, first: Word) -> _Group | None:
    small = _below_hundred(text, first)
    if small is None:
        return _Group(Decimal(1), 0, first.end, end_is_number=False) if first.lower in ("a", "an") else None
    return small


def _below_hundred(text: str, first: Word) -> _Group | None:
    word = first.lower
    if compound := _COMPOUND().fullmatch(word):
        return _Group(Decimal(TENS[compound[1]] + UNITS[compound[2]]), 0, first.end)
    if word not in CARDINALS:
        return None
    value, end = CARDINALS[word], first.end
    if word in TENS:
        unit = word_hyphened(text, end)
        if unit and unit.lower in UNITS and not unit.gap.startswith(","):
            value, end = value + UNITS[unit.lower], unit.end
    return _Group(Decimal(value), 0, end)


def _scaled(text: str, group: _Group) -> _Group | None:
    """The group with the hundreds and scales that follow: "two" → "two hundred and five thousand"."""
    current = group
    hundred = word_after(text, current.end)
    is_hundred = bool(
        hundred and hundred.lower == "hundred" and not hundred.gap.startswith(",") and current.value < _HUNDRED
    )
    if hundred and is_hundred:
        current = _after_hundred(text, _Group(current.value * 100, HUNDRED, hundred.end, lowest=HUNDRED))
    exponent, end, scales = 0, current.end, 0
    while scales < _MOST_SCALES and (word := word_after(text, end)) and not word.gap.startswith(","):
        scale = scale_of(word.lower)
        if scale is None or scale == HUNDRED:
            break
        exponent, end, scales = exponent + scale, word.end, scales + 1
    if not scales:
        return current if is_hundred else None
    if exponent > MAX_EXPONENT:
        return None
    return _Group(current.value * power(exponent), exponent, end, lowest=exponent)


def _after_hundred(text: str, hundred: _Group) -> _Group:
    """As in "hundred (and) five": what is below a hundred after it."""
    word = word_after(text, hundred.end)
    joined = bool(word and word.lower in AND)
    if word and joined:
        word = word_after(text, word.end)
    if word is None or word.gap.startswith(",") or word.lower in ZEROS or (joined and _counts_parts(text, word)):
        return hundred
    rest = _below_hundred(text, word)
    return _Group(hundred.value + rest.value, 0, rest.end, lowest=hundred.lowest) if rest else hundred


def _counts_parts(text: str, count: Word) -> bool:
    """Whether the word counts parts or dozens: the "three" of "one hundred and three quarters"."""
    part = word_after(text, count.end) if count.lower in UNITS else None
    if part is None:
        return False
    return part.lower in DOZENS or (part.lower.endswith("s") and part.lower.removesuffix("s") in FRACTIONS)


def _next_group(text: str, term: _Group) -> _Group | None:
    """What may go on a number after a scale: with a scale of its own, or right after thousands.

    "a million two years ago" and "a million and two others" are two numbers, "two thousand eleven" is one.
    """
    word = word_after(text, term.end)
    joined = bool(word and word.lower in AND)
    if word and joined:
        word = word_after(text, word.end)
    if word is None or word.lower in ZEROS or term.lowest == HUNDRED or (joined and _counts_parts(text, word)):
        return None
    group = _group(text, word)
    if group is None:
        return None
    if _scaled(text, group):
        return group if group.end_is_number else None
    is_near = term.lowest == THOUSAND and not word.gap.startswith(",")
    return group if group.end_is_number and is_near and (joined or group.value >= _TEN) else None
