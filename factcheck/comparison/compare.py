"""Comparison: a stated value against a reference value, whatever their kinds. Fifth floor of the path.

`compare` is total: any two values give a `Comparison`; two that can't be compared give `undecided`, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Context, Decimal
from typing import Final, TypeAlias

from factcheck.comparison.amount import AMOUNT_LEVELS, Figures, figures
from factcheck.comparison.dates import DATE_LEVELS, Dates, dates
from factcheck.comparison.interface import Comparison, Level, Verdict, first_level
from factcheck.comparison.names import NAME_LEVELS, Names
from factcheck.comparison.words import in_words
from factcheck.matching.known_names import NO_NAMES, KnownNames
from factcheck.registry.claim import Reference, WrongValue
from factcheck.values.currency import same_currency
from factcheck.values.interface import (
    Amount,
    DateValue,
    DurationValue,
    MoneyValue,
    NameValue,
    NumberValue,
    OrdinalValue,
    PercentValue,
    QuantityValue,
    Value,
    scaled,
)
from factcheck.values.units import converted

DAYS: Final = {
    "second": Decimal(1) / 86_400,
    "minute": Decimal(1) / 1_440,
    "hour": Decimal(1) / 24,
    "day": Decimal(1),
    "week": Decimal(7),
    "month": Decimal("30.436875"),
    "year": Decimal("365.2425"),
    "decade": Decimal("3652.425"),
    "century": Decimal("36524.25"),
}
"""Days in a unit of duration; months and years are the means of the Gregorian calendar's 400-year cycle."""

Outcome: TypeAlias = tuple[Verdict, str, str, tuple[str, ...]]


def compare(
    stated: Value,
    reference: Reference,
    *,
    text: str,
    wrong: Iterable[WrongValue] = (),
    names: KnownNames = NO_NAMES,
) -> Comparison:
    """Compare a stated value (written as `text`) with a reference; `wrong` are the claim's common confusions.

    The first of the reference's own value and its `accept` values that agrees decides; a listed confusion that the
    statement agrees with is a contradiction whatever the tolerance says.
    """
    verdict, level, label, steps = _outcome(stated, reference.value, reference, names)
    if verdict in (Verdict.CONTRADICTED, Verdict.IMPRECISE):
        for accepted in reference.accept:
            outcome = _outcome(stated, accepted, reference, names)[0]
            if outcome is Verdict.CONSISTENT:
                verdict, level, label = Verdict.CONSISTENT, "accepted", "listed by the claim as right too"
                break
            if outcome is Verdict.IMPRECISE:
                verdict, level, label = Verdict.IMPRECISE, "nearly-accepted", "wider than what the claim lists as right"
    because = None
    if verdict is not Verdict.CONSISTENT or level == "coarser" or _is_only_tolerated(stated, reference, names, level):
        for confusion in wrong:
            if _confused(stated, confusion.value, reference, names):
                verdict, level, label = Verdict.CONTRADICTED, "listed-wrong", "listed by the claim as a common error"
                because = confusion.because
                break
    return Comparison(verdict, level, label, text, in_words(reference), steps, because)


def _is_only_tolerated(stated: Value, reference: Reference, names: KnownNames, level: str) -> bool:
    if reference.tolerance is None or level == "accepted":
        return False
    return _outcome(stated, reference.value, replace(reference, tolerance=None), names)[0] is not Verdict.CONSISTENT


def _confused(stated: Value, confusion: Value, reference: Reference, names: KnownNames) -> bool:
    exact = Reference(confusion, reference.text)
    return _outcome(stated, confusion, exact, names)[0] is Verdict.CONSISTENT


def _outcome(stated: Value, value: Value, reference: Reference, names: KnownNames) -> Outcome:  # noqa: PLR0911 - one return a kind
    match stated, value:
        case NumberValue(), NumberValue():
            if stated.multiple != value.multiple:
                return _undecided("a ratio against a count")
            return _amounts(stated.amount, value.amount, reference)
        case PercentValue(), PercentValue():
            if stated.points != value.points:
                return _undecided("percent against percentage points")
            return _amounts(stated.amount, value.amount, reference)
        case MoneyValue(), MoneyValue():
            if not same_currency(stated.currency, value.currency):
                return _undecided(f"{stated.currency} against {value.currency}")
            return _amounts(stated.amount, value.amount, reference)
        case QuantityValue(), QuantityValue():
            return _quantities(stated, value, reference)
        case DurationValue(), DurationValue():
            return _durations(stated, value, reference)
        case OrdinalValue(), OrdinalValue():
            same = stated.rank == value.rank
            verdict = Verdict.CONSISTENT if same else Verdict.CONTRADICTED
            return verdict, "same" if same else "otherwise", "the same place" if same else "a different place", ()
        case DateValue(), DateValue():
            return _verdict(first_level(DATE_LEVELS, dates(stated, value)))
        case NameValue(), NameValue():
            pair = Names(stated.name, value.name, reference.within, reference.one_of, names)
            return _verdict(first_level(NAME_LEVELS, pair))
        case _:
            return _undecided("values of different kinds")


def _verdict(level: Level[Dates] | Level[Figures] | Level[Names], steps: tuple[str, ...] = ()) -> Outcome:
    return level.verdict, level.name, level.label, steps


def _undecided(why: str) -> Outcome:
    return Verdict.UNDECIDED, "incomparable", why, ()


def _amounts(stated: Amount, value: Amount, reference: Reference, steps: tuple[str, ...] = ()) -> Outcome:
    pair = figures(stated, value, reference.tolerance, reference.bound)
    return _verdict(first_level(AMOUNT_LEVELS, pair), steps)


def _quantities(stated: QuantityValue, value: QuantityValue, reference: Reference) -> Outcome:
    if stated.dimension != value.dimension:
        return _undecided(f"{stated.dimension} against {value.dimension}")
    if stated.unit == value.unit:
        return _amounts(stated.amount, value.amount, reference)
    amount = scaled(stated.amount, lambda figure: converted(figure, stated.unit, value.unit))
    return _amounts(amount, value.amount, reference, (_conversion(stated.unit, value.unit, amount),))


def _conversion(unit: str, other: str, amount: Amount) -> str:
    figure = "" if amount.stated is None else f": {amount.stated.normalize(SHOWN):,f}"
    return f"{unit} converted to {other}{figure}"


SHOWN: Final = Context(prec=5)
"""How many digits of a converted figure are told."""


def _durations(stated: DurationValue, value: DurationValue, reference: Reference) -> Outcome:
    if stated.unit == value.unit:
        return _amounts(stated.amount, value.amount, reference)
    factor = DAYS[stated.unit] / DAYS[value.unit]
    amount = scaled(stated.amount, lambda figure: figure * factor)
    return _amounts(amount, value.amount, reference, (_conversion(stated.unit, value.unit, amount),))
