"""The words that dates are written with: tables, the pieces of pattern derived from them, and what they stand for."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from factcheck.values.number_words import ORDINALS, TEENS, TENS, UNITS, alternation

_MONTH_NAMES: Final = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_SHORT_MONTHS: Final = {name[:3]: number for number, name in enumerate(_MONTH_NAMES, start=1)} | {"sept": 9}

MONTHS: Final = {name: number for number, name in enumerate(_MONTH_NAMES, start=1)} | _SHORT_MONTHS

OTHER_WORDS: Final = frozenset({"march", "may", "august", "mar", "jun", "jan", "dec", "sep", "oct"})
"""Months that are other words, names or abbreviations where they are written small."""

_WEEKDAY_NAMES: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY_SHORT: Final = {"tues": 1, "thur": 3, "thurs": 3, "weds": 2}
WEEKDAYS: Final = {name: number for number, name in enumerate(_WEEKDAY_NAMES)}
_ALL_WEEKDAYS: Final = WEEKDAYS | {name[:3]: number for number, name in enumerate(_WEEKDAY_NAMES)} | _WEEKDAY_SHORT
WEEKDAY_WORDS: Final = frozenset(_ALL_WEEKDAYS)

SEASONS: Final = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}

DECADE_WORDS: Final = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}

UNITS_OF_TIME: Final = {
    "day": "day",
    "week": "week",
    "fortnight": "fortnight",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "decade": "decade",
    "century": "century",
    "centurie": "century",
}
"""Units that calendars count by; `centurie` is what is left of the plural without its s."""

DASH: Final = r"\s?(?:--?|[–—])\s?"

_ORDINAL_TO_31: Final = {word: value for word, value in ORDINALS.items() if value <= 20 or value == 30}  # noqa: PLR2004 - words of their own

DAY_OF_MONTH: Final = (
    rf"(?:(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d%:]|[.,]\d)"
    rf"|(?:twenty|thirty)[-\s](?:{alternation(word for word, value in ORDINALS.items() if value < 10)})"  # noqa: PLR2004 - units
    rf"|(?:{alternation(_ORDINAL_TO_31)}))(?!\w)"
)
"""`6`, `6th`, `sixth`, `twenty-first`."""

_TO_20TH: Final = alternation(word for word, value in ORDINALS.items() if value <= 20)  # noqa: PLR2004 - one word each
ORDINAL: Final = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|(?:twenty[-\s])?(?:{_TO_20TH}))"
"""`14th`, `fourteenth`, `twenty-first`: a number of an order up to 29."""

_SPOKEN_BELOW_100: Final = rf"(?:(?:{alternation(TENS)})(?:[-\s](?:{alternation(UNITS)}))?|(?:{alternation(TEENS)}))"

SPOKEN_YEAR: Final = (
    rf"(?:(?:(?:(?:fif|six|seven|eigh|nine)teen|twenty)[-\s]|two\s+thousand\s+(?:and\s+)?){_SPOKEN_BELOW_100}"
    rf"|two\s+thousand(?:\s+(?:and\s+)?(?:{alternation(UNITS)}))?)(?![-\s]?(?:hundred|thousand))"
)
"""`nineteen seventy-nine`, `two thousand and fifteen`."""

SPOKEN_DAY: Final = rf"(?:{_SPOKEN_BELOW_100}|{alternation(UNITS)})"
"""`five`, `fifteen`, `twenty five`: the day of a date that is spelled as it is spoken."""

FULL_YEAR: Final = rf"(?:[12]\d{{3}}(?![\w%]|[.,:]\d)|['’]\d\d(?![\w%]|[.,:]\d)|{SPOKEN_YEAR}\b)"
"""A year that follows a month, season or quarter: four digits, `'87`, or spoken."""


def month(group: str = "month") -> str:
    """A piece of pattern for the name of a month, short or whole, with its full stop."""
    whole, short = alternation(_MONTH_NAMES), alternation(_SHORT_MONTHS)
    return rf"(?:(?P<{group}>{whole}|{short})\b(?:(?<=\b\w\w\w)(?<!may)\.|(?<=\bsept)\.)?)"


def weekday(group: str = "weekday") -> str:
    """A piece of pattern for the name of a weekday before a date, short or whole, with what divides the two."""
    return rf"(?P<{group}>{alternation(_ALL_WEEKDAYS)})\b\.?,?\s+(?:the\s+)?"


def month_number(text: str) -> int:
    """1–12 of a matched month name."""
    return MONTHS[text.lower()]


def weekday_number(text: str) -> int:
    """0 (Monday) to 6 of a matched weekday name."""
    return _ALL_WEEKDAYS[text.lower()]


def ordinal_number(text: str) -> int:
    """What an ordinal or number of up to three digits stands for: `6th`, `6`, `sixth`, `twenty-first`."""
    digits = re.match(r"\d+", text)
    if digits:
        return int(digits[0])
    tens, _, ones = text.lower().replace("-", " ").partition(" ")
    return TENS[tens] + ORDINALS[ones.strip()] if ones else ORDINALS[tens]


def year_number(text: str) -> int:
    """The year that a match of `FULL_YEAR` names; `'87` is 1987 and `'14` is 2014."""
    if text[0] in "'’":
        short = int(text[1:])
        return short + (2000 if short < 40 else 1900)  # noqa: PLR2004 - no news of the 2040s, some of the 1940s
    if text.isdigit():
        return int(text)
    words = [word for word in re.split(r"[-\s]+", text.lower()) if word != "and"]
    if words[1] == "thousand":
        return 2000 + sum(_small(word) for word in words[2:])
    return 100 * _small(words[0]) + sum(_small(word) for word in words[1:])


def spoken_number(text: str) -> int:
    """What a match of `SPOKEN_DAY` stands for."""
    return sum(_small(word) for word in re.split(r"[-\s]+", text.lower()))


def _small(word: str) -> int:
    return UNITS.get(word) or TEENS.get(word) or TENS[word]


COUNT: Final = (
    r"(?:(?<![\d.,])\d{1,3}(?:,\d{3}|\d)?|(?:an?|one)\s+(?:hundred|thousand)|an?|one|a\s+couple(?:\s+of)?|a\s+dozen|half\s+a\s+dozen"
    rf"|{_SPOKEN_BELOW_100}|{alternation(UNITS)})"
)
"""How many units a relative date counts: `3`, `a`, `twenty-one`, `a couple of`."""

_COUNT_PHRASES: Final = {"a": 1, "an": 1, "couple": 2, "dozen": 12, "hundred": 100, "thousand": 1000}


@cache
def count_number(text: str) -> int:
    """The number that a match of `COUNT` stands for."""
    words = re.split(r"[-\s]+", text.lower())
    if text[0].isdigit():
        return int(text.replace(",", ""))
    if words[0] == "half":
        return 6
    if len(words) > 1 and words[1] in _COUNT_PHRASES:
        return _COUNT_PHRASES[words[1]]
    return sum(_COUNT_PHRASES.get(word) or _small(word) for word in words)
