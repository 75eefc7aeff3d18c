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
        {"id": "tools", "claim": "The harbour suite has 170 tools in all.", "source": "s"},
        {"id": "capital", "claim": "The capital of Australia is Canberra.", "source": "s"}
        | {"value": {"name": "Canberra", "one_of": ["Sydney"]}},
        {"id": "height", "claim": "The Tarn Mast is 330 metres tall.", "source": "s"},
        {"id": "wall", "claim": "The Great Wall of China is visible from the Moon.", "source": "s", "rating": "false"},
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
    assert candidate.steps[0] == "`2016` stands for the claim's `March 2014` (direct)"
    assert candidate.steps[1].startswith("high confidence: the subject is named, ")
    assert "voice: attributed; mode: statement (`say`)" in candidate.steps
    assert candidate.steps[-2:] == (
        "2016 against March 2014: a different date [otherwise]",
        "warning[value-mismatch]: somebody else says it",
    )


def test_a_carried_subject_is_told() -> None:
    _, second = traced("The Eiffel Tower was new then. The tower opened in 1900.")
    (candidate,) = second.candidates
    assert candidate.evidence[0] == "name `Eiffel Tower`, carried over from before"
    assert candidate.steps[:2] == (
        "`1900` stands for the claim's `31 March 1889` (carried)",
        "medium confidence: the subject is named or carried over, and most of the words are there",
    )
    assert candidate.steps[-1] == "warning[value-mismatch]: the subject stands in an earlier sentence"


def test_the_period_and_how_it_was_chosen_are_told() -> None:
    (sentence,) = traced("NATO has 31 members.")
    (candidate,) = sentence.candidates
    assert candidate.outcome == "outdated"
    assert "period from 2024-03-07: by the publication date 2024-06-01" in candidate.steps
    assert candidate.steps[-2:] == (
        "31 against 32: the value to 2024-03-06 [other-period]",
        "warning[outdated-value]: outdated or imprecise",
    )


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Did Russia annex Crimea in 2016?", "nothing: a question states nothing"),
        ("Nobody annexed Crimea in 2016.", "nothing: the claim's subject is not spoken of"),
        ("If Russia annexed Crimea in 2016, we were wrong.", "nothing: a condition states nothing"),
        ("Russia will annex Crimea in 2016.", "nothing: a prediction states nothing yet"),
        ("Russia annexed Crimea.", "nothing: no date to compare is in the sentence"),
        ("Russia annexed 3 parts of Crimea.", "nothing: no date to compare is in the sentence"),
        ("The Great Wall of China is not visible from the Moon.", "nothing: it denies what is rated false"),
        ("The Great Wall of China has a visible gate.", "nothing: it does not repeat the claim, which is rated false"),
        ("The harbour suite has 12 tools for divers.", "nothing for `12`: a part of what the claim counts"),
    ],
)
def test_where_nothing_comes_of_it_the_reason_is_told(text: str, outcome: str) -> None:
    (sentence,) = traced(text)
    assert [candidate.outcome for candidate in sentence.candidates] == [outcome]


@pytest.mark.parametrize(
    ("text", "outcome", "first", "sure", "judged"),
    [
        (
            "Russia did not annex Crimea in March 2014.",
            "contradicted",
            "`not`: one side denies what the other says (direct)",
            "high confidence: nearly the same sentence",
            "said with a negation on one side only [negation]",
        ),
        (
            "The capital of Australia is Sydney.",
            "contradicted",
            "`Sydney` stands for the claim's `Canberra` (direct)",
            "high confidence: the subject is named, most words are there, and the value is in its place",
            "Sydney against Canberra: a different name [other-name]",
        ),
        (
            "The Great Wall of China is visible from the Moon.",
            "contradicted",
            "`Great Wall of China is visible from the Moon` repeats the claim (direct)",
            "high confidence: 100% of the claim's words are there",
            "repeats what the registry rates as no fact [repeated]",
        ),
        (
            "The Tarn Mast is 1,083 feet tall.",
            "consistent",
            "`1,083 feet` stands for the claim's `330 metres` (direct)",
            "high confidence: nearly the same sentence",
            "1,083 feet against 330 metres: within the reference [inside]",
        ),
        (
            "Russia may have annexed Crimea in 2016.",
            "undecided",
            "`2016` stands for the claim's `March 2014` (direct)",
            "high confidence: nearly the same sentence",
            "2016 against March 2014: hedged, so nothing is stated [hedged]",
        ),
    ],
)
def test_every_kind_of_verdict_is_told_in_words(text: str, outcome: str, first: str, sure: str, judged: str) -> None:
    (sentence,) = traced(text)
    (candidate,) = sentence.candidates
    assert (candidate.outcome, *candidate.steps[:2], candidate.steps[-2]) == (outcome, first, sure, judged)


def test_what_is_missing_of_a_claim_is_told() -> None:
    (sentence,) = traced("Russia left Crimea in 2016.")
    assert sentence.candidates[0].evidence[-2:] == ("not there: `annexed`", "coverage 75%; subject: named")


def test_a_phrase_that_a_better_one_stands_for_says_so() -> None:
    claim = {
        "id": "it",
        "claim": "Russia annexed Crimea in March 2014.",
        "source": "s",
        "also": ["Russia seized Crimea on 18 March 2014"],
    }
    (sentence,) = trace(document("Russia seized and annexed Crimea in 2016."), Registry.from_claims([claim]))
    outcomes = [candidate.outcome for candidate in sentence.candidates]
    assert sorted(outcomes) == ["contradicted", "nothing: the claim is held to this sentence on better grounds"]


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
