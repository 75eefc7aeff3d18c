"""Linting in the formats of forges and CI servers: valid, whole, and safe from what a claims file says."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from factcheck.report.formats import FORMATS
from factcheck.report.places import Base
from factcheck.upkeep.lint.forges import RENDERERS
from factcheck.upkeep.lint.lint import LintGate, LintOutcome, lint_files

HOSTILE = "::error::a%0A ``|[x](javascript:1) <b> @all"
FILES = {
    "good.yaml": "claims:\n  - {id: good, claim: The Mill is 20 m tall., source: a}\n",
    "hostile.yaml": f"""\
claims:
  - id: hostile
    claim: The Tower is 30 m tall.
    tests:
      contradicted: ["The Tower is 30 m tall. {HOSTILE}", "é {HOSTILE}"]
    review_by: 2026-01-01
""",
}
REFUSED = {"refused.yaml": f'claims:\n  - {{id: a, claim: The Gate is 9 m tall., source: a, "{HOSTILE}": b}}\n'}
Lint = Callable[..., LintOutcome]


@pytest.fixture
def lint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lint:
    monkeypatch.chdir(tmp_path)

    def run(files: dict[str, str], gate: LintGate = LintGate.ERROR) -> LintOutcome:
        for name, text in files.items():
            Path(name).write_text(text, encoding="utf-8")
        return lint_files(sorted(files), date(2026, 11, 20), gate)

    return run


def rendered(name: str, outcome: LintOutcome) -> str:
    return RENDERERS[name](outcome, Base("/repository/facts", "/repository"))


def test_linting_has_every_format_of_checking() -> None:
    assert ("pretty", "concise", *RENDERERS) == FORMATS


@pytest.mark.parametrize("files", [FILES | REFUSED, FILES, {"good.yaml": FILES["good.yaml"]}], ids=len)
@pytest.mark.parametrize("name", sorted(RENDERERS.keys() - {"json", "jsonl", "markdown"}))
def test_a_report_is_valid(valid: Callable[[str, str], None], lint: Lint, name: str, files: dict[str, str]) -> None:
    valid(name, rendered(name, lint(files)))


def test_a_file_that_is_not_there_and_a_fault_behind_the_last_line_have_places(
    valid: Callable[[str, str], None], lint: Lint
) -> None:
    for outcome in (lint({"open.yaml": "claims: ["}), lint_files(["gone.yaml"], date(2026, 11, 20))):
        for name in ("sarif", "github", "gitlab", "junit", "rdjsonl"):
            valid(name, rendered(name, outcome))


def test_every_format_tells_every_problem(lint: Lint) -> None:
    outcome = lint(FILES | REFUSED)
    rules = {problem.rule for problem in outcome.problems}
    assert rules == {"failing-test", "missing-source", "refused", "review-overdue"}
    for name in RENDERERS:
        text = rendered(name, outcome)
        assert all(text.count(rule) >= 1 for rule in rules), name


def test_no_text_of_a_claims_file_becomes_a_command_or_markup(lint: Lint) -> None:
    outcome = lint(FILES | REFUSED)
    commands = rendered("github", outcome).splitlines()
    assert sum(line.startswith("::") for line in commands) == len(outcome.problems)
    outside_code = re.sub(r"`[^`]*`", "", rendered("markdown", outcome))
    assert not any(word in outside_code for word in ("[x]", "<b>", "@all", "::"))
    assert "<b>" not in rendered("junit", outcome)


def test_junit_fails_what_fails_the_run(lint: Lint) -> None:
    def kinds(gate: LintGate) -> list[str]:
        root = ET.fromstring(rendered("junit", lint(FILES | REFUSED, gate)))  # noqa: S314 - written above
        return [each.tag for each in root.iterfind("*/*/*")]

    assert kinds(LintGate.ERROR) == ["failure", "failure", "failure", "skipped", "error"]
    assert kinds(LintGate.NEVER) == ["skipped", "skipped", "skipped", "skipped", "error"]


def test_places_are_from_the_root_and_fingerprints_outlive_other_lines(lint: Lint) -> None:
    def entries(text: str) -> list[dict[str, object]]:
        return json.loads(rendered("gitlab", lint({"hostile.yaml": text})))

    before = entries(FILES["hostile.yaml"])
    after = entries("# a note\n" + FILES["hostile.yaml"])
    assert {entry["location"]["path"] for entry in before} == {"facts/hostile.yaml"}
    assert [entry["fingerprint"] for entry in before] == [entry["fingerprint"] for entry in after]
    assert len({entry["fingerprint"] for entry in before}) == len(before)
