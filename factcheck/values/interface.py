"""The types of the second floor: what a value is, and a mention of one in a text.

`read.py` turns text into mentions by the rules of one module per kind; the registry and the article are read by the
same rules, so that "20 July 1969" in a claim and in prose can't drift apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple, TypeAlias, assert_never

from factcheck.text.document import OffsetMap, Span
from factcheck.values.interval import Interval, Scalar
from factcheck.values.lazy import Lazy


class Grain(StrEnum):
    """How precisely a date is stated."""

    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    ERA = "era"
    RANGE = "range"


class Bound(StrEnum):
    """Which way a stated value is a limit, if it is one."""

    EXACT = "exact"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    AT_MOST = "at most"
    LESS_THAN = "less than"
    RANGE = "range"


class Role(StrEnum):
    """What a value does in its phrase: stand for itself, or be a part of a change."""

    PLAIN = "plain"
    FROM = "from"
    TO = "to"
    BY = "by"


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure as it is stated.

    `stated` is the figure written, without modifiers (`None` where none is: "dozens", "between 40 and 50").
    `interval` is what the writing claims: the rounding interval of the last digit written for a plain figure
    ("1.2 million" is 1.15 to 1.25 million; an integer below 10 000 without trailing zeros is itself alone), a half-line
    for a bound, both ends for a range. `approximate` (about, nearly, some …) is not yet widened: comparison does that
    by its documented widths. `step` is the place value of the last digit written (100 000 for "1.2 million").
    """

    stated: Decimal | None
    interval: Interval
    bound: Bound = Bound.EXACT
    approximate: bool = False
    step: Decimal | None = None


def scaled(amount: Amount, convert: Callable[[Decimal], Decimal]) -> Amount:
    """The same amount in another unit; `convert` must be rising and linear."""

    def converted(scalar: int | Decimal | None) -> Decimal | None:
        return None if scalar is None else convert(Decimal(scalar))

    interval = amount.interval
    moved = Interval(converted(interval.low), converted(interval.high), interval.low_open, interval.high_open)
    step = None if amount.step is None else convert(amount.step) - convert(Decimal(0))
    return Amount(converted(amount.stated), moved, amount.bound, amount.approximate, step)


class MonthDay(NamedTuple):
    """A month, and a day in it or none, whose year the text leaves out."""

    month: int
    day: int | None


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date at its precision: `interval` in days (ordinals), both ends `None` where the year can't be known.

    `yearless` holds month and day as written where the year was not; then `interval` comes from the publication date.
    `readings` are all the intervals of an ambiguous form ("10/11/2021"), `interval` being the likelier. `named` holds
    the dates that the writing names where `interval` is not one of them: 2011 in "since 2011", both ends of a range,
    October in "late October".
    """

    interval: Interval
    grain: Grain
    approximate: bool = False
    bound: Bound = Bound.EXACT
    yearless: MonthDay | None = None
    readings: tuple[Interval, ...] = ()
    named: tuple[Interval, ...] = ()


@dataclass(frozen=True, slots=True)
class NumberValue:
    """A plain count or figure. `multiple` is set for "twice", "tenfold", "doubled": a ratio, not a count."""

    amount: Amount
    multiple: bool = False


@dataclass(frozen=True, slots=True)
class PercentValue:
    """A percentage (`3.4` for 3.4 %); with `points`, percentage points: another kind of thing, never compared."""

    amount: Amount
    points: bool = False


@dataclass(frozen=True, slots=True)
class MoneyValue:
    """A sum in whole units of `currency`: ISO 4217, or `$` where a bare dollar leaves the country open.

    `per` is the singular noun of a price's unit ("barrel", "litre"), if one is written.
    """

    amount: Amount
    currency: str
    per: str | None = None


@dataclass(frozen=True, slots=True)
class QuantityValue:
    """A figure with a unit of measure, as stated; `dimension` and `unit` are keys of `values/data/units`."""

    amount: Amount
    unit: str
    dimension: str


@dataclass(frozen=True, slots=True)
class DurationValue:
    """A length of time or an age (`age`), stated in `unit`: second, minute, hour, day, week, month, year."""

    amount: Amount
    unit: str
    age: bool = False


@dataclass(frozen=True, slots=True)
class OrdinalValue:
    """A rank or place in an order; `-1` is "last"."""

    rank: int


@dataclass(frozen=True, slots=True)
class NameValue:
    """The name of a person, place or body, as written."""

    name: str


Value: TypeAlias = (
    DateValue | NumberValue | PercentValue | MoneyValue | QuantityValue | DurationValue | OrdinalValue | NameValue
)

KINDS: Final[dict[type, str]] = {
    DateValue: "date",
    NumberValue: "number",
    PercentValue: "percent",
    MoneyValue: "money",
    QuantityValue: "quantity",
    DurationValue: "duration",
    OrdinalValue: "ordinal",
    NameValue: "name",
}
"""The word for each kind of value."""

DAYS_IN_400_YEARS: Final = 146_097
"""After so many days the Gregorian calendar repeats itself."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A value as written in a text: where, what, and by which rule it was read.

    `latent` marks a reading that is not sure enough to accuse anyone with (a relative date without a publication date,
    an article-like "one"). `pair` is the span of the other end of a change or range, where there is one. `core` is the
    span of the figure itself inside `span` (without "more than", unit, currency), for fixes; `span` where not told.
    `text` are the characters of `span` as they were read; the scanner sets it. `parts` are the dates that a longer
    writing holds: both ends of a range, the date that a half-line or a distance counts from.
    """

    span: Span
    value: Value
    rule: str
    role: Role = Role.PLAIN
    latent: bool = False
    pair: Span | None = None
    core: Span | None = None
    text: str = ""
    parts: tuple[Mention, ...] = ()

    @property
    def kind(self) -> str:
        """What kind of value it is, in one word: the key of `to_dict`, of claims files and of `factcheck values`."""
        return KINDS[type(self.value)]

    def to_dict(self) -> dict[str, object]:
        """The mention as plain data, the same for every kind where they share a key.

        Always `kind`, `start`, `end`, `text`, `rule`, `role`, `latent`. A date adds `earliest` and `latest`, the days
        of the date that is named (2011 in "since 2011", October in "late October"), `low` and `high`, the days that the
        wording covers (ISO 8601, astronomical years before 1, `None` for an open end), and `grain`. A figure adds
        `stated`, `low` and `high` (numbers in whole units, `None` for an open end or where no figure is written),
        `unit`, `bound` and `approximate`; a rank is `stated`, `low` and `high` at once.
        """
        place = {"kind": self.kind, "start": self.span.start, "end": self.span.end, "text": self.text}
        return {**place, "rule": self.rule, "role": self.role.value, "latent": self.latent, **_fields(self.value)}

    def shifted(self, by: int) -> Mention:
        """The same mention of a text that stands `by` characters further on."""
        return self.with_spans(lambda span: span.shifted(by))

    def moved(self, offsets: OffsetMap) -> Mention:
        """The same mention with spans of the source instead of the folded text."""
        return self.with_spans(offsets.span)

    def with_spans(self, move: Callable[[Span], Span]) -> Mention:
        """The same mention with each of its spans moved."""
        return replace(
            self,
            span=move(self.span),
            pair=move(self.pair) if self.pair else None,
            core=move(self.core) if self.core else None,
            parts=tuple(part.with_spans(move) for part in self.parts),
        )

    def with_text_of(self, text: str) -> Mention:
        """The same mention with the characters that its span, and those of its parts, hold in a text."""
        return replace(self, text=self.span.of(text), parts=tuple(part.with_text_of(text) for part in self.parts))

    def flattened(self) -> Iterator[Mention]:
        """The mention, then its parts in order of place, each as a mention of its own."""
        yield self
        for part in self.parts:
            yield from part.flattened()


def _fields(value: Value) -> dict[str, object]:
    match value:
        case DateValue(interval=days, grain=grain, bound=bound, approximate=approximate, named=named):
            whole = named[0] if len(named) == 1 else days
            ends = {"earliest": _iso_day(whole.low), "latest": _iso_day(whole.high)}
            ends |= {"low": _iso_day(days.low), "high": _iso_day(days.high)}
            return {**ends, "grain": grain.value, "bound": bound.value, "approximate": approximate}
        case OrdinalValue(rank=rank):
            return _figures(Amount(Decimal(rank), Interval.at(rank)), None)
        case NameValue(name=name):
            return {"name": name}
        case _:
            return _figures(value.amount, _unit(value))


def _unit(value: NumberValue | PercentValue | MoneyValue | QuantityValue | DurationValue) -> str | None:
    match value:
        case NumberValue(multiple=multiple):
            return "times" if multiple else None
        case PercentValue(points=points):
            return "percentage point" if points else "%"
        case MoneyValue(currency=currency, per=per):
            return f"{currency}/{per}" if per else currency
        case QuantityValue(unit=unit) | DurationValue(unit=unit):
            return unit
        case _:
            assert_never(value)


def _figures(amount: Amount, unit: str | None) -> dict[str, object]:
    return {
        "stated": _plain(amount.stated),
        "low": _plain(amount.interval.low),
        "high": _plain(amount.interval.high),
        "unit": unit,
        "bound": amount.bound.value,
        "approximate": amount.approximate,
    }


def _plain(figure: Scalar | None) -> int | float | None:
    if figure is None or isinstance(figure, int):
        return figure
    return int(figure) if figure == figure.to_integral_value() else float(figure)


def _iso_day(day: Scalar | None) -> str | None:
    """ISO 8601 of a proleptic Gregorian ordinal, also of one before the year 1, which `date` does not reach."""
    if day is None:
        return None
    cycles = (int(day) - 1) // DAYS_IN_400_YEARS
    within_cycle = date.fromordinal(int(day) - cycles * DAYS_IN_400_YEARS)
    year = within_cycle.year + 400 * cycles
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04d}-{within_cycle.month:02d}-{within_cycle.day:02d}"


class Context(NamedTuple):
    """What a reading may lean on besides the text: the publication date, or none. Never the clock."""

    published: date | None = None


Produce: TypeAlias = Callable[[re.Match[str], Context], Iterable[Mention]]


class ReadingRule(NamedTuple):
    """A way of writing a value: a name that `explain` prints, what must occur in the text for it to be tried, a linear
    pattern, and the production from a match to mentions (none where the match turns out to be no value).

    `cues` are lower-case words, one of which the text must hold, or the mark `#` for a digit; empty means always.
    `pattern` is compiled, or a function that compiles it at the first try (`lazy.py`).
    """

    name: str
    cues: frozenset[str]
    pattern: re.Pattern[str] | Lazy
    produce: Produce

    def compiled(self) -> re.Pattern[str]:
        """The pattern, ready to be tried."""
        return self.pattern if isinstance(self.pattern, re.Pattern) else self.pattern()
