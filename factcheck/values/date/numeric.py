"""Calendar dates in figures: "2021-10-06", "10/19/2021", "18.3.2014", "06/2004", "10/1 – 11/2/2017", "6-Oct-21"."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from factcheck.values.calendar_days import day_interval, is_day, month_interval, ordinal
from factcheck.values.calendar_days import weekday as weekday_of
from factcheck.values.date.words import (
    MONTHS,
    WEEKDAY_WORDS,
    month,
    month_number,
    ordinal_number,
    weekday,
    weekday_number,
    year_number,
)
from factcheck.values.date.writing import UNKNOWN, Stated, Writing, dated, ends_of, stretch
from factcheck.values.interface import Context, DateValue, Grain
from factcheck.values.interval import Interval
from factcheck.values.lazy import lazy

_I: Final = re.IGNORECASE
_MONTH_CUES: Final = frozenset(MONTHS)
_DIGIT: Final = frozenset({"#"})
_START: Final = r"(?<![\w/.,:$€£#-])"


def _iso(match: re.Match[str], _: Context) -> Stated | None:
    value = dated(int(match["year"]), int(match["month"]), int(match["day"])) if int(match["month"]) else None
    return Stated(value) if value else None


def _numeric(match: re.Match[str], _: Context) -> Stated | None:
    """Month first, as in the United States, where both orders name a day, but day first between full stops."""
    first, second, year = int(match["first"]), int(match["second"]), match["year"]
    number = int(year) if len(year) == 4 else year_number("'" + year)  # noqa: PLR2004 - digits of a year
    orders = [(first, second), (second, first)]
    if match["mark"] == ".":
        orders.reverse()
    if match["mark"] != "/" and (len(year) != 4 or match.string[: match.start()].endswith("-")):  # noqa: PLR2004 - as above
        return None
    days = [day_interval(number, *order) for order in orders if is_day(number, *order)]
    if not days:
        return None
    readings = tuple(days) if len(days) > 1 and days[0] != days[1] else ()
    return Stated(DateValue(days[0], Grain.DAY, readings=readings), latent=len(year) < 4)  # noqa: PLR2004 - as above


def _compact(match: re.Match[str], _: Context) -> Stated | None:
    """Eight digits that are a day of the calendar: latent, since numbers of orders and parts look alike."""
    month_, day = int(match["month"]), int(match["day"])
    if not (1 <= month_ <= 12 and day):  # noqa: PLR2004 - months
        return None
    value = dated(int(match["year"]), month_, day)
    return Stated(value, latent=True) if value else None


def _short_year(match: re.Match[str], _: Context) -> Stated | None:
    value = dated(year_number("'" + match["year"]), month_number(match["month"]), ordinal_number(match["day"]))
    return Stated(value, latent=True) if value else None


def _named_month(match: re.Match[str], _: Context) -> Stated | None:
    value = dated(int(match["year"]), month_number(match["month"]), int(match["day"]))
    return Stated(value) if value else None


def _days(match: re.Match[str], context: Context) -> Stated | None:
    """Two days in figures, month first, of the year after them, or of that of publication."""
    first, last = ((int(match[f"month_{end}"]), int(match[f"day_{end}"])) for end in ("first", "last"))
    written = match["year"] or match["year_"]
    if not (is_day(2000, *first) and is_day(2000, *last)):
        return None
    if written is None:
        if not match["opening"] or _is_fraction(*first) or _is_fraction(*last):
            return None
        if context.published is None:
            return Stated(DateValue(UNKNOWN, Grain.RANGE), latent=True)
    year = int(written) if written else (context.published or date.min).year
    begun = year - (first > last)
    if not (is_day(begun, *first) and is_day(year, *last)):
        return None
    ends = ends_of(match, "first", "last")
    return Stated(stretch(day_interval(begun, *first), day_interval(year, *last)), latent=written is None, ends=ends)


def _is_fraction(over: int, under: int) -> bool:
    """Whether the figures may as well be a fraction: "between 3/8 and 5/8 per cent"."""
    return over < under and under in _DENOMINATORS


_DENOMINATORS: Final = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16})


def _on_weekday(match: re.Match[str], context: Context) -> Stated | None:
    """A day in figures after its weekday, in the order and the nearest year in which the two agree."""
    number, published = weekday_number(match["weekday"]), context.published
    if published is None:
        return Stated(DateValue(UNKNOWN, Grain.DAY), latent=True)
    first, second = int(match["first"]), int(match["second"])
    days = [
        ordinal(year, *order)
        for order in ((first, second), (second, first))
        for year in range(published.year - 1, published.year + 2)
        if is_day(year, *order)
    ]
    fitting = [day for day in days if weekday_of(day) == number]
    if not fitting:
        return None
    nearest = min(fitting, key=lambda day: abs(day - published.toordinal()))
    return Stated(DateValue(Interval.at(nearest), Grain.DAY))


def _numeric_month(match: re.Match[str], _: Context) -> Stated:
    return Stated(DateValue(month_interval(int(match["year"]), int(match["month"])), Grain.MONTH), latent=True)


def _iso_month(match: re.Match[str], _: Context) -> Stated | None:
    year, month_ = int(match["year"]), int(match["month"])
    if not 1 <= month_ <= 12 or month_ == (year + 1) % 100:  # noqa: PLR2004 - months; "2010-11" is a season
        return None
    return Stated(DateValue(month_interval(year, month_), Grain.MONTH))


WRITINGS: Final = (
    Writing(
        "ISO date",
        _DIGIT,
        lazy(
            r"(?<![\w/.,:-])(?P<year>[12]\d{3})(?P<mark>[-/])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)(?!(?!T\d\d:)[\w/-]|\.\d)"
        ),
        _iso,
    ),
    Writing(
        "ISO month",
        _DIGIT,
        lazy(r"(?<![\w/.,:$€£-])(?P<year>[12]\d{3})-(?P<month>\d\d)(?![\w/-]|[.,]\d)"),
        _iso_month,
    ),
    Writing(
        "compact date",
        _DIGIT,
        lazy(
            r"(?<![\w.,:/$€£#=-])(?<!\b[Nn]o\.\s)(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)"
            r"(?=[.,;:!?)]?(?:\s|$))(?!\s+[a-z-]+s\b)"
        ),
        _compact,
    ),
    Writing(
        "day, month and two digits of a year",
        _MONTH_CUES,
        lazy(rf"{_START}(?P<day>[0-3]?\d)(?P<mark>[-/]){month()}(?P=mark)(?P<year>\d\d)(?![\w%]|[.,:]\d|[-/])", _I),
        _short_year,
    ),
    Writing(
        "day, month and two digits of a year at the end",
        _MONTH_CUES,
        lazy(
            rf"{_START}(?P<day>[0-3]?\d(?:st|nd|rd|th)?)\s+(?:of\s+)?{month()}\s+(?:of\s+)?(?P<year>\d\d)(?=[.,;:!?)]*(?:$|\s*\n))",
            _I,
        ),
        _short_year,
    ),
    Writing(
        "year, month by name and day",
        _MONTH_CUES,
        lazy(
            rf"{_START}(?P<year>[12]\d{{3}})(?P<mark>[-/\s]){month()}(?P=mark)(?P<day>[0-3]?\d)(?![\w%/-]|[.,:]\d)",
            _I,
        ),
        _named_month,
    ),
    Writing(
        "month by name, day and year with marks",
        _MONTH_CUES,
        lazy(
            rf"(?<![\w/.,:-]){month()}(?P<mark>[-/])(?P<day>[0-3]?\d)(?P=mark)(?P<year>[12]\d{{3}})(?![\w%/-]|[.,:]\d)",
            _I,
        ),
        _named_month,
    ),
    Writing(
        "days in figures",
        _DIGIT,
        lazy(
            r"(?<![\w/.,:-])(?:(?P<opening>from|between)\s+)?(?P<first>(?P<month_first>1[0-2]|0?[1-9])/(?P<day_first>[12]\d|3[01]|0?[1-9]))"
            r"(?:\s?[-–]\s?|\s+(?:to|and|through|until)\s+)(?P<last>(?P<month_last>1[0-2]|0?[1-9])/(?P<day_last>[12]\d|3[01]|0?[1-9]))"
            r"(?:/(?P<year>[12]\d{3})|,?\s(?P<year_>(?:19|20)\d\d))?(?![\w/%-]|[.,:]\d)",
            _I,
        ),
        _days,
    ),
    Writing(
        "weekday and day in figures",
        WEEKDAY_WORDS,
        lazy(rf"\b{weekday()}(?P<first>[0-3]?\d)/(?P<second>[0-3]?\d)(?![\w/%-]|[.,:]\d)", _I),
        _on_weekday,
    ),
    Writing(
        "month and year in figures",
        _DIGIT,
        lazy(
            r"(?<![\w/.,:$€£#-])(?<!\b[Nn]o\.\s)(?<!\b[A-Z][a-z]{3}\s)(?<!\b(?:Law|Act)\s)(?<![a-z](?:ree|ive|ion)\s)"
            r"(?P<month>0[1-9]|1[0-2])[/-](?P<year>(?:19|20)\d\d)(?![\w/%-]|[.,:]\d)"
        ),
        _numeric_month,
    ),
    Writing(
        "numeric date",
        _DIGIT,
        lazy(
            r"(?<![\w/.,:])(?P<first>\d\d?)(?P<mark>[/.-])(?P<second>\d\d?)(?P=mark)(?P<year>(?:[12]\d)?\d\d)(?![\w/]|[.,:]\d|-(?!\d\d?/))"
        ),
        _numeric,
    ),
)
