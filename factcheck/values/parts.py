"""Parts of a whole: "two thirds", "a third of", "half a million", "one twenty-fifth", "one over twenty"."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from factcheck.values.digits import Read, digits_at, with_scale
from factcheck.values.lazy import lazy
from factcheck.values.number_words import FRACTIONS, TENS, UNITS, power
from factcheck.values.rank import rank_at
from factcheck.values.rounding import FRACTION_STEP
from factcheck.values.words import Word, cardinal_at, scale_of, word_after, word_at, word_hyphened

ARTICLE: Final = "article"
"""The form of an article that counts as one: "a percentage point", "a year ago"."""
SPOKEN_FRACTION: Final = "spoken fraction"

ARTICLES: Final = frozenset(("a", "an"))
TENTH: Final = Decimal("0.1")
DOZEN: Final = 12
_SMALL_PARTS: Final = frozenset(("tenth", "hundredth", "thousandth", "millionth", "billionth", "trillionth"))
_FROM_TENS: Final = 20

_BY_BEFORE: Final = lazy(r"(?i)\bby[ \n]\Z")
_OF_AFTER: Final = lazy(r"(?i)[ \n-]of[ \n-]")
_ALONE_BEFORE: Final = lazy(r"[ \n]*\Z")
_AMOUNT_BEFORE: Final = lazy(
    r"(?i)\b(?:about|nearly|almost|over|under|around|roughly|approximately|than|least|most|fully|exactly|only|just|barely"
    r"|up|down|to)[ \n]\Z"
)
_CLAUSE_AFTER: Final = lazy(
    r"(?i)[ \n]?[.,;:!?)\"”–—]|[ \n]{0,4}$"
    r"|[ \n](?:are|were|have|had|said|say|believe|think|live|did|do|than|in|on|from|to|as|who|that|since|last|this"
    r"|compared|between|after|before|because|when|while|and|but|or|if|with|for|more|less|larger|smaller|higher|lower)\b"
)
_MANY_AFTER: Final = lazy(r"(?i)[ \n](?:are|were|have|say|believe|think|live|do)\b")
_POINT_AFTER: Final = lazy(r"(?i)[ \n-](?:(?:percentage|percent|per[ \n-]cent)[ \n-])?points?\b")
_NAMED_PART_AFTER: Final = lazy(r"[ \n-](?:lines?|backs?|pounder|finals?|time|[A-Z])|s\b")
"""As in "a three-quarter line", "three-quarter Jones": places in a team."""
_OVER: Final = lazy(r"(?i)[ \n]over[ \n](?=[\da-z])")
_SUM_ENDS: Final = lazy(r"[ \n]?[.,;:!?)](?!\d)|[ \n]{0,4}$")


def parts(text: str, at: int, base: Read) -> Read | None:
    """As in "two thirds", "a third of", "three quarters of a million", "one twenty-fifth", "one one-hundredth"."""
    word = word_hyphened(text, base.end)
    if word is None or word.gap.startswith(","):
        return None
    if word.lower in TENS or word.lower in UNITS:
        return _ranked_parts(text, base, word)
    part = part_named(word)
    if part is None or not _is_share(text, at, base, word):
        return None
    tens = _last_tens(text, base) if word.gap == "-" else 0
    if tens and part < DOZEN:
        return share((base.value - tens) / (tens + part), word.end)
    return of_what(text, share(base.value / part, word.end))


def _ranked_parts(text: str, base: Read, first: Word) -> Read | None:
    rank = rank_at(text, first.start, plural=base.value != 1)
    return share(base.value / rank.value, rank.end) if rank and base.form != ARTICLE else None


def _last_tens(text: str, base: Read) -> int:
    """The tens that a number in words ends in, set apart from what is before: the 30 of "one hundred thirty"."""
    head, _, last = text[: base.end].rpartition(" ")
    tens = TENS.get(last.lower(), 0)
    return tens if base.value > tens and head[-1:].isalpha() else 0


def share(value: Decimal, end: int) -> Read:
    """A part of one, written as a fraction."""
    return Read(value, min(FRACTION_STEP, value / 10), "fraction", end)


def part_named(word: Word | None) -> int | None:
    """Into how many the word divides a whole: "half", "thirds"."""
    if word is None or word.gap.startswith(","):
        return None
    return FRACTIONS.get(word.lower) or FRACTIONS.get(word.lower.removesuffix("s"))


def _is_share(text: str, at: int, base: Read, part: Word) -> bool:
    """Whether it is a share and no rank: "two thirds", "a third of", "by a fifth", but "a third man"."""
    is_article = base.form == ARTICLE
    if part.lower in ("half", "halves"):
        return base.value == 1 or part.lower == "halves"
    if part.lower.endswith("s"):
        return not is_article or part.lower.removesuffix("s") in _SMALL_PARTS
    if base.value != 1:
        is_adjective = part.gap == "-" and 1 < base.value < FRACTIONS[part.lower] < _FROM_TENS
        return is_adjective and not _NAMED_PART_AFTER().match(text, part.end)
    if part.lower in _SMALL_PARTS or _OF_AFTER().match(text, part.end) or _is_scaled(text, part):
        return True
    if is_article:
        return _is_share_after_article(text, at, part)
    return part.lower != "quarter" or part.gap == "-"


def _is_share_after_article(text: str, at: int, part: Word) -> bool:
    """As in "nearly a third", "a fifth were women", "cut by a quarter"; not "a third was hurt", "a third term"."""
    if _BY_BEFORE().search(text, max(0, at - 3), at) or _POINT_AFTER().match(text, part.end):
        return True
    if _AMOUNT_BEFORE().search(text, max(0, at - 15), at) and _CLAUSE_AFTER().match(text, part.end):
        return True
    is_whole = _ALONE_BEFORE().match(text, 0, at) and not text[part.end :].strip()
    return bool(is_whole or _MANY_AFTER().match(text, part.end))


def _is_scaled(text: str, part: Word) -> bool:
    scale = word_after(text, part.end)
    return scale is not None and scale_of(scale.lower) is not None


def bare_part(text: str, at: int) -> Read | None:
    """As in "half", "half a million", "quarter million", "half a dozen", "quarter-point"."""
    word = word_at(text, at)
    if word is None or word.lower not in ("half", "quarter"):
        return None
    whole = of_what(text, share(Decimal(1) / FRACTIONS[word.lower], word.end))
    is_idle = word.lower == "quarter" and whole.end == word.end and not _POINT_AFTER().match(text, word.end)
    return None if is_idle else whole


def of_what(text: str, read: Read) -> Read:
    """A part with the scale or the dozen that it is of: "half a million", "half a dozen"."""
    scaled = with_scale(text, read, TENTH)
    if scaled.end != read.end:
        return scaled
    word = word_after(text, read.end)
    if word and word.lower in ARTICLES:
        word = word_after(text, word.end)
    return Read(read.value * DOZEN, Decimal(1), "dozen", word.end) if word and word.lower == "dozen" else read


def over(text: str, _: int, base: Read) -> Read | None:
    """As in "one over twenty": a fraction as it is spoken, where nothing is counted after it."""
    joint = _OVER().match(text, base.end)
    if joint is None or base.form != "words":
        return None
    under = digits_at(text, joint.end()) if text[joint.end()].isdigit() else cardinal_at(text, joint.end())
    if under is None or not 0 < base.value < under.value or not _SUM_ENDS().match(text, under.end):
        return None
    value = base.value / under.value
    return Read(value, power(value.adjusted() - 1), SPOKEN_FRACTION, under.end)
