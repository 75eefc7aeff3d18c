"""EDTF: what is read is written alike, and what can't be is refused with a reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.values.calendar_days import is_day, iso, ordinal
from factcheck.values.edtf import EdtfError, read_edtf, write_edtf
from factcheck.values.interface import Bound, Grain, MonthDay

CASES = [
    ("2014", Grain.YEAR, "2014-01-01", "2014-12-31"),
    ("2014-03", Grain.MONTH, "2014-03-01", "2014-03-31"),
    ("2014-03-18", Grain.DAY, "2014-03-18", "2014-03-18"),
    ("2014-02-20/2014-03-21", Grain.RANGE, "2014-02-20", "2014-03-21"),
    ("1999/2007", Grain.RANGE, "1999-01-01", "2007-12-31"),
    ("2012-04/2013-06", Grain.RANGE, "2012-04-01", "2013-06-30"),
    ("199X", Grain.DECADE, "1990-01-01", "1999-12-31"),
    ("19XX", Grain.CENTURY, "1900-01-01", "1999-12-31"),
    ("2014-21", Grain.SEASON, "2014-03-01", "2014-06-20"),
    ("2014-33", Grain.QUARTER, "2014-01-01", "2014-03-31"),
    ("2014-36", Grain.QUARTER, "2014-10-01", "2014-12-31"),
    ("2014-40", Grain.HALF, "2014-01-01", "2014-06-30"),
    ("2014-41", Grain.HALF, "2014-07-01", "2014-12-31"),
    ("-0043", Grain.YEAR, "-0043-01-01", "-0043-12-31"),
    ("-0043-03-15", Grain.DAY, "-0043-03-15", "-0043-03-15"),
]


@pytest.mark.parametrize(("text", "grain", "earliest", "latest"), CASES)
def test_read_and_written_alike(text: str, grain: Grain, earliest: str, latest: str) -> None:
    value = read_edtf(text)
    assert value is not None
    assert (value.grain, iso(value.interval.low), iso(value.interval.high)) == (grain, earliest, latest)
    assert write_edtf(value) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2014-Q1", "2014-33"),
        ("2014?", "2014~"),
        ("2014%", "2014~"),
        ("2014-XX", "2014"),
        ("2014-03-XX", "2014-03"),
        ("/2020", "../2020"),
        ("2011/", "2011/.."),
    ],
)
def test_other_spellings(text: str, written: str) -> None:
    value = read_edtf(text)
    assert value is not None
    assert write_edtf(value) == written


def test_half_lines() -> None:
    since, until = read_edtf("2011/.."), read_edtf("../2020-06")
    assert since is not None
    assert until is not None
    assert (since.bound, since.interval.high, iso(since.interval.low)) == (Bound.AT_LEAST, None, "2011-01-01")
    assert (until.bound, until.interval.low, iso(until.interval.high)) == (Bound.AT_MOST, None, "2020-06-30")
    assert [write_edtf(value) for value in (since, until)] == ["2011/..", "../2020-06"]


def test_without_a_year() -> None:
    value = read_edtf("XXXX-10-06")
    assert value is not None
    assert value.yearless == MonthDay(10, 6)
    assert not value.interval.is_bounded
    assert write_edtf(value) == "XXXX-10-06"


@pytest.mark.parametrize(
    "text",
    [
        "1969-02-30",
        "2014-13",
        "2014-00",
        "2014-50",
        "2014-Q5",
        "2020/2010",
        "XXXX",
        "XXXX-02-30",
        "199X-05",
        "2014-XX-05",
    ],
)
def test_notation_that_names_no_date_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(EdtfError) as error:
        read_edtf(text)
    assert len(str(error.value)) > 10


@pytest.mark.parametrize(
    "text", ["March 2014", "", "14", "2014-3", "20140318", "2014/March", "../..", "2014-03-18T10:00", "8"]
)
def test_what_is_no_notation_is_left_to_the_readers_of_prose(text: str) -> None:
    assert read_edtf(text) is None


@given(st.integers(-3000, 3000), st.integers(1, 12), st.integers(1, 31))
def test_any_day_goes_there_and_back(year: int, month: int, day: int) -> None:
    if is_day(year, month, day):
        value = read_edtf(iso(ordinal(year, month, day)))
        assert value is not None
        assert value.interval.low == value.interval.high == ordinal(year, month, day)
        assert write_edtf(value) == iso(ordinal(year, month, day))


@given(st.sampled_from([case[0] for case in CASES]), st.sampled_from(["~", "?", "%"]))
def test_uncertain_dates_are_approximate(text: str, mark: str) -> None:
    if "/" not in text:
        value, plain = read_edtf(text + mark), read_edtf(text)
        assert value is not None
        assert plain is not None
        assert value.approximate
        assert value.interval == plain.interval
        assert write_edtf(value) == text + "~"
