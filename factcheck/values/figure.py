"""Figures: where in a text the numerals stand. First step of reading what is no date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from factcheck.text.document import Span
from factcheck.values.lazy import lazy
from factcheck.values.measure import Figure
from factcheck.values.number_words import CARDINALS, FRACTIONS, SCALES, TENS, UNITS, VAGUE, VULGAR_FRACTIONS
from factcheck.values.numeral import ARTICLE, GAP, numeral_at
from factcheck.values.rounding import Numeral

_ARTICLES: Final = frozenset(("a", "an"))
_AFTER_ARTICLE: Final = frozenset((*SCALES, *FRACTIONS, "dozen", "few", "couple", "pair"))
_UNITS_OF_ONE: Final = frozenset(("percentage", "percent", "basis", "dollar", "euro", "pound", "penny", "cent", "dime"))
"""Units of which an article counts one: "fell a percentage point", "costs a dollar"."""
_COMPOUNDS: Final = frozenset(tens + unit for tens in TENS for unit in UNITS)
"""As in "twentyfive", written in one."""
_FIRST_WORDS: Final = _COMPOUNDS.union((*CARDINALS, "half", "quarter", *(phrase.split()[0] for phrase in VAGUE)))
FIGURE_WORDS: Final = (_FIRST_WORDS - _ARTICLES) | _AFTER_ARTICLE | _UNITS_OF_ONE
"""Without a digit and without one of these words, a text holds no figure."""

_START: Final = lazy(rf"(?<![^\W\d])\.\d|\d|[{''.join(VULGAR_FRACTIONS)}]|(?<!')[^\W\d_]+")
_WORD_AFTER: Final = lazy(rf"{GAP}([^\W\d_]+)")
_MINUS: Final = lazy(r"(?:(?<![\w)%-])(?<!\d[ \n])-|(?<!\w)(?:minus|negative)[ \n])\Z", re.IGNORECASE)
_MINUS_SET_APART: Final = lazy(
    r"\b(?:at|to|of|from|by|between|than|about|below|above|around|near)[ \n](-[ \n])\Z", re.IGNORECASE
)
"""A dash can't stand between a preposition and its figure, so it is a sign: "at - 20 degrees"."""


def figures_of(text: str) -> Iterator[Figure]:
    """Every numeral of a text, in order, none overlapping another; the longest reading at each place."""
    at = 0
    for start in _START().finditer(text):
        place = start.start()
        if place < at or not _may_begin(text, start):
            continue
        read = numeral_at(text, place) or _article(start)
        if read:
            numeral, at = read
            yield _signed(text, Figure(Span(place, at), numeral))


def _may_begin(text: str, start: re.Match[str]) -> bool:
    first = start[0].lower()
    if not first[0].isalpha():
        return True
    if first in _ARTICLES:
        after = _WORD_AFTER().match(text, start.end())
        return after is not None and (after[1].lower() in _AFTER_ARTICLE or after[1].lower() in _UNITS_OF_ONE)
    return first in _FIRST_WORDS


def _article(start: re.Match[str]) -> tuple[Numeral, int] | None:
    return (Numeral(Decimal(1), Decimal(1), ARTICLE), start.end()) if start[0].lower() in _ARTICLES else None


def _signed(text: str, figure: Figure) -> Figure:
    if figure.span.start == 0 or text[figure.span.start - 1] not in "- \n":
        return figure
    minus = _MINUS().search(text, max(0, figure.span.start - 10), figure.span.start)
    start = minus.start() if minus else _sign_set_apart(text, figure.span)
    return figure if start is None else Figure(Span(start, figure.span.end), figure.numeral.negated())


def _sign_set_apart(text: str, span: Span) -> int | None:
    """Where a minus with a blank after it stands: after a preposition, or where sign and figure are all there is."""
    if text[span.start - 2 : span.start - 1] != "-":
        return None
    if after := _MINUS_SET_APART().search(text, max(0, span.start - 10), span.start):
        return after.start(1)
    is_all = not text[: span.start - 2].strip() and not text[span.end :].strip()
    return span.start - 2 if is_all else None
