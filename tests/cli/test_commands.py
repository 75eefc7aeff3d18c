"""The other commands: what they print, and the codes they exit with."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

ARTICLE = """\
---
title: x
---

# Crimea

On 18 March 2014 it began.

Russia annexed *Crimea* from Ukraine in **March 2015**.
"""


@pytest.fixture
def article(desk: Path) -> str:
    (desk / "article.md").write_text(ARTICLE)
    return "article.md"


def test_values(run, article: str) -> None:
    done = run("values", article, "--output-format", "json")
    rows = json.loads(done.stdout)
    assert done.returncode == 0
    assert [(row["text"], row["kind"]) for row in rows] == [("18 March 2014", "date"), ("March 2015", "date")]
    for row in rows:
        assert ARTICLE[row["start"] : row["end"]] == row["text"]
        assert ARTICLE.splitlines()[row["line"] - 1][row["column"] - 1 :].startswith(row["text"])


def test_values_as_a_table(run, article: str) -> None:
    head, *rows = run("values", article).stdout.splitlines()
    assert head.split() == ["place", "text", "kind", "normal", "form", "rule"]
    assert [row.split()[:4] for row in rows] == [["7:4", "18", "March", "2014"], ["9:43", "March", "2015", "date"]]
    assert "earliest=2014-03-18 latest=2014-03-18" in rows[0]


def test_values_of_nothing(run, desk: Path) -> None:
    (desk / "none.txt").write_text("Nothing at all.\n")
    assert run("values", "none.txt").stdout == "no value was read\n"


def test_explain_tells_every_step(run, article: str) -> None:
    done = run("explain", article)
    assert done.returncode == 0
    assert "article.md:9:1: Russia annexed" in done.stdout
    assert "value      March 2015 - date, read by month and year" in done.stdout
    assert "candidate  crimea-annexation (claims/ukraine.yaml:3): contradicted" in done.stdout
    assert "word `annexed` in `annexed`" in done.stdout


def test_explain_of_one_line(run, article: str) -> None:
    done = run("explain", f"{article}:7")
    assert done.stdout.startswith("article.md:7:1: On 18 March 2014 it began.\n")
    assert "annexed" not in done.stdout.split("\n\n")[0].splitlines()[0]
    assert "article.md:9" not in done.stdout
    assert run("explain", f"{article}:7:4").stdout == done.stdout


def test_explain_of_a_line_without_a_sentence(run, article: str) -> None:
    for line in (2, 999):
        done = run("explain", f"{article}:{line}")
        problem = f"{article}:{line}: no sentence starts or stands on this line; help: the article has 9 lines; "
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == problem + "without a line, every sentence is explained\n"
    for place in (f"{article}:0", f"{article}:0:3"):
        done = run("explain", place)
        assert (done.returncode, done.stderr) == (2, f"{place}: there is no line 0; help: the first line is 1\n")


def test_explain_of_a_file_with_a_colon_in_its_name(run, desk: Path) -> None:
    (desk / "a:7").write_text("Nothing at all.\n")
    (desk / "a.txt:7").write_text("Nothing at all.\n")
    assert run("explain", "a:7").stdout.startswith("a:7:1:1: Nothing at all.")
    assert run("explain", "a:7:1").stdout.startswith("a:7:1:1: Nothing at all.")


def test_annotate_marks_the_article_in_place(run, article: str) -> None:
    done = run("annotate", article)
    assert done.returncode == 1
    assert "Russia annexed *Crimea* from Ukraine in **[✗ March 2015 → March 2014 ¹]**." in done.stdout
    assert "\n¹ error[value-mismatch] 9:43: " in done.stdout
    assert "[x March 2015 -> March 2014 #1]" in run("annotate", article, env={"PYTHONIOENCODING": "ascii"}).stdout


@pytest.mark.parametrize("command", ["values", "explain", "annotate"])
def test_an_article_that_is_not_there(run, command: str) -> None:
    done = run(command, "gone.txt")
    mend = "name a file or a folder that is there, or `-`"
    assert (done.returncode, done.stderr) == (2, f"gone.txt: no such file or folder; help: {mend}\n")


@pytest.mark.parametrize("subject", ["claims", "report"])
def test_schemas_are_schemas(run, subject: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(run("schema", subject).stdout))


def test_the_report_of_a_run_is_valid_by_its_schema(run, article: str) -> None:
    report = json.loads(run(article, "gone.txt", "--show", "all", "--output-format", "json").stdout)
    jsonschema.validate(report, json.loads(run("schema", "report").stdout))
    (found,) = [finding for finding in report["findings"] if finding["severity"] == "error"]
    assert (found["text"], found["claim"]["id"]) == ("March 2015", "crimea-annexation")
    assert (report["exit_code"], report["faults"][0]["path"]) == (2, "gone.txt")
