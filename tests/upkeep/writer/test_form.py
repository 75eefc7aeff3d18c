"""The normal form: the same claims, every comment, and nothing more to do the second time."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.registry import fields, references
from factcheck.upkeep.writer import order
from factcheck.upkeep.writer.commit import checked, keeps_comments
from factcheck.upkeep.writer.contents import contents_of
from factcheck.upkeep.writer.form import formatted
from factcheck.upkeep.writer.layout import WIDTH

ROOT = Path(__file__).parents[3]
FILES = [*sorted((ROOT / "claims").glob("*.yaml"))[:4], ROOT / "tests" / "registry" / "corpus" / "every_key.yaml"]
TEXTS = [path.read_text(encoding="utf-8") for path in FILES]
PARTS = [text[:8_000].rpartition("\n\n")[0] if len(text) > 8_000 else text for text in TEXTS]
"""As much of each file, in whole claims, as is tried with comments in it."""

UGLY = """\
# yaml-language-server: $schema=claims.schema.json


# Towers
claims:   # of the town

  # counted twice
  - claim: 'The "North" Tower has
       12 steps.'
    id:   "north"

    tests: {consistent: ["It has 12 steps."], contradicted: [It has 13 steps.]}
    source:
      {url: 'https://example.org/a', title: "Survey: towers"} # the third
    also:
      - 'the steps: all'   # a nickname
      # no other
    # why not
    unless: [lift, "2014", stairs, a staircase, the old spiral staircase, a ladder, a fire escape, an escalator,
      ramps,   scaffolding] # enough
  - {claim: The South Tower has 34 steps., id: south, sources: [
      Survey, # of 1999
      Archive ]}
# The end.
version: 1
"""
NEAT = """\
# yaml-language-server: $schema=claims.schema.json

# Towers
version: 1
claims:  # of the town
  # counted twice
  - id: north
    claim: The "North" Tower has 12 steps.
    also:
      - "the steps: all"  # a nickname
      # no other
    # why not
    unless: [  # enough
      lift, "2014", stairs, a staircase, the old spiral staircase, a ladder, a fire escape, an escalator, ramps,
      scaffolding
    ]
    source: {title: "Survey: towers", url: "https://example.org/a"}  # the third
    tests: {contradicted: [It has 13 steps.], consistent: [It has 12 steps.]}

  - id: south
    claim: The South Tower has 34 steps.
    sources:
      - "Survey"  # of 1999
      - Archive
"""


def form(data: bytes) -> str:
    """The normal form, if it means the same and keeps every comment."""
    contents = contents_of("x.yaml", data)
    change = keeps_comments(contents, formatted(contents))
    checked(contents, change)
    return change.text


def test_an_example() -> None:
    assert form(UGLY.replace("# The end.\n", "").encode()) == NEAT
    assert form(NEAT.encode()) == NEAT


def test_line_ends_and_instructions_to_yaml_stay() -> None:
    assert form(UGLY.replace("\n", "\r\n").encode()) == form(UGLY.encode()).replace("\n", "\r\n")
    head = "%YAML 1.1\n--- # begun\n"
    assert form((head + NEAT).encode()).startswith(head)


@pytest.mark.parametrize("path", sorted((ROOT / "claims").glob("*.yaml")), ids=lambda path: path.name)
def test_the_starter_registry_has_one(path: Path) -> None:
    neat = form(path.read_bytes())
    assert form(neat.encode()) == neat


def test_lines_are_only_long_where_a_text_is() -> None:
    lines = [line for text in TEXTS for line in form(text.encode()).splitlines() if len(line) > WIDTH]
    assert [line for line in lines if " [" in line or " {" in line] == []


@given(st.integers(0, len(PARTS) - 1), st.integers(0, 2**32), st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=40)
def test_comments_and_blank_lines_anywhere(which: int, seed: int, line_end: str) -> None:
    chosen = random.Random(seed)  # noqa: S311 - as seeded by hypothesis
    lines: list[str] = []
    for line in PARTS[which].splitlines():
        if chosen.random() < 0.1:
            lines.append(chosen.choice(["", " " * chosen.randint(0, 10) + f"# note {len(lines)}: [x] 'y'"]))
        remark = (
            f"  # remark {len(lines)}" if line.endswith((",", "[", "]", "}", ":")) and chosen.random() < 0.1 else ""
        )
        lines.append(line + remark)
    neat = form((line_end.join(lines) + line_end).encode())
    assert form(neat.encode()) == neat


def test_the_order_names_every_key_of_the_format() -> None:
    known = {
        order.FILE: fields.FILE_RECORD,
        order.CLAIM: fields.CLAIM_RECORD,
        order.VALUE: references.TYPED_VALUE,
        order.WRONG: references.WRONG_RECORD,
        order.SOURCE: fields.SOURCE_RECORD,
        order.TEST: fields.TRIED_RECORD,
    }
    for keys, record in known.items():
        assert set(record.schema["properties"]) <= set(keys)
