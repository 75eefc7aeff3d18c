"""Times of Wikidata → moments: how a sentence writes one, and which days it covers.

A time is written in the calendar that it names. Before 1582 people go on writing the Julian day, so that is the day of
the claim; the same day of the Gregorian calendar is right too. Years before the common era are counted without a year 0
(`-0044` is 44 BC).
source: https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html, "time".
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from factcheck.upkeep.exchange.json_text import Json, text_at
from factcheck.values.calendar_days import (
    MONTHS_IN_YEAR,
    century_interval,
    day_interval,
    decade_interval,
    is_day,
    iso,
    iso_year,
    month_interval,
    year_interval,
    ymd,
)
from factcheck.values.interval import Interval

WRITTEN: Final = re.compile(r"(?P<sign>[+-])(?P<year>\d{1,16})-(?P<month>\d\d)-(?P<day>\d\d)T[\d:]{8}Z")
CENTURY, DECADE, YEAR, MONTH, DAY = 7, 8, 9, 10, 11
"""Codes of `precision`. Below are millennia and more; above, the hour and less, which never occur."""
JULIAN: Final = "Q1985786"
GREGORIAN: Final = "Q1985727"
FOUR_DIGITS: Final = 9999
FIRST_LONG_YEAR: Final = 1000
MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
JULIAN_DAY_OF_ORDINAL: Final = 1_721_425
"""The Julian day number of the day before 1 January of the year 1 (Gregorian)."""


class NotSaidError(ValueError):
    """Something that no claim can say: what it is, and how to mend it."""

    def __init__(self, problem: str, mend: str = "write this claim by hand, if it matters") -> None:
        super().__init__(problem)
        self.problem, self.mend = problem, mend


class Moment(NamedTuple):
    """A time at its precision. `text` is as prose writes it, `days` are what it covers (Gregorian); `also` is the
    Gregorian day of a Julian one."""

    text: str
    days: Interval
    is_day: bool = False
    is_year: bool = False
    also: str = ""

    @property
    def on(self) -> str:
        """The time with its preposition: `on 14 May 1998`, `in the 1870s`."""
        return f"{'on' if self.is_day else 'in'} {self.text}"

    @property
    def begins(self) -> str:
        """Its first day, as a claims file writes where a period begins: `2006` for the year."""
        first = int(self.days.low or 0)
        return iso_year(ymd(first)[0]) if self.is_year else iso(first)


def read_moment(value: Json, *, circa: bool = False) -> Moment:
    """The moment that a time value of Wikidata names. Raises `NotSaidError`."""
    written = text_at(value, "time")
    found = WRITTEN.fullmatch(written)
    if not found:
        raise NotSaidError(f"`{written[:40]}` is no time of Wikidata")
    if any(text_at(value, margin).strip("0") for margin in ("before", "after")):
        raise NotSaidError("the time has a margin before or after it")
    precision = int(text_at(value, "precision")) if re.fullmatch(r"\d\d?", text_at(value, "precision")) else 0
    model = text_at(value, "calendarmodel").rpartition("/")[2]
    if model not in (JULIAN, GREGORIAN):
        raise NotSaidError(f"the calendar {model or 'of the time'} is not known")
    number = int(found["year"])
    if precision < CENTURY:
        raise NotSaidError("the time is known less closely than to a century")
    if not 1 <= number <= FOUR_DIGITS:
        raise NotSaidError(f"no claim can say the year {found['sign']}{number}")
    moment = _moment(found, number, min(precision, DAY), julian=model == JULIAN)
    return moment._replace(text=f"about {moment.text}", is_day=False, also="") if circa else moment


def _moment(found: re.Match[str], number: int, precision: int, *, julian: bool) -> Moment:
    before = found["sign"] == "-"
    year = 1 - number if before else number
    if precision == CENTURY:
        century = (number + 99) // 100
        text = f"the {century}{_ending(century)} century{' BC' if before else ''}"
        return Moment(text, century_interval(-century if before else century))
    if precision == DECADE:
        if before:
            raise NotSaidError("a decade before the common era")
        return Moment(f"the {number // 10 * 10}s", decade_interval(number))
    month, day = int(found["month"]), int(found["day"])
    if precision == MONTH and day == 0:
        day = 1
    written = f"{number} BC" if before else str(number) if number >= FIRST_LONG_YEAR else f"AD {number}"
    # Prose of so early a year hardly ever tells the day, and it would not be read: "24 August AD 79".
    if precision == YEAR or (number < FIRST_LONG_YEAR and not before):
        return Moment(written, year_interval(year), is_year=True)
    if not (is_day(4, month, day) or (is_day(year, month, day) and not julian)):
        raise NotSaidError(f"there is no day {day} of month {month}")
    if precision == MONTH:
        return Moment(f"{MONTHS[month - 1]} {written}", month_interval(year, month))
    return _day(year, month, day, f"{day} {MONTHS[month - 1]} {written}", julian=julian)


def _day(year: int, month: int, day: int, text: str, *, julian: bool) -> Moment:
    if not julian:
        if not is_day(year, month, day):
            raise NotSaidError(f"there is no day {day} of month {month} in that year")
        return Moment(text, day_interval(year, month, day), is_day=True)
    there = Interval.at(julian_ordinal(year, month, day))
    gregorian = iso(there.low or 0)
    return Moment(text, there, is_day=True, also=gregorian)


def julian_ordinal(year: int, month: int, day: int) -> int:
    """The ordinal of a day of the Julian calendar (astronomical years).

    source: E. G. Richards, "Calendars", in the Explanatory Supplement to the Astronomical Almanac (2013), 15.11.3.
    """
    early = (14 - month) // MONTHS_IN_YEAR
    years, months = year + 4800 - early, month + MONTHS_IN_YEAR * early - 3
    number = day + (153 * months + 2) // 5 + 365 * years + years // 4 - 32_083
    return number - JULIAN_DAY_OF_ORDINAL


def _ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
