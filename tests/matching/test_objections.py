"""Objections: each row of both tables has a sentence in which it is the reason, so that no list of them can lie."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import factcheck
from factcheck.matching.binding import bind_values
from factcheck.matching.evidence import find
from factcheck.matching.name_binding import bind_names
from factcheck.matching.objections import OBJECTIONS, Pairing, objection_to
from factcheck.matching.value_objections import VALUE_OBJECTIONS, objection_to_value
from factcheck.rules.trace import trace

CRIMEA = "Russia annexed Crimea in March 2014."
PAIRS = [
    ("the claim's subject is not spoken of", CRIMEA, "Nobody annexed Crimea in 2016."),
    (
        "an `unless` word of the claim is there",
        {"claim": CRIMEA, "unless": ["Crimean War"]},
        "After the Crimean War, Russia annexed Crimea in 1783.",
    ),
    ("it tells of somebody else's error", CRIMEA, "The paper misstated that Russia annexed Crimea in 2015."),
    (
        "another measure than the claim's",
        "The gross national income of Norland by purchasing power parity (PPP) was $5 million in 2012.",
        "The GDP of Norland by purchasing power parity was $4 million in 2012.",
    ),
    ("another name stands where the claim's should", CRIMEA, "Russia annexed Abkhazia in 2016."),
    (
        "denied in a clause that says little else of the claim",
        "Norland confirmed 24 cases of measles among travellers.",
        "Norland confirmed 24 cases in northern towns, while guards at borders had not asked travellers for papers.",
    ),
]
CAPITAL = {"claim": "The capital of Australia is Canberra.", "value": {"name": "Canberra", "one_of": ["Sydney"]}}
INHABITANTS = "Norland has 4.2 million inhabitants."
VALUES = [
    (
        "said of a part of the claim's subject",
        INHABITANTS,
        "The northern province of Norland has 0.4 million inhabitants.",
        "0.4 million",
    ),
    (
        "nothing tells that both speak of one thing",
        "It grossed $40 million and ran for 90 minutes.",
        "It grossed $52 million and ran for 120 minutes.",
        "$52 million",
    ),
    (
        "as of another day than the claim's",
        "As of 7 April 2020, 1,120 people had died in Norland.",
        "As of 2 May 2020, 2,310 people had died in Norland.",
        "2,310",
    ),
    (
        "said of another event",
        "The reactor was shut down on 26 May 2011.",
        "The reactor exploded on 3 May 2012.",
        "3 May 2012",
    ),
    ("said of something narrower", CAPITAL, "The wool capital of Australia is Sydney.", "Sydney"),
    (
        "said of another time",
        "Norland had 4.2 million inhabitants in 2020.",
        "Norland had 2.1 million inhabitants in 1950.",
        "2.1 million",
    ),
    (
        "the day as of which a figure is given",
        "In August 2016, Norland had 30 towns with over 10,000 inhabitants.",
        "As of September 2016, Tarnham is one of 30 towns with over 10,000 inhabitants in Norland.",
        "September 2016",
    ),
    (
        "a date that something was moved to",
        "The Norland Marathon was postponed on 13 March 2020.",
        "The Norland Marathon was postponed to 6 October 2020.",
        "6 October 2020",
    ),
    (
        "told in a clause about something else",
        CRIMEA,
        "After Russia annexed Crimea, sanctions came in 2015.",
        "2015",
    ),
    ("of the first such event, or of another of them", CRIMEA, "Russia first annexed Crimea in 1783.", "1783"),
    (
        "said of a version, and the claim of none",
        "The Quayside API has 12 endpoints.",
        "In version 1.4 the Quayside API had 9 endpoints.",
        "9",
    ),
    (
        "a limit in time",
        "By 1 April 2020, 120 people had died in Norland.",
        "On 4 May 2020, 120 people had died in Norland.",
        "4 May 2020",
    ),
    (
        "a limit on a place in an order",
        "Tarnham was ranked above the 5th largest town of Norland.",
        "Tarnham was ranked the 6th largest town of Norland.",
        "6th",
    ),
    (
        "a figure of another time against a claim without one",
        INHABITANTS,
        "In 1950 Norland had 2.1 million inhabitants.",
        "2.1 million",
    ),
    (
        "a figure of a former time against a claim without one",
        INHABITANTS,
        "Norland originally had 2.1 million inhabitants.",
        "2.1 million",
    ),
    (
        "its measure is taken otherwise than the claim's",
        "The GDP of Norland is $186 billion.",
        "The real GDP of Norland is $221 billion.",
        "$221 billion",
    ),
    (
        "what came on top of what the claim counts",
        "The fire killed 61 people.",
        "The fire killed 12 more people.",
        "12",
    ),
    ("the claim counts only a part of it", "NATO has 12 founding members.", "NATO has 32 members.", "32"),
    ("a part of what the claim counts", "The toolkit has 183 tools.", "The toolkit has 12 tools for billing.", "12"),
]


@pytest.mark.parametrize(("label", "claim", "text"), PAIRS, ids=[label for label, *_ in PAIRS])
def test_the_trace_gives_the_reason(label: str, claim: Any, text: str, bench: Callable[..., Any]) -> None:  # noqa: ANN401 - a claim in short or by its keys
    it = bench(claim)
    (sentence,) = trace(it.document(text), it.registry)
    assert [candidate.outcome for candidate in sentence.candidates] == [f"nothing: {label}"]


@pytest.mark.parametrize(("label", "claim", "text", "value"), VALUES, ids=[label for label, *_ in VALUES])
def test_what_speaks_against_a_value(label: str, claim: Any, text: str, value: str, bench: Callable[..., Any]) -> None:  # noqa: ANN401 - as above
    it = bench(claim)
    (view,), (phrasing,) = it.views(text), it.phrasings()
    pairing = Pairing(find(phrasing, view), view)
    fits = [*bind_values(pairing.found, view, pairing.alignment), *bind_names(pairing.found, view)]
    assert objection_to(pairing) is None
    (objection,) = [objection_to_value(pairing, fit, fits) for fit in fits if fit.mention.text == value]
    assert objection is not None
    assert objection.label == label


@pytest.mark.parametrize(("label", "claim", "text", "value"), VALUES, ids=[label for label, *_ in VALUES])
def test_such_a_value_is_no_error(label: str, claim: Any, text: str, value: str, bench: Callable[..., Any]) -> None:  # noqa: ANN401 - as above
    del label, value
    verdicts = {finding.verdict for finding in factcheck.check(text, bench(claim).registry).findings}
    assert verdicts <= {factcheck.Verdict.UNDECIDED, factcheck.Verdict.CONSISTENT}


NONE = [(CRIMEA, "Russia annexed Crimea in 2016."), (INHABITANTS, "Norland has 5.1 million inhabitants.")]


@pytest.mark.parametrize(("claim", "text"), NONE)
def test_nothing_speaks_against_a_plain_error(claim: str, text: str, bench: Callable[..., Any]) -> None:
    it = bench(claim)
    (view,), (phrasing,) = it.views(text), it.phrasings()
    pairing = Pairing(find(phrasing, view), view)
    assert objection_to(pairing) is None
    fits = bind_values(pairing.found, view, pairing.alignment)
    assert [objection_to_value(pairing, fit, fits) for fit in fits] == [None]


def test_every_row_has_a_sentence() -> None:
    assert [label for label, *_ in PAIRS] == [row.label for row in OBJECTIONS]
    assert [label for label, *_ in VALUES] == [row.label for row in VALUE_OBJECTIONS]
