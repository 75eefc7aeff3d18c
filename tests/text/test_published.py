"""The date that an article states for itself; and that no date of its story is taken for it."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.text.document import Published
from factcheck.text.published import dateline_of, is_date_line, stated_date
from factcheck.text.readers import document_from_text

DATELINES = {
    "Headline\n\nTyler Durden\nTue, 10/19/2021 – 04:15\n": (date(2021, 10, 19), 4),
    "BRUSSELS, Oct. 6, 2021 — NATO said": (date(2021, 10, 6), 1),
    "KYIV, Ukraine, Feb. 24, 2022 (AP) — Forces crossed": (date(2022, 2, 24), 1),
    "WASHINGTON, D.C., March 3, 2020 /PRNewswire/ -- We": (date(2020, 3, 3), 1),
    "Headline\nOctober 6, 2021 | Staff\n\nText.": (date(2021, 10, 6), 2),
    "Published: 6 October 2021": (date(2021, 10, 6), 1),
    "Posted on 6th October, 2021 at 10:15 a.m. GMT": (date(2021, 10, 6), 1),
    "2021-10-06T10:12:00Z": (date(2021, 10, 6), 1),
    "Wednesday, October 6, 2021": (date(2021, 10, 6), 1),
    "13/10/2021": (date(2021, 10, 13), 1),
    "10/10/2021": (date(2021, 10, 10), 1),
    "Wed, 10/11/2021": (date(2021, 11, 10), 1),
    "Headline\r\nSept. 5, 2020\r\n": (date(2020, 9, 5), 2),
    "Updated May 4, 2020\nPublished May 3, 2020": (date(2020, 5, 3), 2),
    "May 9, 2023\n\nHeadline\n\nBy Jane Doe and John Roe on May 3, 2020": (date(2020, 5, 3), 5),
    "By Jane Doe | May 3, 2020": (date(2020, 5, 3), 1),
    "Last updated: 3 May 2020 09.15 BST": (date(2020, 5, 3), 1),
    "May 3, 2020\n\nText.\n\nMay 3, 2020": (date(2020, 5, 3), 1),
}


@pytest.mark.parametrize("text", DATELINES)
def test_an_article_states_its_date(text: str) -> None:
    day, line = DATELINES[text]
    assert document_from_text(text).published == Published(day, f"dateline at line {line}")


@pytest.mark.parametrize(
    "text",
    [
        "On October 6, 2021, NATO expelled eight.",
        "October 6, 2021 was a Wednesday.",
        "The treaty of May 3, 1950",
        "He was born on\nMay 3, 1950",
        "The pact was signed in the presence of ministers of both of the countries\nMay 3, 1950",
        "10/11/2021",  # of October or of November
        "Fri, 10/19/2021",  # a Tuesday
        "31/02/2021",
        "Foo 5, 2020",
        "WASHINGTON (Reuters) - A man",
        "May 3, 1950\nThe pact is signed.\n\nMay 4, 1951\nThe pact is broken.",
        "\n\n".join(["Prose."] * 20 + ["May 3, 1950"] + ["Prose."] * 20),
        "",
    ],
)
def test_a_date_of_the_story_is_not_the_date_of_the_article(text: str) -> None:
    assert document_from_text(text).published is None


def test_a_date_that_is_given_stands_above_what_the_article_says() -> None:
    given = Published(date(2020, 1, 1), "--date")
    assert document_from_text("Published: 6 October 2021", published=given).published == given


def test_a_dateline_knows_the_offset_of_its_line() -> None:
    found = dateline_of("Headline\n\n6 October 2021\n")
    assert found is not None
    assert found.at == len("Headline\n\n")


@pytest.mark.parametrize("line", ["Tue, 10/19/2021 – 04:15", "Published: 6 October 2021", "May 3, 2020"])
def test_a_line_that_is_a_date_is_its_own_unit(line: str) -> None:
    assert is_date_line(line)
    assert not is_date_line(f"It was {line}")


@pytest.mark.parametrize("value", ["2021-10-06", "2021-10-06T23:59:00-05:00", "6 Oct 2021", "October 6, 2021"])
def test_a_field_states_a_date(value: str) -> None:
    assert stated_date(value) == date(2021, 10, 6)


@pytest.mark.parametrize("value", ["", "soon", "2021-13-06", "6/10/2021", "2021"])
def test_a_field_states_no_date(value: str) -> None:
    assert stated_date(value) is None
