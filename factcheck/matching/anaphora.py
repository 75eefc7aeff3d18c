"""Anaphora: whether a sentence is about what another one names. Claims and articles alike."""

from __future__ import annotations

from typing import Final

from factcheck.matching.analysis import Analysis
from factcheck.matching.lexicon import kinds_in

PRONOUNS: Final = frozenset({"it", "its", "he", "his", "him", "she", "her", "they", "their", "them", "this", "these"})
ARTICLES: Final = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their"})


def opens_with_anaphor(analysis: Analysis) -> bool:
    """Whether a sentence is about what another names: "It grossed …", "On Metacritic, the film …", "There are …"."""
    words, at = analysis.words, 0
    if words and words[0].lower in OPENING:
        at = next((i for i in range(len(words)) if analysis.clauses[i] != analysis.clauses[0]), 0)
    while at < len(words) and words[at].lower in AUXILIARY:
        at += 1
    if at >= len(words):
        return False
    word = words[at].lower
    if word in PRONOUNS or word == "there" or analysis.mention_of[at] is not None:
        return not any(run.sure for run in analysis.names) or word in PRONOUNS
    if word not in ARTICLES or at + 1 >= len(words) or analysis.name_of[at + 1] is not None:
        return False
    modified = at + 2 < len(words) and words[at + 2].lower in LINKING
    return words[at + 1].lower in kinds_in("kinds") and not modified


OPENING: Final = frozenset(
    {"on", "in", "at", "as", "by", "according", "for", "from", "after", "before", "since", "during", "with", "of", "to"}
)
LINKING: Final = frozenset({"of", "in", "on", "between", "for", "with", "against", "at", "from"})
"""What stands behind a noun that says itself which one is meant: "the war in Donbas"."""
AUXILIARY: Final = frozenset({"and", "but", "however", "also", "additionally", "later", "then"})
