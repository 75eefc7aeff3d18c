"""A change does what it says and nothing else, in a claims file written in whichever way."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import UserError
from factcheck.upkeep.writer.changes import Change, Setting, appended, edited, removed
from factcheck.upkeep.writer.commit import checked
from factcheck.upkeep.writer.contents import Contents, contents_of
from factcheck.upkeep.writer.desk import returned, sheet_of

BLOCK = """\
# Towers
version: 1
names:
  North Tower: [the Needle]  # since 2001

claims:
  # counted twice
  - id: north
    claim: The North Tower has 12 steps.
    also:
      - 'the steps of the Needle'   # a nickname
    value: {number: 12}
    # looked up by hand
    source: Survey
    # to do: a link
  -   claim: The South Tower has 34 steps.
      id: south
      sources:
        - {title: Survey}
        - Archive

  - {id: west, claim: The West Tower has 56 steps., source: Survey} # short

# The end.
"""
FLOW = """\
{"claims": [{"id": "north", "claim": "The North Tower has 12 steps.", "source": "Survey"},
  {"id": "south", "claim": "The South Tower has 34 steps.", "sources": ["Survey", "Archive"]}, # last
]}
"""
NO_INDENT = """\
claims:
- id: north
  claim: The North Tower has 12 steps.
  source: Survey
- id: south
  sources: [Survey, Archive]
  claim: >-
    The South Tower
    has 34 steps.
version: 1"""
STYLES = {
    "block": BLOCK.encode(),
    "flow": FLOW.encode(),
    "no indent, no final line end": NO_INDENT.encode(),
    "CRLF": BLOCK.replace("\n", "\r\n").encode(),
    "byte-order mark": b"\xef\xbb\xbf" + BLOCK.encode(),
    "UTF-16": b"\xff\xfe" + BLOCK.encode("utf-16-le"),
    "no final line end": BLOCK.removesuffix("\n\n# The end.\n").encode(),
    "begun and ended": b"%YAML 1.1\n---\n" + BLOCK.encode() + b"...\n",
}
NEW = {"id": "east", "claim": "The East Tower: 78 steps.", "source": "https://example.org", "also": ["the [tall] one"]}

styles = pytest.mark.parametrize("data", STYLES.values(), ids=STYLES)


def committed(contents: Contents, change: Change) -> Contents:
    return contents_of("x.yaml", checked(contents, change))


def assert_spliced(before: str, after: str, removed_part: str = "", added: str = "") -> None:
    """The texts differ in one stretch only: what is gone holds `removed_part`, what is new `added`."""
    start = next(
        (n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after))
    )
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    assert removed_part in before[start : len(before) - end] or not removed_part
    assert added in after[start : len(after) - end]


@styles
def test_an_added_claim_is_all_that_is_new(data: bytes) -> None:
    contents = contents_of("x.yaml", data)
    after = committed(contents, appended(contents, NEW))
    assert [claim.id for claim in after.claims] == [*(claim.id for claim in contents.claims), "east"]
    assert_spliced(contents.text, after.text, added="The East Tower: 78 steps.")
    assert len(after.text) > len(contents.text)
    assert after.mark == contents.mark
    if "\r\n" in contents.text:
        assert after.text.count("\n") == after.text.count("\r\n")
    assert after.text.endswith(("\n", "\r\n")) == contents.text.endswith(("\n", "\r\n"))


@styles
@pytest.mark.parametrize(
    "settings",
    [
        [Setting(("claim",), "The South Tower: 35 steps.")],
        [Setting(("review_by",), "2030-01-31"), Setting(("unless",), ["stairs", "lift: [a]"])],
        [Setting(("tags",), ["x"]), Setting(("tags",), None)],
        [Setting(("sources",), None), Setting(("source",), {"title": "Map", "accessed": "2026-01-01"})],
        [Setting(("sources", 1), {"title": "Archive", "accessed": "2026-01-01"})],
        [Setting(("also",), [f"the steps of tower {n} of the southern towers" for n in range(5)])],
        [Setting(("id",), "south-tower")],
    ],
    ids=lambda settings: " ".join(str(setting.place[0]) for setting in settings),
)
def test_an_edit_does_what_it_says(data: bytes, settings: list[Setting]) -> None:
    contents = contents_of("x.yaml", data)
    after = committed(contents, edited(contents, "south", settings))
    assert [claim.id for claim in after.claims if claim.id[:5] != "south"] == [
        claim.id for claim in contents.claims if claim.id != "south"
    ]
    first = contents.text.index("The North Tower has")
    assert after.text[:first] == contents.text[:first]


@styles
@pytest.mark.parametrize("ident", ["north", "south"])
def test_a_removed_claim_is_all_that_is_gone(data: bytes, ident: str) -> None:
    contents = contents_of("x.yaml", data)
    after = committed(contents, removed(contents, ident))
    assert [claim.id for claim in after.claims] == [claim.id for claim in contents.claims if claim.id != ident]
    assert_spliced(contents.text, after.text, removed_part="steps." if ident == "south" else "12 steps.")


def test_the_comments_of_a_removed_claim_go_with_it_and_no_other() -> None:
    contents = contents_of("x.yaml", BLOCK.encode())
    after = committed(contents, removed(contents, "north")).text
    assert after == BLOCK[: BLOCK.index("  # counted")] + BLOCK[BLOCK.index("  -   claim") :]


def test_the_last_claim_is_not_removed_unless_names_are_left() -> None:
    only = contents_of("x.yaml", b"claims:\n  - id: a\n    claim: The mast has 12 steps.\n")
    with pytest.raises(UserError, match="all that this file holds"):
        removed(only, "a")
    named = contents_of("x.yaml", b"claims:\n  - id: a\n    claim: The mast has 12 steps.\nnames:\n  Mast: [Pole]\n")
    assert committed(named, removed(named, "a")).text == "claims: []\nnames:\n  Mast: [Pole]\n"


def test_a_change_that_alters_another_claim_is_refused() -> None:
    contents = contents_of("x.yaml", BLOCK.encode())
    change = appended(contents, NEW)
    for text in (change.text.replace("34", "35"), change.text.replace("the Needle]", "the Nail]"), contents.text, "[]"):
        with pytest.raises(UserError, match="nothing was written"):
            checked(contents, Change(text, change.claims))


@styles
def test_a_claim_goes_to_the_editor_and_back(data: bytes) -> None:
    contents = contents_of("x.yaml", data)
    sheet = sheet_of(contents, "south")
    for text in (sheet.text, sheet.text.replace("34", "43"), "claims:\n- id: other\n  claim: The mast has 12 steps.\n"):
        claim, make = returned(sheet, contents_of("sheet.yaml", text.encode()))
        after = committed(contents, make(contents))
        assert claim.claim in [each.claim for each in after.claims]
        assert (after.text == contents.text) == (text == sheet.text)


def test_what_somebody_else_has_changed_meanwhile_is_not_overwritten() -> None:
    contents = contents_of("x.yaml", BLOCK.encode())
    sheet = sheet_of(contents, "south")
    _, make = returned(sheet, contents_of("sheet.yaml", sheet.text.replace("34", "43").encode()))
    with pytest.raises(UserError, match="changed by somebody else"):
        make(contents_of("x.yaml", BLOCK.replace("34", "99").encode()))
    beside = contents_of("x.yaml", BLOCK.replace("56", "65").encode())
    assert "43" in committed(beside, make(beside)).text


STARTER = [path.read_bytes() for path in sorted((Path(__file__).parents[3] / "claims").glob("*.yaml"))[:4]]


@settings(max_examples=40)
@given(st.integers(0, 3), st.integers(0, 10_000), st.sampled_from(["remove", "review", "add"]), st.booleans())
def test_any_claim_of_the_starter_registry_can_be_changed(file: int, which: int, change: str, crlf: bool) -> None:
    data = STARTER[file]
    contents = contents_of("x.yaml", data.replace(b"\n", b"\r\n") if crlf else data)
    ident = contents.claims[which % len(contents.claims)].id
    match change:
        case "remove":
            checked(contents, removed(contents, ident))
        case "review":
            checked(contents, edited(contents, ident, [Setting(("review_by",), "2031-01-01")]))
        case _:
            checked(contents, appended(contents, NEW))
