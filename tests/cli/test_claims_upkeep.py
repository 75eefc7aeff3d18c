"""`factcheck claims lint` and `claims test` as processes: what they print, and the codes they exit with."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

GOOD = """\
claims:
  - id: bridge-opening
    claim: The Harbour Bridge was opened to traffic on 14 May 1998.
    source: City archive
    tests:
      contradicted: [The Harbour Bridge was opened to traffic in 1999.]
"""
OVERDUE = GOOD + "    review_by: 2025-01-01\n"
FAILING = GOOD.replace("contradicted:", "consistent:")
WEAK = GOOD.replace("    tests:", "    unless: [traffic]\n    tests:").replace("contradicted:", "ignored:")
TWICE = GOOD + GOOD.removeprefix("claims:\n")
TODAY = ("--today", "2026-11-20")


@pytest.fixture
def said(desk, run) -> Callable[..., tuple[int, list[str]]]:
    """Runs a command on a claims file, and gives the exit code and the lines printed."""

    def said(text: str, *arguments: str) -> tuple[int, list[str]]:
        (desk / "claims" / "ukraine.yaml").write_text(text)
        done = run("claims", *arguments)
        assert "Traceback" not in done.stderr
        return done.returncode, (done.stdout + done.stderr).splitlines()

    return said


@pytest.mark.parametrize(
    ("text", "arguments", "code", "last"),
    [
        (GOOD, (), 0, "exit 0: nothing is wrong with the registry"),
        (OVERDUE, (), 0, "exit 0: 1 warning, below --fail-on=error (use --fail-on=warning to gate)"),
        (OVERDUE, ("--fail-on", "warning"), 1, "exit 1: 1 problem at or above --fail-on=warning"),
        (FAILING, (), 1, "exit 1: 1 problem at or above --fail-on=error"),
        (FAILING, ("--fail-on", "never"), 0, "exit 0: 1 error, and --fail-on=never lets everything pass"),
        (TWICE, ("--fail-on", "never"), 2, "exit 2: 1 fault: nothing can be checked against this registry"),
        ("claims: [", (), 2, "exit 2: 1 fault: nothing can be checked against this registry"),
    ],
)
def test_lint_exits(said, text: str, arguments: tuple[str, ...], code: int, last: str) -> None:
    found, lines = said(text, "lint", *TODAY, *arguments)
    assert (found, lines[-1]) == (code, last)


def test_lint_shows_the_place_and_the_mend(said) -> None:
    _, lines = said(OVERDUE, "lint", *TODAY)
    assert lines[:7] == [
        "warning[review-overdue]: was to be looked at again by 2025-01-01; today is 2026-11-20",
        " --> claims/ukraine.yaml:7:16 (bridge-opening)",
        "  |",
        "7 |     review_by: 2025-01-01",
        "  |                ^^^^^^^^^^",
        "  |",
        "  = help:    look at its source again, then set `accessed` and `review_by` anew",
    ]


def test_lint_as_json(said) -> None:
    code, lines = said(FAILING, "lint", *TODAY, "--output-format", "json")
    report = json.loads("\n".join(lines))
    assert code == report["exit_code"] == 1
    assert [(p["rule"], p["path"], p["line"], p["column"], p["claim"]) for p in report["problems"]] == [
        ("failing-test", "claims/ukraine.yaml", 6, 20, "bridge-opening")
    ]
    assert report["summary"] == {
        "files": 1,
        "claims": 1,
        "severities": {"error": 1, "warning": 0},
        "fail_on": "error",
    }


def test_lint_in_several_formats_at_once(desk, said) -> None:
    formats = ("--output-format", "sarif=lint.sarif", "--output-format", "concise")
    code, lines = said(FAILING, "lint", *TODAY, *formats)
    assert (code, lines[-1]) == (1, "exit 1: 1 problem at or above --fail-on=error")
    results = json.loads((desk / "lint.sarif").read_text())["runs"][0]["results"]
    assert [result["ruleId"] for result in results] == ["failing-test"]


def test_lint_writes_over_no_claims(said) -> None:
    code, lines = said(FAILING, "lint", "--output-format", "json=claims/ukraine.yaml")
    assert (code, lines) == (
        2,
        ["--output-format: `claims/ukraine.yaml` is an input of this run; help: write the report to another file"],
    )


def test_lint_quiet_says_nothing_of_a_sound_registry(said) -> None:
    assert said(GOOD, "lint", "--quiet") == (0, [])


def test_lint_of_a_file_that_is_not_there(run) -> None:
    done = run("claims", "lint", "--claims", "gone.yaml", "--output-format", "concise")
    assert done.returncode == 2
    assert done.stdout.startswith("gone.yaml: error[refused] there is no such file or folder")


def test_lint_refuses_a_day_that_is_none(run) -> None:
    done = run("claims", "lint", "--today", "yesterday")
    assert (done.returncode, done.stderr.splitlines()) == (
        2,
        ["--today: `yesterday` is no date; help: write it as 2021-10-19"],
    )


def test_an_escape_in_a_claim_does_not_reach_the_terminal(said) -> None:
    _, lines = said(GOOD.replace("City archive", '"\\eArchive"'), "lint", *TODAY)
    assert not any("\x1b" in line for line in lines)


@pytest.mark.parametrize(
    ("text", "arguments", "code", "last"),
    [
        (GOOD, (), 0, "exit 0: all tests pass"),
        (GOOD, ("--min-power", "1"), 0, "exit 0: all tests pass, and no claim is below --min-power=1.0"),
        (FAILING, (), 1, "exit 1: 1 test fails"),
        (WEAK, (), 0, "exit 0: all tests pass"),
        (WEAK, ("--min-power", "0.9"), 1, "exit 1: 1 claim below --min-power=0.9"),
        (GOOD, ("--select", "bridge-*"), 0, "exit 0: all tests pass"),
    ],
)
def test_test_exits(said, text: str, arguments: tuple[str, ...], code: int, last: str) -> None:
    found, lines = said(text, "test", *arguments)
    assert (found, lines[-1]) == (code, last)


@pytest.mark.parametrize("arguments", [("--min-power", "2"), ("--select", "brigde-opening"), ("--claims", "gone.yaml")])
def test_test_refuses(said, arguments: tuple[str, ...]) -> None:
    code, lines = said(GOOD, "test", *arguments)
    assert code == 2
    assert len(lines) == 1


def test_test_shows_what_fails_and_what_is_missed(said) -> None:
    _, lines = said(FAILING, "test")
    assert lines[:3] == [
        "claims/ukraine.yaml:2 bridge-opening: power 1.00 (6 of 6 wrong caught, 4 of 4 right left alone)",
        "  test fails line 6: The Harbour Bridge was opened to traffic in 1999.",
        "    should be consistent; found: contradicted",
    ]
    _, lines = said(WEAK, "test")
    assert lines[1:3] == [
        "  missed  year-before: The Harbour Bridge was opened to traffic on 14 May 1997.",
        "    why: nothing: an `unless` word of the claim is there",
    ]


def test_test_as_json(said) -> None:
    code, lines = said(GOOD, "test", "--output-format", "json")
    report = json.loads("\n".join(lines))
    assert code == report["exit_code"] == 0
    (claim,) = report["claims"]
    assert claim["variants"][0] == {
        "change": "year-before",
        "label": "a year too early",
        "right": False,
        "text": "The Harbour Bridge was opened to traffic on 14 May 1997.",
        "date": None,
        "stated": "14 May 1997",
        "verdicts": ["contradicted"],
        "passed": True,
        "why": "",
    }
    assert report["summary"]["wrong"] == {"caught": 6, "tried": 6}


def test_the_same_bytes_whatever_the_hash_seed(said, run) -> None:
    said(GOOD, "lint", *TODAY)
    for command in (("lint", *TODAY), ("test", "--verbose")):
        printed = {run("claims", *command, env={"PYTHONHASHSEED": seed}).stdout for seed in ("0", "1", "2")}
        assert len(printed) == 1
