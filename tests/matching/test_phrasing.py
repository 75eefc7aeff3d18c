"""Compiling a bare sentence: its names, its attribute words, its slots, and what an `also` phrase takes from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from factcheck.matching.phrasing import need

# The claim | its names, the likely subject first | its attribute words | its slots: value (kind) [what it counts]
COMPILED = """
Russia annexed Crimea from Ukraine in March 2014. | Russia, Crimea, Ukraine | annexed | March 2014 (date)
NATO has 32 members. | NATO | members | 32 (number) [members]
The Eiffel Tower is 330 metres tall. | Eiffel Tower | tall | 330 metres (quantity)
NATO cut the mission from 20 to 10 people. | NATO | cut, mission, people | 20 (number), 10 (number) [people]
Unemployment in Norland was 5.2% in 2020. | Norland | Unemployment | 5.2% (percent), 2020 (date)
The crew had 24 members and 9 porters. | | crew, members, porters | 24 (number) [members], 9 (number) [porters]
Finland joined NATO on 4 April 2023. | Finland, NATO | joined | 4 April 2023 (date)
The bridge cost US$450 million. | | bridge, cost | US$450 million (money)
Apollo 11 landed on the Moon on 20 July 1969. | Apollo 11 | landed, Moon | 20 July 1969 (date)
Switzerland is not a member of the European Union. | Switzerland, European Union | member |
"""
ROWS = [tuple(cell.strip() for cell in row.split("|")) for row in COMPILED.strip().splitlines()]


@pytest.mark.parametrize(("claim", "names", "words", "slots"), ROWS)
def test_a_bare_sentence_compiles(claim: str, names: str, words: str, slots: str, bench: Callable[..., Any]) -> None:
    (phrasing,) = bench(claim).phrasings()
    assert ", ".join(anchor.text for anchor in phrasing.names) == names
    assert ", ".join(a.text for a in phrasing.anchors if not a.is_name and not a.light) == words
    heads = [
        [
            word.text
            for word, keys in zip(phrasing.analysis.words, phrasing.analysis.keys, strict=True)
            if keys & slot.head
        ]
        for slot in phrasing.slots
    ]
    told = [
        f"{slot.mention.text} ({slot.kind})" + (f" [{head[0]}]" if head else "")
        for slot, head in zip(phrasing.slots, heads, strict=True)
        if slot.mention
    ]
    assert ", ".join(told) == slots


def test_a_phrase_without_a_value_has_the_slot_of_the_statement(bench: Callable[..., Any]) -> None:
    claim = {"claim": "NATO has 32 members.", "also": ["the 30-nation alliance", "the size of NATO"]}
    statement, valued, bare = bench(claim).phrasings()
    assert [len(phrasing.slots) for phrasing in (statement, valued, bare)] == [1, 1, 1]
    assert valued.slots[0].mention.text == "30"
    assert bare.slots[0].mention is None
    assert {phrasing.slots[0].references for phrasing in (statement, valued, bare)} == {statement.slots[0].references}
    assert [phrasing.number for phrasing in (statement, valued, bare)] == [0, 1, 2]


def test_a_value_key_chooses_the_slot_and_leaves_dates_as_qualifiers(bench: Callable[..., Any]) -> None:
    claim = {"claim": "In 2020 Norland had 4.2 million inhabitants.", "value": {"number": "4.2 million"}}
    (phrasing,) = bench(claim).phrasings()
    assert [(slot.mention.text, slot.qualifier) for slot in phrasing.slots] == [("4.2 million", False), ("2020", True)]


def test_a_name_that_fills_a_slot_is_no_anchor(bench: Callable[..., Any]) -> None:
    claim = {"claim": "The capital of Australia is Canberra.", "value": {"name": "Canberra", "one_of": ["Sydney"]}}
    (phrasing,) = bench(claim).phrasings()
    assert [anchor.text for anchor in phrasing.names] == ["Australia"]
    assert [slot.kind for slot in phrasing.slots] == ["name"]


def test_other_names_are_found_by_their_own_keys(bench: Callable[..., Any]) -> None:
    names = {"Crimea": ["Crimean peninsula", "the peninsula"]}
    (phrasing,) = bench("Russia annexed Crimea in March 2014.", names).phrasings()
    (crimea,) = [anchor for anchor in phrasing.names if anchor.text == "Crimea"]
    assert [" ".join(form.words) for form in crimea.forms] == ["crimea", "crimean peninsula", "peninsula"]
    assert {"^crimea", "_peninsula"} <= crimea.keys


def test_a_registered_name_is_one_anchor_small_words_and_all(bench: Callable[..., Any]) -> None:
    names = {"TEU": ["Treaty on European Union"]}
    (phrasing,) = bench("The Treaty on European Union was signed in 1992.", names).phrasings()
    assert [anchor.text for anchor in phrasing.names] == ["Treaty on European Union"]


@pytest.mark.parametrize(("anchors", "needed"), [(1, 1), (2, 1), (3, 2), (4, 2), (5, 2), (6, 3), (10, 4)])
def test_how_many_anchors_are_needed(anchors: int, needed: int) -> None:
    assert need(anchors) == needed
