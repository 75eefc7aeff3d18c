"""Whole sentences: every figure in them, its value, and its part in a change."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.text.fold import fold
from factcheck.values.interface import Mention, Role
from factcheck.values.normal import normal_form
from factcheck.values.read import read_mentions

SENTENCES = yaml.safe_load((Path(__file__).parent / "corpus" / "sentences.yaml").read_text(encoding="utf-8"))


def shown(mention: Mention) -> str:
    role = "" if mention.role is Role.PLAIN else f" {mention.role.value}"
    return f"{mention.text} = {normal_form(mention.value)}{role}"


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case["text"])
def test_every_figure_of_a_sentence_is_read(case: dict[str, Any]) -> None:
    mentions = read_mentions(fold(case["text"]).text)
    assert [shown(mention) for mention in mentions if mention.kind not in ("date", "duration")] == case["found"]


def test_the_ends_of_a_change_know_each_other() -> None:
    first, second = read_mentions("It fell from 20 to 10.")
    assert (first.pair, second.pair) == (second.span, first.span)


def test_the_core_is_the_figure_to_mend() -> None:
    text = "It costs more than US$4.2 billion a year."
    (mention,) = read_mentions(text)
    assert mention.core
    assert mention.core.of(text) == "4.2 billion"
    assert mention.text == "more than US$4.2 billion a year"


def test_a_mention_as_plain_data() -> None:
    (mention,) = read_mentions("about 1.2 million people")
    assert mention.to_dict() == {
        "kind": "number",
        "start": 0,
        "end": 17,
        "text": "about 1.2 million",
        "rule": "number with scale",
        "role": "plain",
        "latent": False,
        "stated": 1_200_000,
        "low": 1_150_000,
        "high": 1_250_000,
        "unit": None,
        "bound": "exact",
        "approximate": True,
    }


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("5%", "%"),
        ("5 percentage points", "percentage point"),
        ("$5 a day", "$/day"),
        ("5 km", "kilometre"),
        ("tenfold", "times"),
    ],
)
def test_the_unit_of_plain_data(text: str, unit: str) -> None:
    (mention,) = read_mentions(text)
    assert mention.to_dict()["unit"] == unit
