"""Writing values: every notation of the corpus, and what must hold of all of them."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.values.calendar_days import day_interval, is_day, month_interval, year_interval
from factcheck.values.interface import Context, DateValue, Grain, Mention
from factcheck.values.interval import Interval
from factcheck.values.ordinal import LAST
from factcheck.values.read import read_mentions
from factcheck.values.writing.dates import grain_of, in_notation
from factcheck.values.writing.days import day_in_words
from factcheck.values.writing.notation import rewritten
from factcheck.values.writing.spelling import LARGEST, STYLES, cardinal, plain, rank_in_words, ranked

PUBLISHED = Context(date(2021, 10, 19))
CORPUS = Path(__file__).parent / "corpus" / "notation.tsv"
LINES = (line for line in CORPUS.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
ROWS = list(csv.DictReader(LINES, delimiter="\t", quoting=csv.QUOTE_NONE))


def first_in(text: str) -> Mention:
    return read_mentions(text, PUBLISHED)[0]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['written']} > {row['wanted']}")
def test_the_corpus(row: dict[str, str]) -> None:
    mention = first_in(row["written"])
    new = rewritten(mention.span.of(row["written"]), mention, first_in(row["wanted"]).value)
    assert (new or "-") == row["rewritten"]


@pytest.mark.parametrize("row", [row for row in ROWS if row["rewritten"] != "-"], ids=lambda row: row["rewritten"])
def test_what_is_written_is_read_back_in_the_same_notation(row: dict[str, str]) -> None:
    mention = first_in(row["written"])
    text = row["written"][: mention.span.start] + row["rewritten"] + row["written"][mention.span.end :]
    again = first_in(text)
    assert again.span.of(text) == row["rewritten"]
    assert again.rule == mention.rule
    assert rewritten(again.span.of(text), again, again.value) in (row["rewritten"], None)


DAYS = st.dates(date(1000, 1, 1), date(2900, 12, 31))


@given(DAYS, DAYS, st.sampled_from(("%Y-%m-%d", "{day} %B %Y", "%B {day}, %Y", "%d.%m.%Y", "{day} %b %Y")))
def test_a_date_for_itself_is_the_same_text(one: date, other: date, pattern: str) -> None:
    def written(day: date) -> str:
        return day.strftime(pattern).replace("{day}", str(day.day))

    first, second = (DateValue(Interval.at(day.toordinal()), Grain.DAY) for day in (one, other))
    assert in_notation(written(one), first, first) in (written(one), None)
    assert in_notation(written(one), first, second) in (written(other), None) or "%b" in pattern


@given(st.integers(0, LARGEST - 1), st.sampled_from(STYLES))
def test_numbers_in_words_are_read_back(number: int, style: object) -> None:
    words = cardinal(number, style)
    assume(words)
    (mention,) = read_mentions(f"{words} members")
    assert mention.value.amount.stated == Decimal(number)


@given(st.integers(1, 999).filter(lambda rank: rank % 10 != 2))  # "forty-second" may be a length of time
def test_ranks_in_words_are_read_back(rank: int) -> None:
    words = rank_in_words(rank)
    (mention,) = read_mentions(f"the {words} state")
    assert mention.value.rank == rank != LAST
    (mention,) = read_mentions(f"the {ranked(rank)} state")
    assert mention.value.rank == rank


def test_ranks() -> None:
    assert [ranked(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 102, 111, 113)] == (
        ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "111th", "113th"]
    )


def test_grains() -> None:
    assert grain_of(day_interval(2014, 3, 18)) is Grain.DAY
    assert grain_of(month_interval(2014, 3)) is Grain.MONTH
    assert grain_of(year_interval(2014)) is Grain.YEAR
    assert grain_of(Interval(1, 5)) is grain_of(Interval(None, 5)) is None
    assert is_day(2014, 3, 18)


def test_plain_words() -> None:
    assert plain(Decimal(9999)) == "9999"
    assert plain(Decimal("1.20E+7")) == "12,000,000"
    assert day_in_words(day_interval(-43, 3, 15).low or 0, Grain.DAY) == "15 March 44 BC"
    assert (cardinal(-1), cardinal(LARGEST), rank_in_words(0)) == (None, None, None)
