"""Durations in text, and ages in units of time: "five years", "a two-and-a-half-hour film", "an 8-year-old".

Rules find a unit of time; the figure is whatever numeral stands right before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from factcheck.text.document import Span
from factcheck.values.figure import figures_of
from factcheck.values.interface import Amount, Context, DurationValue, Mention, ReadingRule
from factcheck.values.lazy import lazy
from factcheck.values.measure import Figure
from factcheck.values.modifier import between, stated_amount
from factcheck.values.number_words import TENS, alternation
from factcheck.values.rounding import Numeral

_UNITS: Final[dict[str, tuple[str, int]]] = {
    "second": ("second", 1),
    "sec": ("second", 1),
    "minute": ("minute", 1),
    "min": ("minute", 1),
    "hour": ("hour", 1),
    "hr": ("hour", 1),
    "day": ("day", 1),
    "week": ("week", 1),
    "fortnight": ("week", 2),
    "month": ("month", 1),
    "year": ("year", 1),
    "yr": ("year", 1),
    "decade": ("year", 10),
    "century": ("year", 100),
    "centurie": ("year", 100),
}
"""Word of a unit → the unit it is kept in, and how many of those it is; `centurie` is `centuries` without its s."""

_SMALLER: Final = {
    ("year", "month"): 12,
    ("week", "day"): 7,
    ("day", "hour"): 24,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
}
"""How many of the second unit make one of the first, where that is fixed: months have no fixed number of days."""

_CUES: Final = frozenset(form for unit in _UNITS for form in (unit, f"{unit}s"))
REACH: Final = 64
_UNIT: Final = rf"(?P<unit>{alternation(_UNITS)})s?\b"
_AND_A_HALF: Final = r"(?P<fraction>[ ]and[ ]a[ ]half\b)?"
_AFTER_FIGURE: Final = lazy(
    rf"(?<=[\w½¼¾])(?:[ \n]|-)?{_UNIT}(?!\.\d)(?:['’](?!s))?(?P<old>(?:[ -]olds?|[ ]of[ ]age)\b)?{_AND_A_HALF}"
)
_ASKS_HOW_LONG: Final = (
    "for|in|over|within|after|during|lasted|lasting|took|takes|nearly|almost|about|around|than|under|least|most"
)
_ARTICLE: Final = lazy(
    rf"\b(?:{_ASKS_HOW_LONG})[ \n](?P<whole>(?:half[ -])?an?[ -](?P<half>half[ -])?{_UNIT}{_AND_A_HALF})"
    r"(?![ ]or[ ]two\b)"
)
_HALF: Final = lazy(
    rf"\b(?P<whole>half[ -]an?[ -]{_UNIT})|\b(?P<whole_>an?[ -]{_UNIT.replace('unit', 'unit_')}[ ]and[ ]a[ ]half\b)"
)
JOINT: Final = re.compile(r"(?:-|[ ])?(?:[ ]?[-–][ ]?|[ ](?:to|or|and)[ ])")


def figures_before(text: str, end: int) -> list[Figure]:
    """The figures that stand before `end`, the last of them right before it; none where that is no figure."""
    start = max(0, end - REACH)
    if start:
        blank = text.find(" ", start, end)
        start = blank if blank >= 0 else start
    figures = [replace(one, span=one.span.shifted(start)) for one in figures_of(text[start:end])]
    return figures if figures and figures[-1].span.end == end else []


def _measured(match: re.Match[str], _: Context) -> Iterator[Mention]:
    text, unit = match.string, match["unit"]
    figures = figures_before(text, match.start())
    if not figures or not _counts(figures[-1], text) or _dates(text, match.end(), figures[-1]):
        return
    if _is_rank(match, figures[-1]):
        return
    if match[0] == " second" and figures[-1].numeral.value != 1:
        return  # "six second hand cars": seconds after a blank are plural
    if _BARE_UNIT.fullmatch(match[0]) and _YEAR.fullmatch(figures[-1].span.of(text)):
        return  # "World Cup 2018 day five": so many days would be plural
    factor = Decimal(_UNITS[unit][1])
    last = replace(figures[-1], numeral=figures[-1].numeral.times(factor))
    if match["fraction"] and last.numeral.value is not None:
        return
    age = bool(match["old"])
    span = Span(last.span.start, match.end())
    first = figures[-2] if len(figures) > 1 else None
    if first and (ranged := _range(text, replace(first, numeral=first.numeral.times(factor)), last, span)):
        amount, span = ranged
    else:
        amount, span = stated_amount(text, span, last.numeral, measured=not age)
    rule = "age in units" if age else "figure and unit of time"
    some_time = text[span.start : span.end].lower() == "one day"
    yield Mention(span, DurationValue(amount, _UNITS[unit][0], age), rule, latent=some_time, core=last.span)


def _is_rank(match: re.Match[str], figure: Figure) -> bool:
    """Whether "-second" ends a rank: "the forty-second president", but "a forty-second delay"."""
    text, start = match.string, figure.span.start
    written = figure.span.of(text)
    if match[0] != "-second" or written.lower() not in TENS:
        return False
    is_alone = not text[:start].strip() and not text[match.end() :].strip()
    is_after_the = _THE.search(text[max(0, start - 7) : start]) is not None
    return is_alone or (is_after_the and not _LASTS.match(text, match.end()))


_THE: Final = re.compile(r"(?i)(?:\b(?:the|its|his|her|their)|'s)[ \n]$")
_LASTS: Final = re.compile(
    r"[ \n-](?:long|delay|clip|video|spot|ad|advert|commercial|film|ban|pause|silence|penalty|lead|gap|time|rule|break"
    r"|burst|burn|window|interval|limit|wait|trailer|teaser|soundbite|sequence|shot|call|speech|sprint|lap)"
)


def _dates(text: str, end: int, figure: Figure) -> bool:
    """Whether the length of time is a date's: "five years ago", but not "65 million years ago"."""
    value = figure.numeral.value
    return _DATES.match(text, end) is not None and value is not None and value < _LONG_AGO


_LONG_AGO: Final = 10_000
_DATES: Final = re.compile(r"[ \n](?:ago|later|earlier|from[ ]now)\b")
"""Words after a length of time that make a date of it."""


_BARE_UNIT: Final = re.compile(r" (?:day|week|month|hour|minute)", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


def _counts(figure: Figure, text: str) -> bool:
    """Whether the figure counts units: not a year ("in 2014 years of …"), a score or a share."""
    before = text[max(0, figure.span.start - 1) : figure.span.start]
    return before not in ("/", ":", "$", "€", "£") and not figure.numeral.is_vague


def _range(text: str, first: Figure, last: Figure, span: Span) -> tuple[Amount, Span] | None:
    joint = text[first.span.end : last.span.start]
    if not JOINT.fullmatch(joint):
        return None
    amount = between(first.numeral, last.numeral)
    opening = re.search(r"\b(?:between|from)[ ]$", text[max(0, first.span.start - 8) : first.span.start], re.IGNORECASE)
    if amount is None or (joint.strip() == "and" and not opening):
        return None
    return amount, Span(first.span.start - (len(opening[0]) if opening else 0), span.end)


def _compound(match: re.Match[str], context: Context) -> Iterator[Mention]:
    """As "2 hours 10 minutes": the larger unit, then the smaller one in the same breath."""
    text = match.string
    second = next(_measured(match, context), None)
    if second is None or second.core is None or not isinstance(second.value, DurationValue):
        return
    lead = _LARGER.search(text[max(0, second.core.start - REACH) : second.core.start])
    if not lead or _UNITS[lead["unit"]][1] != 1:
        return
    per = _SMALLER.get((_UNITS[lead["unit"]][0], second.value.unit))
    end = second.core.start - len(lead[0]) + lead.start("unit")
    start = text.rfind(lead[0], 0, second.core.start)
    figures = figures_before(text, start)
    small = second.value.amount.stated
    if per is None or not figures or small is None or figures[-1].numeral.value is None or end < 0:
        return
    total = figures[-1].numeral.value * per + small
    numeral = replace(figures[-1].numeral, value=total, step=second.value.amount.step or Decimal(1))
    span = Span(figures[-1].span.start, second.span.end)
    amount, span = stated_amount(text, span, numeral, measured=not second.value.age)
    yield Mention(
        span,
        replace(second.value, amount=amount),
        "two units of time",
        core=Span(figures[-1].span.start, second.core.end),
    )


_LARGER: Final = re.compile(rf"(?:[ ]|-)(?P<unit>{alternation(_UNITS)})s?(?:,[ ]|[ ]and[ ]|,[ ]and[ ]|[ ])$")


def _of_one(match: re.Match[str], _: Context) -> Iterator[Mention]:
    """As "for a decade", "half an hour": an article counts one where the words before ask how long."""
    groups = match.groupdict()
    unit = groups["unit"] or groups.get("unit_") or ""
    name, times = _UNITS[unit]
    whole = "whole" if groups["whole"] else "whole_"
    text = match[whole].lower()
    value = Decimal(times) / 2 if text.startswith("half") or "half-" in text or groups.get("half") else Decimal(times)
    value += Decimal(times) / 2 if text.endswith("and a half") else 0
    step = Decimal(times) if value == times else Decimal(times) / 2
    amount, span = stated_amount(match.string, Span(*match.span(whole)), Numeral(value, step, "article"), measured=True)
    yield Mention(span, DurationValue(amount, name), "one unit of time", latent=value == times)


RULES: Final[tuple[ReadingRule, ...]] = (
    ReadingRule("figure and unit of time", _CUES, _AFTER_FIGURE, _measured),
    ReadingRule("two units of time", _CUES, _AFTER_FIGURE, _compound),
    ReadingRule("one unit of time", _CUES, _ARTICLE, _of_one),
    ReadingRule("half a unit of time", frozenset({"half"}), _HALF, _of_one),
)
