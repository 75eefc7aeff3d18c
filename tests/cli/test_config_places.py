"""The places of keys in a configuration file: the scan finds every key that `tomllib` reads, and where it stands."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.cli.configuration.places import KeyPath, places_of

STANDS = {
    "a = 1\nb = 2": {("b",): (2, 1)},
    "  a = 1 # b = 2\n\n\tc = 3": {("a",): (1, 3), ("c",): (3, 2)},
    "a.b . c = 1": {("a",): (1, 1), ("a", "b"): (1, 3), ("a", "b", "c"): (1, 7)},
    '"a b" = 1\n\'c#\' = 2\n"\\u00e9" = 3': {("a b",): (1, 1), ("c#",): (2, 1), ("é",): (3, 1)},
    "é = 1".replace("é", '"é"') + '\nk = "é" # é': {("é",): (1, 1), ("k",): (2, 1)},
    "[a.b]\nc = 1": {("a", "b"): (1, 1), ("a", "b", "c"): (2, 1)},
    "[[p]]\na = 1\n[[p]]\na = 2\n[p.q]\nz = 3": {("p", 0): (1, 1), ("p", 1, "a"): (4, 1), ("p", 1, "q", "z"): (6, 1)},
    'a = ["x", # "y"\n  "z",\n]\nb = 1': {("a", 0): (1, 6), ("a", 1): (2, 3), ("b",): (4, 1)},
    "a = { b = [1, { c.d = 2 }], e = 3 }": {("a", "b", 1, "c", "d"): (1, 19), ("a", "e"): (1, 29)},
    'a = """\n[no]\nb = 1\n""\\"""" \nc = 2': {("c",): (5, 1)},
    "a = '''\n''x = 1'''''\nc = 2": {("c",): (3, 1)},
    "a = 1979-05-27 07:32:00\nb = 2.5e3": {("a",): (1, 1), ("b",): (2, 1)},
    "a = 1\r\nb = 2\r\n": {("b",): (2, 1)},
}


@pytest.mark.parametrize(("text", "stands"), STANDS.items())
def test_where_a_key_stands(text: str, stands: dict[KeyPath, tuple[int, int]]) -> None:
    tomllib.loads(text)
    found = places_of(text)
    assert {path: tuple(found[path]) for path in stands} == stands


def paths_in(value: Any, path: KeyPath = ()) -> Iterator[KeyPath]:  # noqa: ANN401 - what TOML holds
    match value:
        case dict():
            for key, each in value.items():
                yield (*path, key)
                yield from paths_in(each, (*path, key))
        case list():
            for index, each in enumerate(value):
                yield (*path, index)
                yield from paths_in(each, (*path, index))


KEYS = st.sampled_from(["a", "b-c", "1", '"a.b"', "'#'", '"]"', '"\\""', "a.b", 'd . "e"'])
SCALARS = st.sampled_from(
    ["1", "true", "1.5", '"]"', "'}'", '"""a\n"b" # """', "'''\n[x]'''", '"\\\\"', "1979-05-27 07:32:00"]
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda parts: "[ " + " ,\n".join(parts) + " ] # c"),
        st.lists(st.tuples(KEYS, inner), max_size=2).map(
            lambda parts: "{" + ", ".join(f"{k}={v}" for k, v in parts) + "}"
        ),
    ),
    max_leaves=4,
)
LINES = st.one_of(
    st.tuples(KEYS, VALUES).map(" = ".join),
    KEYS.map("[{}]".format),
    KEYS.map("[[ {} ]] # x".format),
    st.just("# a = ["),
)


@given(st.lists(LINES, max_size=8).map("\n".join))
def test_every_key_has_a_place_and_nothing_else(text: str) -> None:
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    assert set(places_of(text)) == set(paths_in(tree))
