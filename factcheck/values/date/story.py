"""Dates that lean on a year told just before: "that year", "two years later", "in March of the same year".

They are latent: which date a story counts from, no pattern can tell for sure.
"""

from __future__ import annotations

import re
from typing import Final

from factcheck.values.calendar_days import (
    is_day,
    month_interval,
    ordinal,
    shift_month,
    week_interval,
    year_interval,
)
from factcheck.values.date.direction import Direction, direction_at
from factcheck.values.date.report import year_before
from factcheck.values.date.told import day_told_before, month_told_before, year_and_month
from factcheck.values.date.units import GRAINS, UNIT, unit_of
from factcheck.values.date.words import COUNT, count_number, month, month_number, ordinal_number
from factcheck.values.date.writing import UNKNOWN, Stated, Writing, dated, year_told_before
from factcheck.values.interface import Context, DateValue, Grain, MonthDay
from factcheck.values.interval import Interval
from factcheck.values.lazy import lazy

_I: Final = re.IGNORECASE
_YEARS_IN: Final = {"year": 1, "decade": 10, "century": 100}
_DAYS_IN: Final = {"day": 1, "week": 7, "fortnight": 14}


def _from_told(match: re.Match[str], by: int, unit: str, context: Context) -> Stated:
    """What lies `by` units from the date told before: from its year, its month or its day; open where none is told."""
    if unit in _YEARS_IN:
        year = year_told_before(match, context)
        if year is not None:
            return Stated(DateValue(year_interval(year + by * _YEARS_IN[unit]), Grain.YEAR), latent=True)
    elif unit == "month" and (month_ := _month_told(match, context)):
        return Stated(DateValue(month_interval(*shift_month(*month_, by)), Grain.MONTH), latent=True)
    elif unit in _DAYS_IN and (day := day_told_before(match, context)) is not None:
        rough = unit != "day"
        return Stated(DateValue(Interval.at(day + by * _DAYS_IN[unit]), Grain.DAY, approximate=rough), latent=True)
    return Stated(DateValue(UNKNOWN, GRAINS[unit]), latent=True)


def _month_told(match: re.Match[str], context: Context) -> tuple[int, int] | None:
    if told := month_told_before(match):
        return told
    day = day_told_before(match, context)
    return None if day is None else year_and_month(day)


_IN_YEAR: Final = re.compile(r",\s+in\s+(?P<year>[12]\d{3})\b(?![-–/]\d)")
"""The year itself, right after its distance from another: "170 years later, in 1896"."""


_ENDS_CLAUSE: Final = re.compile(r"\s*(?:$|[.,;:!?)])|\s+(?:and|but|or|he|she|they|it|we|I)\b")
"""After "the day before", "a week after": no event follows that the distance counts from."""


def _later(match: re.Match[str], context: Context) -> Stated:
    count, unit = count_number(match["count"]), unit_of(match["unit"])
    back = match["way"].lower() in ("earlier", "before")
    if unit in _YEARS_IN and (named := _IN_YEAR.match(match.string, match.end())):
        return Stated(DateValue(year_interval(int(named["year"])), Grain.YEAR), latent=True)
    if match["way"].lower() in ("after", "before") and not _ENDS_CLAUSE.match(match.string, match.end()):
        return Stated(DateValue(UNKNOWN, GRAINS[unit]), latent=True)
    if back and count == 1 and unit == "year" and (quarter := year_before(match, context)):
        return quarter
    return _from_told(match, -count if back else count, unit, context)


def _day_next_to_it(match: re.Match[str], context: Context) -> Stated | None:
    """The day told before, or the one before or after it: "the same day", "the next morning", "the day before"."""
    if match["way_"] and not _ENDS_CLAUSE.match(match.string, match.end()):
        return None
    by = _BY[(match["way"] or match["way_"]).lower()]
    return _from_told(match, by, "day", context)


_BY: Final = {"same": 0, "next": 1, "following": 1, "previous": -1, "before": -1, "after": 1}


def _week_next_to_it(match: re.Match[str], context: Context) -> Stated | None:
    """The week of the day told before, or the one before or after it."""
    if match["way_"] and not _ENDS_CLAUSE.match(match.string, match.end()):
        return None
    day = day_told_before(match, context)
    if day is None:
        return None if match["way"] == "same" else Stated(DateValue(UNKNOWN, Grain.WEEK), latent=True)
    by = _BY[(match["way"] or match["way_"]).lower()]
    return Stated(DateValue(week_interval(day + 7 * by), Grain.WEEK), latent=True)


def _that_year(match: re.Match[str], context: Context) -> Stated | None:
    stated = _from_told(match, 0, "year", context)
    is_season = match[0].lower().endswith("season")
    return None if is_season and stated.value.interval == UNKNOWN else stated


def _next_to_it(match: re.Match[str], context: Context) -> Stated:
    """Next to the year told before; where none is told, "the year before" is the one before publication."""
    unit, published = unit_of(match["unit"] or match["unit_"]), context.published
    if published and unit == "year" and not match["step"] and year_told_before(match, context) is None:
        return Stated(DateValue(year_interval(published.year - 1), Grain.YEAR), latent=True)
    by = 1 if match["step"] else -1
    return _from_told(match, by, unit, context)


def _day_of_that_month(match: re.Match[str], context: Context) -> Stated | None:
    """As "on the 25th": of the month told before, else the one next to publication on the side that the verb says."""
    day, published = ordinal_number(match["day"]), context.published
    if told := month_told_before(match):
        at = ordinal(*told, day) if is_day(*told, day) else None
    elif published is None:
        return Stated(DateValue(UNKNOWN, Grain.DAY), latent=True)
    else:
        months = [shift_month(published.year, published.month, by) for by in range(-2, 3)]
        days = [ordinal(*month_, day) for month_ in months if is_day(*month_, day)]
        ahead = direction_at(match.string, match.start(), match.end()) is Direction.FUTURE
        today = published.toordinal()
        at = min(one for one in days if one >= today) if ahead else max(one for one in days if one <= today)
    if at is None:
        return None
    week = match["week"] is not None
    return Stated(
        DateValue(week_interval(at) if week else Interval.at(at), Grain.WEEK if week else Grain.DAY), latent=True
    )


def _month_of_that_year(match: re.Match[str], context: Context) -> Stated | None:
    told, number = year_told_before(match, context), month_number(match["month"])
    value = dated(told, number, None) if told else None
    return Stated(value or DateValue(UNKNOWN, Grain.MONTH, yearless=MonthDay(number, None)), latent=value is None)


_LONG_UNIT: Final = r"(?P<unit>month|quarter|year|decade|centur(?:y|ie))"
_SAME: Final = r"(?:that(?:\s+same)?|the\s+same)\s+(?:year|season)\b"

WRITINGS: Final = (
    Writing(
        "later or earlier than another date",
        frozenset({"later", "earlier", "after", "before"}),
        lazy(rf"\b(?P<count>{COUNT})\s+{UNIT}s?\s+(?P<way>later|earlier|after|before)\b", _I),
        _later,
    ),
    Writing(
        "that year",
        frozenset({"year", "season"}),
        lazy(rf"\b(?:(?:later|earlier)\s+(?:in\s+)?)?{_SAME}", _I),
        _that_year,
    ),
    Writing(
        "the following year, or the one before",
        frozenset({"following", "before"}),
        lazy(rf"\bthe\s+(?:(?P<step>following)\s+{_LONG_UNIT}|{_LONG_UNIT.replace('unit', 'unit_')}\s+before)\b", _I),
        _next_to_it,
    ),
    Writing(
        "that day, or the one before or after",
        frozenset({"day", "morning", "afternoon", "evening", "night"}),
        lazy(
            r"\b(?:the|that)\s+(?:(?P<way>same|next|following|previous)\s+(?:day|morning|afternoon|evening|night)"
            r"|(?:day|night|evening)\s+(?P<way_>before|after))\b(?!-)(?!\s+(?:next|last|yesterday|tomorrow)\b)",
            _I,
        ),
        _day_next_to_it,
    ),
    Writing(
        "that week, or the one before or after",
        frozenset({"week"}),
        lazy(
            r"\b(?:the|that)\s+(?:(?P<way>same|following)\s+week|week\s+(?P<way_>before|after))\b(?!\s+(?:next|last)\b)",
            _I,
        ),
        _week_next_to_it,
    ),
    Writing(
        "day of that month",
        frozenset({"st", "nd", "rd", "th"}),
        lazy(
            r"(?:\b(?P<week>(?:the\s+)?week\s+of)\s+|(?<=\bon\s))the\s+(?P<day>(?:[12]?\d|3[01])(?:st|nd|rd|th))"
            r"(?=[,;:.!?)]?\s*$|[,;.!?)]\s|\s+(?:and|but|or|he|she|they|it|we|I|when|after|before|because|as)\s)",
            _I,
        ),
        _day_of_that_month,
    ),
    Writing(
        "month of that year",
        frozenset({"year"}),
        lazy(rf"\b{month()},?\s+(?:of\s+|in\s+)?{_SAME}", _I),
        _month_of_that_year,
    ),
)
