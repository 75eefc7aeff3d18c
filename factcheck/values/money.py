"""Sums of money: "$1.2bn", "US$30 billion", "1.5 million pounds", "300 crore rupees", "99 cents", "$50 a barrel"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Final

from factcheck.text.document import Span
from factcheck.values.currency import Coin, currency_marks, currency_words, same_currency
from factcheck.values.digits import IN_DIGITS
from factcheck.values.interface import MoneyValue, NumberValue
from factcheck.values.lazy import lazy
from factcheck.values.measure import UNSTATED, Figure, Measure, MeasureRule, Outcome, after, scaled_by_letter
from factcheck.values.number_words import LONE_LETTER_SCALES, SCALE_MARKS, SCALES, alternation, power
from factcheck.values.numeral import ARTICLE, GAP
from factcheck.values.rounding import Numeral
from factcheck.values.tables import look_up, word_set

# --- mark or name before --------------------------------------------------------------------------------------------

_LONGEST_MARK: Final = 5
_SCALES: Final = {**SCALES, **SCALE_MARKS, "mil": 6, "bil": 9, "tril": 12}
"""Scales after a sum, those of headlines too: "$15 mil"."""
_SCALE_AFTER: Final = lazy(
    r"(?P<mark>(?:mm|[mbt])(?!\w)|(?:MM|[MBT])(?!\w))"
    rf"|{GAP}(?P<word>(?i:{alternation(_SCALES)}))(?!\w)"
)
_SURE_SUM: Final = lazy(r"[^.,a-z]{0,60}(?:[.,]\d|[a-z])", re.IGNORECASE)
"""A figure that no name has: with groups, cents or a scale."""
_SURE_SUM_OF_LETTER: Final = lazy(
    r"[A-Z](?:[\d.]{1,12}(?:,\d{3}|[ \n-]?[a-z])|\d{1,12},\d{3})|R ?\d[\d.,]{0,20}[ \n-]?[a-z]"
)
"""As in "N500 million", "P1,500", "R2.5bn": a letter needs a scale or groups, and only the rand may stand apart."""
_ENDS_IN_DIGIT: Final = lazy(r"\d[ \n]?\Z")
"""Then the mark belongs to the figure before it: "10 $ 30 cents"."""
_NAME_BEFORE: Final = lazy(r"([^\W\d_.]{1,20}[ \n])?([^\W\d_.]{1,20})[ \n]\Z")
_AGENCY_NAMES: Final = frozenset(("dlrs", "dlr", "stg"))
_NEVER_PLURAL: Final = frozenset(("yen", "yuan", "baht", "ringgit", "renminbi", "rupiah"))
_NO_NOUN_AFTER: Final = lazy(
    r"[ \n]?[.,;:!?)]|[ \n]{0,4}$|[ \n](?:for|to|and|or|an?|per|in|on|was|were|is|from|by|at|each|the|of)\b|-"
)


def _mark_before(text: str, figure: Figure) -> Outcome:
    hit = _mark_ending(text, figure.span.start)
    if hit is None or figure.numeral.is_vague:
        return None
    coin, start = hit
    numeral, end = _scaled(text, figure)
    mark = text[start : figure.span.start]
    is_letter = len(mark.strip()) == 1 and mark[0].isalpha()
    sure = _SURE_SUM_OF_LETTER if is_letter else _SURE_SUM
    is_wordlike = mark.strip() in word_set("wordlike currency")
    if is_wordlike and not sure().match(text, start if is_letter else figure.span.start, end):
        return None
    if text[start - 1 : start] == "-" and not text[max(0, start - 2) : start - 1].isalnum():
        start, numeral = start - 1, numeral.negated()
    return _sum(text, Span(start, end), replace(figure, numeral=numeral), coin, "currency mark before")


def _scaled_code_before(text: str, figure: Figure) -> Outcome:
    """As in "MAUD 60", "TEUR 500", "SEK million 300", "EURm 20": accountants' style."""
    start = figure.span.start
    match = _SCALED_CODE_BEFORE().search(text, max(0, start - 14), start)
    if match is None or figure.numeral.form not in IN_DIGITS:
        return None
    code = match["led"] or match["led_"] or match["code"]
    coin = None if code in word_set("wordlike currency") else currency_marks().get(code)
    if coin is None:
        return None
    lead, word = match["lead"] or match["lead_"], match["scale"]
    exponent = _LEADS[lead] if lead else {**LONE_LETTER_SCALES, **SCALES, **SCALE_MARKS}[word]
    scaled = replace(figure, numeral=figure.numeral.times(power(exponent)))
    return _sum(text, Span(match.start(), figure.span.end), scaled, coin, "currency code and scale before")


def _mark_ending(text: str, end: int) -> tuple[Coin, int] | None:
    """The longest mark or code that ends at `end`, or at a blank or hyphen before, and where it begins."""
    stop = end - 1 if text[end - 1 : end] in (" ", "\n", "-") else end
    if text[stop - 1 : stop].isdigit():
        return None
    for start in range(max(0, stop - _LONGEST_MARK), stop):
        coin = currency_marks().get(text[start:stop])
        is_whole = start == 0 or not (text[start].isalpha() and text[start - 1].isalnum())
        if coin and is_whole:
            belongs_before = stop < end and _ENDS_IN_DIGIT().search(text, max(0, start - 2), start)
            return None if belongs_before else (coin, start)
    return None


def _scaled(text: str, figure: Figure) -> tuple[Numeral, int]:
    """The figure with a scale that only means one in a sum of money ("£1.5m"), and where it ends."""
    match = _SCALE_AFTER().match(text, figure.span.end)
    if match is None or figure.numeral.form not in (*IN_DIGITS, "mixed number"):
        return figure.numeral, figure.span.end
    exponent = LONE_LETTER_SCALES[match["mark"].lower()] if match["mark"] else _SCALES[match["word"].lower()]
    return figure.numeral.times(power(exponent)), match.end()


def _name_before(text: str, figure: Figure) -> Outcome:
    """As in "dlrs 32", "ringgit 42", "rupees 500 crore": South Asian and old agency style."""
    match = _NAME_BEFORE().search(text, max(0, figure.span.start - 42), figure.span.start)
    if match is None or not text[figure.span.start].isdigit():
        return None
    start, coin = match.start(2), currency_words().get(match[2].lower())
    if match[1] and (longer := currency_words().get(f"{match[1].strip()} {match[2]}".lower())):
        start, coin = match.start(1), longer
    if coin is None or coin.parts != 1 or _ENDS_IN_DIGIT().search(text, max(0, start - 2), start):
        return None
    numeral, end = _scaled(text, figure)
    is_plural = match[2].lower().endswith("s") or match[2].lower() in _NEVER_PLURAL
    is_sum = is_plural or _SURE_SUM().match(text, match.end(), end)
    if match[2].lower() in _AGENCY_NAMES or (is_sum and _NO_NOUN_AFTER().match(text, end)):
        return _sum(text, Span(start, end), replace(figure, numeral=numeral), coin, "currency name before")
    return None


# --- mark or name after ---------------------------------------------------------------------------------------------

_CODE: Final = 3
_LEAST_SUM: Final = Decimal(1_000_000)
"""So many pounds are money whatever stands around them."""
_LEAST_COUNT: Final = Decimal(20)
"""So many "marks", "crowns" or "won" are money; fewer are something else."""

_POUNDS: Final = lazy(r"(?i)pounds?")
_MONEY_AROUND: Final = lazy(
    r"(?i)\b(?:cost(?:s|ing)?|paid|pay(?:s|ing)?|priced?|prices|worth|fined?|spen[dt]s?|spending|debts?|budget|raised?|salary"
    r"|wages?|tax(?:es)?|fund(?:s|ing)?|sterling|profits?|loss(?:es)?|sales|revenues?|bills?|rent|fees?|charged?"
    r"|earn(?:s|ed|ing)?|owe[ds]?|loans?|bonus|compensation|damages|cash|money|valued?|grants?|currency|pence|penny|banknotes?"
    r"|pounds?[ \n-](?:notes?|coins?))\b|£"
)
_WEIGHT_AFTER: Final = lazy(r"[ \n-](?:of[ \n](?!debt|tax|public)|heavier|lighter|per[ \n]square|force|weight)")
_CONVERTED_AFTER: Final = lazy(r"[ \n]\((?:[A-Z]{1,3})?[$€£]")
_COSTS_BEFORE: Final = lazy(
    r"(?i)\b(?:costs?|costing|paid|pay|for|than|about|above|below|under|over|to|by|worth|at|of|nearly|just|only)[ \n]\Z"
    r"|^\Z"
)
"""What an article stands after where it counts one: "costs a dollar", not "against the dollar"."""
_MILLION_CODE: Final = lazy(r" ?M([A-Z]{3})\b")
_SCALED_CODE_BEFORE: Final = lazy(
    r"(?<![\w$])(?:(?P<lead>M)(?P<led>[A-Z]{3})|(?P<lead_>[KkT])(?P<led_>EUR|USD|GBP|CHF|SEK|NOK|DKK)"
    r"|(?P<code>[A-Z]{3}) ?(?P<scale>m|mn|mln|bn|k|million|billion|thousand))[ \n]?\Z"
)
_LEADS: Final = {"M": 6, "K": 3, "k": 3, "T": 3}
"""Letters before a code: the T is of the German *Tausend* and the Swedish *tusen*."""


def _name_after(text: str, figure: Figure) -> Outcome:
    scaled = scaled_by_letter(text, figure)
    return _name_right_after(text, figure) or (_name_right_after(text, scaled) if scaled else None)


def _name_right_after(text: str, figure: Figure) -> Outcome:
    hit = look_up(text, after(text, figure), currency_words(), currency_marks())
    if hit is None:
        return None
    coin, place = hit
    is_bare = _is_bare_article(text, figure)
    if _is_no_money(text, figure, place) or (coin.parts == 1 and is_bare):
        return None
    numeral, end = figure.numeral, place.end
    scale = _SCALE_AFTER().match(text, end) if place.of(text).isupper() else None
    if scale and scale["word"]:
        numeral, end = numeral.times(power(_SCALES[scale["word"].lower()])), scale.end()
    found = _sum(text, Span(figure.span.start, end), replace(figure, numeral=numeral), coin, "currency after")
    return replace(found, latent=True) if is_bare else found  # "never made a dime"


def _is_bare_article(text: str, figure: Figure) -> bool:
    start = figure.span.start
    return figure.numeral.form == ARTICLE and not _COSTS_BEFORE().search(text, max(0, start - 20), start)


def _is_no_money(text: str, figure: Figure, place: Span) -> bool:
    """Whether a word that can be of money is of something else here: a weight, a count, another word."""
    value, written = figure.numeral.value, place.of(text)
    if written in word_set("wordlike currency"):
        touches = place.start == figure.span.end
        return not ((touches and written in ("p", "c")) or (len(written) == _CODE and value is not None))
    if _POUNDS().fullmatch(written) and (value is None or value < _LEAST_SUM):
        around = text[max(0, figure.span.start - 80) : place.end + 40]
        is_money = _MONEY_AROUND().search(around) or _CONVERTED_AFTER().match(text, place.end)
        return not is_money or _WEIGHT_AFTER().match(text, place.end) is not None
    return written.lower() in word_set("wordlike money") and (value is None or value < _LEAST_COUNT)


def _million_code_after(text: str, figure: Figure) -> Outcome:
    """As in "30 MUSD": Nordic business style."""
    match = _MILLION_CODE().match(text, figure.span.end)
    coin = currency_marks().get(match[1]) if match else None
    if match is None or coin is None:
        return None
    millions = replace(figure, numeral=figure.numeral.times(power(SCALES["million"])))
    return _sum(text, Span(figure.span.start, match.end()), millions, coin, "currency after")


@cache
def _per() -> re.Pattern[str]:
    """What a price is of: a known unit after "a", "per" or "/"; not before "ago", which makes a date of it."""
    return re.compile(
        rf"(?:[ \n-](?:an?|per|each|every|the)[ \n-]|/)(?P<noun>{alternation(word_set('price unit'))})\b"
        r"(?![ \n-](?:ago|earlier|later|before|after|old|long|or[ \n]so|and[ \n]a))"
    )


def _sum(text: str, span: Span, figure: Figure, coin: Coin, rule: str) -> Measure:
    per = _per().match(text, span.end)
    like = MoneyValue(UNSTATED, coin.currency.code, per["noun"] if per else None)
    whole = Span(span.start, per.end() if per else span.end)
    if coin.parts == 1:
        return Measure(whole, figure.span, figure.numeral, like, rule, figure.numeral.is_vague)
    worth = figure.numeral.times(Decimal(1) / coin.parts)
    return Measure(whole, figure.span, worth, like, "coins", figure.numeral.is_vague)


BEFORE: Final = (
    MeasureRule("currency mark before", _mark_before),
    MeasureRule("currency name before", _name_before),
    MeasureRule("currency code and scale before", _scaled_code_before),
)
AFTER: Final = (
    MeasureRule("currency after", _name_after),
    MeasureRule("currency after", _million_code_after),
)

# --- coins ----------------------------------------------------------------------------------------------------------

_COINS_GAP: Final = lazy(r"[ \n]|,?[ \n]and[ \n]")
_SPOKEN_GAP: Final = lazy(r"[ \n](?:and[ \n])?")
_PRICE_ENDS: Final = lazy(r"[ \n]?[.;:!?)\"”](?!\w)|[ \n]{0,4}$")
_HUNDRED: Final = 100


def compound(text: str, first: Measure, second: Measure) -> Measure | None:
    """The two as one where the second are the coins to the first: "3 dollars 50 cents", "five pounds fifty"."""
    whole, part = first.numeral, second.numeral
    if whole.value is None or part.value is None or not whole.is_whole or first.rule == "coins":
        return None
    gap = text[first.span.end : second.span.start]
    match first.like, second.like:
        case MoneyValue(currency=currency, per=None), MoneyValue(currency=coins) if second.rule == "coins":
            is_one = _COINS_GAP().fullmatch(gap) is not None and 0 < part.value < 1
            if is_one and (same_currency(currency, coins) or coins == "$"):
                return _with_coins(first, second, whole.value + part.value, part.step)
        case MoneyValue(per=None), NumberValue(multiple=False):
            is_one = _SPOKEN_GAP().fullmatch(gap) is not None and _ends_price(text, second.span.end)
            if is_one and part.is_whole and len(str(part.value)) == len("50") and whole.value < 10 * _HUNDRED:
                return _with_coins(first, second, whole.value + part.value / _HUNDRED, Decimal(1) / _HUNDRED)
        case _:
            pass
    return None


def _ends_price(text: str, at: int) -> bool:
    return _PRICE_ENDS().match(text, at) is not None


def _with_coins(first: Measure, second: Measure, value: Decimal, step: Decimal) -> Measure:
    span = Span(first.span.start, second.span.end)
    numeral = Numeral(value, step, "compound")
    return replace(second, span=span, core=span, numeral=numeral, like=first.like, rule="money and coins")
