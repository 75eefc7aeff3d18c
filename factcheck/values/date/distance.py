"""Dates at a distance: "two years ago", "in the past five years", "in three days' time"."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Final

from factcheck.text.document import Span
from factcheck.values.calendar_days import decade_interval, year_interval, ymd
from factcheck.values.date.direction import Direction, direction_at
from factcheck.values.date.report import year_before
from factcheck.values.date.units import GRAINS, UNIT, day_shifted, unit_interval, unit_of
from factcheck.values.date.words import COUNT, UNITS_OF_TIME, count_number
from factcheck.values.date.writing import Stated, Writing, relative
from factcheck.values.interface import Context, Grain
from factcheck.values.interval import Interval
from factcheck.values.lazy import lazy

_I: Final = re.IGNORECASE


def _ago(match: re.Match[str], context: Context) -> Stated:
    """The calendar unit that lies that many units back; "a decade ago" is about a year, "a century ago" a decade."""
    count, unit = count_number(match["count"]), unit_of(match["unit"])
    sign = 1 if match["way"].lower() == "from now" else -1
    if unit == "year" and count == 1 and sign < 0 and (quarter := year_before(match, context)):
        return quarter
    by, about = sign * count, match["about"] is not None or (count % 10 == 0 and not match["larger"])
    if match["larger"]:
        more = sign * count_number(match["more"])
        larger = unit_of(match["larger"])
        return relative(
            lambda published: Interval.at(day_shifted(day_shifted(published.toordinal(), larger, more), unit, by)),
            Grain.DAY,
            context,
            about=True,
        )
    if unit not in _ROUGH:
        return relative(lambda published: unit_interval(published, unit, by), GRAINS[unit], context, about=about)

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


def _window_of(match: re.Match[str], context: Context) -> Stated:
    back = match["way"].lower() not in ("next", "coming")
    stated = window(count_number(match["count"]), unit_of(match["unit"]), back=back, context=context)
    told = not back and direction_at(match.string, match.start(), match.end()) is Direction.PAST
    return Stated(stated.value, latent=stated.latent or told)  # "he stayed for the next three days"


@cache
def _count_before() -> re.Pattern[str]:
    return re.compile(rf"(?:\b(?:in|over|within|during|for)\s+)?(?:\b(?:the|these)\s+)?\b(?P<count>{COUNT})\s+$", _I)


def _counted_window(match: re.Match[str], context: Context) -> Stated | None:
    """As "the five past years": the count before the word that says which."""
    left = match.string[max(0, match.start() - _COUNT_REACH) : match.start()]
    count = _count_before().search(left)
    if not count:
        return None
    back = match["way"].lower() != "coming"
    stated = window(count_number(count["count"]), unit_of(match["unit"]), back=back, context=context)
    return Stated(stated.value, stated.latent, Span(match.start() - len(count[0]), match.end()))


_COUNT_REACH: Final = 32


def window(count: int, unit: str, *, back: bool, context: Context) -> Stated:
    """The stretch of that length that ends, or begins, on the day of publication; quarters by the calendar."""

    def interval(published: date) -> Interval:
        if unit == "quarter":
            ends = (
                unit_interval(published, unit, -count if back else 1),
                unit_interval(published, unit, -1 if back else count),
            )
            return Interval(ends[0].low, ends[1].high)
        today = published.toordinal()
        other = day_shifted(today, unit, -count if back else count)
        return Interval(other, today) if back else Interval(today + 1, other)

    return relative(interval, Grain.RANGE, context)


def _ahead(match: re.Match[str], context: Context) -> Stated | None:
    """As "in two weeks", where the verb looks ahead; after any other it is how long something took."""
    towards = direction_at(match.string, match.start(), match.end())
    if not match[0].lower().endswith("time") and towards is not Direction.FUTURE:
        return None
    count, unit = count_number(match["count"]), unit_of(match["unit"])
    stated = relative(
        lambda published: Interval.at(day_shifted(published.toordinal(), unit, count)),
        GRAINS[unit],
        context,
        about=True,
    )
    return Stated(stated.value, latent=True)


_ROUGHLY: Final = (
    r"(?P<about>nearly|almost|about|around|some|roughly|approximately|just\s+(?:over|under)|over|under|more\s+than"
    r"|less\s+than|at\s+least)"
)
"""Before a distance in time they all say that it is not to the day."""

WRITINGS: Final = (
    Writing(
        "ago",
        frozenset({"ago", "now"}),
        lazy(
            rf"\b(?:{_ROUGHLY}\s+)?(?:(?P<more>{COUNT})\s+(?P<larger>year|month|week)s?,?\s+(?:and\s+)?)?"
            rf"(?P<count>{COUNT})[\s-]+{UNIT}s?\s+(?P<way>ago|from\s+now)\b",
            _I,
        ),
        _ago,
    ),
    Writing(
        "past or coming stretch",
        frozenset({"past", "last", "next", "coming", "previous"}),
        lazy(
            rf"(?:\b(?:in|over|within|during|for)\s+)?(?:\b(?:the|these)\s+)?\b(?P<way>past|last|previous|next|coming)\s+(?P<count>{COUNT})\s+{UNIT}s?\b",
            _I,
        ),
        _window_of,
    ),
    Writing(
        "past or coming stretch after its count",
        frozenset({"past", "last", "coming", "previous"}),
        lazy(rf"\b(?P<way>past|last|previous|coming)\s+{UNIT}s\b", _I),
        _counted_window,
    ),
    Writing(
        "time ahead",
        frozenset(form for unit in UNITS_OF_TIME for form in (unit, f"{unit}s")),
        lazy(rf"\bin\s+(?P<count>{COUNT})\s+{UNIT}s?(?:['’]s?\s+time)?\b(?!\s+(?:of|to)\b)", _I),
        _ahead,
    ),
)
