"""Weeks and weekends of a month or year: "the first week of October", "the weekend of 4 October", "2014-W41"."""

from __future__ import annotations

import re
from typing import Final

from factcheck.values.calendar_days import (
    days_in_month,
    iso_week_interval,
    ordinal,
    shift_month,
    week_interval,
    weekday,
)
from factcheck.values.date.direction import direction_at, likely_year
from factcheck.values.date.words import (
    DAY_OF_MONTH,
    FULL_YEAR,
    ORDINAL,
    month,
    month_number,
    ordinal_number,
    year_number,
)
from factcheck.values.date.words import weekday as weekday_name
from factcheck.values.date.writing import Stated, Writing, relative
from factcheck.values.interface import Context, DateValue, Grain
from factcheck.values.interval import Interval
from factcheck.values.lazy import lazy

_I: Final = re.IGNORECASE
_THE: Final = r"(?:\bthe\s+)?"
_YEAR: Final = rf"(?P<year>{FULL_YEAR})"


def _week_of_month(match: re.Match[str], context: Context) -> Stated | None:
    number, month_ = match["number"].lower(), month_number(match["month"])
    year = year_number(match["year"]) if match["year"] else None
    if year is None:
        if context.published is None:
            return relative(lambda _: Interval(None, None), Grain.WEEK, context)
        year = likely_year(month_, None, context.published, direction_at(match.string, match.start(), match.end()))
    return Stated(_numbered_week(number, ordinal(year, month_), ordinal(year, month_, days_in_month(year, month_))))


def _numbered_week(number: str, first_day: int, last_day: int) -> DateValue:
    """The nth week is days 7n-6 to 7n, or the nth calendar week that lies mostly inside: writers mean either."""
    if number in ("last", "final"):
        counted, calendar = Interval(last_day - 6, last_day), week_interval(last_day)
        if weekday(last_day) < 3:  # noqa: PLR2004 - ISO: a week belongs where its Thursday lies
            calendar = week_interval(last_day - 7)
    else:
        nth = ordinal_number(number)
        counted = Interval(first_day + 7 * nth - 7, first_day + 7 * nth - 1)
        start = first_day if weekday(first_day) <= 3 else first_day + 7  # noqa: PLR2004 - ISO, as above
        calendar = week_interval(start + 7 * nth - 7)
    return DateValue(calendar, Grain.WEEK, readings=(calendar, counted) if calendar != counted else ())


def _week_of_year(match: re.Match[str], _: Context) -> Stated | None:
    year = int(match["year"])
    return Stated(_numbered_week(match["number"].lower(), ordinal(year), ordinal(year + 1) - 1))


def _week_of_this_month(match: re.Match[str], context: Context) -> Stated:
    by, number = {"last": -1, "this": 0, "next": 1}[match["step"].lower()], match["number"].lower()
    if context.published is None:
        return relative(lambda _: Interval(None, None), Grain.WEEK, context)
    year, month_ = shift_month(context.published.year, context.published.month, by)
    return Stated(_numbered_week(number, ordinal(year, month_), ordinal(year, month_, days_in_month(year, month_))))


def _iso_week(match: re.Match[str], _: Context) -> Stated | None:
    year, week = int(match["year"]), int(match["week"])
    return Stated(DateValue(iso_week_interval(year, week), Grain.WEEK)) if 1 <= week <= 53 else None  # noqa: PLR2004 - ISO


def _week_of_day(match: re.Match[str], context: Context) -> Stated | None:
    month_, day = month_number(match["month"] or match["month_"]), ordinal_number(match["day"] or match["day_"])
    grain, way = Grain.WEEKEND if match["unit"].lower() == "weekend" else Grain.WEEK, match["way"].lower()
    if day > days_in_month(4, month_):
        return None
    written = match["year"] or match["year_"]
    if written:
        year = year_number(written)
    elif context.published is None:
        return relative(lambda _: Interval(None, None), grain, context)
    else:
        year = likely_year(month_, day, context.published, direction_at(match.string, match.start(), match.end()))
    years = (year,) if written or way in ("of", "ending", "ended") else (year, year - 1, year + 1)
    days = [ordinal(one, month_, min(day, days_in_month(one, month_))) for one in years]
    at = next((one for one in days if weekday(one) in _FIRST_DAYS), days[0])
    if grain is Grain.WEEKEND:
        saturday = at - weekday(at) + 5
        return Stated(DateValue(Interval(saturday, saturday + 1), grain))
    return Stated(_week(at, way))


_FIRST_DAYS: Final = (0, 6)
"""Monday and Sunday: on which weeks begin."""


def _week(at: int, way: str) -> DateValue:
    """The week that holds the day, or the seven days that begin or end with it."""
    calendar = week_interval(at)
    if way == "of":
        return DateValue(calendar, Grain.WEEK)
    counted = Interval(at - 6, at) if way in ("ending", "ended") else Interval(at, at + 6)
    return DateValue(counted, Grain.WEEK, readings=() if calendar == counted else (counted, calendar))


_NUMBER: Final = rf"(?P<number>{ORDINAL}|last|final|opening)"

WRITINGS: Final = (
    Writing(
        "week of a month",
        frozenset({"week"}),
        lazy(rf"{_THE}\b{_NUMBER}\s+(?:full\s+)?week\s+(?:of|in)\s+{month()}(?:,?\s+(?:of\s+)?{_YEAR})?", _I),
        _week_of_month,
    ),
    Writing(
        "week of last, this or next month",
        frozenset({"week"}),
        lazy(rf"{_THE}\b{_NUMBER}\s+week\s+of\s+(?P<step>last|this|next)\s+month\b", _I),
        _week_of_this_month,
    ),
    Writing(
        "week of a year",
        frozenset({"week"}),
        lazy(rf"{_THE}\b{_NUMBER}\s+week\s+of\s+(?P<year>[12]\d{{3}})\b", _I),
        _week_of_year,
    ),
    Writing(
        "numbered week of a year",
        frozenset({"week"}),
        lazy(r"(?:\bthe\s+)?\bweek\s+(?P<week>\d{1,2})\s+(?:of|in)\s+(?P<year>[12]\d{3})\b", _I),
        _iso_week,
    ),
    Writing(
        "ISO week",
        frozenset({"w"}),
        lazy(r"(?<![\w/.,:-])(?P<year>[12]\d{3})-?W(?P<week>\d\d)(?![\w-])"),
        _iso_week,
    ),
    Writing(
        "week of a day",
        frozenset({"week", "weekend"}),
        lazy(
            rf"{_THE}\b(?P<unit>week|weekend)\s+(?P<way>of|beginning|starting|commencing|ending|ended)\s+(?:on\s+)?(?:{weekday_name()})?(?:the\s+)?"
            rf"(?:{month()}\s+(?:the\s+)?(?P<day>{DAY_OF_MONTH})(?:,?\s+{_YEAR})?"
            rf"|(?P<day_>{DAY_OF_MONTH})\s+(?:of\s+)?{month('month_')}(?:,?\s+{_YEAR.replace('year', 'year_')})?)",
            _I,
        ),
        _week_of_day,
    ),
)
