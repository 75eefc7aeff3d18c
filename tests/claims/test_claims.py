"""The starter registry: every entry is sourced, keeps its own tests, and is at peace with all the others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

import factcheck
from factcheck.comparison.interface import Verdict
from factcheck.registry.claim import Claim, ClaimTest
from factcheck.rules.interface import Finding
from factcheck.values.interface import NameValue

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "russia-shuts-down-mission-to-nato.txt"
FLAGS = frozenset({Verdict.CONTRADICTED, Verdict.OUTDATED, Verdict.IMPRECISE})


@cache
def registry() -> factcheck.Registry:
    return factcheck.Registry.load([ROOT / "claims"])


def files() -> list[Path]:
    return sorted((ROOT / "claims").glob("*.yaml"))


def claims() -> tuple[Claim, ...]:
    return registry().claims


def named_tests(*expected: str) -> Iterator[object]:
    """Every test sentence of the registry that expects one of `expected`, as a case named after its place."""
    for claim in claims():
        for test in claim.tests:
            if test.expect in expected:
                yield pytest.param(claim, test, id=f"{claim.id}: {test.text}")


def findings(text: str, published: date | None) -> tuple[Finding, ...]:
    return factcheck.check(text, registry(), published=published).findings


def flags(found: tuple[Finding, ...]) -> list[str]:
    """The findings that would be shown as faults, in words."""
    return [
        f"{finding.claim.id if finding.claim else finding.rule}: {finding.message}"
        for finding in found
        if finding.verdict in FLAGS
    ]


def verdicts(claim: Claim, found: tuple[Finding, ...]) -> set[str]:
    return {finding.verdict.value for finding in found if finding.claim is not None and finding.claim.id == claim.id}


def test_every_file_is_read_and_there_are_enough_claims() -> None:
    assert {Path(path).name for path in registry().paths} == {path.name for path in files()}
    assert len(claims()) >= 60


def test_ids_are_unique() -> None:
    assert [name for name, count in Counter(claim.id for claim in claims()).items() if count > 1] == []


@pytest.mark.parametrize("path", files(), ids=lambda path: path.name)
def test_a_file_names_its_schema_and_says_what_it_is_about(path: Path) -> None:
    first, *rest = path.read_text(encoding="utf-8").splitlines()
    assert first == "# yaml-language-server: $schema=../docs/claims.schema.json"
    head = rest[: rest.index("version: 1")]
    assert any(re.match(r"# \w", line) for line in head)


@pytest.mark.parametrize("claim", claims(), ids=lambda claim: claim.id)
def test_a_claim_has_a_source_a_reader_can_find(claim: Claim) -> None:
    assert claim.sources
    assert all(source.url or source.title for source in claim.sources)


@pytest.mark.parametrize("claim", claims(), ids=lambda claim: claim.id)
def test_a_claim_is_one_sentence_that_shows_its_value(claim: Claim) -> None:
    assert claim.claim.endswith(".")
    assert len(factcheck.split_sentences(claim.claim)) == 1
    names = [ref.value.name for ref in claim.references if isinstance(ref.value, NameValue)]
    assert factcheck.read_values(claim.claim) or any(name in claim.claim for name in names)


@pytest.mark.parametrize("claim", claims(), ids=lambda claim: claim.id)
def test_a_claim_shows_both_what_it_catches_and_what_it_agrees_with(claim: Claim) -> None:
    expected = {test.expect for test in claim.tests}
    assert expected & {"contradicted", "outdated"}
    assert "consistent" in expected


@pytest.mark.parametrize("claim", claims(), ids=lambda claim: claim.id)
def test_no_claim_contradicts_the_registry(claim: Claim) -> None:
    """Every claim's own sentence, read as an article of mid-2025, is a fault by no claim."""
    assert flags(findings(claim.claim, date(2025, 8, 1))) == []


@pytest.mark.parametrize(("claim", "test"), named_tests("contradicted", "outdated", "consistent", "imprecise"))
def test_a_claim_judges_its_sentences_as_it_says(claim: Claim, test: ClaimTest) -> None:
    assert verdicts(claim, findings(test.text, test.published)) == {test.expect}


@pytest.mark.parametrize(("claim", "test"), named_tests("ignored"))
def test_a_claim_leaves_alone_what_it_says_it_ignores(claim: Claim, test: ClaimTest) -> None:
    """An `undecided` is kept to `explain` and is no finding that an editor sees."""
    assert verdicts(claim, findings(test.text, test.published)) <= {Verdict.UNDECIDED.value}


@pytest.mark.parametrize(("claim", "test"), named_tests("consistent"))
def test_a_sentence_that_agrees_is_a_fault_by_no_other_claim(claim: Claim, test: ClaimTest) -> None:
    assert flags(findings(test.text, test.published)) == [], claim.id


@pytest.mark.parametrize(("claim", "test"), named_tests("contradicted", "outdated"))
def test_a_sentence_with_one_fault_is_a_fault_by_one_claim(claim: Claim, test: ClaimTest) -> None:
    found = {
        finding.claim.id
        for finding in findings(test.text, test.published)
        if finding.claim and finding.verdict in FLAGS
    }
    assert found == {claim.id}


def test_the_seed_article_has_one_fault_and_agrees_in_many_places() -> None:
    found = factcheck.check_file(SEED, registry()).findings
    faults = [finding for finding in found if finding.verdict in FLAGS]
    assert [(finding.verdict, finding.claim.id, finding.text) for finding in faults if finding.claim] == [
        (Verdict.CONTRADICTED, "crimea-annexation", "2015")
    ]
    assert len(faults) == 1
    agreed = {finding.claim.id for finding in found if finding.claim and finding.verdict is Verdict.CONSISTENT}
    assert agreed >= {
        "russia-foreign-minister",
        "nato-expelled-russian-officers",
        "nato-expelled-russian-officers-date",
        "nato-russia-positions",
        "russia-mission-suspension-announced",
        "nato-liaison-mission-suspended",
        "russia-mission-to-nato-place",
        "nato-headquarters",
    }


def test_the_seed_article_says_what_2015_is_confused_with() -> None:
    found = factcheck.check_file(SEED, registry()).findings
    (fault,) = [finding for finding in found if finding.verdict is Verdict.CONTRADICTED]
    assert "second Minsk agreement" in fault.explain() + fault.help + fault.message
