"""Fixes: what is mended and what is left alone, sentence by sentence, and what must hold of every fix."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

import factcheck
from factcheck import Finding, Registry

CORPUS = Path(__file__).parent / "corpus" / "fixes.yaml"
GROUPS = yaml.load(CORPUS.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - text only
CHANGE = re.compile(r"\[(?P<old>[^|\]]*)\|(?P<new>[^\]]*)\]")
DATED = re.compile(r"(?P<day>\d{4}-\d\d-\d\d): ")


def rows(kind: str) -> list[tuple[dict[str, object], str]]:
    return [(group["claim"], text) for group in GROUPS for text in group.get(kind, ())]


def findings_in(claim: dict[str, object], text: str) -> tuple[str, tuple[Finding, ...]]:
    """An article that a line of the corpus tells, and its findings."""
    day = DATED.match(text)
    registry = Registry.from_claims([{"id": "it", "source": "s", **claim}])
    article = text[day.end() :] if day else text
    published = date.fromisoformat(day["day"]) if day else None
    return article, factcheck.check(article, registry, published=published).findings


def shown(article: str, findings: tuple[Finding, ...]) -> str:
    """An article with its fixes in it, as the corpus writes them."""
    fixes = sorted((f.fix for f in findings if f.fix), key=lambda fix: fix.span, reverse=True)
    for fix in fixes:
        old = fix.span.of(article)
        article = f"{article[: fix.span.start]}[{old}|{fix.replacement}]{article[fix.span.end :]}"
    return article


@pytest.mark.parametrize(("claim", "text"), rows("fixed"), ids=lambda value: value if isinstance(value, str) else "")
def test_is_fixed(claim: dict[str, object], text: str) -> None:
    day = DATED.match(text)
    expected = text[day.end() :] if day else text
    article, findings = findings_in(claim, CHANGE.sub(r"\g<old>", text))
    assert shown(article, findings) == expected
    _, after = findings_in(claim, CHANGE.sub(r"\g<new>", text))
    assert {f.verdict for f in after} == {"consistent"}


@pytest.mark.parametrize(("claim", "text"), rows("left"), ids=lambda value: value if isinstance(value, str) else "")
def test_is_flagged_and_left_alone(claim: dict[str, object], text: str) -> None:
    _, findings = findings_in(claim, text)
    assert any(f.verdict != "consistent" for f in findings)
    assert [f.fix for f in findings if f.fix] == []


@pytest.mark.parametrize(("claim", "text"), rows("silent"), ids=lambda value: value if isinstance(value, str) else "")
def test_nothing_is_said(claim: dict[str, object], text: str) -> None:
    _, findings = findings_in(claim, text)
    assert [f.fix for f in findings if f.fix] == []


def test_the_corpus_is_large_enough() -> None:
    assert len(rows("fixed")) >= 70
    assert len(rows("left")) >= 50
