"""Configuration: which file holds, whose word counts, and what it changes."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from factcheck.cli.configuration.layers import settle
from factcheck.cli.request import SETTINGS

CONCISE = 'output-format = "concise"\n'
ANNEXED = "wrong.txt:1:57: error crimea-annexation: article says March 2015, registry says March 2014"


def settled(path: Path, monkeypatch: pytest.MonkeyPatch, **written: object) -> dict[str, object]:
    """The settings as they hold in a folder, of those that are not the built-in ones."""
    monkeypatch.chdir(path)
    return dict(settle(SETTINGS, written, {}, SETTINGS).values)


HOLDS = {
    "in the folder itself": {"a/b/factcheck.toml": 'tag = "here"'},
    "in one above": {"factcheck.toml": 'tag = "here"'},
    "the nearest, and nothing is merged": {"a/b/factcheck.toml": 'tag = "here"', "a/factcheck.toml": 'show = "all"'},
    "factcheck.toml before .factcheck.toml": {"factcheck.toml": 'tag = "here"', ".factcheck.toml": 'tag = "no"'},
    ".factcheck.toml before pyproject.toml": {
        ".factcheck.toml": 'tag = "here"',
        "pyproject.toml": '[tool.factcheck]\ntag = "no"',
    },
    "a table of pyproject.toml": {"a/pyproject.toml": '[project]\nname = "x"\n[tool.factcheck]\ntag = "here"'},
    "a pyproject.toml without the table is passed over": {
        "a/pyproject.toml": '[project]\nname = "factcheck"\n[tool.ruff]\nshow-fixes = true',
        "factcheck.toml": 'tag = "here"',
    },
    "a pyproject.toml that is of no concern is not even parsed": {
        "a/pyproject.toml": "[tool.ruff\n",
        "factcheck.toml": 'tag = "here"',
    },
    "the root of a repository is the last that is looked in": {
        "factcheck.toml": 'tag = "no"',
        "a/.git/HEAD": "",
        "a/factcheck.toml": 'tag = "here"',
    },
    "what another file says where this one says nothing": {
        "a/b/factcheck.toml": 'extend = "../../shared.toml"\ntag = "here"',
        "shared.toml": 'extend = "base/pyproject.toml"\ntag = "no"',
        "base/pyproject.toml": "[tool.factcheck]\ntag = 'no'",
    },
}


@pytest.mark.parametrize("files", HOLDS.values(), ids=HOLDS)
def test_which_file_holds(tmp_path, monkeypatch, files: dict[str, str], write) -> None:
    write(tmp_path, {"a/b/article.txt": "", **files})
    assert settled(tmp_path / "a" / "b", monkeypatch) == {"tag": ("here",)}


def test_beyond_the_root_of_a_repository_and_beyond_home_nothing_is_looked_for(tmp_path, monkeypatch, write) -> None:
    write(tmp_path, {"factcheck.toml": 'tag = "no"', "repository/.git/HEAD": "", "home/notes/a.txt": ""})
    assert settled(tmp_path / "repository", monkeypatch) == {}
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert settled(tmp_path / "home" / "notes", monkeypatch) == {}
    write(tmp_path, {"home/factcheck.toml": 'tag = "mine"'})
    assert settled(tmp_path / "home" / "notes", monkeypatch) == {"tag": ("mine",)}


def test_whose_word_counts(tmp_path, monkeypatch, write) -> None:
    write(tmp_path, {"factcheck.toml": 'tag = "file"\nshow = "all"', "other.toml": 'tag = ["named"]'})
    assert settled(tmp_path, monkeypatch)["tag"] == ("file",)
    assert settled(tmp_path, monkeypatch, isolated=True) == {"isolated": True}
    assert settled(tmp_path, monkeypatch, config="other.toml") == {"config": "other.toml", "tag": ("named",)}
    assert settled(tmp_path, monkeypatch, config="other.toml", isolated=True)["tag"] == ("named",)
    monkeypatch.setenv("FACTCHECK_CONFIG", "other.toml")
    assert settled(tmp_path, monkeypatch)["tag"] == ("named",)
    monkeypatch.setenv("FACTCHECK_TAG", "one, two")
    monkeypatch.setenv("FACTCHECK_SHOW", "")
    assert settled(tmp_path, monkeypatch)["tag"] == ("one", "two")
    assert "show" not in settled(tmp_path, monkeypatch)
    assert settled(tmp_path, monkeypatch, tag=("line",))["tag"] == ("line",)


def test_a_command_line_takes_back_what_a_file_says(here, desk, write) -> None:
    write(desk, {"factcheck.toml": CONCISE + 'quiet = true\nfail-on = "never"\nclaims = "nowhere"\nno-registry = true'})
    code, out, err = here("wrong.txt", "--no-quiet", "--fail-on", "error", "--claims", "claims", "--registry")
    assert (code, err) == (1, "")
    assert out.splitlines() == [
        f"{ANNEXED} (claims/ukraine.yaml:3) [high]",
        "exit 1: 1 finding at or above --fail-on=error",
    ]


def test_who_names_one_has_the_word_before_a_weaker_no(tmp_path, monkeypatch, write) -> None:
    write(tmp_path, {"factcheck.toml": "no-baseline = true"})
    assert settled(tmp_path, monkeypatch) == {"no_baseline": True}
    assert settled(tmp_path, monkeypatch, baseline="b.json") == {"baseline": "b.json"}
    write(tmp_path, {"factcheck.toml": 'baseline = "b.json"'})
    assert settled(tmp_path, monkeypatch, no_baseline=True) == {"baseline": "b.json", "no_baseline": True}


@pytest.mark.parametrize(
    ("files", "options", "claims"),
    [
        ({}, ("--no-registry",), 0),
        ({"factcheck.toml": 'claims = "claims"\ntag = "x"\nselect = ["crimea*"]'}, ("--no-registry",), 0),
        ({"factcheck.toml": "no-registry = true"}, (), 0),
        ({"factcheck.toml": "no-registry = true"}, ("--claims", "claims"), 1),
        ({"factcheck.toml": "no-registry = true"}, ("--select", "crimea-*"), 1),
        ({"factcheck.toml": "no-registry = true"}, ("--ignore", "weekday-mismatch"), 0),
    ],
)
def test_claims_or_none_the_stronger_word_holds(here, desk, files, options, claims: int, write) -> None:
    write(desk, files)
    code, out, err = here("right.txt", "--output-format", "json", *options)
    assert (code, err) == (0, "")
    assert json.loads(out)["summary"]["claims"] == claims


def test_claims_and_none_in_one_file_are_a_fault(here, desk, write) -> None:
    write(desk, {"factcheck.toml": 'claims = "claims"\nno-registry = true'})
    assert here("right.txt")[2].startswith("factcheck.toml:2: asks for no claims, and others for some; help: ")


def test_paths_in_a_file_count_from_its_folder(here, desk, write) -> None:
    write(desk, {"deep/er/a.txt": "", "deep/factcheck.toml": f'{CONCISE}extend = "../base.toml"\nclaims = "../claims"'})
    write(desk, {"base.toml": 'exclude = ["*"]\nclaims = "no"'})
    code, out, _ = here("../../wrong.txt", cwd=desk / "deep" / "er")
    assert code == 1
    assert out.startswith(f"../../{ANNEXED} (../../claims/ukraine.yaml:3) [high]")


OUTSIDE = {
    'claims = "../outside/claims"': "factcheck.toml:1:1: `claims`: `../outside/claims` leads out of the repository",
    'claims = ["claims", "/etc"]': "factcheck.toml:1:1: `claims`: `/etc` leads out of the repository",
    'claims = "link"': "factcheck.toml:1:1: `claims`: `link` leads out of the repository",
    'extend = "../outside/x.toml"': "factcheck.toml:1:1: `extend`: `../outside/x.toml` leads out of the repository",
    'extend = "link/x.toml"': "factcheck.toml:1:1: `extend`: `link/x.toml` leads out of the repository",
    'extend = "inside.toml"': "inside.toml:1:1: `claims`: `../outside/claims` leads out of the repository",
}


@pytest.mark.parametrize(("text", "told"), OUTSIDE.items())
def test_a_found_file_names_nothing_out_of_its_repository(here, desk, tmp_path, text: str, told: str, write) -> None:
    write(tmp_path, {"outside/x.toml": "quiet = true", "inside.toml": 'claims = "../outside/claims"'})
    root = desk / "repository"
    (desk / "claims").rename(tmp_path / "outside" / "claims")
    write(root, {".git/HEAD": "", "factcheck.toml": text, "a.txt": "", "inside.toml": 'claims = "../outside/claims"'})
    (root / "link").symlink_to(tmp_path / "outside")
    code, out, err = here("a.txt", cwd=root)
    assert (code, out) == (2, "")
    assert err.startswith(told)
    (root / ".git" / "HEAD").unlink()
    (root / ".git").rmdir()
    assert "leads out of" not in here("a.txt", cwd=root)[2]


def test_files_that_extend_each_other_without_end(here, desk, write) -> None:
    write(
        desk, {f"{at}.toml": f'extend = "{at + 1}.toml"' for at in range(9)} | {"factcheck.toml": 'extend = "0.toml"'}
    )
    assert here("right.txt")[2].startswith("4.toml:1:1: `5.toml` is extended through more than 5 files; help: ")
    write(desk, {"4.toml": 'extend = "factcheck.toml"'})
    way = "factcheck.toml → 0.toml → 1.toml → 2.toml → 3.toml → 4.toml → factcheck.toml"
    assert here("right.txt")[2].startswith(f"4.toml:1:1: these files extend each other: {way}; help: take")


def test_the_report_says_which_configuration_was_used(here, desk, write) -> None:
    write(desk, {"factcheck.toml": 'extend = "base.toml"', "base.toml": "coverage = false"})
    out = here("right.txt")[1]
    digest = hashlib.sha256(b'extend = "base.toml"coverage = false').hexdigest()[:12]
    assert f"\nConfig factcheck.toml, base.toml; found, sha256 {digest}\n" in out
    used = json.loads(here("right.txt", "--output-format", "json")[1])["summary"]["config"]
    assert (used["paths"], used["origin"]) == (["factcheck.toml", "base.toml"], "found")
    assert used["digest"].startswith(digest)
    assert "Config" not in here("right.txt", "--isolated")[1]


def test_the_report_says_where_the_claims_were_named(here, desk, write) -> None:
    write(desk, {"factcheck.toml": 'claims = ["claims"]'})
    assert "\nRegistry claims/ukraine.yaml; factcheck.toml:1, sha256 " in here("right.txt")[1]
