"""The starter registry: every entry is sourced, keeps its own tests, and is at peace with all the others."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

import factcheck
from factcheck.comparison.interface import Verdict
from factcheck.registry.claim import Claim
from factcheck.rules.interface import Finding
from factcheck.values.interface import NameValue

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "russia-shuts-down-mission-to-nato.txt"
FILES = sorted((ROOT / "claims").glob("*.yaml"))
REGISTRY = factcheck.Registry.load([ROOT / "claims"])
FAULTS = frozenset({Verdict.CONTRADICTED, Verdict.OUTDATED, Verdict.IMPRECISE})
AUTUMN_2025 = date(2025, 10, 1)

every_file = pytest.mark.parametrize(
    "claims",
    [[claim for claim in REGISTRY.claims if claim.path == str(path)] for path in FILES],
    ids=[path.stem for path in FILES],
)


@cache
def findings(text: str, published: date | None) -> tuple[Finding, ...]:
    """What the whole registry finds in a text."""
    return factcheck.check(text, REGISTRY, published=published).findings


def verdicts(claim: Claim, text: str, published: date | None) -> set[str]:
    return {f.verdict.value for f in findings(text, published) if f.claim is not None and f.claim.id == claim.id}


def faults(text: str, published: date | None) -> set[str]:
    """The claims by which a text is at fault."""
    return {f.claim.id if f.claim else f.rule for f in findings(text, published) if f.verdict in FAULTS}


def test_every_file_is_read_and_there_are_enough_claims() -> None:
    assert {claim.path for claim in REGISTRY.claims} == {str(path) for path in FILES}
    assert len(REGISTRY.claims) >= 500


def test_ids_are_unique() -> None:
    assert [name for name, count in Counter(claim.id for claim in REGISTRY.claims).items() if count > 1] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_names_its_schema_and_says_what_it_is_about(path: Path) -> None:
    first, *rest = path.read_text(encoding="utf-8").splitlines()
    assert first == "# yaml-language-server: $schema=../docs/claims.schema.json"
    assert any(re.match(r"# \w", line) for line in rest[: rest.index("version: 1")])


def test_every_claim_has_a_source_that_a_reader_can_find() -> None:
    assert [c.id for c in REGISTRY.claims if not any(source.url or source.title for source in c.sources)] == []


def shows_its_value(claim: Claim) -> bool:
    names = [ref.value.name for ref in claim.references if isinstance(ref.value, NameValue)]
    return bool(factcheck.read_values(claim.claim)) or any(name in claim.claim for name in names)


def test_every_claim_is_one_sentence_that_shows_its_value() -> None:
    sentences = {c.id: len(factcheck.split_sentences(c.claim)) if c.claim.endswith(".") else 0 for c in REGISTRY.claims}
    assert [name for name, count in sentences.items() if count != 1] == []
    assert [c.id for c in REGISTRY.claims if not shows_its_value(c)] == []


def test_every_claim_shows_both_what_it_catches_and_what_it_agrees_with() -> None:
    expected = {c.id: {test.expect for test in c.tests} for c in REGISTRY.claims}
    assert [name for name, kinds in expected.items() if not kinds & {"contradicted", "outdated"}] == []
    assert [name for name, kinds in expected.items() if "consistent" not in kinds] == []


@every_file
def test_a_claim_judges_its_sentences_as_it_says(claims: list[Claim]) -> None:
    """A sentence at fault may agree in another value ("from 20 to 12"); one to be ignored may be `undecided`."""
    wrong = []
    for claim in claims:
        for test in claim.tests:
            found = verdicts(claim, test.text, test.published)
            others = {"undecided"} if test.expect == "ignored" else {test.expect, "consistent"}
            if not found <= others or (test.expect != "ignored" and test.expect not in found):
                wrong.append((claim.id, test.text, f"expected {test.expect}, found {sorted(found)}"))
    assert wrong == []


@every_file
def test_a_sentence_is_at_fault_by_no_claim_but_its_own(claims: list[Claim]) -> None:
    """Most claims have siblings (another accession, another summit, another treaty) that it must not be held to."""
    strangers = [
        (claim.id, test.text, sorted(others))
        for claim in claims
        for test in claim.tests
        if test.expect != "ignored" and (others := faults(test.text, test.published) - {claim.id})
    ]
    assert strangers == []


@every_file
def test_a_claim_is_contradicted_by_no_claim(claims: list[Claim]) -> None:
    """Its own sentence, read as an article of autumn 2025, is at fault nowhere in the registry."""
    assert [(c.id, sorted(by)) for c in claims if (by := faults(c.claim, AUTUMN_2025))] == []


def test_the_seed_article_is_at_fault_once() -> None:
    found = [f for f in factcheck.check_file(SEED, REGISTRY).findings if f.verdict in FAULTS]
    assert [(f.verdict.value, f.claim.id if f.claim else f.rule, f.text) for f in found] == [
        ("contradicted", "crimea-annexation", "2015")
    ]
    assert "second Minsk agreement" in found[0].because


def test_the_seed_article_agrees_in_many_places() -> None:
    found = factcheck.check_file(SEED, REGISTRY).findings
    agreed = {f.claim.id for f in found if f.claim and f.verdict is Verdict.CONSISTENT}
    assert {
        "russia-foreign-minister",
        "nato-expelled-russian-officers",
        "nato-expelled-russian-officers-date",
        "nato-russia-positions",
        "russia-mission-suspension-announced",
        "russia-mission-suspended",
        "nato-liaison-mission-suspended",
        "nato-information-office-embassy",
        "russia-mission-to-nato-place",
        "nato-headquarters",
    } - agreed == set()
