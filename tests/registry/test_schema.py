"""The JSON Schema and the loader are two readings of one table: what the one takes, the other takes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from factcheck.errors import RegistryError
from factcheck.registry.registry import Registry
from factcheck.registry.schema import claims_schema

CORPUS = Path(__file__).parent / "corpus"
VALIDATOR = Draft202012Validator(claims_schema())

RIGHT = [
    {},
    {"source": "https://un.org/x"},
    {"source": "A book, p. 3"},
    {"source": [{"title": "x", "accessed": "2026-11-01"}, "https://un.org"]},
    {"also": ["the phrase", "2014"], "unless": ["Crimean War"]},
    {"names": {"Kyiv": ["Kiev"]}},
    {"value": "330 m"},
    {"value": 2014},
    {"value": {"number": 30, "accept": [31, "32"], "tolerance": "5%", "bound": "at_least"}},
    {"value": {"name": "Lavrov", "one_of": ["Ivanov"]}},
    {"value": {"place": "Brussels", "within": ["Belgium"]}},
    {"value": [{"from": "2010", "to": "2011-02", "number": 8}, {"from": "2011-02", "number": 9}]},
    {"wrong": ["2015", {"value": 2016, "because": "so"}, {"date": "2017"}], "accept": {"date": "2014-03"}},
    {"wrong": {"value": 2016}, "accept": ["2013", "2012"]},
    {"tolerance": 0.5, "rating": False, "severity": "note", "review_by": "2027-01-31", "tags": ["a", 2024]},
    {"rating": "misleading", "tests": {"ignored": ["It rains.", {"text": "It pours.", "date": "2020-01-01"}]}},
]
WRONG = [
    {"id": "A b"},
    {"id": None},
    {"claim": None},
    {"claim": ""},
    {"claim": ["x"]},
    {"vlaue": 3},
    {"source": "javascript:alert(1)"},
    {"source": {"url": "ftp://x.org"}},
    {"source": {"publisher": "x"}},
    {"source": {"title": "x", "acessed": "2026-11-01"}},
    {"source": {"title": "x", "accessed": "soon"}},
    {"also": "the phrase"},
    {"also": [""]},
    {"also": [["x"]]},
    {"names": ["x"]},
    {"names": {"Kyiv": "Kiev"}},
    {"value": {}},
    {"value": []},
    {"value": ["x"]},
    {"value": {"number": 8, "name": "x"}},
    {"value": {"nmber": 8}},
    {"value": {"number": 8, "one_of": ["x"]}},
    {"value": {"name": "x", "within": ["y"]}},
    {"value": {"number": 8, "bound": "more"}},
    {"tolerance": -1},
    {"tolerance": ".nan"},
    {"wrong": {"because": "x"}},
    {"wrong": {"value": 8, "number": 9}},
    {"rating": "maybe"},
    {"severity": "fatal"},
    {"review_by": "2026-1-1"},
    {"tags": "x"},
    {"tests": {"wrong": ["x"]}},
    {"tests": {"ignored": "x"}},
    {"tests": {"ignored": [{"date": "2020-01-01"}]}},
]


def registry_with(keys: dict[str, object]) -> dict[str, Any]:
    claim = {"id": "x", "claim": "It snows here.", **keys}
    return {"version": 1, "claims": [{key: value for key, value in claim.items() if value is not None}]}


def is_loaded(mapping: dict[str, Any], folder: Path) -> bool:
    file = folder / "claims.yaml"
    file.write_text(yaml.safe_dump(mapping))
    try:
        return bool(Registry.load([file]).claims)
    except RegistryError:
        return False


@pytest.mark.parametrize("keys", RIGHT)
def test_what_is_right_is_taken_by_both(keys: dict[str, object], tmp_path: Path) -> None:
    mapping = registry_with(keys)
    assert [error.message for error in VALIDATOR.iter_errors(mapping)] == []
    assert is_loaded(mapping, tmp_path)


@pytest.mark.parametrize("keys", WRONG)
def test_what_is_wrong_is_refused_by_both(keys: dict[str, object], tmp_path: Path) -> None:
    mapping = registry_with(keys)
    assert not VALIDATOR.is_valid(mapping)
    assert not is_loaded(mapping, tmp_path)


@pytest.mark.parametrize(
    "mapping", [{}, {"version": 2, "claims": []}, {"claims": {}}, {"include": "x", "claims": []}, []]
)
def test_a_file_of_another_shape_is_refused_by_both(mapping: Any, tmp_path: Path) -> None:  # noqa: ANN401 - any shape
    assert not VALIDATOR.is_valid(mapping)
    assert not is_loaded(mapping, tmp_path)


def test_the_schema_is_a_schema_and_takes_the_file_with_every_key() -> None:
    Draft202012Validator.check_schema(claims_schema())
    for loader in (yaml.BaseLoader, yaml.SafeLoader):
        mapping = yaml.load((CORPUS / "every_key.yaml").read_text(), Loader=loader)  # noqa: S506 - own file
        errors = [error.message for error in VALIDATOR.iter_errors(_without_dates(mapping))]
        assert errors == []


def _without_dates(node: Any) -> Any:  # noqa: ANN401 - any YAML
    """The mapping as an editor sees it: JSON has no dates."""
    match node:
        case dict():
            return {key: _without_dates(value) for key, value in node.items()}
        case list():
            return [_without_dates(value) for value in node]
        case str() | int() | float():
            return node
        case _:
            return node.isoformat()


def test_every_key_is_described() -> None:
    def undescribed(schema: object, where: str) -> list[str]:
        if isinstance(schema, list):
            return [found for item in schema for found in undescribed(item, where)]
        if not isinstance(schema, dict):
            return []
        missing = [
            f"{where}/{key}" for key, value in schema.get("properties", {}).items() if not value.get("description")
        ]
        return missing + [found for key, value in schema.items() for found in undescribed(value, f"{where}/{key}")]

    assert undescribed(claims_schema(), "") == []
