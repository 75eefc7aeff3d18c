"""Fingerprints: the same finding has the same one after an edit elsewhere, and no two findings share one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.report.fingerprint import fingerprints
from factcheck.report.interface import RunOutcome, Show
from factcheck.report.listing import listed

REGISTRY = factcheck.Registry.from_claims(
    [
        {"id": "crimea", "claim": "Russia annexed Crimea in March 2014.", "source": "x"},
        {"id": "tower", "claim": "The Eiffel Tower is 330 metres tall.", "source": "x"},
    ]
)
WRONG = "Russia annexed “Crimea” in March 2015, people say. The Eiffel Tower is 324 metres tall."


def prints(text: str) -> tuple[str, ...]:
    (checked,) = factcheck.check(text, REGISTRY, published=date(2021, 10, 19)).documents
    return fingerprints(checked)


KNOWN = prints(WRONG)


def test_each_finding_has_its_own() -> None:
    assert len(set(KNOWN)) == len(KNOWN) == 2


@given(st.lists(st.sampled_from(["", "Nothing of note.", "It rained in Paris.", "\r\n", "— * —"]), max_size=6))
def test_lines_above_and_below_change_nothing(lines: list[str]) -> None:
    around = "\n\n".join(lines)
    assert prints(f"{around}\n\n{WRONG}\n\n{around}") == KNOWN


@pytest.mark.parametrize(
    "text",
    [
        WRONG.replace(" in ", "\nin "),
        WRONG.replace(" ", "\r\n"),
        WRONG.replace("“", '"').replace("”", '"'),
        WRONG.replace("March ", "March\u00a0"),
        WRONG.replace(" Tower ", "  Tower\t"),
    ],
)
def test_the_same_sentence_otherwise_set(text: str) -> None:
    assert prints(text) == KNOWN


def test_another_word_or_value_makes_another_finding() -> None:
    assert not set(prints(WRONG.replace("people say", "they say").replace("324", "325"))) & set(KNOWN)


def test_a_sentence_that_stands_there_again_has_another() -> None:
    twice = prints(f"{WRONG}\n\nIt rained.\n\n{WRONG}")
    assert twice[:2] == KNOWN
    assert len(set(twice)) == 4


def test_what_is_shown_changes_none(outcome: RunOutcome) -> None:
    everything = {id(one.finding): one.fingerprint for one in listed(RunOutcome(outcome.report, show=Show.ALL))}
    shown = {id(one.finding): one.fingerprint for one in listed(outcome)}
    assert shown.items() < everything.items()
    assert len(set(everything.values())) == len(everything)


def test_a_finding_without_a_sentence_goes_by_its_line() -> None:
    odd = "It stood in Cri\u200bmea."
    (first,) = prints(odd)
    assert prints(f"Some line.\n\n{odd}")[-1] == first
    assert prints(odd.replace("It", "He")) != (first,)
