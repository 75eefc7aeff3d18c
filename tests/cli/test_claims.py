"""`factcheck claims`: what its commands print, and the codes they exit with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

CLAIM = "Russia annexed Crimea from Ukraine in March 2014."

TOWN = """\
version: 1
claims:
  - id: bridge-opening
    claim: The Harbour Bridge was opened on 14 May 1998.
    also: [the inauguration of the Harbour Bridge]
    wrong: [{value: 2001, because: "The railway bridge was opened in 2001."}]
    tags: [bridge]
    sources: [{title: City archive, publisher: The city, accessed: 2024-01-31}]
    tests:
      contradicted: [{text: The Harbour Bridge was opened in 2001., date: 2020-02-02}]
  - id: mayor
    claim: The mayor of the town is Otto Kern.
    value:
      - {to: 2010-05, name: Ada Bell}
      - {from: 2010-05, to: 2020-05, name: Maria Silva}
      - {from: 2020-05, name: Otto Kern}
    review_by: 2025-05-01
    tags: [office, bridge]
    source: https://example.org/mayor
"""


@pytest.fixture
def town(desk) -> Path:
    """The writer's folder with a registry of a town instead."""
    (desk / "claims" / "ukraine.yaml").write_text(TOWN)
    return desk


def test_list(run) -> None:
    head, row = run("claims", "list").stdout.splitlines()
    assert head.split() == ["id", "place", "kind", "tags", "claim"]
    assert row.split(maxsplit=4) == ["crimea-annexation", "claims/ukraine.yaml:3", "date", "-", CLAIM]


@pytest.mark.usefixtures("town")
def test_list_as_json(run) -> None:
    done = run("claims", "list", "--output-format", "json")
    assert done.returncode == 0
    first, second = json.loads(done.stdout)
    assert first == {
        "id": "bridge-opening",
        "claim": "The Harbour Bridge was opened on 14 May 1998.",
        "place": "claims/ukraine.yaml:3",
        "kinds": ["date"],
        "tags": ["bridge"],
    }
    assert (second["kinds"], second["tags"]) == (["name"], ["office", "bridge"])


SHOWN = """\
mayor  claims/ukraine.yaml:11
The mayor of the town is Otto Kern.

timeline
                  2010                          2020
  Ada Bell     ◀███····································  to 2010-04-30
  Maria Silva  ···██████████████████████████████████···  from 2010-05-01 to 2020-04-30
  Otto Kern    ····································███▶  from 2020-05-01

how it counts
  severity error
  review_by 2025-05-01
  tags office, bridge

sources
  https://example.org/mayor
"""


@pytest.mark.usefixtures("town")
def test_show_draws_a_timeline(run) -> None:
    done = run("claims", "show", "mayor")
    assert (done.returncode, done.stdout) == (0, SHOWN)


@pytest.mark.usefixtures("town")
def test_a_timeline_where_blocks_can_not_be_written(run) -> None:
    drawn = run("claims", "show", "mayor", env={"PYTHONIOENCODING": "ascii"}).stdout
    assert "  Ada Bell     <###....................................  to 2010-04-30\n" in drawn


@pytest.mark.usefixtures("town")
def test_show_tells_all_that_is_held(run) -> None:
    shown = run("claims", "show", "bridge-opening").stdout
    for part in (
        "values\n  14 May 1998  (date)\n",
        "also\n  the inauguration of the Harbour Bridge\n",
        "common errors\n  2001: The railway bridge was opened in 2001.\n",
        "sources\n  City archive, The city (checked 2024-01-31)\n",
        "tests\n  contradicted: The Harbour Bridge was opened in 2001. (2020-02-02)\n",
    ):
        assert part in shown
    data = json.loads(run("claims", "show", "bridge-opening", "--output-format", "json").stdout)
    assert data["values"] == [{"kind": "date", "text": "14 May 1998", "reads": "1998-05-14", "from": None, "to": None}]
    assert data["sources"][0]["accessed"] == "2024-01-31"


@pytest.mark.usefixtures("town")
def test_show_of_an_id_that_is_not_there(run) -> None:
    done = run("claims", "show", "bridge-openning")
    assert (done.returncode, done.stdout) == (2, "")
    assert (
        done.stderr == "bridge-openning: no claim of the registry has this id; help: did you mean `bridge-opening`?\n"
    )


@pytest.mark.usefixtures("town")
def test_search(run) -> None:
    found = json.loads(run("claims", "search", "bridge inaugurated", "--output-format", "json").stdout)
    assert [one["id"] for one in found] == ["bridge-opening"]
    assert run("claims", "search", "Otto Kern", "--limit", "1").stdout.splitlines()[1].split()[1] == "mayor"
    assert run("claims", "search", "zebras").stdout == "no claim shares a word with it\n"


@pytest.mark.usefixtures("town")
def test_stats(run) -> None:
    done = run("claims", "stats", "--today", "2026-02-01", "--output-format", "json")
    assert json.loads(done.stdout) == {
        "today": "2026-02-01",
        "claims": 2,
        "files": {"claims/ukraine.yaml": 2},
        "tags": {"bridge": 2, "office": 1},
        "kinds": {"date": 1, "name": 1},
        "accessed": {
            "after today": 0,
            "under 1 year ago": 0,
            "1 to 2 years ago": 0,
            "2 to 5 years ago": 1,
            "5 years ago or more": 0,
            "no access date": 1,
        },
        "stale": [
            {
                "id": "bridge-opening",
                "place": "claims/ukraine.yaml:3",
                "reason": "its sources were last looked at on 2024-01-31",
            },
            {"id": "mayor", "place": "claims/ukraine.yaml:11", "reason": "was to be reviewed by 2025-05-01"},
        ],
    }


@pytest.mark.usefixtures("town")
def test_stats_go_by_the_day_that_is_told(run) -> None:
    assert "0 stale claims" in run("claims", "stats", "--today", "2025-05-01").stdout
    done = run("claims", "stats", "--today", "tomorrow")
    assert (done.returncode, done.stderr) == (2, "--today: `tomorrow` is no date; help: write it as 2021-10-19\n")
    assert run("claims", "stats").returncode == 0


def test_a_command_that_is_not_there(run) -> None:
    done = run("claims", "lst")
    assert done.returncode == 2
    assert "no such command 'lst'. Did you mean 'list'?" in done.stderr
