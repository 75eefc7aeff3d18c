"""Identifiers: figures that count nothing: "Section 230", "Boeing 747", "F-16", "555-0123", "version 3.11", URLs.

Ordered with the other rules of figures: the first that refuses a figure says why.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from factcheck.text.document import Span
from factcheck.values.lazy import lazy
from factcheck.values.measure import Figure, MeasureRule, Outcome, Refusal
from factcheck.values.tables import word_set

_LABEL_BEFORE: Final = lazy(r"([^\W\d_][^\W\d_]*(?:['-][^\W\d_]{1,20})?)\.?(?:[ \n]|[ \n]?#|[ \n]?№ ?)\Z")
_NUMBER_SIGN: Final = lazy(r"(?:#|№ ?|(?<!\w)(?:N[or]s?\.|No\.|nr\.|Nº)[ \n]?)\Z", re.IGNORECASE)
_GLUED: Final = lazy(r"(?:[^\W\d_]|[^\W\d_]-|[^\W\d_]\.-|_|\d[./:]|@|\\|\$)\Z")
_GLUE_OFF: Final = lazy(r"(?:mid|sub|over|under|nearly|about|some|than|to|and|or|of|pre|post|circa)-\Z", re.IGNORECASE)
_GLUED_AFTER: Final = lazy(
    r"\d|[^\W\d_](?!\w*[)\]])|[^\W\d_]|_|\([a-z0-9]{1,2}\)|-[A-Z]\w*|-(?:[a-z]|something)(?!\w)|[/:]\d|-[^\W\d_]-"
    r"|(?<![^\W_][^\W_])\)[ \n]|['’]s\b"
)
_ROW_OF_LIST: Final = lazy(r"(?:^|[\n(;,.:][ \n]?|and )\(?\Z")
_BRACKETED: Final = lazy(r"\[\Z")
_ADDRESS_AFTER: Final = lazy(
    r"[ \n](?:[A-Z][^\W\d_']+[ \n]){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Drive|Boulevard|Blvd|Square|Place|Way|Court|Terrace)\b"
    r"|[ \n]Downing\b"
)
_CLOCK_AFTER: Final = lazy(
    r"[ \n]?(?:[ap]\.?m\b|o'clock|hrs?\b(?=[ \n]GMT)|GMT\b|noon\b|midnight\b)|:\d|h\d\d\b|\.\d\d[ \n]?[ap]\.?m\b",
    re.IGNORECASE,
)


def _number_sign(text: str, figure: Figure) -> Outcome:
    if _NUMBER_SIGN().search(text, max(0, figure.span.start - 6), figure.span.start):
        return Refusal("number sign")
    return None


def _glued(text: str, figure: Figure) -> Outcome:
    start = figure.span.start
    if text[start : start + 1].isalpha():
        return None
    window = max(0, start - 9)
    if _GLUED().search(text, window, start) and not _GLUE_OFF().search(text, window, start):
        return Refusal("part of a word")
    return None


def _labelled(text: str, figure: Figure) -> Outcome:
    before = _LABEL_BEFORE().search(text, max(0, figure.span.start - 25), figure.span.start)
    if before is None or figure.numeral.form not in ("digits", "words"):
        return None
    word = before[1].lower()
    if word not in word_set("label"):
        return None
    is_digits = text[figure.span.start].isdigit()
    if (
        word in word_set("counted label")
        and (not is_digits or _counts(text, figure.span.end))
        and not before[1][0].isupper()
    ):
        return None
    if not is_digits and not (before[1][0].isupper() or word in ("number", "version")):
        return None
    return Refusal("label")


_NOUN_AFTER: Final = lazy(
    r"[ \n-](?!and\b|or\b|of\b|to\b|in\b|is\b|was\b|were\b|on\b|at\b|by\b|as\b|for\b|from\b|that\b)[a-z]"
)


def _counts(text: str, at: int) -> bool:
    return _NOUN_AFTER().match(text, at) is not None


_NAME_BEFORE: Final = lazy(r"([A-Z][\w&'-]*)(?:[ \n]|-)\Z")


def _named(text: str, figure: Figure) -> Outcome:
    """As in "Euro 2020", "Area 51": bare digits after a capitalised word in mid-sentence, with nothing counted after."""
    before = _NAME_BEFORE().search(text, max(0, figure.span.start - 25), figure.span.start)
    if before is None or figure.numeral.form != "digits" or "," in figure.span.of(text) or "." in figure.span.of(text):
        return None
    if (
        before[1].lower() in word_set("opener")
        or _counts(text, figure.span.end)
        or _AMOUNT_AFTER().match(text, figure.span.end)
    ):
        return None
    return Refusal("part of a name")


_AMOUNT_AFTER: Final = lazy(r"[ \n][A-Z][a-z]+[ \n-][a-z]+s\b|[ \n]?[%°$€£]")
_CAPITAL_BEFORE: Final = lazy(r"(?:[A-Z][\w'-]*|of|the|The)[ \n-]\Z")
_CAPITAL_AFTER: Final = lazy(r"[ \n-][A-Z][\w'-]*")
_SENTENCE_START: Final = lazy(r"(?:^|[.!?:;\n\"“”‘'(–—*_-][ \n]{0,2})\Z")


def _capital_word(text: str, figure: Figure) -> Outcome:
    """As in "the Group of Seven", "Three Mile Island": a capitalised number word in mid-sentence, or before a name."""
    start, end = figure.span.start, figure.span.end
    if not text[start].isupper() or figure.numeral.form not in ("words", "fraction"):
        return None
    if _SENTENCE_START().search(text, max(0, start - 3), start):
        return None
    if _CAPITAL_BEFORE().search(text, max(0, start - 25), start) or _CAPITAL_AFTER().match(text, end):
        return Refusal("part of a name")
    return None


def _bracketed(text: str, figure: Figure) -> Outcome:
    start, end = figure.span.start, figure.span.end
    after = text[end : end + 1]
    if after == "]" and _BRACKETED().search(text, max(0, start - 1), start):
        return Refusal("reference mark")
    if (
        after == ")"
        and _ROW_OF_LIST().search(text, max(0, start - 5), start)
        and "(" not in text[max(0, start - 1) : start]
    ):
        return Refusal("list item")
    if after == "." and (start == 0 or text[start - 1] == "\n") and figure.numeral.form == "digits":
        return Refusal("list item")
    return None


def _address(text: str, figure: Figure) -> Outcome:
    return Refusal("address") if _ADDRESS_AFTER().match(text, figure.span.end) else None


def _clock(text: str, figure: Figure) -> Outcome:
    return Refusal("time of day") if _CLOCK_AFTER().match(text, figure.span.end) else None


def _glued_after(text: str, figure: Figure) -> Outcome:
    end = figure.span.end
    if text[end - 1].isdigit() and _GLUED_AFTER().match(text, end):
        return Refusal("part of a word")
    return None


BEFORE_UNITS: Final = (
    MeasureRule("number sign", _number_sign),
    MeasureRule("part of a word", _glued),
    MeasureRule("label", _labelled),
    MeasureRule("time of day", _clock),
)
"""What refuses a figure before a unit after it is looked for: "Boeing 777F" is no temperature."""

AFTER_UNITS: Final = (
    MeasureRule("part of a name", _named),
    MeasureRule("part of a name", _capital_word),
    MeasureRule("reference mark", _bracketed),
    MeasureRule("address", _address),
    MeasureRule("part of a word", _glued_after),
)
"""What refuses a figure that no unit follows."""

_MASKS: Final = lazy(
    r"(?:https?|ftp)://[^\s<>\"]{1,2000}|(?<!\w)www\.[^\s<>\"]{1,2000}|[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,100}"
    r"|(?<![\w.])\d{1,6}(?:\.\d{1,6}){2,6}(?![\w])|(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)(?:[ \n]?[ap]\.?m\b)?"
    r"|\+\d{1,3}(?:[ -]?\(?\d{1,4}\)?){2,6}(?!\d)|(?<!\d)(?:1-)?(?:\(?\d{3}\)?[ -])?\d{3}-\d{4}(?!\d)"
    r"|(?<![\d-])\d{2,4}(?:-\d{2,6}){2,4}(?![\d-])|(?<!\w)\d{1,3}(?:\(k\)|\([a-z]\))|(?<![\w:])\d{1,3}:\d{1,3}(?![\w:])"
    r"|(?<![\d.])\d{1,2}\.\d{2}[ \n]?[ap]\.?m\b|(?<!\w)(?:7-Eleven|9/11|24/7|50/50|20/20|50-50|20-20)(?!\w)"
)
_MASK_SIGNS: Final = frozenset(":@/-+(.w")


def masked(text: str) -> tuple[Span, ...]:
    """What looks like figures and is none as a whole: addresses of the web, telephone numbers, times, versions."""
    if _MASK_SIGNS.isdisjoint(text):
        return ()
    return tuple(Span(*match.span()) for match in _MASKS().finditer(text))


def outside(figures: Iterable[Figure], masks: tuple[Span, ...]) -> Iterable[Figure]:
    """The figures that no mask touches."""
    return (figure for figure in figures if not any(mask.overlaps(figure.span) for mask in masks))
