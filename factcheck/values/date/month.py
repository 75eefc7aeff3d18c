"""Months without a day or a year: "in March", "the December vote"; and none in "he may", "a march", "April Jones"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from factcheck.values.date.words import FULL_YEAR, MONTHS, month, month_number, year_number
from factcheck.values.date.writing import Stated, Writing, dated, yearless
from factcheck.values.interface import Context
from factcheck.values.lazy import lazy
from factcheck.values.number_words import alternation

_I: Final = re.IGNORECASE

_OTHER_WORDS: Final = frozenset({"march", "april", "may", "june", "august"})
"""Months that are names of people or other words too, even where written large."""

_PLAIN_WHEN_SMALL: Final = frozenset(name for name in MONTHS if len(name) > 4) - {"march", "august"} | {"june", "july"}  # noqa: PLR2004 - longer than "June" and than short forms
"""Months that are still months where written small: whole names that are no other word."""

_NAMES: Final = alternation(MONTHS)
_TITLES: Final = "Mr|Mrs|Ms|Dr|Sir|Lord|Lady|Miss|Minister|President|Senator|Theresa|Brian|Fredric"
_PREPOSITIONS: Final = (
    "in of by since until till through throughout during before after from to between and or for around about late "
    "early mid last next this past coming end beginning start ending ended following previous on"
)


@cache
def _prepared() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(_PREPOSITIONS.split())})[\s-]+(?:the\s+)?$", _I)


@cache
def _second_of_two() -> re.Pattern[str]:
    return re.compile(rf"\b(?:from|between)\s+$|(?:{_NAMES})\.?(?:\s?[-–]\s?|\s+(?:to|and|through|until|till)\s+)$", _I)


@cache
def _first_of_two() -> re.Pattern[str]:
    return re.compile(rf"(?:\s?[-–]\s?|\s+(?:to|through)\s+)(?:{_NAMES})\b", _I)


@cache
def _hyphened() -> re.Pattern[str]:
    return re.compile(rf"(?:\b(?:late|early|mid)|(?:{_NAMES})\.?)-$", _I)


_NAMED: Final = re.compile(rf"(?:\b(?:{_TITLES})\.?|[A-Z]\.)\s+$")
_DETERMINED: Final = re.compile(r"(?<!\bof )(?<!\bin )(?<!\bby )\b(?:the|an?)\s+$", _I)
_THEN_EVENT: Final = re.compile(r"\s+(?!(?:for|on|of|through|to|in|was|and)\b)[a-z]")
_THEN_NAME: Final = re.compile(r"\s+[A-Z]")
_SMALL_MAY: Final = re.compile(r"\b(?:in|since|until|during)\s+$", _I)
_THEN_NOTHING: Final = re.compile(r"\s*(?:$|[.,;:!?)])")
_PERSON: Final = re.compile(r"\b(?:Theresa|Mrs\.?|Ms\.?|Mr\.?|Minister|Brian|James|Elaine)\s+May\b")
_MAY_OF_ACTION: Final = re.compile(r"\b(?:by|for|after|to|and|or|from|about|of|on)\s+$", _I)
_PERSON_REACH: Final = 4000


def _bare_month(match: re.Match[str], context: Context) -> Stated | None:
    text, name = match.string, match["month"]
    left, right = text[max(0, match.start() - 16) : match.start()], text[match.end() : match.end() + 24]
    if _NAMED.search(left) or (left.endswith("-") and not _hyphened().search(left)):
        return None
    if not _is_month(match, left, right) or _month_of_several(match, context):
        return None
    return yearless(month_number(name), None, match, context)


def _is_month(match: re.Match[str], left: str, right: str) -> bool:
    """Whether the word is a month here, and no verb, march, name or adjective."""
    name, small = match["month"].lower(), match["month"].islower()
    if _second_of_two().search(left) or _first_of_two().match(right):
        return not (small and name in ("may", "march"))
    prepared = _prepared().search(left) is not None
    if small and name == "may":
        return _SMALL_MAY.search(left) is not None and _THEN_NOTHING.match(right) is not None
    if small:
        return prepared and name in _PLAIN_WHEN_SMALL
    if name not in _OTHER_WORDS:
        return len(name) > 4 or name == "july" or (prepared and match[0].endswith("."))  # noqa: PLR2004 - short names
    if _DETERMINED.search(left):
        return _THEN_EVENT.match(right) is not None
    return prepared and not _THEN_NAME.match(right) and not (name == "may" and _may_be_person(match, left))


def _may_be_person(match: re.Match[str], left: str) -> bool:
    """Whether "by May" is somebody's doing: the text speaks of a person of that name."""
    return _MAY_OF_ACTION.search(left) is not None and _PERSON.search(match.string[:_PERSON_REACH]) is not None


@cache
def _later_months() -> re.Pattern[str]:
    """After the first of several months: the others, and the year of all."""
    part = r"(?:(?:early|mid|late)[-\s]+)?"
    joint = r"(?:,\s+(?:and\s+|or\s+)?|\s+(?:and|or|&)\s+|/)"
    return re.compile(
        rf"{joint}{part}{month('other')}(?:{joint}{part}{month('another')})?,?\s+(?:of\s+|in\s+)?(?P<year>{FULL_YEAR})",
        _I,
    )


def _month_of_several(match: re.Match[str], _: Context) -> Stated | None:
    """As the March of "March and April 2015"."""
    after = _later_months().match(match.string, match.end())
    numbers = (
        [month_number(name) for name in (match["month"], after["other"], after["another"]) if name] if after else []
    )
    if after is None or numbers != sorted(numbers):
        return None
    value = dated(year_number(after["year"]), numbers[0], None)
    return Stated(value) if value else None


WRITINGS: Final = (
    Writing(
        "month before another of the same year",
        frozenset(MONTHS),
        lazy(rf"(?<![\w/-]){month()}(?=\s?[,/&]|\s+(?:and|or)\b)", _I),
        _month_of_several,
    ),
    Writing(
        "month",
        frozenset(MONTHS),
        lazy(rf"(?:(?<![\w/-])|(?<=[\da-z]-)){month()}(?!\s?[\d/]|\w)", _I),
        _bare_month,
    ),
)
