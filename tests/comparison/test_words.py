"""References in words: what a report prints of a date that the registry writes in figures."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck.comparison.words import in_words
from factcheck.registry.registry import Registry

WORDS = [
    ({"date": "2014"}, "2014"),
    ({"date": "2014-03"}, "March 2014"),
    ({"date": "2014-03-18"}, "18 March 2014"),
    ({"date": "2014~"}, "about 2014"),
    ({"date": "2014-02-20/2014-03-21"}, "20 February 2014 to 21 March 2014"),
    ({"date": "-0043-03-15"}, "15 March 44 BC"),
    ("March 2014", "March 2014"),
    ("18 March 2014", "18 March 2014"),
    ({"number": "32"}, "32"),
    ({"quantity": "330 m"}, "330 m"),
    ({"name": "Kyiv"}, "Kyiv"),
]


@pytest.mark.parametrize(("value", "words"), WORDS)
def test_a_reference_in_words(value: object, words: str) -> None:
    claim = {"id": "it", "claim": "It was so.", "value": value, "source": "s"}
    (reference,) = Registry.from_claims([claim]).claims[0].references
    assert in_words(reference) == words


def test_a_period_left_open_stands_as_written(held_to: Callable[..., object]) -> None:
    assert in_words(held_to("since 1950")) == "since 1950"  # type: ignore[arg-type]  # a reference
