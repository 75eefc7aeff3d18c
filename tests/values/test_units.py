"""The tables of units and currencies against pint, CLDR (Babel) and themselves."""

from __future__ import annotations

from decimal import Decimal

import pint
import pytest
from babel import Locale
from babel.numbers import get_currency_precision

from factcheck.values.currency import currencies, currency_marks, currency_words, same_currency
from factcheck.values.tables import rows, word_set
from factcheck.values.units import to_base, unit_symbols, unit_words, units

BASES = {
    "length": "meter",
    "area": "meter**2",
    "volume": "meter**3",
    "mass": "kilogram",
    "speed": "meter/second",
    "temperature": "kelvin",
    "energy": "joule",
    "power": "watt",
    "data": "byte",
    "data rate": "byte/second",
    "pressure": "pascal",
    "frequency": "hertz",
    "rotation": "revolutions_per_minute",
    "voltage": "volt",
    "current": "ampere",
    "force": "newton",
    "torque": "newton*meter",
    "radiation dose": "sievert",
    "radioactivity": "becquerel",
    "concentration": "dimensionless",
    "density": "kilogram/meter**3",
    "flow": "meter**3/second",
    "fuel economy": "meter/meter**3",
    "fuel use": "meter**2",
    "acceleration": "meter/second**2",
    "angle": "radian",
    "resistance": "ohm",
    "capacitance": "farad",
    "charge": "coulomb",
    "magnetic field": "tesla",
    "luminous flux": "lumen",
    "luminous intensity": "candela",
    "illuminance": "lux",
    "luminance": "candela/meter**2",
    "amount": "mole",
    "molarity": "mole/meter**3",
    "absorbed dose": "gray",
    "dose rate": "sievert/hour",
    "specific activity": "becquerel/kilogram",
    "activity concentration": "becquerel/meter**3",
    "surface density": "kilogram/meter**2",
    "yield": "kilogram/meter**2",
    "volume yield": "meter",
    "emission": "kilogram/meter",
    "carbon intensity": "kilogram/joule",
    "mass flow": "kilogram/second",
    "irradiation": "joule/meter**2",
    "irradiance": "watt/meter**2",
}
COUNTED = {
    "degree",
    "decibel",
    "weighted decibel",
    "pixel",
    "megapixel",
    "beat per minute",
    "frame per second",
    "barrel of oil equivalent",
    "million barrels of oil equivalent",
    "barrel of oil equivalent per day",
    "person per square kilometre",
    "person per square mile",
    "twenty-foot equivalent",
    "deadweight tonne",
    "gross ton",
}
"""Counts and scales that pint does not hold."""
REGISTRY = pint.UnitRegistry()


def approx(figure: float) -> object:
    """pint keeps US survey miles for acres and a year of 365.25 days for light years: 3 parts in 100 000 apart."""
    return pytest.approx(figure, rel=3e-5)


@pytest.mark.parametrize("row", list(rows("units.tsv")), ids=lambda row: row["unit"])
def test_a_unit_converts_as_in_pint(row: dict[str, str]) -> None:
    unit = to_base(row["unit"])
    if not row["pint"]:
        assert row["unit"] in COUNTED
    elif unit.offset:
        freezing = REGISTRY.Quantity(32, row["pint"]).to("kelvin").magnitude
        assert float(32 * unit.factor + unit.offset) == pytest.approx(freezing)
    else:
        assert float(unit.factor) == approx(REGISTRY(row["pint"]).to(BASES[unit.dimension]).magnitude)


def test_a_conversion_is_exact_where_it_can_be() -> None:
    mile, kilometre = to_base("mile"), to_base("kilometre")
    assert Decimal("26.2") * mile.factor / kilometre.factor == Decimal("42.1648128")


def test_no_spelling_means_two_units() -> None:
    spellings = [word.strip() for row in rows("units.tsv") for word in row["words"].split(",") if word.strip()]
    symbols = [symbol.strip() for row in rows("units.tsv") for symbol in row["symbols"].split(",") if symbol.strip()]
    assert len(spellings) == len(set(spellings))
    assert len(symbols) == len(set(symbols))
    assert {unit.name for unit in (*unit_words().values(), *unit_symbols().values())} == set(units())


def test_a_currency_has_the_name_of_cldr() -> None:
    names = {
        code: name.split(" (")[0].casefold().replace(" & ", " and ") for code, name in Locale("en").currencies.items()
    }
    own = {
        code: currency.name
        for code, currency in currencies().items()
        if not currency.is_open and code not in {"BTC", "XEU"}
    }
    assert own == {code: names[code] for code in own}


# HUF, KZT … keep their hundredth in ISO 4217, as here; where CLDR's usage has none, the table may still name it.
COINLESS = {code for code, currency in currencies().items() if currency.parts == 1}


def test_parts_of_a_currency_are_no_finer_than_cldr_says() -> None:
    for code in COINLESS:
        if not currencies()[code].is_open:
            assert get_currency_precision(code) == 0 or code in {"ITL", "ESP", "GRD"}
    for code in ("KWD", "BHD", "JOD", "TND", "LYD", "OMR", "IQD"):
        assert currencies()[code].parts == 1000


def test_an_open_currency_agrees_with_its_family_alone() -> None:
    assert same_currency("$", "USD")
    assert same_currency("CAD", "$")
    assert same_currency("franc", "CHF")
    assert same_currency("EUR", "EUR")
    assert not same_currency("USD", "CAD")
    assert not same_currency("$", "EUR")
    assert not same_currency("$", "franc")
    assert not same_currency("EUR", "THB")


def test_marks_and_words_of_money_are_of_known_currencies() -> None:
    known = set(currencies().values())
    assert {coin.currency for coin in (*currency_marks().values(), *currency_words().values())} == known


@pytest.mark.parametrize("name", ["label", "counted label", "opener", "change verb", "price unit"])
def test_word_sets_are_in_lower_case_and_sorted(name: str) -> None:
    listed = next(row["words"] for row in rows("word_sets.tsv") if row["set"] == name).split(", ")
    assert listed == sorted(set(listed))
    assert word_set(name) == set(listed)
