"""Normal forms: a value in one line, the same for every way of writing it. What corpora are written in."""

from __future__ import annotations

from decimal import Context as Arithmetic
from decimal import Decimal
from typing import Final, assert_never

from factcheck.values.edtf import write_edtf
from factcheck.values.interface import (
    Amount,
    Bound,
    DateValue,
    DurationValue,
    MoneyValue,
    NameValue,
    NumberValue,
    OrdinalValue,
    PercentValue,
    QuantityValue,
    Value,
)
from factcheck.values.interval import Scalar

_SIGNS: Final = {Bound.MORE_THAN: "> ", Bound.AT_LEAST: "≥ ", Bound.LESS_THAN: "< ", Bound.AT_MOST: "≤ "}
_SHOWN: Final = Arithmetic(prec=9)
"""Digits of a figure that are shown: enough for every count of people, and for a third of one."""


def normal_form(value: Value) -> str:
    """The value in one line: a date in EDTF, a figure with its bound and unit (`≥ 1,200 km`, `≈ 12`, `10 – 20 %`)."""
    match value:
        case DateValue():
            return write_edtf(value)
        case OrdinalValue(rank=rank):
            return f"number {rank}" if rank > 0 else "last"
        case NameValue(name=name):
            return name
        case NumberValue(amount=amount, multiple=True):
            return f"× {amount_form(amount)}"
        case _:
            return f"{amount_form(value.amount)} {_unit(value)}".rstrip()


def _unit(value: NumberValue | PercentValue | MoneyValue | QuantityValue | DurationValue) -> str:
    match value:
        case NumberValue():
            return ""
        case PercentValue(points=points):
            return "percentage points" if points else "%"
        case MoneyValue(currency=currency, per=per):
            return f"{currency} per {per}" if per else currency
        case QuantityValue(unit=unit):
            return unit
        case DurationValue(unit=unit, age=age):
            return f"{unit} of age" if age else unit
        case _:
            assert_never(value)


def amount_form(amount: Amount) -> str:
    """A figure with the sign of its bound; both ends of a range."""
    about = "≈ " if amount.approximate else ""
    low, high = amount.interval.low, amount.interval.high
    if amount.stated is not None:
        return f"{about}{_SIGNS.get(amount.bound, '')}{_figure(amount.stated)}"
    if low is not None and high is not None:
        return f"{about}{_figure(low)} – {_figure(high)}"
    end = low if low is not None else high
    return f"{about}{_SIGNS[amount.bound]}{_figure(end)}" if end is not None else "unknown"


def _figure(figure: Scalar) -> str:
    plain = _SHOWN.plus(Decimal(figure))
    return f"{plain.normalize():,f}"
