"""Look-alikes: letters that pass for a Latin letter, and characters that pass for a digit. Serves `fold`.

Only where they stand in for the real one: in a word that is otherwise Latin, in a whole word of look-alikes among Latin
words, between digits. Readings are as long as what they replace.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from factcheck.text.document import Span

TABLE: Final = Path(__file__).parent / "data" / "confusables.tsv"
FEWEST_LETTERS: Final = 3
SHORT_WORDS: Final = frozenset(
    "am an as at be by do go he if in is it me my no of on or so to up us we bn cm ft kg km lb mm oz".split()  # noqa: SIM905 - a list of words
)
"""The words and units of two letters that a text is full of; else "αx" and "ΔT" are formulas, not disguises."""
ENDINGS: Final = frozenset({"s", "t", "d", "m", "ll", "re", "ve"})
APOSTROPHES: Final = frozenset("'’")
"""What stands behind an apostrophe: "Russia's", "didn't"."""


class LookAlike(NamedTuple):
    """A span that reads as another text of the same length; `problem` says what is wrong, empty where nothing is."""

    span: Span
    reading: str
    problem: str


class _Letter(NamedTuple):
    latin: str
    is_strong: bool


@cache
def _letters() -> dict[str, _Letter]:
    rows = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    next(rows)  # the names of the columns
    return {letter: _Letter(latin, strength == "strong") for letter, _, latin, strength, _ in rows}


def look_alikes(text: str, kinds: set[str]) -> list[LookAlike]:
    """All look-alikes of a text whose set of characters is `kinds`, in no order, none overlapping."""
    found = list(_digits(text))
    if not text.isascii():
        found += _circled(text, kinds)
        if not kinds.isdisjoint(_letters()):
            found += _words(text)
    return found


# --- letters ------------------------------------------------------------------------------------------------------

_WORD: Final = re.compile(r"[^\W\d_]+")


def _words(text: str) -> Iterator[LookAlike]:
    letters = _letters()
    for match in _WORD.finditer(text):
        word = match.group()
        if word.isascii() or letters.keys().isdisjoint(word):
            continue
        reading = "".join(letters[char].latin if char in letters else char for char in word)
        if len(word) < FEWEST_LETTERS and not _is_short_word(
            reading.lower(), text[max(0, match.start() - 1) : match.start()]
        ):
            continue
        foreign = [char for char in word if not _is_latin(char) or char in letters]
        if not all(char in letters for char in foreign) or _is_phonetic(word):
            continue
        is_whole = len(foreign) == len(word)
        if is_whole and not _stands_among_latin(text, match.start(), match.end()):
            continue
        is_quoted = is_whole and text[match.start() - 1 : match.start()] == "("
        is_formula = all(not letters[char].is_strong for char in foreign) and not _is_prose(word)
        problem = "" if is_quoted or is_formula else f"letters that pass for Latin ones in a word: {_names(foreign)}"
        yield LookAlike(Span(*match.span()), reading, problem)


def _is_short_word(reading: str, before: str) -> bool:
    return reading in (ENDINGS if before in APOSTROPHES else SHORT_WORDS)


@cache
def _is_latin(char: str) -> bool:
    return unicodedata.name(char, "").startswith(("LATIN", "FULLWIDTH LATIN", "MATHEMATICAL"))


def _is_phonetic(word: str) -> bool:
    """Whether a word is in phonetic script ("ʃɑʁl"): letters of it among letters that are not ASCII either."""
    odd = [char for char in word if not char.isascii()]
    return len(odd) > 1 and all(map(_is_latin, odd))


def _stands_among_latin(text: str, start: int, end: int) -> bool:
    """Whether the words on both sides, as far as there are any close by, are Latin: else it is a foreign quotation."""
    before = _WORD.findall(text[max(0, start - 30) : start])[-1:]
    after = _WORD.findall(text[end : end + 30])[:1]
    neighbours = before + after
    return bool(neighbours) and all(all(map(_is_latin, word)) for word in neighbours)


def _is_prose(word: str) -> bool:
    """Whether a word with Greek letters is more likely a disguise than a formula ("TNFα", "NFκB")."""
    return sum("a" <= char <= "z" for char in word) >= FEWEST_LETTERS


# --- digits -------------------------------------------------------------------------------------------------------

_ZEROS: Final = "OoОоΟοՕօ"
_ONES: Final = "lIІΙ"
_AS_DIGIT: Final = str.maketrans({**dict.fromkeys(_ZEROS, "0"), **dict.fromkeys(_ONES, "1"), "З": "3", "б": "6"})
_LETTER_AS_DIGIT: Final = f"{_ZEROS}{_ONES}Зб"
LETTER_BY_DIGIT: Final = re.compile(rf"[0-9][{_LETTER_AS_DIGIT}]")
_DIGITS_WITH_LETTERS: Final = re.compile(
    rf"(?<![\w.])(?!0o)(?=\d{{0,9}}[{_LETTER_AS_DIGIT}])"
    rf"(?:\d[\d{_LETTER_AS_DIGIT}]{{1,8}}(?<=\d)|\d{{3}}[OОΟ])(?!\w)"
)
_CIRCLED: Final = re.compile(r"[①-⑨⓪❶-❾➀-➈➊-➒⓵-⓽⑴-⑼]{2,}")


def _digits(text: str) -> Iterator[LookAlike]:
    if not LETTER_BY_DIGIT.search(text):
        return
    for match in _DIGITS_WITH_LETTERS.finditer(text):
        letters = [char for char in match.group() if not char.isdecimal()]
        problem = f"letters among the digits of a number: {', '.join(dict.fromkeys(map(_shown, letters)))}"
        yield LookAlike(Span(*match.span()), match.group().translate(_AS_DIGIT), problem)


def _circled(text: str, kinds: set[str]) -> Iterator[LookAlike]:
    if all(char < "①" or char > "➒" for char in kinds):
        return
    for match in _CIRCLED.finditer(text):
        reading = "".join(str(unicodedata.digit(char)) for char in match.group())
        yield LookAlike(Span(*match.span()), reading, f"circled digits written as a number: {_names(match.group())}")


def _shown(char: str) -> str:
    return f"`{char}`" if char.isascii() else f"U+{ord(char):04X}"


def _names(characters: list[str] | str) -> str:
    return ", ".join(dict.fromkeys(map(_shown, characters)))
