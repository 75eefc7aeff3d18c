"""Every format lists the same findings, whatever the texts: nothing of an article or a claim is read as markup."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import cmarkgfm
import jsonschema
import pytest
from cmarkgfm.cmark import Options
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.comparison.interface import Verdict
from factcheck.matching.interface import Confidence, Strength, Voice
from factcheck.registry.claim import Claim, Severity, Source
from factcheck.report.door import Door, visible
from factcheck.report.formats import FORMATS, format_of
from factcheck.report.interface import FailOn, MachineFormat, RunOutcome, Show
from factcheck.report.markup import ACTED_ON, code, link, prose
from factcheck.report.schema import report_schema
from factcheck.rules.interface import CheckedDocument, Finding, Fix, Held, HeldBy, Proof, Report
from factcheck.rules.registered import RULES
from factcheck.text.document import Document, OffsetMap, Span

NASTY = (
    *(
        "|",
        "\\",
        "\\|",
        "`",
        "``` ",
        "~~~",
        "<img src=x onerror=alert(1)>",
        "</td>",
        "<!--",
        "-->",
        "]]>",
        "&lt;",
        "&#64;",
    ),
    *(
        "@team",
        "a@b.example",
        "#12",
        "!3",
        "GH-4",
        "www.example.com",
        "https://example.com/a_b",
        ":bomb:",
        "$x$",
        "deadbeef",
    ),
    *("[a](https://evil.example)", "![a](b)", "*b*", "_b_", "~b~", "**", "{0}", "{{", "[1]", "# ", "- ", "1. ", "> "),
    *("::error::x", "\n::warning::y\n", "##[group]", "%0A", "%25", ",", ":", "\r", "\r\n", "\n", "\n\n", "\t", " "),
    *(
        "\x00",
        "\x1b[31m",
        "\x07",
        "\x85",
        "\u2028",
        "\u202e",
        "\u200b",
        "\ufeff",
        "\ufffe",
        "\uffff",
        "𐐀",
        "é",
        "e\u0301",
    ),
    *("2015", "330 metres", "Crimea", "北大西洋", "'", '"', "=cmd()", "```suggestion\n"),
)
texts = st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=6)), max_size=8).map("".join)
words = texts.map(lambda text: " ".join(text.split()) or "x")
addresses = st.one_of(
    st.none(), st.sampled_from(['https://example.org/a?b=c&d=[e]|`<>"', "javascript:alert(1)", "http://[x"])
)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    source = Source(draw(st.one_of(st.none(), words)), draw(addresses), draw(st.one_of(st.none(), words)))
    named = source if source.title or source.url else Source(title="x")
    return Claim(id=draw(words), claim=draw(words), sources=(named,), path="claims.yaml")


@st.composite
def findings(draw: st.DrawFn, source: str) -> Finding:
    start = draw(st.integers(0, len(source)))
    span = Span(start, draw(st.integers(start, len(source))))
    claim = draw(st.one_of(st.none(), claims()))
    proof = st.builds(lambda steps: Proof("level", Strength.DIRECT, tuple(steps)), st.lists(words, max_size=2))
    return Finding(
        rule=draw(st.sampled_from(RULES)).id,
        verdict=draw(st.sampled_from(Verdict)),
        severity=draw(st.sampled_from(Severity)),
        confidence=draw(st.sampled_from(Confidence)),
        voice=Voice.AUTHOR,
        message=draw(words),
        span=span,
        sentence=draw(st.sampled_from([span, Span(0, len(source))])),
        text=span.of(source),
        claim=claim,
        stated=span.of(source),
        reference=draw(words),
        proof=draw(st.one_of(st.none(), proof)),
        help=draw(st.one_of(st.just(""), words)),
        fix=draw(st.one_of(st.none(), st.builds(Fix, st.just(span), texts, words))),
        because=draw(st.one_of(st.just(""), words)),
    )


@st.composite
def documents(draw: st.DrawFn, path: str) -> CheckedDocument:
    source = draw(texts)
    found = sorted(draw(st.lists(findings(source), max_size=4)), key=lambda finding: finding.span)
    held = draw(st.lists(st.builds(Held, findings(source), st.sampled_from(HeldBy), texts), max_size=2))
    return CheckedDocument(Document(path, source, source, OffsetMap(), ()), tuple(found), 1, 1, held=tuple(held))


@st.composite
def outcomes(draw: st.DrawFn) -> RunOutcome:
    checked = (draw(documents("a.md")), draw(documents("b/c.txt")))
    asked = (draw(st.sampled_from(FailOn)), draw(st.sampled_from(Confidence)), draw(st.sampled_from(Show)))
    claimed = {f.claim.id: f.claim for one in checked for f in one.everything if f.claim}
    return RunOutcome(Report(checked, tuple(claimed.values())), (), *asked, show_held=draw(st.booleans()))


Place = tuple[str, int, int]


def of_json(text: str) -> Iterator[Place]:
    return ((f["path"], f["line"], f["column"]) for f in json.loads(text)["findings"])


def of_jsonl(text: str) -> Iterator[Place]:
    lines = map(json.loads, text.splitlines())
    return ((f["path"], f["line"], f["column"]) for f in lines if f["type"] == "finding")


def of_sarif(text: str, *, held: bool = False) -> Iterator[Place]:
    for result in json.loads(text)["runs"][0]["results"]:
        if ("suppressions" in result) is not held:
            continue
        place = result["locations"][0]["physicalLocation"]
        region = place["region"]
        yield unquote(place["artifactLocation"]["uri"]), region["startLine"], region["startColumn"]


def of_github(text: str) -> Iterator[tuple[str, int]]:
    for line in text.splitlines():
        command = re.match(r"::\w+ file=([^,]*),line=(\d+)", line)
        if found := command or re.match(r"(a\.md|b/c\.txt):(\d+)(?::\d+)?: ", line):
            yield found[1], int(found[2])


def of_gitlab(text: str) -> Iterator[tuple[str, int]]:
    return ((e["location"]["path"], e["location"]["lines"]["begin"]) for e in json.loads(text))


def of_rdjsonl(text: str) -> Iterator[tuple[str, int]]:
    lines = map(json.loads, text.splitlines())
    return ((d["location"]["path"], d["location"]["range"]["start"]["line"]) for d in lines)


def of_junit(text: str) -> Iterator[str]:
    """The files alone: a test that passes tells no line."""
    for suite in ET.fromstring(text):  # noqa: S314 - written by us
        cases = [case.attrib["name"] for case in suite.findall("testcase")]
        yield from (suite.attrib["name"] for name in cases if not name.startswith("no statement is at odds"))


def of_concise(text: str) -> Iterator[Place]:
    found = (re.match(r"(a\.md|b/c\.txt):(\d+):(\d+): ", line) for line in text.split("\n"))
    return ((one[1], int(one[2]), int(one[3])) for one in found if one)


def of_pretty(text: str) -> Iterator[Place]:
    found = re.finditer(r"(?m)^ +--> (a\.md|b/c\.txt):(\d+):(\d+)  \(", text)
    return ((one[1], int(one[2]), int(one[3])) for one in found)


class Page(HTMLParser):
    """The cells of the tables of a page, every tag and link in it, and the text outside of code."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags, self.links, self.rows = set[str](), set[str](), list[list[str]]()
        self.outside, self.depth = "", 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links |= {value or "" for name, value in attrs if name in ("href", "src")}
        assert {name for name, _ in attrs} <= {"href"}
        if tag == "tr":
            self.rows.append([])
        elif tag == "td":
            self.rows[-1].append("")
        self.depth += tag == "code"

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "code"

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data
        self.outside += "\n" if self.depth else data


TAGS = {"table", "thead", "tbody", "tr", "th", "td", "p", "strong", "code", "br", "sub", "a", "ul", "li"}


def page_of(markdown: str) -> Page:
    return Page(cmarkgfm.github_flavored_markdown_to_html(markdown, Options.CMARK_OPT_UNSAFE))


def of_markdown(text: str) -> Iterator[Place]:
    page = page_of(text)
    assert page.tags <= TAGS
    assert all(link.startswith("https://example.org/a") for link in page.links)
    for row in filter(None, page.rows):
        assert len(row) == 5
        path, line, column = row[0].rsplit(":", 2)
        yield path, int(line), int(column)


class Cards(HTMLParser):
    """Where the cards of an HTML report say that they stand."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.path, self.places = "", list[Place]()
        self.inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag if tag != "h2" or ("id", "summary") not in attrs else ""

    def handle_data(self, data: str) -> None:
        if self.inside == "h2" and data.strip():
            self.path = data
        elif self.inside == "dd" and (found := re.fullmatch(r"line (\d+), column (\d+)", data)):
            self.places.append((self.path, int(found[1]), int(found[2])))
        self.inside = self.inside if self.inside in ("h2", "dd") and not data.strip() else ""


def of_html(text: str) -> Iterator[Place]:
    return iter(Cards(text).places)


READERS: dict[str, Callable[[str], Iterator[Any]]] = {
    name.removeprefix("of_"): reader for name, reader in globals().items() if name.startswith("of_")
}


def rendered(name: str, outcome: RunOutcome) -> str:
    format_ = format_of(name)
    if isinstance(format_, MachineFormat):
        return format_.render(outcome)
    stream = io.StringIO()
    Door(stream).write((*format_.findings(outcome), *format_.closing(outcome)))
    return stream.getvalue()


def test_every_format_is_read_back() -> None:
    assert set(READERS) >= set(FORMATS)


@settings(max_examples=60)
@given(outcome=outcomes())
def test_every_format_lists_the_same_findings_and_is_valid(
    valid: Callable[[str, str], None], outcome: RunOutcome
) -> None:
    places = [(c.document, f.span.start) for c in outcome.report.documents for f in outcome.shown(c)]
    expected = [(document.path, *document.position(start)) for document, start in places]
    for name in FORMATS:
        text = rendered(name, outcome)
        text.encode("utf-8")
        found = list(READERS[name](text))
        if name not in {"pretty", "concise", "json", "markdown"}:
            valid(name, text)
        if name in {"json", "jsonl", "sarif", "concise", "pretty"}:
            assert found == expected, name
        elif name == "junit":
            assert Counter(found) == Counter(path for path, _, _ in expected)
        else:
            assert Counter(one[:2] for one in found) == Counter(one[:2] for one in expected), name


@settings(max_examples=40)
@given(outcome=outcomes())
def test_what_is_held_back_is_listed_apart_where_it_is_asked(outcome: RunOutcome) -> None:
    held_back = (held for checked in outcome.report.documents for held in outcome.withheld(checked))
    expected = sorted((held.by.name.lower(), held.reason) for held in held_back)
    whole = json.loads(rendered("json", outcome))
    jsonschema.validate(whole, report_schema())
    lines = [line for line in map(json.loads, rendered("jsonl", outcome).splitlines()) if line["type"] == "held"]
    assert ("held" in whole) is outcome.show_held
    for listed in (whole.get("held", []), lines):
        assert sorted((one["held_by"], one["reason"]) for one in listed) == expected
    assert len(list(of_sarif(rendered("sarif", outcome), held=True))) == len(expected)


# --- text in Markdown -----------------------------------------------------------------------------------------------


def cell(markdown: str) -> Page:
    return page_of(f"| a | b |\n| --- | --- |\n| {markdown} | end |\n")


def read(text: str) -> str:
    """The characters of a text, without blanks and the backquotes that set code off."""
    return re.sub(r"[\s`]", "", visible(text))


@settings(max_examples=300)
@given(texts)
def test_prose_reads_as_it_stands(text: str) -> None:
    page = cell(prose(text))
    assert page.tags <= TAGS - {"a", "sub", "strong"}
    assert [len(row) for row in page.rows] == [0, 2]
    assert read(page.rows[1][0]) == read(text)
    # Forges act on what Markdown has left as plain text; code they leave alone.
    assert not ACTED_ON.search(page.outside)


@settings(max_examples=300)
@given(texts)
def test_code_reads_as_it_stands(text: str) -> None:
    page = cell(code(text))
    assert page.tags <= {"table", "thead", "tbody", "tr", "th", "td", "code"}
    assert [read(each) for each in page.rows[1]] == [read(text), "end"]


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("https://example.org/a?b=c&d=[e]#f", "https://example.org/a?b=c&d=%5Be%5D#f"),
        ("http://example.org/<script>|`", "http://example.org/%3Cscript%3E%7C%60"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//example.org", None),
        ("http://[x", None),
        ("", None),
    ],
)
def test_only_addresses_of_the_web_are_links(address: str, leads: str | None) -> None:
    page = cell(link("a [b](https://evil.example) `c`", address))
    assert page.links == ({leads} if leads else set())
    assert read(page.rows[1][0]) == "a[b](https://evil.example)c"
