"""Counted parts of the period a date names, and stretches it ends: "the first Monday in May", "the year to June"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, TypeAlias

from factcheck.values.calendar_days import weekday
from factcheck.values.date.units import GRAINS, day_shifted
from factcheck.values.date.words import COUNT, ORDINAL, SPOKEN_DAY, WEEKDAYS, count_number, ordinal_number
from factcheck.values.date.writing import Dated
from factcheck.values.interface import DateValue, Grain
from factcheck.values.interval import Interval
from factcheck.values.lazy import lazy

_REACH: Final = 64
_LAST: Final = frozenset({"last", "final", "closing"})
_FIRST: Final = frozenset({"opening"})
_SATURDAY: Final = 5

_LENGTHS: Final = {"half": ("quarter", 2), "half-year": ("quarter", 2)}
"""Units that are some of another unit."""

_WHOLES: Final[dict[str, frozenset[Grain]]] = {
    "day": frozenset({Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.YEAR}),
    "week": frozenset({Grain.MONTH, Grain.QUARTER, Grain.YEAR}),
    "weekend": frozenset({Grain.MONTH, Grain.YEAR}),
    "month": frozenset({Grain.QUARTER, Grain.HALF, Grain.YEAR}),
    "quarter": frozenset({Grain.YEAR}),
    "half": frozenset({Grain.YEAR}),
    "year": frozenset({Grain.DECADE, Grain.CENTURY}),
    "decade": frozenset({Grain.CENTURY}),
}
"""Which periods are counted through by which unit; days of the week by `_WEEKDAY_WHOLES`."""
_WEEKDAY_WHOLES: Final = frozenset({Grain.MONTH, Grain.YEAR})
_CALENDAR_WEEKS: Final = frozenset({Grain.MONTH, Grain.YEAR})
"""Periods whose single weeks have a writing of their own (`week.py`), since a week is counted in two ways there."""

Days: TypeAlias = tuple[int, int]


@cache
def _before() -> re.Pattern[str]:
    units = "|".join(sorted((*_WHOLES, *WEEKDAYS), key=len, reverse=True))
    return re.compile(
        rf"(?:\bthe\s+)?\b(?P<nth>{ORDINAL}|{'|'.join(sorted(_LAST | _FIRST))})[-\s]+(?:full\s+)?"
        rf"(?:(?P<count>{COUNT})\s+)?(?P<unit>{units})s?\s+(?:of|in)\s+(?:the\s+year\s+|calendar\s+)?(?:the\s+)?$",
        re.IGNORECASE,
    )


def portioned(dated: Dated, text: str) -> Dated:
    """The part of the period that the words before count out: "the first three months of 2014"."""
    found = _before().search(text[max(0, dated.span.start - _REACH) : dated.span.start])
    if not found:
        return dated
    unit, grain = found["unit"].lower(), dated.value.grain
    is_week = unit == "week" and not found["count"] and grain in _CALENDAR_WEEKS
    if is_week or grain not in _WHOLES.get(unit, _WEEKDAY_WHOLES):
        return dated
    count = count_number(found["count"]) if found["count"] else 1
    counted = _grain_of(unit, count)
    whole = dated.value.interval
    if whole.low is None or whole.high is None:
        return dated
    days = _counted((int(whole.low), int(whole.high)), _number(found["nth"]), count, unit)
    if days is None or days[0] < whole.low or days[1] > whole.high:
        return dated
    return dated.widened(len(found[0]), DateValue(Interval(*days), counted), "counted part")


def _number(nth: str) -> int:
    """1 for the first, 2 for the second, -1 for the last."""
    name = nth.lower()
    return -1 if name in _LAST else 1 if name in _FIRST else ordinal_number(name)


def _grain_of(unit: str, count: int) -> Grain:
    if count > 1:
        return Grain.RANGE
    return {"weekend": Grain.WEEKEND, "half": Grain.HALF}.get(unit) or GRAINS.get(unit, Grain.DAY)


def _counted(whole: Days, nth: int, count: int, unit: str) -> Days | None:
    low, high = whole
    if unit in WEEKDAYS or unit == "weekend":
        number = WEEKDAYS.get(unit, _SATURDAY)
        at = high - (weekday(high) - number) % 7 if nth < 0 else low + (number - weekday(low)) % 7 + 7 * (nth - 1)
        return None if count > 1 else (at, at + (unit == "weekend"))
    unit, times = _LENGTHS.get(unit, (unit, 1))
    if nth < 0:
        return day_shifted(high + 1, unit, -count * times), high
    start = day_shifted(low, unit, (nth - 1) * times)
    return start, day_shifted(start, unit, count * times) - 1


@cache
def _ending() -> re.Pattern[str]:
    adjective = rf"(?:fiscal|financial|full|trading|current|last|previous|latest|{ORDINAL})"
    length = rf"(?:(?P<count>{COUNT})\s+)?(?:{adjective}[\s-]+){{0,3}}"
    unit = r"(?P<unit>week|month|quarter|half-year|half|year)s?"
    return re.compile(
        rf"(?:\b(?P<the>the|its|their|his|her)\s+)?\b{length}{unit}(?:,?\s+(?:that|which))?"
        r"\s+(?:(?P<ends>ended|ending)|to|through|until)\s+(?:in\s+|on\s+)?(?:the\s+end\s+of\s+)?$",
        re.IGNORECASE,
    )


_DAY_IN_WORDS: Final = lazy(rf"\s+(?:{SPOKEN_DAY})\b", re.IGNORECASE)
"""After a month that is half a date: "the four weeks ended April three"."""


def ending(dated: Dated, text: str) -> Dated:
    """The stretch of a stated length that ends with the date: "the year ended March 31", "the three months to June"."""
    value = dated.value
    if value.grain not in (Grain.DAY, Grain.MONTH) or _DAY_IN_WORDS().match(text, dated.span.end):
        return dated
    found = _ending().search(text[max(0, dated.span.start - _REACH) : dated.span.start])
    if not found or not (found["ends"] or found["the"]) or (not found["count"] and found["unit"].lower() == "week"):
        return dated
    unit, times = _LENGTHS.get(found["unit"].lower(), (found["unit"].lower(), 1))
    count = (count_number(found["count"]) if found["count"] else 1) * times
    high = value.interval.high
    if high is None:
        return dated
    days = Interval(day_shifted(int(high) + 1, unit, -count), high)
    return dated.counted_from(len(found[0]), DateValue(days, Grain.RANGE), "ending")


@cache
def _starting() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:for\s+)?(?:the\s+)?(?P<count>{COUNT})\s+(?P<unit>day|week|month|year)s?,?\s+(?:starting|beginning|commencing)\s+(?:on\s+|in\s+|from\s+)?(?:the\s+)?$",
        re.IGNORECASE,
    )


def starting(dated: Dated, text: str) -> Dated:
    """The stretch of a stated length that begins with the date: "for two weeks starting May 20"."""
    value = dated.value
    found = _starting().search(text[max(0, dated.span.start - _REACH) : dated.span.start])
    if not found or value.grain not in (Grain.DAY, Grain.MONTH) or value.interval.low is None:
        return dated
    low = int(value.interval.low)
    days = Interval(low, day_shifted(low, found["unit"].lower(), count_number(found["count"])) - 1)
    return dated.counted_from(len(found[0]), DateValue(days, Grain.RANGE), "starting")
