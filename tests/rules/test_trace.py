"""The trace: the same derivation as the report's, told step by step, also where nothing comes of it."""

from __future__ import annotations

from datetime import date

import pytest

import factcheck
from factcheck import Registry
from factcheck.rules.trace import SentenceTrace, trace
from factcheck.text.document import Document, Published
from factcheck.text.readers import document_from_text

REGISTRY = Registry.from_claims(
    [
        {"id": "crimea", "claim": "Russia annexed Crimea in March 2014.", "source": "s"},
        {
            "id": "members",
            "claim": "NATO has 32 members.",
            "value": [{"to": "2024-03-07", "number": "31"}, {"from": "2024-03-07", "number": "32"}],
            "source": "s",
        },
        {"id": "tower", "claim": "The Eiffel Tower opened on 31 March 1889.", "source": "s"},
    ]
)


def document(text: str) -> Document:
    return document_from_text(text, path="a.txt", published=Published(date(2024, 6, 1), "--date"))


def traced(text: str) -> tuple[SentenceTrace, ...]:
    return trace(document(text), REGISTRY)


def test_evidence_binding_scope_and_comparison_are_told() -> None:
    (sentence,) = traced("The minister said that Russia annexed Crimea in 2016.")
    assert [mention.text for mention in sentence.mentions] == ["2016"]
    (candidate,) = sentence.candidates
    assert candidate.claim.id == "crimea"
    assert candidate.phrase == "Russia annexed Crimea in March 2014."
    assert candidate.evidence == (
        "name `Russia` in `Russia`",
        "word `annexed` in `annexed`",
        "name `Crimea` in `Crimea`",
        "coverage 100%; subject: named",
    )
    assert candidate.outcome == "contradicted"
    assert candidate.steps[0] == "`2016` is bound (direct, high confidence)"
    assert "voice: attributed; mode: statement (`say`)" in candidate.steps
    assert candidate.steps[-1] == "2016 against March 2014: a different date [otherwise]"


def test_a_carried_subject_is_told() -> None:
    _, second = traced("The Eiffel Tower was new then. The tower opened in 1900.")
    (candidate,) = second.candidates
    assert candidate.evidence[0] == "name `Eiffel Tower`, carried over from before"
    assert candidate.steps[0].startswith("`1900` is bound (carried, ")


def test_the_period_and_how_it_was_chosen_are_told() -> None:
    (sentence,) = traced("NATO has 31 members.")
    (candidate,) = sentence.candidates
    assert candidate.outcome == "outdated"
    assert "period from 2024-03-07: by the publication date 2024-06-01" in candidate.steps
    assert candidate.steps[-1] == "31 against 32: the value to 2024-03-06 [other-period]"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Did Russia annex Crimea in 2016?", "nothing: the clause states nothing"),
        ("Nobody annexed Crimea in 2016.", "nothing: the claim's subject is not spoken of"),
        ("Russia annexed Crimea.", "nothing: no value to compare"),
    ],
)
def test_where_nothing_comes_of_it_the_reason_is_told(text: str, outcome: str) -> None:
    (sentence,) = traced(text)
    assert [candidate.outcome for candidate in sentence.candidates] == [outcome]


def test_one_line_of_the_source_can_be_asked_for() -> None:
    text = "Rain fell.\n\nRussia annexed Crimea in 2016.\n\nNATO has 31 members.\n"
    (sentence,) = trace(document(text), REGISTRY, line=3)
    assert sentence.text == "Russia annexed Crimea in 2016."
    assert sentence.sentence.of(text) == sentence.text
    assert trace(document(text), REGISTRY, line=2) == ()


def test_the_trace_and_the_report_agree() -> None:
    text = "Russia annexed Crimea in 2016. NATO has 31 members. The Eiffel Tower opened in 1889."
    outcomes = [candidate.outcome for sentence in traced(text) for candidate in sentence.candidates]
    report = factcheck.check(text, REGISTRY, published=date(2024, 6, 1))
    assert outcomes == [finding.verdict for finding in report.findings]
