"""duration-mismatch: a length of time that its own two ends do not make.

What it does: reports "a five-year term from 2010 to 2016", "ten years after the 2001 attacks, in 2012", an anniversary
in a year that is not so many years later, and a century or decade with a year of another one. Years may be counted with
both ends; where months that are not told could make it right, it is a warning.
Why: the length, the beginning or the end is wrong.
Example: "the 25th anniversary of the 1989 protests", in an article of 2015.
Fix: correct the length, or whichever of the ends is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from factcheck.matching.interface import Confidence
from factcheck.rules.figures import ROUGH, before, over
from factcheck.rules.interface import Rule
from factcheck.rules.lapse import days_of, months_apart, year_of
from factcheck.rules.passage import DIGITS, OwnRule, Passage, Slip
from factcheck.text.document import Span
from factcheck.values.calendar_days import MONTHS_IN_YEAR, year_interval
from factcheck.values.figure import figures_of
from factcheck.values.interface import Bound, DateValue, DurationValue, Grain, Mention, OrdinalValue
from factcheck.values.interval import Interval
from factcheck.values.lazy import lazy

RULE: Final = Rule("duration-mismatch", "a length of time that its own two ends do not make", since="0.1.0")

_SPANS: Final = (
    "term|war|plan|ban|reign|rule|mission|contract|drought|period|deal|sentence|occupation|spell"
    "|stint|tenure|campaign|programme"
    "|program|project|study|run|era|conflict|siege|marriage|career|span|stretch|break|hiatus"
    "|presidency|mandate|lease|loan|truce"
)
_NOUN: Final = rf"(?:[ ](?:[a-z-]+[ ])?(?:{_SPANS}))?,?[ ](?:which[ ](?:lasted|ran)[ ])?"
_FROM_TO: Final = lazy(
    rf"\{{n(?P<length>\d+)\}}{_NOUN}"
    r"(?:from[ ]\{d(?P<first>\d+)\}[ ](?:to|until|till|through)[ ]\{d(?P<last>\d+)\}|\{n(?P<years>\d+)\})"
)
_YEARS: Final = lazy(r"from[ ](?P<first>1[5-9]\d\d|20\d\d)[ ]to[ ](?P<last>1[5-9]\d\d|20\d\d)")
"""Two years that are read as a range of figures, since no word near them tells that they are years."""
_NOT_A_SPAN: Final = lazy(
    r"(?i)\b(?:times?[ ](?:in|every)|in|every|within|last|only|of|a|than|another|first|\{\w+\})[ ]\Z"
)
_A_SPAN: Final = lazy(rf"(?i)-(?:year|month)\Z|-(?:year|month)[ ](?:[a-z-]+[ ])?(?:{_SPANS})")
_AFTER: Final = lazy(
    r"(?P<words>(?:\{n(?P<length>\d+)\}[ ](?:after|since)|\{d(?P<told>\d+)\}|\b[A-Za-z-]+"
    r"[ ](?:years?|decades?)[ ](?:after|since)))[ ](?:the[ ]|its[ ]|his[ ]|her[ ])?"
    r"(?:\{d(?P<first>\d+)\}(?:[ ][A-Za-z'-]+){1,4}|(?:[A-Za-z'-]+[ ]){1,5}(?:of|in)"
    r"[ ]\{d(?P<first_>\d+)\}),[ ]in[ ]\{d(?P<last>\d+)\}[,.]"
)
_ANNIVERSARY: Final = lazy(
    r"\{o(?P<rank>\d+)\}[ ](?:wedding[ ])?anniversary[ ]of[ ](?:the[ ]|its[ ]|his[ ]|her[ ]|their"
    r"[ ])?(?:[a-z]+[ ]of[ ])?\{d(?P<first>\d+)\}"
)
_OWN_ANNIVERSARY: Final = lazy(
    r"\b(?:founded|established|opened|formed|created|launched|married)[ ](?:in|on)[ ]\{d(?P<first>\d+)\}[^{}]{0,40}?"
    r"\b(?:its|his|her|their)[ ]\{o(?P<rank>\d+)\}[ ](?:wedding[ ])?anniversary[ ]in[ ]\{d(?P<last>\d+)\}"
)
_NOW: Final = lazy(r"(?i)\b(?:today|this[ ](?:year|month|week)|(?:on[ ])?(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b")
_NOT_NOW: Final = lazy(r"(?i)\b(?:next|last|later|earlier|ahead|ago|upcoming|before|previous|following|will)\b")
_IN_YEAR: Final = lazy(r"(?i)\bin[ ]\{d(?P<last>\d+)\}")
_AGE_OF: Final = lazy(r"\{d(?P<era>\d+)\},?[ ](?:in[ ]|around[ ]|about[ ]|\()?\{d(?P<year>\d+)\}(?=[,.)]|$)")
_YEARS_AFTER: Final = lazy(r"(?i)[\w-]+[ ](?:years?|decades?)[ ](?:after|since)")
DECADE: Final = 10
CLEAR: Final = 2
"""Years off from which no month that is left untold can make it right."""
CUES: Final = frozenset(
    {
        "year",
        "years",
        "month",
        "months",
        "decade",
        "decades",
        "anniversary",
        "century",
        "centuries",
        *(f"{n}0s" for n in range(10)),
        "s",
    }
)


def find(passage: Passage) -> Iterator[Slip]:
    """Each length of time that does not come out."""
    if not _TRIGGER().search(passage.text):
        return
    outline = passage.outline
    for match in _FROM_TO().finditer(outline):
        yield from _from_to(passage, match)
    for match in _AFTER().finditer(outline):
        yield from _after(passage, match)
    yield from _anniversaries(passage)
    for match in _AGE_OF().finditer(outline):
        yield from _age_of(passage, match)


_TRIGGER: Final = lazy(
    r"(?i)\b(?:years?|decades?)[ ](?:after|since)\b.*\d{4}|(?:year|month)s?\b[a-z, -]{0,40}\bfrom[ ].*\d{4}|anniversary"
    r"|(?:century|\d0s),?[ ](?:in[ ]|around[ ]|about[ ]|\()?\d{4}|(?:century|\d0s),?[ ](?:in|around|about)[ ]\d{4}"
)


def _from_to(passage: Passage, match: re.Match[str]) -> Iterator[Slip]:
    length = passage.leaves[int(match["length"])]
    value, ends = length.value, _ends(passage, match)
    if not isinstance(value, DurationValue) or value.age or value.unit not in ("year", "month") or ends is None:
        return
    amount = value.amount
    if amount.stated is None or amount.bound is not Bound.EXACT or amount.approximate:
        return
    is_span = "-" in length.text or not _NOT_A_SPAN().search(match.string[: match.start()])
    if not is_span or ROUGH().search(before(passage.text, length.span.start, 12)):
        return
    (start, end), told, mentions = ends
    in_years = value.unit == "year"
    made = year_of(end) - year_of(start) if in_years else months_apart(start, end)
    if made < 0 or amount.stated in (made, made + 1) or (in_years and _is_near(start, end, amount.stated)):
        return
    clear = abs(amount.stated - made) >= CLEAR
    yield _slip((length, *mentions), f"{told} is {made} {value.unit}s, not {amount.stated:f}", made, clear=clear)


def _ends(passage: Passage, match: re.Match[str]) -> tuple[tuple[Interval, Interval], str, tuple[Mention, ...]] | None:
    """Both ends of a span of time, in words, and as mentions."""
    if match["years"]:
        both = passage.leaves[int(match["years"])]
        years = _YEARS().fullmatch(both.text)
        if years is None:
            return None
        return (year_interval(int(years["first"])), year_interval(int(years["last"]))), both.text, (both,)
    first, last = passage.leaves[int(match["first"])], passage.leaves[int(match["last"])]
    start, end = days_of(first), days_of(last)
    return ((start, end), f"from {first.text} to {last.text}", (first, last)) if start and end else None


def _is_near(start: Interval, end: Interval, years: Decimal) -> bool:
    """Whether months that are told make up for less than a year."""
    is_month = start.is_bounded and Decimal(start.high or 0) - Decimal(start.low or 0) < DAYS_OF_A_MONTH
    return is_month and abs(months_apart(start, end) - int(years * MONTHS_IN_YEAR)) < MONTHS_IN_YEAR


DAYS_OF_A_MONTH: Final = 31


def _after(passage: Passage, match: re.Match[str]) -> Iterator[Slip]:
    first, last = passage.leaves[int(match["first"] or match["first_"])], passage.leaves[int(match["last"])]
    start, end = days_of(first), days_of(last)
    years = _years(passage, match)
    if (
        years is None
        or not start
        or not end
        or ROUGH().search(match.string[max(0, match.start() - 14) : match.start()])
    ):
        return
    made = year_of(end) - year_of(start)
    if made != years:
        yield _slip(
            (first, last),
            f"from {first.text} to {last.text} is {made} years, not {years}",
            made,
            clear=abs(made - years) >= CLEAR,
        )


def _years(passage: Passage, match: re.Match[str]) -> int | None:
    if match["length"]:
        value = passage.leaves[int(match["length"])].value
        amount = value.amount if isinstance(value, DurationValue) and value.unit == "year" else None
        exact = amount is not None and amount.bound is Bound.EXACT and not amount.approximate
        return int(amount.stated) if amount is not None and exact and amount.stated is not None else None
    words = passage.leaves[int(match["told"])].text if match["told"] else match["words"]
    if not _YEARS_AFTER().fullmatch(words):
        return None
    figures = list(figures_of(words))
    stated = figures[0].numeral.value if len(figures) == 1 else None
    return int(stated) * (DECADE if "decade" in words else 1) if stated is not None else None


def _anniversaries(passage: Passage) -> Iterator[Slip]:
    outline, leaves = passage.outline, passage.leaves
    if "anniversary" not in outline:
        return
    for match in _OWN_ANNIVERSARY().finditer(outline):
        end = days_of(leaves[int(match["last"])])
        if end:
            yield from _anniversary(passage, match, year_of(end))
    for match in _ANNIVERSARY().finditer(outline):
        year = _year_of_speech(passage, match)
        if year is not None:
            yield from _anniversary(passage, match, year)


def _year_of_speech(passage: Passage, match: re.Match[str]) -> int | None:
    """The year of which the sentence speaks: one that it names, or that of publication where it says that it is now."""
    named = [found for found in _IN_YEAR().finditer(match.string) if found["last"] != match["first"]]
    if len(named) == 1 and passage.outline.count("{d") == 2:  # noqa: PLR2004 - the event and now
        days = days_of(passage.leaves[int(named[0]["last"])])
        return year_of(days) if days else None
    if named or passage.published is None or _NOT_NOW().search(passage.text) or not _NOW().search(passage.text):
        return None
    return passage.published.year


def _anniversary(passage: Passage, match: re.Match[str], year: int) -> Iterator[Slip]:
    rank, first = passage.leaves[int(match["rank"])], passage.leaves[int(match["first"])]
    start = days_of(first)
    if not isinstance(rank.value, OrdinalValue) or not start or rank.value.rank < 1:
        return
    made = year - year_of(start)
    if made != rank.value.rank:
        told = f"year {year} is {made} years after {first.text}, not {rank.value.rank}"
        yield _slip((rank, first), told, made, clear=abs(made - rank.value.rank) >= CLEAR)


def _age_of(passage: Passage, match: re.Match[str]) -> Iterator[Slip]:
    """As in "in the 18th century, around 1923"."""
    era, year = passage.leaves[int(match["era"])], passage.leaves[int(match["year"])]
    value, then = era.value, year.value
    if not isinstance(value, DateValue) or value.grain not in (Grain.CENTURY, Grain.DECADE) or value.named:
        return
    if not isinstance(then, DateValue) or then.grain is not Grain.YEAR or year.latent or era.latent:
        return
    slack = value.interval.widened(DAYS_OF_A_YEAR)
    if slack.meets(then.interval):
        return
    yield Slip(
        over((era, year)),
        f"date {year.text} is not in {era.text}",
        (f"another year than {year.text}", f"another word than {era.text}"),
        (f"{year.text} lies outside {era.text}",),
        "era",
    )


DAYS_OF_A_YEAR: Final = 366
"""A century may be counted from its year 1."""


def _slip(mentions: tuple[Mention, ...], told: str, made: int, *, clear: bool) -> Slip:
    span = over(mentions)
    return Slip(
        Span(span.start, span.end),
        told,
        (f"`{made}` for the length", "another beginning or end"),
        (told,),
        "length" if clear else "length, by one",
        Confidence.HIGH if clear else Confidence.MEDIUM,
    )


OWN: Final = OwnRule(RULE, (DIGITS,), find)
