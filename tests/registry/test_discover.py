"""Which registry is used where none is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.errors import RegistryError
from factcheck.registry.discover import Discovered, Origin, embedded_registry, find_registry
from factcheck.registry.registry import Registry

CLAIM = "claims: [{id: a, claim: It rains.}]"


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder `site/articles` without claims of its own."""
    folder = tmp_path / "site" / "articles"
    folder.mkdir(parents=True)
    return folder


@pytest.mark.parametrize("name", ["claims/nato.yaml", "claims/by-subject/nato.yml", "claims.yaml", "claims.yml"])
@pytest.mark.parametrize("up", [0, 1])
def test_the_nearest_registry_upwards_is_found(work: Path, name: str, up: int) -> None:
    home = (work, *work.parents)[up]
    (home / name).parent.mkdir(parents=True, exist_ok=True)
    (home / name).write_text(CLAIM)
    found = find_registry(work)
    assert found.origin is Origin.FOUND
    first = Path(name).parts[0]
    assert found.paths == ((Path(first) if up == 0 else home / first),)


def test_nearer_goes_before_further(work: Path) -> None:
    (work / "claims.yaml").write_text(CLAIM)
    (work.parent / "claims.yaml").write_text(CLAIM)
    assert find_registry(work) == Discovered((Path("claims.yaml"),), Origin.FOUND)


def test_a_folder_and_a_file_are_both_taken(work: Path) -> None:
    (work / "claims").mkdir()
    (work / "claims" / "a.yaml").write_text(CLAIM)
    (work / "claims.yaml").write_text(CLAIM)
    assert find_registry(work).paths == (Path("claims"), Path("claims.yaml"))


def test_a_folder_that_only_has_the_name_is_passed_by(work: Path) -> None:
    (work / "claims").mkdir()
    (work / "claims" / "insurance.txt").write_text("x")
    (work.parent / "claims.yaml").write_text(CLAIM)
    assert find_registry(work).paths == (work.parent / "claims.yaml",)


@pytest.mark.parametrize("inside", ["", "by-subject", ".gitkeep"])
def test_an_empty_folder_takes_the_place_of_the_embedded_claims_and_is_a_fault(work: Path, inside: str) -> None:
    (work.parent / "claims").mkdir()
    if inside.startswith("."):
        (work.parent / "claims" / inside).touch()
    else:
        (work.parent / "claims" / inside).mkdir(exist_ok=True)
    found = find_registry(work)
    assert found == Discovered((work.parent / "claims",), Origin.FOUND)
    with pytest.raises(RegistryError) as caught:
        Registry.load(found.paths)
    (fault,) = caught.value.faults
    assert fault.problem == "no claims file is in this folder"
    assert fault.help == "put a `.yaml` file into it, or name another with --claims"


def test_an_empty_file_is_found_and_is_a_fault(work: Path) -> None:
    (work / "claims.yaml").touch()
    found = find_registry(work)
    assert found == Discovered((Path("claims.yaml"),), Origin.FOUND)
    with pytest.raises(RegistryError, match="this file holds no claims"):
        Registry.load([work / path for path in found.paths])


def test_an_empty_folder_beside_a_file_of_claims_is_passed_by(work: Path) -> None:
    (work / "claims").mkdir()
    (work / "claims.yaml").write_text(CLAIM)
    assert find_registry(work).paths == (Path("claims.yaml"),)


def test_without_any_the_embedded_one_is_taken(work: Path) -> None:
    assert find_registry(work) == Discovered((embedded_registry(),), Origin.EMBEDDED)


def test_the_embedded_registry_can_be_loaded() -> None:
    assert Registry.load([embedded_registry()]).claims
