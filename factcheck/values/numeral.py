"""Numerals: figures in digits or words, without unit, mark of money or modifier. Every kind of value is read over them.

`numeral_at` reads the longest numeral at a place; `parse_numeral` reads one that is a whole text. A numeral is a base
in digits or words, and perhaps a tail (`TAILS`): "and a half", "thirds", "dozen", "point five". Words are walked as
tokens, so that no pattern has to hold every number word.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from factcheck.settings import LIMITS
from factcheck.values.digits import (
    GAP,
    Read,
    fraction_in_digits_at,
    power_at,
    scaled_at,
    with_scale,
    words_at,
)
from factcheck.values.lazy import lazy
from factcheck.values.number_words import AND, CARDINALS, DOZENS, TENS, UNITS, VAGUE, power
from factcheck.values.parts import ARTICLE, ARTICLES, DOZEN, TENTH, bare_part, over, part_named, parts
from factcheck.values.rounding import FRACTION_STEP, Numeral
from factcheck.values.words import word_after, word_at

__all__ = ["ARTICLE", "GAP", "Numeral", "numeral_at", "parse_numeral"]

_LONGEST_VAGUE: Final = 3
_HUNDRED: Final = 100


def numeral_at(text: str, at: int) -> tuple[Numeral, int] | None:
    """The numeral that begins at `at`, as long as it goes, and where it ends."""
    if not text[at].isalpha():
        read = power_at(text, at) or fraction_in_digits_at(text, at)
        base = None if read else scaled_at(text, at)
    else:
        if vague := _vague(text, at):
            return vague
        read, base = bare_part(text, at), words_at(text, at) or _article(text, at)
    if read is None and base:
        read = next((found for tail in TAILS if (found := tail(text, at, base))), None)
        read = read or (base if base.form != ARTICLE else None)
    return (read.numeral, read.end) if read else None


def parse_numeral(text: str) -> Numeral | None:
    """What a numeral is worth; `None` where `text` is none as a whole. An article counts as one."""
    if text.lower() in ARTICLES:
        return Numeral(Decimal(1), Decimal(1), ARTICLE)
    found = numeral_at(text, 0) if text else None
    return found[0] if found and found[1] == len(text) else None


def _article(text: str, at: int) -> Read | None:
    word = word_at(text, at)
    return Read(Decimal(1), Decimal(1), ARTICLE, word.end) if word and word.lower in ARTICLES else None


def _vague(text: str, at: int) -> tuple[Numeral, int] | None:
    """As in "dozens", "a few", "hundreds of thousands": the longest phrase of the table."""
    word, phrase, found = word_at(text, at), "", None
    for _ in range(_LONGEST_VAGUE):
        if word is None:
            break
        phrase = f"{phrase} {word.lower}".strip()
        if phrase in VAGUE:
            least, most = VAGUE[phrase]
            top = None if most is None else Decimal(most)
            found = Numeral(None, Decimal(1), "vague count", Decimal(least), top), word.end
        word = word_after(text, word.end)
    return found


# --- tails ----------------------------------------------------------------------------------------------------------


def _dozens(text: str, _: int, base: Read) -> Read | None:
    """As in "a dozen", "three dozen", "200 dozens"."""
    word = word_after(text, base.end)
    if word is None or word.lower not in DOZENS or not base.numeral.is_whole:
        return None
    return Read(base.value * DOZEN, Decimal(1), "dozen", word.end)


def _mixed(text: str, _: int, base: Read) -> Read | None:
    """As in "one and a half", "five-and-a-half million", "a million and a half"."""
    joint = word_after(text, base.end)
    if joint is None or joint.lower not in AND or base.form == ARTICLE:
        return None
    word, count = word_after(text, joint.end), 1
    if word and (word.lower in ARTICLES or word.lower in UNITS):
        count = UNITS.get(word.lower, 1)
        word = word_after(text, word.end)
    if word and word.lower in DOZENS and base.value >= _HUNDRED:
        return Read(base.value + count * DOZEN, Decimal(1), "dozen", word.end)
    part = part_named(word)
    if word is None or part is None or count >= part:
        return None
    fraction = Decimal(count) / part
    if base.step > 1:
        return Read(base.value + fraction * base.step, base.step / 10, "mixed number", word.end)
    return with_scale(text, Read(base.value + fraction, FRACTION_STEP, "mixed number", word.end), TENTH)


_DECIMAL: Final = lazy(r"[ \n-](?:(?P<digits>\d{1,15})(?!\w)|(?P<word>[^\W\d_]+))")


def _pointed(text: str, _: int, base: Read) -> Read | None:
    """As in "two point two million", "nought point nought three", "1 point 1"."""
    point = word_after(text, base.end)
    if point is None or point.lower != "point":
        return None
    decimals, end = _decimals(text, point.end)
    if not decimals:
        return None
    step = power(-len(decimals))
    return with_scale(text, Read(base.value + Decimal(f"0.{decimals}"), step, "words with point", end), step)


def _decimals(text: str, at: int) -> tuple[str, int]:
    """The digits after a spoken point, and where they end: "zero three" → "03", "seventy-one" → "71"."""
    decimals, end, last = "", at, ""
    while len(decimals) < LIMITS.digits_per_number and (match := _DECIMAL().match(text, end)):
        word = (match["word"] or "").lower()
        if match["digits"]:
            decimals += match["digits"]
        elif word not in CARDINALS and word != "oh":
            break
        elif word in UNITS and last in TENS:
            decimals = decimals[:-1] + str(UNITS[word])
        else:
            decimals += str(CARDINALS.get(word, 0))
        end, last = match.end(), word
    return decimals, end


TAILS: Final[tuple[Callable[[str, int, Read], Read | None], ...]] = (_dozens, _mixed, parts, over, _pointed)
"""What may follow a base (that began at the given place) and make another numeral of it."""
