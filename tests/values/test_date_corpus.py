"""Every spelling of the corpus is read whole, once, as its value; nothing is read where the corpus says so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.values.edtf import write_edtf
from factcheck.values.interface import Context, DateValue, Mention
from factcheck.values.read import read_mentions

CORPUS = Path(__file__).parent / "corpus"


def entries() -> list[dict[str, Any]]:
    return yaml.safe_load((CORPUS / "date.yaml").read_text(encoding="utf-8"))


def cases() -> Iterator[tuple[dict[str, Any], str]]:
    return ((entry, spelling) for entry in entries() for spelling in entry["spellings"])


def dates(text: str, published: date | None = None) -> list[Mention]:
    return [mention for mention in read_mentions(text, Context(published)) if mention.kind == "date"]


def marked(spelling: str) -> tuple[str, str]:
    """The text of a spelling, and the part of it in brackets, or all of it."""
    before, bracket, rest = spelling.partition("[")
    if not bracket:
        return spelling, spelling
    inside, _, after = rest.partition("]")
    return before + inside + after, inside


@pytest.mark.parametrize(("entry", "spelling"), list(cases()))
def test_spelling_is_read_whole_once_as_its_value(entry: dict[str, Any], spelling: str) -> None:
    text, part = marked(spelling)
    found = dates(text, entry.get("published"))
    assert [mention.text for mention in found] == [part]
    value = found[0].value
    assert isinstance(value, DateValue)
    assert write_edtf(value) == str(entry["value"])
    assert found[0].latent is entry.get("latent", False)
    if "readings" in entry:
        assert [write_edtf(DateValue(one, value.grain)) for one in value.readings] == [
            str(one) for one in entry["readings"]
        ]


NONE = yaml.safe_load((CORPUS / "date-none.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", [text for texts in NONE.values() for text in texts])
def test_no_date_is_read(text: str) -> None:
    assert [mention.text for mention in dates(text, date(2014, 10, 8))] == []


def test_the_dates_of_a_life_are_two_facts() -> None:
    first, last = dates("Antonín Dvořák (8 September 1841 – 1 May 1904) was a Czech composer.")
    assert [(one.text, one.role.value) for one in (first, last)] == [("8 September 1841", "from"), ("1 May 1904", "to")]
    assert (first.pair, last.pair) == (last.span, first.span)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Russia annexed Crimea in 2014, not 2015.", {"2014": "2014", "2015": "2015"}),
        ("In 1724 it was printed. Two years later he left.", {"1724": "1724", "Two years later": "1726"}),
        ("It was founded in 1832, and closed in May of that year.", {"1832": "1832", "May of that year": "1832-05"}),
        ("The summit is on April 24 and 25, 1999.", {"April 24": "1999-04-24", "25, 1999": "1999-04-25"}),
        ("He left on Friday and will be back on Monday.", {"Friday": "2014-10-03", "Monday": "2014-10-13"}),
        (
            "In February 1860 he met them. The following month he left.",
            {"February 1860": "1860-02", "The following month": "1860-03"},
        ),
        ("They met on 3 May 2014 and again on the 25th.", {"3 May 2014": "2014-05-03", "the 25th": "2014-05-25"}),
        ("On 3 May 2014 they met. They left the next day.", {"3 May 2014": "2014-05-03", "the next day": "2014-05-04"}),
        (
            "They met on Monday and left the following morning.",
            {"Monday": "2014-10-06", "the following morning": "2014-10-07"},
        ),
        (
            "On 3 May 2014 they met. That same week it began.",
            {"3 May 2014": "2014-05-03", "That same week": "2014-04-28/2014-05-04"},
        ),
        (
            "On 3 May 2014 they met. Two weeks later they left.",
            {"3 May 2014": "2014-05-03", "Two weeks later": "2014-05-17~"},
        ),
        ("In 2009 he lost. He won twice in the same season.", {"2009": "2009", "the same season": "2009"}),
        ("In 2009 he lost. Later in the year he won.", {"2009": "2009", "Later in the year": "2009"}),
        ("It took 170 years, and 170 years later, in 1896, it was done.", {"170 years later": "1896", "1896": "1896"}),
        (
            "Third-quarter profit rose to $3 million from $2 million a year earlier.",
            {"Third-quarter": "2014-35", "a year earlier": "2013-35"},
        ),
        ("Sales in March and April 2015 rose.", {"March": "2015-03", "April 2015": "2015-04"}),
        (
            "in late March or early April 2015",
            {"late March": "2015-03-18/2015-03-31", "early April 2015": "2015-04-01/2015-04-13"},
        ),
        ("on June 5 and July 7, 2012", {"June 5": "2012-06-05", "July 7, 2012": "2012-07-07"}),
        ("It opened in 2004, 2007 and 2013.", {"2004": "2004", "2007": "2007", "2013": "2013"}),
    ],
)
def test_dates_that_lean_on_each_other(text: str, found: dict[str, str]) -> None:
    read = {mention.text: mention.value for mention in dates(text, date(2014, 10, 8))}
    assert {written: write_edtf(value) for written, value in read.items() if isinstance(value, DateValue)} == found


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("He was a guest this weekend.", date(2015, 9, 22), "2015-09-19/2015-09-20"),
        ("He will be a guest this weekend.", date(2015, 9, 22), "2015-09-26/2015-09-27"),
        ("They met last weekend.", date(2015, 9, 20), "2015-09-12/2015-09-13"),
        ("They had planned to meet next weekend.", date(2015, 9, 22), "2015-09-26/2015-09-27"),
        ("The court will rule on Friday.", date(2014, 10, 8), "2014-10-10"),
        ("On Friday, Mohamed and his father are to travel.", date(2014, 10, 8), "2014-10-10"),
        ("Two hundred guests need to be seated on Friday, and will be.", date(2014, 10, 8), "2014-10-10"),
        ("The court ruled on Friday.", date(2014, 10, 8), "2014-10-03"),
        ("It has until 9 a.m. EST Friday.", date(2014, 10, 8), "2014-10-10"),
        ("At a rally on Friday and were due to march.", date(2014, 10, 8), "2014-10-10"),
        ("He must be returned by Jan. 14.", date(2000, 1, 5), "../2000-01-14"),
        ("She was found on Nov. 25.", date(2000, 1, 5), "1999-11-25"),
        (
            "In 1832 he fought. " + "He wrote to his friends at length. " * 8 + "On 2 June he was buried.",
            date(2004, 8, 18),
            "1832-06-02",
        ),
        (
            "In 1830, 1831 and 1832 he fought. " + "He wrote to his friends at length. " * 24 + "On 2 June he died.",
            date(2004, 8, 18),
            "1832-06-02",
        ),
        (
            "In 1832 it was founded. " + "He wrote to his friends at length. " * 24 + "On 2 June he died.",
            date(2004, 8, 18),
            "2004-06-02",
        ),
        (
            "In 1999 he won. " + "He wrote to his friends at length. " * 8 + "On 2 June he resigned.",
            date(2004, 8, 18),
            "2004-06-02",
        ),
        ("In the story of 1832, he died on 30 May.", date(2004, 8, 18), "1832-05-30"),
    ],
)
def test_verbs_and_years_told_place_a_date(text: str, published: date, value: str) -> None:
    last = dates(text, published)[-1].value
    assert isinstance(last, DateValue)
    assert write_edtf(last) == value
