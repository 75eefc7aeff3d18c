"""unit-conversion: a converted figure that is not the figure before it.

What it does: reports a quantity with another unit of the same kind in brackets, after "or" or after a slash, where
neither is the other within the rounding of both. Gallons, pints and tons may be any country's; a temperature may be a
difference. Money is never converted.
Why: one of the two was mistyped or worked out wrongly, and half of the readers read that one.
Example: "10 miles (18 km)": 10 miles are 16 km.
Fix: convert the figure that is right.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from factcheck.matching.interface import Confidence
from factcheck.rules.figures import ROUGH, before, gap, last_place, over, plain, round_place
from factcheck.rules.interface import Rule
from factcheck.rules.passage import DIGITS, SMALL, OwnRule, Passage, Slip
from factcheck.values.interface import Amount, Mention, QuantityValue
from factcheck.values.lazy import lazy
from factcheck.values.units import to_base

RULE: Final = Rule("unit-conversion", "a converted figure that is not the figure before it", since="0.1.0")

_ROUGHLY: Final = (
    r"(?:(?:about|approximately|approx\.?|roughly|around|some|or|nearly|almost|just|over|under"
    r"|more than|less than|up to)[ ]|[~≈])*"
)
_BRACKET: Final = lazy(
    rf"(?i)(?:[ -](?:long|wide|deep|high|tall|thick|away|across|square|north|south|east|west|up|down|inland|offshore))?"
    rf"[ -]?[(\[][ ]?{_ROUGHLY}"
)
_OR: Final = lazy(rf"(?i),[ ]or[ ]{_ROUGHLY}|[ ]?/[ ]?|[ ][–—-][ ](?:or|about)[ ]{_ROUGHLY}")
_CLOSED: Final = lazy(r"[ ]?[)\]]")
_OR_CLOSED: Final = lazy(r"[,.;:)]|[ ][–—-][ ]|[ ]?$|[ ](?!per\b|an?\b)")
_TRIGGER: Final = lazy(rf"(?i)(?:[(\[/]|,[ ]or[ ]|[–—-][ ](?:or|about)[ ])[ ]?{_ROUGHLY}{SMALL}")

OTHERS: Final = {
    "gallon": ("gallon", "imperial gallon"),
    "pint": ("pint", "imperial pint"),
    "ton": ("ton", "long ton", "tonne"),
    "ounce": ("ounce", "troy ounce"),
}
"""Units that are not the same everywhere, and all that they may be."""
NEVER: Final = frozenset({"barrel", "bushel", "calorie", "hundredweight", "quart", "fluid ounce", "degree"})
"""Units that are of different size in each trade."""

LOOSE: Final = Decimal("0.05")
"""A figure that ends in zeros is taken as rounded to its last other digit, but by no more than this share of it."""
ROUGH_SHARE: Final = Decimal("0.1")
"""How far off a conversion may be where a word says that it is rough."""
CLEAR: Final = Decimal("0.1")
"""A conversion that is off by less than this share is a warning."""
DEGREES: Final = {"degree Celsius": Decimal(1), "degree Fahrenheit": Decimal("2.5"), "kelvin": Decimal(1)}
"""How far a temperature that ends in zeros may have been rounded: a share of it tells nothing."""


class Side(NamedTuple):
    """One end of a stated quantity: its figure, and the factor and offset to the base unit."""

    figure: Decimal
    unit: str
    factor: Decimal
    offset: Decimal

    def based(self, figure: Decimal) -> Decimal:
        """A figure of this unit in the base unit."""
        return figure * self.factor + self.offset

    def measured(self, base: Decimal) -> Decimal:
        """A figure of the base unit in this one."""
        return (base - self.offset) / self.factor

    def slack(self) -> Decimal:
        """How far the figure may have been rounded when it was converted."""
        most = DEGREES.get(self.unit, abs(self.figure) * LOOSE)
        return max(last_place(self.figure) / 2, min(round_place(self.figure) / 2, most))


def find(passage: Passage) -> Iterator[Slip]:
    """Each converted quantity that is another quantity."""
    text = passage.text
    if not _TRIGGER().search(text):
        return
    for first, second in pairwise(passage.mentions):
        match first.value, second.value:
            case QuantityValue() as one, QuantityValue() as other if _is_conversion(text, first, second, one, other):
                rough = ROUGH().search(gap(text, first, second)) or ROUGH().search(before(text, first.span.start, 16))
                yield from _judged(first, second, is_rough=rough is not None)
            case _:
                pass


def _is_conversion(text: str, first: Mention, second: Mention, one: QuantityValue, other: QuantityValue) -> bool:
    if one.dimension != other.dimension or one.unit == other.unit or not NEVER.isdisjoint((one.unit, other.unit)):
        return False
    between = gap(text, first, second)
    if _BRACKET().fullmatch(between):
        return _CLOSED().match(text, second.span.end) is not None
    return _OR().fullmatch(between) is not None and _OR_CLOSED().match(text, second.span.end) is not None


def _ends(amount: Amount) -> tuple[Decimal, ...]:
    if amount.stated is not None:
        return (amount.stated,)
    low, high = amount.interval.low, amount.interval.high
    return (Decimal(low), Decimal(high)) if low is not None and high is not None else ()


def _sides(mention: Mention) -> list[list[Side]]:
    """The ends of a quantity, each by every factor that its unit has somewhere."""
    value = mention.value
    if not isinstance(value, QuantityValue):
        return []
    units = [to_base(name) for name in OTHERS.get(value.unit, (value.unit,))]
    scales = [(unit.factor, offset) for unit in units for offset in dict.fromkeys((unit.offset, Decimal(0)))]
    return [[Side(end, value.unit, *scale) for scale in scales] for end in _ends(value.amount)]


def _judged(first: Mention, second: Mention, *, is_rough: bool) -> Iterator[Slip]:
    ones, others = _sides(first), _sides(second)
    if not ones or len(ones) != len(others):
        return
    for one, other in zip(ones, others, strict=True):
        pairs = [(a, b) for a in one for b in other if bool(a.offset) == bool(b.offset) or not (a.offset or b.offset)]
        if any(_agree(a, b, is_rough=is_rough) for a, b in pairs):
            continue
        a, b = pairs[0]
        exact = b.measured(a.based(a.figure))
        there, back = _as_written(exact, b.figure), _as_written(a.measured(b.based(b.figure)), a.figure)
        off = abs(there - b.figure) / max(abs(there), abs(b.figure), Decimal(1))
        yield Slip(
            span=over((first, second)),
            message=f"conversion is off: {_told(a.figure, a.unit)} is {_told(there, b.unit)},"
            f" not {_told(b.figure, b.unit)}",
            corrections=(f"`{_told(there, b.unit)}`", f"`{_told(back, a.unit)}` for {_told(a.figure, a.unit)}"),
            steps=(
                f"{_told(a.figure, a.unit)} = {_told(exact, b.unit, 4)}",
                "neither is the other, however it is rounded",
            ),
            level="conversion",
            confidence=Confidence.HIGH if off > CLEAR and not is_rough else Confidence.MEDIUM,
        )
        return


def _agree(one: Side, other: Side, *, is_rough: bool) -> bool:
    """Whether either is the other, converted and rounded."""
    return _covers(one, other, is_rough=is_rough) or _covers(other, one, is_rough=is_rough)


def _covers(one: Side, other: Side, *, is_rough: bool) -> bool:
    """Whether the first, to its last digit, can be written as the second."""
    half = last_place(one.figure) / 2
    low, high = other.measured(one.based(one.figure - half)), other.measured(one.based(one.figure + half))
    slack = max(other.slack(), abs(other.figure) * ROUGH_SHARE if is_rough else Decimal(0))
    return low <= other.figure + slack and other.figure - slack <= high


def _as_written(figure: Decimal, like: Decimal) -> Decimal:
    """A figure to as many decimals as the one that it would stand for, if two digits are left."""
    place = last_place(like)
    return figure.quantize(place) if abs(figure) >= place * TWO_DIGITS else figure


TWO_DIGITS: Final = 10


def _told(figure: Decimal, unit: str, digits: int = 3) -> str:
    name = unit if figure == 1 else _plural(unit)
    return f"{plain(figure, digits)} {name}"


IRREGULAR: Final = {"foot": "feet", "inch": "inches", "stone": "stone", "hertz": "hertz"}


def _plural(unit: str) -> str:
    if unit.startswith("degree "):
        return unit.replace("degree", "degrees", 1)
    head, per, rest = unit.partition(" per ")
    *words, last = head.split(" ")
    return " ".join((*words, IRREGULAR.get(last, f"{last}s"))) + per + rest


OWN: Final = OwnRule(RULE, (DIGITS,), find)
