"""What a figure claims by the digits it is written with."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.values.interface import Bound
from factcheck.values.interval import Interval
from factcheck.values.numeral import parse_numeral

COUNTS = {
    "47": (47, 47),
    "5,000": (5000, 5000),
    "5,237": (5237, 5237),
    "12,345": (12345, 12345),
    "12,000": (11500, 12500),
    "10,000": (9500, 10500),
    "205,000": (204500, 205500),
    "1,200,000": (1150000, 1250000),
    "1.2 million": (1150000, 1250000),
    "2 million": (1500000, 2500000),
    "two million": (1500000, 2500000),
    "200 million": (195000000, 205000000),
    "two hundred million": (195000000, 205000000),
    "one hundred and fifty-two": (152, 152),
    "a dozen": (12, 12),
    "3.4": (Decimal("3.35"), Decimal("3.45")),
    "10.0": (Decimal("9.95"), Decimal("10.05")),
    "half a million": (450000, 550000),
    "1/4": (Decimal("0.245"), Decimal("0.255")),
}
MEASURED = {
    "45": (Decimal("44.5"), Decimal("45.5")),
    "5,000": (Decimal("4999.5"), Decimal("5000.5")),
    "3.4": COUNTS["3.4"],
}


@pytest.mark.parametrize(("text", "ends"), COUNTS.items())
def test_a_count_claims_its_rounding_interval(text: str, ends: tuple[Decimal, Decimal]) -> None:
    numeral = parse_numeral(text)
    assert numeral is not None
    interval = numeral.interval()
    assert (interval.low, interval.high) == ends
    assert interval.high_open is not interval.is_point


@pytest.mark.parametrize(("text", "ends"), MEASURED.items())
def test_what_is_measured_is_rounded_even_where_whole(text: str, ends: tuple[Decimal, Decimal]) -> None:
    numeral = parse_numeral(text)
    assert numeral is not None
    assert numeral.interval(measured=True) == Interval(*ends, high_open=True)


def test_figures_that_differ_in_their_last_digit_are_apart() -> None:
    sixty, sixty_one = parse_numeral("60"), parse_numeral("61")
    assert sixty
    assert sixty_one
    assert not sixty.interval(measured=True).meets(sixty_one.interval(measured=True))


def test_below_zero_the_interval_is_the_mirror() -> None:
    numeral = parse_numeral("3.4")
    assert numeral
    assert numeral.negated().interval() == Interval(Decimal("-3.45"), Decimal("-3.35"), low_open=True)


def test_a_vague_count_is_a_bound_without_a_figure() -> None:
    numeral = parse_numeral("dozens")
    assert numeral
    amount = numeral.amount()
    assert (amount.stated, amount.interval, amount.bound, amount.approximate) == (
        None,
        Interval(Decimal(24), None),
        Bound.AT_LEAST,
        True,
    )


NO_NUMERALS = (
    "",
    "and",
    "hundred",
    "9" * 41,
    "1e99",
    "10^999",
    "1,2345",
    "1.2.3",
    "nineteen eighty-four",
    "1/0",
    "3/2",
)


@pytest.mark.parametrize("text", NO_NUMERALS)
def test_what_is_no_numeral_is_none(text: str) -> None:
    assert parse_numeral(text) is None
