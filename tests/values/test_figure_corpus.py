"""Every spelling of the corpora is read whole, once, as its value; nothing is read of the negative corpus."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.text.fold import fold
from factcheck.values.interface import Mention
from factcheck.values.normal import normal_form
from factcheck.values.read import read_mentions

CORPUS = Path(__file__).parent / "corpus"
KINDS = ("number", "percent", "money", "quantity", "ordinal")


def load(name: str) -> Any:  # noqa: ANN401 - whatever the file holds
    return yaml.safe_load((CORPUS / f"{name}.yaml").read_text(encoding="utf-8"))


def cases() -> Iterator[tuple[str, dict[str, Any], str]]:
    return ((kind, entry, spelling) for kind in KINDS for entry in load(kind) for spelling in entry["spellings"])


def figures(text: str) -> list[Mention]:
    return [mention for mention in read_mentions(fold(text).text) if mention.kind in KINDS]


@pytest.mark.parametrize(("kind", "entry", "spelling"), list(cases()))
def test_spelling_is_read_whole_once_as_its_value(kind: str, entry: dict[str, Any], spelling: str) -> None:
    before, bracket, rest = spelling.partition("[")
    inside, _, after = rest.partition("]")
    found = figures(before + inside + after)
    assert [(mention.kind, normal_form(mention.value)) for mention in found] == [(kind, entry["value"])]
    assert found[0].text == fold(inside if bracket else spelling.removesuffix(".")).text
    assert found[0].latent is entry.get("latent", False)


@pytest.mark.parametrize("text", [text for texts in load("not-values").values() for text in texts])
def test_nothing_is_read(text: str) -> None:
    assert [(mention.text, mention.rule) for mention in figures(text)] == []
