"""Every spelling of a duration or an age is read whole, once, as its value; and nothing where the corpus says so."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.values.interface import Context, DurationValue, Mention
from factcheck.values.read import read_mentions

CORPUS = Path(__file__).parent / "corpus"


def load(name: str) -> Any:  # noqa: ANN401 - whatever the file holds
    return yaml.safe_load((CORPUS / name).read_text(encoding="utf-8"))


def durations(text: str) -> list[Mention]:
    return [mention for mention in read_mentions(text, Context()) if mention.kind == "duration"]


def marked(spelling: str) -> tuple[str, str]:
    before, bracket, rest = spelling.partition("[")
    inside, _, after = rest.partition("]")
    return (before + inside + after, inside) if bracket else (spelling, spelling)


def exact(figure: float | None) -> Decimal | None:
    return None if figure is None else Decimal(str(figure))


@pytest.mark.parametrize(
    ("entry", "spelling"), [(entry, spelling) for entry in load("duration.yaml") for spelling in entry["spellings"]]
)
def test_spelling_is_read_whole_once_as_its_value(entry: dict[str, Any], spelling: str) -> None:
    text, part = marked(spelling)
    found = durations(text)
    assert [mention.text for mention in found] == [part]
    value = found[0].value
    assert isinstance(value, DurationValue)
    assert (value.unit, value.age, found[0].latent) == (
        entry["unit"],
        entry.get("age", False),
        entry.get("latent", False),
    )
    assert value.amount.stated == exact(entry.get("value"))
    assert value.amount.approximate is entry.get("approximate", False)
    if "low" in entry:
        assert (value.amount.interval.low, value.amount.interval.high) == (entry["low"], entry["high"])
    else:
        assert value.amount.bound == entry.get("bound", "exact")


@pytest.mark.parametrize("text", [text for texts in load("duration-none.yaml").values() for text in texts])
def test_no_duration_is_read(text: str) -> None:
    assert [mention.text for mention in durations(text)] == []


def test_whole_units_are_rounded_and_ages_are_not() -> None:
    years, age = (found.value for found in durations("He was 47 years old and served five years."))
    assert isinstance(years, DurationValue)
    assert isinstance(age, DurationValue)
    spans = {one.age: (one.amount.interval.low, one.amount.interval.high) for one in (years, age)}
    assert spans == {True: (47, 47), False: (Decimal("4.5"), Decimal("5.5"))}
