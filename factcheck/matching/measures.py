"""Measures of official statistics ("GDP", "gross domestic product"): where they stand in a sentence, one key for each.

A measure is a notion and no name, though it is written in capitals: it tells what a figure is of, and never whose.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from factcheck.matching.lexicon import GROUP, root, spare_words, table
from factcheck.text.words import Word

SURE: Final = "sure"
NEIGHBOURHOOD: Final = 3
"""How many words away another measure tells that ambiguous letters are one ("GNI per capita, PPP")."""
COMPANY: Final = frozenset({"inflation", "index"})
"""Words that tell as much as another measure does."""
QUALIFIERS: Final = frozenset(
    {"nominal", "total", "overall", "annual", "official", "headline", "estimated", "current", "yearly"}
)
"""Words before a measure that may be left out: what it is without them is the same."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure in a sentence: its first and one past its last word, its key, and whether it only tells how another is
    taken ("PPP")."""

    first: int
    last: int
    key: str
    is_basis: bool = False


@cache
def _entries() -> dict[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
    """First word → the words of each form that begins with it, its letters and kind; the longest form first."""
    found: defaultdict[str, list[tuple[tuple[str, ...], str, str]]] = defaultdict(list)
    for letters, kind, forms in table("measures"):
        found[letters.lower()].append(((letters.lower(),), letters.lower(), kind))
        for form in forms.split(", "):
            own = tuple(form.split())
            found[own[0]].append((own, letters.lower(), kind))
    return {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in found.items()}


def measures_in(words: Sequence[Word], gaps: Sequence[str]) -> list[Measure]:
    """The measures of a sentence, in order. `gaps[i]` is what stands between word `i` and the next."""
    found: list[tuple[Measure, bool]] = []
    at = 0
    while at < len(words):
        for form, letters, kind in _entries().get(words[at].lower, ()):
            last = at + len(form)
            if tuple(word.lower for word in words[at:last]) == form and (len(form) > 1 or words[at].text.isupper()):
                sure = kind == SURE or len(form) > 1
                found.append((Measure(at, last, f"{GROUP}{letters}", kind == "basis"), sure))
                at = last - 1
                break
        at += 1
    return [measure for measure, sure in found if sure or _is_in_company(measure, found, words, gaps)]


def _is_in_company(
    measure: Measure, others: Sequence[tuple[Measure, bool]], words: Sequence[Word], gaps: Sequence[str]
) -> bool:
    first, last = measure.first, measure.last
    if first and gaps[first - 1].endswith("(") and gaps[last - 1].startswith(")"):
        return True
    if any(word.lower in COMPANY for word in words[max(0, first - 1) : last + 1]):
        return True
    return any(sure and max(other.first - last, first - other.last) <= NEIGHBOURHOOD for other, sure in others)


def optional_words(
    words: Sequence[Word], measures: Sequence[Measure], mention_of: Sequence[int | None]
) -> frozenset[int]:
    """The words of a claim that a sentence may leave out and still be of the same: "nominal" before a measure, "rate"
    of "inflation rate", and "births per woman" where such a rate is named."""
    before = {measure.first - 1 for measure in measures}
    found = {at for at in before if at >= 0 and words[at].lower in QUALIFIERS}
    roots = [root(word.lower) for word in words]
    found.update(at for at in range(1, len(roots)) if (roots[at - 1], roots[at]) in spare_words())
    for at in range(1, len(words)):
        if mention_of[at - 1] is not None and mention_of[at] is None and found:
            found.update(_rate_unit(words, at))
    return frozenset(found)


def _rate_unit(words: Sequence[Word], at: int) -> range:
    """The words from `at` on that are the unit of a rate: a noun or two, "per", a noun."""
    per = next((i for i in range(at, min(at + 3, len(words))) if words[i].lower == "per"), at)
    return range(at, min(per + 2, len(words)) if per > at else at)
