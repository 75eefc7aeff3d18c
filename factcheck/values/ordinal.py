"""Ordinals: "first", "the 88th minute", "twenty-fifth", "finished last"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from factcheck.text.document import Span
from factcheck.values.interface import Context, Mention, OrdinalValue, ReadingRule
from factcheck.values.number_words import ORDINALS, TENS, alternation

LAST: Final = -1

_TENS: Final = {word: value for word, value in TENS.items()}
_SMALL: Final = {word: rank for word, rank in ORDINALS.items() if rank < 10}  # noqa: PLR2004 - the units

_DIGITS: Final = re.compile(r"(?i)(?<![\w.,/-])(\d{1,3}(?:,\d{3}){0,2}|\d{1,6})[ -]?(?:st|nd|rd|th)(?![\w])")
_WORDS: Final = re.compile(
    rf"(?i)(?<![\w'-])(?:(?P<tens>{alternation(_TENS)})(?:[ \n]|-|—)?(?P<unit>{alternation(_SMALL)})|(?P<word>{alternation(ORDINALS)}))(?![\w'])"
)
_LAST: Final = re.compile(r"(?i)\b(?:came|come|comes|finish(?:ed|es|ing)?|placed|ranked|ranks|dead|second[ -]to)[ \n-](last)\b(?![ \n](?:week|month|year|night))")

_TIME_BEFORE: Final = re.compile(
    r"(?i)(?:\b(?:per|split|each|every|wait|just|for|this|few|a|an|any|the[ \n]nearest|single|half|same)|\d|\b(?:one|two|three|four|five|six|ten|hundred|thousand|million|point))[ \n-]\Z"
)
_SECOND_AFTER: Final = re.compile(
    r"(?i)[ \n](?:hand|thought|thoughts|nature|ago|later|guess|to[ \n]none|half)\b|-(?:hand|rate|guess|nature|in-command|class)"
)
_FIRST_AFTER: Final = re.compile(
    r"(?i)-(?:hand|rate|class|aid|ever|born|half)|[ \n](?:aid|lady|name|names|minister|ladies|amendment|of[ \n]all|and[ \n]foremost|responder|responders|person|class)\b|,"
)
_FRACTION_BEFORE: Final = re.compile(r"(?i)(?:\b(?:one|two|three|four|five|six|seven|eight|nine)[ \n-]|\d[ -])\Z")
_AT_FIRST: Final = re.compile(r"(?i)\b(?:at|head)[ \n]\Z")
_SHARE_AFTER: Final = re.compile(r"(?i)[ \n]of[ \n](?!the[ \n](?:month|year|season|five|four|three|series)|(?:january|february|march|april|may|june|july|august|september|october|november|december)\b)")


def _digits(match: re.Match[str], context: Context) -> Iterable[Mention]:  # noqa: ARG001 - the signature of every rule
    rank = int(match[1].replace(",", ""))
    if rank:
        yield Mention(Span(*match.span()), OrdinalValue(rank), "ordinal in digits")


def _words(match: re.Match[str], context: Context) -> Iterable[Mention]:  # noqa: ARG001 - the signature of every rule
    word = (match["word"] or match["unit"]).lower()
    rank = ORDINALS[word] + (TENS[match["tens"].lower()] if match["tens"] else 0)
    text, span = match.string, Span(*match.span())
    window = max(0, span.start - 12)
    if word == "second" and not match["tens"]:
        if _TIME_BEFORE.search(text, window, span.start) and text[window : span.start].lower()[-2:] != "a ":
            return
        if text[max(0, span.start - 2) : span.start].lower() == "a " and _SECOND_UNIT_AFTER.match(text, span.end):
            return
    if not match["tens"] and _FRACTION_BEFORE.search(text, window, span.start):
        return
    is_idiom = _IDIOMS.get(word)
    if is_idiom and is_idiom.match(text, span.end):
        return
    latent = bool(_AT_FIRST.search(text, window, span.start)) or (word == "first" and _is_adverb(text, span))
    if text[max(0, span.start - 2) : span.start].lower() == "a " and rank > 2 and _SHARE_AFTER.match(text, span.end):  # noqa: PLR2004
        return
    yield Mention(span, OrdinalValue(rank), "ordinal in words", latent=latent)


_SECOND_UNIT_AFTER: Final = re.compile(r"(?i)[ \n](?:ago|later|after|before|to|or|and)\b|[.,;:!?]|$|-")
_IDIOMS: Final = {"second": _SECOND_AFTER, "first": _FIRST_AFTER}
_NOMINAL_AFTER: Final = re.compile(r"(?:[ \n]|-)(?!(?:[a-z]+ed|came|became|met|saw|took|went|began|told|gave|said|wrote|made|in|on|at|to|with|for|when|by)\b)\w")


def _is_adverb(text: str, span: Span) -> bool:
    """ "first" is an adverb after a verb or pronoun ("he first met her"): a rank of nothing."""
    return not _NOMINAL_AFTER.match(text, span.end) or _ADVERB_BEFORE.search(text, max(0, span.start - 8), span.start) is not None


_ADVERB_BEFORE: Final = re.compile(r"(?i)\b(?:was|were|is|had|has|have|been|he|she|they|it|we|who|when|which|were|be)[ \n]\Z")


def _last(match: re.Match[str], context: Context) -> Iterable[Mention]:  # noqa: ARG001 - the signature of every rule
    yield Mention(Span(*match.span(1)), OrdinalValue(LAST), "last place")


RULES: Final = (
    ReadingRule("ordinal in digits", frozenset(("st", "nd", "rd", "th")), _DIGITS, _digits),
    ReadingRule("ordinal in words", frozenset((*ORDINALS, *(t + u for t in TENS for u in _SMALL))), _WORDS, _words),
    ReadingRule("last place", frozenset(("last",)), _LAST, _last),
)
