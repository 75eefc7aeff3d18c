"""Ordinals: "first", "the 88th minute", "twenty-fifth", "finished last"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from factcheck.text.document import Span
from factcheck.values.interface import Context, Mention, OrdinalValue, ReadingRule
from factcheck.values.lazy import lazy
from factcheck.values.number_words import AND, CARDINALS, ORDINALS, SCALES, TENS, UNITS, alternation
from factcheck.values.rank import rank_at

LAST: Final = -1
"""The rank of "last"."""

_UNITS: Final = {word: rank for word, rank in ORDINALS.items() if rank <= len(UNITS)}

_DIGITS: Final = lazy(r"(?i)(?<![\w.,/-])(\d{1,3}(?:,\d{3}){0,2}|\d{1,6})[ -]?(st|nd|rd|th)(?!\w)")
_ENDS_IN_FIRST: Final = lazy(r"(?<!1)1\Z")
_WORDS: Final = lazy(
    rf"(?i)(?<![\w'])(?:(?P<tens>{alternation(TENS)})(?:[ \n]|[-—])?(?P<unit>{alternation(_UNITS)})"
    rf"|(?P<word>{alternation(ORDINALS)}))(?![\w'])"
)
_LEADS: Final = (*CARDINALS, *SCALES, *AND, "a")
_LEAD: Final = lazy(rf"(?i)(?<![\w'-])(?:(?:{alternation(_LEADS)})(?:[ \n]|-)){{1,8}}+\Z")
_LEAD_IN_DIGITS: Final = lazy(r"(?<![\w.,$€£/-])(\d{1,3}(?:,\d{3}){0,2}(?:\.\d)?)[ -]\Z")
_LEAD_REACH: Final = 64
_LEAST_SCALE: Final = 1_000
"""Ranks that are scales, which digits may count: "its 10 millionth car"."""
_DETERMINER_BEFORE: Final = lazy(r"(?i)(?:\b(?:the|this|its|his|her|their|our|my|your)|['’]s|s['’])[ \n]\Z")
_PART_AFTER: Final = lazy(r"(?i)[ \n]of[ \n](?:an?|one)\b")
_OF_AFTER: Final = lazy(r"(?i)[ \n]of\b")
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
    is_weight = match[2].lower() == "st" and not _ENDS_IN_FIRST().search(match[1])  # "10st" is ten stone
    if rank and not is_weight:
        yield Mention(Span(*match.span()), OrdinalValue(rank), "ordinal in digits")


def _words(match: re.Match[str], _: Context) -> Iterable[Mention]:
    word = (match["word"] or match["unit"]).lower()
    span = Span(*match.span())
    if led := _led(match, ORDINALS[word]):
        yield Mention(led[0], OrdinalValue(led[1]), "ordinal in words")
    elif match.string[span.start - 1 : span.start] == "-":
        return
    elif match["tens"]:
        yield Mention(span, OrdinalValue(TENS[match["tens"].lower()] + ORDINALS[word]), "ordinal in words")
    elif not _is_no_rank(match.string, span, word):
        latent = word == "first" and _is_adverb(match.string, span)
        yield Mention(span, OrdinalValue(ORDINALS[word]), "ordinal in words", latent=latent)


def _led(match: re.Match[str], rank: int) -> tuple[Span, int] | None:
    """The rank with the number before it: "two hundred and fiftieth", "10 millionth"; shares are left alone."""
    text, start, end = match.string, match.start(), match.end()
    reach = max(0, start - _LEAD_REACH)
    if text[start - 1 : start] not in ("-", " ", "\n") or _PART_AFTER().match(text, end):
        return None
    digits = _LEAD_IN_DIGITS().search(text, reach, start) if rank >= _LEAST_SCALE else None
    if digits:
        value = Decimal(digits[1].replace(",", "")) * rank
        is_rank = value > rank and value == value.to_integral_value()
        return (Span(digits.start(), end), int(value)) if is_rank else None
    lead = _LEAD().search(text, reach, start)
    at = lead.start() if lead else start
    while at < start:
        found = rank_at(text, at)
        if found and found.end == end:
            is_named = _DETERMINER_BEFORE().search(text, max(0, at - _REACH), at) is not None
            is_part = _ARTICLE_BEFORE().search(text, max(0, at - _REACH), at) and _OF_AFTER().match(text, end)
            is_sure = found.value != rank and not found.loose and not is_part
            return (Span(at, end), found.value) if is_named or is_sure else None
        at = _next_word(text, at, start)
    return None


def _next_word(text: str, at: int, end: int) -> int:
    gaps = [place for place in (text.find(gap, at, end) for gap in " -\n") if place >= 0]
    return min(gaps) + 1 if gaps else end


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
