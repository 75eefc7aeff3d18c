"""Cues: the words and phrases of a table that occur in a sentence, longest first, matched by lemma."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from factcheck.matching.analysis import Analysis
from factcheck.matching.lexicon import inflected, table


@dataclass(frozen=True, slots=True)
class Cue:
    """An entry of a table found in a sentence: its words there, its kind, and the entry as the table writes it."""

    first: int
    last: int
    kind: str
    entry: str


@cache
def _entries(name: str) -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """Entries by their first lemma, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for entry, *rest in table(name):
        kind = rest[0] if rest else ""
        lemmas = tuple(inflected(word) for word in entry.replace("’", "'").replace("-", " ").split())
        found.setdefault(lemmas[0], []).append((lemmas, kind, entry))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


def cues_in(analysis: Analysis, name: str) -> list[Cue]:
    """The cues of a table in a sentence, in order, none inside another. Contractions count as their "not"."""
    if name not in analysis.cues:
        analysis.cues[name] = list(_cues(analysis, name))
    return analysis.cues[name]


def _cues(analysis: Analysis, name: str) -> Iterator[Cue]:
    entries, lemmas, at = _entries(name), analysis.lemmas, 0
    while at < len(lemmas):
        cue = _at(entries, analysis, at)
        if cue is None and lemmas[at].endswith("n't") and "n't" in entries:
            cue = Cue(at, at + 1, entries["n't"][-1][1], "n't")
        if cue is not None:
            yield cue
            at = cue.last
        else:
            at += 1


def _at(entries: dict[str, list[tuple[tuple[str, ...], str, str]]], analysis: Analysis, at: int) -> Cue | None:
    lemmas = analysis.lemmas
    for words, kind, entry in entries.get(lemmas[at], ()):
        if entry == "may" and analysis.words[at].text != "may":
            continue
        if tuple(lemmas[at : at + len(words)]) == words:
            return Cue(at, at + len(words), kind, entry)
    return None
