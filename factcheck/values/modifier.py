"""Modifiers: words around a figure that make it a bound or an approximation: "more than", "about", "170+", "or less".

The same for every kind that has a figure: numbers, money, quantities, durations, ages.
"""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from factcheck.text.document import Span
from factcheck.values.interface import Amount, Bound
from factcheck.values.interval import Interval
from factcheck.values.lazy import lazy
from factcheck.values.number_words import power
from factcheck.values.rounding import Numeral
from factcheck.values.tables import rows


class Modifier(NamedTuple):
    """What a modifier makes of a figure; the default is none: the figure as it stands."""

    bound: Bound = Bound.EXACT
    approximate: bool = False


ABOUT: Final = Modifier(approximate=True)


@cache
def _phrases() -> dict[str, Modifier]:
    """Phrases before a figure, and what they make of it (`values/data/modifiers.tsv`)."""
    return {row["phrase"]: Modifier(Bound(row["bound"]), row["approximate"] == "yes") for row in rows("modifiers.tsv")}


@cache
def _last_words() -> frozenset[str]:
    return frozenset(phrase.rpartition(" ")[2] for phrase in _phrases())


_SIGNS: Final = {
    "~": ABOUT,
    "≈": ABOUT,
    "±": ABOUT,
    ">": Modifier(Bound.MORE_THAN),
    "<": Modifier(Bound.LESS_THAN),
    "≥": Modifier(Bound.AT_LEAST),
    "≤": Modifier(Bound.AT_MOST),
    ">=": Modifier(Bound.AT_LEAST),
    "<=": Modifier(Bound.AT_MOST),
}
_MOST_WORDS: Final = 5
_WINDOW: Final = 40

_AFTER: Final = (
    (lazy(r"\+(?![\d\w])|-plus(?!\w)|(?i:[ \n]plus(?!\w)(?![ \n](?:an?|the|\d)))"), Modifier(Bound.AT_LEAST)),
    (lazy(r"(?i),?[ \n]or[ \n](?:more|greater|higher|over|above|older|longer|better)\b"), Modifier(Bound.AT_LEAST)),
    (
        lazy(r"(?i)[ \n]and[ \n](?:over|above|up)\b(?![ \n]+\d)|,?[ \n]at[ \n](?:the[ \n])?least\b"),
        Modifier(Bound.AT_LEAST),
    ),
    (lazy(r"(?i),?[ \n]or[ \n](?:less|fewer|lower|under|below|younger|shorter)\b"), Modifier(Bound.AT_MOST)),
    (
        lazy(r"(?i)[ \n]and[ \n]under\b(?![ \n]+\d)|,?[ \n]at[ \n](?:the[ \n])?most\b|[ \n]max(?:imum)?\b"),
        Modifier(Bound.AT_MOST),
    ),
    (lazy(r"(?i)[ \n]or[ \n]so\b|-odd\b|-?ish\b|,?[ \n](?:or[ \n]thereabouts|give[ \n]or[ \n]take)\b"), ABOUT),
    (lazy(r"(?i),?[ \n](?:approximately|roughly|more[ \n]or[ \n]less)\b"), ABOUT),
)
"""Phrases after a figure, and what they make of it."""


class Modified(NamedTuple):
    """A modifier as it was found around a span, and the span that holds both; the span itself where there is none."""

    modifier: Modifier
    span: Span


def modifier_around(text: str, span: Span, floor: int = 0) -> Modified:
    """What modifies the measure at `span`; nothing before `floor` (the end of the measure before) is looked at."""
    before = _modifier_before(text, span.start, max(floor, span.start - _WINDOW))
    after = _modifier_after(text, span.end)
    match before, after:
        case None, None:
            return Modified(Modifier(), span)
        case (modifier, start), None:
            return Modified(modifier, Span(start, span.end))
        case None, (modifier, end):
            return Modified(modifier, Span(span.start, end))
        case (first, start), (second, end):
            bound = first.bound if first.bound is not Bound.EXACT else second.bound
            return Modified(Modifier(bound, first.approximate or second.approximate), Span(start, end))
        case _:
            raise AssertionError(before, after)


def _modifier_before(text: str, end: int, floor: int) -> tuple[Modifier, int] | None:
    window = text[floor:end]
    stripped = window.rstrip(" \n")
    for sign in (stripped[-2:], stripped[-1:]):
        if sign in _SIGNS:
            return _SIGNS[sign], floor + len(stripped) - len(sign)
    if len(stripped) == len(window):
        return None
    words = stripped.split()[-_MOST_WORDS:]
    if not words or words[-1].lower() not in _last_words():
        return None
    for first in range(len(words)):
        modifier = _phrases().get(" ".join(words[first:]).lower())
        if modifier:
            start = stripped.rfind(words[first], 0, len(stripped) - sum(map(len, words[first + 1 :])))
            return modifier, floor + start
    return None


def _modifier_after(text: str, end: int) -> tuple[Modifier, int] | None:
    for pattern, modifier in _AFTER:
        if match := pattern().match(text, end):
            return modifier, match.end()
    return None


def bounded(numeral: Numeral, modifier: Modifier, *, measured: bool = False) -> Amount:
    """The amount of a figure under a modifier.

    A bound is a half-line from the figure itself; an approximation keeps the rounding interval, flagged.
    """
    value = numeral.value
    if value is None:
        return numeral.amount(measured=measured)
    match modifier.bound:
        case Bound.MORE_THAN:
            interval = Interval(value, None, low_open=True)
        case Bound.AT_LEAST:
            interval = Interval(value, None)
        case Bound.LESS_THAN:
            interval = Interval(None, value, high_open=True)
        case Bound.AT_MOST:
            interval = Interval(None, value)
        case _:
            interval = numeral.interval(measured=measured)
    return Amount(value, interval, modifier.bound, modifier.approximate, numeral.step)


def between(low: Numeral, high: Numeral, *, approximate: bool = False) -> Amount | None:
    """The amount of a range; `None` where the ends are not two figures in rising order."""
    if low.value is None or high.value is None or low.value >= high.value:
        return None
    return Amount(None, Interval(low.value, high.value), Bound.RANGE, approximate, min(low.step, high.step))


def stated_amount(
    text: str, span: Span, numeral: Numeral, *, floor: int = 0, measured: bool = False
) -> tuple[Amount, Span]:
    """The amount of a figure with unit at `span`, modifiers read, and the span that holds them too.

    For kinds that find their own figures (durations, ages); `measured` as in `Numeral.interval`.
    """
    found = modifier_around(text, span, floor)
    return bounded(numeral, found.modifier, measured=measured), found.span


_UNSCALED: Final = 1_000
"""What is written with a scale has fewer digits than this."""


def same_scale(low: Numeral, high: Numeral) -> Numeral:
    """The lower end of a range with the scale that only the upper end is written with: "10 to 12 million"."""
    if low.value is None or high.value is None or low.form != "digits":
        return low
    scaled = low.value * power(high.scale)
    return low.times(power(high.scale)) if low.value < _UNSCALED and scaled < high.value else low
