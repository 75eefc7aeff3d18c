"""Every format of one fixed outcome, held to its golden file, and what no format may ever let through."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace

import jsonschema
import pytest

from factcheck.matching.interface import Confidence
from factcheck.report import annotate
from factcheck.report.door import Door
from factcheck.report.formats import FORMATS, format_of
from factcheck.report.interface import Format, MachineFormat, RunOutcome, Show, TextFormat
from factcheck.report.schema import report_schema

ALL_FORMATS = (*map(format_of, FORMATS), annotate.FORMAT)
JSON_REPORT = format_of("json")
ENDINGS = {
    "json": "json",
    "jsonl": "jsonl",
    "sarif": "sarif",
    "gitlab": "json",
    "junit": "xml",
    "rdjsonl": "jsonl",
    "html": "html",
}
# As the GitHub runner and terminals see it (the hostile corpus checks the same).
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
RUNNER_COMMAND = re.compile(r"(?m)^\s*::|##\[")


def rendered(format_: Format, outcome: RunOutcome, *, colour: bool = False) -> str:
    match format_:
        case MachineFormat(render=render):
            return render(outcome)
        case TextFormat(findings=findings, closing=closing):
            stream = io.StringIO()
            door = Door(stream, colour=colour)
            door.write(findings(outcome))
            door.write(closing(outcome))
            return stream.getvalue()


def name_of(format_: Format, kind: str) -> str:
    return f"{format_.name}-{kind}.{ENDINGS.get(format_.name, 'txt')}"


def without_rules(text: str) -> str:
    """A SARIF log without the pages of the rules, which have their own tests; a page without its style sheet; any other
    report as it is."""
    if text.startswith("<!DOCTYPE html>"):
        text = re.sub(r"(<style>).*?(?=</style>)", r"\1", text, flags=re.DOTALL)
        return re.sub(r"sha256-[\w+/=]+", "sha256-", text)
    if '"$schema"' not in text:
        return text
    log = json.loads(text)
    log["runs"][0]["tool"]["driver"]["rules"].clear()
    for result in log["runs"][0]["results"]:
        del result["ruleIndex"]
    return json.dumps(log, indent=2) + "\n"


@pytest.mark.parametrize("show", Show)
@pytest.mark.parametrize("format_", ALL_FORMATS, ids=lambda format_: format_.name)
def test_golden(golden, outcome: RunOutcome, format_: Format, show: Show) -> None:
    golden.check(name_of(format_, show), without_rules(rendered(format_, replace(outcome, show=show))))


@pytest.mark.parametrize("format_", ALL_FORMATS, ids=lambda format_: format_.name)
def test_golden_of_the_sure(golden, outcome: RunOutcome, format_: Format) -> None:
    sure = replace(outcome, show=Show.ALL, min_confidence=Confidence.HIGH)
    golden.check(name_of(format_, "sure"), without_rules(rendered(format_, sure)))


def test_every_golden_file_belongs_to_a_format(golden) -> None:
    kinds = (*Show, "sure")
    expected = {name_of(format_, kind) for format_ in ALL_FORMATS for kind in kinds}
    assert {path.name for path in golden.folder.iterdir()} == expected


@pytest.mark.parametrize("format_", ALL_FORMATS, ids=lambda format_: format_.name)
def test_nothing_reaches_a_terminal_or_a_runner(outcome: RunOutcome, format_: Format) -> None:
    text = rendered(format_, replace(outcome, show=Show.ALL))
    assert not CONTROL.search(text)
    if isinstance(format_, TextFormat) or format_.name == "markdown":
        assert not RUNNER_COMMAND.search(text)


@pytest.mark.parametrize(
    "format_", [f for f in ALL_FORMATS if isinstance(f, TextFormat)], ids=lambda format_: format_.name
)
def test_colour_changes_no_character(outcome: RunOutcome, format_: TextFormat) -> None:
    coloured = rendered(format_, outcome, colour=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == rendered(format_, outcome)
    assert "\x1b[1;31m" in coloured


def test_json_is_valid_by_its_schema_and_says_nothing_undeclared(outcome: RunOutcome) -> None:
    content = json.loads(rendered(JSON_REPORT, replace(outcome, show=Show.ALL)))
    schema = report_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(content, closed(schema))


def closed(schema: object) -> object:
    """The same schema with every object refusing keys that it does not declare."""
    match schema:
        case {"type": "object"}:
            return {key: closed(value) for key, value in schema.items()} | {"additionalProperties": False}
        case dict():
            return {key: closed(value) for key, value in schema.items()}
        case list():
            return [closed(item) for item in schema]
        case _:
            return schema


def test_json_quotes_the_source_exactly(outcome: RunOutcome) -> None:
    content = json.loads(rendered(JSON_REPORT, replace(outcome, show=Show.ALL)))
    sources = [checked.document.source for checked in outcome.report.documents for _ in checked.findings]
    for found, source in zip(content["findings"], sources, strict=True):
        assert source[found["start"] : found["end"]] == found["text"]
        lines = re.split("\r\n|\r|\n", source)
        assert lines[found["line"] - 1][found["column"] - 1 :].startswith(found["text"].split("\n")[0])
