"""A date that is written with other dates inside it: the whole matches, its parts are mentions beside it."""

from __future__ import annotations

from datetime import date

import pytest

import factcheck
from factcheck.values.interface import Context, DateValue, Mention
from factcheck.values.normal import normal_form
from factcheck.values.read import read_mentions

PUBLISHED = date(2021, 10, 19)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("He taught from 1992 to 2003.", [("1992", "from", "1992"), ("2003", "to", "2003")]),
        ("the 1914-18 war", [("1914", "from", "1914"), ("18", "to", "1918")]),
        ("March 5-7, 2014", [("5", "from", "2014-03-05"), ("7", "to", "2014-03-07")]),
        ("from May to June 2014", [("May", "from", "2014-05"), ("June 2014", "to", "2014-06")]),
        ("between the 15th and the 17th century", [("the 15th", "from", "14XX"), ("17th century", "to", "16XX")]),
        ("Boston (2013 – present)", [("2013", "from", "2013")]),
        ("He left after March 2014.", [("March 2014", "plain", "2014-03")]),
        ("two weeks after 6 October 2014", [("6 October 2014", "plain", "2014-10-06")]),
        ("It has stood since 1850.", [("1850", "plain", "1850")]),
        ("It opened in March 2014.", []),
    ],
)
def test_the_dates_inside_a_date(text: str, parts: list[tuple[str, str, str]]) -> None:
    (whole,) = read_mentions(text, Context(PUBLISHED))
    assert [(part.text, part.role.value, normal_form(part.value)) for part in whole.parts] == parts
    assert all(len(part.span) < len(whole.span) and whole.span.overlaps(part.span) for part in whole.parts)


def test_both_ends_of_a_range_are_a_pair() -> None:
    (whole,) = read_mentions("He taught from 1992 to 2003.")
    first, last = whole.parts
    assert (first.pair, last.pair) == (last.span, first.span)


def test_read_values_lists_parts_after_the_whole_at_their_place_in_the_source() -> None:
    text = "Cafe\u0301: he taught from 1992 to 2003, since then in May 2004."
    mentions: tuple[Mention, ...] = factcheck.read_values(text)
    assert [one.text for one in mentions] == ["from 1992 to 2003", "1992", "2003", "May 2004"]
    assert [text[one.span.start : one.span.end] for one in mentions] == [one.text for one in mentions]
    assert all(isinstance(one.value, DateValue) for one in mentions)
