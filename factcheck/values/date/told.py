"""What a text has told before a date that leans on it: the last day named, the last month, the last quarter."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from factcheck.values.calendar_days import is_day, ordinal, ymd
from factcheck.values.date.direction import direction_at, nearest_weekday
from factcheck.values.date.words import (
    DAY_OF_MONTH,
    WEEKDAYS,
    month,
    month_number,
    ordinal_number,
    weekday_number,
)
from factcheck.values.date.writing import yearless
from factcheck.values.interface import Context
from factcheck.values.number_words import alternation

_I: Final = re.IGNORECASE
_DAY_REACH: Final = 300
_MONTH_REACH: Final = 200
_QUARTER_REACH: Final = 1500


class Quarter(NamedTuple):
    """A calendar quarter, 1–4, of a year."""

    year: int
    number: int

    def back(self, by: int) -> Quarter:
        """The quarter some quarters before."""
        years, index = divmod(self.number - 1 - by, 4)
        return Quarter(self.year + years, index + 1)


@cache
def _day() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{month()}\s+(?P<day>{DAY_OF_MONTH})(?:,?\s+(?P<year>[12]\d{{3}})\b)?"
        rf"|(?P<day_>[0-3]?\d)(?:st|nd|rd|th)?\s+(?:of\s+)?{month('month_')}(?:,?\s+(?P<year_>[12]\d{{3}})\b)?"
        rf"|(?P<weekday>{alternation(WEEKDAYS)})\b)",
        _I,
    )


def day_told_before(match: re.Match[str], context: Context) -> int | None:
    """The last day named shortly before, as an ordinal."""
    before = [*_day().finditer(match.string, max(0, match.start() - _DAY_REACH), match.start())]
    return _day_of(before[-1], context) if before else None


def _day_of(told: re.Match[str], context: Context) -> int | None:
    published = context.published
    if told["weekday"]:
        if published is None:
            return None
        towards = direction_at(told.string, *told.span())
        day = nearest_weekday(weekday_number(told["weekday"]), published, towards).low
        return None if day is None else int(day)
    month_, of_month = month_number(told["month"] or told["month_"]), ordinal_number(told["day"] or told["day_"])
    if year := told["year"] or told["year_"]:
        return ordinal(int(year), month_, of_month) if is_day(int(year), month_, of_month) else None
    stated = yearless(month_, of_month, told, context)
    return None if stated is None or stated.value.interval.low is None else int(stated.value.interval.low)


@cache
def _month() -> re.Pattern[str]:
    return re.compile(rf"\b{month()},?\s+(?:\d\d?,\s+)?(?P<year>[12]\d{{3}})\b", _I)


def month_told_before(match: re.Match[str]) -> tuple[int, int] | None:
    """Year and month of the last date shortly before that names both."""
    before = [*_month().finditer(match.string, max(0, match.start() - _MONTH_REACH), match.start())]
    return (int(before[-1]["year"]), month_number(before[-1]["month"])) if before else None


_NUMBERS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}


@cache
def _period() -> re.Pattern[str]:
    """Words that say which period a report is about: a quarter, or another one."""
    return re.compile(
        rf"\b(?:(?P<number>{'|'.join(_NUMBERS)}|[1-4](?:st|nd|rd|th))[\s-]+(?:fiscal[\s-]+)?(?:quarter|period)\b(?!-?final)(?:\s+(?:of\s+)?(?:fiscal\s+)?(?P<year>[12]\d{{3}})\b)?"
        rf"|(?:the|its)\s+(?:latest\s+)?(?P<now>quarter)\b(?!-)|(?:(?P<latest>quarter)|months|(?:fiscal\s+|full\s+)?year)\s+ended\s+{month()}"
        r"|(?P<other>(?:six|nine|12|twelve)[\s-]months?|full[\s-]year|for\s+(?:the\s+|all\s+of\s+)(?:year|[12]\d{3})|first\s+half|half[\s-]year))\b",
        _I,
    )


def quarter_told_before(match: re.Match[str], context: Context) -> Quarter | None:
    """The quarter that a report speaks of: the last named, if no other period was named after it."""
    before = [*_period().finditer(match.string, max(0, match.start() - _QUARTER_REACH), match.start())]
    if not before or before[-1]["other"]:
        return None
    told, published = before[-1], context.published
    if told["number"]:
        number = _NUMBERS.get(told["number"].lower()) or int(told["number"][0])
        if told["year"]:
            return Quarter(int(told["year"]), number)
        if published is None:
            return None
        return Quarter(published.year - (3 * number - 2 > published.month), number)
    return latest_quarter(context) if told["latest"] or told["now"] else None


def latest_quarter(context: Context) -> Quarter | None:
    """The last quarter that was over when the text was published."""
    published = context.published
    return Quarter(published.year, (published.month + 2) // 3).back(1) if published else None


def year_and_month(day: int) -> tuple[int, int]:
    """Year and month of an ordinal."""
    return ymd(day)[:2]
