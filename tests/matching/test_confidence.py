"""Confidence: every row of the table can be the first that holds, and sentences of each degree."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.matching.confidence import CONFIDENCE, Grounds, confidence_of
from factcheck.matching.evidence import Subject
from factcheck.values.interface import KINDS

SHARES = (0.0, 0.35, 0.55, 0.63, 0.7, 1.0)
GRID = product(Subject, (0.5, 1.0), SHARES, (1.0, 2.0), (0.0, 0.65, 1.1, 1.6), (0.0, 0.9), ("date", "percent"))


def test_every_row_can_decide() -> None:
    reached = {
        confidence_of(Grounds(*grounds, agrees=agrees, floating=floating, dated=dated)).label
        for grounds in GRID
        for agrees, floating, dated in product((True, False), repeat=3)
    }
    assert reached == {row.label for row in CONFIDENCE}


def test_rows_have_words_of_their_own() -> None:
    assert len({row.label for row in CONFIDENCE}) == len(CONFIDENCE)


GROUNDS = st.builds(
    Grounds,
    st.sampled_from(Subject),
    *(st.floats(0, 1), st.floats(0, 1), st.floats(0, 9), st.floats(-3, 4), st.floats(0, 1)),
    st.sampled_from(sorted(KINDS.values())),
    agrees=st.booleans(),
    floating=st.booleans(),
    dated=st.booleans(),
)


@given(GROUNDS)
def test_some_row_holds_for_any_grounds(grounds: Grounds) -> None:
    assert confidence_of(grounds) in CONFIDENCE
    assert CONFIDENCE[-1].holds(grounds)


@given(GROUNDS)
def test_without_the_subject_nothing_is_sure(grounds: Grounds) -> None:
    row = confidence_of(grounds)
    if grounds.subject is not Subject.NAMED and grounds.alike < 0.85:
        assert row.confidence is not factcheck.Confidence.HIGH


CLAIM = "The Eiffel Tower in Paris is 330 metres tall."
SENTENCES = [
    ("The Eiffel Tower in Paris is 312 metres tall.", "high"),
    ("From the bridge one sees the Eiffel Tower in Paris, which is 312 metres tall.", "high"),
    ("The Eiffel Tower is loved. The tower is 312 metres tall.", "medium"),
    ("The old fence in Paris was 312 metres long.", ""),
    ("Another tower is 312 metres tall.", ""),
]


@pytest.mark.parametrize(("text", "confidence"), SENTENCES)
def test_confidence_of_a_sentence(text: str, confidence: str, bench: Callable[..., Any]) -> None:
    told = [finding.confidence for finding in factcheck.check(text, bench(CLAIM).registry).findings]
    assert told == ([confidence] if confidence else [])
