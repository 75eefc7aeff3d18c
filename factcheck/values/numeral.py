"""Numerals: figures in digits or words, without unit, mark of money or modifier. Every kind of value is read over these.

`numeral_at` reads the longest numeral at a place; `parse_numeral` reads one that is a whole text. `READERS` is the
ordered table of the ways to write one. What follows digits or words alike (scale, "and a half", "thirds", "dozen") is
read over tokens, so that no pattern has to hold every number word.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from factcheck.settings import LIMITS
from factcheck.values.lazy import lazy
from factcheck.values.number_words import (
    CARDINALS,
    FRACTIONS,
    ORDINALS,
    SCALE_MARKS,
    TENS,
    UNITS,
    VAGUE,
    VULGAR_FRACTIONS,
    alternation,
    power,
)
from factcheck.values.rounding import FRACTION_STEP, MAX_EXPONENT, Numeral, exponent_of, step_of
from factcheck.values.words import HUNDRED, Word, cardinal_at, scale_of, word_after, word_at

GAP: Final = r"(?:[ \n]{1,3}|-)"
"""What may part the words of a numeral, or a numeral from its unit."""


ARTICLE: Final = "article"
"""The form of an article that counts as one: "a percentage point", "a year ago"."""


@dataclass(frozen=True, slots=True)
class Read:
    """A numeral and where it ends."""

    numeral: Numeral
    end: int


# --- digits ---------------------------------------------------------------------------------------------------------

_GROUPS: Final = r"(?:,\d{3}){1,12}+|(?: \d{3}){1,12}+|(?:'\d{3}){1,12}+|(?:\.\d{3}){2,12}+|(?:,\d{2}){1,12},\d{3}"
_DIGITS: Final = lazy(
    rf"(?<!\d)(?<!\d[.,])(?:\d{{1,3}}(?:{_GROUPS})(?!\d)|\d{{1,{LIMITS.digits_per_number}}}+)(?:\.\d{{1,30}}+)?(?!\d|[.,']\d)"
    r"|(?<![\w.,])\.\d{1,30}+(?!\d|[.,]\d)"
)
_OWN_POWER: Final = lazy(r"\^(?P<sign>[-+]?\d{1,2})(?![\d.])")
_POWER: Final = lazy(
    r" ?[x×*] ?10(?:\^?(?P<sign>[-+]?\d{1,3})|(?P<raised>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))(?![\d.])|[eE](?P<e>[-+]?\d{1,2})(?!\w)"
)
_RAISED: Final = str.maketrans("⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹", "-+0123456789")
_VULGAR: Final = lazy(f"(?P<whole>\\d{{1,15}})?(?:[ +-])?(?P<mark>[{''.join(VULGAR_FRACTIONS)}])")
_SLASHED: Final = lazy(
    r"(?<![\d/.,-])(?:(?P<whole>\d{1,15})[ +-])?(?P<over>\d{1,2})/(?P<under>\d{1,4})(?![\d/]|[.,]\d)"
)
_SCALE_MARK: Final = lazy(
    rf"[ ]?(?P<mark>(?i:{alternation(SCALE_MARKS)})|K|M)(?!\w)|{GAP}(?P<word>(?i:{alternation(SCALE_MARKS)}))(?!\w)"
)
_WHOLE_DENOMINATORS: Final = frozenset((2, 3, 4, 5, 8, 10, 16))
"""Parts that a plain "n/d" is read as without more evidence; "9/11" and "24/7" are other things."""


def _digits(text: str, at: int) -> Read | None:
    match = _DIGITS().match(text, at)
    if match is None or sum(map(str.isdigit, match[0])) > LIMITS.digits_per_number:
        return None
    figure = re.sub(r"[ ,']", "", match[0])
    if figure.count(".") > 1:
        figure = figure.replace(".", "")
    value = Decimal(figure)
    return Read(Numeral(value, step_of(value, min(0, exponent_of(value))), "digits"), match.end())


def _power(text: str, at: int) -> Read | None:
    """As in "3 × 10⁶", "6.23x10^-4", "1.3e6", "10^6"."""
    base = _digits(text, at)
    if base is None or base.numeral.value is None:
        return None
    if own := _OWN_POWER().match(text, base.end):
        return _raised(base.numeral.value, int(own["sign"]), own.end())
    match = _POWER().match(text, base.end)
    if match is None:
        return None
    exponent = int(match["sign"] or match["e"] or match["raised"].translate(_RAISED))
    if abs(exponent) > MAX_EXPONENT:
        return None
    value = base.numeral.value * power(exponent)
    return Read(Numeral(value, power(exponent_of(base.numeral.value) + exponent), "power of ten"), match.end())


def _raised(base: Decimal, exponent: int, end: int) -> Read | None:
    if not base or abs(base.adjusted() * exponent) > MAX_EXPONENT or abs(exponent) > MAX_EXPONENT:
        return None
    value = base**exponent
    return Read(Numeral(value, min(Decimal(1), power(value.adjusted())), "power"), end)


def _fraction_in_digits(text: str, at: int) -> Read | None:
    """As in "½", "5½", "2 1/2", "3/4"."""
    if match := _VULGAR().match(text, at):
        over, under = VULGAR_FRACTIONS[match["mark"]]
    elif match := _SLASHED().match(text, at):
        over, under = int(match["over"]), int(match["under"])
    else:
        return None
    is_of = text.startswith((" of ", " mile", " inch", "-mile", "-inch"), match.end())
    is_plain = match["whole"] is None and match.re is _SLASHED()
    if not 0 < over < under or (is_plain and over > 1 and under not in _WHOLE_DENOMINATORS and not is_of):
        return None
    value = Decimal(match["whole"] or 0) + Decimal(over) / under
    form = "mixed number" if match["whole"] else "fraction in digits"
    return _with_scale(text, Read(Numeral(value, FRACTION_STEP, form), match.end()), FRACTION_STEP * 10)


# --- what follows digits and words alike ----------------------------------------------------------------------------


def _with_scale(text: str, read: Read, step: Decimal) -> Read:
    """A numeral with the scale that follows: "5½ million", "half a million"; `step` is of the figure before it."""
    end, factor = read.end, Decimal(1)
    word = word_after(text, end)
    for skipped in ("of", "a", "an"):
        if word and word.lower == skipped:
            word = word_after(text, word.end)
    while word and (scale := scale_of(word.lower)) is not None and scale != HUNDRED and not word.gap.startswith(","):
        factor, end = factor * power(scale), word.end
        word = word_after(text, end)
    if end == read.end or read.numeral.value is None or factor > power(MAX_EXPONENT):
        return read
    return Read(Numeral(read.numeral.value * factor, step * factor, read.numeral.form), end)


def _scaled(text: str, at: int) -> Read | None:
    """As in "2.5 million", "30bn", "10k", "6 crore and two hundred"."""
    base = _digits(text, at)
    if base is None or base.numeral.value is None:
        return None
    exponent, end = _scales(text, base.end)
    if end == base.end or exponent > MAX_EXPONENT:
        return None
    value = base.numeral.value * power(exponent)
    rest = _rest(text, end, exponent)
    if rest and rest.numeral.value is not None:
        return Read(Numeral(value + rest.numeral.value, rest.numeral.step, "digits and scale"), rest.end)
    return Read(
        Numeral(value, step_of(value, min(0, exponent_of(base.numeral.value)) + exponent), "digits and scale"), end
    )


def _scales(text: str, at: int) -> tuple[int, int]:
    """The power of ten of the scales that follow digits, and where they end."""
    exponent, end = 0, at
    if mark := _SCALE_MARK().match(text, at):
        written = (mark["mark"] or mark["word"]).lower()
        return SCALE_MARKS.get(written, 6), mark.end()
    word = word_after(text, end) or word_at(text, end)
    while word and (scale := scale_of(word.lower)) is not None and not word.gap.startswith(","):
        exponent, end = exponent + scale, word.end
        word = word_after(text, end)
    return exponent, end


def _rest(text: str, at: int, exponent: int) -> Read | None:
    """A smaller number with a scale or hundreds that goes on after a scale: "3 million two hundred thousand"."""
    word = word_after(text, at)
    if word and word.lower == "and":
        word = word_after(text, word.end)
    if word is None or word.lower in ("a", "an"):
        return None
    start = word.end - len(word.lower)
    rest = cardinal_at(text, start)
    if rest is None or not 100 <= rest.value < power(exponent):
        return None
    return Read(Numeral(rest.value, rest.step, "words"), rest.end)


def _base(text: str, at: int) -> Read | None:
    """Digits or words, with their scales."""
    if text[at] in ".0123456789":
        return _scaled(text, at) or _digits(text, at)
    return _words(text, at)


def _words(text: str, at: int) -> Read | None:
    cardinal = cardinal_at(text, at)
    if cardinal is None:
        return None
    end, value, step = cardinal.end, cardinal.value, cardinal.step
    if mark := _MARK_AFTER_WORDS().match(text, end):
        scale = power(SCALE_MARKS[mark[1].lower()])
        value, step, end = value * scale, step * scale, mark.end()
    return Read(Numeral(value, step, "words"), end)


_MARK_AFTER_WORDS: Final = lazy(rf"{GAP}((?i:{alternation(SCALE_MARKS)}))(?!\w)")


def _pointed(text: str, at: int) -> Read | None:
    """As in "two point two million", "nought point nought three", "1 point 1"."""
    base = _digits(text, at) if text[at].isdigit() else _words(text, at)
    point = word_after(text, base.end) if base else None
    if base is None or base.numeral.value is None or point is None or point.lower != "point":
        return None
    decimals, end = _decimals(text, point.end)
    if not decimals:
        return None
    step = power(-len(decimals))
    read = Read(Numeral(base.numeral.value + Decimal(f"0.{decimals}"), step, "words with point"), end)
    return _with_scale(text, read, step)


_DECIMAL: Final = lazy(r"[ \n-](?:(?P<digits>\d{1,15})(?!\w)|(?P<word>[^\W\d_]+))")


def _decimals(text: str, at: int) -> tuple[str, int]:
    """The digits after a spoken point, and where they end: "zero three" → "03", "seventy-one" → "71"."""
    decimals, end = "", at
    while len(decimals) < LIMITS.digits_per_number and (match := _DECIMAL().match(text, end)):
        word = (match["word"] or "").lower()
        if match["digits"]:
            decimals += match["digits"]
        elif word not in CARDINALS and word != "oh":
            break
        elif word in UNITS and decimals.endswith("0") and _is_tens(text, end):
            decimals = decimals[:-1] + str(UNITS[word])
        else:
            decimals += str(CARDINALS.get(word, 0))
        end = match.end()
    return decimals, end


_TENS_WORD: Final = lazy(r"ty\Z", re.IGNORECASE)


def _is_tens(text: str, end: int) -> bool:
    return _TENS_WORD().search(text, max(0, end - 2), end) is not None


def _mixed(text: str, at: int) -> Read | None:
    """As in "one and a half", "five-and-a-half million", "a million and a half"."""
    base = _base(text, at)
    joint = word_after(text, base.end) if base else None
    if base is None or base.numeral.value is None or joint is None or joint.lower != "and":
        return None
    word, count = word_after(text, joint.end), 1
    if word and (word.lower in ("a", "an") or word.lower in UNITS):
        count = UNITS.get(word.lower, 1)
        word = word_after(text, word.end)
    part = _part(word)
    if word is None or part is None or count >= part:
        return None
    fraction = Decimal(count) / part
    if base.numeral.step > 1:
        value = base.numeral.value + fraction * base.numeral.step
        return Read(Numeral(value, base.numeral.step / 10, "mixed number"), word.end)
    read = Read(Numeral(base.numeral.value + fraction, FRACTION_STEP, "mixed number"), word.end)
    return _with_scale(text, read, Decimal("0.1"))


def _part(word: Word | None) -> int | None:
    """Into how many the word divides a whole: "half", "thirds"."""
    if word is None or word.gap.startswith(","):
        return None
    return 2 if word.lower == "halves" else FRACTIONS.get(word.lower) or FRACTIONS.get(word.lower.removesuffix("s"))


def _fraction(text: str, at: int) -> Read | None:
    """As in "two thirds", "half", "a third of", "a quarter of a million", "half a dozen"."""
    first = word_at(text, at)
    if first and first.lower in ("half", "quarter"):
        count, last = Decimal(1), first
    else:
        base = _base(text, at)
        if base is None and first and first.lower in ("a", "an"):
            base = Read(Numeral(Decimal(1), Decimal(1), ARTICLE), first.end)
        found = word_after(text, base.end) if base else None
        if base is None or base.numeral.value is None or found is None:
            return None
        if compound := _compound_part(text, base.numeral.value, found):
            return compound
        count, last = base.numeral.value, found
    part = _part(last)
    if part is None or not _is_fraction(text, first, last, count):
        return None
    return _of_what(text, Read(Numeral(count / part, min(FRACTION_STEP, count / part / 10), "fraction"), last.end))


def _compound_part(text: str, count: Decimal, word: Word) -> Read | None:
    """As in "one twenty-fifth", "three twenty-firsts"."""
    if word.lower in TENS and not word.gap.startswith(","):
        unit = word_after(text, word.end)
        rank = ORDINALS.get(unit.lower) or ORDINALS.get(unit.lower.removesuffix("s")) if unit else None
        is_share = unit is not None and (count == 1 or unit.lower.endswith("s"))
        if unit is None or rank is None or rank >= 10 or not is_share:
            return None
        share = count / (TENS[word.lower] + rank)
        return Read(Numeral(share, min(FRACTION_STEP, share / 10), "fraction"), unit.end)
    return None


def _of_what(text: str, read: Read) -> Read:
    scaled = _with_scale(text, read, Decimal("0.1"))
    if scaled.end != read.end or read.numeral.value is None:
        return scaled
    word = word_after(text, read.end)
    if word and word.lower in ("a", "an"):
        word = word_after(text, word.end)
    if word and word.lower == "dozen":
        return Read(Numeral(read.numeral.value * 12, Decimal(1), "dozen"), word.end)
    return read


_BY_BEFORE: Final = lazy(r"(?i)\bby[ \n]\Z")
_SMALL_PARTS: Final = frozenset(("tenth", "hundredth", "thousandth", "millionth", "billionth", "trillionth"))


def _is_fraction(text: str, first: Word | None, last: Word, count: Decimal) -> bool:
    """Whether it is a share and no rank: "two thirds", "a third of", "by a fifth", but "a third man", "twenty-fifth"."""
    word = last.lower
    if word in ("half", "halves"):
        return count == 1 or word == "halves"
    if word == "quarter" and first and first.lower == "quarter":
        return _with_scale(text, Read(Numeral(count, count, ""), last.end), count).end != last.end
    if word.endswith("s"):
        return first is None or first.lower not in ("a", "an") or word.removesuffix("s") in _SMALL_PARTS
    if first is None or count != 1:
        return False
    at = last.end
    goes_on = text.startswith((" of ", "\nof ", " of\n", "-of-"), at)
    if first.lower == "one":
        return word != "quarter" or goes_on or last.gap == "-"
    start = first.end - len(first.lower)
    return goes_on or word in _SMALL_PARTS or _BY_BEFORE().search(text, max(0, start - 3), start) is not None


def _dozen(text: str, at: int) -> Read | None:
    """As in "a dozen", "three dozen", "200 dozens"."""
    first = word_at(text, at)
    if first and first.lower in ("a", "an"):
        base: Read | None = Read(Numeral(Decimal(1), Decimal(1), ARTICLE), first.end)
    else:
        base = _base(text, at)
    word = word_after(text, base.end) if base else None
    if (
        base is None
        or base.numeral.value is None
        or word is None
        or word.lower not in _DOZENS
        or not base.numeral.is_whole
    ):
        return None
    return Read(Numeral(base.numeral.value * 12, Decimal(1), "dozen"), word.end)


_DOZENS: Final = frozenset(("dozen", "dozens", "doz", "dozs"))
_MOST_VAGUE_WORDS: Final = 3


def _vague(text: str, at: int) -> Read | None:
    """As in "dozens", "a few", "hundreds of thousands": the longest phrase of the table."""
    word, phrase, found = word_at(text, at), "", None
    for _ in range(_MOST_VAGUE_WORDS):
        if word is None:
            break
        phrase = f"{phrase} {word.lower}".strip()
        if phrase in VAGUE:
            least, most = VAGUE[phrase]
            top = None if most is None else Decimal(most)
            found = Read(Numeral(None, Decimal(1), "vague count", Decimal(least), top), word.end)
        word = word_after(text, word.end)
    return found


READERS: Final[tuple[Callable[[str, int], Read | None], ...]] = (
    _power,
    _fraction_in_digits,
    _dozen,
    _mixed,
    _fraction,
    _pointed,
    _base,
    _vague,
)
"""The ways to write a numeral, in order of preference: what holds more of the text comes first."""

_DIGIT_READERS: Final = (_power, _fraction_in_digits, _dozen, _mixed, _fraction, _pointed, _base)
_WORD_READERS: Final = (_dozen, _mixed, _fraction, _pointed, _vague, _base)


def numeral_at(text: str, at: int) -> Read | None:
    """The numeral that begins at `at`, as long as it goes, and where it ends."""
    readers = _WORD_READERS if text[at].isalpha() else _DIGIT_READERS
    return next((read for reader in readers if (read := reader(text, at))), None)


def parse_numeral(text: str) -> Numeral | None:
    """What a numeral is worth; `None` where `text` is none as a whole. An article counts as one."""
    if text.lower() in ("a", "an"):
        return Numeral(Decimal(1), Decimal(1), ARTICLE)
    read = numeral_at(text, 0) if text else None
    return read.numeral if read and read.end == len(text) else None
