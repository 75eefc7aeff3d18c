"""Periods as reports of business name them: "the latest quarter", "the year-ago period", "a year earlier".

They lean on the quarter that the report is about, and are latent: which one that is, no pattern can tell for sure.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from factcheck.values.calendar_days import quarter_interval, year_interval
from factcheck.values.date.told import Quarter, latest_quarter, quarter_told_before
from factcheck.values.date.writing import Stated, Writing
from factcheck.values.interface import Context, DateValue, Grain
from factcheck.values.lazy import lazy

_I: Final = re.IGNORECASE
_BUSINESS_REACH: Final = 200


@cache
def _business() -> re.Pattern[str]:
    return re.compile(
        r"[$€£]\d|\b(?:earnings|revenues?|sales|profits?|income|loss(?:es)?|net|cents|dividends?|growth|economy|gdp|output)\b",
        _I,
    )


def _is_business(match: re.Match[str]) -> bool:
    start, end = max(0, match.start() - _BUSINESS_REACH), match.end() + _BUSINESS_REACH
    return _business().search(match.string, start, end) is not None


def _in_quarter(quarter: Quarter | None) -> Stated | None:
    return quarter and Stated(DateValue(quarter_interval(*quarter), Grain.QUARTER), latent=True)


def _quarter(match: re.Match[str], context: Context) -> Stated | None:
    """The quarter told before, else the last one that is over."""
    if not _is_business(match):
        return None
    return _in_quarter(quarter_told_before(match, context) or latest_quarter(context))


def _latest_period(match: re.Match[str], context: Context) -> Stated | None:
    return _in_quarter(quarter_told_before(match, context))


def year_before(match: re.Match[str], context: Context) -> Stated | None:
    """The quarter a year before the one that a report is about, or nothing where it is about none."""
    told = quarter_told_before(match, context)
    return _in_quarter(told and told.back(4))


def _full_year(match: re.Match[str], context: Context) -> Stated | None:
    """As reports say "for the full year": that of publication, or the one before where that has just begun."""
    if context.published is None or not _is_business(match):
        return None
    year = context.published.year - (context.published.month <= _REPORTED_UNTIL)
    return Stated(DateValue(year_interval(year), Grain.YEAR), latent=True)


_REPORTED_UNTIL: Final = 3
"""Month until which a report on the year speaks of the last one."""


def _year_before(match: re.Match[str], context: Context) -> Stated | None:
    """Of a report about another period than a quarter, the year before that of publication."""
    quarter = year_before(match, context)
    if quarter or context.published is None or not _is_business(match):
        return quarter
    if match["unit"] and match["unit"].lower().endswith("quarter"):
        latest = latest_quarter(context)
        return _in_quarter(latest and latest.back(4))
    return Stated(DateValue(year_interval(context.published.year - 1), Grain.YEAR), latent=True)


_NUMBER: Final = r"(?:(?:first|second|third|fourth)[\s-]+)?"
_A_YEAR_BEFORE: Final = (
    r"(?:last\s+year|a\s+year\s+(?:ago|earlier|before)|one\s+year\s+(?:ago|earlier)"
    r"|(?:of\s+|in\s+)?the\s+(?:previous|prior)\s+year)"
)

WRITINGS: Final = (
    Writing(
        "the quarter",
        frozenset({"quarter"}),
        lazy(
            r"\b(?:the|its)\s+(?:(?:latest|most\s+recent|just-ended|reported)\s+)?quarter\b(?!-|\s+(?:of|final|mile|century|ended|ending|to|through|until|a\s+year|last\s+year))",
            _I,
        ),
        _quarter,
    ),
    Writing(
        "the latest period",
        frozenset({"period"}),
        lazy(r"\bthe\s+(?:latest|most\s+recent|current)\s+period\b", _I),
        _latest_period,
    ),
    Writing(
        "the full year",
        frozenset({"year"}),
        lazy(
            r"\b(?:the\s+full[\s-]year|(?<=\bfor\s)(?:the|all\s+of\s+the)\s+year)\b(?!-|\s+(?:to|of|ended|ending|before|after|and)\b)",
            _I,
        ),
        _full_year,
    ),
    Writing(
        "year-ago period",
        frozenset({"ago", "earlier"}),
        lazy(
            rf"(?:\b(?:the|a|its)\s+)?\byear-(?:ago|earlier)\b(?:\s+(?P<unit>(?:{_NUMBER}quarter|period)))?",
            _I,
        ),
        _year_before,
    ),
    Writing(
        "the same period a year before",
        frozenset({"quarter", "period"}),
        lazy(
            rf"\b(?:(?:the|its)\s+(?:(?:same|corresponding|comparable|equivalent|like)\s+)?(?P<unit>{_NUMBER}(?:quarter|period))(?:,)?\s+{_A_YEAR_BEFORE}"
            r"|last\s+year['’]s\s+(?P<unit_>quarter|period|corresponding\s+(?:quarter|period)|same\s+(?:quarter|period)))\b",
            _I,
        ),
        _year_before,
    ),
)
