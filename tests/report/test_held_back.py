"""A run with a baseline, changed lines, gates and statistics: every format stays valid, and lets nothing through."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from dataclasses import replace

import jsonschema
import pytest

from factcheck.errors import ExitCode
from factcheck.report.door import Door
from factcheck.report.formats import FORMATS, format_of
from factcheck.report.held_back import STALE_SHOWN
from factcheck.report.interface import FailOn, MachineFormat, RunOutcome
from factcheck.report.schema import report_schema
from factcheck.report.standing import BaselineUsed, Gates, Since, Stale
from factcheck.rules.interface import Held, HeldBy

HOSTILE = "::error::x ##[group]\x1b[31m\u202e \udce9\ufffe"
STALE = (
    Stale("b.json", 7, "articles/plain.md", "nato-members", "NATO has 30."),
    Stale("b\x1b.json", 9, *[HOSTILE] * 3),
)
MACHINES = ("sarif", "gitlab", "junit", "rdjsonl", "jsonl", "github")


@pytest.fixture
def outcome(outcome: RunOutcome) -> RunOutcome:
    first, *rest = outcome.report.documents
    held = tuple(Held(finding, HeldBy.BASELINE, HOSTILE) for finding in first.findings)
    documents = (replace(first, findings=(), held=held), *rest)
    return replace(
        outcome,
        report=replace(outcome.report, documents=documents),
        baseline=BaselineUsed("b.json", "0123456789abcdef" * 4, "found", 12, STALE),
        since=Since("main\udce9", "0123456789abcdef" * 2, (HOSTILE, "<stdin>")),
        gates=Gates(exit_zero=True, require_checked=1, statistics=True),
    )


def rendered(name: str, outcome: RunOutcome) -> str:
    format_ = format_of(name)
    if isinstance(format_, MachineFormat):
        return format_.render(outcome)
    stream = io.StringIO()
    Door(stream).write((*format_.findings(outcome), *format_.closing(outcome)))
    return stream.getvalue()


@pytest.mark.parametrize("name", MACHINES)
def test_a_report_is_valid(valid: Callable[[str, str], None], outcome: RunOutcome, name: str) -> None:
    valid(name, rendered(name, outcome))


def test_the_json_report_says_nothing_undeclared(outcome: RunOutcome) -> None:
    summary = json.loads(rendered("json", outcome))["summary"]
    schema = report_schema()["properties"]["summary"]
    jsonschema.validate(summary, schema)
    assert set(summary) <= set(schema["properties"])
    assert set(summary["baseline"]["stale"][0]) == set(
        schema["properties"]["baseline"]["properties"]["stale"]["items"]["properties"]
    )


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_reaches_a_terminal_or_a_runner(outcome: RunOutcome, name: str) -> None:
    text = rendered(name, outcome)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", text)
    if not isinstance(format_of(name), MachineFormat):
        assert not re.search(r"(?m)^\s*::|##\[", text)


def test_stale_entries_stand_at_their_lines(outcome: RunOutcome) -> None:
    assert "::warning file=b.json,line=7,title=stale baseline entry::nato-members in articles/plain.md" in rendered(
        "github", outcome
    )
    (run,) = json.loads(rendered("sarif", outcome))["runs"]
    places = [note["locations"][0]["physicalLocation"] for note in run["invocations"][0]["toolExecutionNotifications"]]
    assert {"startLine": 7} in [place.get("region") for place in places]
    many = replace(outcome, baseline=outcome.baseline and outcome.baseline._replace(stale=STALE[:1] * 25))
    text = rendered("pretty", many)
    assert text.count("b.json:7: stale nato-members") == STALE_SHOWN
    assert "15 stale entries more\n" in text


@pytest.mark.parametrize(
    ("fail_on", "code"),
    [(FailOn.NEVER, 0), (FailOn.ERROR, 0), (FailOn.WARNING, 1), (FailOn.NOTE, 1)],
)
def test_a_stale_entry_weighs_as_a_warning(outcome: RunOutcome, fail_on: FailOn, code: int) -> None:
    clean = tuple(replace(checked, findings=()) for checked in outcome.report.documents)
    report = replace(outcome.report, documents=clean)
    stale = replace(outcome, report=report, faults=(), fail_on=fail_on, gates=Gates())
    assert stale.exit_code == ExitCode(code)
    assert ("2 stale baseline entries at or above" in stale.exit_reason) == bool(code)
    assert replace(stale, gates=Gates(exit_zero=True)).exit_code == ExitCode.CLEAN
