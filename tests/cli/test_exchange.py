"""`factcheck claims import` and `export`: codes, streams and files, by the real command."""

from __future__ import annotations

import json

import pytest

CSV = "country,population\nFrance,68\nSpain,\n"
CLAIM = "The population of {country} is {population}."
REVIEW = {"@type": "ClaimReview", "claimReviewed": "The bridge fell.", "reviewRating": {"alternateName": "False"}}


def test_what_is_refused_is_told_and_the_rest_is_printed(run, desk) -> None:
    (desk / "p.csv").write_text(CSV)
    done = run("claims", "import", "csv", "p.csv", "--claim", CLAIM, "--source", "Census")
    assert done.returncode == 1
    assert done.stdout.splitlines()[2:4] == ["  - id: population-france", "    claim: The population of France is 68."]
    first, last = done.stderr.splitlines()
    assert first.startswith("p.csv:3: the column `population` is empty here")
    assert last == "1 claim from 1 file; 1 refused"


def test_standard_input_and_a_new_file(run) -> None:
    done = run("claims", "import", "claimreview", "-", "--to", "claims/new.yaml", input=json.dumps(REVIEW))
    assert (done.returncode, done.stdout) == (0, "")
    assert "a source" in done.stderr
    listed = run("claims", "list", "--output-format", "json").stdout
    assert [row["id"] for row in json.loads(listed)] == ["bridge-fell", "crimea-annexation"]
    again = run("claims", "import", "claimreview", "-", "--to", "claims/new.yaml", input=json.dumps(REVIEW))
    assert (again.returncode, again.stderr.partition(";")[0]) == (2, "claims/new.yaml: is there already")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[" * 300_000, "x.json:1: nested deeper than 100 levels"),
        ('[{"@type": "ClaimReview", "claimReviewed": "A \\ud800 fell."}]', "x.json: claim review 1: its rating"),
        ('{"a": NaN}', "x.json:1: this is not JSON: `NaN` is no number"),
        ('{"a": 1, "a": 2}', "x.json:1: the key 'a' stands twice"),
        ('{"a": ' + "9" * 5_000 + "}", "x.json: "),
        ("\x00\x01", "x.json:1:1: binary file"),
    ],
)
@pytest.mark.parametrize("format_", ["claimreview", "wikidata"])
def test_hostile_files_end_in_one_line(run, desk, content: str, said: str, format_: str) -> None:
    (desk / "x.json").write_text(content)
    done = run("claims", "import", format_, "x.json")
    assert (done.returncode, done.stdout) == (2, "")
    first, last = done.stderr.splitlines()
    assert first.startswith(said if format_ == "claimreview" else "x.json:")
    assert last.startswith("0 claims from 1 file;")


def test_a_file_that_can_not_be_read_does_not_hide_the_others(run, desk) -> None:
    (desk / "x.json").write_text(json.dumps(REVIEW))
    done = run("claims", "import", "claimreview", "none.json", "x.json")
    assert done.returncode == 2
    assert "bridge-fell" in done.stdout
    assert done.stderr.startswith("none.json: no such file or folder")


@pytest.mark.parametrize("format_", ["json", "csv", "claimreview", "html"])
def test_export(run, desk, format_: str) -> None:
    printed = run("claims", "export", format_)
    assert printed.returncode == 0
    assert "Russia annexed Crimea from Ukraine in March 2014." in printed.stdout
    written = run("claims", "export", format_, "--to", "out")
    assert (written.returncode, written.stdout) == (0, "")
    assert (desk / "out").read_text("utf-8") == printed.stdout
    over = run("claims", "export", format_, "--to", "claims/ukraine.yaml")
    assert (over.returncode, over.stderr.partition(";")[0]) == (2, "claims/ukraine.yaml: is a file of the registry")


def test_what_is_exported_as_json_checks_as_the_registry_does(run, desk) -> None:
    (desk / "out.json").write_text(run("claims", "export", "json").stdout)
    ways = [run("wrong.txt", "--output-format", "concise", *more) for more in ((), ("--claims", "out.json"))]
    assert [(done.returncode, "article says March 2015" in done.stdout) for done in ways] == [(1, True)] * 2
    brought = run("claims", "import", "csv", "-", input=run("claims", "export", "csv").stdout)
    assert "claim: Russia annexed Crimea from Ukraine in March 2014." in brought.stdout


def test_a_mapping_that_is_given_twice_or_not_at_all(run, desk) -> None:
    (desk / "p.csv").write_text(CSV)
    assert "is not one that factcheck has exported" in run("claims", "import", "csv", "p.csv").stderr
    twice = run("claims", "import", "csv", "p.csv", "--map", "m.yaml", "--claim", CLAIM)
    assert (twice.returncode, twice.stderr.partition(":")[0]) == (2, "--map")
    assert run("claims", "import", "csv", "p.csv", "--delimiter", "::", "--claim", CLAIM).returncode == 2
