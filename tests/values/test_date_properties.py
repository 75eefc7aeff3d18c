"""Properties of reading dates: what is written is read, wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from factcheck.values import date as dates
from factcheck.values.calendar_days import ordinal
from factcheck.values.date.direction import Direction, likely_year, nearest_weekday
from factcheck.values.date.phrase import WRITINGS
from factcheck.values.interface import Context, DateValue, Mention
from factcheck.values.interval import Interval
from factcheck.values.read import read_mentions

MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
DAYS = st.dates(date(1000, 1, 1), date(2099, 12, 31))
FORMS = [
    lambda day: f"{day.day} {MONTHS[day.month - 1]} {day.year}",
    lambda day: f"{MONTHS[day.month - 1]} {day.day}, {day.year}",
    lambda day: f"the {day.day}th of {MONTHS[day.month - 1]}, {day.year}",
    lambda day: day.isoformat(),
    lambda day: f"{WEEKDAYS[day.weekday()]}, {MONTHS[day.month - 1]} {day.day}, {day.year}",
]


def read(text: str, published: date | None = None) -> list[Mention]:
    return [mention for mention in read_mentions(text, Context(published)) if mention.kind == "date"]


@given(DAYS, st.sampled_from(FORMS), st.sampled_from(["{}", "It happened on {}, he said.", "({})", "Before {}"]))
def test_a_written_day_is_that_day_wherever_it_stands(day: date, form: Callable[[date], str], frame: str) -> None:
    written = form(day)
    found = read(frame.format(written))
    assert len(found) == 1
    assert written in found[0].text
    value = found[0].value
    assert isinstance(value, DateValue)
    assert Interval.at(day.toordinal()) in (value.interval, *value.named)


@given(DAYS)
def test_publication_date_changes_no_full_date(day: date) -> None:
    text = f"The treaty of {day.day} {MONTHS[day.month - 1]} {day.year} holds."
    assert read(text) == read(text, date(2021, 10, 19))


@given(DAYS)
def test_the_span_of_a_date_reads_as_the_same_date(day: date) -> None:
    found = read(f"They met in {MONTHS[day.month - 1]} {day.year} and never again.")
    again = read(found[0].text)
    assert [one.value for one in again] == [one.value for one in found]


@given(st.dates(date(1950, 1, 1), date(2050, 1, 1)), st.integers(1, 12), st.integers(1, 28), st.sampled_from(Direction))
def test_a_date_without_its_year_is_within_a_year(published: date, month: int, day: int, towards: Direction) -> None:
    year = likely_year(month, day, published, towards)
    assert abs(ordinal(year, month, day) - published.toordinal()) <= 366


@given(st.dates(date(1950, 1, 1), date(2050, 1, 1)), st.integers(0, 6))
def test_a_weekday_is_the_nearest_on_its_side(published: date, number: int) -> None:
    past = nearest_weekday(number, published, Direction.PAST).low
    future = nearest_weekday(number, published, Direction.FUTURE).low
    assert date.fromordinal(past).weekday() == date.fromordinal(future).weekday() == number
    assert 0 <= published.toordinal() - past <= 6
    assert 0 <= future - published.toordinal() <= 6


def test_rules_have_distinct_names_and_cues_in_lower_case() -> None:
    names = [rule.name for rule in dates.RULES]
    assert len(names) == len(set(names)) == len(WRITINGS)
    assert all(cue == "#" or re.fullmatch(r"[^\W\d_]+", cue) for rule in dates.RULES for cue in rule.cues)
    assert all(cue == cue.lower() for rule in dates.RULES for cue in rule.cues)
