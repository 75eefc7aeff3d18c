"""Alignment: ordered pairs, whole sentences, shares between 0 and 1, and what is left over in the right gap."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.matching.align import Alignment, Unit, align, likeness, units_of
from factcheck.matching.analysis import Analysis

WORDS = ["Russia", "Crimea", "annexed", "seized", "in", "the", "2014", "2015", "members", "32", "thirty", "rose"]
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)


def aligned(one: str, other: str) -> Alignment:
    return align(units_of(Analysis(one)), units_of(Analysis(other)))


@settings(max_examples=100)
@given(sentences, sentences)
def test_pairs_are_in_order_and_alike(one: str, other: str) -> None:
    found = aligned(one, other)
    for (ours, theirs), (next_ours, next_theirs) in pairwise(found.pairs):
        assert ours.last <= next_ours.first
        assert theirs.last <= next_theirs.first
    assert all(likeness(ours, theirs) > 0 for ours, theirs in found.pairs)


@settings(max_examples=100)
@given(sentences, sentences)
def test_pairs_and_gaps_are_all_there_is(one: str, other: str) -> None:
    found = aligned(one, other)
    ours = [pair[0] for pair in found.pairs] + [unit for gap in found.gaps for unit in gap.claim]
    theirs = [pair[1] for pair in found.pairs] + [unit for gap in found.gaps for unit in gap.sentence]
    assert sorted(ours, key=_place) == units_of(Analysis(one))
    assert sorted(theirs, key=_place) == units_of(Analysis(other))


def _place(unit: Unit) -> int:
    return unit.first


@settings(max_examples=100)
@given(sentences, sentences)
def test_shares_are_shares(one: str, other: str) -> None:
    found = aligned(one, other)
    for share in (found.claim_share, found.whole_share):
        assert 0.0 <= share <= 1.0 + 1e-9


@settings(max_examples=100)
@given(sentences)
def test_a_sentence_is_wholly_like_itself(sentence: str) -> None:
    found = aligned(sentence, sentence)
    assert [ours.first for ours, _ in found.pairs] == [theirs.first for _, theirs in found.pairs]
    assert found.gaps == ()
    content = any(unit.weight for unit in units_of(Analysis(sentence)))
    assert found.claim_share == pytest.approx(1.0 if content else 0.0)


@settings(max_examples=100)
@given(sentences, sentences)
def test_likeness_is_the_same_from_either_side(one: str, other: str) -> None:
    for ours in units_of(Analysis(one)):
        for theirs in units_of(Analysis(other)):
            assert likeness(ours, theirs) == likeness(theirs, ours)
            assert 0.0 <= likeness(ours, theirs) <= 1.0


@settings(max_examples=100)
@given(sentences, sentences, st.sampled_from(WORDS))
def test_more_in_common_is_no_less_alike(one: str, other: str, word: str) -> None:
    assert aligned(f"{one} {word}", f"{other} {word}").weight >= aligned(one, other).weight


GAPS = """
Norland voted to remain in the union. | Norland voted to leave the union. | remain in > leave
Oslo is the capital of Norway. | Bergen is the capital of Norway. | Oslo > Bergen
The border is closed at night. | The border is open at night. | closed > open
It has 32 members. | It has 30 full members. | > full
"""


@pytest.mark.parametrize("row", GAPS.strip().splitlines())
def test_what_is_left_over_stands_in_one_gap(row: str) -> None:
    one, other, gaps = (cell.strip() for cell in row.split("|"))
    ours, theirs = Analysis(one).words, Analysis(other).words
    told = [
        " > ".join(
            " ".join(words[at].text for unit in side for at in range(unit.first, unit.last))
            for words, side in ((ours, gap.claim), (theirs, gap.sentence))
        )
        for gap in aligned(one, other).gaps
    ]
    assert [gap.strip() for gap in told] == [gaps]
