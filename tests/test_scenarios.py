"""Literate scenarios: each page of `tests/scenarios` is a registry, articles, and what is said of each of them.

The prose of a page says why. `pytest --update tests/test_scenarios.py` writes the findings anew; review them as a diff.
The blocks of a page:

- ```` ```yaml claims ````: a claims file; it holds until the next one; before the first, articles are held to
  themselves only;
- ```` ```txt article ````: an article, the suffix first (`md`, `html`, `rst`, `adoc`, `srt`, `vtt` too), with its date
  after the word where it has one: ```` ```txt article 2021-10-19 ````;
- ```` ```findings ````: what is said of the article before it, a line a finding:
  place, verdict, claim, both values, the rule and the row of the table that held, then binding, confidence, voice and
  severity. A note of the registry on the error stands below. What is held back stands at the end, with the reason. An
  empty block: nothing is said.

Every article is read on `TODAY`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import factcheck
from factcheck import Confidence, Finding, Registry, Report, Severity, Voice
from factcheck.matching.interface import Strength
from factcheck.rules.own import OWN_RULES
from factcheck.rules.registered import RULES
from factcheck.text.document import Document

PAGES = sorted((Path(__file__).parent / "scenarios").glob("*.md"))
BLOCK = re.compile(r"^(?P<fence>`{3,})(?P<info>[^`\n]*)\n(?P<body>(?:.*\n)*?)(?P=fence)$", re.MULTILINE)
ARTICLE = re.compile(r"(?P<suffix>txt|md|html|rst|adoc|srt|vtt) article(?: (?P<day>\d{4}-\d\d-\d\d))?")
CLAIMS = "yaml claims"
TODAY = date(2026, 11, 1)
FINDINGS = "findings"


def line_of(finding: Finding, document: Document) -> str:
    """A finding on one line, with the registry's note below it, if it has one."""
    place = document.position(finding.span.start)
    where = f"{Path(document.path).name}:{place.line}:{place.column}"
    proof = finding.proof
    if proof is None:
        mend = "" if finding.rule == "suspicious-text" else f"; {finding.help}"
        return f"{where}: {finding.rule} {finding.text!a} {finding.message}{mend} [{finding.severity}]\n"
    if finding.claim is None:
        how = f"{finding.confidence} {finding.voice} {finding.severity}"
        return f"{where}: {finding.message}; {finding.help} ({finding.rule}, {proof.level}) [{how}]\n"
    values = f'{finding.verdict} {finding.claim.id} "{finding.stated}" against "{finding.reference}"'
    how = f"{proof.strength} {finding.confidence} {finding.voice} {finding.severity}"
    note = f"  because {finding.because}\n" if finding.because else ""
    return f"{where}: {values} ({finding.rule}, {proof.level}) [{how}]\n{note}"


def told(report: Report) -> str:
    """What is said of an article, in order of place."""
    (checked,) = report.documents
    held = (f"held back ({one.reason}): {line_of(one.finding, checked.document)}" for one in checked.held)
    return "".join((*(line_of(finding, checked.document) for finding in checked.findings), *held))


def registry_of(claims: str, folder: Path) -> Registry:
    """The registry of a claims block, through the door that a claims file comes in by."""
    path = folder / "claims.yaml"
    path.write_text(claims, encoding="utf-8")
    return Registry.load([path])


def findings_in(page: str, folder: Path) -> Iterator[tuple[re.Match[str], str]]:
    """Each findings block of a page, with what is said of the article before it."""
    registry = Registry.from_claims([])
    report: Report | None = None
    for block in BLOCK.finditer(page):
        info = block["info"].strip()
        article = ARTICLE.fullmatch(info)
        if info == CLAIMS:
            assert report is None, "an article without findings"
            registry = registry_of(block["body"], folder)
        elif article:
            assert report is None, "an article without findings"
            path = folder / f"article.{article['suffix']}"
            path.write_text(block["body"], encoding="utf-8")
            day = date.fromisoformat(article["day"]) if article["day"] else None
            report = factcheck.check_file(path, registry, published=day, today=TODAY)
        else:
            assert info == FINDINGS, f"unknown kind of block: {info!r}"
            assert report is not None, "findings without an article"
            yield block, told(report)
            report = None
    assert report is None, "an article without findings"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_scenario(path: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    page = path.read_text(encoding="utf-8")
    blocks = list(findings_in(page, tmp_path))
    assert blocks, "a page without findings"
    if request.config.getoption("--update"):
        for block, said in reversed(blocks):
            start, end = block.span("body")
            page = page[:start] + said + page[end:]
        path.write_text(page, encoding="utf-8", newline="\n")
        return
    for block, said in blocks:
        assert said == block["body"], f"line {page.count(chr(10), 0, block.start()) + 1}"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_says_why(path: Path) -> None:
    title, *rest = BLOCK.sub("", path.read_text(encoding="utf-8")).strip().splitlines()
    assert re.fullmatch(r"# \S.*", title)
    assert len(" ".join(rest).split()) >= 12


def test_every_rule_and_every_degree_has_a_scenario() -> None:
    """What a finding can be, by the words of its line; a word that no page shows is not known to work."""
    pages = "\n".join(path.read_text(encoding="utf-8") for path in PAGES)
    found = re.findall(r"\(([a-z-]+), [a-z-]+\) \[(\w+) (\w+) (\w+) (\w+)\]$", pages, re.MULTILINE)
    rules, *degrees = (set(words) for words in zip(*found, strict=True))
    own = set(re.findall(r"\(([a-z-]+), [a-z, -]+\) \[\w+ \w+ \w+\]$", pages, re.MULTILINE))
    assert own == {rule.rule.id for rule in OWN_RULES}
    remarks = set(re.findall(r"^[\w.]+:\d+:\d+: ([a-z-]+) '", pages, re.MULTILINE))
    assert rules | own | remarks == {rule.id for rule in RULES}
    assert degrees == [set(Strength), set(Confidence), set(Voice), set(Severity)]
    most = {rule.id: rule.most.rank for rule in RULES}
    assert [row for row in found if Severity(row[4]).rank > most[row[0]]] == []


@pytest.mark.parametrize(
    ("page", "problem"),
    [
        ("```yaml facts\n```\n", "unknown kind of block"),
        ("```findings\n```\n", "findings without an article"),
        (
            "```yaml claims\nclaims: [{id: a, claim: Bo died in 1900., source: s}]\n```\n```txt article\nA.\n```\n",
            "an article without findings",
        ),
    ],
)
def test_a_page_with_a_mistake_fails(page: str, problem: str, tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match=problem):
        list(findings_in(page, tmp_path))
