"""`factcheck claims add`, `edit`, `review`, `remove`, `fmt`: what they write, what they refuse, what they ask."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.registry.registry import Registry

FILE = "claims/ukraine.yaml"
BEFORE = """\
version: 1
claims:
  - id: crimea-annexation
    claim: Russia annexed Crimea from Ukraine in March 2014.
    source: https://example.org/annexation
"""
NATO = ("--claim", "NATO has 32 members.", "--source", "https://example.org/nato")
ADDED = """
  - id: nato-members
    claim: NATO has 32 members.
    source: https://example.org/nato
"""


@pytest.fixture
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder without a registry, in it or above it."""
    return tmp_path_factory.mktemp("empty")


def text(desk: Path) -> str:
    return (desk / FILE).read_text()


def test_add_shows_what_it_reads_and_writes_it(run, desk: Path) -> None:
    (desk / "article.txt").write_text("NATO has 30 members.\n")
    done = run("claims", "add", *NATO, "--try", "article.txt", "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    assert text(desk) == BEFORE + ADDED
    lines = done.stdout.splitlines()
    assert lines[:2] == ['claim     nato-members "NATO has 32 members."', "value     32 - number"]
    assert "names     NATO" in lines
    assert "article   article.txt:1:10: error: article says 30, registry says 32 [high]" in lines
    assert lines[-1] == f"{FILE}: written"


def test_a_dry_run_shows_it_and_writes_nothing(run, desk: Path) -> None:
    done = run("claims", "add", *NATO, "--dry-run")
    assert done.returncode == 0
    assert "+  - id: nato-members" in done.stdout.splitlines()
    assert text(desk) == BEFORE


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("--claim", "NATO has 32 members."), "--source: is missing, and there is no terminal to ask on"),
        (("--source", "x"), "--claim: is missing"),
        (NATO, "--yes: is missing"),
        ((*NATO, "--id", "crimea-annexation", "--yes"), f"--id: `crimea-annexation` is taken by {FILE}:3"),
        ((*NATO, "--id", "No Id", "--yes"), "`No Id` is not an id"),
        ((*NATO, "--review-by", "soon", "--yes"), "`soon` is not a day"),
        ((*NATO, "--value", "{number: 32, from: [}", "--yes"), "--value:1:21: "),
        ((*NATO, "--file", "claims/new.txt", "--yes"), "--file: `claims/new.txt` would not be found as a claims file"),
        ((*NATO, "--also", "NATO\x1b[31m", "--yes"), "this text holds the control character U+001B"),
    ],
)
def test_what_add_can_not_use_is_told_with_its_option(run, desk: Path, arguments, problem: str) -> None:
    done = run("claims", "add", *arguments)
    assert done.returncode == 2
    assert problem in done.stderr
    assert text(desk) == BEFORE


@pytest.mark.parametrize(
    ("claim", "problem"),
    [
        ("Russia annexed Crimea from Ukraine in March 2015.", "it says March 2014, and this March 2015"),
        ("Russia annexed Crimea from Ukraine in March 2014!", f"`crimea-annexation` at {FILE}:3 says the same"),
        ("Russia annexed Crimea.", "no value is read from the sentence"),
    ],
)
def test_add_refuses_what_can_not_stand_beside_the_others_unless_told_to(run, desk: Path, claim, problem) -> None:
    arguments = ("claims", "add", "--claim", claim, "--source", "x", "--yes")
    done = run(*arguments)
    assert (done.returncode, text(desk)) == (2, BEFORE)
    assert problem in done.stderr
    assert run(*arguments, "--force").returncode == 0
    assert text(desk) != BEFORE


def test_values_in_brackets_make_a_timeline(run, desk: Path) -> None:
    values = ("{to: 2024-03-07, number: 31}", "{number: 32, from: 2024-03-07}")
    run("claims", "add", *NATO, *(word for value in values for word in ("--value", value)), "--yes")
    assert "    value:\n      - {to: 2024-03-07, number: 31}\n      - {from: 2024-03-07, number: 32}\n" in text(desk)


def test_add_begins_a_registry_where_there_is_none(run, empty: Path) -> None:
    assert run("claims", "add", *NATO, "--yes", cwd=empty).returncode == 0
    assert (empty / "claims.yaml").read_text() == "version: 1\n\nclaims:" + ADDED


def test_writers_at_once_all_get_through(desk: Path) -> None:
    command = [sys.executable, "-P", "-m", "factcheck", "claims", "add", "--yes", "--source", "Survey", "--claim"]
    claims = [f"The {name} Tower has {steps} steps." for steps, name in enumerate(("North", "South", "East"), 20)]
    writers = [subprocess.Popen([*command, claim], cwd=desk, stdout=subprocess.DEVNULL) for claim in claims]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    assert {claim.claim for claim in Registry.load(desk / "claims").claims} >= set(claims)


def test_edit_sets_and_takes_out_keys(run, desk: Path) -> None:
    done = run("claims", "edit", "crimea-annexation", "--set", "also=Crimea: [the] taking", "--set", "source=", "--yes")
    assert done.returncode == 0
    assert text(desk) == BEFORE.replace("    source: https://example.org/annexation\n", "").replace(
        "2014.\n", '2014.\n    also: ["Crimea: [the] taking"]\n'
    )


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["--set", "claim"], "`claim` sets nothing"),
        (["--set", "tolerence=5%"], "did you mean `tolerance`?"),
        (["--set", "tolerance=some"], "`some` is not a tolerance"),
        (["--set", "claim="], "a claim needs the key `claim`"),
        ([], "there is no terminal to open an editor on; help: give --set KEY=VALUE"),
    ],
)
def test_what_edit_can_not_do(run, desk: Path, words: list[str], problem: str) -> None:
    done = run("claims", "edit", "crimea-annexation", *words, "--yes")
    assert (done.returncode, text(desk)) == (2, BEFORE)
    assert problem in done.stderr


def test_review_sets_both_dates(run, desk: Path) -> None:
    done = run(
        "claims", "review", "crimea-annexation", "--accessed", "2026-11-01", "--review-by", "2027-11-01", "--yes"
    )
    assert done.returncode == 0
    source = '    source: {url: "https://example.org/annexation", accessed: 2026-11-01}\n'
    assert text(desk) == BEFORE.replace(
        "    source: https://example.org/annexation\n", f"    review_by: 2027-11-01\n{source}"
    )


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ((), "factcheck claims review: no date is given; help: give --accessed or --review-by\n"),
        (("--accessed", "2026-13-01"), "--accessed: `2026-13-01` is no date; help: "),
        (("--review-by", "soon"), "--review-by: `soon` is no date; help: "),
    ],
)
def test_review_takes_days_only(run, desk: Path, arguments: tuple[str, ...], complaint: str) -> None:
    done = run("claims", "review", "crimea-annexation", *arguments, "--yes")
    assert (done.returncode, text(desk)) == (2, BEFORE)
    assert done.stderr.startswith(complaint)


def test_remove_keeps_what_others_speak_of(run, desk: Path) -> None:
    more = ADDED + '    wrong: [{number: 12, because: "see crimea-annexation"}]\n'
    (desk / FILE).write_text(BEFORE + more)
    done = run("claims", "remove", "crimea-annexation", "--yes")
    assert done.returncode == 2
    assert done.stderr.startswith(f"{FILE}:10:40: `crimea-annexation` is spoken of here; help: ")
    assert run("claims", "remove", "crimea-annexation", "--yes", "--force").returncode == 0
    assert text(desk) == "version: 1\nclaims:" + more
    assert run("claims", "remove", "nato-member", "--yes").stderr.startswith("nato-member: no claim of the registry")


def test_fmt_writes_checks_and_shows(run, desk: Path) -> None:
    ugly = BEFORE.replace("    claim: Russia", "    claim:   Russia").replace(
        "https://example.org/annexation", "'x'  # y"
    )
    (desk / FILE).write_text(ugly)
    for option in ("--check", "--diff"):
        done = run("claims", "fmt", option)
        assert (done.returncode, text(desk)) == (1, ugly)
        assert FILE in done.stdout
    assert "-    claim:   Russia annexed" in done.stdout
    assert run("claims", "fmt").stdout == f"{FILE}: rewritten\n"
    assert text(desk) == BEFORE.replace("https://example.org/annexation", '"x"  # y')
    assert run("claims", "fmt", "--check").returncode == 0
    assert run("claims", "fmt", "gone.yaml").returncode == 2


def test_the_claims_that_come_with_the_tool_are_not_written(run, empty: Path) -> None:
    reviewed = ["review", "x", "--accessed", "2026-11-01"]
    for words in (["fmt"], ["remove", "x", "--yes"], ["edit", "x", "--set", "a=b"], reviewed):
        done = run("claims", *words, cwd=empty)
        assert done.returncode == 2
        assert "there is no registry here to change" in done.stderr


def talk(desk: Path, *arguments: str, answers: str, editor: str = "false") -> tuple[int, str]:
    """The command on a terminal of its own, its answers typed ahead; its exit code and what it says."""
    master, slave = pty.openpty()
    os.write(master, answers.encode())
    done = subprocess.run(
        [sys.executable, "-P", "-m", "factcheck", "claims", *arguments],
        cwd=desk,
        stdin=slave,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env=os.environ | {"EDITOR": editor, "VISUAL": ""},
    )
    os.close(slave)
    os.close(master)
    return done.returncode, done.stdout + done.stderr


def test_add_asks_for_what_is_missing(desk: Path) -> None:
    answers = "NATO has 32 members.\nhttps://example.org/nato\n\nmaybe\nyes\n"
    code, said = talk(desk, "add", answers=answers)
    assert code == 0
    assert "What shall its id be? [nato-members]" in said
    assert said.count(f"Add it to {FILE}? (yes or no)") == 2
    assert text(desk) == BEFORE + ADDED


def test_no_writes_nothing(desk: Path) -> None:
    code, said = talk(desk, "add", *NATO, answers="no\n")
    assert (code, text(desk)) == (0, BEFORE)
    assert "nothing was written" in said


def test_edit_opens_the_claim_in_an_editor(desk: Path) -> None:
    code, _ = talk(desk, "edit", "crimea-annexation", answers="yes\n", editor="sed -i s/March/April/")
    assert code == 0
    assert text(desk) == BEFORE.replace("March", "April")


def test_an_editor_that_is_not_there_leaves_nothing_behind(
    desk: Path, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(empty))
    code, said = talk(desk, "edit", "crimea-annexation", answers="", editor="no-such-editor")
    assert (code, text(desk)) == (2, BEFORE)
    assert said.startswith("no-such-editor: can't be started: No such file or directory; help: set EDITOR")
    assert not list(empty.iterdir())


def test_what_was_typed_is_kept_where_it_can_not_be_used(desk: Path) -> None:
    code, said = talk(desk, "edit", "crimea-annexation", answers="no\n", editor="sed -i s/claim:/clam:/")
    assert (code, text(desk)) == (2, BEFORE)
    assert "`clam` is not a key of a claim; help: did you mean `claim`?" in said
    kept = Path(said.partition("what you wrote is kept in ")[2].splitlines()[0])
    assert "clam: Russia annexed Crimea" in kept.read_text()
    kept.unlink()
