"""What `check` does with its options, folders and standard input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.cli.app import COMMANDS
from factcheck.cli.inputs import find_inputs
from factcheck.cli.main import main

SUFFIXES = frozenset({".txt", ".md"})


@pytest.fixture
def listing(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[str, ...]]:
    """Makes files below a folder, and says which of them a search finds."""
    monkeypatch.chdir(desk)

    def listing(*paths: str, named: tuple[str, ...] = ("drafts",)) -> tuple[str, ...]:
        for path in paths:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            Path(path).write_text("text\n")
        return find_inputs(named, SUFFIXES).paths

    return listing


def test_a_folder_is_searched_for_articles_in_order(listing) -> None:
    found = listing("drafts/b.txt", "drafts/a.md", "drafts/c.jpg", "drafts/deep/er/d.TXT", "drafts/.hidden/e.txt")
    assert found == ("drafts/a.md", "drafts/b.txt", "drafts/deep/er/d.TXT")


def test_links_are_not_followed(listing, desk: Path) -> None:
    (desk / "drafts").mkdir()
    (desk / "drafts" / "loop").symlink_to(desk / "drafts")
    (desk / "drafts" / "link.txt").symlink_to(desk / "wrong.txt")
    assert listing("drafts/a.txt") == ("drafts/a.txt",)


@pytest.mark.parametrize(
    ("patterns", "found"),
    [
        ("old.txt", ("drafts/new.txt", "drafts/notes/keep.txt")),
        ("notes/", ("drafts/new.txt", "drafts/old.txt")),
        ("*.txt\n!new.txt", ("drafts/new.txt",)),
        ("/drafts/notes", ("drafts/new.txt", "drafts/old.txt")),
        ("# drafts\n", ("drafts/new.txt", "drafts/notes/keep.txt", "drafts/old.txt")),
    ],
)
def test_what_git_ignores_is_left_out(listing, desk: Path, patterns: str, found: tuple[str, ...]) -> None:
    (desk / ".git").mkdir()
    (desk / ".gitignore").write_text(patterns)
    assert listing("drafts/new.txt", "drafts/old.txt", "drafts/notes/keep.txt") == found


def test_the_nearest_gitignore_decides(listing, desk: Path) -> None:
    (desk / ".git").mkdir()
    (desk / ".gitignore").write_text("*.txt")
    (desk / "drafts").mkdir()
    (desk / "drafts" / ".gitignore").write_text("!a.txt")
    assert listing("drafts/a.txt", "drafts/b.txt") == ("drafts/a.txt",)


def test_a_gitignore_above_is_nothing_outside_a_repository(listing, desk: Path) -> None:
    (desk / ".gitignore").write_text("*.txt")
    assert listing("drafts/a.txt") == ("drafts/a.txt",)


def test_a_file_that_is_named_is_read_even_if_ignored(listing, desk: Path) -> None:
    (desk / ".git").mkdir()
    (desk / ".gitignore").write_text("*.txt")
    assert listing("drafts/a.txt", named=("drafts/a.txt",)) == ("drafts/a.txt",)


def test_a_file_is_checked_once_for_each_name(listing) -> None:
    named = ("drafts/a.txt", "drafts", "drafts/a.txt", "./drafts/a.txt")
    assert listing("drafts/a.txt", named=named) == ("./drafts/a.txt", "drafts/a.txt")


@pytest.mark.parametrize("arguments", [["check", "wrong.txt"], ["wrong.txt"], ["--color", "never", "wrong.txt"]])
def test_check_is_the_default_command(run, arguments: list[str]) -> None:
    assert run(*arguments).stdout == run("check", "wrong.txt").stdout


def test_a_file_called_like_a_command(run, desk: Path) -> None:
    (desk / "values").write_bytes((desk / "wrong.txt").read_bytes())
    assert run("check", "values").returncode == 1
    assert run("--quiet", "explain").stderr == (
        "explain: no such file or folder; help: for the command, write it first: factcheck explain ...\n"
    )


def test_standard_input(run, desk: Path) -> None:
    text = (desk / "wrong.txt").read_text()
    assert run("-", input=text, stdin=None).stdout.splitlines()[1].strip().startswith("--> <stdin>:1:")
    named = run("-", "--stdin-filename", "drafts/new.md", "--output-format", "json", input=text)
    assert json.loads(named.stdout)["findings"][0]["path"] == "drafts/new.md"


@pytest.mark.parametrize(
    ("fail_on", "code", "reason"),
    [
        ("error", 1, "exit 1: 1 finding at or above --fail-on=error"),
        ("note", 1, "exit 1: 1 finding at or above --fail-on=note"),
        ("never", 0, "exit 0: 1 error, and --fail-on=never lets everything pass"),
    ],
)
def test_fail_on(run, fail_on: str, code: int, reason: str) -> None:
    done = run("wrong.txt", "--fail-on", fail_on)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (code, reason)


UNSURE = """\
claims:
  - id: airline-fleet
    claim: The airline operates 61 aircraft.
    source: https://example.org/fleet
"""


@pytest.mark.parametrize("command", ["check", "annotate"])
@pytest.mark.parametrize(
    ("least", "code", "reason"),
    [
        ("low", 1, "exit 1: 2 findings at or above --fail-on=warning"),
        (
            "medium",
            1,
            "exit 1: 1 finding at or above --fail-on=warning; 1 finding below --min-confidence=medium left out",
        ),
        ("high", 1, "exit 1: 1 finding at or above --fail-on=warning; 1 finding below --min-confidence=high left out"),
    ],
)
def test_min_confidence(run, desk: Path, command: str, least: str, code: int, reason: str) -> None:
    (desk / "claims" / "airline.yaml").write_text(UNSURE)
    (desk / "both.txt").write_text(
        (desk / "wrong.txt").read_text() + "\nThe airline operates 58 aircraft and employs 4,100 people.\n"
    )
    done = run(command, "both.txt", "--fail-on", "warning", "--min-confidence", least)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (code, reason)
    assert ("airline-fleet" in done.stdout) is (least == "low")
    assert (f"Left out 1 finding below --min-confidence={least}" in done.stdout) is (least != "low")


def test_what_is_left_out_is_not_passed_over_in_silence(run, desk: Path) -> None:
    (desk / "claims" / "airline.yaml").write_text(UNSURE)
    (desk / "fleet.txt").write_text("The airline operates 58 aircraft and employs 4,100 people.\n")
    done = run("fleet.txt", "--fail-on", "warning", "--min-confidence", "high", "--output-format", "concise")
    assert (done.returncode, done.stdout) == (
        0,
        "exit 0: nothing found that is sure enough; 1 finding below --min-confidence=high left out\n",
    )
    told = json.loads(run("fleet.txt", "--min-confidence", "medium", "--output-format", "json").stdout)
    assert told["findings"] == []
    assert (told["summary"]["min_confidence"], told["summary"]["left_out"]) == ("medium", 1)
    assert sum(told["summary"]["verdicts"].values()) == 0
    assert told["summary"]["claims_not_mentioned"] == 1


def test_nothing_checked_is_said_aloud(run, desk: Path) -> None:
    (desk / "other.txt").write_text("The weather was fine.\n")
    done = run("other.txt")
    assert done.returncode == 0
    assert "exit 0: NOTHING WAS CHECKED: no sentence speaks of any of the 1 claim" in done.stdout


def test_quiet_prints_findings_only(run) -> None:
    assert run("right.txt", "--quiet").stdout == ""
    assert "Checked" not in run("wrong.txt", "-q").stdout


def test_show_consistent(run) -> None:
    assert "consistent[" not in run("right.txt").stdout
    assert run("right.txt", "--show", "consistent").stdout.startswith("consistent[")


def test_several_formats_at_once(run, desk: Path) -> None:
    (desk / "report.json").write_text("an older one")
    (desk / "report.json").chmod(0o640)
    done = run("wrong.txt", "--output-format", "json=report.json", "--output-format", "concise=report.txt")
    assert done.stdout == run("wrong.txt").stdout
    assert (desk / "report.json").read_text() == run("wrong.txt", "--output-format", "json").stdout
    assert (desk / "report.txt").read_text() == run("wrong.txt", "--output-format", "concise").stdout
    assert (desk / "report.json").stat().st_mode & 0o777 == 0o640
    assert not list(desk.glob(".*"))


@pytest.mark.parametrize(
    ("arguments", "env", "coloured"),
    [
        ([], {}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        (["--output-format", "json"], {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colour(run, arguments: list[str], env: dict[str, str], coloured: bool) -> None:
    assert ("\x1b[" in run("wrong.txt", *arguments, env=env).stdout) is coloured


@pytest.mark.parametrize("columns", ["20", "400"])
def test_the_width_of_the_terminal_changes_nothing(run, columns: str) -> None:
    assert run("wrong.txt", env={"COLUMNS": columns}).stdout == run("wrong.txt").stdout


def test_many_articles_show_progress_on_a_terminal_only(run, desk: Path) -> None:
    (desk / "many").mkdir()
    for number in range(30):
        (desk / "many" / f"{number}.txt").write_text("The weather was fine.\n")
    assert run("many").stderr == ""
    ours, theirs = os.openpty()
    done = run("many", stderr=theirs)
    os.close(theirs)
    seen = os.read(ours, 100_000).decode()
    os.close(ours)
    assert done.returncode == 0
    assert "\r1/30 many/0.txt\x1b[K" in seen
    assert seen.endswith("\r\x1b[K")
    assert "\r" not in done.stdout


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    listed = capsys.readouterr().out
    assert all(f"\n  {command} " in listed for command in COMMANDS)


def test_a_module_in_the_folder_of_the_article_is_not_run(desk: Path) -> None:
    for name in ("yaml.py", "typer.py", "rapidfuzz.py"):
        (desk / name).write_text("raise SystemExit('run!')\n")
    command = [sys.executable, "-m", "factcheck", "wrong.txt"]
    done = subprocess.run(command, cwd=desk, check=False, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (1, "")


def test_the_longest_article_is_as_told(run, desk: Path) -> None:
    text = (desk / "wrong.txt").read_text()
    (desk / "long.txt").write_text(text + " " * 20_000_000)
    done = run("long.txt", "-q")
    assert (done.returncode, done.stderr) == (
        2,
        "long.txt: longer than 20,000,000 bytes; help: --max-bytes raises the limit, or split the file\n",
    )
    (desk / "long.txt").write_text(text + "\n\n" + "x" * 20_000_000)
    assert run("long.txt", "-q", "--max-bytes", "30000000").returncode == 1


def test_a_report_is_not_written_over_an_article_that_could_not_be_read(run, desk: Path) -> None:
    (desk / "bad.md").write_bytes(b"\xff\xfe\xff")
    done = run("bad.md", "--output-format", "json=bad.md")
    assert done.returncode == 2
    assert (desk / "bad.md").read_bytes() == b"\xff\xfe\xff"


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("date: 2021-02-30", "not known: front matter says `2021-02-30`, which can't be read as one day"),
        ("date: 'foo'", "not known: front matter says `foo`, which can't be read as one day"),
        ("title: x\nPubDate: 10/6/2021", "not known: front matter says `10/6/2021`, which can't be read as one day"),
        ("date: ''", "not known (--date tells it)"),
        ("title: x", "not known (--date tells it)"),
        ("date: 2021-02-30\npublished: 2021-03-01", "2021-03-01 (front matter, `published`)"),
    ],
)
def test_a_stated_date_that_is_no_day_is_not_passed_over(run, desk: Path, field: str, words: str) -> None:
    (desk / "dated.md").write_text(f"---\n{field}\n---\n\nNothing at all.\n")
    assert f"Date of dated.md: {words}" in run("dated.md").stdout
    given = run("dated.md", "--date", "2021-10-19").stdout
    assert "Date of dated.md: 2021-10-19 (--date)" in given


@pytest.mark.parametrize(
    ("below", "named", "path"),
    [
        (".", "wrong.txt", "wrong.txt"),
        (".", "./claims/../wrong.txt", "wrong.txt"),
        ("docs", "../wrong.txt", "wrong.txt"),
        ("docs", "{desk}/wrong.txt", "wrong.txt"),
        ("docs", "own.txt", "docs/own.txt"),
    ],
)
def test_forges_are_told_paths_from_the_root_of_the_repository(
    run, desk: Path, below: str, named: str, path: str
) -> None:
    (desk / ".git").mkdir()
    (desk / "docs").mkdir()
    (desk / "docs" / "own.txt").write_bytes((desk / "wrong.txt").read_bytes())
    written = [f"{name}=../{name}" if below == "docs" else f"{name}={name}" for name in ("sarif", "rdjsonl", "gitlab")]
    formats = [word for target in written for word in ("--output-format", target)]
    done = run(named.format(desk=desk), *formats, "--output-format", "github", cwd=desk / below)
    assert done.returncode == 1
    assert done.stdout.startswith(f"::error file={path},line=1,")
    (result,) = json.loads((desk / "sarif").read_text())["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == path
    assert result["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "claims/ukraine.yaml"
    assert json.loads((desk / "rdjsonl").read_text())["location"]["path"] == path
    assert json.loads((desk / "gitlab").read_text())[0]["location"]["path"] == path
