"""Runs without claims of the user's own: an article held to itself, and the hint how to begin a registry."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

AT_ODDS = "The council met on Tuesday, 18 October 2021. Russia annexed Crimea in 2016.\n"
FINE = "The weather was fine.\n"


@pytest.fixture
def bare(desk: Path) -> Path:
    """A folder without claims, with an article that is at odds with itself and with the claims of `factcheck`."""
    (desk / "claims" / "ukraine.yaml").unlink()
    (desk / "claims").rmdir()
    (desk / "at-odds.txt").write_text(AT_ODDS, encoding="utf-8")
    (desk / "fine.txt").write_text(FINE, encoding="utf-8")
    return desk


@pytest.mark.usefixtures("bare")
def test_no_registry_holds_an_article_to_itself_only(run) -> None:
    done = run("at-odds.txt", "--no-registry", "--output-format", "json")
    told = json.loads(done.stdout)
    assert [finding["rule"] for finding in told["findings"]] == ["weekday-mismatch"]
    assert told["findings"][0]["claim"] is None
    assert (told["summary"]["claims"], told["summary"]["registry"]["origin"]) == (0, "none")
    assert done.returncode == told["exit_code"] == 1


@pytest.mark.usefixtures("bare")
def test_without_claims_of_ones_own_both_are_held_to_and_a_hint_is_given(run) -> None:
    done = run("at-odds.txt")
    assert "error[weekday-mismatch]" in done.stdout
    assert "error[value-mismatch]" in done.stdout
    assert "\nHint no claims of your own were found here" in done.stdout
    assert "a file claims.yaml begins a registry" in done.stdout


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("--no-registry",), "exit 0: no article is at odds with itself; no claims were asked for"),
        ((), "exit 0: no article is at odds with itself; no sentence speaks of any of the "),
    ],
)
def test_why_it_exits_with_0(run, arguments: tuple[str, ...], reason: str) -> None:
    done = run("fine.txt", *arguments)
    assert done.returncode == 0
    assert reason in done.stdout


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize(
    "other", [("--claims", "claims.yaml"), ("--tag", "nato"), ("--select", "x"), ("--ignore", "x")]
)
def test_no_claims_and_some_claims_can_not_both_be_asked_for(run, other: tuple[str, ...]) -> None:
    done = run("fine.txt", "--no-registry", *other)
    assert done.returncode == 2
    assert done.stderr.startswith("--no-registry: asks for no claims, and others for some; help: ")


@pytest.mark.usefixtures("bare")
def test_explain_tells_what_is_at_odds_by_itself(run) -> None:
    lines = run("explain", "at-odds.txt:1", "--no-registry").stdout.splitlines()
    assert "  itself     weekday-mismatch: article says Tuesday, and 18 October 2021 was a Monday" in lines
    assert "    step     error[weekday-mismatch], high confidence, voice author" in lines
