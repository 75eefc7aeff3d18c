"""The formats of linting that forges and CI servers read: each as `check` has it, with a problem for a finding.

What is the same in both, the escapes of each format first of all, is that of `factcheck.report`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, Final
from xml.etree import ElementTree as ET

from factcheck import __version__
from factcheck.report import github, gitlab, junit, markdown, rdjsonl, sarif
from factcheck.report.door import Line, visible
from factcheck.report.fingerprint import digest
from factcheck.report.interface import count
from factcheck.report.markup import code, prose
from factcheck.report.places import Base, byte_column, from_root
from factcheck.upkeep.lint import refused
from factcheck.upkeep.lint.formats import Placed, as_json, as_json_lines, counted, exit_line, placed_in
from factcheck.upkeep.lint.interface import LintRule, Problem
from factcheck.upkeep.lint.lint import LintOutcome
from factcheck.upkeep.lint.registered import LINT_RULES, lint_page_of

FINGERPRINT: Final = "factcheckLint/v1"
CLEAN: Final = "nothing is wrong with it"
_NUMBER_OF: Final = {rule.id: number for number, rule in enumerate(LINT_RULES)}


def as_github(outcome: LintOutcome, base: Base) -> str:
    """Workflow commands, errors first."""
    worst_first = sorted(placed_in(outcome), key=lambda placed: -placed.problem.severity.rank)
    return github.log_of((_annotation(placed, base) for placed in worst_first), [exit_line(outcome)])


def _annotation(placed: Placed, base: Base) -> github.Annotation:
    problem = placed.problem
    place: dict[str, str | int] = {"file": from_root(problem.path, base), "line": problem.line or 1}
    if placed.span and problem.column is not None:
        end = placed.document.position(placed.span.end)
        place |= {"endLine": end.line, "col": problem.column, "endColumn": end.column}
    title = f"{problem.rule} ({problem.claim})" if problem.claim else problem.rule
    return github.Annotation(github.LEVELS[problem.severity], place, title, _words(problem))


def _words(problem: Problem) -> tuple[str, ...]:
    return problem.message, f"help: {problem.help}"


def as_sarif(outcome: LintOutcome, base: Base) -> str:
    """A SARIF log with one run."""
    results = [_result(placed, print_, base) for placed, print_ in _fingerprinted(outcome, base)]
    driver = {"name": "factcheck", "version": __version__, "rules": [_rule(rule) for rule in LINT_RULES]}
    invocation = {
        "executionSuccessful": not outcome.refused,
        "exitCode": int(outcome.exit_code),
        "exitCodeDescription": outcome.exit_reason,
    }
    run = {"tool": {"driver": driver}, **sarif.FIXED, "invocations": [invocation], "results": results}
    return sarif.log_of(run)


def _rule(rule: LintRule) -> dict[str, Any]:
    page = lint_page_of(rule)
    summary = f"{rule.summary[:1].upper()}{rule.summary[1:]}."
    return {
        "id": rule.id,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": summary},
        "help": {
            "text": "\n".join(f"{name}: {text}" for name, text in page.items()) or summary,
            "markdown": "\n\n".join(f"**{name}**: {text}" for name, text in page.items()) or summary,
        },
        "properties": {"tags": ["claims"]},
    }


def _result(placed: Placed, fingerprint: str, base: Base) -> dict[str, Any]:
    problem = placed.problem
    line, column = problem.line or 1, problem.column or 1
    # GitHub asks for all four, where there is nothing to show too.
    nothing = {"startLine": line, "startColumn": column, "endLine": line, "endColumn": column}
    place = {
        "artifactLocation": sarif.artifact(from_root(problem.path, base)),
        "region": sarif.region(placed.document, placed.span) if placed.span else nothing,
    }
    return {
        "ruleId": problem.rule,
        "ruleIndex": _NUMBER_OF[problem.rule],
        "kind": "fail",
        "level": str(problem.severity),
        "message": sarif.message(*_words(problem)),
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {FINGERPRINT: fingerprint},
        "properties": {"claim": problem.claim} if problem.claim else {},
    }


def _fingerprinted(outcome: LintOutcome, base: Base) -> Iterator[tuple[Placed, str]]:
    """Each problem with what makes it the same one after an edit elsewhere: its rule, its claim, the text it is at."""
    seen = Counter[tuple[str, ...]]()
    for placed in placed_in(outcome):
        problem = placed.problem
        at = placed.span.of(placed.document.source) if placed.span else problem.message
        key = (from_root(problem.path, base), problem.rule, problem.claim, at)
        seen[key] += 1
        yield placed, digest(*key, str(seen[key]))


def as_gitlab(outcome: LintOutcome, base: Base) -> str:
    """A Code Quality report; what keeps the registry from being used blocks."""
    entries = [_entry(placed.problem, print_, base) for placed, print_ in _fingerprinted(outcome, base)]
    return json.dumps(entries, ensure_ascii=True, allow_nan=False, indent=2) + "\n"


def _entry(problem: Problem, fingerprint: str, base: Base) -> dict[str, Any]:
    begin = problem.line or 1
    return {
        "description": visible(f"{problem.rule}: {problem.message} (help: {problem.help})"),
        "check_name": problem.rule,
        "fingerprint": fingerprint,
        "severity": "blocker" if problem.rule == refused.RULE.id else gitlab.SEVERITIES[problem.severity],
        "location": {"path": from_root(problem.path, base), "lines": {"begin": begin, "end": begin}},
    }


def as_junit(outcome: LintOutcome, base: Base) -> str:
    """A suite for each file, a test for each problem: an error if the file can't be used, failed if it fails the run,
    else skipped. A file without a problem has one test, which passes."""
    found = {path: [*some] for path, some in groupby(outcome.problems, key=lambda problem: problem.path)}
    suites = list[ET.Element]()
    for path in dict.fromkeys((*outcome.paths, *found)):
        name = from_root(path, base)
        cases = [*_cases(found.get(path, ()), outcome, base)] or [junit.test_of(name, CLEAN)]
        suites.append(junit.suite_of(name, cases, {}))
    return junit.document_of(suites)


def _cases(problems: Iterable[Problem], outcome: LintOutcome, base: Base) -> Iterator[ET.Element]:
    names = Counter[str]()
    for problem in problems:
        name = f"{problem.claim}: {problem.rule}" if problem.claim else problem.rule
        names[name] += 1
        path = from_root(problem.path, base)
        case = junit.test_of(path, name if names[name] == 1 else f"{name} #{names[name]}")
        failed = "error" if problem.rule == refused.RULE.id else "failure"
        kind = failed if outcome.is_gated(problem) or failed == "error" else "skipped"
        told = {"message": visible(f"{problem.severity}: {problem.message}"), "type": problem.rule}
        result = ET.SubElement(case, kind, told)
        result.text = "\n".join(map(visible, (_at(problem, base), *_words(problem))))
        yield case


def _at(problem: Problem, base: Base) -> str:
    return ":".join(str(part) for part in (from_root(problem.path, base), *problem[1:3]) if part is not None)


def as_rdjsonl(outcome: LintOutcome, base: Base) -> str:
    """Diagnostics of reviewdog, one a line."""
    lines = (_diagnostic(placed, base) for placed in placed_in(outcome))
    return "".join(json.dumps(line, ensure_ascii=True, allow_nan=False) + "\n" for line in lines)


def _diagnostic(placed: Placed, base: Base) -> dict[str, Any]:
    problem, document, span = placed
    location: dict[str, Any] = {"path": from_root(problem.path, base)}
    if span:
        start, end = (
            {"line": document.position(at).line, "column": byte_column(document, at)} for at in (span.start, span.end)
        )
        location["range"] = {"start": start, "end": end}
    return {
        "message": "\n".join(map(prose, _words(problem))),
        "location": location,
        "severity": rdjsonl.SEVERITIES[problem.severity],
        "source": rdjsonl.SOURCE,
        "code": {"value": problem.rule},
    }


def as_markdown(outcome: LintOutcome, base: Base) -> str:
    """A table, errors first, as long as GitHub takes a comment."""
    rows, room = list[str](), markdown.BYTES
    for problem in sorted(outcome.problems, key=lambda problem: -problem.severity.rank):
        row = _row(problem, base)
        room -= len(row.encode("utf-8"))
        if room < 0:
            break
        rows.append(row)
    more = len(outcome.problems) - len(rows)
    head = "| place | claim | problem | help |\n| --- | --- | --- | --- |\n" if rows else ""
    beyond = f"\n{count(more, 'problem')} more, which would be too long for a comment.\n" if more else ""
    title, told = (prose(_text(line)) for line in (exit_line(outcome), counted(outcome)))
    table = f"{head}{''.join(rows)}{beyond}".rstrip("\n")
    return "\n\n".join(filter(None, (f"**factcheck claims lint**, {title}", table, told))) + "\n"


def _row(problem: Problem, base: Base) -> str:
    said = f"{markdown.MARKS[str(problem.severity)]} {code(problem.rule)}{markdown.BREAK}{prose(problem.message)}"
    claim = code(problem.claim) if problem.claim else ""
    return f"| {code(_at(problem, base))} | {claim} | {said} | {prose(problem.help)} |\n"


def _text(line: Line) -> str:
    return "".join(piece.text for piece in line)


def as_html(outcome: LintOutcome, base: Base) -> str:
    """A page."""
    from factcheck.upkeep.lint import page  # noqa: PLC0415 - templates cost time to import

    return page.as_html(outcome, base)


RENDERERS: Final[Mapping[str, Callable[[LintOutcome, Base], str]]] = {
    "json": lambda outcome, _: as_json(outcome),
    "jsonl": lambda outcome, _: as_json_lines(outcome),
    "sarif": as_sarif,
    "github": as_github,
    "gitlab": as_gitlab,
    "junit": as_junit,
    "rdjsonl": as_rdjsonl,
    "markdown": as_markdown,
    "html": as_html,
}
"""The formats for programs by name; the names are those of `check`."""
