"""A value in the notation of another: the way back from a mention to a text. The door of this package."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from factcheck.text.document import Span
from factcheck.text.rewrite import Edit, edited
from factcheck.values.currency import same_currency
from factcheck.values.interface import (
    Amount,
    Bound,
    DateValue,
    DurationValue,
    Mention,
    MoneyValue,
    NumberValue,
    OrdinalValue,
    PercentValue,
    QuantityValue,
    Role,
    Value,
)
from factcheck.values.units import converted, unit_symbols
from factcheck.values.writing.dates import grain_of, in_notation
from factcheck.values.writing.figures import Change, figure_in_notation, is_one, rank_in_notation


def rewritten(text: str, mention: Mention, wanted: Value) -> str | None:
    """What a mention, written as `text`, would read if it stated `wanted` in its own notation and unit.

    `None` where it can't, or where there is more than one way: a bound or an approximation, a date finer than
    `wanted`, a figure that would lose digits that count, a noun that would have to change its number.
    """
    match mention.value, wanted:
        case DateValue(), DateValue():
            return _date(text, mention, mention.value, wanted)
        case OrdinalValue(rank=stated), OrdinalValue(rank=rank):
            return rank_in_notation(text, stated, rank)
        case _:
            return _figure(text, mention, wanted)


# --- dates ----------------------------------------------------------------------------------------------------------


def _date(text: str, mention: Mention, stated: DateValue, wanted: DateValue) -> str | None:
    if not mention.parts:
        return in_notation(text, stated, wanted)
    pairs = zip(mention.parts, wanted.named, strict=False)
    same_shape = stated.grain is wanted.grain and stated.bound is wanted.bound and not stated.approximate
    if not same_shape or not len(mention.parts) == len(wanted.named) == len(stated.named):
        return None
    if len(mention.parts) > 1 and [part.role for part in mention.parts] != [Role.FROM, Role.TO]:
        return None
    edits = []
    for part, named in pairs:
        span, grain = part.span.shifted(-mention.span.start), grain_of(named)
        if grain is None or not isinstance(part.value, DateValue):
            return None
        new = in_notation(span.of(text), part.value, DateValue(named, grain))
        if new is None:
            return None
        edits.append(Edit(span, new))
    return edited(text, edits)


# --- figures --------------------------------------------------------------------------------------------------------


LETTER_SCALE: Final = re.compile(r"(?:mm|[mbt])(?!\w)", re.IGNORECASE)
"""A letter right behind a figure that is a scale there ("£1.5m") if the sum is so large; no part of the core."""


def _figure(text: str, mention: Mention, wanted: Value) -> str | None:
    change = _change(mention.value, wanted)
    if change is None:
        return None
    core = (mention.core or mention.span).shifted(-mention.span.start)
    letter = LETTER_SCALE.match(text, core.end) if isinstance(mention.value, MoneyValue) else None
    if letter:
        core = Span(core.start, letter.end())
    old = core.of(text)
    new = figure_in_notation(old, change)
    if new is None or (is_one(old) != is_one(new) and not _has_no_number(text[core.end :], mention.value)):
        return None
    return text[: core.start] + new + text[core.end :]


def _has_no_number(after: str, value: Value) -> bool:
    """Whether what follows a figure is the same for one and for many: a sign, a symbol, a word with a hyphen."""
    unit = after.strip()
    is_mark = isinstance(value, MoneyValue) and not unit
    is_share = isinstance(value, PercentValue) and not unit.endswith(("point", "points"))
    return is_share or is_mark or unit in unit_symbols() or unit.startswith("-")


def _change(stated: Value, wanted: Value) -> Change | None:  # noqa: PLR0911 - one return a kind
    match stated, wanted:
        case NumberValue(), NumberValue() if stated.multiple == wanted.multiple:
            return _exactly(stated.amount, wanted.amount)
        case PercentValue(), PercentValue() if stated.points == wanted.points:
            return _exactly(stated.amount, wanted.amount)
        case MoneyValue(), MoneyValue() if _same_money(stated, wanted):
            change = _exactly(stated.amount, wanted.amount)
            return change and change._replace(coins=True)
        case QuantityValue(), QuantityValue() if stated.unit == wanted.unit:
            return _exactly(stated.amount, wanted.amount)
        case QuantityValue(), QuantityValue() if stated.dimension == wanted.dimension:
            return _converted(stated, wanted)
        case DurationValue(), DurationValue() if stated.unit == wanted.unit:
            return _exactly(stated.amount, wanted.amount)
        case _:
            return None


def _same_money(one: MoneyValue, other: MoneyValue) -> bool:
    return same_currency(one.currency, other.currency) and one.per == other.per


def is_exact(amount: Amount) -> bool:
    """Whether an amount is one figure: no bound, no range, nothing about it."""
    return amount.stated is not None and amount.bound is Bound.EXACT and not amount.approximate


def _exactly(stated: Amount, wanted: Amount) -> Change | None:
    if not is_exact(stated) or not is_exact(wanted) or stated.stated is None or wanted.stated is None:
        return None
    return Change(stated.stated, wanted.stated)


def _converted(stated: QuantityValue, wanted: QuantityValue) -> Change | None:
    change = _exactly(stated.amount, wanted.amount)
    if change is None or wanted.amount.step is None:
        return None
    figure, step = (converted(one, wanted.unit, stated.unit) for one in (change.wanted, wanted.amount.step))
    return Change(change.stated, figure, step - converted(Decimal(0), wanted.unit, stated.unit))
