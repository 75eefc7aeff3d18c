"""What is refused because it is too much, or nothing that a registry can hold."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from factcheck.errors import RegistryError
from factcheck.registry import events
from factcheck.registry.registry import Registry
from factcheck.settings import Limits

LONG = "x" * 3_000


def problems_of(mapping: dict[str, object]) -> list[str]:
    with pytest.raises(RegistryError) as caught:
        Registry.from_mapping(mapping)
    return [fault.problem for fault in caught.value.faults]


def nested(depth: int) -> list[object]:
    inner: list[object] = []
    for _ in range(depth):
        inner = [inner]
    return inner


@pytest.mark.parametrize(
    ("claim", "problem"),
    [
        ({"tags": nested(30)}, "nested deeper than 20 levels"),
        ({"tags": object()}, "a Python object of type `object` can't stand in a registry"),
        ({"tags": b"x"}, "a Python object of type `bytes` can't stand in a registry"),
        ({"value": 10**5_000}, "a number of more digits than can be read"),
        ({(1, 2): "x"}, "a key of type `tuple` can't stand in a registry"),
        ({2014: "x"}, "`2014` is not a key of a claim"),
        ({"value": LONG}, "a value has at most 200 characters"),
        ({"tolerance": float("nan")}, "`nan` is not a tolerance"),
        ({"tolerance": float("inf")}, "`inf` is not a tolerance"),
    ],
)
def test_what_python_can_hold_and_a_registry_can_not(claim: dict[object, object], problem: str) -> None:
    assert problems_of({"claims": [{"id": "x", "claim": "It rains.", **claim}]}) == [problem]


@pytest.mark.parametrize("claims", ["x", {"id": "x"}, 3])
def test_claims_are_a_list(claims: object) -> None:
    (problem,) = problems_of({"claims": claims})
    assert problem.startswith("a list of claims is expected here")


def test_a_registry_of_no_claims_is_one_for_a_program_and_none_for_an_editor(tmp_path: Path) -> None:
    assert Registry.from_claims([]).claims == Registry.from_mapping({}).claims == ()
    (tmp_path / "names.yaml").write_text("names: {Kyiv: [Kiev]}")
    with pytest.raises(RegistryError, match="no claims are given"):
        Registry.load([tmp_path])


def test_a_long_address_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(f"claims: [{{id: a, claim: It rains., source: https://x.org/{LONG}}}]")
    with pytest.raises(RegistryError, match="more than 2,000 characters"):
        Registry.load([tmp_path])


def test_a_period_needs_a_first_day() -> None:
    claim = {"id": "x", "claim": "It rains.", "value": {"number": 8, "from": "../2014"}}
    assert problems_of({"claims": [claim]}) == ["`../2014` has no first day"]


def test_a_file_of_too_many_entries_is_left_in_the_middle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "LIMITS", Limits(registry_nodes=5))
    tree = events.read_nodes("x.yaml", "names:\n  Kyiv: [Kiev, Kiyv, Kiew]\n")
    assert [(fault.line, fault.column, fault.problem) for fault in tree.faults] == [
        (2, 10, "more than 5 entries in one file"),
    ]


def test_an_escape_that_only_the_pure_parser_lets_through_has_the_place_before_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    (fault,) = events.read_nodes("x.yaml", 'names:\n  Kyiv: ["\\U00110000"]').faults
    assert (fault.line, fault.column) == (2, 9)
    assert "stands for no character" in fault.problem


def test_in_a_large_registry_common_words_are_passed_over_unless_there_are_no_others() -> None:
    claims = [{"id": f"c{n}", "claim": f"It rains in town{n}."} for n in range(1_000)]
    registry = Registry.from_claims(claims)
    assert [claim.id for claim, _ in registry.search("It rains in town7")] == ["c7"]
    assert len(registry.search("It rains", limit=50)) == 50
