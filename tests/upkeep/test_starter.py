"""Where CI can have `factcheck` from: what pip has noted of the installation, as far as it is safe to write down."""

from __future__ import annotations

import json
from importlib.metadata import PathDistribution
from pathlib import Path

import pytest

from factcheck.upkeep.starter.installed import UNKNOWN, Source, source_of
from factcheck.upkeep.starter.plan import Ci, Found, planned

COMMIT = "0123456789abcdef0123456789abcdef01234567"
GIT = {"vcs": "git", "commit_id": COMMIT}
NOTHING = Found((), (), articles=False)


def installed(folder: Path, noted: object | None, version: str = "0.1.0") -> PathDistribution:
    """A distribution as pip leaves it, with what it notes of where it is from."""
    info = folder / "factcheck-0.1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.4\nName: factcheck\nVersion: {version}\n", "utf-8")
    if noted is not None:
        (info / "direct_url.json").write_text(json.dumps(noted), "utf-8")
    return PathDistribution(info)


def test_a_commit_is_pinned(tmp_path) -> None:
    noted = {"url": "https://example.com/tools/factcheck.git", "vcs_info": GIT}
    address = "https://example.com/tools/factcheck.git"
    assert source_of(installed(tmp_path, noted)) == Source(f"factcheck @ git+{address}@{COMMIT}", address, COMMIT)


def test_a_version_of_an_index_is_pinned(tmp_path) -> None:
    assert source_of(installed(tmp_path, None)) == Source("factcheck==0.1.0")


@pytest.mark.parametrize(
    "noted",
    [
        {"url": "file:///home/ann/factcheck", "dir_info": {"editable": True}},
        {"url": "file:///home/ann/factcheck", "vcs_info": GIT},
        {"url": "https://example.com/factcheck.zip", "archive_info": {}},
        {"url": "https://ann:secret@example.com/factcheck.git", "vcs_info": GIT},
        {"url": "https://example.com/$(id).git", "vcs_info": GIT},
        {"url": 'https://example.com/a"b.git', "vcs_info": GIT},
        {"url": "https://example.com/a b.git", "vcs_info": GIT},
        {"url": "https://example.com/factcheck.git\nrun: id", "vcs_info": GIT},
        {"url": "https://example.com/factcheck.git", "vcs_info": GIT, "subdirectory": "python"},
        {"url": "https://example.com/factcheck.git", "vcs_info": {"vcs": "git", "commit_id": "main"}},
        {"url": "https://example.com/factcheck.git", "vcs_info": {"vcs": "hg", "commit_id": COMMIT}},
        {"url": 7},
        [],
    ],
)
def test_what_others_could_not_install_or_a_shell_would_obey_is_left_blank(tmp_path, noted) -> None:
    assert source_of(installed(tmp_path, noted)) == UNKNOWN


def test_a_version_that_is_none_is_left_blank(tmp_path) -> None:
    assert source_of(installed(tmp_path, None, version="$(id)")) == UNKNOWN


def test_pre_commit_is_given_the_repository_where_it_is_known() -> None:
    source = Source(f"factcheck @ git+https://example.com/f.git@{COMMIT}", "https://example.com/f.git", COMMIT)
    *_, file = planned(NOTHING, (Ci.PRE_COMMIT,), source)
    assert f"  - repo: https://example.com/f.git\n    rev: {COMMIT}\n" in file.text


@pytest.mark.parametrize("ci", Ci)
@pytest.mark.parametrize("source", [UNKNOWN, Source("factcheck==0.1.0")], ids=["blank", "version"])
def test_nothing_is_left_to_fill_in_but_the_address(ci, source) -> None:
    for file in planned(NOTHING, (ci,), source):
        assert "@CLAIMS@" not in file.text
        assert "@REQUIREMENT@" not in file.text
        assert ("example.org" in file.text) == (source is UNKNOWN and ci is not Ci.PRE_COMMIT and file.path[0] == ".")
