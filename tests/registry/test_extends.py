"""`extends`: registries that are shared, and all that an entry can't do."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from factcheck.errors import RegistryError
from factcheck.registry.registry import Registry
from factcheck.registry.schema import claims_schema
from factcheck.settings import LIMITS


def claim(ident: str) -> str:
    return f"claims:\n  - {{id: {ident}, claim: The bridge called {ident} was opened in 1998.}}\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with `claims.yaml`, a folder `shared`, and a neighbour that it must not reach; the current folder."""
    folder = tmp_path / "project"
    (folder / "shared" / "deep").mkdir(parents=True)
    (folder / "shared" / "a.yaml").write_text(claim("a"))
    (folder / "shared" / "deep" / "b.yaml").write_text("names: {Kyiv: [Kiev]}\n" + claim("b"))
    (tmp_path / "secret.yaml").write_text("password: hunter2\n")
    monkeypatch.chdir(folder)
    return folder


def extending(*entries: str) -> Registry:
    """The registry of a file with a claim of its own, that extends further ones."""
    lines = "".join(f"  - {entry}\n" for entry in entries)
    Path("claims.yaml").write_text(f"extends:\n{lines}{claim('own')}")
    return Registry.load("claims.yaml")


def refused(*entries: str) -> str:
    """The first line of the one fault of such a registry."""
    with pytest.raises(RegistryError) as caught:
        extending(*entries)
    (fault,) = caught.value.faults
    assert fault.help
    return str(fault).splitlines()[0]


@pytest.mark.usefixtures("project")
def test_files_and_folders_below_are_read_right_after_the_file() -> None:
    registry = extending("shared/deep/b.yaml", "shared")
    assert [one.id for one in registry.claims] == ["own", "b", "a"]
    assert registry.paths == ("claims.yaml", "shared/deep/b.yaml", "shared/a.yaml")
    assert registry.claims[1].place == "shared/deep/b.yaml:3"
    assert [group.names for group in registry.names] == [("Kyiv", "Kiev")]
    content = b"".join(Path(path).read_bytes() for path in registry.paths)
    assert registry.digest == hashlib.sha256(content).hexdigest()


@pytest.mark.usefixtures("project")
def test_one_entry_needs_no_list_and_a_file_may_only_extend() -> None:
    Path("claims.yaml").write_text("extends: shared/a.yaml\n")
    assert [one.id for one in Registry.load("claims.yaml").claims] == ["a"]


@pytest.mark.usefixtures("project")
def test_a_path_is_of_the_folder_of_the_file_that_it_stands_in() -> None:
    Path("shared/a.yaml").write_text("extends: deep/b.yaml\n" + claim("a"))
    assert [one.id for one in extending("shared/a.yaml").claims] == ["own", "a", "b"]


@pytest.mark.usefixtures("project")
def test_a_file_that_several_ways_lead_to_is_read_once() -> None:
    Path("shared/c.yaml").write_text("extends: a.yaml\n" + claim("c"))
    assert [one.id for one in extending("shared/c.yaml", "shared/a.yaml", "shared").claims] == ["own", "c", "a", "b"]
    Path("shared/d.yaml").write_text("extends: a.yaml\n" + claim("d"))
    assert len(Registry.load("shared").claims) == 4


@pytest.mark.usefixtures("project")
def test_the_same_id_in_both_stays_an_error() -> None:
    Path("shared/a.yaml").write_text(claim("own"))
    told = "shared/a.yaml:2:5: the id `own` stands here a second time (first at claims.yaml:4)"
    assert refused("shared/a.yaml") == told


WRITINGS = {
    "../secret.yaml": "claims.yaml:2:5: `../secret.yaml` leads out of this folder by `..`",
    "shared/../../secret.yaml": "claims.yaml:2:5: `shared/../../secret.yaml` leads out of this folder by `..`",
    "/etc/passwd": "claims.yaml:2:5: `/etc/passwd` is not below this folder",
    "~/claims.yaml": "claims.yaml:2:5: `~/claims.yaml` is not below this folder",
    "C:/claims.yaml": "claims.yaml:2:5: `C:/claims.yaml` is not below this folder",
    r"'shared\a.yaml'": r"claims.yaml:2:5: `shared\a.yaml` holds a backslash",
    "https://example.org/claims.yaml": "claims.yaml:2:5: `https://example.org/claims.yaml` is a web address",
    "git:claims": "claims.yaml:2:5: `git:claims` is neither a path nor a package",
    "pkg:os.path": "claims.yaml:2:5: `pkg:os.path` does not name an installed package",
    "pkg:../secret": "claims.yaml:2:5: `pkg:../secret` does not name an installed package",
    "pkg:no_such_claims": "claims.yaml:2:5: no package `no_such_claims` with claims is installed",
    "pkg:json": "claims.yaml:2:5: no package `json` with claims is installed",
    "none.yaml": "claims.yaml:2:5: there is no `none.yaml` in the folder of this file",
    "shared/deep/empty": "claims.yaml:2:5: no claims file is in the folder `shared/deep/empty`",
    "notes.txt": "claims.yaml:2:5: `notes.txt` is no claims file",
    "claims.yaml": "claims.yaml:2:5: these files extend each other: claims.yaml → claims.yaml",
    "pipe.yaml": "claims.yaml:2:5: `pipe.yaml` is no regular file",
    "link.yaml": "claims.yaml:2:5: `link.yaml` leads out of the folder of the registry",
    "linked/secret.yaml": "claims.yaml:2:5: `linked/secret.yaml` leads out of the folder of the registry",
    "shared/deep/in": "claims.yaml:2:5: `out.yaml` in it leads out of the folder of the registry",
    "{from: shared, sha256: abc}": "claims.yaml:2:28: `abc` is not a SHA-256",
    "{sha256: " + 64 * "0" + "}": "claims.yaml:2:5: an entry of `extends` needs the key `from`",
}


@pytest.mark.parametrize(("entry", "told"), WRITINGS.items())
def test_what_an_entry_can_not_be(entry: str, told: str, project: Path) -> None:
    (project / "shared" / "deep" / "empty").mkdir()
    (project / "shared" / "deep" / "in").mkdir()
    (project / "notes.txt").write_text("nothing")
    os.mkfifo(project / "pipe.yaml")
    (project / "link.yaml").symlink_to(project.parent / "secret.yaml")
    (project / "linked").symlink_to(project.parent)
    (project / "shared" / "deep" / "in" / "out.yaml").symlink_to(project.parent / "secret.yaml")
    said = refused(entry)
    assert said.startswith(told)
    assert "hunter2" not in said
    assert "password" not in said


@pytest.mark.usefixtures("project")
def test_a_circle_is_told_whole() -> None:
    Path("shared/a.yaml").write_text("extends: deep/b.yaml\n" + claim("a"))
    Path("shared/deep/b.yaml").write_text("extends: [c.yaml]\n" + claim("b"))
    Path("shared/deep/c.yaml").write_text("extends: [c2.yaml]\n")
    Path("shared/deep/c2.yaml").symlink_to("../a.yaml")
    told = (
        "these files extend each other: shared/a.yaml → shared/deep/b.yaml → shared/deep/c.yaml → shared/deep/c2.yaml"
    )
    assert refused("shared/a.yaml") == f"shared/deep/c.yaml:1:11: {told}"


@pytest.mark.usefixtures("project")
def test_depth_has_a_limit() -> None:
    last = LIMITS.extends_depth + 1
    for level in range(1, last):
        Path(f"{level}.yaml").write_text(f"extends: {level + 1}.yaml\n")
    Path(f"{last}.yaml").write_text(claim("last"))
    assert refused("1.yaml") == "5.yaml:1:10: `6.yaml` is extended through more than 5 files"
    assert [one.id for one in extending("2.yaml").claims] == ["own", "last"]


@pytest.mark.usefixtures("project")
def test_the_number_of_files_has_a_limit() -> None:
    Path("many").mkdir()
    for number in range(LIMITS.extends_files + 1):
        Path(f"many/{number}.yaml").write_text(claim(f"n{number}"))
    assert refused("many") == "claims.yaml:2:5: more than 500 files are extended"


@pytest.mark.usefixtures("project")
def test_bytes_are_pinned() -> None:
    pin = Registry.load("shared").digest
    entry = f"{{from: shared, sha256: {pin}}}"
    assert len(extending(entry).claims) == 3
    Path("shared/a.yaml").write_text(claim("changed"))
    other = Registry.load("shared").digest
    problem = f"`shared` holds other bytes than those that are pinned: their SHA-256 is {other}"
    assert refused(entry) == f"claims.yaml:2:12: {problem}"


@pytest.mark.usefixtures("project")
def test_a_package_is_read_and_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = tmp_path / "site"
    (installed / "agency_facts" / "claims").mkdir(parents=True)
    (installed / "agency_facts" / "__init__.py").write_text("raise SystemExit('this must not be run')")
    (installed / "agency_facts" / "claims" / "towns.yaml").write_text(claim("town"))
    monkeypatch.syspath_prepend(installed)
    registry = extending("pkg:agency_facts")
    assert [one.place for one in registry.claims] == ["claims.yaml:4", "pkg:agency_facts/towns.yaml:2"]
    assert "agency_facts" not in sys.modules
    (installed / "agency_facts" / "claims" / "out.yaml").symlink_to(tmp_path / "secret.yaml")
    assert refused("pkg:agency_facts").endswith("`out.yaml` in it leads out of the folder of the registry")


@pytest.mark.usefixtures("project")
def test_the_claims_that_come_with_factcheck_can_be_extended() -> None:
    registry = extending("pkg:factcheck")
    assert any(one.path == "pkg:factcheck/crimea.yaml" for one in registry.claims)


def test_a_program_names_files_itself() -> None:
    with pytest.raises(RegistryError, match="`extends` has a meaning only in a file"):
        Registry.from_mapping({"extends": "a.yaml", "claims": []})


TAKEN = ["shared", "shared/a.yaml", "a..b/c.yaml", "pkg:agency_facts", {"from": "shared", "sha256": 64 * "0"}]
BY_WRITING = [
    *("../a.yaml", "shared/..", "/etc/passwd", "~/a.yaml", "C:/a.yaml", "a\\b.yaml", "https://example.org/a.yaml"),
    *("pkg:os.path", "pkg:", "git:a", "", {"from": "../a.yaml"}, {"from": "shared", "sha256": "abc"}, {"sha256": ""}),
]


@pytest.mark.parametrize("entry", [*TAKEN, *BY_WRITING], ids=str)
def test_the_schema_takes_and_refuses_what_the_loader_does(entry: object) -> None:
    validator = Draft202012Validator(claims_schema())
    assert validator.is_valid({"extends": entry}) == validator.is_valid({"extends": [entry]}) == (entry in TAKEN)
