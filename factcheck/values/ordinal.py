"""Ordinals: "first", "the 88th minute", "twenty-fifth", "finished last"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from factcheck.text.document import Span
from factcheck.values.interface import Context, Mention, OrdinalValue, ReadingRule
from factcheck.values.lazy import lazy
from factcheck.values.number_words import ORDINALS, TENS, UNITS, alternation

LAST: Final = -1
"""The rank of "last"."""

_UNITS: Final = {word: rank for word, rank in ORDINALS.items() if rank <= len(UNITS)}

_DIGITS: Final = lazy(r"(?i)(?<![\w.,/-])(\d{1,3}(?:,\d{3}){0,2}|\d{1,6})[ -]?(?:st|nd|rd|th)(?!\w)")
_WORDS: Final = lazy(
    rf"(?i)(?<![\w'-])(?:(?P<tens>{alternation(TENS)})(?:[ \n]|[-—])?(?P<unit>{alternation(_UNITS)})"
    rf"|(?P<word>{alternation(ORDINALS)}))(?![\w'])"
)
_LAST: Final = lazy(
    r"(?i)\b(?:came|comes?|finish(?:ed|es|ing)?|placed|ranked|ranks|dead|second[ -]to)[ \n-](last)\b"
    r"(?![ \n](?:week|month|year|night))"
)

_TIME_BEFORE: Final = lazy(
    r"(?i)(?:\b(?:per|split|each|every|wait|just|this|few|any|nearest|single|half|same|one|two|three|four|five|six|ten"
    r"|hundred|thousand|million|point)|\d)[ \n-]\Z"
)
_ARTICLE_BEFORE: Final = lazy(r"(?i)\ba[ \n]\Z")
_TIME_AFTER: Final = lazy(r"(?i)[ \n](?:ago|later|after|before|to|or|and)\b|[.,;:!?-]|[ \n]{0,4}$")
_PART_BEFORE: Final = lazy(rf"(?i)(?:\b(?:{alternation(UNITS)})[ \n-]|\d[ -])\Z")
_AT_BEFORE: Final = lazy(r"(?i)\b(?:at|head)[ \n]\Z")
_SHARE_AFTER: Final = lazy(
    r"(?i)[ \n]of[ \n](?!the[ \n](?:month|year|season|series|two|three|four|five|six)\b|(?:jan|febr)uary\b|march\b"
    r"|april\b|may\b|june\b|july\b|august\b|(?:septem|octo|novem|decem)ber\b)"
)
_SECOND_IDIOM: Final = lazy(
    r"(?i)[ \n](?:hand|thoughts?|nature|guess|to[ \n]none|half)\b|-(?:hand|rate|guess|nature|class)"
)
_FIRST_IDIOM: Final = lazy(
    r"(?i)-(?:hand|rate|class|aid|ever|born)|[ \n](?:aid|lad(?:y|ies)|names?|minister|amendment|of[ \n]all"
    r"|and[ \n]foremost"
    r"|responders?|person|class)\b|,"
)
_IDIOMS: Final = {"second": _SECOND_IDIOM, "first": _FIRST_IDIOM}
_ADVERB_BEFORE: Final = lazy(r"(?i)\b(?:was|were|is|had|has|have|been|be|he|she|they|it|we|who|when|which)[ \n]\Z")
_NOUN_AFTER: Final = lazy(
    r"(?:[ \n]|-)(?!(?:[a-z]{1,20}ed|came|became|met|saw|took|went|began|told|gave|said|wrote|made|in|on|at|to|with|for"
    r"|when|by)\b)\w"
)
_REACH: Final = 12


def _digits(match: re.Match[str], _: Context) -> Iterable[Mention]:
    rank = int(match[1].replace(",", ""))
    if rank:
        yield Mention(Span(*match.span()), OrdinalValue(rank), "ordinal in digits")


def _words(match: re.Match[str], _: Context) -> Iterable[Mention]:
    word = (match["word"] or match["unit"]).lower()
    span = Span(*match.span())
    if match["tens"]:
        yield Mention(span, OrdinalValue(TENS[match["tens"].lower()] + ORDINALS[word]), "ordinal in words")
    elif not _is_no_rank(match.string, span, word):
        latent = word == "first" and _is_adverb(match.string, span)
        yield Mention(span, OrdinalValue(ORDINALS[word]), "ordinal in words", latent=latent)


def _is_no_rank(text: str, span: Span, word: str) -> bool:
    """Whether it is a unit of time, a share or an idiom: "a split second", "a third of voters", "first aid"."""
    start = max(0, span.start - _REACH)
    idiom = _IDIOMS.get(word)
    if idiom and idiom().match(text, span.end):
        return True
    if _PART_BEFORE().search(text, start, span.start):
        return True
    is_after_article = _ARTICLE_BEFORE().search(text, start, span.start) is not None
    if word == "second":
        is_time = is_after_article and _TIME_AFTER().match(text, span.end) is not None
        return is_time or _TIME_BEFORE().search(text, start, span.start) is not None
    return is_after_article and word != "first" and _SHARE_AFTER().match(text, span.end) is not None


def _is_adverb(text: str, span: Span) -> bool:
    """Whether "first" goes with a verb ("he first met her", "at first"): a rank of nothing."""
    start = max(0, span.start - _REACH)
    is_before_noun = _NOUN_AFTER().match(text, span.end) is not None
    is_after_verb = _ADVERB_BEFORE().search(text, start, span.start) or _AT_BEFORE().search(text, start, span.start)
    return not is_before_noun or is_after_verb is not None


def _last(match: re.Match[str], _: Context) -> Iterable[Mention]:
    yield Mention(Span(*match.span(1)), OrdinalValue(LAST), "last place")


RULES: Final = (
    ReadingRule("ordinal in digits", frozenset(("st", "nd", "rd", "th")), _DIGITS, _digits),
    ReadingRule("ordinal in words", frozenset((*ORDINALS, *(t + u for t in TENS for u in _UNITS))), _WORDS, _words),
    ReadingRule("last place", frozenset(("last",)), _LAST, _last),
)
