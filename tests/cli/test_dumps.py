"""Dumps of articles from the command line: rows are judged apart, and reported of their file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.cli.main import main

CLAIMS = "claims: [{id: eiffel, claim: The Eiffel Tower is 330 metres tall., source: s}]"
DUMP = """\
id,day,text
a1,2021-10-19,"The Eiffel Tower is 324 metres tall."
a2,,"It is 325 metres tall, and was 12 metres 30 in 2015."
a3,,"The Eiffel Tower is 330 metres tall."
"""


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("claims.yaml").write_text(CLAIMS, encoding="utf-8")
    Path("dump.csv").write_text(DUMP, encoding="utf-8")


def told(capfd: pytest.CaptureFixture[str], *arguments: str, code: int = 1) -> str:
    assert main(["dump.csv", *arguments]) == code
    return capfd.readouterr().out


def test_findings_stand_at_their_place_in_the_file(capfd: pytest.CaptureFixture[str]) -> None:
    out = told(capfd, "--column", "text", "--output-format", "concise")
    assert out.splitlines()[0].startswith("dump.csv:2:36: error eiffel: article says 324 metres")


def test_a_file_is_one_document_in_every_format(capfd: pytest.CaptureFixture[str]) -> None:
    content = json.loads(told(capfd, "--column", "text", "--date-column", "day", "--output-format", "json"))
    (document,) = content["documents"]
    assert (document["path"], document["sentences"]) == ("dump.csv", 3)
    assert [(one["text"], one["line"], one["part"]) for one in content["findings"]] == [("324 metres", 2, "row 1")]
    assert "file" not in content["findings"][0]


def test_a_row_is_named_and_nothing_is_carried_from_one_to_the_next(capfd: pytest.CaptureFixture[str]) -> None:
    out = told(capfd, "--column", "text", "--date-column", "day", "--id-column", "id")
    assert "--> dump.csv:2:36  (row a1; contradicted, high confidence)" in out
    assert "325" not in out
    assert "Date of dump.csv: 1 of 3 rows tell theirs" in out


def test_the_name_of_a_row_is_data(capfd: pytest.CaptureFixture[str]) -> None:
    Path("dump.csv").write_text(DUMP.replace("a1", "\x1b[31m##[x]"), encoding="utf-8")
    out = told(capfd, "--column", "text", "--id-column", "id")
    assert "(row \\x1b[31m# #[x]; contradicted" in out
    assert "\x1b" not in out


def test_the_text_of_rows_is_marked(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["annotate", "dump.csv", "--column", "text", "-q"]) == 1
    assert "is [✗ 324 metres → 330 metres ¹] tall" in capfd.readouterr().out
    assert '<mark class="contradicted">324 metres</mark>' in told(capfd, "--column", "text", "--output-format", "html")


def test_a_folder_is_not_searched_for_dumps(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["."]) == 2
    assert ".: no article in this folder" in capfd.readouterr().err


def test_standard_input_may_be_a_dump(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    with Path("dump.csv").open(encoding="utf-8") as dump:
        monkeypatch.setattr("sys.stdin", dump)
        assert main(["-", "--stdin-filename", "x.csv", "--column", "text", "--output-format", "concise"]) == 1
    assert capfd.readouterr().out.startswith("x.csv:2:36: error")


@pytest.mark.parametrize("command", ["explain", "values"])
def test_a_command_for_one_article_says_what_reads_a_dump(command: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main([command, "dump.csv"]) == 2
    assert "dump.csv: holds many articles" in capfd.readouterr().err
