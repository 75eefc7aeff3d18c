"""Every row of every table of comparison, by an example; a row without one fails."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck.comparison.amount import AMOUNT_LEVELS
from factcheck.comparison.dates import DATE_LEVELS
from factcheck.comparison.interface import Comparison
from factcheck.comparison.names import NAME_LEVELS

DATES = [
    ("17 May", "17 May", "same-day"),
    ("in May", "17 May", "same-day"),
    ("by 20 May", "17 May", "same-day"),
    ("after 10 May", "17 May", "same-day"),
    ("since May", "17 May", "same-day"),
    ("after 20 May", "17 May", "other-day"),
    ("before 10 May", "17 May", "other-day"),
    ("by 10 May", "17 May", "other-day"),
    ("since June", "17 May", "other-day"),
    ("on 18 May", "17 May", "other-day"),
    ("in June", "17 May", "other-day"),
    ("last year", "2014", "unknown"),
    ("since 1950", "since 1950", "same-start"),
    ("since May 1950", "since 1950", "same-start"),
    ("since 1920", "since 1950", "other-start"),
    ("until 1920", "until 1950", "other-start"),
    ("from 1939 to 1945", "from 1939 to 1945", "same-ends"),
    ("from September 1939 to May 1945", "from 1939 to 1945", "same-ends"),
    ("from 1939 to 1944", "from 1939 to 1945", "other-ends"),
    ("18 March 2014", "March 2014", "inside"),
    ("March 2014", "2014", "inside"),
    ("2014", "about 2015", "inside"),
    ("March 2014", "18 March 2014", "coarser"),
    ("the spring of 2014", "18 May 2014", "coarser"),
    ("2014", "18 March 2014", "coarser"),
    ("the 2010s", "18 March 2014", "vague"),
    ("the 21st century", "2014", "vague"),
    ("between 2010 and 2020", "2014", "vague"),
    ("2015", "March 2014", "otherwise"),
    ("19 March 2014", "18 March 2014", "otherwise"),
    ("the 1990s", "2014", "otherwise"),
]
FIGURES = [
    ("330", "330", "same"),
    ("$450 million", "$450 million", "same"),
    ("5.2%", "5.2 per cent", "same"),
    ("three hundred and thirty", "330", "same"),
    ("more than 300", "more than 100", "exceeds"),
    ("fewer than 50", "fewer than 100", "exceeds"),
    ("at least five", "more than 4", "inside"),
    ("$250.4 million", "less than $250.4 million", "at-limit"),
    ("4.19 million", "4.2 million", "inside"),
    ("USD 450m", "$450 million", "inside"),
    ("4.2 million", "4,187,203", "rounds"),
    ("about 4 million", "4,187,203", "rounds"),
    ("400", "about 410", "inside"),
    ("more than 300", "330", "bound"),
    ("at most 330", "330", "bound"),
    ("between 320 and 340", "330", "bound"),
    ("more than 300", "between 250 and 350", "overlap"),
    ("more than 300", "more than 290", "inside"),
    ("324", "330", "otherwise"),
    ("more than 350", "330", "otherwise"),
    ("4.1 million", "4,187,203", "otherwise"),
    ("6.1%", "5.2%", "otherwise"),
    ("330 metres", "331 metres", "otherwise"),
    ("18 months", "19 months", "otherwise"),
]
OTHERS = [
    ("5%", "5 percentage points", "incomparable"),
    ("€450 million", "$450 million", "incomparable"),
    ("330 metres", "330 tonnes", "incomparable"),
    ("twice", "2", "incomparable"),
    ("2014", "330 metres", "incomparable"),
    ("the third", "the third", "same"),
    ("the third", "the fourth", "otherwise"),
]
NAMES = [
    ("Brussels", "same-name"),
    ("Belgium", "contains"),
    ("Sydney", "other-name"),
    ("Paris", "otherwise"),
]


@pytest.mark.parametrize(("stated", "reference", "level"), DATES + FIGURES + OTHERS)
def test_level(stated: str, reference: str, level: str, outcome: Callable[..., Comparison]) -> None:
    assert outcome(stated, reference).level == level


@pytest.mark.parametrize(("stated", "level"), NAMES)
def test_level_of_names(stated: str, level: str, outcome: Callable[..., Comparison]) -> None:
    comparison = outcome(f"name: {stated}", "name: Brussels", within=("Belgium",), one_of=("Sydney", "Melbourne"))
    assert comparison.level == level


def test_every_row_has_an_example() -> None:
    assert {level for *_, level in DATES} == {row.name for row in DATE_LEVELS}
    assert {level for *_, level in FIGURES} == {row.name for row in AMOUNT_LEVELS}
    assert {level for *_, level in NAMES} == {row.name for row in NAME_LEVELS}


@pytest.mark.parametrize("rows", [DATE_LEVELS, AMOUNT_LEVELS, NAME_LEVELS], ids=["dates", "figures", "names"])
def test_rows_have_names_of_their_own(rows: tuple[object, ...]) -> None:
    names = [row.name for row in rows]  # type: ignore[attr-defined]  # rows of three tables
    assert len(names) == len(set(names))
