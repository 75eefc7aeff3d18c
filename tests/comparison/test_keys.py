"""What a claim says of its own exactness: tolerance, bound, further right values, common errors, other names, units."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from factcheck.comparison.compare import compare
from factcheck.comparison.interface import Comparison, Verdict
from factcheck.matching.known_names import KnownNames
from factcheck.registry.claim import NameGroup, Reference, Tolerance
from factcheck.values.interface import Bound, NameValue

SHARE = {"tolerance": Tolerance(relative=Decimal("0.1"))}
FIGURE = {"tolerance": Tolerance(absolute=Decimal(2))}


@pytest.mark.parametrize(
    ("stated", "reference", "keys", "verdict"),
    [
        ("19,000", "20,400", SHARE, "consistent"),
        ("26,300", "20,400", SHARE, "contradicted"),
        ("about 18,000", "20,400", SHARE, "consistent"),
        ("980 m", "978 m", FIGURE, "consistent"),
        ("981 m", "978 m", FIGURE, "contradicted"),
        ("190", "170", {"bound": Bound.AT_LEAST}, "consistent"),
        ("120", "170", {"bound": Bound.AT_LEAST}, "contradicted"),
        ("120", "170", {"bound": Bound.AT_MOST}, "consistent"),
        ("190", "170", {"bound": Bound.AT_MOST}, "contradicted"),
        ("more than 150", "170", {"bound": Bound.AT_LEAST}, "consistent"),
        ("more than 200", "170", {"bound": Bound.AT_LEAST}, "contradicted"),
    ],
)
def test_exactness(
    stated: str, reference: str, keys: dict[str, object], verdict: str, outcome: Callable[..., Comparison]
) -> None:
    assert outcome(stated, reference, **keys).verdict == verdict


@pytest.mark.parametrize(
    ("stated", "verdict", "level"),
    [
        ("3 March 1811", "consistent", "accepted"),
        ("between 1812 and 1815", "imprecise", "nearly-accepted"),
        ("9 May 1811", "contradicted", "otherwise"),
    ],
)
def test_accepted_values(stated: str, verdict: str, level: str, outcome: Callable[..., Comparison]) -> None:
    comparison = outcome(stated, "20 February 1811", accept=("3 March 1811", "4 July 1814"))
    assert (comparison.verdict, comparison.level) == (verdict, level)


@pytest.mark.parametrize(
    ("stated", "reference", "wrong", "level"),
    [
        ("2015", "March 2014", "2015", "listed-wrong"),
        ("May 2015", "March 2014", "2015", "listed-wrong"),
        ("2016", "March 2014", "2015", "otherwise"),
        ("1923", "30 December 1922", "1923", "listed-wrong"),
        ("2014", "18 March 2014", "2014", "listed-wrong"),
        ("18 March 2014", "18 March 2014", "2014", "inside"),
        ("8,848 m", "8,849 m", "8,848 m", "listed-wrong"),
    ],
)
def test_listed_errors(stated: str, reference: str, wrong: str, level: str, outcome: Callable[..., Comparison]) -> None:
    comparison = outcome(stated, reference, wrong=wrong)
    assert comparison.level == level
    assert comparison.because == ("the registry's note" if level == "listed-wrong" else None)


def test_names_of_the_registry_are_one_name() -> None:
    stated, reference = NameValue("Leningrad"), Reference(NameValue("Petersburg"), "Petersburg")
    known = KnownNames([NameGroup(("Petersburg", "Leningrad"))])
    assert compare(stated, reference, text="Leningrad").verdict is Verdict.CONTRADICTED
    assert compare(stated, reference, text="Leningrad", names=known).verdict is Verdict.CONSISTENT


@pytest.mark.parametrize(
    ("stated", "reference", "verdict", "step"),
    [
        ("1,083 feet", "330 metres", "consistent", "foot converted to metre: 330.1"),
        ("984 feet", "330 metres", "contradicted", "foot converted to metre: 299.92"),
        ("26.2 miles", "42.195 km", "consistent", "mile converted to kilometre: 42.165"),
        ("8.849 km", "8,849 m", "consistent", "kilometre converted to metre: 8,849"),
        ("212 °F", "100 °C", "consistent", "degree Fahrenheit converted to degree Celsius: 100"),
        ("100 °F", "100 °C", "contradicted", "degree Fahrenheit converted to degree Celsius: 37.778"),
        ("36 months", "3 years", "consistent", "month converted to year: 3"),
        ("two weeks", "14 days", "consistent", "week converted to day: 14"),
        ("18 months", "3 years", "contradicted", "month converted to year: 1.5"),
        ("more than 1,000 feet", "330 metres", "consistent", "foot converted to metre: 304.8"),
    ],
)
def test_units_are_converted(
    stated: str, reference: str, verdict: str, step: str, outcome: Callable[..., Comparison]
) -> None:
    comparison = outcome(stated, reference)
    assert (comparison.verdict, comparison.steps) == (verdict, (step,))


@pytest.mark.parametrize(
    ("stated", "reference", "verdict"),
    [
        ("$450 million", "US$450 million", "consistent"),
        ("US$450 million", "$450 million", "consistent"),
        ("$450 million", "C$450 million", "consistent"),
        ("US$450 million", "C$450 million", "undecided"),
        ("€450 million", "$450 million", "undecided"),
        ("£450 million", "€450 million", "undecided"),
    ],
)
def test_another_currency_is_never_compared(
    stated: str, reference: str, verdict: str, outcome: Callable[..., Comparison]
) -> None:
    assert outcome(stated, reference).verdict == verdict
