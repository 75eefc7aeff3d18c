"""Ages without a unit of time, or with a short one: "aged 47", "John Smith, 47,", "87 y/o", "in his late forties"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from factcheck.text.document import Span
from factcheck.values.duration import JOINT, REACH, figures_before
from factcheck.values.figure import figures_of
from factcheck.values.interface import Amount, Bound, Context, DurationValue, Mention, ReadingRule
from factcheck.values.interval import Interval
from factcheck.values.lazy import lazy
from factcheck.values.measure import Figure
from factcheck.values.modifier import between, stated_amount
from factcheck.values.number_words import alternation

_OLDEST: Final = 122
"""Years: the greatest age on record (Jeanne Calment); a larger number after a name is no age."""

_AGE_IN_SHORT: Final = lazy(r"(?<=\d)[ -]?(?:y/?o|y\.o\.|yrs?\.[ -]?olds?)(?!\w)")
_AGED: Final = lazy(r"\b(?i:aged?|at[ ]the[ ]age[ ]of|turned|turning|turns)[ ](?=[\w])(?!of\b)")
_AFTER_NAME: Final = lazy(r"(?<=[a-z.)]),[ ](?P<age>\d{1,3})(?=,[ ]|\)|;)")
_TENS: Final = {
    "twenties": 2,
    "thirties": 3,
    "forties": 4,
    "fifties": 5,
    "sixties": 6,
    "seventies": 7,
    "eighties": 8,
    "nineties": 9,
}
_DECADE_OF_LIFE: Final = lazy(
    r"\bin[ ](?:his|her|their|my|your|our)[ ](?P<part>early|mid|late)?[ -]?"
    rf"(?:(?P<tens>[1-9])0s|(?P<word>{alternation(_TENS)}))\b"
)
_PART_OF_TEN: Final = {None: (0, 9), "early": (0, 4), "mid": (3, 7), "late": (6, 9)}


def _in_short(match: re.Match[str], _: Context) -> Iterator[Mention]:
    """As "87 y/o", "an 87 yr. old man"."""
    figures = figures_before(match.string, match.start())
    if figures and _is_age(figures[-1]):
        span = Span(figures[-1].span.start, match.end())
        amount, span = stated_amount(match.string, span, figures[-1].numeral)
        yield Mention(span, DurationValue(amount, "year", age=True), "age in short", core=figures[-1].span)


def _aged(match: re.Match[str], _: Context) -> Iterator[Mention]:
    text = match.string
    window = text[match.end() : match.end() + REACH]
    opening = re.match(r"between[ ]", window)
    offset = match.end() + (opening.end() if opening else 0)
    figures = [replace(one, span=one.span.shifted(offset)) for one in figures_of(text[offset : match.end() + REACH])]
    if (
        not figures
        or figures[0].span.start != offset
        or not _is_age(figures[0])
        or _is_measured(text, figures[0].span.end)
    ):
        return
    core, span = figures[0].span, Span(match.start(), figures[0].span.end)
    second = figures[1] if len(figures) > 1 and _is_age(figures[1]) else None
    if second and JOINT.fullmatch(text[core.end : second.span.start]):
        amount = between(figures[0].numeral, second.numeral)
        if amount is not None:
            yield Mention(
                Span(match.start(), second.span.end),
                DurationValue(amount, "year", age=True),
                "age after a word",
                core=core,
            )
            return
    amount, wide = stated_amount(text, Span(core.start, core.end), figures[0].numeral, floor=match.end())
    yield Mention(
        Span(span.start, max(span.end, wide.end)),
        DurationValue(amount, "year", age=True),
        "age after a word",
        core=core,
    )


def _is_age(figure: Figure) -> bool:
    value = figure.numeral.value
    return value is not None and 0 < value <= _OLDEST


def _is_measured(text: str, end: int) -> bool:
    """Whether a unit follows that is no year: "aged 18 months" is read with it, "turned 180 degrees" not at all."""
    return bool(
        re.match(
            r"[ -](?!and\b|or\b|to\b|in\b|on\b|who\b|when\b|was\b|year)[a-z]+s\b|%|[ ]per[ ]?cent|\.\d|:\d",
            text[end : end + 16],
        )
    )


_NAME_WORD: Final = re.compile(r"[A-Z][\w'’-]*|[A-Z]\.")
"""The last word of a name; with a full stop it is an initial, for "Nov., 12," is none."""


def _after_name(match: re.Match[str], _: Context) -> Iterator[Mention]:
    """As "John Smith, 47, said": latent, since results and pages are written so too."""
    age = Decimal(match["age"])
    words = match.string[max(0, match.start() - 24) : match.start()].split()
    if not words or not _NAME_WORD.fullmatch(words[-1]) or not 0 < age <= _OLDEST:
        return
    amount = Amount(age, Interval.at(age), step=Decimal(1))
    yield Mention(Span(*match.span("age")), DurationValue(amount, "year", age=True), "age after a name", latent=True)


def _decade_of_life(match: re.Match[str], _: Context) -> Iterator[Mention]:
    tens = 10 * (int(match["tens"]) if match["tens"] else _TENS[match["word"]])
    low, high = _PART_OF_TEN[match["part"]]
    amount = Amount(None, Interval(Decimal(tens + low), Decimal(tens + high)), Bound.RANGE)
    yield Mention(Span(*match.span()), DurationValue(amount, "year", age=True), "decade of life")


RULES: Final[tuple[ReadingRule, ...]] = (
    ReadingRule("age in short", frozenset({"y", "yo", "yr", "yrs"}), _AGE_IN_SHORT, _in_short),
    ReadingRule("age after a word", frozenset({"aged", "age", "turned", "turning", "turns"}), _AGED, _aged),
    ReadingRule("age after a name", frozenset({"#"}), _AFTER_NAME, _after_name),
    ReadingRule(
        "decade of life", frozenset({"his", "her", "their", "my", "your", "our"}), _DECADE_OF_LIFE, _decade_of_life
    ),
)
