"""One fixed outcome for all formats: every verdict, severity and awkward place once, made by hand."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import html5lib
import jsonschema
import pytest
import xmlschema

from factcheck.comparison.interface import Verdict
from factcheck.errors import Fault
from factcheck.matching.interface import Confidence, Strength, Voice
from factcheck.registry.claim import Claim, Severity, Source
from factcheck.report import github
from factcheck.report.interface import FailOn, RegistryUsed, RunOutcome, Show
from factcheck.report.schema import report_schema
from factcheck.rules.interface import CheckedDocument, Finding, Fix, Proof, Report
from factcheck.text.document import Block, BlockKind, Document, OffsetMap, Position, Published, Skipped, Span

ANNEXATION = Claim(
    id="crimea-annexation",
    claim="Russia annexed Crimea from Ukraine in March 2014.",
    sources=(
        Source("Address by the President", "https://example.org/a?b=c&d=[e]", "Kremlin", date(2026, 11, 1)),
        Source(title="A book, page 12"),
    ),
    path="claims/ukraine.yaml",
    position=Position(4, 5),
)
MEMBERS = Claim(
    id="nato-members",
    claim="NATO has 32 members.",
    sources=(Source(url="https://example.org/n"),),
    path="claims/nato.yaml",
)
SILENT = Claim(id="not-mentioned", claim="The Danube is 2,850 km long.", sources=(Source(title="An atlas"),))

PLAIN = (
    "Since the events of 2015 in Crimea\tnothing was the same.\r\n"
    "\r\n"
    "In 2014 it began, he said; NATO has “30 members”, or about thirty.\n"
    "北大西洋条約機構の加盟国は30か国。 Nobody knows whether it had 12 in 1949.\n"
)
LONG = "word " * 40 + "Crimea was annexed in March\n2015 by Russia, " + "and more " * 40 + "the end.\n"
HOSTILE = (
    "::error::no command ##[add-mask]2015 [bold]x[/bold] :bomb: \x1b[31mred \u202e5102\u202c\n"
    "   ::warning::neither 20\u200b15 ##"
    "2015\n"
)


def finding(source: str, text: str, verdict: Verdict, claim: Claim | None, **other: object) -> Finding:
    start = source.index(text)
    values: dict[str, object] = {
        "rule": "value-mismatch",
        "severity": Severity.ERROR,
        "confidence": Confidence.HIGH,
        "voice": Voice.AUTHOR,
        "message": f"article says {text}, registry says March 2014",
        "sentence": Span(0, len(source)),
        "stated": text,
        "reference": "March 2014",
        "proof": Proof("disjoint", Strength.SHARED, ("`Crimea` is the claim's", f"{text!r} stands in the slot")),
    }
    span = Span(start, start + len(text))
    return Finding(verdict=verdict, claim=claim, span=span, text=text, **(values | other))


def document(path: str, source: str, **other: object) -> Document:
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(source))),)
    return Document(path, source, source, OffsetMap(), blocks, **other)


def plain() -> CheckedDocument:
    wrong = finding(
        PLAIN,
        "2015",
        Verdict.CONTRADICTED,
        ANNEXATION,
        help="write March 2014, or cite another event",
        because="2015 is the year of the second Minsk agreement",
        fix=Fix(Span(20, 24), "March 2014", "write `March 2014` for `2015`"),
    )
    right = finding(
        PLAIN, "2014", Verdict.CONSISTENT, ANNEXATION, rule="consistent", message="agrees with the registry"
    )
    old = finding(
        PLAIN,
        "30 members",
        Verdict.OUTDATED,
        MEMBERS,
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        voice=Voice.ATTRIBUTED,
        message="30 was right until 2023-04-04; registry says 32 since 2024-03-07",
        reference="32",
    )
    vague = finding(
        PLAIN,
        "thirty",
        Verdict.IMPRECISE,
        MEMBERS,
        severity=Severity.NOTE,
        message="rounded",
        reference="32",
        proof=None,
    )
    wide = finding(
        PLAIN, "30か国", Verdict.OUTDATED, MEMBERS, severity=Severity.WARNING, message="wide", reference="32"
    )
    unknown = finding(
        PLAIN, "12", Verdict.UNDECIDED, MEMBERS, rule="undecided-value", severity=Severity.NOTE, message="a question"
    )
    found = tuple(sorted((wrong, right, old, vague, wide, unknown), key=lambda f: f.span))
    skipped = (
        Skipped("code block", Span(0, 4)),
        Skipped("code block", Span(5, 9)),
        Skipped("front matter", Span(10, 12)),
    )
    day = Published(date(2021, 10, 19), "dateline")
    return CheckedDocument(document("articles/plain.md", PLAIN, published=day, skipped=skipped), found, 5, 41)


def long() -> CheckedDocument:
    wrong = finding(LONG, "March\n2015", Verdict.CONTRADICTED, ANNEXATION, proof=None)
    return CheckedDocument(document("articles/long.txt", LONG), (wrong,), 1, 200)


def hostile() -> CheckedDocument:
    at = HOSTILE.rindex("2015")
    found = (
        finding(HOSTILE, "2015", Verdict.CONTRADICTED, ANNEXATION, message="says \x1b[31m2015 ##[group]", proof=None),
        finding(
            HOSTILE,
            "\u202e5102\u202c",
            Verdict.UNDECIDED,
            None,
            rule="suspicious-text",
            severity=Severity.WARNING,
            message="characters that reorder the text",
            reference="",
            proof=None,
        ),
    )
    last = finding(HOSTILE, "2015", Verdict.CONTRADICTED, ANNEXATION, proof=None)
    moved = Finding(**{name: getattr(last, name) for name in last.__slots__} | {"span": Span(at, at + 4)})
    return CheckedDocument(document("::error file=x::\udce9\x1b.txt", HOSTILE), (*found, moved), 2, 9)


@pytest.fixture
def outcome() -> RunOutcome:
    return RunOutcome(
        Report((long(), plain(), hostile()), (ANNEXATION, MEMBERS, SILENT)),
        faults=(Fault("articles/gone.txt", None, None, "no such file or folder"),),
        fail_on=FailOn.ERROR,
        show=Show.PROBLEMS,
        registry=RegistryUsed(("claims/nato.yaml", "claims/ukraine.yaml"), "0123456789abcdef" * 4),
    )


# --- what each format has to be ------------------------------------------------------------------------------------

SCHEMAS = Path(__file__).parent / "schemas"


@cache
def validator(name: str) -> Any:  # noqa: ANN401 - of whichever draft
    schema = json.loads((SCHEMAS / name).read_text("utf-8"))
    return jsonschema.validators.validator_for(schema)(schema)


@cache
def junit_schema() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(str(SCHEMAS / "junit-10.xsd"))


def valid_sarif(text: str) -> None:
    log = json.loads(text)
    validator("sarif-2.1.0-rtm.5.json").validate(log)
    run = log["runs"][0]
    for result in run["results"]:
        hold_to_github(result, run["tool"]["driver"]["rules"])


def hold_to_github(result: dict[str, Any], rules: list[dict[str, Any]]) -> None:
    """What GitHub asks for beyond the standard (docs.github.com, "SARIF support for code scanning")."""
    rule = rules[result["ruleIndex"]]
    assert rule["id"] == result["ruleId"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert {"startLine", "startColumn", "endLine", "endColumn"} <= region.keys()
    assert result["partialFingerprints"]
    assert result["message"]["text"]


def valid_gitlab(text: str) -> None:
    assert not text.startswith("\ufeff")
    entries = json.loads(text)
    validator("gitlab-code-quality.schema.json").validate(entries)
    prints = [entry["fingerprint"] for entry in entries]
    assert len(prints) == len(set(prints))


def valid_junit(text: str) -> None:
    junit_schema().validate(text)
    root = ET.fromstring(text)  # noqa: S314 - written above
    for suite in root:
        assert int(suite.attrib["tests"]) == len(suite.findall("testcase")) > 0
        for kind, total in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
            assert int(suite.attrib[total]) == len(suite.findall(f"testcase/{kind}"))


def valid_rdjsonl(text: str) -> None:
    for line in text.splitlines():
        validator("rdf-diagnostic.schema.json").validate(json.loads(line))


@cache
def part_of_json(name: str) -> jsonschema.Draft202012Validator:
    """What holds of a part of the JSON report: of it whole, or of one item where it is a list."""
    part = report_schema()["properties"][name]
    return jsonschema.Draft202012Validator({**report_schema(), **part.get("items", part)})


PART_OF_LINE = {"held": "held"}
"""The part of the JSON report that a type of line is of, where that is no plural."""


def valid_jsonl(text: str) -> None:
    """Each line is a part of the JSON report, by that report's schema."""
    first, *middle, last = map(json.loads, text.splitlines())
    assert (first["type"], last["type"]) == ("run", "end")
    part_of_json("tool").validate(first["tool"])
    part_of_json("summary").validate(last["summary"])
    for line in middle:
        part_of_json(PART_OF_LINE.get(line["type"], f"{line['type']}s")).validate(line)


COMMAND = re.compile(r"::(error|warning|notice) ((?:\w+=[^,:\r\n]*)(?:,\w+=[^,:\r\n]*)*)::([^\r\n]*)")


def valid_github(text: str) -> None:
    """As the runner reads a log: a line that begins with `::` is a command, all else is shown."""
    lines = text.split("\n")
    commands = [line for line in lines if line.lstrip().startswith("::")]
    assert all(COMMAND.fullmatch(line) for line in commands)
    assert lines[: len(commands)] == commands
    assert "##[" not in text
    levels = [line.split(" ")[0] for line in commands]
    assert all(levels.count(level) <= github.LIMIT for level in levels)


HTML = """
html head meta title style body header main footer nav section article div p h1 h2 h3 h4 h5 h6 a span strong b i q code
mark br ul ol li dl dt dd table thead tbody tr th td blockquote details summary figure figcaption fieldset legend label
input svg desc rect text path
"""
TAGS_OF_A_PAGE = frozenset(HTML.split())


def valid_html(text: str) -> None:
    """As a browser reads it, by the rules of WHATWG: no error, no name twice, no link or reference to nothing."""
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    elements = [each for each in page.iter() if isinstance(each.tag, str)]
    assert {each.tag.rpartition("}")[2] for each in elements} <= TAGS_OF_A_PAGE
    names = [each.get("id") for each in elements if each.get("id")]
    assert len(names) == len(set(names))
    for each in elements:
        assert not {name for name in each.attrib if str(name).startswith("on")} | {"style", "src"} & set(each.attrib)
        target = each.get("href", "#articles" if "articles" in names else "https://")
        assert re.match(r"https?://[^\s<>\"]*$", target) or target.removeprefix("#") in names
        for name in ("aria-labelledby", "aria-describedby"):
            assert set((each.get(name) or "").split()) <= set(names)
    levels = [int(each.tag[1]) for each in elements if re.fullmatch("h[1-6]", each.tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


VALID: dict[str, Callable[[str], None]] = {
    "sarif": valid_sarif,
    "gitlab": valid_gitlab,
    "junit": valid_junit,
    "rdjsonl": valid_rdjsonl,
    "jsonl": valid_jsonl,
    "github": valid_github,
    "html": valid_html,
}


@pytest.fixture(scope="session")
def valid() -> Callable[[str, str], None]:
    """Holds a report in the format named to its schema and rules."""
    return lambda name, text: VALID[name](text)
