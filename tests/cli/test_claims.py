"""`factcheck claims`: what its commands print, and the codes they exit with."""

from __future__ import annotations

import json

CLAIM = "Russia annexed Crimea from Ukraine in March 2014."


def test_list(run) -> None:
    head, row = run("claims", "list").stdout.splitlines()
    assert head.split() == ["id", "place", "claim"]
    assert row.split(maxsplit=2) == ["crimea-annexation", "claims/ukraine.yaml:3", CLAIM]


def test_list_as_json(run) -> None:
    done = run("claims", "list", "--output-format", "json")
    row = {"id": "crimea-annexation", "claim": CLAIM, "place": "claims/ukraine.yaml:3"}
    assert done.returncode == 0
    assert json.loads(done.stdout) == [row]


def test_a_command_that_is_not_there(run) -> None:
    done = run("claims", "lst")
    assert done.returncode == 2
    assert "no such command 'lst'. Did you mean 'list'?" in done.stderr
