"""Plain numbers: counts, figures and shares without a unit: "eight people", "2.5 million", "two thirds", "dozens"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from factcheck.text.document import Span
from factcheck.values.digits import DECIMAL_COMMA, IN_DIGITS
from factcheck.values.lazy import lazy
from factcheck.values.measure import COUNTED, PLAIN, Figure, Measure, MeasureRule, Outcome, Refusal
from factcheck.values.number_words import CARDINALS, LONE_LETTER_SCALES, alternation, power
from factcheck.values.numeral import ARTICLE
from factcheck.values.parts import SPOKEN_FRACTION
from factcheck.values.rounding import FRACTION_STEP

_EXPRESSION_BEFORE: Final = lazy(r"(?i)\bpoint[ \n]\Z|[*^]\Z")
_OR_TWO: Final = lazy(r"(?i)\b(?:an?|another)[ \n](?:[^\W\d_]{1,20}[ \n]){1,2}or[ \n]\Z")
_ONE_IN_MANY: Final = lazy(rf"(?i)[ \n](?:in|out[ \n]of|in[ \n]every|to|or)[ \n](?:\d|(?:{alternation(CARDINALS)})\b)")
_PRONOUN_BEFORE: Final = lazy(
    r"(?i)\b(?:no|the|this|that|which|each|every|any|another|some|either|neither|other|such|what|only|whole|last|next"
    r"|loved|right|wrong|new|old|big|good|not|little|first|second|same|square|day|at|back)[ \n-]\Z"
)
_PRONOUN_AFTER: Final = lazy(
    r"(?i)[ \n](?:of|another|day|side|time|hand|thing|point|would|could|should|might|must|may|can|is|was|has|had|who"
    r"|that"
    r"|which|such|by[ \n]one)\b|-(?:on-one|off|time|sided|way|liner|stop|upmanship|size)\b|'s\b|[,.?!;:]|[ \n]{0,4}$"
)
_BOUND_BEFORE: Final = lazy(r"(?i)\b(?:at[ \n](?:least|most)|(?:more|less|fewer)[ \n]than|exactly)[ \n]\Z")
_GAME_BEFORE: Final = lazy(
    r"(?i)\b(?:first|second|other|better|half|this|that|latter|opening|whose|his|her|their|in|its|third|former|each"
    r"|bottom|top)[ \n-]\Z"
)
_HALF_WORD_AFTER: Final = lazy(
    r"(?i)-(?!of)|[ \n](?:time|past|an?[ \n](?:hour|day|mile|century|year|dozen)|hour|year|brother|sister|term|century"
    r"|way|back|marathon)\b"
)
_SHARE_AFTER: Final = lazy(r"(?i)[ \n](?:of|the|its|his|her|their|our|all)\b|,?[ \n](?:and|or)[ \n]")
_COUNT_AFTER: Final = lazy(rf"{COUNTED}|\+|[ \n]or[ \n]more\b")
_LETTER: Final = lazy(r"(m|b)(?!\w)(?![ -](?:race|sprint|run|final|relay|hurdles|freestyle|butterfly|dash|swim)\b)")
_MANY_AFTER: Final = lazy(rf"{COUNTED}|[ \n]?[.,;)]|[ \n]{{0,4}}$")
_YEARS: Final = range(1000, 2101)


def _article(_: str, figure: Figure) -> Outcome:
    return Refusal("article") if figure.numeral.form == ARTICLE else None


def _expression(text: str, figure: Figure) -> Outcome:
    start = figure.span.start
    return Refusal("part of an expression") if _EXPRESSION_BEFORE().search(text, max(0, start - 7), start) else None


def _or_two(text: str, figure: Figure) -> Outcome:
    """As in "in a minute or two": a way to say few."""
    start = figure.span.start
    if figure.span.of(text).lower() != "two" or not _OR_TWO().search(text, max(0, start - 40), start):
        return None
    return Refusal("idiom")


def _vague(_: str, figure: Figure) -> Outcome:
    return _plain(figure, "vague count", latent=True) if figure.numeral.is_vague else None


def _one(text: str, figure: Figure) -> Outcome:
    """A count in "one in five"; a pronoun in "the one", "one of the judges"; an article elsewhere, and so latent."""
    start, end = figure.span.start, figure.span.end
    if figure.span.of(text).lower() != "one" or _ONE_IN_MANY().match(text, end):
        return None
    if _BOUND_BEFORE().search(text, max(0, start - 12), start):
        return _plain(figure, "number in words")
    is_alone = text.strip() == figure.span.of(text)
    is_pronoun = _PRONOUN_BEFORE().search(text, max(0, start - 9), start) or _PRONOUN_AFTER().match(text, end)
    return Refusal("pronoun") if is_pronoun and not is_alone else _plain(figure, "number in words", latent=True)


def _half(text: str, figure: Figure) -> Outcome:
    """A share in "half of voters"; no value in "the second half", "half-brother"; else latent."""
    start, end = figure.span.start, figure.span.end
    if figure.numeral.form != "fraction" or figure.span.of(text).lower() not in ("half", "a half"):
        return None
    if _GAME_BEFORE().search(text, max(0, start - 12), start) or _HALF_WORD_AFTER().match(text, end):
        return Refusal("half of a game or a word")
    return _plain(figure, "fraction", latent=not _SHARE_AFTER().match(text, end))


def _year_like(text: str, figure: Figure) -> Outcome:
    """Four bare digits by themselves ("1984") may be a year, a title or a count: latent unless something is counted."""
    written = figure.span.of(text)
    if not (written.isdigit() and len(written) == len(str(_YEARS[0])) and int(written) in _YEARS):
        return None
    return _plain(figure, "number in digits", latent=not _COUNT_AFTER().match(text, figure.span.end))


def _letter_scale(text: str, figure: Figure) -> Outcome:
    """As in "5m people", "1.2b": a letter that is a million or a billion where something is counted."""
    match = _LETTER().match(text, figure.span.end)
    if match is None or figure.numeral.form not in IN_DIGITS or not _MANY_AFTER().match(text, match.end()):
        return None
    numeral = figure.numeral.times(power(LONE_LETTER_SCALES[match[1]]))
    return Measure(Span(figure.span.start, match.end()), figure.span, numeral, PLAIN, "number with scale letter")


_RULE_NAMES: Final = {"digits": "number in digits", "words": "number in words", "digits and scale": "number with scale"}


def _spoken(_: str, figure: Figure) -> Outcome:
    """As in "one over twenty", which may be a bound too: latent. So is "1,3", which may be a list."""
    form = figure.numeral.form
    return _plain(figure, form, latent=True) if form in (SPOKEN_FRACTION, DECIMAL_COMMA) else None


def _number(_: str, figure: Figure) -> Outcome:
    return _plain(figure, _RULE_NAMES.get(figure.numeral.form, figure.numeral.form))


def _plain(figure: Figure, rule: str, *, latent: bool = False) -> Measure:
    return Measure(figure.span, figure.span, figure.numeral, PLAIN, rule, latent)


LETTER_SCALE: Final = MeasureRule("number with scale letter", _letter_scale)
RULES: Final = (
    MeasureRule("article", _article),
    MeasureRule("part of an expression", _expression),
    MeasureRule("idiom", _or_two),
    MeasureRule("vague count", _vague),
    MeasureRule("one", _one),
    MeasureRule("half", _half),
    MeasureRule("year-like number", _year_like),
    MeasureRule(SPOKEN_FRACTION, _spoken),
    MeasureRule("number", _number),
)


def share(part: Measure, whole: Measure, span: Span) -> Measure | None:
    """As in "one in five", "two out of three": the two as one share of a whole."""
    over, under = part.numeral.value, whole.numeral.value
    if over is None or under is None or not 0 < over < under or not (part.numeral.is_whole and whole.numeral.is_whole):
        return None
    numeral = replace(part.numeral, value=over / under, step=min(FRACTION_STEP, over / under / 10), form="fraction")
    return Measure(span, span, numeral, PLAIN, "one in so many")
