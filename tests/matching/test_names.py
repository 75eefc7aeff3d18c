"""Names: where they stand in a sentence, which runs of words are uses of them, and how far spelling is forgiven."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.matching.analysis import Analysis
from factcheck.matching.known_names import KnownNames, same_name
from factcheck.matching.lexicon import table
from factcheck.matching.names import fits, is_acronym, name_words, same_word
from factcheck.registry.claim import NameGroup

USES = """
Sergei Lavrov     | Lavrov, Sergei Lavrov, Sergey Lavrov
European Union    | European Union, EU
EU                | European Union
NATO              | NATO, North Atlantic Treaty Organization
United States     | USA, American, America
Russia            | Russia, Russian, Russians
Crimea            | Crimea, Crimean, Crimeea, Cirmea
Jens Stoltenberg  | Stoltenberg, Stoltenburg
Tarn Motors       | Tarn Motors, Tarn Motors Inc, Tarn Motors Ltd
Mount Everest     | Mount Everest, Mt Everest
Leonardo da Vinci | Leonardo da Vinci
Angela Merkel     | Chancellor Angela Merkel, Merkel
"""
NO_USES = """
Sergei Lavrov  | Ivan Lavrov, Sergei, Lavrova Street
Iran           | Iraq, Iranian Contra
Iraq           | Iran
Austria        | Australia
Slovakia       | Slovenia
Korea          | South Korea, North Korea
Mexico         | New Mexico
Washington     | Washington Post
Georgia        | South Georgia
Paris          | Paris Hilton
Niger          | Nigeria
Mali           | Malta, Malawi
Guinea         | Guinea-Bissau, New Guinea
European Union | European Commission, African Union
NATO           | NAFTA
"""


def pairs(rows: str) -> list[tuple[str, str]]:
    lines = (row.split("|") for row in rows.strip().splitlines())
    return [(name.strip(), run.strip()) for name, runs in lines for run in runs.split(",")]


@pytest.mark.parametrize(("name", "run"), pairs(USES))
def test_a_use_of_the_name(name: str, run: str) -> None:
    assert fits(name_words(name), name_words(run))


@pytest.mark.parametrize(("name", "run"), pairs(NO_USES))
def test_no_use_of_the_name(name: str, run: str) -> None:
    assert not fits(name_words(name), name_words(run))


@pytest.mark.parametrize(("one", "other"), [(row[0].lower(), row[1].lower()) for row in table("lookalikes")])
def test_look_alikes_are_kept_apart(one: str, other: str) -> None:
    assert not same_word(one, other)
    assert not same_word(other, one)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("lund", "lunt", False),
        ("berg", "brug", False),
        ("morley", "marley", True),
        ("morley", "mirlay", False),
        ("stoltenberg", "stoltenburg", True),
        ("stoltenberg", "stoltinburg", True),
        ("stoltenberg", "staltinburg", False),
        ("quine", "qiune", True),
        ("crimea", "grimea", False),
        ("apollo11", "apollo12", False),
        ("mt", "mount", True),
    ],
)
def test_how_far_spelling_is_forgiven(one: str, other: str, *, same: bool) -> None:
    assert same_word(one, other) is same_word(other, one) is same


words = st.text("abcdeéöxyz", min_size=1, max_size=12)


@given(words, words)
def test_spelling_is_forgiven_both_ways(one: str, other: str) -> None:
    assert same_word(one, one)
    assert same_word(one, other) == same_word(other, one)
    assert not same_word(one, other) or one[0] == other[0]


@given(st.lists(words, min_size=1, max_size=4).map(tuple))
def test_a_name_is_a_use_of_itself(name: tuple[str, ...]) -> None:
    assert fits(name, name)


@pytest.mark.parametrize(
    ("short", "long", "is_one"),
    [
        ("eu", "european union", True),
        ("osce", "organization for security and co operation in europe", False),
        ("un", "united nations", True),
        ("nato", "north atlantic treaty organization", True),
        ("imf", "international monetary fund", True),
        ("imf", "international music festival", True),
        ("who", "world hunger", False),
        ("n", "norland", False),
    ],
)
def test_acronyms(short: str, long: str, *, is_one: bool) -> None:
    assert is_acronym(short, long.split()) is is_one


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "Russian Foreign Minister Sergei Lavrov met Jens Stoltenberg.",
            ["russian", "sergei lavrov", "jens stoltenberg"],
        ),
        ("The South African president spoke.", ["south african"]),
        ("In March 2014 Russia annexed Crimea.", ["russia", "crimea"]),
        ("On Monday the Bank of England and the EU agreed.", ["bank of england", "eu"]),
        ("Apollo 11 landed near Tranquility Base.", ["apollo 11", "tranquility base"]),
        ("the weather was fine.", []),
        ("President Biden's plan failed.", ["biden"]),
    ],
)
def test_names_in_a_sentence(sentence: str, names: list[str]) -> None:
    assert [" ".join(run.words) for run in Analysis(sentence).names if run.sure] == names


def test_names_that_the_registry_lists() -> None:
    shared = KnownNames([NameGroup(("Norhaven", "Stavby"))])
    own = KnownNames([NameGroup(("Norhaven", "Quarm", "the old capital"))], shared)
    assert same_name("Stavby", "Norhaven", own)
    assert same_name("Quarm", "Norhaven", own)
    assert not same_name("Quarm", "Norhaven", shared)
    assert not same_name("Ellery", "Norhaven", own)
    assert [form.common for form in own.forms("Norhaven")] == [False, False, True, False]
