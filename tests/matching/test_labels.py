"""Labels and measures: units that stand apart from their figures, bases of an index, notions known by their letters."""

from __future__ import annotations

import pytest

from factcheck.matching.analysis import Analysis
from factcheck.matching.labels import declared_units, with_unit
from factcheck.values.interface import KINDS

UNITS = [
    ("(US$per liter)", "1 USD per liter"),
    ("(current US$)", "1 USD"),
    ("(constant 2005 international $)", "1 $"),
    ("(in millions of euros)", "1000000 EUR"),
    ("(US$ billion)", "1000000000 USD"),
    ("(annual%)", "1 percent"),
    ("(% of GDP)", "1 percent"),
    ("(in thousands of tonnes)", "1000 tonne"),
    ("8.00, Percent change", "1 percent"),
    ("1.33, U.S. dollars", "1 USD"),
    ("(2005 = 100)", ""),
    ("(12%)", ""),
    ("(births per woman)", ""),
    ("(United States)", ""),
]


@pytest.mark.parametrize(("text", "unit"), UNITS)
def test_a_unit_apart_from_its_figure_is_read_by_the_readers_of_figures(text: str, unit: str) -> None:
    found = [
        (unit.one.amount.stated, getattr(unit.one, "currency", None) or getattr(unit.one, "unit", "percent"), unit.one)
        for unit in declared_units(text)
    ]
    written = [
        f"{figure:f} {of}" + (f" per {one.per}" if getattr(one, "per", None) else "") for figure, of, one in found
    ]
    assert written == ([unit] if unit else [])


BARE = [
    ("Price (US$) 2012: 1.33", "1.33", "money"),
    ("Price 2012: 1.33, U.S. dollars", "1.33", "money"),
    ("Price 2012: 1.33 of 8.00, U.S. dollars", "1.33", "number"),
    ("It was 1.33 (US$).", "1.33", "number"),
    ("Price (US$) and growth (%): 8", "8", "number"),
]


@pytest.mark.parametrize(("text", "figure", "kind"), BARE)
def test_a_figure_takes_the_nearest_unit_before_it_or_the_one_right_behind_it(
    text: str, figure: str, kind: str
) -> None:
    analysis = Analysis(text)
    mention = next(m for m in analysis.mentions if m.text == figure)
    assert KINDS[type(with_unit(mention, analysis.units, "money").value)] == kind


def test_the_base_of_an_index_or_of_prices_is_no_value() -> None:
    analysis = Analysis("Hungary consumer price index (2005 = 100) and GDP (constant 2010 US$) 2012: 142.83")
    assert [m.text for m in analysis.mentions] == ["2012", "142.83"]


MEASURES = [
    ("The gross domestic product (GDP) of Norland", ["~gdp", "~gdp"]),
    ("GNI per capita, PPP (US dollar)", ["~gni", "~ppp"]),
    ("The PPP won 43 seats.", []),
    ("the inflation rate (CPI)", ["~cpi"]),
    ("Purchasing Power Parity", ["~ppp"]),
    ("gdp", []),
]


@pytest.mark.parametrize(("text", "keys"), MEASURES)
def test_letters_that_mean_other_things_too_need_company(text: str, keys: list[str]) -> None:
    assert [measure.key for measure in Analysis(text).measures] == keys


def test_a_measure_is_no_name() -> None:
    assert [run.words for run in Analysis("The Gross Domestic Product (GDP) of Norland rose.").names] == [("norland",)]


def test_what_stands_behind_an_aside_goes_on_with_its_clause() -> None:
    analysis = Analysis("The price (in dollars) was high, but it fell.")
    assert [analysis.clauses[at] for at in (0, 1, 2, 3, 4, 5, 6, 7)] == [0, 0, 1, 1, 0, 0, 2, 2]
