"""JSON from strangers ends in data or in one fault, whatever it is."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import ArticleError
from factcheck.upkeep.exchange.checked import check
from factcheck.upkeep.exchange.claimreview import read_claimreviews
from factcheck.upkeep.exchange.json_text import read_json
from factcheck.upkeep.exchange.wikidata import read_wikidata


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[" * 101 + "]" * 101, "x.json:1: nested deeper than 100 levels"),
        ("[" * 200_000, "x.json:1: nested deeper than 100 levels"),
        ('{"a":' * 100_000, "x.json:1: nested deeper than 100 levels"),
        ('{"a": NaN}', "x.json:1: this is not JSON: `NaN` is no number"),
        ('{"a": -Infinity}', "x.json:1: this is not JSON: `-Infinity` is no number"),
        ('{"a": 1, "b": 2, "a": 3}', "x.json:1: the key 'a' stands twice in one object"),
        ('{"a":\n oops}', "x.json:2:2: this is not JSON: expecting value"),
        ("", "x.json:1:1: this is not JSON: expecting value"),
    ],
)
def test_what_is_refused(text: str, fault: str) -> None:
    with pytest.raises(ArticleError) as raised:
        read_json("x.json", text)
    assert str(raised.value).partition("\n")[0] == fault


def test_numbers_stay_as_they_are_written() -> None:
    huge = "9" * 10_000
    assert read_json("x", f"[1.10, {huge}, 1e999999999, -0, true, null]") == [
        "1.10",
        huge,
        "1e999999999",
        "-0",
        True,
        None,
    ]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers().map(str) | st.text(max_size=10) | st.sampled_from(["Q1", "ClaimReview"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["@type", "claimReviewed", "reviewRating", "entities", "id", "claims", "labels", "en", "P571"]
            )
            | st.sampled_from(
                ["mainsnak", "snaktype", "datavalue", "value", "time", "qualifiers", "P580", "references"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=25,
)


@given(VALUES)
@settings(max_examples=300)
def test_any_data_is_read_or_told_of(value: object) -> None:
    for read in (read_claimreviews, read_wikidata):
        imported = read([("x", json.dumps(value))], None)
        checked = check(imported)
        assert len(checked.kept) <= len(imported.drafts)
        assert all(fault.problem for fault in (*checked.refused, *imported.unread))
