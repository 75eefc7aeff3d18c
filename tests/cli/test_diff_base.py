"""`--diff-base`: only what changed since a revision counts, whatever git is set to, and what can't be told counts."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

CLAIMS = """\
claims:
  - id: crimea
    claim: Russia annexed Crimea from Ukraine in March 2014.
    source: x
  - id: tower
    claim: The Eiffel Tower is 330 metres tall.
    source: x
"""
CRIMEA = "As the maps show, Russia annexed Crimea from Ukraine in March 2015."
TOWER = "The Eiffel Tower is 324 metres tall."
FILLER = "It rained in Paris all day long."
SETTINGS = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    **{f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}

Git = Callable[..., str]
Found = Callable[..., list[tuple[str, str, int]]]


@pytest.fixture
def git(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """The writer's folder as a repository, with nothing committed, and git in it."""
    for name, value in SETTINGS.items():
        monkeypatch.setenv(name, value)

    def git(*words: str, cwd: Path = desk) -> str:
        done = subprocess.run(["git", *words], cwd=cwd, check=True, capture_output=True, text=True)
        return done.stdout.strip()

    git("init", "-q", "-b", "main")
    return git


@pytest.fixture
def news(desk: Path, git: Git) -> Path:
    """A repository with one commit of claims and of `article.txt`, which has two errors and text around each."""
    for name in ("wrong.txt", "right.txt", "claims/ukraine.yaml"):
        (desk / name).unlink()
    (desk / "claims" / "all.yaml").write_text(CLAIMS)
    write(desk / "article.txt", FILLER, CRIMEA, FILLER, TOWER, FILLER)
    commit(git)
    return desk


def write(path: Path, *paragraphs: str) -> None:
    path.write_text("\n\n".join(paragraphs) + "\n")


def commit(git: Git) -> None:
    git("add", ".")
    git("commit", "-q", "-m", "x")


@pytest.fixture
def report(call) -> Callable[..., dict[str, Any]]:
    """What `check` reports of the folder, as JSON."""

    def report(*arguments: str, **settings: object) -> dict[str, Any]:
        done = call(*(arguments or (".",)), "--diff-base", "main", "--output-format", "json", **settings)
        assert done.stderr == ""
        return json.loads(done.stdout)

    return report


@pytest.fixture
def found(report) -> Found:
    """What counts: file, claim and line of each finding."""

    def found(*arguments: str, **settings: object) -> list[tuple[str, str, int]]:
        listed = report(*arguments, **settings)["findings"]
        return [(each["path"].removeprefix("./"), each["claim"]["id"], each["line"]) for each in listed]

    return found


@pytest.mark.usefixtures("news")
def test_without_a_change_nothing_counts(report) -> None:
    told = report()
    assert (told["findings"], told["exit_code"]) == ([], 0)
    assert told["summary"]["held_back"]["unchanged"] == 2
    assert told["exit_reason"].endswith("; 2 on unchanged lines held back")


def test_a_changed_line_counts_and_a_moved_one_does_not(news: Path, found: Found) -> None:
    write(news / "article.txt", FILLER, FILLER, CRIMEA, FILLER, TOWER.replace("324", "320"), FILLER)
    assert found() == [("article.txt", "tower", 9)]
    write(news / "article.txt", FILLER, f"{FILLER} {CRIMEA}", TOWER)
    assert found() == [("article.txt", "crimea", 3)], "its line was touched"


def test_commits_staged_changes_and_files_of_no_commit_count(news: Path, git: Git, found: Found) -> None:
    git("switch", "-q", "-c", "branch")
    write(news / "committed.txt", CRIMEA)
    commit(git)
    write(news / "staged.txt", TOWER)
    git("add", "staged.txt")
    write(news / "new.txt", CRIMEA)
    write(news / ".gitignore", "hidden.txt")
    write(news / "hidden.txt", TOWER)
    assert found(".", "hidden.txt") == [
        ("committed.txt", "crimea", 1),
        ("new.txt", "crimea", 1),
        ("staged.txt", "tower", 1),
        ("hidden.txt", "tower", 1),
    ]


def test_changes_are_counted_from_where_the_branches_part(news: Path, git: Git, found: Found) -> None:
    git("switch", "-q", "-c", "branch")
    git("switch", "-q", "main")
    write(news / "article.txt", FILLER)
    commit(git)
    git("switch", "-q", "branch")
    assert found() == [], "that main has gone on is no change of this branch"


def test_a_renamed_file_is_held_to_its_old_name(news: Path, git: Git, found: Found) -> None:
    git("mv", "article.txt", 'Sch\u00f6ne neue\t"Welt".txt')
    write(news / 'Sch\u00f6ne neue\t"Welt".txt', FILLER, CRIMEA, FILLER, TOWER, FILLER, TOWER)
    assert [each[1:] for each in found()] == [("tower", 11)]


def test_what_an_edit_elsewhere_makes_of_a_sentence_counts(news: Path, git: Git, found: Found) -> None:
    write(
        news / "article.txt",
        FILLER,
        "It is said that, had the maps been right,\n" + CRIMEA.removeprefix("As the maps show, "),
    )
    write(
        news / "dated.md",
        "---\ndate: 2021-10-19\n---",
        "The council met on Tuesday last week.",
        "Seven years ago Russia annexed Crimea from Ukraine.",
    )
    commit(git)
    assert found() == []
    write(news / "article.txt", FILLER, CRIMEA.removeprefix("As the maps show, "))
    write(
        news / "dated.md",
        "---\ndate: 2023-10-19\n---",
        "The council met on Tuesday last week.",
        "Seven years ago Russia annexed Crimea from Ukraine.",
    )
    assert found() == [("article.txt", "crimea", 3), ("dated.md", "crimea", 7)]


def test_of_the_same_error_twice_only_the_new_one_counts(news: Path, found: Found) -> None:
    write(news / "article.txt", FILLER, CRIMEA, TOWER, FILLER, TOWER, FILLER)
    assert found() == [("article.txt", "tower", 5)]


def test_findings_of_a_claim_that_changed_count_everywhere(news: Path, found: Found) -> None:
    changed = CLAIMS.replace("330 metres tall.", "330 metres tall.\n    tags: [paris]")
    (news / "claims" / "all.yaml").write_text(f"# The claims of the desk\n{changed}")
    assert found() == [("article.txt", "tower", 7)]
    (news / "claims" / "all.yaml").write_text("# Only a remark\n" + CLAIMS.replace("source: x", "source:  x"))
    assert found() == []
    first, _, second = CLAIMS.partition("  - id: tower")
    (news / "claims" / "all.yaml").write_text(first)
    (news / "claims" / "own.yaml").write_text(f"claims:\n  - id: tower{second}")
    assert found() == [], "it has moved to another file"
    (news / "claims" / "own.yaml").write_text(f"claims:\n  - id: tower{second.replace('330', '331')}")
    assert found() == [("article.txt", "tower", 7)]


def test_a_broken_version_of_the_claims_counts_as_none(news: Path, git: Git, found: Found) -> None:
    (news / "claims" / "all.yaml").write_text("claims: [")
    commit(git)
    (news / "claims" / "all.yaml").write_text(CLAIMS)
    assert [claim for _, claim, _ in found()] == ["crimea", "tower"]


def test_a_text_without_lines_is_held_to_the_findings_that_it_had(news: Path, git: Git, found: Found) -> None:
    text = f"{FILLER}\n\n{CRIMEA}\n"
    (news / "wide.txt").write_bytes(text.encode("utf-16"))
    commit(git)
    (news / "wide.txt").write_bytes(f"{FILLER}\n\n{text}\n{TOWER}\n".encode("utf-16"))
    assert found() == [("wide.txt", "tower", 7)]


def test_lines_end_where_git_ends_them(news: Path, git: Git, found: Found) -> None:
    (news / "old.txt").write_bytes(f"{FILLER}\r{FILLER}\r\n{CRIMEA}\r\n{FILLER}\r\n".encode())
    commit(git)
    (news / "old.txt").write_bytes(f"{FILLER}\r{FILLER}\r\n{CRIMEA}\r\n{FILLER}!\r\n{TOWER}\r\n".encode())
    assert found() == [("old.txt", "tower", 5)]


def test_a_version_that_could_not_be_read_counts_as_none(news: Path, git: Git, found: Found) -> None:
    (news / "bad.txt").write_bytes(b"\xff\xfe\xfd " + CRIMEA.encode())
    commit(git)
    write(news / "bad.txt", CRIMEA)
    assert found("bad.txt") == [("bad.txt", "crimea", 1)]


def test_what_is_no_file_of_the_repository_counts_whole_and_that_is_said(news: Path, call, tmp_path_factory) -> None:
    other = tmp_path_factory.mktemp("other") / "other.txt"
    write(other, CRIMEA)
    done = call("-", str(other), "article.txt", "--diff-base", "main", "--stdin-filename", "article.txt", input=TOWER)
    assert done.stdout.count("\nerror[") + done.stdout.startswith("error[") == 4
    assert f"counts; all of {other}, article.txt does\n" in done.stdout
    assert news.is_dir()


def test_a_folder_below_the_root(news: Path, git: Git, found: Found) -> None:
    (news / "desk").mkdir()
    write(news / "desk" / "a.txt", CRIMEA)
    commit(git)
    write(news / "desk" / "a.txt", CRIMEA, TOWER)
    assert found("a.txt", cwd=news / "desk") == [("a.txt", "tower", 3)]
    (news / "link.txt").symlink_to("desk/a.txt")
    assert found("link.txt") == [("link.txt", "tower", 3)]


HOSTILE_SETTINGS = {
    "diff.external": "touch ran; true",
    "diff.own.textconv": "touch ran; cat",
    "diff.own.command": "touch ran; true",
    "core.fsmonitor": "touch ran; true",
    "core.pager": "touch ran; cat",
    "diff.noprefix": "true",
    "diff.mnemonicPrefix": "true",
    "diff.context": "9",
    "diff.interHunkContext": "9",
    "diff.renames": "false",
    "diff.relative": "true",
    "diff.submodule": "log",
    "color.ui": "always",
    "core.quotePath": "true",
}


def test_no_setting_of_a_repository_runs_anything_or_changes_what_counts(news: Path, git: Git, found: Found) -> None:
    write(news / ".gitattributes", "*.txt diff=own")
    commit(git)
    write(news / "article.txt", FILLER, CRIMEA, FILLER, TOWER.replace("324", "320"), FILLER)
    for key, value in HOSTILE_SETTINGS.items():
        git("config", key, value)
    assert found() == [("article.txt", "tower", 7)]
    assert not (news / "ran").exists()


def test_no_variable_leads_git_astray(news: Path, found: Found, monkeypatch: pytest.MonkeyPatch) -> None:
    write(news / "article.txt", FILLER, CRIMEA, FILLER, TOWER.replace("324", "320"), FILLER)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX"):
        monkeypatch.setenv(name, str(news / "nowhere"))
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "touch ran; true")
    monkeypatch.setenv("GIT_DIFF_OPTS", "--unified=9")
    assert found() == [("article.txt", "tower", 7)]
    assert not (news / "ran").exists()


def test_an_attribute_that_hides_a_difference_hides_no_finding(news: Path, git: Git, found: Found) -> None:
    write(news / ".gitattributes", "*.txt -diff")
    commit(git)
    write(news / "article.txt", FILLER, CRIMEA, FILLER, TOWER.replace("324", "320"), FILLER)
    assert found() == [("article.txt", "tower", 7)]


def test_git_writes_nothing(news: Path, found: Found) -> None:
    index = news / ".git" / "index"
    before = index.read_bytes(), sorted(path.name for path in (news / ".git").iterdir())
    os.utime(news / "article.txt", (0, 0))
    assert found() == []
    assert (index.read_bytes(), sorted(path.name for path in (news / ".git").iterdir())) == before


REFUSED = {
    "nope": "there is no revision `nope` here; help: fetch it first: `git fetch origin nope`; in a shallow clone,",
    "main:article.txt": "there is no revision `main:article.txt` here; help: ",
    "-h": "`-h` is no name of a revision; help: name a branch, tag or commit: --diff-base origin/main",
    "--output=ran": "`--output=ran` is no name of a revision; help: ",
    "a\nb": "`a b` is no name of a revision; help: ",
}


@pytest.mark.parametrize(("ref", "told"), REFUSED.items())
def test_a_revision_that_is_none(news: Path, call, ref: str, told: str) -> None:
    done = call(".", f"--diff-base={ref}")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"--diff-base: {told}")
    assert not (news / "ran").exists()


def test_no_repository_and_no_commit(desk: Path, call, git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    done = call(".", "--diff-base", "main")
    assert done.stderr.startswith("--diff-base: there is no revision `main` here; help: ")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(desk.parent))
    (desk / ".git").rename(desk / "git")
    done = call(".", "--diff-base", "main")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("--diff-base: this folder is in no git repository that can be read (fatal: not a git")
    monkeypatch.setenv("PATH", str(desk))
    assert call(".", "--diff-base", "main").stderr.startswith("--diff-base: git is not installed here")
    assert git


def test_a_shallow_clone_says_what_helps(news: Path, call, git: Git, tmp_path_factory) -> None:
    write(news / "article.txt", FILLER)
    commit(git)
    git("branch", "other", "HEAD~1")
    clone = tmp_path_factory.mktemp("clones") / "clone"
    git("clone", "-q", "--depth=1", "--no-single-branch", f"file://{news}", str(clone))
    git("branch", "other", "origin/other", cwd=clone)
    done = call(".", "--diff-base", "other", cwd=clone)
    assert done.returncode == 2
    assert "`other` and HEAD have no commit in common in what this shallow clone has; help: " in done.stderr
    assert "`git fetch --unshallow`" in done.stderr


def test_both_a_baseline_and_changes(news: Path, call, report) -> None:
    assert call("baseline", "create", "article.txt").returncode == 0
    write(news / "article.txt", CRIMEA, TOWER, CRIMEA.replace("2015", "2016"))
    told = report("article.txt")
    assert [each["line"] for each in told["findings"]] == [5]
    assert [told["summary"]["held_back"][by] for by in ("baseline", "unchanged")] == [2, 0]
