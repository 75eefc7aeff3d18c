"""Each rule has a sentence that it reports and one that it does not; each row of the severity table decides once."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

import factcheck
from factcheck import Finding, Registry, Severity
from factcheck.matching.interface import Relation
from factcheck.pipeline import check_document
from factcheck.rules.judge import CONTRASTS, MESSAGES
from factcheck.rules.own import OWN_SEVERITIES
from factcheck.rules.registered import RULES
from factcheck.rules.severity import SEVERITIES
from factcheck.rules.suppression import hold_back
from factcheck.rules.suppression_patterns import Terms
from factcheck.text.document import Published
from factcheck.text.readers import document_from_text

CRIMEA = {"id": "crimea", "claim": "Russia annexed Crimea in March 2014.", "source": "s"}
LISTED = {**CRIMEA, "also": ["Russia's acquiring Crimea"], "wrong": [{"value": "2015", "because": "Minsk"}]}
UNLISTED = {**CRIMEA, "also": ["Russia's acquiring Crimea"]}
CAPITAL = {
    "id": "capital",
    "claim": "The capital of Australia is Canberra.",
    "value": {"name": "Canberra", "one_of": ["Sydney"]},
    "source": "s",
}
MEMBERS = {
    "id": "members",
    "claim": "NATO has 32 members.",
    "value": [{"to": "2024-03-07", "number": "31"}, {"from": "2024-03-07", "number": "32"}],
    "source": "s",
}
BORDER = {"id": "border", "claim": "The border between Norland and Sudland is closed at night.", "source": "s"}
WALL = {"id": "wall", "claim": "The Great Wall is visible from the Moon.", "rating": "false", "source": "s"}
TOWER = {"id": "tower", "claim": "The Eiffel Tower opened on 31 March 1889.", "source": "s"}
REGISTRY = Registry.from_claims([CRIMEA, CAPITAL, MEMBERS, BORDER, WALL, TOWER])
PUBLISHED = date(2024, 6, 1)

REPORTED = {
    "value-mismatch": ("Russia annexed Crimea in 2016.", "Russia annexed Crimea in 2014."),
    "name-mismatch": ("The capital of Australia is Sydney.", "The capital of Australia is Canberra."),
    "opposite": (
        "The border between Norland and Sudland is open at night.",
        "The border between Norland and Sudland is closed at night.",
    ),
    "negated-fact": (
        "The border between Norland and Sudland is not closed at night.",
        "The border between Norland and Sudland is closed at night.",
    ),
    "known-falsehood": ("The Great Wall is visible from the Moon.", "The Great Wall is not visible from the Moon."),
    "outdated-value": ("NATO has 31 members.", "NATO has 32 members."),
    "imprecise-value": ("Russia annexed Crimea in the 2010s.", "Russia annexed Crimea in 2014."),
    "undecided-value": ("Russia may have annexed Crimea in 2016.", "Russia annexed Crimea in 2014."),
    "consistent": ("Russia annexed Crimea in 2014.", "Russia annexed Crimea in 2016."),
    "suspicious-text": ("Crim\u0435a is warm.", "Crimea is warm."),
    "weekday-mismatch": ("They met on Tuesday, 18 October 2021.", "They met on Monday, 18 October 2021."),
    "impossible-date": ("They met on 31 June 2019.", "In June 31 people came."),
    "future-date-in-past": ("The mayor died on 3 March 2025.", "The mayor was to speak on 3 March 2025."),
    "age-mismatch": ("Ann Lee (1950–2021), who died aged 60, wrote.", "Ann Lee (1950–2021), who died aged 70, wrote."),
    "duration-mismatch": ("A ten-year term from 2010 to 2016 ended.", "A six-year term from 2010 to 2016 ended."),
    "percent-change": ("Exports rose from 20 to 10 tonnes.", "The song rose from number 20 to number 10."),
    "sum-mismatch": ("12 men and 5 women, 18 in all, came.", "12 men and 5 women, 17 in all, came."),
    "unit-conversion": ("It is 10 miles (18 km) away.", "It is 10 miles (16 km) away."),
    "range-reversed": ("Between 50 and 40 people came.", "The shop is open between 9 and 5."),
    "number-word-mismatch": ("Three countries signed: France and Italy.", "Three countries signed, among them Italy."),
    "rank-order": (
        "The largest party has 20 seats, ahead of the Greens with 30.",
        "The largest party has 30 seats, ahead of the Greens with 20.",
    ),
    "self-contradiction": (
        "Eight members were expelled. The seven expelled members protested.",
        "Eight members were expelled. Seven members protested.",
    ),
    "unused-suppression": (
        '<!-- factcheck: ignore[impossible-date] reason="r" -->\nThey met on 30 June 2019.',
        '<!-- factcheck: ignore[impossible-date] reason="r" -->\nThey met on 31 June 2019.',
    ),
    "expired-suppression": (
        '<!-- factcheck: ignore[impossible-date] reason="r" until=2024-05-31 -->\nThey met on 30 June 2019.',
        '<!-- factcheck: ignore[impossible-date] reason="r" until=2024-06-01 -->\nThey met on 31 June 2019.',
    ),
    "suppression-without-reason": (
        "<!-- factcheck: ignore[impossible-date] -->\nThey met on 31 June 2019.",
        "<!-- factcheck: ignore[impossible-date] reason=r -->\nThey met on 31 June 2019.",
    ),
    "broad-suppression": (
        "<!-- factcheck: ignore -->\nThey met on 31 June 2019.",
        '<!-- factcheck: ignore[impossible-*] reason="r" -->\nThey met on 31 June 2019.',
    ),
    "unreadable-suppression": (
        "<!-- factcheck: ignroe[crimea] -->\nThey met on 30 June 2019.",
        "<!-- factchecked by Jane -->\nThey met on 30 June 2019.",
    ),
}


PARTS = ("What it does", "Why", "Example", "Fix")


def told(text: str, registry: Registry = REGISTRY) -> list[Finding]:
    document = document_from_text(text, kind="markdown", published=Published(PUBLISHED, "--date"))
    return list(hold_back(check_document(document, registry), Terms.of(registry, lambda: PUBLISHED)).findings)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_what_a_rule_reports(rule: object) -> None:
    reported, silent = REPORTED[rule.id]  # type: ignore[attr-defined]  # a rule
    (finding,) = told(reported)
    assert finding.rule == rule.id  # type: ignore[attr-defined]  # a rule
    assert finding.severity is rule.most  # type: ignore[attr-defined]  # a rule
    assert rule.id not in [finding.rule for finding in told(silent)]  # type: ignore[attr-defined]  # a rule


def test_rules_have_ids_of_their_own() -> None:
    ids = [rule.id for rule in RULES]
    assert sorted(ids) == sorted(set(ids)) == sorted(REPORTED)


def test_every_module_with_a_rule_is_listed_and_is_its_page() -> None:
    folder = Path(factcheck.__file__).parent / "rules"
    modules = [path.stem for path in sorted(folder.glob("*.py")) if "\nRULE: Final = " in path.read_text("utf-8")]
    pages = [import_module(f"factcheck.rules.{module}") for module in modules]
    assert {page.RULE.id for page in pages} == {rule.id for rule in RULES}
    for page in pages:
        head, *body = (page.__doc__ or "").splitlines()
        assert head == f"{page.RULE.id}: {page.RULE.summary}."
        parts = [
            line.partition(":")[0] for line in body if line.startswith(("What it does:", "Why:", "Example:", "Fix:"))
        ]
        assert parts == ["What it does", "Why", "Example", "Fix"], page.__name__


SEVERE = {
    "agrees, or can't be compared": (CRIMEA, "Russia annexed Crimea in 2014.", Severity.NOTE),
    "outdated or imprecise": (MEMBERS, "NATO has 31 members.", Severity.WARNING),
    "somebody else says it": (CRIMEA, "The minister said that Russia annexed Crimea in 2016.", Severity.WARNING),
    "the subject stands in an earlier sentence": (
        TOWER,
        "The Eiffel Tower was new then. The tower opened in 1900.",
        Severity.WARNING,
    ),
    "not sure that it speaks of the claim": (
        {"id": "fleet", "claim": "The airline operates 61 aircraft.", "source": "s"},
        "The airline operates 58 aircraft and employs 4,100 people.",
        Severity.WARNING,
    ),
    "a common error that the claim lists": (
        LISTED,
        "Relations were strained since the events of 2015 and Russia's acquiring Crimea.",
        Severity.ERROR,
    ),
    "a value shared over a coordination": (
        UNLISTED,
        "Since the spring of 2016 and Russia's acquiring Crimea, relations were strained.",
        Severity.WARNING,
    ),
    "otherwise: direct, sure and the author's own": (CRIMEA, "Russia annexed Crimea in 2016.", Severity.ERROR),
}


@pytest.mark.parametrize("label", [row.label for row in SEVERITIES])
def test_how_bad_it_is(label: str) -> None:
    claim, text, severity = SEVERE[label]
    (finding,) = told(text, Registry.from_claims([claim]))
    assert finding.severity is severity


OWN_SEVERE = {
    "somebody else says it": ('He said: "We all met there on Tuesday, 18 October 2021."', Severity.WARNING),
    "a reading is thinkable in which it holds": ("They met on Tuesday, 3 June.", Severity.WARNING),
    "otherwise: the author's own, and shown by calendar or arithmetic": (
        "They met on Tuesday, 18 October 2021.",
        Severity.ERROR,
    ),
}


@pytest.mark.parametrize("label", [row.label for row in OWN_SEVERITIES])
def test_how_bad_it_is_that_an_article_is_at_odds_with_itself(label: str) -> None:
    text, severity = OWN_SEVERE[label]
    (finding,) = told(text, Registry.from_claims([]))
    assert finding.severity is severity
    assert finding.proof is not None
    assert finding.proof.steps[-1] == label


@pytest.mark.parametrize("severity", Severity)
def test_a_claim_says_how_bad_its_contradiction_is(severity: Severity) -> None:
    registry = Registry.from_claims([{**CRIMEA, "severity": severity.value}])
    (plain,) = told("Russia annexed Crimea in 2016.", registry)
    (said,) = told("The minister said that Russia annexed Crimea in 2016.", registry)
    assert plain.severity is severity
    assert said.severity.rank == min(severity.rank, Severity.WARNING.rank)


def test_every_relation_has_a_verdict_and_a_message() -> None:
    assert set(CONTRASTS) | {Relation.VALUE} == set(MESSAGES) == set(Relation)


def test_a_finding_carries_its_proof() -> None:
    (finding,) = told("The minister said that Russia annexed Crimea in 2016.")
    assert finding.message == "article says 2016, registry says March 2014"
    assert finding.proof is not None
    assert finding.proof.level == "otherwise"
    claim = '  claim crimea (<claims>:1): "Russia annexed Crimea in March 2014."'
    judged = "  warning[value-mismatch]: contradicted, high confidence, voice attributed"
    steps = (f"  {step}" for step in finding.proof.steps)
    assert finding.explain().splitlines() == [finding.message, claim, *steps, judged]
    assert finding.proof.steps[-1] == "a different date"
    assert finding.help.endswith("the claim `crimea` at <claims>:1")


@pytest.mark.parametrize("text", [reported for reported, _ in REPORTED.values()])
def test_messages_are_flat_and_never_say_true(text: str) -> None:
    for finding in told(text):
        words = f"{finding.message} {finding.help} {finding.explain()}".lower()
        assert finding.message[:1].islower()
        assert not finding.message.endswith(".")
        assert "verified" not in words.split()
        assert "true" not in words.split()
