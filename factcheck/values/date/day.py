"""Calendar dates with the name of a month: "6 October 2021", "Oct. 6", "March 5-7, 2014", "March 2014"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Final

from factcheck.text.document import Span
from factcheck.values.calendar_days import day_interval, is_day, ymd
from factcheck.values.calendar_days import weekday as weekday_of
from factcheck.values.date.words import (
    DASH,
    DAY_OF_MONTH,
    FULL_YEAR,
    MONTHS,
    OTHER_WORDS,
    SPOKEN_DAY,
    SPOKEN_YEAR,
    month,
    month_number,
    ordinal_number,
    spoken_number,
    weekday,
    weekday_number,
    year_number,
)
from factcheck.values.date.writing import UNKNOWN, Stated, Writing, dated, ends_of, stretch, yearless
from factcheck.values.interface import Bound, Context, DateValue, Grain, MonthDay
from factcheck.values.interval import Interval
from factcheck.values.lazy import lazy

_MONTH_CUES: Final = frozenset(MONTHS)
_DIGIT: Final = frozenset({"#"})
_START: Final = r"(?<![\w/.,:$€£#-])"
_YEAR: Final = rf"(?P<year>{FULL_YEAR})"
_ANY_YEAR: Final = rf"(?:(?P<bc>\d{{1,4}})\s?(?:BCE?|B\.C\.(?:E\.)?)(?!\w)|{_YEAR})"
_NOT_A_COUNT: Final = (
    r"(?!\s?[-–]\s?\d{1,2}(?![\d:/]|\.\d)|\s?(?:%|per\s?cent|million|billion|people|points|seats|votes|degrees)"
    r"|-(?:year|day|week|month|point|mile))"
)
"""After a day that has no year: it counts nothing, and begins no range (which has its own writing)."""

_I: Final = re.IGNORECASE


def _is_other_word(match: re.Match[str]) -> bool:
    return match["month"].islower() and match["month"] in OTHER_WORDS


def _year_of(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    if groups.get("bc"):
        return 1 - int(groups["bc"])
    return year_number(match["year"]) if match["year"] else None


@cache
def _second_day() -> re.Pattern[str]:
    """After "April 24": the other day, and the year of both."""
    return re.compile(
        rf"(?:,\s+(?:{DAY_OF_MONTH}))?,?\s+(?:and|or|&)\s+(?:(?:{month('month_')}\s+)?(?:{DAY_OF_MONTH})|(?:{DAY_OF_MONTH})\s+{month('month__')}),?\s+{_YEAR}",
        _I,
    )


def _day(match: re.Match[str], context: Context) -> Stated | None:
    year, month_, day = _year_of(match), month_number(match["month"]), ordinal_number(match["day"])
    if year is None and (shared := _second_day().match(match.string, match.end())):
        year = year_number(shared["year"])
    if year is not None:
        value = dated(year, month_, day)
        return Stated(value) if value else None
    if _is_other_word(match) and match["day"].isdigit():
        return None
    return _on_its_weekday(yearless(month_, day, match, context), match)


def _spoken_day(match: re.Match[str], _: Context) -> Stated | None:
    """As "January twenty five nineteen eighty six"."""
    value = dated(year_number(match["year"]), month_number(match["month"]), spoken_number(match["day"]))
    return Stated(value) if value else None


def _on_its_weekday(stated: Stated | None, match: re.Match[str]) -> Stated | None:
    """A date that names its weekday but no year, in the nearest year where the two agree."""
    if (
        stated is None
        or not match.groupdict().get("weekday")
        or stated.value.yearless is None
        or stated.value.interval.low is None
    ):
        return stated
    number, written, likely = weekday_number(match["weekday"]), stated.value.yearless, ymd(stated.value.interval.low)[0]
    for year in (likely + by for by in _YEARS_AROUND):
        value = dated(year, written.month, written.day)
        if value and value.interval.low is not None and weekday_of(int(value.interval.low)) == number:
            return replace(stated, value=replace(value, yearless=written))
    return stated


_YEARS_AROUND: Final = (0, 1, -1)
"""Years from the likely one in which a weekday is looked for; one further off would be written with its year."""

_AFTER_A_DAY: Final = re.compile(r"(?<![\d.,]\d)(?<![.,])\d(?:st|nd|rd|th)?[\s/-]+(?:of\s+)?$")


def _month_of_year(match: re.Match[str], _: Context) -> Stated | None:
    if _AFTER_A_DAY.search(match.string[max(0, match.start() - 12) : match.start()]):
        return None
    year = _year_of(match)
    value = None if year is None else dated(year, month_number(match["month"]), None)
    return Stated(value) if value else None


def _days(match: re.Match[str], context: Context) -> Stated | None:
    first, last, month_ = ordinal_number(match["first"]), ordinal_number(match["last"]), month_number(match["month"])
    if first >= last or not is_day(2000, month_, last) or (_is_other_word(match) and not match["year"]):
        return None
    year = _year_of(match)
    if year is not None:
        return (
            Stated(stretch(*(day_interval(year, month_, day) for day in (first, last))), ends=ends_of(match))
            if is_day(year, month_, last)
            else None
        )
    written = MonthDay(month_, first)
    end = yearless(month_, last, match, context)
    if end is None or end.value.interval.low is None:
        return Stated(DateValue(UNKNOWN, Grain.RANGE, bound=Bound.RANGE, yearless=written))
    start = Interval.at(end.value.interval.low - (last - first))
    return Stated(stretch(start, end.value.interval, yearless=written), ends=ends_of(match))


def _one_of_two_days(match: re.Match[str], context: Context) -> Stated | None:
    stated = _day(match, context)
    last = match["year"] and match.start("day") > match.start("month")
    return stated and Stated(stated.value, span=Span(match.start("day"), match.end() if last else match.end("day")))


_OF: Final = r"(?:\s+of\s+(?:the\s+)?|\s*-\s*|/|\s+(?:day\s+of\s+)?)?"
_BEFORE_YEAR: Final = r"(?:\s?,\s?|\s?,?\s+(?:of\s+|in\s+)?|[-/])"

WRITINGS: Final = (
    Writing(
        "day, month and year",
        _MONTH_CUES,
        lazy(
            rf"{_START}(?:{weekday()})?(?:the\s+(?!\d+\s))?(?P<day>{DAY_OF_MONTH}){_OF}{month()}(?:{_BEFORE_YEAR}{_ANY_YEAR})?(?!\w)",
            _I,
        ),
        _day,
    ),
    Writing(
        "month, day and year",
        _MONTH_CUES,
        lazy(
            rf"\b(?:{weekday()})?{month()}\s*(?:the\s+)?(?P<day>{DAY_OF_MONTH}){_NOT_A_COUNT}(?:(?:\s?,\s?|\s+of\s+|\s?,?\s+){_ANY_YEAR})?",
            _I,
        ),
        _day,
    ),
    Writing(
        "spoken month, day and year",
        _MONTH_CUES,
        lazy(rf"\b{month()}\s+(?:the\s+)?(?P<day>{SPOKEN_DAY}),?\s+(?P<year>{SPOKEN_YEAR})\b", _I),
        _spoken_day,
    ),
    Writing("month and year", _MONTH_CUES, lazy(rf"\b{month()}{_BEFORE_YEAR}{_ANY_YEAR}", _I), _month_of_year),
    Writing("year and month", _MONTH_CUES, lazy(rf"\b(?P<year>[12]\d{{3}})\s{month()}(?!\s?\d)", _I), _month_of_year),
    Writing(
        "days of a month",
        _MONTH_CUES,
        lazy(
            rf"\b(?:between\s+|from\s+)?{month()}\s+(?:the\s+)?(?P<first>{DAY_OF_MONTH})"
            rf"(?:{DASH}|\s+(?:to|through|until|till|and)\s+(?:the\s+)?)"
            rf"(?P<last>{DAY_OF_MONTH})(?:(?:\s?,\s?|\s?,?\s+(?:of\s+)?){_YEAR})?",
            _I,
        ),
        lambda match, context: None if _joined_by_and(match) else _days(match, context),
    ),
    Writing(
        "days before a month",
        _MONTH_CUES,
        lazy(
            rf"{_START}(?:between\s+|from\s+)?(?:the\s+)?(?P<first>{DAY_OF_MONTH})(?:{DASH}|\s+(?:to|through|until|till|and)\s+(?:the\s+)?)"
            rf"(?P<last>{DAY_OF_MONTH}){_OF}{month()}(?:{_BEFORE_YEAR}{_YEAR})?",
            _I,
        ),
        lambda match, context: None if _joined_by_and(match) else _days(match, context),
    ),
    Writing(
        "second day of two",
        _MONTH_CUES,
        lazy(
            rf"\b{month()}\s+(?:{DAY_OF_MONTH})(?:,\s+(?:{DAY_OF_MONTH}))?,?\s+(?:and|or|&)\s+(?P<day>{DAY_OF_MONTH}){_NOT_A_COUNT}(?:,?\s+{_YEAR})?",
            _I,
        ),
        _one_of_two_days,
        whole=True,
    ),
    Writing(
        "first day of two",
        _MONTH_CUES,
        lazy(
            rf"{_START}(?P<day>{DAY_OF_MONTH})\s+(?:and|or|&)\s+(?:{DAY_OF_MONTH}){_OF}{month()}(?:{_BEFORE_YEAR}{_YEAR})?",
            _I,
        ),
        _one_of_two_days,
        whole=True,
    ),
)


def _joined_by_and(match: re.Match[str]) -> bool:
    """Whether the two days are two dates ("24 and 25 April") rather than the ends of one range."""
    between = match.string[match.end("first") : match.start("last")]
    return "and" in between.lower() and not match[0].lower().startswith("between")
