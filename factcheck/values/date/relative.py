"""Dates that count from the day of publication: "yesterday", "last month", "two years ago", "the past five years"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from factcheck.values.calendar_days import (
    month_interval,
    ordinal,
    season_interval,
    shift_month,
    year_interval,
)
from factcheck.values.date.distance import window
from factcheck.values.date.units import GRAINS, UNIT, unit_interval, unit_of
from factcheck.values.date.words import SEASONS, UNITS_OF_TIME, month, month_number
from factcheck.values.date.writing import UNKNOWN, Stated, Writing, relative, year_told_before
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
}
_STEP: Final = r"(?P<step>latest|last|previous|(?:this\s+)?past|this|current|next|coming)"
_IN_A_NAME: Final = re.compile(r"[^\W\d][’']?s?[ ]$|[’'][ ]$")
"""Before a large "Today" that heads no sentence: "USA Today", "Radio 4's Today"."""


def _named_day(match: re.Match[str], context: Context) -> Stated | None:
    if match["name"][0].isupper() and _IN_A_NAME.search(match.string[max(0, match.start() - 12) : match.start()]):
        return None
    by = _NAMED_DAYS[re.sub(r"\s+", " ", match["name"].lower())]
    return relative(lambda published: Interval.at(published.toordinal() + by), Grain.DAY, context)


def _step(words: str) -> str:
    """The step that words name: "this past" is "past"."""
    return words.lower().split()[-1]


def _stepped(match: re.Match[str], context: Context) -> Stated | None:
    step, unit = _step(match["step"]), unit_of(match["unit"])
    if unit == "day":  # "the next day" leans on the story, "the last day" is of something
        return None
    if step == "past" and unit == "quarter":
        step = "last"  # by the calendar, as business counts them
    if step == "past" or (unit == "fortnight" and _STEPS[step]):
        return window(1, unit, back=_STEPS[step] < 0, context=context)
    if step == "latest" and unit != "quarter":
        return None
    stated = relative(lambda published: unit_interval(published, unit, _STEPS[step]), GRAINS[unit], context)
    return replace(stated, latent=True) if step == "previous" or match["fiscal"] else stated


def _second_next(match: re.Match[str], context: Context) -> Stated:
    unit, by = unit_of(match["unit"]), 2 if match["way"].lower().startswith("after") else -2
    return relative(lambda published: unit_interval(published, unit, by), GRAINS[unit], context)


def _stepped_month(match: re.Match[str], context: Context) -> Stated | None:
    """By name: "last October" is the latest that is over, "next May" the first to begin, "this June" this year's."""
    step = _step(match["step"] or match["step_"])
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
    step, season = _step(match["step"]), SEASONS[match["season"].lower()]

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


def _within(match: re.Match[str], context: Context) -> Stated | None:
    """As "earlier this year": from its first day to that of publication; "later": from there to its last."""
    unit = unit_of(match["unit"])
    if context.published is None:
        return relative(lambda _: UNKNOWN, GRAINS[unit], context)
    told = year_told_before(match, context) if match["which"].lower() == "the" and unit == "year" else None
    if told is not None and told != context.published.year:
        return Stated(DateValue(year_interval(told), Grain.YEAR), latent=True)
    whole, today = unit_interval(context.published, unit, 0), context.published.toordinal()
    part = Interval(whole.low, today) if match["part"].lower() == "earlier" else Interval(today, whole.high)
    return Stated(DateValue(part, GRAINS[unit], named=(whole,)), latent=match["which"].lower() == "the")


_PART_REACH: Final = 32
_PART_OF_IT: Final = re.compile(
    r"\b(?:ends?|start|beginning|middle|close|rest|remainder"
    r"|(?:first|second|third|fourth|last|final|opening|closing|latter)[\s-](?:[a-z0-9]+\s)?(?:half|quarter|part|day|week|month|weekend)s?)"
    r"\s+of\s+$",
    _I,
)


def _end_of(match: re.Match[str], context: Context) -> Stated | None:
    """As "the end of the year", which is that of the year of publication, if the text does not tell of another."""
    unit = unit_of(match["unit"])
    if not _PART_OF_IT.search(match.string[max(0, match.start() - _PART_REACH) : match.start()]):
        return None
    stated = relative(lambda published: unit_interval(published, unit, 0), GRAINS[unit], context)
    return replace(stated, latent=True)


def _unit_end(match: re.Match[str], context: Context) -> Stated:
    """As "by year-end": the last day of the year of publication, if the text does not tell of another."""
    unit = unit_of(match["unit"])
    if context.published is None:
        return Stated(DateValue(UNKNOWN, GRAINS[unit]), latent=True)
    whole = unit_interval(context.published, unit, 0)
    return Stated(DateValue(Interval(whole.high, whole.high), GRAINS[unit], named=(whole,)), latent=True)


def _day_of_month(match: re.Match[str], context: Context) -> Stated:
    def interval(published: date) -> Interval:
        year, month_ = shift_month(published.year, published.month, _STEPS[match["step"].lower()])
        return Interval.at(
            min(ordinal(year, month_) + int(match["day"]) - 1, int(month_interval(year, month_).high or 0))
        )

    return relative(interval, Grain.DAY, context)


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
        lazy(
            rf"(?:\bthe\s+)?\b{_STEP}\s+(?:full\s+|calendar\s+|(?P<fiscal>fiscal\s+|financial\s+))?{UNIT}\b(?!-(?:old|long))",
            _I,
        ),
        _stepped,
    ),
    Writing(
        "the one after next, or before last",
        frozenset(UNITS_OF_TIME),
        lazy(rf"\bthe\s+{UNIT}\s+(?P<way>after\s+next|before\s+last)\b", _I),
        _second_next,
    ),
    Writing(
        "last, this or next month by name",
        frozenset({"last", "previous", "past", "this", "next", "coming"}),
        lazy(
            rf"\b(?:(?P<step>last|previous|(?:this\s+)?past|this|next|coming)\s+{month()}(?!\s?\d)|{month('month_')},?\s+(?:of\s+)?(?P<step_>last|this|next)\s+year\b)",
            _I,
        ),
        _stepped_month,
    ),
    Writing(
        "last, this or next season",
        frozenset(SEASONS),
        lazy(
            rf"\b(?P<step>last|(?:this\s+)?past|this|next|coming)\s+(?P<season>{alternation(SEASONS)})\b(?!\s+\d)", _I
        ),
        _stepped_season,
    ),
    Writing(
        "earlier or later this",
        frozenset({"earlier", "later"}),
        lazy(rf"\b(?P<part>earlier|later)\s+(?:in\s+)?(?P<which>this|the)\s+{UNIT}\b", _I),
        _within,
    ),
    Writing(
        "the week, month or year",
        frozenset({"week", "month", "year", "decade"}),
        lazy(r"(?<=\bof\s)the\s+(?P<unit>week|month|year|decade)\b(?!\s+(?:\d|of|before|after))", _I),
        _end_of,
    ),
    Writing(
        "year-end",
        frozenset({"end"}),
        lazy(
            r"(?:(?<=\bby\s)|(?<=\bat\s)|(?<=\buntil\s)|(?<=\bsince\s)|(?<=\bbefore\s)|(?<=\bafter\s))"
            r"(?:the\s+)?(?P<unit>year|month|quarter)(?:['’]s\s+|[-\s])end\b(?!-?\s?(?:[12]\d{3}|of\b))",
            _I,
        ),
        _unit_end,
    ),
    Writing(
        "day of last, this or next month",
        frozenset({"month"}),
        lazy(r"\bthe\s+(?P<day>\d{1,2})(?:st|nd|rd|th)(?:\s+day)?\s+of\s+(?P<step>last|this|next)\s+month\b", _I),
        _day_of_month,
    ),
)
