"""Plain numbers: counts, figures and shares without a unit, and multiples ("doubled", "tenfold", "twice")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Final

from factcheck.text.document import Span
from factcheck.values.interface import Amount, Context, Mention, NumberValue, ReadingRule
from factcheck.values.interval import Interval
from factcheck.values.lazy import lazy
from factcheck.values.measure import PLAIN, Figure, Measure, MeasureRule, Outcome, Refusal
from factcheck.values.number_words import CARDINALS, LONE_LETTER_SCALES, UNITS, alternation, power
from factcheck.values.numeral import ARTICLE, parse_numeral
from factcheck.values.rounding import FRACTION_STEP

# --- figures that are less than they look ---------------------------------------------------------------------------

_ONE_BEFORE: Final = lazy(
    r"(?i)\b(?:no|the|this|that|which|each|every|any|another|some|either|neither|other|such|what|only|whole|last|next|loved|right"
    r"|wrong|new|old|big|good|number|not|little|first|second|same|square|day|at|back)[ \n-]\Z"
)
_ONE_AFTER: Final = lazy(
    r"(?i)[ \n]of\b|[ \n](?:another|day\b|side\b|time\b|hand\b|thing\b|point\b|would|could|should|might|must|may|can|is\b|was\b|has\b|had\b|who\b"
    r"|that\b|which\b|such\b|by[ \n]one)|-(?:on-one|off|time|sided|way|liner|stop|upmanship|size)|['’]s\b|[,.?!;:]|$"
)


def _one(text: str, figure: Figure) -> Outcome:
    if figure.span.of(text).lower() != "one":
        return None
    if text == figure.span.of(text):
        return _plain_measure(figure, "number in words", latent=True)
    if _ONE_IN().match(text, figure.span.end):
        return _plain_measure(figure, "number in words")
    if _ONE_BEFORE().search(text, max(0, figure.span.start - 9), figure.span.start):
        return Refusal("pronoun")
    if _ONE_AFTER().match(text, figure.span.end):
        return Refusal("pronoun")
    return _plain_measure(figure, "number in words", latent=True)


_ONE_IN: Final = lazy(rf"(?i)[ \n]?(?:in|out[ \n]of|in[ \n]every|to|or|over)[ \n](?:\d|(?:{alternation(CARDINALS)})\b)")
_NO_HALF_BEFORE: Final = lazy(
    r"(?i)\b(?:first|second|other|better|half|this|that|latter|opening|whose|his|her|their|in|its|third|former|each|bottom|top)[ \n-]\Z"
)
_NO_HALF_AFTER: Final = lazy(
    r"(?i)-(?!of|of-a)|[ \n](?:time|past|an?[ \n](?:hour|day|mile|century|year|dozen)|hour|year|brother|sister|term|century|way\b|back|marathon)"
)
_SURE_HALF_AFTER: Final = lazy(r"(?i)[ \n](?:of|the|its|his|her|their|our|all)\b|,? (?:and|or) ")


def _half(text: str, figure: Figure) -> Outcome:
    if figure.numeral.form != "fraction" or not re.fullmatch(r"(?i)(?:an? )?half", figure.span.of(text)):
        return None
    if _NO_HALF_BEFORE().search(text, max(0, figure.span.start - 12), figure.span.start):
        return Refusal("half of a game")
    if _NO_HALF_AFTER().match(text, figure.span.end):
        return Refusal("half of another word")
    return _plain_measure(figure, "fraction", latent=not _SURE_HALF_AFTER().match(text, figure.span.end))


_OTHER_BEFORE: Final = lazy(r"(?i)\bpoint[ \n]\Z|[*^]\Z")


def _year_like(text: str, figure: Figure) -> Outcome:
    """As in "1984" by itself may be a year, a title, a count: nothing to accuse anyone with."""
    written = figure.span.of(text)
    if len(written) != _YEAR_DIGITS or not written.isdigit() or not "1000" <= written <= "2100":
        return None
    return _plain_measure(figure, "number in digits", latent=not _COUNTED().match(text, figure.span.end))


_YEAR_DIGITS: Final = 4
_COUNTED: Final = lazy(r"[ \n](?:[a-z]+[ \n]){0,2}?(?:[a-z]+s|people|children|men|women)\b|\+|[ \n]or[ \n]more")
_LETTER_SCALE: Final = lazy(r"(m|b)(?!\w)(?![ -](?:race|sprint|run|final|relay|hurdles|freestyle|butterfly|dash|swim))")
_MANY: Final = lazy(r"[ \n](?:[a-z]+[ \n]){0,2}?(?:[a-z]+s|people|children|men|women)\b|[ \n]?[.,;)]|$")


def _letter_scale(text: str, figure: Figure) -> Outcome:
    """As in "5m people", "1.2b": a letter that is a million or a billion where something is counted."""
    match = _LETTER_SCALE().match(text, figure.span.end)
    if match is None or figure.numeral.form != "digits" or not _MANY().match(text, match.end()):
        return None
    numeral = figure.numeral.times(power(LONE_LETTER_SCALES[match[1]]))
    return Measure(Span(figure.span.start, match.end()), figure.span, numeral, PLAIN, "number with scale letter")


def _vague(text: str, figure: Figure) -> Outcome:
    return _plain_measure(figure, "vague count", latent=True) if figure.numeral.is_vague else None


_NAMES: Final = {
    "digits": "number in digits",
    "words": "number in words",
    "digits and scale": "number with scale",
    "vague count": "vague count",
}


def _number(text: str, figure: Figure) -> Outcome:
    return _plain_measure(figure, _NAMES.get(figure.numeral.form, figure.numeral.form))


def _plain_measure(figure: Figure, rule: str, *, latent: bool = False) -> Measure:
    return Measure(figure.span, figure.span, figure.numeral, PLAIN, rule, latent)


def _attached(text: str, figure: Figure) -> Outcome:
    if _OTHER_BEFORE().search(text, max(0, figure.span.start - 7), figure.span.start):
        return Refusal("part of an expression")
    return None


def _article(text: str, figure: Figure) -> Outcome:
    return Refusal("article") if figure.numeral.form == ARTICLE else None


_OR_TWO: Final = lazy(r"(?i)\b(?:an?|another)[ \n](?:[^\W\d_]+[ \n]){1,2}or[ \n]\Z")


def _or_two(text: str, figure: Figure) -> Outcome:
    """As in "in a minute or two": a way to say few."""
    if figure.span.of(text).lower() != "two":
        return None
    return Refusal("idiom") if _OR_TWO().search(text, max(0, figure.span.start - 40), figure.span.start) else None


RULES: Final = (
    MeasureRule("article", _article),
    MeasureRule("idiom", _or_two),
    MeasureRule("part of an expression", _attached),
    MeasureRule("vague count", _vague),
    MeasureRule("one", _one),
    MeasureRule("half", _half),
    MeasureRule("year-like number", _year_like),
    MeasureRule("number", _number),
)
LETTER_SCALE: Final = MeasureRule("number with scale letter", _letter_scale)

# --- multiples ------------------------------------------------------------------------------------------------------

MULTIPLES: Final = {
    "doubled": 2,
    "doubling": 2,
    "double": 2,
    "tripled": 3,
    "tripling": 3,
    "triple": 3,
    "trebled": 3,
    "trebling": 3,
    "treble": 3,
    "quadrupled": 4,
    "quadrupling": 4,
    "quadruple": 4,
    "quintupled": 5,
    "twice": 2,
    "thrice": 3,
    "twofold": 2,
    "threefold": 3,
    "fourfold": 4,
    "fivefold": 5,
    "sixfold": 6,
    "sevenfold": 7,
    "eightfold": 8,
    "ninefold": 9,
    "tenfold": 10,
    "hundredfold": 100,
    "halved": Decimal("0.5"),
    "halving": Decimal("0.5"),
}
"""Verbs and adverbs that multiply: a ratio of two values, never a count."""

_LATENT_MULTIPLES: Final = frozenset(("double", "triple", "treble", "quadruple", "twice", "thrice"))
"""Those that are as often something else ("a double bed", "twice a week")."""

_MULTIPLE: Final = lazy(
    rf"(?i)(?<![\w-])(?P<word>{alternation(MULTIPLES)})\b|(?<![\w.,-])(?P<figure>\d{{1,4}}(?:\.\d{{1,3}})?|(?:{alternation(UNITS)}|ten))"
    r"(?:-?fold\b|[ \n]times\b(?=[ \n](?:as|more|higher|larger|bigger|greater|the|its|faster|that|what|those|less|lower|fewer|over)\b)"
    r"|[x×](?!\w))"
)


def _multiple(match: re.Match[str], context: Context) -> Iterable[Mention]:
    if match["word"]:
        word = match["word"].lower()
        factor, latent = Decimal(MULTIPLES[word]), word in _LATENT_MULTIPLES
    else:
        numeral = parse_numeral(match["figure"])
        if numeral is None or numeral.value is None:
            return
        factor, latent = numeral.value, False
    value = NumberValue(Amount(factor, Interval.at(factor), step=Decimal(1)), multiple=True)
    yield Mention(Span(*match.span()), value, "multiple", latent=latent)


MULTIPLE_RULES: Final = (
    ReadingRule("multiple", frozenset((*MULTIPLES, "fold", "times", "x", "#")), _MULTIPLE, _multiple),
)


def fraction_of(part: Measure, whole: Measure, span: Span) -> Measure | None:
    """As in "one in five", "two out of three" as a share."""
    over, under = part.numeral.value, whole.numeral.value
    if over is None or under is None or not 0 < over < under or not part.numeral.is_whole or not whole.numeral.is_whole:
        return None
    numeral = replace(part.numeral, value=over / under, step=min(FRACTION_STEP, over / under / 10), form="fraction")
    return Measure(span, span, numeral, PLAIN, "one in so many")
