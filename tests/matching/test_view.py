"""What a document tells of all its sentences: the acronyms that it declares."""

from __future__ import annotations

import pytest

from factcheck.matching.view import long_form


@pytest.mark.parametrize(
    ("acronym", "before", "words"),
    [
        ("nato", "Members of the North Atlantic Treaty Organization ", "north atlantic treaty organization"),
        ("doj", "He asked the Department of Justice ", "department of justice"),
        ("bxq", "On Monday the Bureau Omega ", "bureau omega"),
        ("who", "In Geneva, the World Health Organization ", "world health organization"),
        ("gdp", "its output of goods ", ""),
        ("abc", "A" * 5_000, ""),
        ("x", "", ""),
    ],
)
def test_the_words_that_an_acronym_stands_for(acronym: str, before: str, words: str) -> None:
    assert " ".join(long_form(acronym, before)) == words
