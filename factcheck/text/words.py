"""Words: the tokens of a folded text, and their stems. Stands on the text floor, for search and matching alike."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

import Stemmer

WORD: Final = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['.][^\W_]+)*+")
POSSESSIVE: Final = ("'s", "'S")


class Word(NamedTuple):
    """A word of a text: as written without a possessive `'s`, in lower case without dots ("U.S." → "us"), and where.

    Hyphenated words are several words. `start` and `end` leave the possessive out; `possessive` tells of it.
    """

    text: str
    lower: str
    start: int
    end: int
    possessive: bool = False

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of `text` from `start` to `end`, in order, with offsets of `text`."""
    found = []
    for match in WORD.finditer(text, start, len(text) if end is None else end):
        written, at = match.group(), match.start()
        if written.isalpha():
            found.append(Word(written, written.lower(), at, match.end()))
        else:
            bare = _bare(written)
            found.append(Word(bare, _lower(bare), at, at + len(bare), len(bare) < len(written)))
    return found


def words(text: str) -> list[str]:
    """The words of a folded text in lower case, without possessives and dots."""
    return [word.lower() if word.isalpha() else _lower(_bare(word)) for word in WORD.findall(text)]


def _bare(written: str) -> str:
    return written[:-2] if written.endswith(POSSESSIVE) and len(written) > 2 else written  # noqa: PLR2004 - of `'s`


def _lower(bare: str) -> str:
    return bare.lower() if bare[0].isdigit() else bare.replace(".", "").lower()


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english")


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The Snowball English stem of a lower-case word; words with digits stay as they are."""
    has_digits = not word.isalpha() and any(character.isdigit() for character in word)
    return word if has_digits else _stemmer().stemWord(word)
