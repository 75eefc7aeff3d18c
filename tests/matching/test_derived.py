"""Dates by arithmetic: a table of what sentences derive, a table of what they must not, and what holds of every one."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.matching.analysis import Analysis
from factcheck.matching.derived import derived_dates
from factcheck.values.calendar_days import iso, year_interval
from factcheck.values.interface import Context, DateValue, Mention
from factcheck.values.interval import Interval

PUBLISHED = "2024-03-20"
# The words in braces name the claim's event. Stated words | how the date is said | its first and last day.
DERIVED = """
Ten years after the {annexation} of {Crimea}, in 2025, the question was open.
  Ten years after | 2015 (ten years before 2025) | 2015-01-01 2015-12-31
In 2019, five years after {Crimea} was {annexed}, trade resumed.
  five years after | 2014 (five years before 2019) | 2014-01-01 2014-12-31
Voyager 1 was launched in 1977, eight years after the first {Moon} {landing}.
  eight years after | 1969 (eight years before 1977) | 1969-01-01 1969-12-31
The Kyoto Protocol entered into force in 2005, ten years before the {Paris} {Agreement} was {adopted}.
  ten years before | 2015 (ten years after 2005) | 2015-01-01 2015-12-31
Nearly ten years after the {annexation} of {Crimea}, in 2024, talks began.
  Nearly ten years after | about 2014 (nearly ten years before 2024) | 2013-01-01 2015-12-31
In 2024, more than ten years after the {annexation} of {Crimea}, talks began.
  more than ten years after | 2014 or earlier (more than ten years before 2024) | .. 2014-12-31
Two centuries after the {Battle} of {Waterloo}, in 2015, descendants met.
  Two centuries after | about 1815 (two centuries before 2015) | 1804-01-01 1826-12-31
Half a century after the {Moon} {landing}, in 2019, a museum opened.
  Half a century after | about 1969 (half a century before 2019) | 1963-01-01 1975-12-31
18 months after the {annexation} of {Crimea}, in September 2015, talks began.
  18 months after | about 2014 (18 months before September 2015) | 2014-02-01 2014-04-30
Crowds marked the six-month anniversary of the {annexation} of {Crimea} on 18 September 2014.
  six-month anniversary of | about March 2014 (six months before 18 September 2014) | 2014-02-18 2014-04-18
Three days after the {referendum}, on 18 March 2014, it was over.
  Three days after | about 15 March 2014 (three days before 18 March 2014) | 2014-03-14 2014-03-16
A decade after {Microsoft} {bought} {LinkedIn}, the network has a billion members.
  A decade after | about 2014 (a decade before publication on 2024-03-20) | 2012-03-20 2016-03-20
It is sixty years since {Sweden} {switched} to driving on the right.
  sixty years since | about 1964 (sixty years before publication on 2024-03-20) | 1963-03-20 1965-03-20
It is ten years to the day since {Usain} {Bolt} {set} the {world} {record}.
  ten years to the day since | 20 March 2014 (ten years before publication on 2024-03-20) | 2014-03-20 2014-03-20
The {euro} {came} into use ten years ago today.
  ten years ago | 20 March 2014 (ten years before today) | 2014-03-20 2014-03-20
Officials this week celebrated the tenth anniversary of Russia's {annexation} of {Crimea}.
  tenth anniversary of | about March 2014 (10 years before this week) | 2014-03-04 2014-04-07
Today marks 10 years since {Russia} {annexed} {Crimea}.
  10 years since | about March 2014 (10 years before today) | 2014-03-06 2014-04-03
Families gathered at the Cape for the 30th anniversary of the {Challenger} {disaster}.
  30th anniversary of | about 1994 (30 years before publication on 2024-03-20) | 1993-03-20 1995-03-20
In 2016 France marked the centenary of the {Battle} of {Verdun}.
  centenary of | 1916 (100 years before 2016) | 1916-01-01 1916-12-31
Crowds marked the 25th anniversary of the {fall} of the {Berlin} {Wall} in 2014.
  25th anniversary of | 1989 (25 years before 2014) | 1989-01-01 1989-12-31
The {treaty}, {signed} two decades before the summit of 2014, expired.
  two decades before | about 1994 (two decades before 2014) | 1992-01-01 1996-12-31
{Crimea} was {annexed} a year after the {Sochi} Olympics of 2014.
  a year after | 2015 (a year after 2014) | 2015-01-01 2015-12-31
Minsk II was signed in 2015; a year earlier {Russia} {annexed} {Crimea}.
  a year earlier | 2014 (a year before 2015) | 2014-01-01 2014-12-31
The convention was signed in 1999 and three years later {entered} into {force}.
  three years later | 2002 (three years after 1999) | 2002-01-01 2002-12-31
{Microsoft} {bought} {LinkedIn} and five years later, in 2021, moved it to its own data centres.
  five years later | 2016 (five years before 2021) | 2016-01-01 2016-12-31
"""

NOTHING = {
    "an end of the event": "Ten years after the end of the {war} in {Crimea}, in 2025, talks began.",
    "something against the event": "Ten years after protests against the {annexation} of {Crimea}, in 2025, it ended.",
    "another event": "Ten years after independence, in 2001, {Crimea} was {annexed}.",
    "another event, with a name of this one": "Ten years after the blockade of {Crimea}, in 2024, talks began.",
    "another event of the same person": "Ten years after {Marie} {Curie} discovered radium, in 1908, it was sold.",
    "another event, with a word of this one": "Ten years after the {vote}, in 2024, the {peninsula} was {annexed}.",
    "a stretch": "Trade fell for ten years after the {annexation} of {Crimea}, in 2025, it grew.",
    "a stretch with an article": "In the ten years since {Crimea} was {annexed}, trade fell.",
    "a compound length": "A year and a day after the {annexation} of {Crimea}, on 19 March 2015, talks began.",
    "two lengths": "Ten years after the {annexation} of {Crimea}, in 2025, and a decade after the war, talks began.",
    "a past told from an unknown day": "Ten years after the {annexation} of {Crimea}, Putin promised peace.",
    "a past tense": "It was ten years since {Russia} {annexed} {Crimea}.",
    "a prediction": "Officials will celebrate the tenth anniversary of the {annexation} of {Crimea}.",
    "an anniversary to come": "Ahead of the tenth anniversary of the {annexation} of {Crimea}, crowds gathered.",
    "a half-line to count from": "Since 2014, ten years after the {annexation} of {Crimea}, trade fell.",
    "a decade to count from": "Ten years after the {annexation} of {Crimea}, in the 2020s, talks began.",
    "the event's own date": "Ten years after the {annexation} of {Crimea} in 2014, talks began.",
    "two dates to count from": "In 2024, ten years after the {annexation} of {Crimea}, in 2025, talks began.",
    "another date in the main clause": "Ten years after the {annexation} of {Crimea}, a bridge built in 2018 fell.",
    "another event of the same person, today": "{Marie} {Curie} was born 150 years ago today.",
    "a number that may be no year": "At booth 2025, ten years after the {annexation} of {Crimea}, talks began.",
    "a part of a year to count from": "In early 2025, ten years after the {annexation} of {Crimea}, talks began.",
    "a figure compared": "{Profits} were 5 million in 2015, up from 4 million a year earlier.",
    "a figure compared in one clause": "In 2015 the {bank} {earned} 5 million against 4 million a year earlier.",
    "a day that only the report is of": "Ten years ago {Crimea} was {annexed}, officials said today.",
    "a comparison": "{Profits} in 2015 were {lower} than a year earlier.",
    "the date of the event itself": "The {war} {began} five years later, in 2019.",
    "what is read without arithmetic": "{Crimea} was {annexed} eleven years ago.",
    "an edition": "The 25th anniversary edition of {Titanic} was {released} in 2022.",
    "a rank": "It was the second {annexation} of {Crimea}, in 2014.",
}


def derived(marked: str, published: str | None = PUBLISHED) -> tuple[str, list[Mention]]:
    """The text of a marked sentence, and what is derived for the event in braces."""
    text = marked.replace("{", "").replace("}", "")
    day = date.fromisoformat(published) if published else None
    analysis = Analysis(text, Context(day))
    starts = [at - 2 * number for number, at in enumerate(i for i, mark in enumerate(marked) if mark == "{")]
    return text, derived_dates(analysis, [analysis.word_at(start) for start in starts], day)


def days(interval: Interval) -> str:
    low, high = interval.low, interval.high
    return f"{'..' if low is None else iso(low)} {'..' if high is None else iso(high)}"


def cases() -> list[tuple[str, str]]:
    lines = DERIVED.strip().split("\n")
    return [(text, wanted.strip()) for text, wanted in zip(lines[::2], lines[1::2], strict=True)]


@pytest.mark.parametrize(("marked", "wanted"), cases())
def test_derives(marked: str, wanted: str) -> None:
    text, mentions = derived(marked)
    assert [f"{m.span.of(text)} | {m.text} | {days(interval_of(m))}" for m in mentions] == [wanted]


def interval_of(mention: Mention) -> Interval:
    assert isinstance(mention.value, DateValue)
    return mention.value.interval


@pytest.mark.parametrize("marked", NOTHING.values(), ids=NOTHING.keys())
def test_derives_nothing_from(marked: str) -> None:
    assert derived(marked)[1] == []


@pytest.mark.parametrize(
    "marked", [text for text, wanted in cases() if "publication" in wanted or "this week" in wanted]
)
def test_derives_nothing_from_an_unknown_day_of_publication(marked: str) -> None:
    assert derived(marked, None)[1] == []


def test_a_date_that_may_be_the_events_own_is_a_second_reading() -> None:
    _, (mention,) = derived("Ten years after the {annexation} of {Crimea}, in 2014, the question was open.")
    assert isinstance(mention.value, DateValue)
    assert mention.value.readings == (year_interval(2004), year_interval(2014))


def test_a_day_this_week_is_no_second_reading() -> None:
    _, (mention,) = derived("Crowds marked the tenth anniversary of the {annexation} of {Crimea} this week.")
    assert isinstance(mention.value, DateValue)
    assert mention.value.readings == ()


def test_what_something_was_made_to_mark_is_latent() -> None:
    _, (mention,) = derived("She drew a stamp marking the 50th anniversary of the {Moon} {landing}.")
    assert mention.latent


def test_names_the_date_counted_from() -> None:
    text, (mention,) = derived("In 2019, five years after {Crimea} was {annexed}, trade resumed.")
    assert mention.pair is not None
    assert mention.pair.of(text) == "2019"


@given(year=st.integers(1700, 2090), count=st.integers(2, 49), after=st.booleans())
@example(year=2000, count=4, after=True)
def test_years_from_a_year_are_subtracted_or_added(year: int, count: int, after: bool) -> None:
    _, (mention,) = derived(f"In {year}, {count} years {'after' if after else 'before'} the {{annexation}}, it rained.")
    assert interval_of(mention) == year_interval(year - count if after else year + count)


DATES = ("", "in 2014", "On 3 May 2015", "in March 2020", "today", "this week", "in the 1990s", "since 2001")
LENGTHS = ("a year", "ten years", "nearly five years", "more than a decade", "3 months", "two weeks", "the tenth")
LINKING = ("after", "before", "since", "later", "earlier", "ago", "anniversary of", "to the day since", "until")
WORDS = ("", ",", "marked", "it is", "and", "the", "the end of")
SENTENCES = st.tuples(
    *map(
        st.sampled_from,
        (DATES, WORDS, LENGTHS, LINKING, WORDS, ("the annexation of Crimea", "Crimea"), (",", ""), DATES),
    )
)


@given(pieces=SENTENCES, known=st.booleans())
@example(pieces=("in 2014", ",", "a year", "after", "", "Crimea", ",", ""), known=False)
def test_every_derived_date_is_whole(pieces: tuple[str, ...], known: bool) -> None:
    text = " ".join(piece for piece in pieces if piece).replace(" ,", ",")
    day = date(2024, 3, 20) if known else None
    analysis = Analysis(text, Context(day))
    event = [at for at, word in enumerate(analysis.words) if word.lower in ("annexation", "crimea")]
    for mention in derived_dates(analysis, event, day):
        interval = interval_of(mention)
        assert mention.span.of(text).strip()
        assert interval.low is None or interval.high is None or interval.low <= interval.high
        assert interval.low is not None or interval.high is not None
        assert mention.rule.removeprefix("derived: ") in mention.text
        assert known or mention.pair is not None
        assert mention.pair is None or any(mention.pair == base.span for base in analysis.mentions)
