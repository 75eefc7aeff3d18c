"""Figures: where in a text the numerals stand. First step of reading what is no date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from factcheck.text.document import Span
from factcheck.values.measure import Figure
from factcheck.values.number_words import CARDINALS, FRACTIONS, SCALES, VAGUE, VULGAR_FRACTIONS, alternation
from factcheck.values.numeral import FORMS, GAP, Numeral

_ARTICLES: Final = ("a", "an")
_AFTER_ARTICLE: Final = frozenset((*SCALES, *FRACTIONS, "dozen", "few", "couple"))
_FIRST_WORDS: Final = frozenset((*CARDINALS, "half", "quarter", *(phrase.split()[0] for phrase in VAGUE))) - {*_ARTICLES}
FIGURE_WORDS: Final = _FIRST_WORDS | {"dozen", *SCALES}
"""Without a digit and without one of these words, a text holds no figure."""

_START: Final = re.compile(
    rf"\.?\d|[{''.join(VULGAR_FRACTIONS)}]|(?<![\w'])(?:{alternation((*_FIRST_WORDS, *_ARTICLES))})(?![\w'])",
    re.IGNORECASE,
)
_ARTICLE_HEAD: Final = re.compile(rf"an?{GAP}(?:{alternation(_AFTER_ARTICLE)})", re.IGNORECASE)
_MINUS: Final = re.compile(r"(?:(?<![\w)%-])-|(?<!\w)(?:minus|negative)[ \n])\Z", re.IGNORECASE)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(f"(?i:{form.pattern})") for form in FORMS)


def figures_of(text: str) -> Iterator[Figure]:
    """Every numeral of a text, in order, none overlapping another; the longest reading at each place."""
    at = 0
    while start := _START.search(text, at):
        at = start.end()
        first = start[0].lower()
        if first in _ARTICLES and not _ARTICLE_HEAD.match(text, start.start()):
            continue
        if found := _figure_at(text, start.start()):
            at = found.span.end
            yield found


def _figure_at(text: str, at: int) -> Figure | None:
    for pattern, form in zip(_patterns(), FORMS, strict=True):
        match = pattern.match(text, at)
        numeral = form.work_out(match[0]) if match else None
        if match and numeral:
            return _signed(text, Figure(Span(at, match.end()), numeral))
    return None


def _signed(text: str, figure: Figure) -> Figure:
    minus = _MINUS.search(text, max(0, figure.span.start - 10), figure.span.start)
    if minus is None:
        return figure
    numeral: Numeral = figure.numeral.negated()
    return Figure(Span(minus.start(), figure.span.end), numeral)
