"""Word tables of the text floor: files of `kind<TAB>words` rows under `data/`, read once. Serves `sentences`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).parent / "data"


@cache
def words_by_kind(name: str) -> dict[str, frozenset[str]]:
    """The rows of a table: each kind with all its words."""
    kinds: dict[str, frozenset[str]] = {}
    lines = (line for line in (DATA / name).read_text(encoding="utf-8").splitlines() if line and line[0] != "#")
    next(lines)  # the names of the columns
    for line in lines:
        kind, _, words = line.partition("\t")
        kinds[kind] = kinds.get(kind, frozenset()) | frozenset(words.split())
    return kinds


@cache
def all_words(name: str) -> frozenset[str]:
    """The words of every kind of a table."""
    return frozenset().union(*words_by_kind(name).values())


@cache
def link_words() -> frozenset[str]:
    """Words in lower case that a line or heading does not end with: what they belong to comes next."""
    kinds = words_by_kind("starters.tsv")
    words = kinds["determiner"] | kinds["preposition"] | kinds["conjunction"] | kinds["verb"]
    return frozenset(word.lower() for word in words)
