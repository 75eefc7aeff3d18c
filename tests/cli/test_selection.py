"""`--tag`, `--select`, `--ignore`: which claims a run is held to, and what is said of the others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

REGISTRY = """\
version: 1
claims:
  - {id: bridge-opening, claim: The Harbour Bridge was opened in 1998., tags: [bridge, history]}
  - {id: bridge-length, claim: The Harbour Bridge is 1204 metres long., tags: [bridge]}
  - {id: tower-height, claim: The Old Tower is 90 metres high., tags: [tower, history]}
"""
ARTICLE = "The Harbour Bridge was opened in 1999. The Old Tower is 80 metres high.\n"

SELECTED = {
    ("--tag", "bridge"): ["bridge-opening", "bridge-length"],
    ("--tag", "bridge", "--tag", "tower"): ["bridge-opening", "bridge-length", "tower-height"],
    ("--tag", "history", "--select", "bridge*"): ["bridge-opening"],
    ("--select", "bridge-length"): ["bridge-length"],
    ("--select", "*-height", "--select", "bridge-o*"): ["bridge-opening", "tower-height"],
    ("--ignore", "bridge"): ["tower-height"],
    ("--tag", "bridge", "--ignore", "*-length"): ["bridge-opening"],
}

UNANSWERED = {
    ("--tag", "bridges"): "--tag: no claim has the tag `bridges`; help: did you mean `bridge`?",
    ("--tag", "bridge-opening"): "--tag: no claim has the tag `bridge-opening`; help: `factcheck claims list` lists",
    (
        "--select",
        "tower-hight",
    ): "--select: no claim has the id or tag `tower-hight`{nor}; help: did you mean `tower-height`?",
    (
        "--ignore",
        "crimea-*",
    ): "--ignore: no claim has the id or tag `crimea-*`{nor}; help: `factcheck claims list` lists",
    ("--ignore", "*"): "--ignore=*: none of the 3 claims of the registry is left; help: leave one of the options out",
}


@pytest.fixture
def town(desk) -> Path:
    """The writer's folder with a registry of a town, and an article at odds with two of its three claims."""
    (desk / "claims" / "ukraine.yaml").write_text(REGISTRY)
    (desk / "article.txt").write_text(ARTICLE)
    return desk


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize(("options", "ids"), SELECTED.items())
def test_what_is_selected(run, options: tuple[str, ...], ids: list[str]) -> None:
    rows = json.loads(run("claims", "list", "--output-format", "json", *options).stdout)
    assert [row["id"] for row in rows] == ids


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize(("options", "told"), UNANSWERED.items())
def test_a_pattern_that_is_about_no_claim_is_an_error(run, options: tuple[str, ...], told: str) -> None:
    for command in (
        ("check", "article.txt"),
        ("annotate", "article.txt"),
        ("explain", "article.txt"),
        ("claims", "list"),
    ):
        done = run(*command, *options)
        assert (done.returncode, done.stdout) == (2, "")
        # The registry's own commands know claims only; a run may be asked for rules too.
        nor = "" if command[0] == "claims" else ", and no rule the id"
        assert done.stderr.startswith(told.format(nor=nor))


@pytest.mark.usefixtures("town")
def test_the_summary_tells_how_many_claims_were_left_out(run) -> None:
    done = run("check", "article.txt", "--select", "tower")
    assert done.returncode == 1
    assert "bridge-opening" not in done.stdout
    assert "\nLeft out 2 claims of the registry by --select=tower\n" in done.stdout


@pytest.mark.usefixtures("town")
def test_the_findings_on_the_others_are_the_same(run) -> None:
    def findings(*options: str) -> list[dict[str, object]]:
        return json.loads(run("check", "article.txt", "--output-format", "json", *options).stdout)["findings"]

    assert findings("--ignore", "bridge") == [one for one in findings() if one["claim"]["id"] == "tower-height"]


@pytest.mark.usefixtures("town")
def test_the_json_report_tells_what_was_asked(run) -> None:
    def summary(*options: str) -> dict[str, object]:
        return json.loads(run("check", "article.txt", "--output-format", "json", *options).stdout)["summary"]

    told = {"tags": ["bridge"], "select": [], "ignore": [], "claims_left_out": 1}
    assert summary("--tag", "bridge")["selection"] == told
    assert "selection" not in summary()
