"""Dates that count from the day of publication: "yesterday", "last month", "two years ago", "the past five years"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from factcheck.values.calendar_days import (
    century_interval,
    decade_interval,
    month_interval,
    ordinal,
    quarter_interval,
    season_interval,
    shift_day,
    shift_month,
    week_interval,
    year_interval,
    ymd,
)
from factcheck.values.date.direction import Direction, direction_at
from factcheck.values.date.words import COUNT, MONTHS, SEASONS, UNITS_OF_TIME, count_number, month, month_number
from factcheck.values.date.writing import UNKNOWN, Stated, Writing, relative
from factcheck.values.interface import Context, DateValue, Grain
from factcheck.values.interval import Interval
from factcheck.values.lazy import lazy
from factcheck.values.number_words import alternation

_I: Final = re.IGNORECASE

_NAMED_DAYS: Final = {
    "the day before yesterday": -2,
    "yesterday": -1,
    "last night": -1,
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}

_GRAINS: Final = {
    "day": Grain.DAY,
    "week": Grain.WEEK,
    "fortnight": Grain.WEEK,
    "month": Grain.MONTH,
    "quarter": Grain.QUARTER,
    "year": Grain.YEAR,
    "decade": Grain.DECADE,
    "century": Grain.CENTURY,
}

_STEPS: Final = {
    "last": -1,
    "latest": -1,
    "previous": -1,
    "past": -1,
    "this": 0,
    "current": 0,
    "the current": 0,
    "next": 1,
    "coming": 1,
    "following": 1,
}
_STEP: Final = r"(?P<step>latest|last|previous|past|this|current|next|coming|following)"
_UNIT: Final = r"(?P<unit>day|week|fortnight|month|quarter|year|decade|centur(?:y|ie))"


_UNITS: Final[dict[str, Callable[[date, int], Interval]]] = {
    "day": lambda day, by: Interval.at(day.toordinal() + by),
    "week": lambda day, by: week_interval(day.toordinal() + 7 * by),
    "fortnight": lambda day, by: week_interval(day.toordinal() + 14 * by),
    "month": lambda day, by: month_interval(*shift_month(day.year, day.month, by)),
    "quarter": lambda day, by: _quarter(*shift_month(day.year, day.month, 3 * by)),
    "year": lambda day, by: year_interval(day.year + by),
    "decade": lambda day, by: decade_interval(day.year + 10 * by),
    "century": lambda day, by: century_interval(day.year // 100 + 1 + by),
}


def _quarter(year: int, month_: int) -> Interval:
    return quarter_interval(year, (month_ + 2) // 3)


def unit_interval(published: date, unit: str, by: int) -> Interval:
    """The calendar day, week, month … `by` of them on from the one that holds the day of publication."""
    return _UNITS[unit](published, by)


def day_shifted(day: int, unit: str, by: int) -> int:
    """The day `by` units on from `day`."""
    days = {"day": 1, "week": 7, "fortnight": 14}
    if unit in days:
        return day + days[unit] * by
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120}.get(unit, 1200)
    return shift_day(day, months=months * by)


def _unit(text: str) -> str:
    return UNITS_OF_TIME[text.lower()]


_IN_A_NAME: Final = re.compile(r"[\w’'][ ]$")
"""Before a large "Today" that heads no sentence: "USA Today", "Radio 4's Today"."""


def _named_day(match: re.Match[str], context: Context) -> Stated | None:
    if match["name"][0].isupper() and _IN_A_NAME.search(match.string[max(0, match.start() - 12) : match.start()]):
        return None
    by = _NAMED_DAYS[re.sub(r"\s+", " ", match["name"].lower())]
    return relative(lambda published: Interval.at(published.toordinal() + by), Grain.DAY, context)


def _stepped(match: re.Match[str], context: Context) -> Stated | None:
    step, unit = match["step"].lower(), _unit(match["unit"])
    if unit == "day" and step in ("this", "current", "last", "past", "coming"):
        return None
    if step == "past":
        return _window(1, unit, back=True, context=context)
    if step == "following":
        return Stated(DateValue(UNKNOWN, _GRAINS[unit]), latent=True)
    if step == "latest" and unit != "quarter":
        return None
    stated = relative(lambda published: unit_interval(published, unit, _STEPS[step]), _GRAINS[unit], context)
    return replace(stated, latent=True) if step == "previous" else stated


def _stepped_month(match: re.Match[str], context: Context) -> Stated | None:
    """By name: "last October" is the latest that is over, "next May" the first to begin, "this June" this year's."""
    step = (match["step"] or match["step_"]).lower()
    number = month_number(match["month"] or match["month_"])
    if match["month"] and match["month"][0].islower() and match["month"] in ("may", "march", "august"):
        return None

    def interval(published: date) -> Interval:
        year = published.year
        if match["step_"]:
            year += _STEPS[step]
        elif _STEPS[step] < 0:
            year -= number >= published.month
        elif _STEPS[step] > 0:
            year += number <= published.month
        return month_interval(year, number)

    return relative(interval, Grain.MONTH, context)


def _stepped_season(match: re.Match[str], context: Context) -> Stated | None:
    step, season = match["step"].lower(), SEASONS[match["season"].lower()]

    def interval(published: date) -> Interval:
        today = published.toordinal()
        seasons = [season_interval(year, season) for year in range(published.year - 2, published.year + 3)]
        past = [one for one in seasons if one.high is not None and one.high < today]
        ahead = [one for one in seasons if one.low is not None and one.low > today]
        if _STEPS[step]:
            return past[-1] if _STEPS[step] < 0 else ahead[0]
        now = [one for one in seasons if one not in past and one not in ahead]
        return now[0] if now else min((past[-1], ahead[0]), key=lambda one: abs(int(one.low or 0) - today))

    return relative(interval, Grain.SEASON, context)


def _ago(match: re.Match[str], context: Context) -> Stated:
    """The calendar unit that lies that many units back; "a decade ago" is about a year, "a century ago" a decade."""
    count, unit = count_number(match["count"]), _unit(match["unit"])
    sign = 1 if match["way"].lower() == "from now" else -1
    by, about = sign * count, match["about"] is not None
    if match["larger"]:
        more = sign * count_number(match["more"])
        larger = _unit(match["larger"])
        return relative(
            lambda published: Interval.at(day_shifted(day_shifted(published.toordinal(), larger, more), unit, by)),
            Grain.DAY,
            context,
            about=True,
        )
    if unit not in _ROUGH:
        return relative(lambda published: unit_interval(published, unit, by), _GRAINS[unit], context, about=about)

    def around(published: date) -> Interval:
        at = day_shifted(published.toordinal(), unit, by)
        year = ymd(at)[0]
        return {"decade": year_interval(year), "century": decade_interval(year)}.get(unit, Interval.at(at))

    return relative(around, _ROUGH[unit], context, about=True)


_ROUGH: Final = {
    "week": Grain.DAY,
    "fortnight": Grain.DAY,
    "quarter": Grain.DAY,
    "decade": Grain.YEAR,
    "century": Grain.DECADE,
}
"""How precise "some of them ago" is for the units that nobody counts by the calendar."""


def _window_of(match: re.Match[str], context: Context) -> Stated | None:
    count, unit = count_number(match["count"]) if match["count"] else 1, _unit(match["unit"])
    return _window(count, unit, back=match["way"].lower() not in ("next", "coming", "following"), context=context)


def _window(count: int, unit: str, *, back: bool, context: Context) -> Stated:
    """The stretch of that length that ends, or begins, on the day of publication."""

    def interval(published: date) -> Interval:
        today = published.toordinal()
        other = day_shifted(today, unit, -count if back else count)
        return Interval(other, today) if back else Interval(today + 1, other)

    return relative(interval, Grain.RANGE, context)


def _within(match: re.Match[str], context: Context) -> Stated | None:
    """As "earlier this year": from its first day to that of publication; "later": from there to its last."""
    unit = _unit(match["unit"])
    if context.published is None:
        return relative(lambda _: UNKNOWN, _GRAINS[unit], context)
    whole, today = unit_interval(context.published, unit, 0), context.published.toordinal()
    part = Interval(whole.low, today) if match["part"].lower() == "earlier" else Interval(today, whole.high)
    return Stated(DateValue(part, _GRAINS[unit], named=(whole,)), latent=match["which"].lower() == "the")


def _end_of(match: re.Match[str], context: Context) -> Stated:
    """As "the end of the year", which is that of the year of publication, if the text does not tell of another."""
    unit = _unit(match["unit"])
    stated = relative(lambda published: unit_interval(published, unit, 0), _GRAINS[unit], context)
    return replace(stated, latent=True)


def _later(match: re.Match[str], _: Context) -> Stated:
    """A date that counts from another one in the text: which, no pattern can tell, so it stays latent and open."""
    return Stated(DateValue(UNKNOWN, _GRAINS[_unit(match["unit"])]), latent=True)


def _ahead(match: re.Match[str], context: Context) -> Stated | None:
    """As "in two weeks", where the verb looks ahead; after any other it is how long something took."""
    towards = direction_at(match.string, match.start(), match.end())
    if not match[0].lower().endswith("time") and towards is not Direction.FUTURE:
        return None
    count, unit = count_number(match["count"]), _unit(match["unit"])
    stated = relative(
        lambda published: Interval.at(day_shifted(published.toordinal(), unit, count)),
        _GRAINS[unit],
        context,
        about=True,
    )
    return Stated(stated.value, latent=True)


def _day_of_month(match: re.Match[str], context: Context) -> Stated:
    def interval(published: date) -> Interval:
        year, month_ = shift_month(published.year, published.month, _STEPS[match["step"].lower()])
        return Interval.at(
            min(ordinal(year, month_) + int(match["day"]) - 1, int(month_interval(year, month_).high or 0))
        )

    return relative(interval, Grain.DAY, context)


_ROUGHLY: Final = (
    r"(?P<about>nearly|almost|about|around|some|roughly|approximately|just\s+(?:over|under)|over|under|more\s+than"
    r"|less\s+than|at\s+least)"
)
"""Before a distance in time they all say that it is not to the day."""

_NAMES: Final = "|".join(name.replace(" ", r"\s+") for name in sorted(_NAMED_DAYS, key=len, reverse=True))

WRITINGS: Final = (
    Writing(
        "day by name",
        frozenset({"yesterday", "today", "tonight", "tomorrow", "night", "morning", "afternoon", "evening"}),
        lazy(rf"\b(?P<name>{_NAMES})\b", _I),
        _named_day,
    ),
    Writing(
        "last, this or next",
        frozenset(UNITS_OF_TIME),
        lazy(rf"(?:\bthe\s+)?\b{_STEP}\s+(?:full\s+|calendar\s+)?{_UNIT}\b(?!-(?:old|long))", _I),
        _stepped,
    ),
    Writing(
        "last, this or next month by name",
        frozenset(MONTHS),
        lazy(
            rf"\b(?:(?P<step>last|previous|past|this|next|coming)\s+{month()}(?!\s?\d)|{month('month_')},?\s+(?:of\s+)?(?P<step_>last|this|next)\s+year\b)",
            _I,
        ),
        _stepped_month,
    ),
    Writing(
        "last, this or next season",
        frozenset(SEASONS),
        lazy(rf"\b(?P<step>last|this|next|past|coming)\s+(?P<season>{alternation(SEASONS)})\b(?!\s+\d)", _I),
        _stepped_season,
    ),
    Writing(
        "ago",
        frozenset({"ago", "now"}),
        lazy(
            rf"\b(?:{_ROUGHLY}\s+)?(?:(?P<more>{COUNT})\s+(?P<larger>year|month|week)s?,?\s+(?:and\s+)?)?"
            rf"(?P<count>{COUNT})[\s-]+{_UNIT}s?\s+(?P<way>ago|from\s+now)\b",
            _I,
        ),
        _ago,
    ),
    Writing(
        "past or coming stretch",
        frozenset({"past", "last", "next", "coming", "previous", "following"}),
        lazy(
            rf"(?:\b(?:in|over|within|during|for)\s+)?(?:\bthe\s+)?\b(?P<way>past|last|previous|next|coming|following)\s+(?P<count>{COUNT})\s+{_UNIT}s?\b",
            _I,
        ),
        _window_of,
    ),
    Writing(
        "earlier or later this",
        frozenset({"earlier", "later"}),
        lazy(rf"\b(?P<part>earlier|later)\s+(?:in\s+)?(?P<which>this|the)\s+{_UNIT}\b", _I),
        _within,
    ),
    Writing(
        "the week, month or year",
        frozenset({"end", "start", "beginning", "middle"}),
        lazy(r"(?<=\bof\s)the\s+(?P<unit>week|month|year|decade)\b(?!\s+(?:\d|of|before|after))", _I),
        _end_of,
    ),
    Writing(
        "later or earlier than another date",
        frozenset({"later", "earlier", "after", "before"}),
        lazy(rf"\b(?P<count>{COUNT})\s+{_UNIT}s?\s+(?:later|earlier|after|before)\b", _I),
        _later,
    ),
    Writing(
        "time ahead",
        frozenset({"in"}),
        lazy(rf"\bin\s+(?P<count>{COUNT})\s+{_UNIT}s?(?:['’]s?\s+time)?\b(?!\s+(?:of|to)\b)", _I),
        _ahead,
    ),
    Writing(
        "day of last, this or next month",
        frozenset({"month"}),
        lazy(r"\bthe\s+(?P<day>\d{1,2})(?:st|nd|rd|th)(?:\s+day)?\s+of\s+(?P<step>last|this|next)\s+month\b", _I),
        _day_of_month,
    ),
)
