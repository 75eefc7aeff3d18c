"""`compare` is total and fair: any two values have an outcome, and every value agrees with itself."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from factcheck.comparison.amount import AMOUNT_LEVELS, figures
from factcheck.comparison.compare import compare
from factcheck.comparison.dates import DATE_LEVELS, dates
from factcheck.comparison.interface import Verdict
from factcheck.comparison.names import NAME_LEVELS, Names
from factcheck.registry.claim import Reference, Tolerance
from factcheck.values.interface import (
    KINDS,
    Amount,
    Bound,
    DateValue,
    DurationValue,
    Grain,
    MoneyValue,
    MonthDay,
    NameValue,
    NumberValue,
    OrdinalValue,
    PercentValue,
    QuantityValue,
    Value,
)
from factcheck.values.interval import Interval

DECIMALS = st.decimals(-1000, 1000, places=2, allow_nan=False, allow_infinity=False)
DAYS = st.integers(1, 800_000)


@st.composite
def amounts(draw: st.DrawFn) -> Amount:
    """A figure with its rounding, a limit or a range."""
    stated, step = draw(DECIMALS), draw(st.sampled_from([Decimal(1), Decimal(10), Decimal("0.1")]))
    bound = draw(st.sampled_from(Bound))
    match bound:
        case Bound.EXACT:
            interval = Interval.at(stated).widened(step / 2)
        case Bound.AT_LEAST | Bound.MORE_THAN:
            interval = Interval(stated, None, low_open=bound is Bound.MORE_THAN)
        case Bound.AT_MOST | Bound.LESS_THAN:
            interval = Interval(None, stated, high_open=bound is Bound.LESS_THAN)
        case _:
            interval = Interval(stated, stated + step)
    return Amount(stated, interval, bound, draw(st.booleans()), step)


@st.composite
def days(draw: st.DrawFn) -> DateValue:
    """A date of any grain, a half-line, or one whose year is not known."""
    low = draw(DAYS)
    grain, bound = draw(st.sampled_from(Grain)), draw(st.sampled_from(Bound))
    named = Interval(low, low + draw(st.integers(0, 4000)))
    match bound:
        case Bound.AT_LEAST | Bound.MORE_THAN:
            return DateValue(Interval(named.low, None), grain, bound=bound, named=(named,))
        case Bound.AT_MOST | Bound.LESS_THAN:
            return DateValue(Interval(None, named.high), grain, bound=bound, named=(named,))
        case _ if draw(st.booleans()) and draw(st.booleans()):
            return DateValue(Interval(None, None), Grain.DAY, yearless=MonthDay(draw(st.integers(1, 12)), 17))
        case _:
            return DateValue(named, grain, approximate=draw(st.booleans()))


VALUES: st.SearchStrategy[Value] = st.one_of(
    days(),
    st.builds(NumberValue, amounts(), st.booleans()),
    st.builds(PercentValue, amounts(), st.booleans()),
    st.builds(MoneyValue, amounts(), st.sampled_from(["USD", "EUR", "$"])),
    st.sampled_from([("metre", "length"), ("foot", "length"), ("tonne", "mass")]).flatmap(
        lambda unit: st.builds(QuantityValue, amounts(), st.just(unit[0]), st.just(unit[1]))
    ),
    st.builds(DurationValue, amounts(), st.sampled_from(["day", "week", "month", "year"])),
    st.builds(OrdinalValue, st.integers(-1, 30)),
    st.builds(NameValue, st.sampled_from(["Kyiv", "Sergei Lavrov", "South Korea", "European Union"])),
)


@given(VALUES)
def test_a_value_agrees_with_itself(stated: Value) -> None:
    outcome = compare(stated, Reference(stated, "it"), text="it")
    assert outcome.verdict is Verdict.CONSISTENT, outcome.level


@given(VALUES, VALUES)
def test_any_two_values_have_an_outcome(stated: Value, reference: Value) -> None:
    outcome = compare(stated, Reference(reference, "that"), text="this")
    assert outcome.verdict in set(Verdict) - {Verdict.OUTDATED}
    assert (outcome.stated, outcome.reference) == ("this", "that")
    if KINDS[type(stated)] != KINDS[type(reference)]:
        assert outcome.verdict is Verdict.UNDECIDED


@given(VALUES, VALUES)
def test_tolerance_and_accept_only_forgive(stated: Value, reference: Value) -> None:
    strict = compare(stated, Reference(reference, "that"), text="this")
    tolerance = Tolerance(absolute=Decimal(3))
    mild = compare(stated, Reference(reference, "that", accept=(stated,), tolerance=tolerance), text="this")
    assert mild.verdict is Verdict.CONSISTENT or mild.verdict is strict.verdict is Verdict.UNDECIDED


@given(days(), days())
def test_the_last_row_holds_for_any_dates(stated: DateValue, reference: DateValue) -> None:
    assert DATE_LEVELS[-1].holds(dates(stated, reference))


@given(amounts(), amounts(), st.sampled_from(Bound))
def test_the_last_row_holds_for_any_figures(stated: Amount, reference: Amount, bound: Bound) -> None:
    assert AMOUNT_LEVELS[-1].holds(figures(stated, reference, Tolerance(relative=Decimal("0.1")), bound))


@given(st.text(min_size=1, max_size=9), st.text(min_size=1, max_size=9))
def test_the_last_row_holds_for_any_names(stated: str, reference: str) -> None:
    assert NAME_LEVELS[-1].holds(Names(stated, reference, (), (), ()))
