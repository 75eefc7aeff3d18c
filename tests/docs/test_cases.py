"""The hard cases of `docs/how-it-decides.md`: what is said of each is what an editor expects, or a known fault."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

import factcheck
from factcheck.matching.interface import Voice
from factcheck.report.interface import is_problem

TEXT = (Path(__file__).parent / "hard-cases.yaml").read_text(encoding="utf-8")
FILE = yaml.load(TEXT, yaml.BaseLoader)  # noqa: S506 - texts only, as they are written
REGISTRY = factcheck.Registry.from_mapping(FILE["registry"])
PAGE = "how-it-decides.md"
MARKUP = re.compile(r"([|*_`<>\\$~])")


def findings(case: Mapping[str, Any]) -> tuple[factcheck.Finding, ...]:
    day = case.get("published")
    return factcheck.check(case["text"], REGISTRY, published=day and date.fromisoformat(day)).findings


def said(found: Iterable[factcheck.Finding]) -> list[str]:
    return [str(finding.verdict) if finding.claim else finding.rule for finding in found]


@pytest.mark.parametrize("case", FILE["cases"], ids=lambda case: case["text"])
def test_what_is_said_is_what_an_editor_expects(case: Mapping[str, Any]) -> None:
    assert sorted(said(findings(case))) == sorted(case["expect"])


@pytest.mark.parametrize("case", FILE["faults"], ids=lambda case: case["text"])
def test_a_known_fault_is_one_still(case: Mapping[str, Any]) -> None:
    assert sorted(said(findings(case))) != sorted(case["expect"]), "mended: put it among the cases"


def test_the_page_shows_what_is_said(pages, update: bool) -> None:
    rows = [f"| {case['case']} | {shown(case)} | {outcome(case)} |\n" for case in FILE["cases"]]
    head = "| case | the article says | what is said of it |\n| --- | --- | --- |\n"
    pages[PAGE].keep_generated("hard-cases", f"\n{head}{''.join(rows)}\n", update=update)


def test_the_page_tells_the_known_faults(pages, update: bool) -> None:
    rows = [
        f"| {case['case']} | {shown(case)} | {outcome(case)} | {wanted(case)} | {case['mend']} |\n"
        for case in FILE["faults"]
    ]
    head = "| case | the article says | what is said of it | should be | remedy |\n| --- | --- | --- | --- | --- |\n"
    pages[PAGE].keep_generated("faults", f"\n{head}{''.join(rows)}\n", update=update)


def shown(case: Mapping[str, Any]) -> str:
    """The text of a case as Markdown, with the date of the article where it has one."""
    return MARKUP.sub(r"\\\1", case["text"]) + (f" ({case['published']})" if "published" in case else "")


def outcome(case: Mapping[str, Any]) -> str:
    found = findings(case)
    return "; ".join(word + gravity(finding) for word, finding in zip(said(found), found, strict=True)) or "nothing"


def wanted(case: Mapping[str, Any]) -> str:
    return ", ".join(case["expect"]) or "nothing"


def gravity(finding: factcheck.Finding) -> str:
    """The severity of a finding that somebody has to look at, and its voice where it is not the author's."""
    voice = ", attributed" if finding.voice is Voice.ATTRIBUTED else ""
    return f": {finding.severity}{voice}" if is_problem(finding) else ""
