"""What the words before a date make of it: a part ("late"), about ("circa"), a half-line ("since"), a distance."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Final

from factcheck.values.calendar_days import year_interval, ymd
from factcheck.values.date.units import day_shifted
from factcheck.values.date.words import COUNT, UNITS_OF_TIME, count_number
from factcheck.values.date.writing import Dated, stretch
from factcheck.values.interface import Bound, Context, DateValue, Grain
from factcheck.values.interval import Interval, Scalar
from factcheck.values.number_words import alternation

_REACH: Final = 48

_PARTS: Final[dict[str, tuple[int, int]]] = {
    "early": (0, 42),
    "early in": (0, 42),
    "mid": (29, 71),
    "mid-": (29, 71),
    "the middle of": (29, 71),
    "late": (58, 100),
    "late in": (58, 100),
    "later": (50, 100),
    "the beginning of": (0, 30),
    "beginning of": (0, 30),
    "the start of": (0, 30),
    "start of": (0, 30),
    "the opening of": (0, 30),
    "the turn of": (-10, 10),
    "turn of": (-10, 10),
    "the end of": (70, 100),
    "end of": (70, 100),
    "end-": (70, 100),
    "year-end": (70, 100),
    "the close of": (70, 100),
    "the first half of": (0, 50),
    "first half of": (0, 50),
    "the second half of": (50, 100),
    "second half of": (50, 100),
    "the last half of": (50, 100),
    "the latter half of": (50, 100),
    "the first part of": (0, 50),
    "the latter part of": (50, 100),
}
"""Which part of a period each wording names, in hundredths of it: wide enough that no usual sense falls outside."""

_BOUNDS: Final = {
    "since": Bound.AT_LEAST,
    "ever since": Bound.AT_LEAST,
    "starting in": Bound.AT_LEAST,
    "starting on": Bound.AT_LEAST,
    "starting": Bound.AT_LEAST,
    "beginning in": Bound.AT_LEAST,
    "beginning on": Bound.AT_LEAST,
    "effective": Bound.AT_LEAST,
    "effective from": Bound.AT_LEAST,
    "after": Bound.MORE_THAN,
    "post-": Bound.MORE_THAN,
    "until": Bound.AT_MOST,
    "up until": Bound.AT_MOST,
    "till": Bound.AT_MOST,
    "up to": Bound.AT_MOST,
    "through": Bound.AT_MOST,
    "by": Bound.AT_MOST,
    "between now and": Bound.AT_MOST,
    "from now until": Bound.AT_MOST,
    "from now to": Bound.AT_MOST,
    "no later than": Bound.AT_MOST,
    "on or before": Bound.AT_MOST,
    "in or before": Bound.AT_MOST,
    "on or after": Bound.AT_LEAST,
    "in or after": Bound.AT_LEAST,
    "before": Bound.LESS_THAN,
    "prior to": Bound.LESS_THAN,
    "pre-": Bound.LESS_THAN,
}
"""Words before a date → which way it is a limit."""

_ABOUT: Final = (
    "circa",
    "c.",
    "ca.",
    "ca",
    "c",
    "around",
    "about",
    "approximately",
    "roughly",
    "sometime around",
    "sometime in",
    "some time in",
    "probably",
    "probably in",
)


_PHRASES: Final[dict[str, Iterable[str]]] = {"part": _PARTS, "bound": _BOUNDS, "about": _ABOUT}


def left_of(text: str, start: int) -> str:
    """The text before `start` in which a date's words may stand."""
    return text[max(0, start - _REACH) : start]


@cache
def _before(group: str) -> re.Pattern[str]:
    phrases: Iterable[str] = _PHRASES[group]
    source = alternation(phrases).replace(".", r"\.").replace(" ", r"\s+")
    opening = r"(?:\bthe\s+)?" if group == "part" else ""
    return re.compile(rf"{opening}(?<!\w)(?P<{group}>{source})(?:\s*|-)(?:the\s+)?$", re.IGNORECASE)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.lower())


def narrowed(dated: Dated, text: str) -> Dated:
    """A part of the period, where the words before name one: "late", "the end of"."""
    found = _before("part").search(left_of(text, dated.span.start))
    if not found or dated.value.grain in (Grain.DAY, Grain.RANGE):
        return dated
    name = _plain(found["part"])
    part = Interval(*_portion(dated.value, _PARTS[name if name in _PARTS else f"the {name}"]))
    value = replace(dated.value, interval=part, named=(dated.value.interval,), readings=())
    return dated.widened(len(found[0]), value, "part")


def _portion(value: DateValue, part: tuple[int, int]) -> tuple[Scalar | None, Scalar | None]:
    """The part of a period, rounded outwards to whole years for decades and centuries."""
    low, high = value.interval.low, value.interval.high
    if low is None or high is None:
        return None, None
    days = int(high - low) + 1
    first, last = low + days * part[0] // 100, low + -(-days * part[1] // 100) - 1
    if value.grain in (Grain.DECADE, Grain.CENTURY):
        return year_interval(ymd(first)[0]).low, min(high, year_interval(ymd(last - 1)[0]).high or high)
    return first, last


_NO_ABOUT: Final = re.compile(r"\b(?:how|what)\s+about\s+$", re.IGNORECASE)


def approximated(dated: Dated, text: str) -> Dated:
    """The date as an approximation, where the words before say so."""
    left = left_of(text, dated.span.start)
    about = _before("about").search(left)
    if not about or dated.value.grain in (Grain.DAY, Grain.RANGE) or _NO_ABOUT.search(left):
        return dated
    return dated.widened(len(about[0]), replace(dated.value, approximate=True), "about")


@cache
def _distance() -> re.Pattern[str]:
    units = alternation(UNITS_OF_TIME)
    way = r"(?P<way>after|before|from|following|prior\s+to)"
    return re.compile(rf"\b(?P<count>{COUNT}|the)\s+(?P<unit>{units})s?\s+{way}\s+(?:the\s+)?$", re.IGNORECASE)


_NEXT_TO: Final[dict[str, tuple[Grain, ...]]] = {
    "day": (Grain.DAY,),
    "week": (Grain.DAY,),
    "month": (Grain.DAY, Grain.MONTH),
    "year": (Grain.YEAR,),
}
"""Which dates "the day after", "the month before" may stand before: none that is longer than the unit."""


def distant(dated: Dated, text: str) -> Dated:
    """The date that lies the stated time before or after this one: "two weeks after 6 October 2014"."""
    found = _distance().search(left_of(text, dated.span.start))
    value = dated.value
    low, high = value.interval.low, value.interval.high
    if not found or low is None or high is None or value.grain is Grain.RANGE:
        return dated
    unit = UNITS_OF_TIME[found["unit"].lower()]
    is_next = found["count"].lower() == "the"
    if is_next and (found["way"].lower() == "from" or value.grain not in _NEXT_TO.get(unit, ())):
        return dated
    count = 1 if is_next else count_number(found["count"])
    by = count * (-1 if found["way"].lower().startswith(("before", "prior")) else 1)
    first, last = day_shifted(int(low), unit, by), day_shifted(int(high), unit, by)
    if is_next and unit in ("week", "month"):  # all days of it, up to the date or from it on
        first, last = (first, int(low) - 1) if by < 0 else (int(high) + 1, last)
    moved = Interval(first, last)
    rough = value.approximate or (value.grain is Grain.DAY and unit not in ("day", "week", "fortnight"))
    return dated.counted_from(len(found[0]), DateValue(moved, value.grain, approximate=rough), "distance")


_ONWARDS: Final = re.compile(r",?\s+(?:onwards?|forward|on(?=\s*(?:$|[.,;:)])))\b")
_FROM: Final = re.compile(r"(?:^|(?P<clause>[.;:(!?\n–—,]\s*))?(?P<from>\bfrom\s+(?:the\s+)?)$", re.IGNORECASE)
_COUNTED: Final = re.compile(
    r"\b(?:days?|weeks?|months?|years?|decades?|hours?|minutes?|shortly|soon|just|immediately|long)\s+$", re.IGNORECASE
)


def bounded(dated: Dated, text: str, context: Context) -> Dated:
    """The half-line that the date bounds, where words around it say so; "from" does at the head of a clause only."""
    if dated.value.grain is Grain.RANGE:
        return dated
    left = left_of(text, dated.span.start)
    if bound := _before("bound").search(left):
        if bound["bound"].lower() in ("after", "before") and _COUNTED.search(left[: bound.start()]):
            return dated
        name = _plain(bound["bound"])
        line = _half_line(dated.value, _BOUNDS[name])
        if "now" in name and context.published is not None:
            line = _from_today(dated.value, context.published.toordinal())
        return dated.counted_from(len(bound[0]), line, "half-line")
    onwards, from_ = _ONWARDS.match(text, dated.span.end), _FROM.search(left)
    if from_ and (onwards or (_heads_clause(from_) and dated.value.grain in (Grain.DAY, Grain.MONTH))):
        since = dated.counted_from(len(from_["from"]), _half_line(dated.value, Bound.AT_LEAST), "half-line")
        return since.until(onwards.end()) if onwards else since
    return dated


def _from_today(value: DateValue, today: int) -> DateValue:
    return stretch(Interval.at(today), value.interval, approximate=value.approximate, yearless=value.yearless)


def _heads_clause(from_: re.Match[str]) -> bool:
    return from_.start("from") == 0 or from_["clause"] is not None


def _half_line(value: DateValue, bound: Bound) -> DateValue:
    low, high = value.interval.low, value.interval.high
    named = value.named or (value.interval,)
    match bound:
        case Bound.AT_LEAST:
            line = Interval(low, None)
        case Bound.MORE_THAN:
            line = Interval(None if high is None else high + 1, None)
        case Bound.AT_MOST:
            line = Interval(None, high)
        case _:
            line = Interval(None, None if low is None else low - 1)
    return replace(value, interval=line, bound=bound, named=named, readings=())
