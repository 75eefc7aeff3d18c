"""Weekdays: "Tuesday", "last Friday", "Monday of next week", "next weekend"; the verb near them says which one."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from factcheck.values.date.direction import Direction, direction_at, nearest_weekday
from factcheck.values.date.words import DAY_OF_MONTH, WEEKDAYS, ordinal_number, weekday_number
from factcheck.values.date.writing import UNKNOWN, Stated, Writing, relative
from factcheck.values.interface import Context, DateValue, Grain
from factcheck.values.interval import Interval
from factcheck.values.lazy import lazy
from factcheck.values.number_words import alternation

_CUES: Final = frozenset(WEEKDAYS)
_DAY: Final = rf"(?P<weekday>{alternation(WEEKDAYS)})(?![\w-])"
_PART_OF_DAY: Final = r"(?:\s+(?:morning|afternoon|evening|night)\b)?"

_SHIFTS: Final = {"last": -7, "previous": -7, "this": 0, "next": 7, "following": 7, "that": 0, "the": 0}

_NOT_BEFORE: Final = re.compile(
    r"(?i:\b(?:every|each|any|most|many|some|on\s+a|a|one|good|ash|black|cyber|super|bloody|palm|easter|holy|maundy|whit|shrove|casual|another|per|no)\s+)$"
)
_NOT_AFTER: Final = re.compile(
    r"\s+(?:Times|Express|Mirror|Mail|Telegraph|Herald|Post|Sun|People|World|Night|Football|School|Independent|Review|Magazine|[Tt]he\s+13th)\b"
)


def _bare(match: re.Match[str], context: Context) -> Stated | None:
    text, name = match.string, match["weekday"]
    if _NOT_BEFORE.search(text[max(0, match.start() - 12) : match.start()]) or _NOT_AFTER.match(text, match.end()):
        return None
    number = weekday_number(name)
    if match["which"]:
        return _qualified(match["which"].lower().removeprefix("this").strip() or "this", number, context)
    towards = direction_at(text, match.start(), match.end())
    return relative(lambda published: nearest_weekday(number, published, towards), Grain.DAY, context)


def _qualified(which: str, number: int, context: Context) -> Stated:
    """Of a week: "last" and "next" name the day of the week before or after, or the nearest one: both are readings."""
    published = context.published
    if published is None:
        return Stated(DateValue(UNKNOWN, Grain.DAY), latent=True)
    today = published.toordinal()
    monday = today - published.weekday()
    if which in ("last", "previous", "past"):
        nearest = Interval.at(today - ((published.weekday() - number) % 7 or 7))
        counted = nearest if which == "past" else Interval.at(monday - 7 + number)
    elif which in ("next", "coming", "following"):
        nearest = Interval.at(today + ((number - published.weekday()) % 7 or 7))
        counted = nearest if which == "coming" else Interval.at(monday + 7 + number)
    else:
        counted = nearest = (
            Interval.at(monday + number) if which == "this" else nearest_weekday(number, published, Direction.FUTURE)
        )
    return Stated(DateValue(counted, Grain.DAY, readings=(counted, nearest) if counted != nearest else ()))


def _of_week(match: re.Match[str], context: Context) -> Stated:
    which = (match["which"] or match["which_"]).lower()
    number = weekday_number(match["weekday"] or match["weekday_"])

    def day(published: date) -> Interval:
        return Interval.at(published.toordinal() - published.weekday() + number + _SHIFTS[which])

    return relative(day, Grain.DAY, context)


def _is_over(which: str, towards: Direction) -> bool:
    if which == "this":
        return towards is Direction.PAST
    return which == "the" and towards is not Direction.FUTURE


def _weekend(match: re.Match[str], context: Context) -> Stated:
    """The weekend named; "the weekend" is the last begun, or the coming one after a verb that looks ahead."""
    which = match["which"].lower().split()[-1]
    towards = direction_at(match.string, match.start(), match.end())

    def days(published: date) -> Interval:
        saturday = published.toordinal() - published.weekday() + 5
        in_week = published.weekday() < 5  # noqa: PLR2004 - Saturday and Sunday are 5 and 6
        if which == "next" and not in_week:
            saturday += 7
        elif which in ("last", "previous", "past") or (in_week and _is_over(which, towards)):
            saturday -= 7
        return Interval(saturday, saturday + 1)

    return relative(days, Grain.WEEKEND, context)


_MONTHS_AROUND: Final = 250
"""Days around publication in which there is a day of any weekday and number but the rarest."""


def _weekday_week(match: re.Match[str], context: Context) -> Stated:
    """As the British say "Friday week": a week after the next of that weekday."""
    number = weekday_number(match["weekday"])
    week = 7

    def day(published: date) -> Interval:
        return Interval.at(int(nearest_weekday(number, published, Direction.FUTURE).low or 0) + week)

    return relative(day, Grain.DAY, context)


def _second_weekend(match: re.Match[str], context: Context) -> Stated:
    by = -14 if match["way"].lower().startswith("before") else 14

    def days(published: date) -> Interval:
        saturday = published.toordinal() - published.weekday() + 5 + by
        return Interval(saturday, saturday + 1)

    return relative(days, Grain.WEEKEND, context)


def _numbered(match: re.Match[str], context: Context) -> Stated:
    """The nearest day of that number in its month that falls on that weekday."""
    number, of_month = weekday_number(match["weekday"]), ordinal_number(match["day"] or match["day_"])

    def day(published: date) -> Interval:
        today = published.toordinal()
        fitting = [
            at
            for at in range(today - _MONTHS_AROUND, today + _MONTHS_AROUND + 1)
            if date.fromordinal(at).weekday() == number and date.fromordinal(at).day == of_month
        ]
        return Interval.at(min(fitting, key=lambda at: abs(at - today))) if fitting else UNKNOWN

    stated = relative(day, Grain.DAY, context)
    return Stated(stated.value, latent=stated.value.interval == UNKNOWN)


WRITINGS: Final = (
    Writing(
        "weekday",
        _CUES,
        lazy(
            rf"\b(?:(?:on\s+)?(?P<which>[Ll]ast|[Nn]ext|[Tt]his\s+coming|[Tt]his\s+past|[Tt]his|[Cc]oming|[Pp]revious|[Pp]ast|[Ff]ollowing)\s+)?(?i:{_DAY}){_PART_OF_DAY}"
        ),
        _bare,
    ),
    Writing(
        "weekday of a week",
        _CUES,
        lazy(
            rf"\b(?:(?:on\s+)?{_DAY}\s+(?:of\s+)?(?:the\s+)?(?P<which>last|next|this|previous|following)\s+week"
            rf"|(?:the\s+)?(?P<which_>last|next|this|previous|following)\s+week(?:\s+on)?\s*-?\s*(?P<weekday_>{alternation(WEEKDAYS)}))\b",
            re.IGNORECASE,
        ),
        _of_week,
    ),
    Writing(
        "weekday and day of the month",
        _CUES,
        lazy(
            rf"\b(?i:{_DAY}),?\s+(?:the\s+(?P<day>{DAY_OF_MONTH})(?!\s+of\b)|(?P<day_>\d\d?(?:st|nd|rd|th))(?=[,;:.!?)]?\s*$|[,;.!?)]\s|\s+(?:at|and|but|or|from|to|until)\s))"
        ),
        _numbered,
    ),
    Writing(
        "weekday week",
        _CUES,
        lazy(rf"\b(?i:{_DAY})\s+week\b(?!-|\s+(?:of|in|long|on|at)\b)"),
        _weekday_week,
    ),
    Writing(
        "the weekend before last, or after next",
        frozenset({"weekend"}),
        lazy(r"\bthe\s+weekend\s+(?P<way>before\s+last|after\s+next)\b"),
        _second_weekend,
    ),
    Writing(
        "weekend",
        frozenset({"weekend"}),
        lazy(
            r"\b(?:the\s+(?=past|last|coming|next|previous))?(?P<which>[Ll]ast|[Nn]ext|[Tt]his\s+past|[Tt]his|[Tt]he|[Cc]oming|[Pp]revious|[Pp]ast)\s+weekend\b(?!\s+(?:of|before|after)\b)"
        ),
        _weekend,
    ),
)
