"""Dates in the notation of the registry and of reports: EDTF (ISO 8601-2, levels 0 and 1) to `DateValue` and back.

source: ISO 8601-2:2019, annex A; https://www.loc.gov/standards/datetime/. Beside levels 0 and 1 it takes the level 2
codes 33–36 (quarters) and 40–41 (halves), and `2014-Q1`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Final

from factcheck.values.calendar_days import (
    MONTHS_IN_YEAR,
    century_interval,
    day_interval,
    days_in_month,
    decade_interval,
    half_interval,
    is_day,
    iso,
    iso_year,
    month_interval,
    ordinal,
    quarter_interval,
    season_interval,
    year_interval,
    ymd,
)
from factcheck.values.interface import Bound, DateValue, Grain, MonthDay
from factcheck.values.interval import Interval

UNKNOWN: Final = "XXXX-XX-XX"
"""What is written for a date of which nothing is known."""

_QUARTER_CODE: Final = 32
_HALF_CODE: Final = 39
_SEASON_CODE: Final = 20
_FIRST_HALF, _LAST_HALF = 40, 41


class EdtfError(ValueError):
    """Text in EDTF notation that names no date; its message says why (`there is no 30 February 1969`)."""


@cache
def _single() -> re.Pattern[str]:
    year = r"(?P<year>-?\d{4}|\d{3}X|\d\dXX|XXXX)"
    return re.compile(rf"{year}(?:-(?:(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?|[Qq](?P<quarter>\d)))?(?P<mark>[~?%])?")


def read_edtf(text: str) -> DateValue | None:
    """The date that `text` writes in EDTF; `None` where it is not EDTF notation at all (it may be prose).

    Raises `EdtfError` where it is, but there is no such date. `?`, `~` and `%` all make it approximate.
    """
    text = text.strip()
    first, slash, last = text.partition("/")
    if not slash:
        return _read_single(text)
    opened = first or "..", last or ".."
    if opened == ("..", ".."):
        return None
    ends = tuple(None if end == ".." else _read_single(end) for end in opened)
    if any(end is None and given != ".." for end, given in zip(ends, opened, strict=True)):
        return None
    return _between(*ends)


def write_edtf(value: DateValue) -> str:
    """A date in EDTF. Ends that no notation names are written as days; approximation is `~`."""
    if value.yearless and value.interval == Interval(None, None):
        day = value.yearless.day
        return f"XXXX-{value.yearless.month:02d}" + (f"-{day:02d}" if day else "")
    mark = "~" if value.approximate else ""
    inclusive = value.bound in (Bound.AT_LEAST, Bound.AT_MOST)
    named = _shortest(value.named[0], None) if value.named and inclusive else None
    match value.interval.low, value.interval.high:
        case None, None:
            return UNKNOWN
        case None, high if high is not None:
            return f"../{named or iso(high)}{mark}"
        case low, None if low is not None:
            return f"{named or iso(low)}{mark}/.."
    if value.grain is Grain.RANGE and len(value.named) > 1:
        return "/".join(_shortest(end, None) + mark for end in (value.named[0], value.named[-1]))
    return _shortest(value.interval, value.grain, mark)


def _read_single(text: str) -> DateValue | None:
    match = _single().fullmatch(text)
    if not match:
        return None
    value = _dated(match)
    return replace(value, approximate=True) if match["mark"] else value


def _dated(match: re.Match[str]) -> DateValue:
    year, month, day = match["year"], match["month"], match["day"]
    if "X" in year:
        return _unspecified(match)
    number = int(year)
    if match["quarter"]:
        return _in_quarter(number, int(match["quarter"]), match[0])
    if month in (None, "XX"):
        if day not in (None, "XX"):
            raise EdtfError(f"`{match[0]}` has a day but no month")
        return DateValue(year_interval(number), Grain.YEAR)
    code = int(month)
    if code > MONTHS_IN_YEAR and day is None:
        return _coded(number, code, match[0])
    if not 1 <= code <= MONTHS_IN_YEAR:
        raise EdtfError(f"there is no month {code}: write 01 to 12")
    if day in (None, "XX"):
        return DateValue(month_interval(number, code), Grain.MONTH)
    if not is_day(number, code, int(day)):
        raise EdtfError(f"there is no day {int(day)} in month {code} of {number}: it has {days_in_month(number, code)}")
    return DateValue(day_interval(number, code, int(day)), Grain.DAY)


def _unspecified(match: re.Match[str]) -> DateValue:
    year, month, day = match["year"], match["month"], match["day"]
    if year == "XXXX":
        if month in (None, "XX"):
            raise EdtfError(f"`{match[0]}` says neither year nor month")
        of_month = None if day in (None, "XX") else int(day)
        if not is_day(4, int(month), of_month or 1):
            raise EdtfError(f"there is no day {of_month} of month {int(month)}")
        grain = Grain.DAY if of_month else Grain.MONTH
        return DateValue(Interval(None, None), grain, yearless=MonthDay(int(month), of_month))
    if month or match["quarter"]:
        raise EdtfError(f"`{match[0]}` has a month in no certain year")
    if year.endswith("XX"):
        return DateValue(century_interval(int(year[:2]) + 1), Grain.CENTURY)
    return DateValue(decade_interval(int(year[:3]) * 10), Grain.DECADE)


def _coded(year: int, code: int, text: str) -> DateValue:
    if _SEASON_CODE < code <= _SEASON_CODE + 4:
        return DateValue(season_interval(year, code - _SEASON_CODE), Grain.SEASON)
    if _QUARTER_CODE < code <= _QUARTER_CODE + 4:
        return _in_quarter(year, code - _QUARTER_CODE, text)
    if code in (_FIRST_HALF, _LAST_HALF):
        return DateValue(half_interval(year, code - _HALF_CODE), Grain.HALF)
    raise EdtfError(f"there is no month {code}: write 01 to 12, 21 to 24 for seasons, 33 to 36 for quarters")


def _in_quarter(year: int, quarter: int, text: str) -> DateValue:
    if not 1 <= quarter <= 4:  # noqa: PLR2004 - a year has four quarters
        raise EdtfError(f"`{text}`: there is no quarter {quarter}")
    return DateValue(quarter_interval(year, quarter), Grain.QUARTER)


def _between(first: DateValue | None, last: DateValue | None) -> DateValue:
    match first, last:
        case DateValue(), DateValue():
            whole = Interval(first.interval.low, last.interval.high)
            if whole.low is None or whole.high is None:
                raise EdtfError("a range needs the years of both ends")
            if whole.low > whole.high:
                raise EdtfError("the range ends before it begins")
            approximate = first.approximate or last.approximate
            named = (first.interval, last.interval)
            return DateValue(whole, Grain.RANGE, approximate=approximate, bound=Bound.RANGE, named=named)
        case DateValue(), None:
            since = Interval(first.interval.low, None)
            return replace(first, interval=since, bound=Bound.AT_LEAST, named=(first.interval,))
        case None, DateValue():
            until = Interval(None, last.interval.high)
            return replace(last, interval=until, bound=Bound.AT_MOST, named=(last.interval,))
        case _:
            raise EdtfError("a range needs at least one end")


def _shortest(interval: Interval, grain: Grain | None, mark: str = "") -> str:
    """The notation that names exactly these days: `2014` rather than `2014-01-01/2014-12-31`."""
    if interval.low is None or interval.high is None:
        return UNKNOWN
    (year, month, day), (last_year, _, _) = ymd(interval.low), ymd(interval.high)
    if interval.is_point:
        return iso(interval.low) + mark
    names = (
        (month_interval(year, month), f"{iso_year(year)}-{month:02d}"),
        (year_interval(year), iso_year(year)),
        (quarter_interval(year, (month + 2) // 3), f"{iso_year(year)}-{_QUARTER_CODE + (month + 2) // 3}"),
        (half_interval(year, (month + 5) // 6), f"{iso_year(year)}-{_HALF_CODE + (month + 5) // 6}"),
        (decade_interval(year), f"{iso_year(year)[:-1]}X"),
        (century_interval(year // 100 + 1), f"{iso_year(year)[:-2]}XX"),
    )
    for named, text in names:
        if named == interval and (year > 0 or "X" not in text):
            return text + mark
    if grain is Grain.SEASON and month % 3 == 0 and interval == season_interval(year, month // 3):
        return f"{iso_year(year)}-{_SEASON_CODE + month // 3}{mark}"
    if (month, day) == (1, 1) and interval.high == ordinal(last_year + 1) - 1:
        return f"{iso_year(year)}{mark}/{iso_year(last_year)}{mark}"
    return f"{iso(interval.low)}{mark}/{iso(interval.high)}{mark}"
