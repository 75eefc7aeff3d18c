"""Sums of money: "$1.2bn", "US$30 billion", "1.5 million pounds", "300 crore rupees", "99 cents", "$50 a barrel"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Final

from factcheck.text.document import Span
from factcheck.values.interface import MoneyValue, NumberValue
from factcheck.values.lazy import lazy
from factcheck.values.measure import UNSTATED, Figure, Measure, MeasureRule, Outcome, after
from factcheck.values.number_words import LONE_LETTER_SCALES, SCALE_MARKS, SCALES, alternation, power
from factcheck.values.numeral import ARTICLE, GAP
from factcheck.values.rounding import Numeral
from factcheck.values.tables import listed, look_up, plural, rows, word_set


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency: ISO 4217 code, or the open name of a family ("$", "franc") whose country the text leaves out."""

    code: str
    family: str
    name: str
    parts: int

    @property
    def is_open(self) -> bool:
        """Whether it may be any currency of its family."""
        return not self.code.isupper()


@dataclass(frozen=True, slots=True)
class Coin:
    """What a word of money stands for: a currency, and how many of the coin make one of it (100 for cents)."""

    currency: Currency
    parts: int = 1


@cache
def currencies() -> dict[str, Currency]:
    """Every currency by its code (`values/data/currencies.tsv`)."""
    return {
        row["code"]: Currency(row["code"], row["family"], row["name"] or row["code"], int(row["parts"]))
        for row in rows("currencies.tsv")
    }


def same_currency(one: str, other: str) -> bool:
    """Whether two codes can mean one currency: an open one ("$") agrees with every one of its family."""
    if one == other:
        return True
    first, second = currencies()[one], currencies()[other]
    return (first.is_open or second.is_open) and first.family == second.family != ""


@cache
def _words() -> dict[str, Coin]:
    """Every spelling in words, in lower case without dots: singular and plural, coins too."""
    found: dict[str, Coin] = {}
    for row in rows("currencies.tsv"):
        currency = currencies()[row["code"]]
        for word in (row["name"], *listed(row["words"])):
            if word:
                found |= dict.fromkeys((word, plural(word)), Coin(currency))
        for word in listed(row["minor"]):
            found |= dict.fromkeys((word, plural(word) if len(word) > 1 else word), Coin(currency, currency.parts))
        if row["code"].isupper():
            adjective = row["name"].rpartition(" ")[0]
            if currency.family == "dollar":
                found |= dict.fromkeys((f"{adjective} cent", f"{adjective} cents"), Coin(currency, currency.parts))
    return found


@cache
def _symbols() -> dict[str, Coin]:
    """Marks and codes, as they are written."""
    found = {row["code"]: Coin(currencies()[row["code"]]) for row in rows("currencies.tsv") if row["code"].isupper()}
    for row in rows("currencies.tsv"):
        found |= dict.fromkeys(listed(row["symbols"]), Coin(currencies()[row["code"]]))
    return found


_SCALE_AFTER: Final = lazy(
    rf"(?:(?P<mark>(?:mm|[mbt])(?!\w)|[MBT]{{1,2}}(?!\w))|{GAP}(?P<word>(?i:{alternation((*SCALES, *SCALE_MARKS))}))(?!\w))"
)
_MOST_MARK: Final = 5
_AMOUNT_OF_MONEY: Final = lazy(r".*[.,]\d|.*[a-z]", re.IGNORECASE | re.DOTALL)


def _mark_before(text: str, figure: Figure) -> Outcome:
    hit = _mark_ending(text, figure.span.start)
    if hit is None or figure.numeral.is_vague:
        return None
    coin, start = hit
    numeral, end = _scaled(text, figure)
    if text[start : figure.span.start].strip() in word_set("wordlike currency") and not _AMOUNT_OF_MONEY().match(
        text[figure.span.start : end]
    ):
        return None
    if start and text[start - 1] == "-" and (start == 1 or not text[start - 2].isalnum()):
        start, numeral = start - 1, numeral.negated()
    return _measure(text, Span(start, end), figure.span, numeral, coin, "currency mark before")


def _mark_ending(text: str, end: int) -> tuple[Coin, int] | None:
    """The longest mark or code that ends at `end` or a blank before, and where it begins."""
    stop = end - 1 if end and text[end - 1] in " \n-" else end
    if stop and text[stop - 1] == ".":
        lengths = range(_MOST_MARK, 1, -1)
    elif stop and (text[stop - 1].isalpha() or not text[stop - 1].isalnum()):
        lengths = range(_MOST_MARK, 0, -1)
    else:
        return None
    for length in lengths:
        start = stop - length
        if start >= 0 and (coin := _symbols().get(text[start:stop])):
            if text[start].isalpha() and start and text[start - 1].isalnum():
                continue
            if stop < end and _ENDS_IN_DIGIT().search(text, max(0, start - 2), start):
                return None
            return coin, start
    return None


_ENDS_IN_DIGIT: Final = lazy(r"\d[ \n]?\Z")
"""Then the mark belongs to the figure before it: "10 $ 30 cents"."""


def _scaled(text: str, figure: Figure) -> tuple[Numeral, int]:
    """The figure with a scale that only means one in a sum of money ("£1.5m"), and where it ends."""
    match = _SCALE_AFTER().match(text, figure.span.end)
    if match is None or figure.numeral.form not in ("digits", "mixed number"):
        return figure.numeral, figure.span.end
    if match["mark"]:
        exponent = LONE_LETTER_SCALES[match["mark"].lower()]
    else:
        word = match["word"].lower()
        exponent = SCALES.get(word) or SCALE_MARKS[word]
    return figure.numeral.times(power(exponent)), match.end()


_NAME_BEFORE: Final = lazy(r"([^\W\d_.]+[ \n])?([^\W\d_.]+)[ \n]\Z")
_NO_UNIT_AFTER: Final = lazy(
    r"[ \n]?(?:[.,;:!?)]|$)|[ \n](?:for|to|and|or|a|an|per|in|on|was|were|is|from|by|at|each|the|of)\b|-"
)


def _name_before(text: str, figure: Figure) -> Outcome:
    """As in "dlrs 32", "ringgit 42", "rupees 500 crore": South Asian and old agency style."""
    match = _NAME_BEFORE().search(text, max(0, figure.span.start - 30), figure.span.start)
    if match is None or not figure.span.of(text)[0].isdigit():
        return None
    start, names = match.start(2), _words()
    coin = names.get(match[2].lower())
    if match[1] and (longer := names.get(f"{match[1].strip()} {match[2]}".lower())):
        start, coin = match.start(1), longer
    if coin is None or coin.parts != 1 or _ENDS_IN_DIGIT().search(text, max(0, start - 2), start):
        return None
    numeral, end = _scaled(text, figure)
    is_plural = match[2].lower().endswith("s") or coin.currency.family != "dollar"
    if not (is_plural or _AMOUNT_OF_MONEY().match(text[figure.span.start : end])) or not _NO_UNIT_AFTER().match(
        text, end
    ):
        if match[2].lower() not in _AGENCY_WORDS:
            return None
    return _measure(text, Span(start, end), figure.span, numeral, coin, "currency name before")


_AGENCY_WORDS: Final = frozenset(("dlrs", "dlr", "stg"))


def _word_after(text: str, figure: Figure) -> Outcome:
    hit = look_up(text, after(text, figure), _words(), _symbols())
    if hit is None:
        return None
    coin, place = hit
    numeral, written = figure.numeral, place.of(text)
    end = place.end
    if _is_no_money(text, figure, written, place):
        return None
    if (
        figure.numeral.form == ARTICLE
        and coin.parts == 1
        and not _COSTS().search(text, max(0, figure.span.start - 20), figure.span.start)
    ):
        return None
    if written.isupper() and (match := _SCALE_AFTER().match(text, end)) and match["word"]:
        numeral, end = numeral.times(power(SCALES.get(match["word"].lower(), 0))), match.end()
    return _measure(text, Span(figure.span.start, end), figure.span, numeral, coin, "currency after")


_COSTS: Final = lazy(
    r"(?i)\b(?:costs?|costing|paid|pay|for|than|about|above|below|under|over|to|by|worth|at|of|nearly|just|only|^)[ \n]?\Z|^\Z"
)
"""What an article stands after where it counts one: "costs a dollar", not "against the dollar"."""

_MILLION_CODE: Final = lazy(r" ?M(?=[A-Z]{3}\b)")


def _million_code_after(text: str, figure: Figure) -> Outcome:
    """As in "30 MUSD": Nordic business style."""
    match = _MILLION_CODE().match(text, figure.span.end)
    coin = _symbols().get(text[match.end() : match.end() + 3]) if match else None
    if match is None or coin is None:
        return None
    span = Span(figure.span.start, match.end() + 3)
    return _measure(text, span, figure.span, figure.numeral.times(power(6)), coin, "currency after")


_CODE: Final = 3
_POUNDS: Final = lazy(r"pounds?", re.IGNORECASE)
_MONEY_CONTEXT: Final = lazy(
    r"(?i)\b(?:cost|costs|costing|paid|pay|pays|paying|price|prices|priced|worth|fine|fined|spend|spent|spending|debts?|budget|raised?|salary"
    r"|wages?|tax|taxes|fund|funds|funding|sterling|pounds?[ \n]sterling|profits?|loss|losses|sales|revenues?|bills?|rent|fees?|charged?"
    r"|earn|earns|earned|earning|owed?|owes|loans?|banknotes?|deal|bonus|compensation|damages|cash|money|value|valued|grants?|currency)\b"
)
_WEIGHT_AFTER: Final = lazy(
    r"[ \n-](?:of[ \n](?!debt|tax|public|taxpayer)|heavier|lighter|per[ \n]square|force|weight)"
)
_LEAST_SUM: Final = Decimal(1_000_000)
_LEAST_COUNT: Final = Decimal(20)


def _is_no_money(text: str, figure: Figure, written: str, place: Span) -> bool:
    value = figure.numeral.value
    if written in word_set("wordlike currency"):
        touches = place.start == figure.span.end
        return not ((touches and written in ("p", "c")) or (len(written) == _CODE and value is not None))
    if _POUNDS().fullmatch(written) and (value is None or value < _LEAST_SUM):
        around = text[max(0, figure.span.start - 80) : place.end + 40]
        return not _MONEY_CONTEXT().search(around) or _WEIGHT_AFTER().match(text, place.end) is not None
    if written.lower() in word_set("wordlike money"):
        return value is None or value < _LEAST_COUNT
    return False


@cache
def _per() -> re.Pattern[str]:
    """What a price is of: a known unit after "a", "per" or "/"; not before "ago", which makes a date of it."""
    return re.compile(
        rf"(?:[ \n-](?:an?|per|each|every|the)[ \n-]|/)(?P<noun>{alternation(word_set('price unit'))})\b"
        r"(?![ \n-](?:ago|earlier|later|before|after|old|long|or[ \n]so|and[ \n]a))"
    )


def _measure(text: str, span: Span, core: Span, numeral: Numeral, coin: Coin, rule: str) -> Measure:
    per = _per().match(text, span.end)
    like = MoneyValue(UNSTATED, coin.currency.code, per["noun"] if per else None)
    worth = numeral if coin.parts == 1 else numeral.times(Decimal(1) / coin.parts)
    rule = rule if coin.parts == 1 else "coins"
    return Measure(Span(span.start, per.end() if per else span.end), core, worth, like, rule, numeral.is_vague)


BEFORE: Final = (MeasureRule("currency mark before", _mark_before), MeasureRule("currency name before", _name_before))
AFTER: Final = (MeasureRule("currency after", _word_after), MeasureRule("currency after", _million_code_after))

_AND_CENTS: Final = lazy(r"[ \n]|,? and ")


def compound(text: str, first: Measure, second: Measure) -> Measure | None:
    """The two as one where the second are the coins to the first: "3 dollars 50 cents", "3 GBP 1 pence"."""
    match first.like, second.like:
        case MoneyValue(currency=currency, per=None), MoneyValue(currency=coins) if second.rule == "coins":
            pass
        case MoneyValue(per=None), NumberValue(multiple=False):
            return _spoken_price(text, first, second)
        case _:
            return None
    whole, part = first.numeral, second.numeral
    if (
        whole.value is None
        or part.value is None
        or not whole.is_whole
        or not 0 < part.value < 1
        or first.rule == "coins"
    ):
        return None
    if not _AND_CENTS().fullmatch(text[first.span.end : second.span.start]):
        return None
    if not (same_currency(currency, coins) or coins == "$"):
        return None
    return _with_coins(first, second, whole.value + part.value, part.step)


_SPOKEN_GAP: Final = lazy(r"[ \n](?:and[ \n])?")
_PRICE_ENDS: Final = lazy(r"[ \n]?(?:[.;:!?)\"”](?!\w)|$)")
_COINS: Final = 100


def _spoken_price(text: str, first: Measure, second: Measure) -> Measure | None:
    """As in "five pounds fifty", "twenty dollars and 43.": coins left unsaid, at the end of a phrase."""
    whole, part = first.numeral, second.numeral
    if whole.value is None or part.value is None or not whole.is_whole or not part.is_whole or first.rule == "coins":
        return None
    if not _SPOKEN_GAP().fullmatch(text[first.span.end : second.span.start]) or not _PRICE_ENDS().match(
        text, second.span.end
    ):
        return None
    if not 10 <= part.value < _COINS or whole.value >= _COINS * 10 or text[second.span.start] == "0":
        return None
    return _with_coins(first, second, whole.value + part.value / _COINS, Decimal(1) / _COINS)


def _with_coins(first: Measure, second: Measure, value: Decimal, step: Decimal) -> Measure:
    span = Span(first.span.start, second.span.end)
    numeral = Numeral(value, step, "compound")
    return replace(second, span=span, core=span, numeral=numeral, like=first.like, rule="money and coins")
