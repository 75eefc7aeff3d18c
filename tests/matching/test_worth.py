"""Whether a sentence is worth checking: a labelled corpus with floors, and a sentence for each row of the table."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.matching.index import index_of
from factcheck.matching.view import DocumentView
from factcheck.matching.worth import WORTH, worth_of
from factcheck.registry.registry import Registry
from factcheck.text.readers import document_from_text
from factcheck.text.sentences import sentences_of

CORPUS = Path(__file__).parents[1] / "corpus"
NOTHING = Registry.from_claims([])
FLOORS = {"tuning": (0.95, 0.95), "heldback": (0.95, 0.95)}
"""Least precision and recall of each file."""


def rows_of(text: str) -> list[str]:
    """The label of the row that decides each sentence of a text; of one that is worth checking, in capitals."""
    document = document_from_text(text)
    view = DocumentView(document, sentences_of(document), index_of(NOTHING))
    rows = map(worth_of, view.sentences)
    return [row.label.upper() if row.worthy else row.label for row in rows]


@pytest.mark.parametrize("name", FLOORS)
def test_precision_and_recall(name: str) -> None:
    lines = (CORPUS / f"check-worthy-{name}.tsv").read_text(encoding="utf-8").splitlines()
    labelled = [line.split("\t") for line in lines]
    assert {label for label, _ in labelled} == {"yes", "no"}
    assert len({text for _, text in labelled}) == len(labelled)
    said = [(label == "yes", any(row.isupper() for row in rows_of(text))) for label, text in labelled]
    right = said.count((True, True))
    precision = right / (right + said.count((False, True)))
    recall = right / (right + said.count((True, False)))
    print(f"check-worthy, {name}: {len(said)} sentences, precision {precision:.3f}, recall {recall:.3f}")  # noqa: T201
    least_precision, least_recall = FLOORS[name]
    assert precision >= least_precision
    assert recall >= least_recall


EXAMPLES = {
    "Mayor Opens New Park In Leeds": "it is a heading, or no whole sentence",
    "Did Norway win 12 medals in 1994?": "it is a question",
    "If Norway wins 12 medals, the king will be there.": "it is a condition",
    "In my view, Norway won too few medals in 1994.": "it says what somebody believes",
    "Norway must win 12 medals.": "it says what should be",
    "A spokesman for Norsk Hydro in Oslo declined to comment.": "it says that somebody says nothing",
    "Norway is expected to win 12 medals.": "it says what is still to come, or may be",
    "Norway won 12 medals.": "IT STATES A VALUE",
    "The winters of Oslo and Bergen are dreadful.": "it says what somebody thinks of something, or feels",
    "“In Oslo you walk, in Bergen you swim,” said the guide.": "it quotes somebody, and no value",
    "The canal of Oslo leads to Trondheim.": "IT CONNECTS WHAT IT NAMES",
    "The road to Trondheim was closed last week.": "IT SAYS WHEN SOMETHING WAS THAT IT NAMES",
    "The road was long.": "it holds nothing to look up",
}


@pytest.mark.parametrize(("text", "label"), EXAMPLES.items())
def test_each_row_decides(text: str, label: str) -> None:
    assert rows_of(text) == [label]


def test_every_row_has_an_example() -> None:
    assert [label.lower() for label in EXAMPLES.values()] == [row.label for row in WORTH]
