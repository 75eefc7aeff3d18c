"""Figures in a given notation: "1.5 million", "1,500,000", "3.2bn", "Twenty-five", each for another figure.

A notation is known by writing the old figure in it: only what comes out as it stands is understood, and written anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, NamedTuple

from factcheck.values.number_words import LONE_LETTER_SCALES, SCALE_MARKS, SCALES, power
from factcheck.values.numeral import parse_numeral
from factcheck.values.rounding import exponent_of
from factcheck.values.writing.spelling import STYLES, cardinal, cased, plain, rank_in_words, ranked

DIGITS: Final = re.compile(
    r"(?P<sign>-?)(?P<whole>\d{1,3}(?P<mark>[,' ])\d{3}(?:(?P=mark)\d{3})*|\d+)(?:\.(?P<decimals>\d+))?"
    r"(?:(?P<gap>[ -]?)(?P<scale>[a-z]+))?",
    re.IGNORECASE,
)
EXPONENTS: Final = {**LONE_LETTER_SCALES, **SCALE_MARKS, **SCALES}
FAMILIES: Final = (
    ("thousand", "million", "billion", "trillion"),
    ("k", "m", "bn", "tn"),
    ("K", "M", "B", "T"),
    ("k", "mn", "bn", "tn"),
    ("k", "mln", "bln", "trln"),
)
"""Scales that are written together, each three powers of ten above the one before."""
TEN: Final = 10
THOUSAND: Final = 1000
LARGE: Final = 6
"""From this power of ten on figures are written with a scale; "800 thousand" is not for every text."""
CENTS: Final = 2
TELLING: Final = 2
"""So many digits of a rounded figure tell it."""
LONGEST: Final = 4
"""Words of a number that is written in words at most."""


class Change(NamedTuple):
    """The figure that a text states, the one that it should state, both in its unit, and how fine the latter is known
    (`None`: exactly as it stands).

    `coins` says that the figure is a sum of money, which has two decimals or none.
    """

    stated: Decimal
    wanted: Decimal
    step: Decimal | None = None
    coins: bool = False


def figure_in_notation(text: str, change: Change) -> str | None:
    """The text of a figure that states `change.stated`, written for `change.wanted`.

    `None` where the notation is not understood, or where it can't state the figure without losing what counts.
    """
    if (change.stated < 0) != (change.wanted < 0):
        return None
    match = DIGITS.fullmatch(text)
    return _in_digits(match, change) if match else _in_words(text, change)


def is_one(text: str) -> bool:
    """Whether a figure counts one, so that what it counts is singular."""
    numeral = parse_numeral(text)
    return numeral is not None and numeral.value is not None and abs(numeral.value) == 1


# --- digits ---------------------------------------------------------------------------------------------------------


def _in_digits(match: re.Match[str], change: Change) -> str | None:
    scale = match["scale"] or ""
    if scale and scale.lower() not in EXPONENTS:
        return None
    exponent = EXPONENTS[scale.lower()] if scale else 0
    digits = re.sub(r"[,' ]", "", match["whole"])
    own = Decimal(f"{match['sign']}{digits}.{match['decimals'] or ''}")
    outer = _outer(change.stated, own * power(exponent))
    if outer is None:
        return None
    figure = Figures(own, change.wanted / outer, match, change)
    is_scaled = bool(scale) or outer >= THOUSAND
    if is_scaled and not _is_handy(own, figure.wanted / power(exponent)):
        return _in_another_scale(figure, scale, exponent) if scale else None
    written = _fitted(figure, figure.wanted / power(exponent), change.step and change.step / outer / power(exponent))
    return None if written is None else f"{written}{match['gap'] or ''}{scale}"


class Figures(NamedTuple):
    """A figure as it is written, what should be written, without what stands outside, and the match of its digits."""

    own: Decimal
    wanted: Decimal
    match: re.Match[str]
    change: Change


def _outer(stated: Decimal, own: Decimal) -> Decimal | None:
    """How many of the unit one of the written figure is: 1,000,000 where an "m" follows, 0.01 for cents."""
    if not own:
        return None if stated else Decimal(1)
    outer = stated / own
    return outer if outer > 0 and outer * own == stated else None


def _is_handy(own: Decimal, wanted: Decimal) -> bool:
    """Whether a figure before a scale has as few digits as people write there, or as this text does."""
    return 1 <= abs(wanted) < THOUSAND or (abs(own) >= THOUSAND and abs(wanted) >= 1) or (abs(own) < 1 > abs(wanted))


def _in_another_scale(figure: Figures, scale: str, exponent: int) -> str | None:
    """The figure with a smaller or larger scale of the same family, where that states it exactly."""
    for family in FAMILIES:
        if scale not in family:
            continue
        for other in family:
            to = EXPONENTS[other.lower()]
            wanted = figure.wanted / power(to)
            if to != exponent and to >= LARGE and 1 <= abs(wanted) < THOUSAND and -exponent_of(wanted.normalize()) <= 1:
                return f"{plain(wanted)}{figure.match['gap'] or ''}{other}"
    return None


def _fitted(figure: Figures, wanted: Decimal, step: Decimal | None) -> str | None:
    """The digits of a figure: exact where the decimals of the old one are enough, else rounded to these if two digits
    are left; one decimal more where not, if that is exact."""
    match = figure.match
    decimals = len(match["decimals"] or "")
    place = power(-decimals)
    if step is not None and place * TEN < step:
        return None  # the text is finer than what is known
    needed = max(0, -exponent_of(wanted.normalize()))
    if needed > decimals:
        rounded = wanted.quantize(place, rounding=ROUND_HALF_UP)
        if min(_digits(rounded), _digits(figure.own)) >= TELLING:
            wanted = rounded
        elif needed > decimals + 1:
            return None
    elif figure.change.coins and decimals == CENTS and not match["scale"]:
        return _grouped(f"{abs(wanted.quantize(place)):f}", figure)
    return _grouped(f"{abs(wanted.normalize()):f}", figure)


def _digits(figure: Decimal) -> int:
    """How many digits a figure is written with, from the first that is not 0."""
    return len(f"{abs(figure):f}".replace(".", "").lstrip("0"))


def _grouped(digits: str, figure: Figures) -> str:
    """Digits grouped as in the old figure; by commas where that one was too short to tell."""
    whole, point, decimals = digits.partition(".")
    mark = figure.match["mark"] or ("" if abs(figure.own) >= THOUSAND else ",")
    grouped = f"{int(whole):,}".replace(",", mark)
    return f"{figure.match['sign']}{grouped}{point}{decimals}"


# --- words ----------------------------------------------------------------------------------------------------------


def _in_words(text: str, change: Change) -> str | None:
    numeral = parse_numeral(text)
    if numeral is None or numeral.value is None or not numeral.is_whole:
        return None
    outer = _outer(change.stated, numeral.value)
    wanted = None if outer is None else change.wanted / outer
    if wanted is None or wanted != wanted.to_integral_value() or change.step is not None:
        return None
    written = {
        style: cardinal(int(wanted), style) for style in STYLES if cardinal(int(numeral.value), style) == text.lower()
    }
    return _only(list(written.values()), text)


def _only(written: list[str | None], text: str) -> str | None:
    """The one way to write a number in words; the hyphen is no choice, "and" behind hundreds is."""
    ways = {words.replace("-", " "): words for words in reversed(written) if words}
    if len(ways) != 1 or len(next(iter(ways)).split()) > LONGEST:
        return None
    return cased(next(iter(ways.values())), text)


def rank_in_notation(text: str, stated: int, wanted: int) -> str | None:
    """The text of a rank, "26th" or "twenty-sixth", written for another one."""
    if wanted <= 0:
        return None
    for old, new in _ranks(stated, wanted):
        if old == text:
            return new
    written = [rank_in_words(wanted, style) for style in STYLES if rank_in_words(stated, style) == text.lower()]
    return _only(written, text)


def _ranks(stated: int, wanted: int) -> Iterator[tuple[str, str]]:
    for case in (str, str.upper):
        old, new = case(ranked(stated)), case(ranked(wanted))
        yield old, new
        yield f"{stated:,}{old[-2:]}", f"{wanted:,}{new[-2:]}"
