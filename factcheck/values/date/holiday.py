"""Holidays whose day can be computed, with their year or the one that the publication date suggests."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Final

from factcheck.values.calendar_days import days_in_month, easter, ordinal, weekday
from factcheck.values.date.direction import Direction, direction_at
from factcheck.values.date.words import FULL_YEAR, year_number
from factcheck.values.date.writing import UNKNOWN, Stated, Writing
from factcheck.values.interface import Context, DateValue, Grain
from factcheck.values.interval import Interval

_FAR_PAST: Final = 240
"""Days after which the coming holiday is the likelier one where no verb tells."""


def _fixed(month: int, day: int) -> Callable[[int], int]:
    return lambda year: ordinal(year, month, day)


def _nth(number: int, day_of_week: int, month: int) -> Callable[[int], int]:
    """The nth such weekday (0 is Monday) of a month; -1 is its last."""

    def day(year: int) -> int:
        if number < 0:
            last = ordinal(year, month, days_in_month(year, month))
            return last - (weekday(last) - day_of_week) % 7
        first = ordinal(year, month)
        return first + (day_of_week - weekday(first)) % 7 + 7 * (number - 1)

    return day


def _easter(offset: int = 0) -> Callable[[int], int]:
    return lambda year: easter(year) + offset


_MON, _THU = 0, 3

HOLIDAYS: Final[dict[str, Callable[[int], int]]] = {
    "New Year's Day": _fixed(1, 1),
    "New Year's Eve": _fixed(12, 31),
    "Epiphany": _fixed(1, 6),
    "Martin Luther King Jr. Day": _nth(3, _MON, 1),
    "Martin Luther King Day": _nth(3, _MON, 1),
    "Australia Day": _fixed(1, 26),
    "Valentine's Day": _fixed(2, 14),
    "Presidents' Day": _nth(3, _MON, 2),
    "St. Patrick's Day": _fixed(3, 17),
    "St Patrick's Day": _fixed(3, 17),
    "Ash Wednesday": _easter(-46),
    "Palm Sunday": _easter(-7),
    "Good Friday": _easter(-2),
    "Easter Sunday": _easter(),
    "Easter Monday": _easter(1),
    "Easter": _easter(),
    "Ascension Day": _easter(39),
    "Whit Monday": _easter(50),
    "Pentecost": _easter(49),
    "Anzac Day": _fixed(4, 25),
    "May Day": _fixed(5, 1),
    "Cinco de Mayo": _fixed(5, 5),
    "Mother's Day": _nth(2, 6, 5),
    "Memorial Day": _nth(-1, _MON, 5),
    "Juneteenth": _fixed(6, 19),
    "Father's Day": _nth(3, 6, 6),
    "Canada Day": _fixed(7, 1),
    "Bastille Day": _fixed(7, 14),
    "Labor Day": _nth(1, _MON, 9),
    "Columbus Day": _nth(2, _MON, 10),
    "Halloween": _fixed(10, 31),
    "All Saints' Day": _fixed(11, 1),
    "Guy Fawkes Night": _fixed(11, 5),
    "Veterans Day": _fixed(11, 11),
    "Armistice Day": _fixed(11, 11),
    "Thanksgiving Day": _nth(4, _THU, 11),
    "Thanksgiving": _nth(4, _THU, 11),
    "Black Friday": lambda year: _nth(4, _THU, 11)(year) + 1,
    "Christmas Eve": _fixed(12, 24),
    "Christmas Day": _fixed(12, 25),
    "Christmas": _fixed(12, 25),
    "Boxing Day": _fixed(12, 26),
}
"""Holiday → its day in a year. source: statutes as summarised in 5 U.S.C. § 6103 (United States) and the Banking and
Financial Dealings Act 1971 (United Kingdom); movable feasts count from Easter. Left out: "Independence Day", which is
another day in each country."""

_BY_NAME: Final = {re.sub(r"[^a-z]", "", name.lower()): day for name, day in HOLIDAYS.items()}


_PLACED: Final = re.compile(
    r"\b(?:on|by|since|until|till|after|before|from|to|and|between)\s+(?:the\s+)?$", re.IGNORECASE
)
"""What stands before a holiday that is meant as a day; without it ("the Boxing Day tsunami") it may be of any year."""

_CHRISTMAS: Final = "christmas"
"""A season as often as a day: read only with a year, and then as about that day."""


def _holiday(match: re.Match[str], context: Context) -> Stated | None:
    name = re.sub(r"[^a-z]", "", match["holiday"].lower())
    about, year = name == _CHRISTMAS, match["year"] or match["year_before"]
    if year:
        return Stated(_day_or_weekend(match, _BY_NAME[name](year_number(year)), about=about))
    if about:
        return None
    if context.published is None:
        return Stated(DateValue(UNKNOWN, Grain.DAY), latent=True)
    placed = match["which"] or _PLACED.search(match.string[max(0, match.start() - 12) : match.start()])
    return Stated(_day_or_weekend(match, _nearest(match, context.published)), latent=not placed)


def _day_or_weekend(match: re.Match[str], day: int, *, about: bool = False) -> DateValue:
    """The holiday, or the weekend next to it with the days between: Saturday to Labor Day, Thanksgiving to Sunday."""
    if not (match["weekend_of"] or match["weekend"] or match["weekend_after"]):
        return DateValue(Interval.at(day), Grain.DAY, approximate=about)
    ahead = weekday(day) >= _MIDWEEK
    saturday = day - weekday(day) + (_SATURDAY if ahead else _SATURDAY - 7)
    return DateValue(Interval(min(day, saturday), max(day, saturday + 1)), Grain.WEEKEND, approximate=about)


_MIDWEEK: Final = 2
_SATURDAY: Final = 5


def _nearest(match: re.Match[str], published: date) -> int:
    """The holiday before or after publication, as "last", "next" or the verb near it says; else the nearer past."""
    day_in = _BY_NAME[re.sub(r"[^a-z]", "", match["holiday"].lower())]
    today = published.toordinal()
    days = [day_in(year) for year in range(published.year - 1, published.year + 2)]
    past, ahead = max(day for day in days if day <= today), min(day for day in days if day >= today)
    which = (match["which"] or "").strip().lower()
    towards = direction_at(match.string, match.start(), match.end())
    if towards is Direction.UNKNOWN and today - past > _FAR_PAST:
        towards = Direction.FUTURE
    return ahead if which == "next" or (which != "last" and towards is Direction.FUTURE) else past


@cache
def _pattern() -> re.Pattern[str]:
    by_length = sorted(HOLIDAYS, key=len, reverse=True)
    names = "|".join(re.escape(name).replace(r"\ ", r"\s+").replace("'", "['’]?") for name in by_length)
    return re.compile(
        rf"\b(?P<weekend_of>(?:the\s+)?weekend\s+of\s+)?"
        rf"(?:(?P<which>last|next|this)\s+|(?P<year_before>[12]\d{{3}})\s+)?(?P<holiday>{names})"
        rf"(?P<weekend>\s+weekend\b)?(?:,?\s+(?:of\s+|in\s+)?(?P<year>{FULL_YEAR})(?P<weekend_after>\s+weekend\b)?)?(?!\w|\s+(?:agreement|accord|rising|massacre|island)\b)",
        re.IGNORECASE,
    )


WRITINGS: Final = (
    Writing(
        "holiday",
        frozenset(word for name in HOLIDAYS for word in re.findall(r"[a-z]{4,}|may", name.lower())) - {"king"},
        _pattern,
        _holiday,
    ),
)
