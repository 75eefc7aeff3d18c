"""Comparing figures: numbers, percentages, money, quantities, durations. One table for all of them.

Two figures agree if the intervals that their writing claims share a value: the rule of XBRL's `decimals` ("Handling
Duplicate Facts") and of AggChecker (wrong if and only if the reference can't be rounded to it).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from factcheck.comparison.interface import Level, Verdict
from factcheck.registry.claim import Tolerance
from factcheck.values.interface import Amount, Bound
from factcheck.values.interval import Interval, Scalar

APPROXIMATION: Final = Decimal("0.05")
"""How far "about", "nearly", "some" reach: a twentieth of the figure to either side. Our own choice: no style guide
gives a width, and a claim's `tolerance` can set another."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Two figures in one unit, ready for the table.

    `stated` and `reference` are as written; `claimed` and `allowed` are the same widened by approximation, tolerance
    and the claim's own bound. `figure` is the reference without its rounding. `bounds` are the ways in which they are
    limits, the statement's first.
    """

    stated: Interval
    claimed: Interval
    reference: Interval
    allowed: Interval
    figure: Interval
    bounds: tuple[Bound, Bound]
    middle: Scalar | None = None

    @property
    def is_limit(self) -> bool:
        """Whether the statement is a bound or a range rather than a figure."""
        return self.bounds[0] is not Bound.EXACT


def _exceeds(pair: Figures) -> bool:
    """Whether both are limits of one direction and the statement's is the stronger by more than an approximation:
    "more than 300" where the registry holds "more than 100" says more than the registry does."""
    if set(pair.bounds) <= UPWARDS:
        stated, reference = pair.claimed.low, pair.allowed.low
        return stated is not None and reference is not None and stated > reference + _slack(reference, pair)
    if set(pair.bounds) <= DOWNWARDS:
        stated, reference = pair.claimed.high, pair.allowed.high
        return stated is not None and reference is not None and stated < reference - _slack(reference, pair)
    return False


def _slack(limit: Scalar, pair: Figures) -> Decimal:
    """How much stronger a limit may be: an approximation, and one where only the reference leaves its own limit out, as
    "at least five" is "more than 4"."""
    strict = pair.bounds[1] in STRICT and pair.bounds[0] not in STRICT
    return max(_width(limit), Decimal(strict))


def _is_left_out(pair: Figures) -> bool:
    """Whether the statement gives as a figure just the limit that the reference goes beyond: 500 against "more than
    500"."""
    limit = {Bound.MORE_THAN: pair.figure.low, Bound.LESS_THAN: pair.figure.high}.get(pair.bounds[1])
    return not pair.is_limit and limit is not None and pair.middle == limit


def _width(figure: Scalar) -> Decimal:
    return abs(Decimal(figure)) * APPROXIMATION


STRICT: Final = frozenset({Bound.MORE_THAN, Bound.LESS_THAN})
UPWARDS: Final = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})
DOWNWARDS: Final = frozenset({Bound.AT_MOST, Bound.LESS_THAN})

AMOUNT_LEVELS: Final[tuple[Level[Figures], ...]] = (
    Level("same", Verdict.CONSISTENT, "the same value", lambda f: f.stated == f.reference),
    Level("exceeds", Verdict.CONTRADICTED, "a stronger limit than the registry holds", _exceeds),
    Level("inside", Verdict.CONSISTENT, "within the reference", lambda f: f.claimed.within(f.allowed)),
    Level("at-limit", Verdict.CONTRADICTED, "the limit itself, which the registry leaves out", _is_left_out),
    Level(
        "rounds", Verdict.CONSISTENT, "the reference, rounded", lambda f: not f.is_limit and f.allowed.meets(f.claimed)
    ),
    Level("bound", Verdict.CONSISTENT, "a limit that the reference keeps", lambda f: f.figure.within(f.claimed)),
    Level("overlap", Verdict.IMPRECISE, "a limit that may hold", lambda f: f.claimed.meets(f.allowed)),
    Level("otherwise", Verdict.CONTRADICTED, "a different value", lambda _: True),
)


def figures(stated: Amount, reference: Amount, tolerance: Tolerance | None, bound: Bound) -> Figures:
    """Prepare two amounts in the same unit for the table. Where both are approximate only one is widened: "around 450"
    is not around 400."""
    return Figures(
        stated.interval,
        stated.interval if reference.approximate else _claimed(stated),
        reference.interval,
        _bounded(_tolerated(_claimed(reference), reference, tolerance), bound),
        _figure(reference),
        (stated.bound, reference.bound if bound is Bound.EXACT else bound),
        None if stated.approximate else stated.stated,
    )


def _figure(amount: Amount) -> Interval:
    exact = amount.bound is Bound.EXACT and amount.stated is not None
    return Interval(amount.stated, amount.stated) if exact else amount.interval


def _claimed(amount: Amount) -> Interval:
    if not amount.approximate:
        return amount.interval
    middle = amount.stated if amount.stated is not None else amount.interval.high or amount.interval.low
    return amount.interval.widened(_width(middle or 0))


def _tolerated(interval: Interval, reference: Amount, tolerance: Tolerance | None) -> Interval:
    if tolerance is None:
        return interval
    if tolerance.absolute is not None:
        return interval.widened(tolerance.absolute)
    middle = reference.stated if reference.stated is not None else interval.high or interval.low
    return interval.widened(abs(Decimal(middle or 0)) * (tolerance.relative or Decimal(0)))


def _bounded(interval: Interval, bound: Bound) -> Interval:
    match bound:
        case Bound.AT_LEAST | Bound.MORE_THAN:
            return Interval(interval.low, None, interval.low_open)
        case Bound.AT_MOST | Bound.LESS_THAN:
            return Interval(None, interval.high, high_open=interval.high_open)
        case _:
            return interval
