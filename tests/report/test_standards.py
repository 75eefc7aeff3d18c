"""Each format is what its readers take it for: valid by their schema, and read back by their parser or rules."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import Fault
from factcheck.report import github, gitlab, jsonl, junit, markdown, rdjsonl, sarif
from factcheck.report import json as json_report
from factcheck.report.interface import FailOn, RunOutcome, Show
from factcheck.report.places import Base, byte_column, from_root, is_inside, uri
from factcheck.rules.registered import RULES
from factcheck.text.document import Document, OffsetMap

Valid = Callable[[str, str], None]
MACHINE_FORMATS = {module.FORMAT.name: module.render for module in (sarif, gitlab, junit, rdjsonl, jsonl, github)}


@pytest.mark.parametrize("show", Show)
@pytest.mark.parametrize("name", MACHINE_FORMATS)
def test_a_report_is_valid(valid: Valid, outcome: RunOutcome, name: str, show: Show) -> None:
    valid(name, MACHINE_FORMATS[name](replace(outcome, show=show)))


@pytest.mark.parametrize("name", MACHINE_FORMATS)
def test_a_report_without_findings_is_valid(valid: Valid, outcome: RunOutcome, name: str) -> None:
    clean = tuple(replace(checked, findings=()) for checked in outcome.report.documents)
    valid(name, MACHINE_FORMATS[name](replace(outcome, report=replace(outcome.report, documents=clean), faults=())))


@pytest.mark.parametrize("name", MACHINE_FORMATS)
def test_faults_of_every_kind(valid: Valid, outcome: RunOutcome, name: str) -> None:
    faults = (
        Fault("a.txt", 3, 7, "`{0}` [x](y) \x1b \ufffe", "see `--help`"),
        Fault("a.txt", None, None, "no such file or folder"),
        Fault("", None, None, "no such file or folder"),
        Fault("caf\udce9.txt", None, None, "can't be read: caf\udce9"),
    )
    valid(name, MACHINE_FORMATS[name](replace(outcome, faults=faults)))


# --- SARIF ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def run_of(outcome: RunOutcome) -> Callable[..., dict[str, Any]]:
    return lambda **other: json.loads(sarif.render(replace(outcome, **other)))["runs"][0]


def test_every_rule_has_its_page_and_nothing_is_empty(run_of: Callable[..., dict[str, Any]]) -> None:
    rules = run_of()["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.id for rule in RULES]
    for rule in rules:
        assert "What it does" in rule["help"]["markdown"]
        assert rule["fullDescription"]["text"] != rule["shortDescription"]["text"]
        assert all(0 < len(rule[key]["text"]) <= 1024 for key in ("shortDescription", "fullDescription", "help"))


def test_columns_and_offsets_count_code_points(outcome: RunOutcome, run_of: Callable[..., dict[str, Any]]) -> None:
    run = run_of(show=Show.ALL)
    assert run["columnKind"] == "unicodeCodePoints"
    sources = [checked.document.source for checked in outcome.report.documents for _ in checked.findings]
    ends = "|".join(map(re.escape, run["newlineSequences"]))
    for result, source in zip(run["results"], sources, strict=True):
        region = result["locations"][0]["physicalLocation"]["region"]
        offset = region["charOffset"]
        assert source[offset : offset + region["charLength"]] == region["snippet"]["text"]
        starts = [0, *(found.end() for found in re.finditer(ends, source))]
        assert starts[region["startLine"] - 1] + region["startColumn"] - 1 == offset
        assert starts[region["endLine"] - 1] + region["endColumn"] - 1 == offset + region["charLength"]


def test_what_passes_is_listed_only_where_it_is_asked_for(run_of: Callable[..., dict[str, Any]]) -> None:
    def kinds(show: Show) -> set[tuple[str, bool]]:
        return {(result["kind"], result["level"] == "none") for result in run_of(show=show)["results"]}

    assert kinds(Show.PROBLEMS) == {("fail", False)}
    assert kinds(Show.CONSISTENT) == {("fail", False), ("pass", True)}
    assert kinds(Show.ALL) == {("fail", False), ("pass", True), ("open", True)}


def test_what_was_not_read_is_told(run_of: Callable[..., dict[str, Any]]) -> None:
    (invocation,) = run_of()["invocations"]
    assert not invocation["executionSuccessful"]
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["message"]["text"] == "could not be checked: no such file or folder"
    place = notification["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "articles/gone.txt", "uriBaseId": "%SRCROOT%"}
    assert run_of(faults=())["invocations"][0]["executionSuccessful"]


def test_no_more_than_github_takes(
    outcome: RunOutcome, run_of: Callable[..., dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sarif, "RESULTS", 4)
    run = run_of(faults=())
    assert [result["level"] for result in run["results"]] == ["error"] * 4
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert (
        notification["message"]["text"]
        == f"{len(outcome.problems) - 4} findings more, beyond the 4 that GitHub takes of a run"
    )


@given(st.text(max_size=60))
def test_a_message_holds_no_link_and_no_placeholder(text: str) -> None:
    message = sarif.message(text)["text"]
    assert not re.search(r"(?<!\\)(?:\\\\)*\[", message)
    assert not re.search(r"(?<!\{)(?:\{\{)*\{(?!\{)", message)


# --- GitHub, JUnit, reviewdog ---------------------------------------------------------------------------------------


def test_the_worst_come_first_and_the_rest_is_in_the_log(outcome: RunOutcome) -> None:
    many = tuple(replace(checked, findings=checked.findings * 5) for checked in outcome.report.documents)
    text = github.render(replace(outcome, report=replace(outcome.report, documents=many)))
    levels = [line.split(" ")[0] for line in text.splitlines() if line.startswith("::")]
    assert levels == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"] * 5
    assert "11 errors, 5 warnings more than GitHub shows as annotations:" in text.splitlines()
    plain = [line for line in text.splitlines() if re.search(r":\d+: (?:error|warning) ", line)]
    assert len(plain) == 16
    assert text.splitlines()[-1].startswith("exit 2: ")


COMMAND = re.compile(r"::(error|warning|notice) ((?:\w+=[^,:\r\n]*)(?:,\w+=[^,:\r\n]*)*)::([^\r\n]*)")


def test_a_table_is_short_enough_for_a_comment(outcome: RunOutcome) -> None:
    many = tuple(replace(checked, findings=checked.findings * 60) for checked in outcome.report.documents)
    text = markdown.render(replace(outcome, report=replace(outcome.report, documents=many)))
    assert len(text.encode("utf-8")) < 65_536
    rows = [line for line in text.splitlines() if line.startswith("| ")][2:]
    severities = [row.split("|")[3].split("<br>")[0].split()[-1] for row in rows]
    assert severities == sorted(severities, key=["error", "warning", "note"].index)
    (beyond,) = [line for line in text.splitlines() if "which would be too long for a comment" in line]
    assert int(beyond.split(" ")[0]) == 60 * len(outcome.problems) - len(rows)


def unescaped(text: str, *pairs: tuple[str, str]) -> str:
    for escape, char in (*pairs, ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(escape, char)
    return text


def test_the_runner_reads_back_what_was_said(outcome: RunOutcome) -> None:
    text = github.render(outcome)
    found = COMMAND.search(text, text.index("articles/plain.md") - 20)
    assert found
    properties = dict(part.split("=", 1) for part in found[2].split(","))
    place = {key: properties[key] for key in ("file", "line", "endLine", "col", "endColumn")}
    assert place == {"file": "articles/plain.md", "line": "1", "endLine": "1", "col": "21", "endColumn": "25"}
    assert unescaped(found[3]).split("\n")[0] == "article says 2015, registry says March 2014"


@pytest.mark.parametrize("fail_on", FailOn)
def test_junit_fails_what_fails_the_run(outcome: RunOutcome, fail_on: FailOn) -> None:
    gated = replace(outcome, fail_on=fail_on, show=Show.ALL, faults=())
    root = ET.fromstring(junit.render(gated))  # noqa: S314 - written above
    assert int(root.attrib["failures"]) == gated.gated
    assert bool(root.findall(".//failure")) == bool(gated.exit_code)


def test_an_article_without_findings_is_a_test_that_passes(outcome: RunOutcome) -> None:
    clean = tuple(replace(checked, findings=()) for checked in outcome.report.documents)
    root = ET.fromstring(junit.render(replace(outcome, report=replace(outcome.report, documents=clean), faults=())))  # noqa: S314
    assert root.attrib == {"name": "factcheck", "tests": "3", "failures": "0", "errors": "0"}


def test_columns_of_reviewdog_are_bytes_as_in_its_own_example() -> None:
    document = Document("x", "a𐐀b\n", "a𐐀b\n", OffsetMap(), ())
    assert [byte_column(document, at) for at in range(3)] == [1, 2, 6]


def test_a_fix_is_a_suggestion(outcome: RunOutcome) -> None:
    suggested = [
        line["suggestions"] for line in map(json.loads, rdjsonl.render(outcome).splitlines()) if "suggestions" in line
    ]
    span = {"start": {"line": 1, "column": 21}, "end": {"line": 1, "column": 25}}
    assert suggested == [[{"range": span, "text": "March 2014"}]]
    fixes = [result["fixes"] for result in json.loads(sarif.render(outcome))["runs"][0]["results"] if "fixes" in result]
    assert len(fixes) == 1
    (replacement,) = fixes[0][0]["artifactChanges"][0]["replacements"]
    assert (replacement["deletedRegion"]["startColumn"], replacement["insertedContent"]["text"]) == (21, "March 2014")


# --- paths ----------------------------------------------------------------------------------------------------------

BASE = Base("/repo/docs", "/repo")


@pytest.mark.parametrize(
    ("path", "named", "address"),
    [
        ("a.md", "docs/a.md", "docs/a.md"),
        ("./b/../a.md", "docs/a.md", "docs/a.md"),
        ("../a.md", "a.md", "a.md"),
        ("/repo/x/a.md", "x/a.md", "x/a.md"),
        ("../../other/a.md", "/other/a.md", "file:///other/a.md"),
        ("/srv/a b.md", "/srv/a b.md", "file:///srv/a%20b.md"),
        ("a#b?c%d:e.md", "docs/a#b?c%d:e.md", "docs/a%23b%3Fc%25d%3Ae.md"),
        ("Ж.md", "docs/Ж.md", "docs/%D0%96.md"),
        ("caf\udce9.md", "docs/caf\\udce9.md", "docs/caf%5Cudce9.md"),
        ("<stdin>", "docs/<stdin>", "docs/%3Cstdin%3E"),
    ],
)
def test_paths_are_from_the_root_of_the_repository(path: str, named: str, address: str) -> None:
    assert from_root(path, BASE) == named
    assert uri(named) == address
    assert is_inside(named) == (not address.startswith("file:"))
    assert unquote(address).removeprefix("file://") == named


def test_a_report_made_without_a_run_keeps_its_paths(outcome: RunOutcome) -> None:
    entries = json.loads(gitlab.render(outcome))
    paths = {entry["location"]["path"] for entry in entries}
    documents = json.loads(json_report.render(outcome))["documents"]
    assert paths == {"articles/gone.txt", *(document["path"] for document in documents)}
