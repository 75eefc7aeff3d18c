"""What must hold of any claims file whatever, and of any order of files."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import Fault, RegistryError
from factcheck.registry.events import read_nodes
from factcheck.registry.nodes import Mapping, Node, Sequence, Text
from factcheck.registry.registry import Registry

EVERY_KEY = (Path(__file__).parent / "corpus" / "every_key.yaml").read_bytes()
PIECES = st.sampled_from(
    [
        *(b"claims:", b"\n", b"\n  - ", b"id: ", b"a", b"claim: ", b": ", b"'", b'"', b"[", b"]", b"{", b"}", b", "),
        *(b"&a ", b"*a", b"!x ", b"<<: ", b" #", b"\t", b"---\n", b"...", b"|\n", b">", b"\\", b"\r", b"\xff", b"\0"),
        *(b"value: ", b"2014", b"-", b"from: ", b"to: ", b"number: ", b"tolerance: ", b"names:\n  ", b"%YAML 1.1\n"),
        *(b"? ", b'"\\U00110000"', b'"\\uD83D"', "\u2028".encode(), "İ😀".encode()),
    ],
)
FILES = st.one_of(st.binary(max_size=80), st.lists(PIECES, max_size=40).map(b"".join))


def load(data: bytes) -> Registry | tuple[Fault, ...]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "claims.yaml")
        file.write_bytes(data)
        try:
            return Registry.load([file])
        except RegistryError as error:
            return error.faults


def assert_told(data: bytes) -> None:
    """A registry, or faults that each stand at a place of the file and say something."""
    outcome = load(data)
    if isinstance(outcome, Registry):
        return
    lines = data.count(b"\n") + data.count(b"\r") + 1
    assert outcome
    for fault in outcome:
        assert fault.problem
        assert "\n" not in fault.problem
        assert fault.line is None or 1 <= fault.line <= max(lines, 1) + 1


@given(FILES)
@settings(max_examples=400, deadline=None)
def test_any_bytes_are_a_registry_or_faults(data: bytes) -> None:
    assert_told(data)


@given(st.integers(0, len(EVERY_KEY) - 1), st.integers(0, 12), st.one_of(st.just(b""), PIECES))
@settings(max_examples=400, deadline=None)
def test_a_damaged_file_is_a_registry_or_faults(at: int, length: int, instead: bytes) -> None:
    assert_told(EVERY_KEY[:at] + instead + EVERY_KEY[at + length :])


@given(FILES)
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_a_registry_or_faults_without_libyaml(data: bytes) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml, "__with_libyaml__", False)
        assert_told(data)


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
KEYS = ["id", "claim", "source", "also", "unless", "names", "value", "accept", "wrong", "tests", "tags", "tolerance"]
SCALARS = st.text(max_size=12) | st.sampled_from(["2014", "330 m", "Kyiv", "5%", "x"]) | PLAIN


@given(st.lists(st.dictionaries(st.sampled_from(KEYS), SCALARS), max_size=3))
@settings(max_examples=300, deadline=None)
def test_any_mappings_are_a_registry_or_faults(claims: list[dict[str, object]]) -> None:
    try:
        Registry.from_mapping({"claims": claims})
    except RegistryError as error:
        assert error.faults  # noqa: PT017 - either outcome is right, nothing else is


WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "So")), min_size=1, max_size=6)


@given(st.lists(WORDS, min_size=1, max_size=6), st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["", "'", '"']))
@settings(max_examples=200, deadline=None)
def test_positions_lead_back_to_what_was_read(values: list[str], end: str, mark: str) -> None:
    source = end.join(f"  - {mark}{value}{mark}" for value in values)
    tree = read_nodes("x.yaml", f"claims:{end}{source}{end}")
    lines = f"claims:{end}{source}".split(end)
    texts = list(_texts(tree.root))
    assert [text.value for text in texts] == ["claims", *values]
    for text in texts:
        written = lines[text.position.line - 1][text.position.column - 1 :]
        assert written.lstrip("'\"").startswith(text.value)


def _texts(node: Node | None) -> list[Text]:
    match node:
        case Text():
            return [node]
        case Sequence(items):
            return [text for item in items for text in _texts(item)]
        case Mapping(entries):
            return [text for key, value in entries for text in (key, *_texts(value))]
        case _:
            return []


def test_the_order_of_files_does_not_matter(tmp_path: Path) -> None:
    files = [tmp_path / f"{name}.yaml" for name in "dbca"]
    for file in files:
        file.write_text(f"names: {{N{file.stem}x: [M]}}\nclaims: [{{id: {file.stem}, claim: It rains.}}]")
    outcomes = set()
    for seed in range(5):
        random.Random(seed).shuffle(files)  # noqa: S311 - an order, no secret
        registry = Registry.load(files)
        outcomes.add((registry.claims, registry.names, registry.paths, registry.digest))
    assert len(outcomes) == 1
