"""Whether a bare four-digit number is a year: an ordered table of what stands before and after it."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache
from typing import Final, NamedTuple

from factcheck.values.date.words import MONTHS
from factcheck.values.number_words import alternation

_LEFT_REACH: Final = 36
_RIGHT_REACH: Final = 40
_BRACKET_REACH: Final = 160

LIKELY: Final = range(1900, 2051)
"""Years that news writes so often that a number of this size is one after "in", whatever follows."""


class Says(Enum):
    """What a cue says of a number: a year, perhaps one (a latent reading), or none."""

    YEAR = "a year"
    PERHAPS = "perhaps a year"
    NO = "no year"


class Plural(Enum):
    """What a noun in the plural right after the number does to a cue: "1500 homes" are counted, "2014 protests" not."""

    COUNTS = "does not matter"
    REFUSES = "the cue does not hold"
    REFUSES_UNLIKELY = "the cue holds for likely years only"


class Cue(NamedTuple):
    """One row: what must stand before (`left`) and after (`right`) the number for the row to decide.

    `likely` rows hold for years in `LIKELY` only; `bracket` rows inside an open bracket only.
    """

    name: str
    says: Says
    left: str = ""
    right: str = ""
    likely: bool = False
    plural: Plural = Plural.COUNTS
    bracket: bool = False


def _words(text: str) -> str:
    return r"\b(?:" + alternation(text.split()) + r")\.?"


_COUNTED: Final = _words(
    "people men women children persons metres meters metre meter m km kilometres kilometers miles feet ft yards inches "
    "tons tonnes kg lbs pounds dollars euros euro yen francs marks rupees cents percent hours hrs GMT minutes seconds "
    "days weeks months years degrees votes points troops soldiers jobs homes houses words pages employees workers "
    "deaths cases students times acres hectares shares units watts volts calories others more members copies items "
    "residents inhabitants MW GW kW MB GB rpm hp BC BCE AD CE"
)
_COMPOUND: Final = _words(
    "metre meter kilometre kilometer mile foot yard inch ton tonne pound hour day year page seat word man strong acre "
    "unit bed room dollar euro point watt calorie member"
)
_LABELS: Final = _words(
    "room rooms studio section sections article articles resolution flight route highway channel number page pages p "
    "pp chapter line bus train unit building apartment suite box boeing airbus windows model type series version psalm "
    "verse paragraph proposition rule code zip gate block lot plot level bill order form bond isbn issn no nos "
    "extension ext dial call text pin ward locker hut hotel iso rfc port"
)
_AMOUNTS: Final = _words(
    "than over under nearly almost least most some only roughly approximately just another all every"
)
_CHANGES: Final = _words(
    "rose risen rise rises rising fell fall falls fallen grew grow grown increase increased decreased dropped cut down "
    "up reduced climbed jumped"
)
_TIMES: Final = _words(
    "in since until till during throughout early late mid circa c ca both reigned ruled r born b died d fl elected "
    "founded built established opened started began ended finished entered year"
)
_LIKE_TIMES: Final = r"\bas\s+of|\bback\s+to|\bas\s+(?:early|late|recently)\s+as"
_SENTENCE_VERBS: Final = _words("was is saw has had will brought marked began ended proved would")
_DATING: Final = _words("due back dated election elections cup season vintage film novel album census")
_EDITIONS: Final = (
    "Cup|Olympics|Paralympics|Games|Championships?|Euro|Expo|Eurovision|Open|Festival|Awards|Conference|Summit"
)
_DETERMINERS: Final = (
    rf"(?:(?i:{_words('the its his her their our my this that a an any same')})|\b[A-Za-z]+['’]s|s['’])"
)
_NO_NAMES: Final = _words("Some Nearly Almost About Over At Only And But With All Around More By To")
_FUNCTION_WORDS: Final = (
    "the|an?|and|or|but|to|in|on|at|of|by|for|with|from|when|after|before|as|was|were|is|are|has|had|have|will|would|he"
    "|she|it|they|we|I|his|her|its|their|who|which|that|because|while|until|through|amid|during|over|under|if|this"
    "|these|those|there|not|also|only|did|does|could|can|may|now|onwards?"
)
_ENDS: Final = rf"\s*(?:$|[.,;:()\[\]!?\"'”’–—/-])|\s+(?:(?:{_FUNCTION_WORDS})\b|[A-Z\d(])"
_NO_PLURALS: Final = (
    "was|has|is|as|its|his|this|us|across|unless|less|always|perhaps|does|onwards|towards|afterwards|plus|versus"
    "|sometimes|whereas"
)
_PLURAL: Final = rf"\s+(?:[a-z-]+\s+)?(?!(?:{_NO_PLURALS})\b)[a-z-]{{2,}}(?<!s)s\b"
_OTHER_END: Final = r"(?:(?:\s?[-–—]\s?|\s+(?:to|and|or)\s+)\d[\d,.]*)?"
_DASH: Final = r"\s?[-–—]\s?"
_NEXT_YEAR: Final = r"[12]\d{3}(?![\d%-]|[.,]\d)"
_YEAR: Final = r"(?<![\d,.])[12]\d{3}"
_LED_YEAR: Final = rf"(?i:\b(?:from|in|since|between|born|reigned|c\.|ca\.))\s*{_YEAR}"
_MONTH: Final = rf"\b(?i:{alternation(MONTHS)})\.?"
_LIFE: Final = r"\((?:born\s+|b\.\s*|d\.\s*|c\.\s*|ca\.\s*|died\s+)?"
_HEAD: Final = r"(?:^|[.!?:;\n]['\"”’)]*\s+)"
_LINE: Final = r"(?:^|[.!?\n]['\"”’)]*\s*|[-–—]\s+)"
_PER: Final = r"\bper\b(?!\s+[A-Z])"
_STANDARD: Final = r"\s+(?:levels?|prices|baselines?)\b"
_REFUSES, _UNLIKELY = Plural.REFUSES, Plural.REFUSES_UNLIKELY

CUES: Final[tuple[Cue, ...]] = (
    Cue("an impossible date", Says.NO, rf"{_MONTH}\s\d+(?:\s?[-–]\s?\d+)?,?\s|\d\s+(?:of\s+)?{_MONTH},?\s"),
    Cue("a noun that is counted", Says.NO, right=rf"{_OTHER_END}(?:\s(?:{_COUNTED}|{_PER})|-{_COMPOUND})(?!\w)"),
    Cue("a label", Says.NO, rf"(?i:{_LABELS})\s*(?:no\.?\s*)?|[$€£¥#@]\s?|\b(?:US|USD|EUR|GBP|Rs)\.?\s?"),
    Cue("a correction", Says.YEAR, r"(?i:\b(?:not|rather\s+than|instead\s+of))\s+", _ENDS, likely=True),
    Cue(
        "a year to measure against",
        Says.YEAR,
        r"(?i:\b(?:of|from|below|above|at|to|than|on|the))\s+",
        _STANDARD,
        likely=True,
    ),
    Cue("over a stretch of years", Says.YEAR, r"(?i:\bover)\s+", rf"{_DASH}{_NEXT_YEAR}", likely=True, plural=_REFUSES),
    Cue("words of amount", Says.NO, rf"(?i:{_AMOUNTS}|\bup\s+to|\btotal\s+of|{_CHANGES}\s+(?:by|to|from))\s+"),
    Cue(
        "a part of the year",
        Says.YEAR,
        r"\b(?:year|class|end|beginning|start|middle|season)\s+of\s+|\byear[-\s]end\s+|\bend-",
    ),
    Cue("a word of time", Says.YEAR, rf"(?i:{_TIMES}|{_LIKE_TIMES})[\s-]*|\b(?:post|pre)-", plural=_UNLIKELY),
    Cue("a preposition", Says.YEAR, r"(?i:\b(?:by|before|after|through|for|on|prior\s+to))\s+", _ENDS),
    Cue("by a likely year", Says.YEAR, r"(?i:\bby)\s+", likely=True, plural=_REFUSES),
    Cue("of or from", Says.YEAR, r"(?i:\b(?:of|from|between))\s+", plural=_REFUSES),
    Cue(
        "the first of two years",
        Says.YEAR,
        right=rf"\s+(?:to|through|until)\s+{_NEXT_YEAR}",
        likely=True,
        plural=_REFUSES,
    ),
    Cue("the first year of a stretch", Says.YEAR, right=rf"{_DASH}{_NEXT_YEAR}", plural=_REFUSES),
    Cue("the end of a stretch", Says.YEAR, rf"{_LED_YEAR},?\s+(?:to|until|till|through|and)\s+", plural=_REFUSES),
    Cue("the last year of a stretch", Says.YEAR, rf"{_YEAR}(?:{_DASH}|/)", plural=_REFUSES),
    Cue("the last of two years", Says.YEAR, rf"{_YEAR}\s+(?:to|until|through)\s+", _ENDS),
    Cue("about", Says.YEAR, r"(?i:\b(?:around|about))\s+", rf"(?!\s+(?:[A-Z\d(]|of|to|in|on|at))(?:{_ENDS})"),
    Cue("an opening bracket", Says.YEAR, _LIFE, r"[a-z]?\s*[);,:–—/-]|\s\["),
    Cue(
        "a citation",
        Says.YEAR,
        r"[\w.\]’']?[,;]\s+|[A-Za-z.]\s+|\]\s+",
        r"[a-z]?\s*[);,:]|\s+(?:for|and|or)\b",
        bracket=True,
    ),
    Cue("a list of years", Says.YEAR, rf"{_YEAR}(?:\s\[\d+\])?,?\s*(?:and\s+|or\s+)?", _ENDS),
    Cue(
        "a determiner",
        Says.YEAR,
        rf"{_DETERMINERS}\s+(?:[a-z]+(?:-[a-z]+)?\s+)?",
        r"(?:['’]s)?[\s-]+[A-Za-z\"“]|(?:['’]s)?\s*$",
        plural=_UNLIKELY,
    ),
    Cue("the head of a sentence", Says.YEAR, _HEAD, rf"\s+{_SENTENCE_VERBS}|['’]s\b"),
    Cue("the head of a name", Says.PERHAPS, _HEAD, r"\s+[A-Z][a-z]", likely=True, plural=_REFUSES),
    Cue("an edition", Says.YEAR, rf"\b(?:{_EDITIONS})\s+", likely=True, plural=_REFUSES),
    Cue("a word that dates", Says.YEAR, rf"{_DATING}\s+", _ENDS, likely=True),
    Cue("a heading or a time line", Says.PERHAPS, _LINE, r"(?!\s-\s\d)\s*(?:$|\n|[:.,;–—)-](?:\s|$))|\s+\("),
    Cue("a comma", Says.PERHAPS, r",\s+", _ENDS, likely=True),
    Cue("a name", Says.PERHAPS, rf"\b(?!{_NO_NAMES}\b)[A-Z][\w.’'-]*,?\s+", _ENDS, likely=True),
    Cue("a noun after it", Says.PERHAPS, r"\b[a-z]{3,}\s+", r"\s+[a-z-]+\b", likely=True, plural=_REFUSES),
)
"""What the words around a four-digit number say it is: the first row that holds decides; no year where none does."""


@cache
def _compiled() -> tuple[tuple[Cue, re.Pattern[str] | None, re.Pattern[str] | None], ...]:
    def pattern(source: str, form: str) -> re.Pattern[str] | None:
        return re.compile(form.format(source)) if source else None

    return tuple((cue, pattern(cue.left, r"(?:{})\Z"), pattern(cue.right, "(?:{})")) for cue in CUES)


@cache
def _plural() -> re.Pattern[str]:
    return re.compile(_OTHER_END + _PLURAL)


def says_of(text: str, start: int, end: int) -> Says:
    """What the words around the number `text[start:end]` say it is."""
    year = int(text[start:end])
    left, right = text[max(0, start - _LEFT_REACH) : start], text[end : end + _RIGHT_REACH]
    plural = _plural().match(right) is not None
    for cue, before, after in _compiled():
        if cue.likely and year not in LIKELY:
            continue
        if plural and (cue.plural is Plural.REFUSES or (cue.plural is Plural.REFUSES_UNLIKELY and year not in LIKELY)):
            continue
        if (before and not before.search(left)) or (after and not after.match(right)):
            continue
        if cue.bracket and not _in_bracket(text, start):
            continue
        return cue.says
    return Says.NO


def _in_bracket(text: str, start: int) -> bool:
    before = text[max(0, start - _BRACKET_REACH) : start]
    return before.rfind("(") > before.rfind(")")
