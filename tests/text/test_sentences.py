"""Where sentences end, by a corpus of texts; and what holds for every text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.settings import LIMITS
from factcheck.text.document import Block, BlockKind, Span
from factcheck.text.fold import fold
from factcheck.text.readers import document_from_text
from factcheck.text.sentences import STOP_TABLE, sentences_of, split_block, split_text

CORPUS = Path(__file__).parent / "corpus" / "sentences.txt"


def corpus() -> list[list[str]]:
    paragraphs = CORPUS.read_text(encoding="utf-8").split("\n\n")
    texts = [[line for line in text.splitlines() if not line.startswith("#")] for text in paragraphs]
    return [sentences for sentences in texts if sentences]


@pytest.mark.parametrize("sentences", corpus(), ids=lambda sentences: sentences[0][:40])
def test_a_text_of_the_corpus_is_split_as_it_is_written(sentences: list[str]) -> None:
    text = fold(" ".join(sentences)).text
    assert [span.of(text) for span in split_text(text)] == [fold(sentence).text for sentence in sentences]


def test_a_blank_may_be_missing_where_a_word_begins_that_begins_sentences() -> None:
    text = "Russia left.The alliance stayed. Booking.Com did not. It ended in 2020.Then came 1.5 billion."
    assert [span.of(text) for span in split_text(text)] == [
        "Russia left.",
        "The alliance stayed.",
        "Booking.Com did not.",
        "It ended in 2020.",
        "Then came 1.5 billion.",
    ]


PARAGRAPHS = {
    "blank lines separate": ("A heading\n\nSome prose\n \nMore", ["A heading", "Some prose", "More"]),
    "a wrapped line goes on": ("It was a cold\nnight in the city.", ["It was a cold\nnight in the city."]),
    "a wrapped name goes on": ("Russia annexed\nCrimea in\n2014.", ["Russia annexed\nCrimea in\n2014."]),
    "a heading without a stop": (
        "Crisis in the East\nRussia annexed Crimea in March 2014, and war came.",
        ["Crisis in the East", "Russia annexed Crimea in March 2014, and war came."],
    ),
    "list items": ("We need:\n- bread\n- eggs first\n- tea", ["We need:", "- bread", "- eggs first", "- tea"]),
    "a dash at the start of a wrapped line": (
        "The treaty of Minsk\n– the second – was signed.",
        ["The treaty of Minsk\n– the second – was signed."],
    ),
    "a byline and a dateline": (
        "By Tyler Durden\nTue, 10/19/2021 – 04:15\nRussia left the mission.",
        ["By Tyler Durden", "Tue, 10/19/2021 – 04:15", "Russia left the mission."],
    ),
    "a wrapped date goes on": ("He was born on\nMay 3, 1950", ["He was born on\nMay 3, 1950"]),
}


@pytest.mark.parametrize("name", PARAGRAPHS)
def test_a_line_end_is_a_blank_unless_the_line_is_its_own_unit(name: str) -> None:
    text, expected = PARAGRAPHS[name]
    assert [span.of(text) for span in split_text(text)] == expected


def test_sentences_are_numbered_through_and_know_their_block() -> None:
    document = document_from_text("One. Two.\n\nThree.")
    assert [(s.index, s.block, s.span.of(document.text)) for s in sentences_of(document)] == [
        (0, 0, "One."),
        (1, 0, "Two."),
        (2, 1, "Three."),
    ]


def test_context_never_carries_over_from_a_list_item() -> None:
    document = document_from_text("Two points:\n- first\n- second\n")
    assert document.blocks[1:] == (
        Block(BlockKind.ITEM, Span(12, 19), 1),
        Block(BlockKind.ITEM, Span(20, 28), 1),
    )


def test_an_endless_sentence_is_cut_at_blanks() -> None:
    text = "word " * LIMITS.sentence_characters
    pieces = [span.of(text) for span in split_block(text)]
    assert max(map(len, pieces)) <= LIMITS.sentence_characters
    assert " ".join(pieces) == text.strip()


def test_a_word_is_never_cut() -> None:
    number = "1" * (3 * LIMITS.sentence_characters)
    text = f"It is {number} metres high."
    assert number in [span.of(text) for span in split_block(text)]


def test_every_stop_is_decided_by_the_last_row_at_the_latest() -> None:
    assert STOP_TABLE[-1].name == "otherwise"
    assert len({row.name for row in STOP_TABLE}) == len(STOP_TABLE)


PROSE = st.lists(st.sampled_from([*"aAI.!?…\"'“”() \n1•-[]é。", "Mr.", "U.S.", "The "]), max_size=60).map("".join)


@given(PROSE)
def test_sentences_are_in_order_disjoint_trimmed_and_hold_every_character(text: str) -> None:
    spans = split_text(text)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
