"""Modifiers: words around a figure that make it a bound or an approximation: "more than", "about", "170+", "or less".

The same for every kind that has a figure: numbers, money, quantities, durations, ages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from factcheck.text.document import Span
from factcheck.values.interface import Amount, Bound
from factcheck.values.interval import Interval
from factcheck.values.rounding import Numeral


@dataclass(frozen=True, slots=True)
class Modifier:
    """What a modifier makes of a figure, and where it stands; `span` is empty where there is none."""

    bound: Bound = Bound.EXACT
    approximate: bool = False


ABOUT: Final = Modifier(approximate=True)
_PHRASES: Final = {
    ABOUT: (
        "about, around, roughly, approximately, approx, approx., circa, c., ca., some, nearly, almost, close to, nearing, "
        "approaching, an estimated, estimated, an approximate, around about, in the region of, on the order of, "
        "of the order of, virtually, practically, near, near to, towards, toward, not quite, just under, just below, "
        "just short of, just over, just above, just shy of, shy of, a little under, a little over, slightly over, "
        "slightly under, slightly more than, slightly less than, little more than, a little more than, just less than, "
        "just more than, somewhere around, somewhere near, something like, more or less, an average of about, "
        "estimated at, put at about, probably, perhaps, maybe, possibly, a reported, an average of, average"
    ),
    Modifier(Bound.MORE_THAN): (
        "more than, over, above, well over, well above, greater than, higher than, larger than, bigger than, longer than, "
        "older than, exceeding, exceeds, exceed, exceeded, in excess of, upwards of, upward of, north of, far more than, much more than, "
        "better than, beyond, past, surpassing, surpassed, topping, topped, far above, heavier than, faster than, taller than, "
        "as many as over, at over, at more than, way over, way more than"
    ),
    Modifier(Bound.AT_LEAST): (
        "at least, no fewer than, no less than, not less than, not fewer than, a minimum of, minimum of, minimum, "
        "no lower than, no smaller than, a minimum, greater than or equal to, more than or equal to, at a minimum, at the least, "
        "fully, as few as, as little as"
    ),
    Modifier(Bound.LESS_THAN): (
        "less than, fewer than, under, below, well under, well below, lower than, smaller than, far less than, far fewer than, "
        "much less than, shorter than, younger than, south of, barely, lighter than, slower than"
    ),
    Modifier(Bound.AT_MOST): (
        "up to, at most, no more than, not more than, a maximum of, maximum of, maximum, as many as, as much as, no greater than, no higher than, "
        "not exceeding, no larger than, no bigger than, less than or equal to, fewer than or equal to, at the most, as high as, as low as, "
        "anything up to, up to about, no longer than, no older than"
    ),
}
_BEFORE: Final = {phrase.strip(): modifier for modifier, phrases in _PHRASES.items() for phrase in phrases.split(",")}
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
_LAST_WORDS: Final = frozenset(phrase.rpartition(" ")[2] for phrase in _BEFORE)
_MOST_WORDS: Final = 5
_WINDOW: Final = 40

_AFTER: Final = (
    (re.compile(r"\+(?![\d\w])|-plus(?!\w)|(?i:[ \n]plus(?!\w)(?![ \n](?:a|an|the|\d)))"), Modifier(Bound.AT_LEAST)),
    (re.compile(r"(?i),?[ \n]or[ \n](?:more|greater|higher|over|above|older|longer|better)\b|[ \n]and[ \n](?:over|above|up)\b"), Modifier(Bound.AT_LEAST)),
    (re.compile(r"(?i),?[ \n]or[ \n](?:less|fewer|lower|under|below|younger|shorter)\b|[ \n]and[ \n]under\b"), Modifier(Bound.AT_MOST)),
    (re.compile(r"(?i),?[ \n]at[ \n](?:the[ \n])?least\b"), Modifier(Bound.AT_LEAST)),
    (re.compile(r"(?i),?[ \n]at[ \n](?:the[ \n])?most\b|[ \n]max(?:imum)?\b"), Modifier(Bound.AT_MOST)),
    (re.compile(r"(?i)[ \n]or[ \n]so\b|-odd\b|,?[ \n](?:or[ \n]thereabouts|give[ \n]or[ \n]take|approximately|roughly|more[ \n]or[ \n]less)\b|-ish\b|ish\b"), ABOUT),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Modified:
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
    if not words or words[-1].lower() not in _LAST_WORDS:
        return None
    for first in range(len(words)):
        modifier = _BEFORE.get(" ".join(words[first:]).lower())
        if modifier:
            start = stripped.rfind(words[first], 0, len(stripped) - sum(map(len, words[first + 1 :])))
            return modifier, floor + start
    return None


def _modifier_after(text: str, end: int) -> tuple[Modifier, int] | None:
    for pattern, modifier in _AFTER:
        if match := pattern.match(text, end):
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


def stated_amount(text: str, span: Span, numeral: Numeral, *, floor: int = 0, measured: bool = False) -> tuple[Amount, Span]:
    """The amount of a figure with unit at `span`, modifiers read, and the span that holds them too.

    For kinds that find their own figures (durations, ages); `measured` as in `Numeral.interval`.
    """
    found = modifier_around(text, span, floor)
    return bounded(numeral, found.modifier, measured=measured), found.span


_SCALED_FORMS: Final = ("digits and scale", "words", "mixed number", "fraction", "words with point")


def same_scale(low: Numeral, high: Numeral) -> Numeral:
    """The lower end of a range with the scale that only the upper end is written with: "10 to 12 million"."""
    if low.value is None or high.value is None or low.form != "digits" or high.form != "digits and scale":
        return low
    for exponent in (12, 9, 7, 6, 5, 3):
        factor = Decimal(1).scaleb(exponent)
        if high.value >= factor and low.value < 1000:  # noqa: PLR2004 - what is written with a scale has at most three digits
            scaled = low.times(factor)
            return scaled if scaled.value is not None and scaled.value < high.value else low
    return low
