"""What decides on the exit code besides `--fail-on`, and the tables of `--statistics`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

WRONG = "As the maps show, Russia annexed Crimea from Ukraine in March 2015.\n"


def last(text: str) -> str:
    return text.splitlines()[-1]


@pytest.mark.usefixtures("desk")
def test_exit_zero_lets_findings_pass_and_says_so(call) -> None:
    done = call("wrong.txt", "--exit-zero")
    assert done.returncode == 0
    assert "error[value-mismatch]" in done.stdout
    assert last(done.stdout) == "exit 0: 1 finding at or above --fail-on=error, and --exit-zero lets everything pass"


@pytest.mark.usefixtures("desk")
def test_exit_zero_lets_nothing_pass_that_could_not_be_read(call) -> None:
    done = call("wrong.txt", "gone.txt", "--exit-zero")
    assert done.returncode == 2
    assert last(done.stdout) == "exit 2: 1 input could not be checked; 1 finding at or above --fail-on=error"
    assert call("wrong.txt", "--exit-zero", "--claims", "gone.yaml").returncode == 2


GATES = {
    ("wrong.txt", "right.txt", "2"): (1, "1 finding at or above --fail-on=error"),
    ("right.txt", "1"): (0, "no statement is at odds with the registry"),
    ("right.txt", "2"): (2, "1 statement held to claims, fewer than --require-checked=2"),
    ("silent.txt", "1"): (2, "0 statements held to claims, fewer than --require-checked=1"),
    ("silent.txt", "0"): (0, "NOTHING WAS CHECKED: no sentence speaks of any of the 1 claim of the registry"),
    ("wrong.txt", "1000"): (
        2,
        "1 statement held to claims, fewer than --require-checked=1,000; 1 finding at or above --fail-on=error",
    ),
    ("right.txt", "2", "--exit-zero"): (2, "1 statement held to claims, fewer than --require-checked=2"),
    ("right.txt", "1", "--no-registry"): (2, "0 statements held to claims, fewer than --require-checked=1"),
}


@pytest.mark.parametrize(("arguments", "told"), GATES.items(), ids=map(" ".join, GATES))
def test_as_much_has_to_be_checked_as_is_asked(desk: Path, call, arguments: tuple[str, ...], told) -> None:
    (desk / "silent.txt").write_text("It rained.\n")
    at = next(at for at, word in enumerate(arguments) if word.isdigit())
    done = call(*arguments[:at], "--require-checked", *arguments[at:])
    assert (done.returncode, last(done.stdout)) == (told[0], f"exit {told[0]}: {told[1]}")


def test_what_is_held_back_was_checked_all_the_same(call, desk: Path) -> None:
    assert call("baseline", "create", ".").returncode == 0
    assert call("wrong.txt", "right.txt", "--require-checked", "2").returncode == 0
    assert json.loads(call(".", "--output-format", "json").stdout)["summary"]["checked"] == 2
    assert desk.is_dir()


@pytest.mark.usefixtures("desk")
def test_a_number_below_zero_is_no_number_to_require(call) -> None:
    done = call("right.txt", "--require-checked", "-1")
    assert (done.returncode, done.stdout) == (2, "")
    assert "is less than 0" in done.stderr


TABLES = """\
findings  held back  claim              rule
3         1          crimea-annexation  value-mismatch
1         0          -                  weekday-mismatch

findings  held back  file
3         0          many.txt
1         0          itself.txt
0         1          wrong.txt
"""


@pytest.fixture
def several(desk: Path, call) -> Path:
    """The writer's folder with a finding in the baseline, three others of the same claim, and one of no claim."""
    assert call("baseline", "create", "wrong.txt").returncode == 0
    (desk / "many.txt").write_text("\n".join([WRONG, WRONG.replace("2015", "2016"), WRONG.replace("2015", "2017")]))
    (desk / "itself.txt").write_text("The council met on Tuesday, 18 October 2021.\n")
    return desk


@pytest.mark.usefixtures("several")
@pytest.mark.parametrize("form", ["pretty", "concise"])
def test_statistics_count_by_claim_and_rule_and_by_file(call, form: str) -> None:
    names = ("itself.txt", "many.txt", "right.txt", "wrong.txt")
    done = call(*names, "--statistics", "--output-format", form)
    assert f"\n{TABLES}\n" in done.stdout
    assert "findings  held back" not in call(*names, "--output-format", form).stdout
    assert "findings  held back" not in call(*names, "--statistics", "--quiet", "--output-format", form).stdout


@pytest.mark.usefixtures("several")
def test_statistics_in_the_json_report(call) -> None:
    names = ("itself.txt", "many.txt", "wrong.txt")
    told = json.loads(call(*names, "--statistics", "--output-format", "json").stdout)["summary"]["statistics"]
    assert told == {
        "by_claim": [
            {"claim": "crimea-annexation", "rule": "value-mismatch", "findings": 3, "held_back": 1},
            {"claim": None, "rule": "weekday-mismatch", "findings": 1, "held_back": 0},
        ],
        "by_file": [
            {"path": "many.txt", "findings": 3, "held_back": 0},
            {"path": "itself.txt", "findings": 1, "held_back": 0},
            {"path": "wrong.txt", "findings": 0, "held_back": 1},
        ],
    }


@pytest.mark.usefixtures("desk")
def test_statistics_of_nothing(call) -> None:
    done = call("right.txt", "--statistics")
    assert done.returncode == 0
    assert done.stdout.startswith("No problem to count\n")
