"""Holidays whose day can be computed, with their year or the one that the publication date suggests."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import Final

from factcheck.values.calendar_days import days_in_month, easter, ordinal, weekday
from factcheck.values.date.direction import Direction, direction_at
from factcheck.values.date.words import FULL_YEAR, year_number
from factcheck.values.date.writing import UNKNOWN, Stated, Writing
from factcheck.values.interface import Context, DateValue, Grain
from factcheck.values.interval import Interval
from factcheck.values.lazy import Lazy, lazy
from factcheck.values.tables import rows

_FAR_PAST: Final = 240
"""Days after which the coming holiday is the likelier one where no verb tells."""


def _fixed(month: int, day: int) -> Callable[[int], int]:
    return lambda year: ordinal(year, month, day)


def _nth(number: int, day_of_week: int, month: int, offset: int = 0) -> Callable[[int], int]:
    """The nth such weekday (0 is Monday) of a month, or some days after it; -1 is its last."""

    def day(year: int) -> int:
        if number < 0:
            last = ordinal(year, month, days_in_month(year, month))
            return last - (weekday(last) - day_of_week) % 7 + offset
        first = ordinal(year, month)
        return first + (day_of_week - weekday(first)) % 7 + 7 * (number - 1) + offset

    return day


def _nearest_sunday(month: int, day: int) -> Callable[[int], int]:
    """As Advent, the Sunday nearest to 30 November."""
    return lambda year: ordinal(year, month, day) + 3 - (weekday(ordinal(year, month, day)) + 4) % 7


def _easter(offset: int = 0) -> Callable[[int], int]:
    return lambda year: easter(year) + offset


_KINDS: Final[dict[str, Callable[..., Callable[[int], int]]]] = {
    "fixed": _fixed,
    "nth": _nth,
    "easter": _easter,
    "sunday": _nearest_sunday,
}
"""How the day of a holiday is found, by the first word of its `day` in the table; numbers follow."""


@cache
def holidays() -> dict[str, Callable[[int], int]]:
    """Each holiday of `values/data/holidays.tsv` → its day in a year."""
    return {row["holiday"]: _rule(*row["day"].split()) for row in rows("holidays.tsv")}


def _rule(kind: str, *numbers: str) -> Callable[[int], int]:
    return _KINDS[kind](*map(int, numbers))


def _plain(name: str) -> str:
    """A name by its letters alone, as which every spelling is looked up: "St. Patrick's Day", "st patricks day"."""
    return re.sub(r"[^a-z]", "", re.sub(r"\bsaint\b", "st", name.lower()))


@cache
def _by_name() -> dict[str, Callable[[int], int]]:
    plain = {_plain(name): day for name, day in holidays().items()}
    return plain | {_plain(name.replace("'s ", " ")): day for name, day in holidays().items()}


_PLACED: Final = re.compile(
    r"\b(?:on|by|since|until|till|after|before|from|to|and|between)\s+(?:the\s+)?$", re.IGNORECASE
)
"""What stands before a holiday that is meant as a day; without it ("the Boxing Day tsunami") it may be of any year."""

_SEASONS: Final = frozenset({"christmas", "newyear"})
"""Times as often as days: read with a year or as a limit ("by Christmas") only, and then as about that day."""
_LIMIT: Final = re.compile(r"\b(?:before|after|since|until|till|by)\s+(?:the\s+)?$", re.IGNORECASE)
_OTHER_CALENDAR: Final = re.compile(
    r"\b(?:chinese|lunar|orthodox|coptic|jewish|islamic|persian|tibetan|khmer|thai|russian|greek|ethiopian|buddhist)\s+$",
    re.IGNORECASE,
)
_CAPITAL: Final = frozenset({"electionday", "inaugurationday", "patriotday", "bonfirenight", "epiphany", "candlemas"})
"""Names that are other days, or no days at all, where they are written small."""
_LEFT_REACH: Final = 16


def _holiday(match: re.Match[str], context: Context) -> Stated | None:
    name = _plain(match["holiday"])
    about, year = name in _SEASONS, match["year"] or match["year_before"]
    left = match.string[max(0, match.start() - _LEFT_REACH) : match.start()]
    if _OTHER_CALENDAR.search(left) or (name in _CAPITAL and match["holiday"][0].islower()):
        return None
    if year:
        return Stated(_day_or_weekend(match, _by_name()[name](year_number(year)), about=about))
    if about and not (_LIMIT.search(left) or match["step"]):
        return None
    if context.published is None:
        return Stated(DateValue(UNKNOWN, Grain.DAY), latent=True)
    if match["step"]:
        by = {"last": -1, "this": 0, "next": 1}[match["step"].lower()]
        return Stated(_day_or_weekend(match, _by_name()[name](context.published.year + by), about=about))
    placed = match["which"] or _PLACED.search(left)
    return Stated(_day_or_weekend(match, _nearest(match, context.published), about=about), latent=not placed)


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
    day_in = _by_name()[_plain(match["holiday"])]
    today = published.toordinal()
    days = [day_in(year) for year in range(published.year - 1, published.year + 2)]
    past, ahead = max(day for day in days if day <= today), min(day for day in days if day >= today)
    which = (match["which"] or "").strip().lower()
    towards = direction_at(match.string, match.start(), match.end())
    if towards is Direction.UNKNOWN and today - past > _FAR_PAST:
        towards = Direction.FUTURE
    return ahead if which == "next" or (which != "last" and towards is Direction.FUTURE) else past


def _pattern(names: Iterable[str]) -> Lazy:
    spelled = "|".join(_spellings(name) for name in sorted(names, key=len, reverse=True))
    return lazy(
        rf"\b(?P<weekend_of>(?:the\s+)?weekend\s+of\s+)?"
        rf"(?:(?P<which>last|next|this)\s+|(?P<year_before>[12]\d{{3}})\s+)?(?P<holiday>{spelled})"
        r"(?P<weekend>\s+weekend\b)?"
        rf"(?:,?\s+(?:of\s+|in\s+)?(?:(?P<step>last|this|next)\s+year\b|(?P<year>{FULL_YEAR})(?P<weekend_after>\s+weekend\b)?))?"
        r"(?!\w|\s+(?:agreement|accord|rising|massacre|island)\b)",
        re.IGNORECASE,
    )


def _spellings(name: str) -> str:
    """A piece of pattern for a name with or without its apostrophes and full stops."""
    piece = re.escape(name).replace("'s", "\0").replace("'", "['’]?").replace("\0", "(?:['’]?s)?")
    piece = piece.replace(r"\ ", r"\s+")
    return piece.replace(r"St\.", r"(?:St\.?|Saint)").replace(r"Jr\.", r"Jr\.?")


def _cue(name: str) -> str:
    """The longer of the first two words: it stands in every spelling of the name."""
    words: list[str] = re.findall(r"[a-z]{2,}", name.lower())
    return max((word for word in words[:2] if word != "year"), key=len)


_COMMON: Final = frozenset(
    {
        "all",
        "black",
        "father",
        "friday",
        "good",
        "may",
        "monday",
        "mother",
        "new",
        "saturday",
        "sunday",
        "thursday",
        "tuesday",
        "world",
    }
)
"""Cues that are words of any text: the few names that they call for are a rule of their own, for the sake of speed."""


def _writing(name: str, *, common: bool) -> Writing:
    names = [one for one in holidays() if (_cue(one) in _COMMON) is common]
    cues = frozenset(cue for one in names for cue in (_cue(one), f"{_cue(one)}s"))
    return Writing(name, cues, _pattern(names), _holiday)


WRITINGS: Final = (_writing("holiday", common=False), _writing("holiday of common words", common=True))
