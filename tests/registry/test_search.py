"""Ranked search over statements and `also` phrases."""

from __future__ import annotations

import gc
import weakref

import pytest

from factcheck.registry.registry import Registry
from factcheck.registry.search import stems

CLAIMS = [
    {"id": "crimea", "claim": "Russia annexed Crimea from Ukraine in March 2014."},
    {"id": "nato", "claim": "NATO has 32 members.", "also": ["the alliance's membership"]},
    {"id": "moon", "claim": "Apollo 11 landed on the Moon on 20 July 1969.", "also": ["first moon landing"]},
    {"id": "beyonce", "claim": "Beyoncé Knowles was born in Houston."},
    {"id": "health", "claim": "Healthcare is free in the country."},
    {"id": "steal", "claim": "Protesters chanted to stop the steal of the vote."},
]
REGISTRY = Registry.from_claims(CLAIMS)


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("the annexation of Crimea", "crimea"),
        ("How many countries are members of NATO?", "nato"),
        ("members of the alliance", "nato"),
        ("When did men first land on the moon?", "moon"),
        ("BEYONCE KNOWLES", "beyonce"),
        ("health care for everyone", "health"),
        ("#StopTheSteal now", "steal"),
        ("so says @beyonce", "beyonce"),
        ("https://example.org/crimea/russia moon", "moon"),
    ],
)
def test_the_claim_that_a_text_is_about_comes_first(text: str, best: str) -> None:
    assert REGISTRY.search(text)[0][0].id == best


def test_scores_fall_and_the_limit_is_kept() -> None:
    scores = [score for _, score in REGISTRY.search("the moon and the alliance in Ukraine", limit=4)]
    assert len(scores) == 4
    assert scores == sorted(scores, reverse=True)
    assert min(scores) > 0


@pytest.mark.parametrize("text", ["", "zebra", "https://nato.int", "…"])
def test_a_text_about_nothing_known_finds_nothing(text: str) -> None:
    assert list(REGISTRY.search(text)) == []


def test_of_equals_the_first_comes_first_and_the_order_of_words_changes_nothing() -> None:
    twins = Registry.from_claims([{"id": f"c{n}", "claim": "Rain falls."} for n in range(3)])
    assert [claim.id for claim, _ in twins.search("rain")] == ["c0", "c1", "c2"]
    assert REGISTRY.search("moon alliance vote") == REGISTRY.search("vote moon alliance")


def test_an_empty_registry_can_be_searched() -> None:
    assert list(Registry.from_claims([]).search("moon")) == []


def test_the_index_goes_when_its_registry_goes() -> None:
    registry = Registry.from_claims(CLAIMS)
    claim = weakref.ref(registry)
    assert registry.search("moon")
    del registry
    gc.collect()
    assert claim() is None


def test_handles_and_hashtags_are_taken_apart_and_addresses_left_out() -> None:
    assert stems("#COVID19 @JoeBiden https://t.co/x pic.twitter.com/y") == [
        "covid",
        "19",
        "covid19",
        "joe",
        "biden",
        "joebiden",
    ]
