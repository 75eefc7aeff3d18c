"""Numerals in digits: groups, decimals, scales, powers and fractions: "1,234.5", "30bn", "3 × 10⁶", "5½"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, NamedTuple

from factcheck.settings import LIMITS
from factcheck.values.lazy import lazy
from factcheck.values.number_words import AND, SCALE_MARKS, SCALES, VULGAR_FRACTIONS, alternation, power
from factcheck.values.rounding import FRACTION_STEP, MAX_EXPONENT, Numeral, exponent_of, step_of
from factcheck.values.words import HUNDRED, cardinal_at, scale_of, word_after, word_at

GAP: Final = r"(?:[ \n]{1,3}|-)"
"""What may part the words of a numeral, or a numeral from its unit."""


class Read(NamedTuple):
    """A numeral with a value, and where it ends."""

    value: Decimal
    step: Decimal
    form: str
    end: int
    scale: int = 0

    @property
    def numeral(self) -> Numeral:
        """What was read."""
        return Numeral(self.value, self.step, self.form, scale=self.scale)


_GROUPS: Final = r"(?:,\d{3}){1,12}+|(?: \d{3}){1,12}+|(?:'\d{3}){1,12}+|(?:\.\d{3}){2,12}+|(?:,\d{2}){1,12},\d{3}"
_WHOLE: Final = rf"(?:\d{{1,3}}(?:{_GROUPS})(?!\d)|\d{{1,{LIMITS.digits_per_number}}}+)"
_DIGITS: Final = lazy(
    rf"(?<!\d)(?<!\d[.,]){_WHOLE}(?:\.\d{{1,30}}+)?(?!\d|[.,]\d|'\d{{3}})|(?<![\w.,])\.\d{{1,30}}+(?!\d|[.,]\d)"
)
DECIMAL_COMMA: Final = "decimal comma"
IN_DIGITS: Final = ("digits", DECIMAL_COMMA)
_COMMA: Final = lazy(
    r"(?<![\w.,])(?:\d{1,3}(?:\.\d{3}){1,4}+,\d{1,2}|\d{1,3},\d{1,2}(?!-[^\W\d_]|,[ \n]\d))(?![\d/]|[.,]\d)"
)
"""As in "1.234,56" and "3,5": the decimals of much of Europe, in figures that no English text groups so."""
_OWN_POWER: Final = lazy(r"\^([-+]?\d{1,2})(?![\d.])")
_POWER: Final = lazy(
    r" ?[x×*] ?10(?:\^?(?P<plain>[-+]?\d{1,3})|(?P<raised>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))(?![\d.])"
    r"|e(?P<e>[-+]?\d{1,2})(?!\w)"
)
_RAISED: Final = str.maketrans("⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹", "-+0123456789")
_VULGAR: Final = lazy(f"(?P<whole>\\d{{1,15}})?(?:[ +-])?(?P<mark>[{''.join(VULGAR_FRACTIONS)}])")
_SLASHED: Final = lazy(
    r"(?<![\d/.,-])(?:(?P<whole>\d{1,15})[ +-])?(?P<over>\d{1,2})/(?P<under>\d{1,4})(?![\d/]|[.,]\d)"
)
_MARKS: Final = f"(?i:{alternation(SCALE_MARKS)})"
_SCALE_MARK: Final = lazy(rf" ?({_MARKS}|K|M)(?!\w)|{GAP}({_MARKS})(?!\w)")
_USUAL_PARTS: Final = frozenset((2, 3, 4, 5, 8, 10, 16))
"""Parts that a plain "n/d" is read as without more evidence; "9/11" and "24/7" are other things."""
_PARTED: Final = (" of ", " mile", " inch", "-mile", "-inch")
_LEAST_REST: Final = 100


def digits_at(text: str, at: int) -> Read | None:
    """Digits with groups and decimals: "1,234,567.8", "12,34,567", "1 234 567", ".08"."""
    match = _DIGITS().match(text, at)
    if match is None and (comma := _COMMA().match(text, at)):
        value = Decimal(comma[0].replace(".", "").replace(",", "."))
        return Read(value, power(exponent_of(value)), DECIMAL_COMMA if "." not in comma[0] else "digits", comma.end())
    if match is None or sum(map(str.isdigit, match[0])) > LIMITS.digits_per_number:
        return None
    figure = re.sub(r"[ ,']", "", match[0])
    value = Decimal(figure.replace(".", "") if figure.count(".") > 1 else figure)
    return Read(value, step_of(value, min(0, exponent_of(value))), "digits", match.end())


def power_at(text: str, at: int) -> Read | None:
    """As in "3 × 10⁶", "6.23x10^-4", "1.3e6", "10^6"."""
    base = digits_at(text, at)
    if base is None:
        return None
    if own := _OWN_POWER().match(text, base.end):
        return _raised(base.value, int(own[1]), own.end())
    match = _POWER().match(text, base.end)
    if match is None:
        return None
    exponent = int(match["plain"] or match["e"] or match["raised"].translate(_RAISED))
    if abs(exponent) > MAX_EXPONENT:
        return None
    step = power(exponent_of(base.value) + exponent)
    return Read(base.value * power(exponent), step, "power of ten", match.end())


def _raised(base: Decimal, exponent: int, end: int) -> Read | None:
    if not base or max(abs(exponent), abs((base.adjusted() + 1) * exponent)) > MAX_EXPONENT:
        return None
    value = base**exponent
    return Read(value, min(Decimal(1), power(value.adjusted())), "power", end)


def fraction_in_digits_at(text: str, at: int) -> Read | None:
    """As in "½", "5½", "2 1/2", "3/4"."""
    if match := _VULGAR().match(text, at):
        over, under = VULGAR_FRACTIONS[match["mark"]]
    elif match := _SLASHED().match(text, at):
        over, under = int(match["over"]), int(match["under"])
        is_usual = match["whole"] or over == 1 or under in _USUAL_PARTS or text.startswith(_PARTED, match.end())
        if not 0 < over < under or not is_usual:
            return None
    else:
        return None
    value = Decimal(match["whole"] or 0) + Decimal(over) / under
    form = "mixed number" if match["whole"] else "fraction in digits"
    return with_scale(text, Read(value, FRACTION_STEP, form, match.end()), 10 * FRACTION_STEP)


def scaled_at(text: str, at: int) -> Read | None:
    """As in "2.5 million", "30bn", "10k", "6 crore and two hundred"; bare digits where no scale follows."""
    base = digits_at(text, at)
    exponent, end = _scales(text, base.end) if base else (0, at)
    if base is None or end == base.end:
        return base
    if exponent > MAX_EXPONENT:
        return None
    value = base.value * power(exponent)
    if rest := _rest(text, end, exponent):
        return Read(value + rest.value, rest.step, "digits and scale", rest.end)
    written = min(0, exponent_of(base.value)) + exponent
    return Read(value, step_of(value, written), "digits and scale", end, exponent)


def _scales(text: str, at: int) -> tuple[int, int]:
    """The power of ten of the scales that follow digits, and where they end."""
    if mark := _SCALE_MARK().match(text, at):
        written = (mark[1] or mark[2]).lower()
        return SCALE_MARKS.get(written, SCALES["million"]), mark.end()
    exponent, end = 0, at
    word = word_after(text, end) or word_at(text, end)
    while word and (scale := scale_of(word.lower)) is not None and not word.gap.startswith(","):
        exponent, end = exponent + scale, word.end
        word = word_after(text, end)
    return exponent, end


def _rest(text: str, at: int, exponent: int) -> Read | None:
    """A smaller number with a scale or hundreds that goes on after a scale: "3 million two hundred thousand".

    "5 million and two others" are two numbers.
    """
    word = word_after(text, at)
    if word and word.lower in AND:
        word = word_after(text, word.end)
    if word is None or word.lower in ("a", "an"):
        return None
    rest = cardinal_at(text, word.start)
    if rest is None or not _LEAST_REST <= rest.value < power(exponent):
        return None
    return Read(rest.value, rest.step, "words", rest.end)


def with_scale(text: str, read: Read, step: Decimal) -> Read:
    """A numeral with the scale that follows: "5½ million", "half a million"; `step` is of the figure before it."""
    end, factor = read.end, Decimal(1)
    word = word_after(text, end)
    for skipped in ("of", "a", "an"):
        if word and word.lower == skipped:
            word = word_after(text, word.end)
    while word and (scale := scale_of(word.lower)) is not None and scale != HUNDRED and not word.gap.startswith(","):
        factor, end = factor * power(scale), word.end
        word = word_after(text, end)
    if end == read.end or factor > power(MAX_EXPONENT):
        return read
    return Read(read.value * factor, step * factor, read.form, end)


_MARK_AFTER_WORDS: Final = lazy(rf"{GAP}({_MARKS})(?!\w)")


def words_at(text: str, at: int) -> Read | None:
    """A number in words, with an abbreviated scale too: "four mln"."""
    cardinal = cardinal_at(text, at)
    if cardinal is None:
        return None
    if mark := _MARK_AFTER_WORDS().match(text, cardinal.end):
        scale = power(SCALE_MARKS[mark[1].lower()])
        return Read(cardinal.value * scale, cardinal.step * scale, "words", mark.end())
    return Read(cardinal.value, cardinal.step, "words", cardinal.end)
