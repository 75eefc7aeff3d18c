"""The public API as the README names it: it exists, is typed, and answers as documented."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import FrozenInstanceError
from datetime import date
from pathlib import Path

import pytest

import factcheck
from factcheck import Registry

CLAIM = {"id": "crimea", "claim": "Russia annexed Crimea in March 2014.", "source": "https://example.org/a"}
TOWER = {"id": "tower", "claim": "The Eiffel Tower is 330 metres tall.", "source": "its owner"}
REGISTRY = Registry.from_claims([CLAIM, TOWER])
TEXT = "Rain fell. Russia annexed Crimea in 2016, and the Eiffel Tower is 330 metres tall."

TYPED = """
from datetime import date
from typing import assert_type

import factcheck

registry = factcheck.Registry.load(["claims/"])
assert_type(registry, factcheck.Registry)
assert_type(factcheck.Registry.from_claims([{"id": "x"}]), factcheck.Registry)
assert_type(factcheck.Registry.from_mapping({"version": 1, "names": {}, "claims": []}), factcheck.Registry)
assert_type(registry.claims, tuple[factcheck.Claim, ...])

report = factcheck.check("A text.", registry, published=date(2021, 10, 19))
assert_type(report, factcheck.Report)
assert_type(factcheck.check_file("article.md", registry), factcheck.Report)
assert_type(report.findings, tuple[factcheck.Finding, ...])

for finding in report.findings:
    assert_type(finding.rule, str)
    assert_type(finding.verdict, factcheck.Verdict)
    assert_type(finding.severity, factcheck.Severity)
    assert_type(finding.confidence, factcheck.Confidence)
    assert_type(finding.voice, factcheck.Voice)
    assert_type(finding.message, str)
    assert_type(finding.span, factcheck.Span)
    assert_type(finding.span.start, int)
    assert_type(finding.stated, str)
    assert_type(finding.reference, str)
    assert_type(finding.explain(), str)
    if finding.claim is not None:
        assert_type(finding.claim.id, str)
        assert_type(finding.claim.line, int)

for claim, score in registry.search("a text", limit=10):
    assert_type(claim, factcheck.Claim)
    assert_type(score, float)

for mention in factcheck.read_values("In 2014.", published=None):
    assert_type(mention, factcheck.Mention)
    assert_type(mention.to_dict(), dict[str, object])

assert_type(factcheck.split_sentences("A. B."), tuple[factcheck.Span, ...])
assert_type(factcheck.__version__, str)
"""


def test_it_is_typed(tmp_path: Path) -> None:
    script = tmp_path / "typed.py"
    script.write_text(TYPED, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent", "--no-error-summary", str(script)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=Path(__file__).parents[1])
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (Path(factcheck.__file__).parent / "py.typed").is_file()


def test_every_public_name_is_there() -> None:
    assert set(factcheck.__all__) >= {"Registry", "RegistryError", "ArticleError", "UserError", "check", "check_file"}
    assert all(getattr(factcheck, name) is not None for name in factcheck.__all__)
    with pytest.raises(AttributeError, match="no attribute 'no_such_name'"):
        factcheck.no_such_name  # noqa: B018 - asking is the point


def test_a_report_holds_every_verdict_in_order_of_place() -> None:
    report = factcheck.check(TEXT, REGISTRY, published=date(2024, 1, 1))
    wrong, right = report.findings
    assert (wrong.rule, wrong.verdict, wrong.severity, wrong.confidence, wrong.voice) == (
        "value-mismatch",
        factcheck.Verdict.CONTRADICTED,
        factcheck.Severity.ERROR,
        factcheck.Confidence.HIGH,
        factcheck.Voice.AUTHOR,
    )
    assert TEXT[wrong.span.start : wrong.span.end] == wrong.text == wrong.stated == "2016"
    assert wrong.reference == "March 2014"
    assert wrong.message in wrong.explain()
    assert (right.verdict, right.claim and right.claim.id) == ("consistent", "tower")
    assert report.claims == REGISTRY.claims


def test_values_are_frozen() -> None:
    (wrong, _) = factcheck.check(TEXT, REGISTRY).findings
    with pytest.raises(FrozenInstanceError):
        wrong.stated = "2014"  # type: ignore[misc]  # the error is the point
    with pytest.raises(FrozenInstanceError):
        REGISTRY.claims = ()  # type: ignore[misc]  # the error is the point


def test_check_is_pure() -> None:
    assert factcheck.check(TEXT, REGISTRY).findings == factcheck.check(TEXT, REGISTRY).findings
    assert factcheck.check("", REGISTRY).findings == ()
    assert factcheck.check(TEXT, Registry.from_claims([])).findings == ()


def test_the_date_decides_what_is_outdated() -> None:
    timeline = [{"to": "2020-01-01", "number": "28"}, {"from": "2020-01-01", "number": "32"}]
    registry = Registry.from_claims([{"id": "m", "claim": "NATO has 32 members.", "value": timeline, "source": "s"}])
    text = "NATO has 28 members."
    verdicts = [
        [finding.verdict for finding in factcheck.check(text, registry, published=day).findings]
        for day in (None, date(2019, 1, 1), date(2024, 1, 1))
    ]
    assert verdicts == [["consistent"], ["consistent"], ["outdated"]]


def test_files(tmp_path: Path) -> None:
    article, claims = tmp_path / "article.md", tmp_path / "claims"
    article.write_text(f"# Title\n\n{TEXT}\n\n```\n{TEXT}\n```\n", encoding="utf-8")
    claims.mkdir()
    (claims / "a.yaml").write_text(json.dumps({"claims": [CLAIM, TOWER]}), encoding="utf-8")
    registry = Registry.load([claims])
    report = factcheck.check_file(article, registry)
    assert [finding.verdict for finding in report.findings] == ["contradicted", "consistent"]
    source = article.read_text(encoding="utf-8")
    assert [source[f.span.start : f.span.end] for f in report.findings] == ["2016", "330 metres"]
    assert [claim.path for claim in registry.claims] == [str(claims / "a.yaml")] * 2


def test_a_registry_says_all_that_is_wrong_and_where(tmp_path: Path) -> None:
    path = tmp_path / "claims.yaml"
    path.write_text("claims:\n  - id: a\n    cliam: Bo died in 1900.\n    source: s\n  - id: A B\n", encoding="utf-8")
    with pytest.raises(factcheck.RegistryError) as raised:
        Registry.load([path])
    places = [(fault.path, fault.line) for fault in raised.value.faults]
    assert set(places) == {(str(path), 2), (str(path), 3), (str(path), 5)}
    assert "claim" in str(raised.value)
    assert isinstance(raised.value, factcheck.UserError)


def test_an_article_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(b"Caf\xe9 2014")
    with pytest.raises(factcheck.ArticleError) as raised:
        factcheck.check_file(path, REGISTRY)
    (fault,) = raised.value.faults
    assert fault.path == str(path)
    with pytest.raises(FileNotFoundError):
        factcheck.check_file(tmp_path / "missing.txt", REGISTRY)


def test_search_ranks_the_claims() -> None:
    found = REGISTRY.search("How tall is the Eiffel Tower?", limit=5)
    assert [claim.id for claim, _ in found][:1] == ["tower"]
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)
    assert len(REGISTRY.search("Russia Eiffel Tower Crimea", limit=1)) == 1


def test_values_and_sentences() -> None:
    text = "In March 2014 it cost $5 million. It rose by 3%."
    mentions = factcheck.read_values(text)
    assert [mention.to_dict()["kind"] for mention in mentions] == ["date", "money", "percent"]
    for mention in mentions:
        told = mention.to_dict()
        assert text[mention.span.start : mention.span.end] == told["text"]
        assert {"start", "end"} <= set(told)
    assert mentions[0].to_dict()["earliest"] == "2014-03-01"
    assert mentions[1].to_dict()["unit"] == "USD" or mentions[1].to_dict()["unit"] == "$"
    assert [span.of(text) for span in factcheck.split_sentences(text)] == [text[:33], text[34:]]
