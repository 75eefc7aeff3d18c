"""Evidence: what of a claim a sentence holds, by which way of writing it, and how its subject stands there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from factcheck.matching.evidence import Found, Subject, find

CRIMEA = "Russia annexed Crimea in March 2014."
NAMES = {"Crimea": ["Crimean peninsula", "the peninsula"], "Kyiv": ["Kiev"]}


def found(bench: Any, claim: str, text: str) -> Found:  # noqa: ANN401 - the bench of `conftest.py`
    """What the last sentence of a text holds of a claim."""
    it = bench(claim, NAMES)
    (phrasing,) = it.phrasings()
    return find(phrasing, it.views(text)[-1])


SUBJECTS = [
    (Subject.NAMED, CRIMEA, "Russia annexed Crimea in 2016."),
    (Subject.NAMED, CRIMEA, "The Russian annexation of Crimea took a month."),
    (Subject.NAMED, CRIMEA, "russia annexed crimea in 2016."),
    (Subject.PARTLY, CRIMEA, "Crimea was annexed in 2016."),
    (Subject.PARTLY, CRIMEA, "The annexation of Crimea took a month."),
    (Subject.CARRIED, CRIMEA, "Russia denied it. It annexed Crimea in 2016."),
    (Subject.CARRIED, "NATO has 32 members.", "NATO met in May. The alliance has 30 members."),
    (Subject.UNRESOLVED, "NATO has 32 members.", "It has 30 members."),
    (Subject.NAMELESS, "The toolkit has 183 tools.", "The toolkit has 140 tools."),
    (Subject.ABSENT, CRIMEA, "Nobody annexed Crimea in 2016."),
    (Subject.ABSENT, "NATO has 32 members.", "A rival club has 30 members."),
]


@pytest.mark.parametrize(("subject", "claim", "text"), SUBJECTS)
def test_how_the_subject_stands(subject: Subject, claim: str, text: str, bench: Callable[..., Any]) -> None:
    assert found(bench, claim, text).subject is subject


# The claim | the text | what of the text is found for each anchor, in the claim's order; `-` for what is carried over
WRITTEN = """
Russia annexed Crimea in March 2014. | Moscow announced that it annexed Crimea. | Moscow, annexed, Crimea
Russia annexed Crimea in March 2014. | Crimea is old. Russia annexed the peninsula. | Russia, annexed, peninsula
Russia annexed Crimea in March 2014. | Russia annexed the peninsula. | Russia, annexed
Russia annexed Crimea in March 2014. | Russia is large. It annexed Crimea. | -, annexed, Crimea
Russia annexed Crimea in March 2014. | Russia is large.\\n\\nIt annexed Crimea. | annexed, Crimea
The European Union has 27 member states. | The EU has 28 member states. | EU, member, states
The Tarn Fishery Board began in 1949. | The Tarn Fishery Board (TFB) met. The TFB began in 1951. | TFB, began
NATO expelled eight officers. | The expulsion of ten officers by NATO came late. | NATO, expulsion, officers
Sergei Lavrov became minister in 2004. | Lavrov became minister in 2005. | Lavrov, became, minister
Sergei Lavrov became minister in 2004. | Ivan Lavrov became minister in 2005. | became, minister
The Founding Act was signed in 1997. | Ministers signed the Founding Act in 1998. | Founding Act, signed
The Kyiv metro opened in 1960. | The Kiev metro opened in 1961. | Kiev, metro, opened
"""
ROWS = [tuple(cell.strip() for cell in row.split("|")) for row in WRITTEN.strip().splitlines()]


@pytest.mark.parametrize(("claim", "text", "hits"), ROWS)
def test_what_is_found(claim: str, text: str, hits: str, bench: Callable[..., Any]) -> None:
    it = bench(claim, NAMES)
    (phrasing,) = it.phrasings()
    view = it.views(text.replace("\\n", "\n"))[-1]
    words = view.analysis.words
    written = [
        "-" if hit.carried else view.analysis.text[words[hit.first].start : words[hit.last - 1].end]
        for hit in find(phrasing, view).hits
    ]
    assert ", ".join(written) == hits


def test_shares_are_of_the_claims_own_words(bench: Callable[..., Any]) -> None:
    all_of_it = found(bench, CRIMEA, "In 2016 Russia annexed Crimea, its neighbour, after years of quiet.")
    assert (all_of_it.coverage, all_of_it.names, all_of_it.words) == (1.0, 1.0, 1.0)
    half = found(bench, CRIMEA, "Crimea was annexed in 2016.")
    assert (half.names, half.words) == (0.5, 1.0)
    assert found(bench, CRIMEA, "Rain fell.").coverage == 0.0
