"""Distances in time that no whole number counts: "a few days ago", "two and a half years ago", "the past 48 hours"."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from factcheck.values.calendar_days import month_interval, shift_day, year_interval, ymd
from factcheck.values.date.units import GRAINS, day_shifted, unit_of
from factcheck.values.date.words import COUNT, count_number
from factcheck.values.date.writing import Stated, Writing, relative
from factcheck.values.interface import Context, Grain
from factcheck.values.interval import Interval
from factcheck.values.lazy import lazy

_I: Final = re.IGNORECASE

_SOME: Final = {"few": (2, 7), "several": (3, 9), "couple": (2, 3)}
"""How many a word for a small number may be: wide enough that no usual sense falls outside. source: own estimate."""
_SOME_WORDS: Final = (
    r"(?P<some>(?:a\s+|(?<=last\s)|(?<=past\s)|(?<=next\s)|(?<=coming\s))(?:few|couple(?:\s+of)?)|several)"
)
_UNIT: Final = r"(?P<unit>day|week|month|year|decade|centur(?:y|ie))"
_BACK: Final = frozenset({"past", "last", "previous", "recent"})


def _range_of(text: str) -> tuple[int, int]:
    return next(some for word, some in _SOME.items() if word in text.lower())


def _some_ago(match: re.Match[str], context: Context) -> Stated:
    """Between so many units back: latent, since nobody counted."""
    least, most = _range_of(match["some"])
    unit = unit_of(match["unit"])

    def days(published: date) -> Interval:
        today = published.toordinal()
        return Interval(day_shifted(today, unit, -most), day_shifted(today, unit, -least))

    return Stated(relative(days, Grain.RANGE, context, about=True).value, latent=True)


def _some_of_them(match: re.Match[str], context: Context) -> Stated:
    """The stretch of the most that the word may count, up to publication or from it on."""
    _, most = _range_of(match["some"])
    unit, back = unit_of(match["unit"]), match["way"].lower() in _BACK

    def days(published: date) -> Interval:
        today = published.toordinal()
        other = day_shifted(today, unit, -most if back else most)
        return Interval(other, today) if back else Interval(today + 1, other)

    return Stated(relative(days, Grain.RANGE, context, about=True).value, latent=True)


_MONTHS_IN: Final = {"year": 12, "decade": 120, "century": 1200}
_DAYS_IN: Final = {"week": 7, "month": 30}
_QUARTERS: Final = {"quarter": 1, "half": 2, "three": 3}


def _part_ago(match: re.Match[str], context: Context) -> Stated | None:
    """As "two and a half years ago", "half a century ago": about that month, or that year where centuries are cut."""
    if match["cut"]:
        quarters = _QUARTERS[re.split(r"[-\s]", match["cut"].lower().removeprefix("a "))[0]]
        unit = unit_of(match["unit_"])
    else:
        whole = match["whole"] or match["whole_"] or match["one"]
        tenths = match["tenths"]
        quarters = 4 * count_number(whole) + (round(int(tenths) * 4 / 10) if tenths else 2)
        unit = unit_of(match["unit"] or match["unit_one"])
    if unit in _DAYS_IN:
        back = _DAYS_IN[unit] * quarters // 4
        return relative(lambda published: Interval.at(published.toordinal() - back), Grain.DAY, context, about=True)
    if unit not in _MONTHS_IN:
        return None
    months = _MONTHS_IN[unit] * quarters // 4

    def around(published: date) -> Interval:
        year, month_, _ = ymd(shift_day(published.toordinal(), months=-months))
        return month_interval(year, month_) if unit == "year" else year_interval(year)

    return relative(around, Grain.MONTH if unit == "year" else Grain.YEAR, context, about=True)


_HOURS_IN_DAY: Final = 24


def _hours(match: re.Match[str], context: Context) -> Stated | None:
    """The days that so many hours reach into, back from publication or ahead of it."""
    hours, back = count_number(match["count"]), match["way"].lower() in (*_BACK, "ago")
    days = -(-hours // _HOURS_IN_DAY)

    def reached(published: date) -> Interval:
        today = published.toordinal()
        return Interval(today - days, today) if back else Interval(today, today + days)

    if match["way"].lower() == "ago":
        return relative(
            lambda published: Interval(published.toordinal() - days, published.toordinal() - hours // _HOURS_IN_DAY),
            Grain.DAY if hours % _HOURS_IN_DAY == 0 else Grain.RANGE,
            context,
            about=True,
        )
    stated = relative(reached, Grain.RANGE, context, about=True)
    return stated if back else Stated(stated.value, latent=True)  # "he sat there for the next 30 hours"


def _business_days(match: re.Match[str], context: Context) -> Stated:
    """So many days from Monday to Friday, up to publication or from the day after it on; or the one so far off."""
    count = count_number(match["count"]) if match["count"] else 1
    back = match["way"].lower() in (*_BACK, "ago")

    def days(published: date) -> Interval:
        today = published.toordinal()
        at, left = today, count
        while left:
            at += -1 if back else 1
            left -= (at - 1) % 7 < _SATURDAY
        if match["way"].lower() == "ago" or not match["count"]:
            return Interval.at(at)
        return Interval(at, today) if back else Interval(today + 1, at)

    alone = match["way"].lower() == "ago" or not match["count"]
    return relative(days, Grain.DAY if alone else Grain.RANGE, context)


_SATURDAY: Final = 5


def _work_week(match: re.Match[str], context: Context) -> Stated:
    by = {"last": -7, "past": -7, "previous": -7, "this": 0, "current": 0}.get(match["step"].lower(), 7)

    def days(published: date) -> Interval:
        monday = published.toordinal() - published.weekday() + by
        return Interval(monday, monday + 4)

    return relative(days, GRAINS["week"], context)


_WORKING: Final = r"(?:business|working|work|trading|week)[\s-]?day"

WRITINGS: Final = (
    Writing(
        "some time ago",
        frozenset({"ago"}),
        lazy(rf"\b(?:just\s+)?{_SOME_WORDS}\s+(?:short\s+)?{_UNIT}s?\s+ago\b", _I),
        _some_ago,
    ),
    Writing(
        "past or coming stretch of some",
        frozenset({"past", "last", "next", "coming", "recent"}),
        lazy(
            rf"(?:\b(?:in|over|within|during|for)\s+)?(?:\bthe\s+)?\b(?P<way>past|last|previous|next|coming|recent)\s+{_SOME_WORDS}\s+(?:short\s+)?{_UNIT}s?\b",
            _I,
        ),
        _some_of_them,
    ),
    Writing(
        "a part of a unit ago",
        frozenset({"ago"}),
        lazy(
            rf"\b(?:(?P<cut>(?:a\s+)?half|(?:a\s+)?quarter|three[-\s]quarters)(?:\s+of)?"
            rf"[\s-]+(?:a[\s-]+)?{_UNIT.replace('unit', 'unit_')}"
            rf"|(?P<one>a|one)\s+{_UNIT.replace('unit', 'unit_one')}s?\s+and\s+a\s+half"
            rf"|(?:(?P<whole>{COUNT})[\s-]+and[\s-]+a[\s-]+half|(?P<whole_>\d{{1,3}})\.(?P<tenths>\d))[\s-]+{_UNIT}s?)\s+ago\b",
            _I,
        ),
        _part_ago,
    ),
    Writing(
        "hours back or ahead",
        frozenset({"hours"}),
        lazy(
            rf"\b(?:(?:(?:in|over|within|during|for)\s+)?(?:the\s+)?(?P<way>past|last|previous|next|coming)\s+(?P<count>{COUNT})\s+hours)\b"
        ),
        _hours,
    ),
    Writing(
        "hours ago",
        frozenset({"hours"}),
        lazy(rf"\b(?P<count>{COUNT})\s+hours\s+(?P<way>ago)\b"),
        _hours,
    ),
    Writing(
        "working days",
        frozenset({"business", "working", "trading", "workday", "workdays", "weekday", "weekdays"}),
        lazy(rf"\b(?:the\s+)?(?P<way>past|last|previous|next|coming)\s+(?:(?P<count>{COUNT})\s+)?{_WORKING}s?\b", _I),
        _business_days,
    ),
    Writing(
        "working days ago",
        frozenset({"business", "working", "trading", "workdays", "weekdays"}),
        lazy(rf"\b(?P<count>{COUNT})\s+{_WORKING}s?\s+(?P<way>ago)\b", _I),
        _business_days,
    ),
    Writing(
        "working week",
        frozenset({"workweek", "week"}),
        lazy(r"\b(?:the\s+)?(?P<step>past|last|previous|this|current|next|coming)\s+work(?:ing\s+|[\s-])?week\b", _I),
        _work_week,
    ),
)
