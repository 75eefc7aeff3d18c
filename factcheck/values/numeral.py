"""Numerals: figures in digits or words, without unit, sign of money or modifier. Every kind of value is read over these.

`FORMS` is the ordered table of the ways to write one; `NUMERAL` is a pattern of them all to build patterns from, and
`parse_numeral` says what a numeral is worth.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from factcheck.settings import LIMITS
from factcheck.values.interface import Amount, Bound
from factcheck.values.interval import Interval
from factcheck.values.number_words import (
    CARDINALS,
    FRACTIONS,
    SCALE_MARKS,
    SCALES,
    TEENS,
    TENS,
    UNITS,
    VAGUE,
    VULGAR_FRACTIONS,
    ZEROS,
    alternation,
    power,
)

ROUND_FROM: Final = 10_000
"""A whole figure from here on that ends in zeros is taken as rounded to its last other digit, and to two digits at the
least: "12,000" and "10,000" are to the thousand, "205,000" too. Below it, it is exact ("5,000 copies"). Crowds and
populations are rounded in the news; what is smaller is counted."""

FRACTION_STEP: Final = Decimal("0.01")
"""How exactly a fraction in words is meant: "two thirds" agrees with 66 % and 67 %."""

MAX_EXPONENT: Final = 30
"""No value of a text is larger than ten to this; what claims to be is left alone (`reliability.md` R14)."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """What a numeral is worth.

    `value` is `None` where a phrase only counts ("dozens"); then `least` and `most` bound it, `most` perhaps open.
    `step` is the place value of the last digit written: 100 000 for "1.2 million", 1 for "47". `form` is the name of
    its row in `FORMS`. `is_whole` tells a count from a figure with decimals.
    """

    value: Decimal | None
    step: Decimal
    form: str
    least: Decimal | None = None
    most: Decimal | None = None

    @property
    def is_whole(self) -> bool:
        """Whether it is a whole number, written without decimals."""
        return self.value is not None and self.value == self.value.to_integral_value() and self.step >= 1

    @property
    def is_vague(self) -> bool:
        """Whether it counts without a figure."""
        return self.value is None

    def negated(self) -> Numeral:
        """The same, below zero."""
        return Numeral(-self.value, self.step, self.form) if self.value is not None else self

    def times(self, factor: Decimal) -> Numeral:
        """The same in a unit that is `factor` times smaller: "1.2" million, "99" cents."""
        if self.value is None:
            return self
        return Numeral(self.value * factor, self.step * factor, self.form)

    def interval(self, *, measured: bool = False) -> Interval:
        """All values that would be written so: the rounding interval of the last digit.

        A whole count is itself alone; what is `measured` (a length, a share, a price) is rounded even where whole.
        """
        if self.value is None:
            return Interval(self.least, self.most)
        if self.step <= 1 and self.is_whole and not measured:
            return Interval.at(self.value)
        half = self.step / 2
        if self.value < 0:
            return Interval(self.value - half, self.value + half, low_open=True)
        return Interval(self.value - half, self.value + half, high_open=True)

    def amount(self, *, measured: bool = False) -> Amount:
        """The figure as it stands, without any modifier."""
        if self.value is None:
            return Amount(None, self.interval(), Bound.RANGE if self.most is not None else Bound.AT_LEAST, True)
        return Amount(self.value, self.interval(measured=measured), step=self.step)


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write a numeral: its name, a pattern without named groups, and how to work it out (`None`: it can't
    be)."""

    name: str
    pattern: str
    work_out: Callable[[str], Numeral | None]


# --- fragments of patterns ------------------------------------------------------------------------------------------

GAP: Final = r"(?:[ \n]{1,3}|-)"
_BLANK: Final = r"[ \n]{1,3}"
_GROUPS: Final = r"(?:,\d{3}){1,12}|(?: \d{3}){1,12}|(?:'\d{3}){1,12}|(?:\.\d{3}){2,12}|(?:,\d{2}){1,12},\d{3}"
DIGITS: Final = (
    rf"(?<![\d.,])(?:\d{{1,3}}(?:{_GROUPS})|\d{{1,{LIMITS.digits_per_number}}})(?:\.\d{{1,30}})?(?!\d|[.,']\d)"
    r"|(?<![\w.,])\.\d{1,30}(?!\d|[.,]\d)"
)
_ANY_DIGITS: Final = f"(?:{DIGITS})"
_UNIT: Final = f"(?:{alternation(UNITS)})"
_BELOW_HUNDRED: Final = rf"(?:(?:{alternation(TENS)})(?:{GAP}?{_UNIT}\b)?|{alternation(TEENS)}|{_UNIT})\b"
_HUNDREDS: Final = rf"(?:{_BELOW_HUNDRED}|an?){GAP}hundred\b(?:(?:{GAP}and)?{GAP}{_BELOW_HUNDRED})?"
_GROUP: Final = rf"(?:{_HUNDREDS}|{_BELOW_HUNDRED})"
_SCALE: Final = rf"(?:{alternation(SCALES)})s?\b"
_TERM: Final = rf"(?:{_GROUP}|an?){GAP}{_SCALE}(?:{GAP}{_SCALE})?"
_DIGIT_TERM: Final = (
    rf"{_ANY_DIGITS}(?:{GAP}?(?:{_SCALE}|(?:{alternation(SCALE_MARKS)})\b\.?)(?:{GAP}{_SCALE})?|[Kk]\b|(?-i:M)\b)"
)
_TERMS: Final = (
    rf"(?:{_TERM}|{_DIGIT_TERM})(?:(?:,?{_BLANK}(?:and{_BLANK})?|-)(?:{_TERM}|{_HUNDREDS})){{0,6}}"
    rf"(?:,?{_BLANK}and{_BLANK}{_BELOW_HUNDRED})?"
)
_WORDS: Final = rf"(?:{_TERM}(?:(?:,?{_BLANK}(?:and{_BLANK})?|-)(?:{_TERM}|{_GROUP})){{0,6}}|{_GROUP})"
_ZERO: Final = f"(?:{alternation(ZEROS)})"
_POINT: Final = (
    rf"(?:{_WORDS}|{_ZERO}|\d{{1,15}}){GAP}point(?:{GAP}(?:{alternation(CARDINALS)}|oh|\d{{1,15}})\b){{1,9}}(?:{GAP}{_SCALE})?"
)
_PART: Final = rf"(?:halves|{alternation(FRACTIONS)})"
_PARTS: Final = rf"(?:halves|(?:{alternation(FRACTIONS)})s)\b"
_OF_SCALE: Final = rf"(?:{GAP}(?:of{_BLANK})?(?:an?{_BLANK})?(?:{_SCALE}|dozen\b))"
_FRACTION: Final = (
    rf"(?:(?:{_BELOW_HUNDRED}|{_ANY_DIGITS}){GAP}{_PARTS}|one{GAP}{_PART}\b|an?{_BLANK}{_PART}\b(?={_BLANK}of\b)"
    rf"|an?{GAP}(?:hundred{GAP})?(?:tenth|hundredth|thousandth|millionth|billionth|trillionth)s?\b|(?:an?{GAP})?half\b"
    rf"|(?:an?{GAP})?quarter\b(?={_OF_SCALE}))"
    rf"{_OF_SCALE}?"
)
_MIXED: Final = (
    rf"(?:{_TERM}|{_GROUP}|{_DIGIT_TERM}|{_ANY_DIGITS}){GAP}and{GAP}(?:(?:an?|{_UNIT}){GAP})?(?:{_PARTS}|{_PART}\b)"
    rf"(?:{GAP}{_SCALE})?"
)
_VULGAR: Final = f"[{''.join(VULGAR_FRACTIONS)}]"
_MIXED_DIGITS: Final = (
    rf"(?:\d{{1,15}}(?: |-|\+)?{_VULGAR}|{_VULGAR}|(?<![\d/.,])\d{{1,15}}[ +-]\d{{1,2}}/\d{{1,3}}(?![\d/]))"
    rf"(?:{GAP}(?:of an?{_BLANK})?{_SCALE})?"
)
_SLASHED: Final = r"(?<![\d/.,-])\d{1,2}/\d{1,4}(?![\d/]|[.,]\d)"
_POWER: Final = rf"{_ANY_DIGITS} ?[x×*] ?10(?:\^[-+]?\d{{1,3}}|[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,3}})(?!\d)"
_DOZEN: Final = rf"(?:(?:(?:half{GAP})?an?|{_GROUP}|{_ANY_DIGITS}|half){GAP})(?:dozens?|dozs?)\b(?: of\b)?"


# --- what each is worth ---------------------------------------------------------------------------------------------


def _digits(text: str) -> Numeral | None:
    figure = re.sub(r"[ ,'\n]", "", text)
    if figure.count(".") > 1:
        figure = figure.replace(".", "", figure.count(".") if _is_grouped_by_points(text) else 0)
    if sum(char.isdigit() for char in figure) > LIMITS.digits_per_number:
        return None
    value = Decimal(figure)
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)  # only NaN and the infinities have none, and no digits spell those
    return Numeral(value, _step(value, exponent), "digits")


def _is_grouped_by_points(text: str) -> bool:
    return all(len(group) == 3 for group in text.split(".")[1:])  # noqa: PLR2004 - thousands


def _step(value: Decimal, written: int) -> Decimal:
    """The place value of the last digit that is meant, where the last one written is of ten to the `written`."""
    if written < 0 or abs(value) < ROUND_FROM:
        return power(written)
    last_other = value.normalize().as_tuple().exponent
    assert isinstance(last_other, int)  # a figure that was read from digits or words
    return power(max(written, min(last_other, value.adjusted() - 1)))


_SCALED_PARTS: Final = re.compile(rf"(?i)({DIGITS}){GAP}?(.+)", re.DOTALL)


def _scaled_digits(text: str) -> Numeral | None:
    """ "2.5 million", "30bn", "10k", "6 crore and two hundred"."""
    parts = _SCALED_PARTS.fullmatch(text)
    figure = _digits(parts[1]) if parts else None
    if parts is None or figure is None or figure.value is None:
        return None
    words = _word_list(parts[2].replace(".", ""))
    exponent = 0
    while words and (scale := _scale(words[0])) is not None:
        exponent += scale
        words = words[1:]
    if exponent > MAX_EXPONENT:
        return None
    fine = figure.value.as_tuple().exponent
    assert isinstance(fine, int)  # a figure that was read from digits
    value = figure.value * power(exponent)
    if not words:
        return Numeral(value, _step(value, fine + exponent), "digits and scale")
    rest = _cardinal(words)
    return Numeral(value + rest.value, rest.step, "digits and scale") if rest and rest.value is not None else None


def _scale(word: str) -> int | None:
    for table in (SCALES, SCALE_MARKS):
        if word in table:
            return table[word]
    if word == "m":
        return SCALES["million"]
    return SCALES.get(word.removesuffix("s"))


def _word_list(text: str) -> list[str]:
    return [word for word in re.split(r"[ \n,-]+", text.lower()) if word and word != "and"]


_TENS_AND_UNIT: Final = re.compile(rf"({alternation(TENS)})({alternation(UNITS)})")


def _cardinal(words: list[str]) -> Numeral | None:
    """The worth of number words in a row, if they make one number: each term smaller than the one before."""
    total, group, last_scale, written = Decimal(0), Decimal(0), MAX_EXPONENT, 0
    for word in (part for word in words for part in _split_compound(word)):
        scale = _scale(word)
        if word in CARDINALS or word in ("a", "an"):
            group, written = group + CARDINALS.get(word, 1), 0
        elif scale == SCALES["hundred"]:
            group, written = group * 100, scale
        elif scale is None or (group and scale >= last_scale):
            return None
        elif group:
            total, group, last_scale, written = total + group * power(scale), Decimal(0), scale, scale
        else:
            total, written = total * power(scale), written + scale
    value = total + group
    return Numeral(value, _step(value, written if value >= ROUND_FROM else 0), "words") if value or words else None


def _split_compound(word: str) -> tuple[str, ...]:
    compound = _TENS_AND_UNIT.fullmatch(word)
    return (compound[1], compound[2]) if compound else (word,)


def _words(text: str) -> Numeral | None:
    return _cardinal(_word_list(text))


def _point(text: str) -> Numeral | None:
    """ "two point two million", "nought point nought three"."""
    whole, _, rest = text.lower().partition("point")
    before, after = _count(_word_list(whole)), _word_list(rest)
    exponent = 0
    while after and (scale := _scale(after[-1])) is not None:
        exponent += scale
        after = after[:-1]
    decimals = "".join(word if word.isdigit() else str(CARDINALS.get(word, 0)) for word in after)
    if before is None or not decimals:
        return None
    value = (before + Decimal(f"0.{decimals}")) * power(exponent)
    return Numeral(value, power(exponent - len(decimals)), "words with point")


def _fraction(text: str) -> Numeral | None:
    """ "two thirds", "half", "a quarter of a million", "half a dozen"."""
    words = [word for word in _word_list(text) if word != "of"]
    at = next(index for index, word in enumerate(words) if _part(word))
    parts = _part(words[at]) or 1
    count = _count(words[:at]) if at else Decimal(1)
    factor = Decimal(1)
    for word in words[at + 1 :]:
        factor *= 1 if word in ("a", "an") else 12 if word == "dozen" else power(_scale(word) or 0)
    if count is None:
        return None
    worth = count * factor / parts
    return Numeral(worth, factor / 10 if factor > 12 else Decimal(1) if factor > 1 else FRACTION_STEP, "fraction")  # noqa: PLR2004 - a dozen


def _count(words: list[str]) -> Decimal | None:
    if len(words) == 1 and words[0][0] in ".0123456789":
        figure = _digits(words[0])
        return figure.value if figure else None
    worth = _cardinal(words)
    return worth.value if worth else None


def _part(word: str) -> int | None:
    if word == "halves":
        return 2
    return FRACTIONS.get(word) or FRACTIONS.get(word.removesuffix("s"))


def _mixed(text: str) -> Numeral | None:
    """ "one and a half", "five-and-a-half million", "a million and a half"."""
    words = _word_list(text)
    at = next(index for index, word in enumerate(words) if _part(word))
    head = at
    while head > 1 and words[head - 1] in ("a", "an"):
        head -= 1
    is_counted = head == at and words[at - 1] in UNITS and len(words[:at]) > 1
    count = Decimal(UNITS[words[at - 1]]) if is_counted else Decimal(1)
    whole = parse_numeral(" ".join(words[: head - 1 if is_counted else head]))
    if whole is None or whole.value is None:
        return None
    factor, scales = Decimal(1), [scale for word in words[at + 1 :] if (scale := _scale(word)) is not None]
    if scales:
        factor = power(sum(scales))
    elif whole.step > 1:
        factor = power(whole.value.adjusted())
        factor = whole.step if whole.value % whole.step == 0 else factor
    value = (whole.value if not scales and factor > 1 else whole.value * factor) + factor * count / (_part(words[at]) or 1)
    return Numeral(value, factor / 10, "mixed number")


_SLASH: Final = re.compile(r"(\d+)/(\d+)")


def _mixed_digits(text: str) -> Numeral | None:
    """ "5½", "2 1/2", "3½ million"."""
    factor = power(sum(scale for word in _word_list(text) if (scale := _scale(word)) is not None))
    whole = re.match(r"\d+(?![\d/])", text)
    if slash := _SLASH.search(text):
        over, under = int(slash[1]), int(slash[2])
    else:
        over, under = next(VULGAR_FRACTIONS[char] for char in text if char in VULGAR_FRACTIONS)
    if not under or over >= under:
        return None
    value = (Decimal(whole[0] if whole else 0) + Decimal(over) / under) * factor
    return Numeral(value, factor * FRACTION_STEP if factor == 1 else factor / 10, "mixed number")


def _slashed(text: str) -> Numeral | None:
    over, under = (int(part) for part in text.split("/"))
    return Numeral(Decimal(over) / under, FRACTION_STEP, "fraction in digits") if 0 < over < under else None


_SUPERSCRIPTS: Final = str.maketrans("⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹", "-+0123456789")
_POWER_PARTS: Final = re.compile(r"(.+?) ?[x×*] ?10\^?([-+]?\d{1,3})", re.DOTALL)


def _power(text: str) -> Numeral | None:
    """ "3 × 10⁶", "6.23x10^-4"."""
    parts = _POWER_PARTS.fullmatch(text.translate(_SUPERSCRIPTS))
    figure = _digits(parts[1]) if parts else None
    if parts is None or figure is None or abs(int(parts[2])) > MAX_EXPONENT:
        return None
    scaled = figure.times(power(int(parts[2])))
    return Numeral(scaled.value, scaled.step, "power of ten")


def _dozen(text: str) -> Numeral | None:
    """ "a dozen", "three dozen", "half a dozen"."""
    words = _word_list(text.lower().removesuffix(" of"))[:-1]
    count = Decimal("0.5") if "half" in words else _count(words)
    return Numeral(count * 12, Decimal(1), "dozen") if count is not None else None


def _vague(text: str) -> Numeral | None:
    least, most = VAGUE[" ".join(text.lower().removesuffix(" of").split())]
    return Numeral(None, Decimal(1), "vague count", Decimal(least), None if most is None else Decimal(most))


def _article(text: str) -> Numeral | None:  # noqa: ARG001 - the signature of every form
    return Numeral(Decimal(1), Decimal(1), "article")


FORMS: Final = (
    Form("power", _POWER, _power),
    Form("mixed_digits", _MIXED_DIGITS, _mixed_digits),
    Form("slashed", _SLASHED, _slashed),
    Form("dozen", _DOZEN, _dozen),
    Form("mixed", _MIXED, _mixed),
    Form("point", _POINT, _point),
    Form("fraction", _FRACTION, _fraction),
    Form("scaled", _TERMS, lambda text: _scaled_digits(text) if text[0] in ".0123456789" else _words(text)),
    Form("digits", DIGITS, _digits),
    Form("words", rf"(?:{_WORDS}|{_ZERO})", _words),
    Form("vague", rf"(?:{alternation(VAGUE)})\b(?: of\b)?".replace(" ", _BLANK), _vague),
)
"""The ways to write a numeral, in order of preference: what holds more of the text comes first."""

NUMERAL: Final = f"(?i:{'|'.join(form.pattern for form in FORMS)})"
"""A pattern for any numeral, without named groups: to build patterns of other kinds from."""

ARTICLE: Final = r"(?i:\ban?\b)"
"""The article that counts as one in "a year ago"; `parse_numeral` knows it, `NUMERAL` leaves it out."""


@cache
def _forms() -> tuple[tuple[re.Pattern[str], Form], ...]:
    return tuple((re.compile(f"(?i:{form.pattern})"), form) for form in FORMS)


def parse_numeral(text: str) -> Numeral | None:
    """What a numeral is worth; `None` where `text` is none as a whole. An article counts as one."""
    if text.lower() in ("a", "an"):
        return _article(text)
    for pattern, form in _forms():
        if pattern.fullmatch(text):
            worth = form.work_out(text)
            if worth is not None:
                return worth
    return None
