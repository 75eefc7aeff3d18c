"""Any text is read back as it was, wherever it is written; what may not stand in a registry is refused."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import RegistryError
from factcheck.registry.characters import find_banned
from factcheck.registry.events import read_nodes
from factcheck.registry.nodes import Mapping, Node, Sequence, Text
from factcheck.upkeep.writer.changes import appended, claim_of
from factcheck.upkeep.writer.commit import checked
from factcheck.upkeep.writer.contents import contents_of
from factcheck.upkeep.writer.scalars import is_literal, written

SIGNS = st.sampled_from([*":#[]{},&*!|>'\"%@`-?~\\/.=<01aÉ—\t\n ", ": ", " #"])
TEXTS = st.one_of(st.text(max_size=30), st.lists(SIGNS, max_size=8).map("".join)).filter(
    lambda text: not find_banned(text)
)
FILE = b"claims:\n  - id: a\n    claim: The tower has 12 steps.\n"


@given(TEXTS, st.booleans())
@settings(max_examples=500)
def test_any_text_is_read_back(text: str, quoted: bool) -> None:
    block, flow = written(text, quoted=quoted), written(text, flow=True, quoted=quoted)
    for line in (f"{block}: {block}\n", f"- {block}\n", f"[{flow}, {{{flow}: {flow}}}]\n"):
        read = read_nodes("x.yaml", line)
        assert read.faults == ()
        assert set(texts(read.root)) == {text}


def texts(node: Node) -> Iterator[str]:
    match node:
        case Text(value=value):
            yield value
        case Sequence(items=items):
            for item in items:
                yield from texts(item)
        case Mapping(entries=entries):
            for key, value in entries:
                yield from (key.value, *texts(value))


@given(TEXTS.filter(lambda text: text.strip()))
@settings(max_examples=200)
def test_any_text_can_be_a_source(text: str) -> None:
    contents = contents_of("x.yaml", FILE)
    entry = {"id": "b", "claim": "The mast has 13 steps.", "sources": [{"title": text}], "also": ["the mast has steps"]}
    data = checked(contents, appended(contents, entry))
    assert contents_of("x.yaml", data).claims[1].sources[0].title == claim_of(entry, "").sources[0].title


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("It has 12 \x1b[31msteps.", "the control character U+001B"),
        ("It has 12\x00 steps.", "a NUL character"),
        ("It has \u202e21 steps.", "turns the direction of the text"),
        ("It has 12 steps\udcff.", "the control character U+DCFF"),
    ],
)
def test_what_may_not_stand_in_a_registry_is_refused(text: str, why: str) -> None:
    with pytest.raises(RegistryError, match="take it out") as told:
        claim_of({"id": "a", "claim": text}, "--claim")
    assert why in told.value.faults[0].problem


def test_quotation_marks_stand_only_where_they_are_needed() -> None:
    assert written("Ukraine's capital: Kyiv") == '"Ukraine\'s capital: Kyiv"'
    assert written("Ukraine's capital") == "Ukraine's capital"
    assert written("https://example.org/a") == "https://example.org/a"
    assert written("https://example.org/a", flow=True) == '"https://example.org/a"'
    assert written("2014", quoted=True) == '"2014"'
    assert written("2014") == "2014"
    assert written("null") == '"null"'
    assert written("8\u202f849\u00a0m") == '"8\\u202f849\\xa0m"'


def test_a_text_of_lines_stays_one_unless_it_would_be_read_otherwise() -> None:
    assert is_literal("one\n\ntwo\n")
    assert not any(is_literal(text) for text in ("\none", " one\ntwo", "one\n\n", "one\ttwo", "one\r\ntwo"))
