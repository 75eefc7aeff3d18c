"""Values that change: the period that a statement is held to, and how the report says that it was chosen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from factcheck.comparison.interface import Comparison, Verdict
from factcheck.comparison.timeline import compare_over_time, spell_period
from factcheck.matching.interface import Moment
from factcheck.registry.claim import Reference, WrongValue
from factcheck.values.interface import Value
from factcheck.values.interval import Interval


def days(first: str | None, last: str | None) -> Interval:
    ends = (None if day is None else date.fromisoformat(day).toordinal() for day in (first, last))
    return Interval(*ends)


def on(first: str, last: str = "") -> Moment:
    return Moment(days(first, last or first), "the test")


MEMBERS = (
    ("19", None, "2003-12-31"),
    ("26", "2004-01-01", "2009-12-31"),
    ("30", "2012-01-01", "2020-12-31"),
    ("32", "2021-01-01", None),
)
"""A timeline with a gap in 2010 and 2011."""


@pytest.fixture
def members(held_to: Callable[..., Reference]) -> tuple[Reference, ...]:
    return tuple(held_to(number, period=days(first, last)) for number, first, last in MEMBERS)


@pytest.fixture
def told(members: tuple[Reference, ...], value: Callable[[str], Value]) -> Callable[[str, Moment | None], Comparison]:
    return lambda stated, moment: compare_over_time(value(stated), members, moment, text=stated)


PERIODS: list[tuple[str, Moment | None, str, str]] = [
    ("32", on("2024-06-01"), "consistent", "same"),
    ("30", on("2024-06-01"), "outdated", "other-period"),
    ("45", on("2024-06-01"), "contradicted", "otherwise"),
    ("19", on("1990-01-01"), "consistent", "same"),
    ("26", on("2005-01-01", "2005-12-31"), "consistent", "same"),
    ("32", on("2005-01-01", "2005-12-31"), "outdated", "other-period"),
    ("26", on("2010-06-01"), "undecided", "no-period"),
    ("45", on("2011-01-01", "2011-06-01"), "undecided", "no-period"),
    ("26", on("2009-12-31"), "consistent", "same"),
    ("30", on("2021-01-01"), "consistent", "same"),
    ("32", on("2020-12-31"), "consistent", "same"),
    ("30", on("2021-01-03"), "outdated", "other-period"),
    ("30", on("2019-01-01", "2022-01-01"), "consistent", "same"),
    ("32", on("2019-01-01", "2022-01-01"), "consistent", "same"),
    ("26", None, "consistent", "same"),
    ("45", None, "contradicted", "otherwise"),
    ("more than 25", on("2005-05-05"), "consistent", "bound"),
]


@pytest.mark.parametrize(("stated", "moment", "verdict", "level"), PERIODS)
def test_period(
    stated: str, moment: Moment | None, verdict: str, level: str, told: Callable[[str, Moment | None], Comparison]
) -> None:
    comparison = told(stated, moment)
    assert (comparison.verdict, comparison.level) == (verdict, level)


def test_outdated_names_the_period_in_which_it_was_right(
    members: tuple[Reference, ...], value: Callable[[str], Value]
) -> None:
    outcome = compare_over_time(value("30"), members, on("2024-06-01"), text="30")
    assert outcome.label == "the value from 2012-01-01 to 2020-12-31"
    assert (outcome.stated, outcome.reference) == ("30", "32")
    assert outcome.steps == ("period from 2021-01-01: by the test",)


def test_without_a_date_it_says_so(members: tuple[Reference, ...], value: Callable[[str], Value]) -> None:
    outcome = compare_over_time(value("26"), members, None, text="26")
    assert outcome.reference == "26"
    (step,) = outcome.steps
    assert step == "period from 2004-01-01 to 2009-12-31: no date is known, so any period may be meant"


def test_a_lone_value_has_no_period(value: Callable[[str], Value], held_to: Callable[..., Reference]) -> None:
    outcome = compare_over_time(value("26"), [held_to("26")], on("1800-01-01"), text="26")
    assert (outcome.verdict, outcome.steps) == (Verdict.CONSISTENT, ())


def test_a_listed_error_is_no_value_of_another_time(
    members: tuple[Reference, ...], value: Callable[[str], Value]
) -> None:
    wrong = [WrongValue(value("30"), "30", "two have joined since")]
    outcome = compare_over_time(value("30"), members, on("2024-06-01"), text="30", wrong=wrong)
    assert (outcome.level, outcome.because) == ("listed-wrong", "two have joined since")


def test_order_of_periods_says_nothing(members: tuple[Reference, ...], value: Callable[[str], Value]) -> None:
    for stated in ("26", "32"):
        for moment in (on("2005-01-01"), on("2024-01-01")):
            one = compare_over_time(value(stated), members, moment, text=stated)
            assert compare_over_time(value(stated), members[::-1], moment, text=stated) == one


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (days("2009-04-01", "2017-06-04"), "from 2009-04-01 to 2017-06-04"),
        (days("2009-04-01", None), "from 2009-04-01"),
        (days(None, "2017-06-04"), "to 2017-06-04"),
        (
            Interval(days("2009-04-01", None).low, days(None, "2017-06-05").high, high_open=True),
            "from 2009-04-01 to 2017-06-04",
        ),
        (Interval(None, None), "at all times"),
    ],
)
def test_a_period_in_words(period: Interval, words: str) -> None:
    assert spell_period(period) == words
