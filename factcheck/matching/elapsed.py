"""Lengths of time with the word that ties them to an event ("ten years after"), and the arithmetic from a date to count
from to the date that they tell. Under `derived.py`, which finds that date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Final

from factcheck.matching.analysis import Analysis
from factcheck.text.document import Span
from factcheck.values.calendar_days import month_interval, shift_day, year_interval, ymd
from factcheck.values.date.words import MONTHS, UNITS_OF_TIME
from factcheck.values.interface import Amount, Bound, DateValue, DurationValue, Grain, OrdinalValue
from factcheck.values.interval import Interval
from factcheck.values.read import read_mentions


def word_set(text: str) -> frozenset[str]:
    """The words of a text that lists them."""
    return frozenset(text.split())


class Link(Enum):
    """How a length of time is tied to an event: what follows it ("after X", "before X"), what precedes it ("later",
    "earlier"), the day of publication ("ago"), a day that returns every year ("anniversary")."""

    AFTER = "after"
    BEFORE = "before"
    LATER = "later"
    EARLIER = "earlier"
    AGO = "ago"
    ANNIVERSARY = "anniversary"


LINKS: Final[tuple[tuple[tuple[str, ...], Link], ...]] = (
    (("to", "the", "day", "since"), Link.AFTER),
    (("to", "the", "day", "after"), Link.AFTER),
    (("on", "since"), Link.AFTER),
    (("on", "from"), Link.AFTER),
    (("after",), Link.AFTER),
    (("since",), Link.AFTER),
    (("following",), Link.AFTER),
    (("prior", "to"), Link.BEFORE),
    (("ahead", "of"), Link.BEFORE),
    (("before",), Link.BEFORE),
    (("later",), Link.LATER),
    (("afterwards",), Link.LATER),
    (("earlier",), Link.EARLIER),
    (("previously",), Link.EARLIER),
    (("ago",), Link.AGO),
    (("anniversary", "of"), Link.ANNIVERSARY),
    (("anniversary", "since"), Link.ANNIVERSARY),
)
"""What follows a length of time, and the link that it makes; the first row that fits holds."""

JUBILEES: Final = {
    "centenary": 100,
    "centennial": 100,
    "sesquicentennial": 150,
    "bicentenary": 200,
    "bicentennial": 200,
    "tercentenary": 300,
}
"""Anniversaries with a name of their own, and of how many years they are."""

STRETCH_WORDS: Final = word_set(
    "for in during within over throughout the these those every each first last past next lasted lasting took some of "
    "by until his her its their than from as with"
)
"""Before a length of time, words that make it how long something took, or a time compared with, not how far off
something was."""

COMPARING: Final = word_set("within in for lower higher larger smaller greater bigger better worse up down")
"""First words of a length of time, as it is read, that do the same."""

COUNTING: Final = ("ago", "later or earlier than another date")
"""Names of reading rules whose dates hold a length of time."""

NEAR: Final = {
    Grain.DAY: 14,
    Grain.WEEKEND: 14,
    Grain.WEEK: 14,
    Grain.MONTH: 31,
    Grain.QUARTER: 31,
    Grain.YEAR: 0,
}
"""The grains of dates that can be counted from, and how many days off the day itself it is still celebrated."""

ROUND: Final = 50
"""Years from which a multiple of ten may be a rounded one."""

_ONE: Final = re.compile(r"(?i)\b(?P<half>half[ -])?an?[ -](?P<unit>day|week|fortnight|month|year|decade|century)\Z")
_ADJECTIVE: Final = re.compile(r"-(day|week|month|year)\Z")
_FACTORS: Final = {"decade": ("year", 10), "century": ("year", 100), "fortnight": ("week", 2)}


@dataclass(frozen=True, slots=True)
class Elapsed:
    """A length of time with its link.

    `count` are whole units (`unit` is day, week, month or year), `amount` is how it is stated. `first` is its first
    word, `after` the first word after the link; `words` say it ("ten years"); `exact` is set for "to the day".
    """

    count: int
    amount: Amount
    unit: str
    link: Link
    first: int
    after: int
    words: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Base:
    """A date to count from: its days and grain, how to call it, and where it stands, if in the sentence.

    `either` is set where it may as well be the date of the event itself, `exact` where the length is counted to the
    day, `near` where it is only near the day that returns; `latent` where it may not be the date counted from.
    """

    days: Interval
    grain: Grain
    words: str
    span: Span | None = None
    either: bool = False
    exact: bool = False
    near: bool = False
    latent: bool = False


def elapsed_in(analysis: Analysis) -> Iterator[Elapsed]:
    """The lengths of time of a sentence that have a link, as the readers of durations, dates and ordinals read them."""
    for mention in analysis.mentions:
        first, last = analysis.word_range(mention.span)
        match mention.value:
            case OrdinalValue(rank=rank) if rank > 0:
                yield from _linked(analysis, _years(rank), first, last)
            case DurationValue(age=False) as value:
                yield from _linked(analysis, value, first, last)
            case DateValue() if mention.rule.startswith(COUNTING):
                length = _length_before(analysis, last - 1)
                if length:
                    yield from _linked(analysis, length[0], length[1], last - 1)
    for at, word in enumerate(analysis.words[:-1]):
        count = JUBILEES.get(word.lower)
        if count and analysis.words[at + 1].lower == "of":
            amount = _years(count).amount
            yield Elapsed(count, amount, "year", Link.ANNIVERSARY, at, at + 2, f"{count} years")


def _years(count: int) -> DurationValue:
    return DurationValue(Amount(Decimal(count), Interval.at(count), step=Decimal(1)), "year")


def _length_before(analysis: Analysis, end: int) -> tuple[DurationValue, int] | None:
    """The length of time that ends before word `end`, and its first word: the reader's, without the link after it."""
    if end < 1:
        return None
    text = analysis.text[: analysis.words[end - 1].end]
    for mention in read_mentions(text):
        if mention.span.end == len(text) and isinstance(mention.value, DurationValue):
            return mention.value, analysis.word_range(mention.span)[0]
    one = _ONE.search(text)
    if one is None:
        return None
    name = UNITS_OF_TIME[one["unit"].lower()]
    unit, factor = _FACTORS.get(name, (name, 1))
    count = Decimal(factor) / 2 if one["half"] else Decimal(factor)
    return DurationValue(Amount(count, Interval.at(count), step=count), unit), analysis.word_at(one.start())


def _linked(analysis: Analysis, length: DurationValue, first: int, last: int) -> Iterator[Elapsed]:
    """A length of time with the link that follows it, if it counts whole units and is not how long something took."""
    count, unit = length.amount.stated, length.unit
    if count is not None and unit == "year" and count != int(count):
        count, unit = count * 12, "month"
    if count is None or count != int(count) or unit not in ("day", "week", "month", "year"):
        return
    following = [word.lower for word in analysis.words[last : last + 4]]
    for written, link in LINKS:
        if tuple(following[: len(written)]) != written or not unbroken(analysis, last - 1, last + len(written) - 1):
            continue
        is_rank = analysis.words[last - 1].lower.rstrip("s") not in UNITS_OF_TIME
        if (is_rank and link is not Link.ANNIVERSARY) or (
            link is not Link.ANNIVERSARY and _is_stretch(analysis, first)
        ):
            return
        span = Span(analysis.words[first].start, analysis.words[last - 1].end)
        words = f"{int(count)} years" if is_rank else _ADJECTIVE.sub(r" \1s", span.of(analysis.text).lower())
        after = last + len(written)
        yield Elapsed(int(count), length.amount, unit, link, first, after, words, exact=written[0] == "to")
        return


def unbroken(analysis: Analysis, first: int, last: int) -> bool:
    """Whether nothing but blanks and hyphens stands between the words from `first` to `last`."""
    return all(gap in (" ", "-", "\n") for gap in analysis.gaps[first:last])


def _is_stretch(analysis: Analysis, first: int) -> bool:
    """Whether the words before a length of time make it a duration, or it is the end of a longer one ("a year and a
    day after")."""
    if first == 0:
        return False
    before = analysis.words[first - 1].lower
    if before in ("and", "or", "to") and first > 1:
        number, word = analysis.mention_of[first - 2], analysis.words[first - 2].lower
        is_date = number is not None and isinstance(analysis.mentions[number].value, DateValue)
        return (number is not None and not is_date) or word.rstrip("s") in UNITS_OF_TIME
    return before in STRETCH_WORDS or analysis.words[first].lower in COMPARING


def moved(elapsed: Elapsed, base: Base, sign: int) -> DateValue:
    """The base moved by the length of time, `sign` 1 for later and -1 for earlier, as widely as the wording leaves it
    open."""
    if base.days.low is None or base.days.high is None:
        raise ValueError(base.days)
    units, days = _slack(elapsed, base)
    low = _shift(int(base.days.low), elapsed.unit, sign * elapsed.count - units) - days
    high = _shift(int(base.days.high), elapsed.unit, sign * elapsed.count + units) + days
    whole, bound = Interval(low, high), Bound.EXACT
    if elapsed.amount.bound in (Bound.MORE_THAN, Bound.AT_LEAST):
        whole = Interval(None, high) if sign < 0 else Interval(low, None)
        bound = Bound.AT_MOST if sign < 0 else Bound.AT_LEAST
    if elapsed.amount.bound in (Bound.LESS_THAN, Bound.AT_MOST):
        whole = Interval(low, base.days.high) if sign < 0 else Interval(base.days.low, high)
    return DateValue(whole, _grain(whole), bound=bound, readings=(whole, base.days) if base.either else ())


def _shift(day: int, unit: str, by: int) -> int:
    match unit:
        case "year":
            return shift_day(day, years=by)
        case "month":
            return shift_day(day, months=by)
        case _:
            return day + by * (7 if unit == "week" else 1)


def _slack(elapsed: Elapsed, base: Base) -> tuple[int, int]:
    """How far off the date may be in units of the length, and in days besides.

    From a year to a year people subtract calendar years; from anything finer they count whole units elapsed, or the
    nearest. Decades and centuries are rounded, and so may high multiples of ten be; "nearly" and "about" leave a tenth,
    at least one unit; a day that returns is celebrated around the day.
    """
    if base.exact and base.grain is Grain.DAY and not elapsed.amount.approximate:
        return 0, 0
    step = int(elapsed.amount.step or 1)
    units = step // 10 + 1 if step >= 10 else int(elapsed.count >= ROUND and elapsed.count % 10 == 0)  # noqa: PLR2004 - a decade
    if elapsed.amount.approximate:
        units = max(units, 1, -(-elapsed.count // 10))
    if base.near and elapsed.unit == "year" and not elapsed.amount.approximate:
        return 0, NEAR[base.grain]
    calendar = base.grain is Grain.YEAR and elapsed.unit == "year"
    return units if calendar else max(1, units), 0


def _grain(days: Interval) -> Grain:
    """The calendar grain that comes nearest to a stretch of days; a year for a half-line, and for anything longer."""
    if days.low is None or days.high is None:
        return Grain.YEAR
    length = int(days.high) - int(days.low) + 1
    return next((grain for most, grain in _LENGTHS if length <= most), Grain.YEAR)


_LENGTHS: Final = ((1, Grain.DAY), (31, Grain.MONTH), (92, Grain.QUARTER), (184, Grain.HALF))


def label(days: Interval) -> str:
    """A stretch of days in words: the year, month or day that it is, or that its middle lies in."""
    if days.low is None or days.high is None:
        end = _year(ymd(int(days.high or days.low or 0))[0])
        return f"{end} or {'earlier' if days.low is None else 'later'}"
    low, high = int(days.low), int(days.high)
    year, month, day = ymd((low + high) // 2)
    of_month = f"{MONTH_NAMES[month - 1]} {_year(year)}"
    if low == high:
        return f"{day} {of_month}"
    names = ((14, f"{day} {of_month}"), (62, of_month))
    if Interval(low, high) == year_interval(year):
        return _year(year)
    if Interval(low, high) == month_interval(year, month):
        return of_month
    return f"about {next((name for most, name in names if high - low <= most), _year(year))}"


MONTH_NAMES: Final = tuple(name.capitalize() for name in list(MONTHS)[:12])


def _year(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"
