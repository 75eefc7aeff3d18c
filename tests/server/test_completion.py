"""Completion: the keys of the format at a place, told by indentation, out of the schema."""

from __future__ import annotations

import pytest

from factcheck.registry.fields import CLAIM_FIELDS
from factcheck.server.completion import complete

FILE = """\
version: 1
claims:
  - id: one
    claim: One.
    source:
      title: A
      |SOURCE
    tests:
      consistent:
        - text: A
          |TEST
    value:
    - number: 1
      |VALUE
    |CLAIM
  - |ITEM
|TOP
"""


def completed(mark: str, typed: str = "") -> set[str]:
    before, _, _ = FILE.partition(f"|{mark}\n")
    *lines, last = before.split("\n")
    above = [line for line in lines if "|" not in line]
    return {item.label for item in complete(above, last + typed)}


@pytest.mark.parametrize(
    ("mark", "there", "not_there"),
    [
        ("TOP", {"names", "extends"}, {"claims", "version", "id"}),
        ("CLAIM", {"also", "unless", "severity"}, {"id", "claim", "source", "title", "version"}),
        ("ITEM", {field.key for field in CLAIM_FIELDS}, {"version"}),
        ("SOURCE", {"url", "publisher", "accessed"}, {"title", "id"}),
        ("TEST", {"date"}, {"text", "id"}),
        ("VALUE", {"from", "to", "tolerance"}, {"number", "id"}),
    ],
)
def test_keys_of_the_place(mark: str, there: set[str], not_there: set[str]) -> None:
    found = completed(mark)
    assert found >= there
    assert not found & not_there
    assert completed(mark, "s") == found


def test_words_of_a_key() -> None:
    assert completed("CLAIM", "severity: ") == {"error", "warning", "note"}
    assert completed("CLAIM", "rating: mis") == {"true", "false", "misleading", "unproven"}
    assert completed("CLAIM", "claim: ") == set()


@pytest.mark.parametrize("line", ["# a comment", '    claim: "One', "    claim: One two ", "  text: - a", "a" * 500])
def test_nothing_where_no_key_can_stand(line: str) -> None:
    assert complete(["claims:"], line) == []


def test_a_key_says_what_it_is_for() -> None:
    (item,) = [item for item in complete([], "") if item.label == "version"]
    assert (item.detail, item.insert_text) == ("The version of this format.", "version: ")
