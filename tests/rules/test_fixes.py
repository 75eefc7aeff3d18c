"""Fixes: what is mended and what is left alone, sentence by sentence, and what must hold of every fix."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

import factcheck
from factcheck import Finding, Registry
from factcheck.pipeline import check_document
from factcheck.settings import LIMITS
from factcheck.text.readers import document_from_text

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


MEMBERS = Registry.from_claims(
    [
        {"id": "members", "claim": "NATO has 32 members.", "source": "s"},
        {"id": "tower", "claim": "The Eiffel Tower is 330 metres tall.", "source": "s"},
        {"id": "other", "claim": "The Eiffel Tower is 324 metres tall.", "source": "s"},
    ]
)


def fixes(text: str, registry: Registry = MEMBERS) -> list[str]:
    return [f.fix.replacement for f in factcheck.check(text, registry).findings if f.fix]


def test_claims_that_want_different_values_in_one_place_have_none() -> None:
    assert fixes("NATO has 30 members. The Eiffel Tower is 310 metres tall.") == ["32"]


def test_a_fix_that_another_claim_would_speak_against_is_none() -> None:
    assert fixes("The Eiffel Tower is 324 metres tall.") == []


@pytest.mark.parametrize(
    ("heading", "offered"), [("Members", ["32"]), ("Release 2.4 (2021-06-02)", []), ("What happened in 1999", [])]
)
def test_what_was_right_on_the_day_of_a_heading_stays(heading: str, offered: list[str]) -> None:
    document = document_from_text(f"# {heading}\n\nNATO has 30 members.", kind="markdown")
    findings = check_document(document, MEMBERS).findings
    assert [f.fix.replacement for f in findings if f.fix] == offered


@pytest.mark.parametrize(
    ("path", "kind", "text", "offered"),
    [
        ("a.md", "markdown", "NATO has [30] members.\n\n[30]: http://x", 0),
        ("a.markdown", "markdown", "[NATO has 30 members][].\n\n[NATO has 30 members]: http://x", 0),
        ("a.md", "markdown", "NATO has [30][a] or so it is. NATO has [30](http://x) members.\n\n[a]: http://x", 1),
        ("a.rst", "rst", "NATO has 30 members\n===================\n\nMore.", 1),
        ("a.rst", "rst", "NATO has ten members\n====================\n\nMore.", 0),
        ("a.rst", "rst", "+----------------------+\n| NATO has ten members |\n+----------------------+", 0),
        ("a.rst", "rst", "NATO has ten members.", 1),
        ("a.rst", "rst", "NATO has |30| members.", 0),
        ("a.rst", "rst", "NATO has `30`_ members.\n\n.. _30: http://x", 0),
        ("a.rst", "rst", "NATO has `30 <http://x>`_ members.", 1),
        ("a.adoc", "asciidoc", "NATO has ten members\n--------------------\n\nMore.", 0),
        ("a.html", "html", "<p>NATO has <data value='30'>30</data> members.", 0),
        ("a.html", "html", "<p>NATO has <b>30</b> members.", 1),
    ],
)
def test_what_something_else_in_the_file_hangs_on_stays(path: str, kind: str, text: str, offered: int) -> None:
    findings = check_document(document_from_text(text, path=path, kind=kind), MEMBERS).findings
    assert [f.text for f in findings if f.claim], "nothing is contradicted"
    assert len([f for f in findings if f.fix]) == offered


@pytest.mark.parametrize(("text", "offered"), [("NATO has 30 [sic] members.", 0), ("NATO has 30 members [sic!].", 1)])
def test_what_the_author_marks_as_an_error_stays_where_no_suppression_is_obeyed(text: str, offered: int) -> None:
    findings = factcheck.check(text, MEMBERS, suppressions=False).findings
    assert [len([f for f in findings if f.fix]), len(findings)] == [offered, 1]


def test_claims_that_want_the_same_value_both_have_it() -> None:
    same = [{"id": ident, "claim": "NATO has 32 members.", "source": "s"} for ident in ("one", "two")]
    assert fixes("NATO has 30 members.", Registry.from_claims(same)) == ["32", "32"]


def test_no_fix_has_the_article_say_something_else_against_itself() -> None:
    tower = Registry.from_claims([{"id": "it", "claim": "The Eiffel Tower is 330 metres tall.", "source": "s"}])
    assert fixes("The Eiffel Tower is 324 metres (1,063 feet) tall.", tower) == []
    assert fixes("The Eiffel Tower is 314 metres (1,063 feet) tall.", tower) == []
    assert fixes("The Eiffel Tower is 324 metres tall. The Eiffel Tower is 324 metres tall.", tower) == ["330", "330"]


def test_what_carries_over_to_the_next_sentences_is_read_again() -> None:
    text = "# NATO\n\nNATO is an alliance. It has 30 members. NATO has 31 members. It met. They were 29."
    found = factcheck.check(text, MEMBERS).findings
    assert [(f.text, f.fix and f.fix.replacement) for f in found if f.claim] == [("30", None), ("31", "32")]


def test_looking_for_fixes_costs_no_more_than_the_article_is_long() -> None:
    text = "NATO has 30 members. " * (LIMITS.fixes_per_article + 5)
    assert fixes(text) == ["32"] * LIMITS.fixes_per_article
