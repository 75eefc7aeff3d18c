"""Number words of English: what each stands for. Tables only; `numeral.py` derives its patterns from their keys."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

ZEROS: Final = dict.fromkeys(("zero", "nought", "naught", "nil"), 0)

UNITS: Final = {
    word: value
    for value, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"), start=1)
}

TEENS: Final = {
    word: value
    for value, word in enumerate(
        (
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ),
        start=10,
    )
}

TENS: Final = {
    word: 10 * value
    for value, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2
    )
} | {"fourty": 40}
"""`fourty` is a common misspelling, and means nothing else."""

CARDINALS: Final = ZEROS | UNITS | TEENS | TENS

SCALES: Final = {
    "hundred": 2,
    "thousand": 3,
    "million": 6,
    "billion": 9,
    "trillion": 12,
    "quadrillion": 15,
    "lakh": 5,
    "lac": 5,
    "lkh": 5,
    "crore": 7,
    "krore": 7,
}
"""Scale words and the power of ten of each: short scale (US usage, UK usage since 1974), Indian lakh and crore."""

SCALE_MARKS: Final = {
    "k": 3,
    "mn": 6,
    "mln": 6,
    "mio": 6,
    "bn": 9,
    "bln": 9,
    "tn": 12,
    "trn": 12,
    "trln": 12,
    "cr": 7,
}
"""Abbreviated scales that mean nothing else after digits, whatever their case: agency style (Reuters `mln`, `bln`), the
Economist's and the Guardian's `bn`, `tn`."""

LONE_LETTER_SCALES: Final = {"m": 6, "b": 9, "t": 12, "mm": 6}
"""Letters that are a scale in a sum of money ("£1.5m"), but may be a unit elsewhere ("a 100m race")."""

FRACTIONS: Final = {
    "half": 2,
    "halve": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "fifteenth": 15,
    "sixteenth": 16,
    "twentieth": 20,
    "hundredth": 100,
    "thousandth": 1_000,
    "millionth": 1_000_000,
    "billionth": 1_000_000_000,
    "trillionth": 1_000_000_000_000,
}
"""Names of parts, and into how many they divide a whole; `halve` is `halves` without its s."""

VULGAR_FRACTIONS: Final = {
    "½": (1, 2),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅕": (1, 5),
    "⅖": (2, 5),
    "⅗": (3, 5),
    "⅘": (4, 5),
    "⅙": (1, 6),
    "⅚": (5, 6),
    "⅐": (1, 7),
    "⅛": (1, 8),
    "⅜": (3, 8),
    "⅝": (5, 8),
    "⅞": (7, 8),
    "⅑": (1, 9),
    "⅒": (1, 10),
}

VAGUE: Final = {
    "a pair": (2, 2),
    "a couple": (2, 3),
    "a few": (3, None),
    "several": (3, None),
    "dozens": (24, None),
    "scores": (40, None),
    "hundreds": (200, None),
    "thousands": (1_000, None),
    "millions": (1_000_000, None),
    "billions": (1_000_000_000, None),
    "trillions": (1_000_000_000_000, None),
    "tens of thousands": (10_000, None),
    "hundreds of thousands": (100_000, None),
    "tens of millions": (10_000_000, None),
    "hundreds of millions": (100_000_000, None),
    "tens of billions": (10_000_000_000, None),
    "hundreds of billions": (100_000_000_000, None),
}
"""Phrases that count without a figure: the least and the most that they can be taken for. Never enough to accuse."""

ORDINALS: Final = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
    "sixtieth": 60,
    "seventieth": 70,
    "eightieth": 80,
    "ninetieth": 90,
    "hundredth": 100,
    "thousandth": 1_000,
    "millionth": 1_000_000,
    "billionth": 1_000_000_000,
    "trillionth": 1_000_000_000_000,
}


DOZENS: Final = frozenset(("dozen", "dozens", "doz", "dozs", "dz", "dzs", "dzn"))

AND: Final = frozenset(("and", "&"))
"""What joins the parts of a number in words."""


def alternation(words: Iterable[str]) -> str:
    """A pattern for any of the words, longest first, so that no word hides a longer one."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def power(exponent: int) -> Decimal:
    """Ten to the `exponent`, exactly."""
    return Decimal(1).scaleb(exponent)
