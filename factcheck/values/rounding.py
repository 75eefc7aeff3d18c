"""Rounding: what a numeral is worth, and all the values that would be written so."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from factcheck.values.interface import Amount, Bound
from factcheck.values.interval import Interval
from factcheck.values.number_words import power

ROUND_FROM: Final = 10_000
"""A whole figure from here on that ends in zeros is taken as rounded to its last other digit, and to two digits at the
least: "12,000" and "10,000" are to the thousand, "205,000" too. Below it, it is exact ("5,000 copies"). Crowds and
populations are rounded in the news; what is smaller is counted."""

FRACTION_STEP: Final = Decimal("0.01")
"""How exactly a fraction in words is meant: "two thirds" agrees with 66.7 % and 67 %."""

MAX_EXPONENT: Final = 30
"""No value of a text is larger than ten to this; what claims to be is left alone: arithmetic with it would cost
more than it tells."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """What a numeral is worth.

    `value` is `None` where a phrase counts without a figure ("dozens"); then `least` and `most` bound it, `most` maybe
    open. `step` is the place value of the last digit that is meant: 100 000 for "1.2 million", 1 for "47". `form` names
    the way it was written. `scale` is the power of ten of the scale that digits were written with: 6 for "1.2 million".
    """

    value: Decimal | None
    step: Decimal
    form: str
    least: Decimal | None = None
    most: Decimal | None = None
    scale: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether it is a whole number, written without decimals."""
        return self.value is not None and self.value == self.value.to_integral_value() and self.step >= 1

    @property
    def is_vague(self) -> bool:
        """Whether it counts without a figure."""
        return self.value is None

    def negated(self) -> Numeral:
        """The same, below zero."""
        return self if self.value is None else Numeral(-self.value, self.step, self.form)

    def times(self, factor: Decimal) -> Numeral:
        """The same in a unit that is `factor` times smaller: "1.2" million, "99" cents."""
        return self if self.value is None else Numeral(self.value * factor, self.step * factor, self.form)

    def interval(self, *, measured: bool = False) -> Interval:
        """All values that would be written so: the rounding interval of the last digit, its upper end left out.

        A whole count is itself alone; what is `measured` (a length, a share, a price) is rounded even where whole.
        """
        if self.value is None:
            return Interval(self.least, self.most)
        if self.step <= 1 and self.is_whole and not measured:
            return Interval.at(self.value)
        half = self.step / 2
        is_negative = self.value < 0
        return Interval(self.value - half, self.value + half, low_open=is_negative, high_open=not is_negative)

    def amount(self, *, measured: bool = False) -> Amount:
        """The figure as it stands, without any modifier."""
        if self.value is None:
            bound = Bound.AT_LEAST if self.most is None else Bound.RANGE
            return Amount(None, self.interval(), bound, approximate=True)
        return Amount(self.value, self.interval(measured=measured), step=self.step)


def step_of(value: Decimal, written: int) -> Decimal:
    """The place value of the last digit that is meant, where the last one written is of ten to the `written`."""
    if written < 0 or abs(value) < ROUND_FROM:
        return power(written)
    last_other = exponent_of(value.normalize())
    return power(max(written, min(last_other, value.adjusted() - 1)))


def exponent_of(figure: Decimal) -> int:
    """The power of ten of the last digit of a finite figure."""
    exponent = figure.as_tuple().exponent
    if not isinstance(exponent, int):
        raise TypeError(figure)
    return exponent
