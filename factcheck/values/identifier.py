"""Identifiers: figures that count nothing, but name or number a thing: "Section 230", "Boeing 747", "F-16", "Area 51".

Ordered with the other rules of figures: the first that refuses a figure says why.
"""

from __future__ import annotations

from typing import Final

from factcheck.values.currency import currency_words
from factcheck.values.digits import IN_DIGITS
from factcheck.values.lazy import lazy
from factcheck.values.measure import Figure, MeasureRule, Outcome, Refusal
from factcheck.values.tables import word_set

_REACH: Final = 25
"""Characters before a figure that are looked at for a word."""

_NUMBER_SIGN: Final = lazy(r"(?i)(?:#|№ ?|(?<!\w)(?:no|nr|nrs|nos)\.[ \n]?|(?<!\w)Nº[ \n]?)\Z")
_WORD_BEFORE: Final = lazy(r"([^\W\d_]{1,25}(?:['-][^\W\d_]{1,20})?)\.?[ \n]\Z")
_NOUN_AFTER: Final = lazy(r"[ \n-](?!(?:and|or|of|to|in|is|was|were|on|at|by|as|for|from|that)\b)[a-z]")
_GLUE_BEFORE: Final = lazy(r"(?:[^\W\d_][-.]?|[^\W\d_]\.-|_|\d[./:]|[@\\$])\Z")
_PREFIX_BEFORE: Final = lazy(r"(?i)\b(?:mid|sub|over|under|nearly|about|some|than|to|and|or|of|pre|post|circa)-\Z")
_GLUE_AFTER: Final = lazy(r"[^\W\d_]|_|\([a-z0-9]{1,2}\)|-[A-Z]|-(?:[a-z]|something)(?!\w)|[/:]\d|'s\b")
_CLOCK_AFTER: Final = lazy(
    r"(?i)[ \n]?(?:[ap]\.?m\b|o'clock|noon\b|midnight\b|(?-i:GMT|UTC|BST|CET|[ECMP][SD]T)\b)"
    r"|[ \n]?hrs?[ \n]GMT\b|h\d\d\b"
)
_NO_TIME: Final = lazy(r"\.(?:\d|\d{3,})\Z")
"""Minutes have two digits: "2.1 pm" is a length of atoms."""
_ADDRESS_AFTER: Final = lazy(
    r"[ \n](?:[A-Z][^\W\d_']{1,20}[ \n]){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Drive|Boulevard|Blvd|Square|Place|Way"
    r"|Court|Terrace)\b|[ \n]Downing\b"
)
_NAME_BEFORE: Final = lazy(r"([A-Z][\w&'-]{0,25})[ \n-]\Z")
_AMOUNT_AFTER: Final = lazy(r"[ \n][A-Z][a-z]{1,20}[ \n-][a-z]{1,20}s\b|[ \n]?[%°$€£]")
_CAPITAL_BEFORE: Final = lazy(r"(?:\b[A-Z][\w'-]{0,25}|\bof|\b[Tt]he)[ \n-]\Z")
_CAPITAL_AFTER: Final = lazy(r"[ \n-][A-Z]|'s\b")
_SENTENCE_START: Final = lazy(r"(?:^|[.!?:;\n\"“”‘'(–—*_-][ \n]{0,2})\Z")
_ITEM_BEFORE: Final = lazy(r"(?:^|[\n;,.:][ \n]?|and )\Z")


def _number_sign(text: str, figure: Figure) -> Outcome:
    start = figure.span.start
    return Refusal("number sign") if _NUMBER_SIGN().search(text, max(0, start - 6), start) else None


def _glued(text: str, figure: Figure) -> Outcome:
    """As in "F-16", "G7": digits that go on a word."""
    start = figure.span.start
    if text[start].isalpha() or not _GLUE_BEFORE().search(text, max(0, start - 3), start):
        return None
    return None if _PREFIX_BEFORE().search(text, max(0, start - 9), start) else Refusal("part of a word")


def _labelled(text: str, figure: Figure) -> Outcome:
    """As in "Section 230", "page 12", "the number two": the word before says that it is a label."""
    start = figure.span.start
    before = _WORD_BEFORE().search(text, max(0, start - _REACH), start)
    if before is None or figure.numeral.form not in (*IN_DIGITS, "words"):
        return None
    word, is_name = before[1].lower(), before[1][0].isupper()
    if word not in word_set("label"):
        return None
    if not text[start].isdigit():
        is_place = word in _PLACES_IN_ORDER and not _counts(text, figure)
        return Refusal("label") if is_name or is_place or word in ("number", "version") else None
    may_count = word in word_set("counted label") and not is_name
    return None if may_count and _counts(text, figure) else Refusal("label")


_PLACES_IN_ORDER: Final = frozenset(("day", "week", "chapter", "part", "phase", "stage", "round", "game", "act"))
"""Lower-case words after which a number word tells which one: "day five of the trial"."""


def _counts(text: str, figure: Figure) -> bool:
    """Whether a noun stands after the figure that it may count."""
    return _NOUN_AFTER().match(text, figure.span.end) is not None


def _clock(text: str, figure: Figure) -> Outcome:
    is_clock = _CLOCK_AFTER().match(text, figure.span.end) and not _NO_TIME().search(figure.span.of(text))
    return Refusal("time of day") if is_clock else None


def _named(text: str, figure: Figure) -> Outcome:
    """As in "Euro 2020", "Area 51": bare digits after a capitalised word in mid-sentence, nothing counted after."""
    start = figure.span.start
    before = _NAME_BEFORE().search(text, max(0, start - _REACH), start)
    if before is None or not figure.span.of(text).isdigit() or before[1].lower() in word_set("opener"):
        return None
    if before[1].lower() in currency_words():
        return None  # "20 Rupees 43"
    is_amount = _counts(text, figure) or _AMOUNT_AFTER().match(text, figure.span.end)
    return None if is_amount else Refusal("part of a name")


def _capital_word(text: str, figure: Figure) -> Outcome:
    """As in "the Group of Seven", "Three Mile Island": a capitalised number word in mid-sentence, next to a name."""
    start = figure.span.start
    if not text[start].isupper() or figure.numeral.form not in ("words", "fraction"):
        return None
    if _SENTENCE_START().search(text, max(0, start - 3), start):
        return None
    is_in_name = _CAPITAL_BEFORE().search(text, max(0, start - _REACH), start)
    return Refusal("part of a name") if is_in_name or _CAPITAL_AFTER().match(text, figure.span.end) else None


def _bracketed(text: str, figure: Figure) -> Outcome:
    """As in "[22]", "1) first", "2." at the start of a line: marks of notes and lists."""
    start, end = figure.span.start, figure.span.end
    match text[end : end + 1]:
        case "]" if text[start - 1 : start] == "[":
            return Refusal("reference mark")
        case ")" if _ITEM_BEFORE().search(text, max(0, start - 5), start):
            return Refusal("list item")
        case "." if figure.span.of(text).isdigit() and text[start - 1 : start] in ("", "\n"):
            return Refusal("list item") if end + 1 < len(text) else None
        case _:
            return None


def _address(text: str, figure: Figure) -> Outcome:
    return Refusal("address") if _ADDRESS_AFTER().match(text, figure.span.end) else None


def _glued_after(text: str, figure: Figure) -> Outcome:
    """As in "1990s", "3D", "401(k)", "20-something": what follows makes a word of it."""
    end = figure.span.end
    return Refusal("part of a word") if text[end - 1].isdigit() and _GLUE_AFTER().match(text, end) else None


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
    MeasureRule("list item", _bracketed),
    MeasureRule("address", _address),
    MeasureRule("part of a word", _glued_after),
)
"""What refuses a figure that no unit follows."""

_JOINED: Final = lazy(r"[-/.–]|[ \n][–-][ \n]")
_LISTED: Final = lazy(r"[ \n](?:and|or|to|through)[ \n]|,[ \n](?:and[ \n])?")
_LISTING: Final = frozenset(("label", "part of a name", "number sign"))


def goes_on(text: str, refusal: Refusal, end: int, figure: Figure) -> bool:
    """Whether a figure goes on what was refused and ended at `end`: "Boeing 737-800", "Articles 5 and 6"."""
    gap = text[end : figure.span.start]
    if _JOINED().fullmatch(gap):
        return True
    return refusal.rule in _LISTING and figure.numeral.form in IN_DIGITS and _LISTED().fullmatch(gap) is not None
