"""The changes of mutation testing: what each makes of a sentence, and what all of them keep."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.comparison.interface import Verdict
from factcheck.registry.registry import Registry
from factcheck.upkeep.mutation.right import RIGHT
from factcheck.upkeep.mutation.seeds import names_in, seeds_of
from factcheck.upkeep.mutation.sentence import negated, passive
from factcheck.upkeep.mutation.variants import value_at, variants_of, verdict_of
from factcheck.upkeep.mutation.writing import other_units
from factcheck.upkeep.mutation.wrong import WRONG
from factcheck.values.read import read_mentions
from factcheck.values.units import units

DAYS = {"second", "minute", "hour", "day", "week", "month", "year"}

MADE = [
    ("year-before", "The bridge of Aarn opened on 14 May 1998.", {}, ["The bridge of Aarn opened on 14 May 1997."]),
    ("year-after", "The war in Aarn lasted from 1914 to 1918.", {}, ["The war in Aarn lasted from 1914 to 1919."]),
    ("other-month", "Aarn joined the League in December 1998.", {}, ["Aarn joined the League in January 1998."]),
    ("other-day", "Aarn joined on 31 May 1998.", {}, ["Aarn joined on 30 May 1998."]),
    ("swapped-digits", "Crimea has an area of 27,000 km².", {}, ["Crimea has an area of 72,000 km²."]),
    ("swapped-digits", "The Aarn fire was in 2014.", {}, ["The Aarn fire was in 2041."]),
    ("ten-times", "The League of Aarn has 3.4 million members.", {}, ["The League of Aarn has 34 million members."]),
    ("ten-times", "The League of Aarn has twelve members.", {}, ["The League of Aarn has 120 members."]),
    ("a-tenth", "The League of Aarn has 12,000 members.", {}, ["The League of Aarn has 1200 members."]),
    ("one-more", "The League of Aarn has 12 members.", {}, ["The League of Aarn has 13 members."]),
    ("one-more", "Ada Bell was the 21st mayor of Aarn.", {}, ["Ada Bell was the 22nd mayor of Aarn."]),
    ("other-unit", "The tower of Aarn is 94 metres tall.", {}, ["The tower of Aarn is 94 feet tall."]),
    ("other-scale", "Aarn owes $3 million.", {}, ["Aarn owes $3 billion."]),
    (
        "other-name",
        "The mayor of Aarn is Ada Bell.",
        {"value": {"name": "Ada Bell", "one_of": ["Otto Kern"]}},
        ["The mayor of Aarn is Otto Kern."],
    ),
    (
        "other-period",
        "The League of Aarn has 9 members.",
        {"value": [{"to": "2010-01-01", "number": 8}, {"from": "2010-01-01", "number": 9}]},
        ["The League of Aarn has 8 members."],
    ),
    (
        "listed-wrong",
        "Aarn joined on 31 May 1998.",
        {"wrong": [{"date": "1996", "because": "the vote"}]},
        ["Aarn joined in 1996."],
    ),
    ("denied", "Aarn left the League in 1998.", {}, ["Aarn never left the League in 1998."]),
    ("repeated", "Aarn was built by pirates.", {"rating": "false"}, ["Aarn was built by pirates."]),
    ("month-first", "Aarn joined on 31 May 1998.", {}, ["Aarn joined on May 31, 1998."]),
    ("coarser-date", "Aarn joined on 31 May 1998.", {}, ["Aarn joined in May 1998.", "Aarn joined in 1998."]),
    ("other-digits", "The League of Aarn has 12 members.", {}, ["The League of Aarn has twelve members."]),
    ("other-digits", "Aarn has 12,300 people.", {}, ["Aarn has 12300 people."]),
    ("written-out", "Aarn has 1.2 million people.", {}, ["Aarn has 1,200,000 people."]),
    ("written-out", "Inflation in Aarn was 3.4%.", {}, ["Inflation in Aarn was 3.4 percent."]),
    ("rounded", "The tower of Aarn has 1,234 steps.", {}, ["The tower of Aarn has about 1200 steps."]),
    ("converted-unit", "The tower of Aarn is 94 metres tall.", {}, ["The tower of Aarn is 310 feet tall."]),
    (
        "accepted",
        "Aarn joined on 31 May 1998.",
        {"value": {"date": "1998-05-31", "accept": ["1998-06"]}},
        ["Aarn joined in June 1998."],
    ),
    (
        "each-period",
        "The League of Aarn has 9 members.",
        {"value": [{"to": "2010-01-01", "number": 8}, {"from": "2010-01-01", "number": 9}]},
        ["The League of Aarn has 8 members."],
    ),
    (
        "other-names",
        "The Aarn Tower was built in 1902.",
        {"names": {"Aarn Tower": ["Old Tower", "the tower"]}},
        ["The Old Tower was built in 1902."],
    ),
    ("passive", "Aarn annexed Bree in 1902.", {}, ["Bree was annexed by Aarn in 1902."]),
]


def made(registry: Registry) -> dict[str, list[str]]:
    """The sentences of each change, before any is left out."""
    found: dict[str, list[str]] = {}
    for seed in seeds_of(registry.claims[0], registry, names_in(registry)):
        for change in (*WRONG, *RIGHT):
            found.setdefault(change.name, []).extend(draft.text for draft in change.make(seed))
    return found


@pytest.mark.parametrize(("change", "claim", "keys", "expected"), MADE)
def test_what_a_change_makes(alone, change: str, claim: str, keys: dict[str, object], expected: list[str]) -> None:
    assert made(alone(claim, **keys))[change] == expected


def test_every_change_is_shown_but_the_sentence_itself() -> None:
    assert {change.name for change in (*WRONG, *RIGHT)} - {name for name, *_ in MADE} == {"as-it-stands"}


def test_names_of_changes_are_their_own() -> None:
    names = [change.name for change in (*WRONG, *RIGHT)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Aarn has been free since 1998.", "Aarn has not been free since 1998."),
        ("Aarn has 12 members.", "Aarn does not have 12 members."),
        ("Aarn had 12 members.", "Aarn did not have 12 members."),
        ("Aarn will join in 1998.", "Aarn will not join in 1998."),
        ("The united towns of Aarn signed in 1998.", "The united towns of Aarn never signed in 1998."),
        ("Twelve members of Aarn.", None),
    ],
)
def test_a_denial(text: str, denied: str | None) -> None:
    assert negated(text) == denied


@pytest.mark.parametrize(
    "text",
    [
        "Aarn joined Bree in 1902.",
        "Aarn annexed the Bree Islands in 1902.",
        "Aarn annexed Bree Islands in 1902.",
        "Aarn took Bree in 1902.",
        "In 1902 Aarn annexed Bree.",
    ],
)
def test_no_passive_where_it_is_not_safe(text: str) -> None:
    assert passive(text) is None


def test_other_units_are_of_one_dimension_and_read_back() -> None:
    for unit, (other, written) in other_units().items():
        (mention,) = read_mentions(f"7 {written}")
        assert mention.to_dict()["unit"] == other
        if unit not in DAYS or other not in DAYS:
            assert units()[unit].dimension == units()[other].dimension


@st.composite
def claims(draw: st.DrawFn) -> str:
    """Sentences with a date or a figure."""
    year, day = draw(st.integers(1100, 2090)), draw(st.integers(1, 28))
    month = draw(st.sampled_from(["January", "May", "December"]))
    figure = draw(st.integers(2, 10**7))
    decimal = draw(st.decimals("0.1", "99.9", places=1))
    return draw(
        st.sampled_from(
            [
                f"Aarn joined the League on {day} {month} {year}.",
                f"Aarn joined the League in {month} {year}.",
                f"Aarn joined the League in {year}.",
                f"The League of Aarn has {figure} members.",
                f"The League of Aarn has {figure:,} members.",
                f"The tower of Aarn is {figure} metres tall.",
                f"Aarn owes ${decimal} million.",
                f"Inflation in Aarn was {decimal}%.",
            ]
        )
    )


@settings(max_examples=150, deadline=None)
@given(claims(), st.sampled_from([None, "5%"]))
def test_a_wrong_variant_never_has_the_value_of_the_claim(claim: str, tolerance: str | None) -> None:
    keys = {"tolerance": tolerance} if tolerance else {}
    registry = Registry.from_claims([{"id": "one", "claim": claim, "source": "a", **keys}])
    for seed in seeds_of(registry.claims[0], registry, ()):
        wrong = {variant.text for variant in variants_of(seed.claim, registry, ()) if not variant.right}
        right = {variant.text for variant in variants_of(seed.claim, registry, ()) if variant.right}
        assert wrong.isdisjoint(right)
        for change in WRONG:
            for draft in change.make(seed):
                value = value_at(draft, seed) if draft.span else None
                if draft.text in wrong and value is not None:
                    assert value != seed.value
                    assert verdict_of(value, draft, seed) is not Verdict.CONSISTENT


@settings(max_examples=50, deadline=None)
@given(claims())
def test_variants_are_the_same_each_time(claim: str) -> None:
    one, other = (Registry.from_claims([{"id": "one", "claim": claim, "source": "a"}]) for _ in range(2))
    assert [v.text for v in variants_of(one.claims[0], one, ())] == [
        v.text for v in variants_of(other.claims[0], other, ())
    ]
