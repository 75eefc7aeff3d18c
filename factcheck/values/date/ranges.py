"""Ranges of dates: "from 1999 to 2007", "May–August 2014", and the dates of a life: "(1841 – 1904)"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final, TypeAlias

from factcheck.text.document import Span
from factcheck.values.calendar_days import ymd
from factcheck.values.date.direction import Direction, direction_at
from factcheck.values.date.qualifier import left_of, narrowed
from factcheck.values.date.writing import Dated, both_ends, dated, stretch
from factcheck.values.interface import Bound, Context, DateValue, Grain, Mention, Role
from factcheck.values.interval import Interval, Scalar

ReadAt: TypeAlias = Callable[[str, int, Context], Dated | None]
"""Reads the longest single date that begins at an offset."""

_OPENING: Final = re.compile(r"\b(?P<word>from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_JOINT: Final = re.compile(
    r"(?P<dash>\s?(?:--?|[–—])\s?)|,?\s+(?P<word>to|until|till|through|and)\s+(?:the\s+|in\s+|about\s+|around\s+)?",
    re.IGNORECASE,
)
_PART: Final = re.compile(
    r"(?:the\s+)?(?:early|mid|late|(?:end|middle|start|beginning)\s+of)[-\s]+(?:the\s+)?", re.IGNORECASE
)
_PRESENT: Final = re.compile(r"(?:the\s+)?(?:present(?:\s+day)?|now|date)\b", re.IGNORECASE)
_BRACKET_REACH: Final = 160
_DAYS_IN_WEEK: Final = 7
_WEEKDAY: Final = "weekday"
"""The writing whose dates a range may move by a week."""
_OF_A_CALENDAR: Final = frozenset({Grain.DAY, Grain.MONTH, Grain.YEAR})


def ranged(first: Dated, text: str, context: Context, read_at: ReadAt) -> tuple[Mention, ...]:
    """The range that `first` begins, both ends of a life's dates in brackets, or nothing."""
    joint = _JOINT.match(text, first.span.end)
    if not joint:
        return ()
    opening = _OPENING.search(left_of(text, first.span.start))
    second = read_at(text, joint.end(), context) or _part_at(text, joint.end(), context, read_at)
    if second is None:
        return _until_now(first, text, context, joint, opening)
    in_brackets = _are_in_brackets(text, first.span.start, second.span.end)
    if not _joins(first, second, joint, opening, in_brackets=in_brackets):
        return ()
    ends = _with_years(first.value, second.value)
    if ends is None and second.rule == _WEEKDAY:
        ends = _in_a_week(first, second, text)
    if ends is None:
        return ()
    parts = both_ends(replace(first, value=ends[0]), replace(second, value=ends[1]))
    if joint["dash"] and in_brackets and not first.value.yearless and first.value.grain is not Grain.MONTH:
        return parts  # as "(8 September 1841 – 1 May 1904)": the beginning and the end of a life or reign, two facts
    start = first.span.start - (len(opening[0]) if opening else 0)
    approximate = ends[0].approximate or ends[1].approximate
    value = stretch(ends[0].interval, ends[1].interval, approximate=approximate, yearless=ends[0].yearless)
    latent = first.latent or second.latent
    return (Mention(Span(start, second.span.end), value, f"{first.rule}, range", latent=latent, parts=parts),)


def _part_at(text: str, start: int, context: Context, read_at: ReadAt) -> Dated | None:
    part = _PART.match(text, start)
    found = read_at(text, part.end(), context) if part else None
    return narrowed(found, text) if found else None


def _until_now(
    first: Dated, text: str, context: Context, joint: re.Match[str], opening: re.Match[str] | None
) -> tuple[Mention, ...]:
    """Up to now, as "2013 – present": to the day of publication, or without a known end."""
    present = _PRESENT.match(text, joint.end())
    if not present or (present[0].lower() == "date" and not opening) or (joint["word"] and not opening):
        return ()
    start = first.span.start - (len(opening[0]) if opening else 0)
    span, rule = Span(start, present.end()), f"{first.rule}, range to the present"
    if context.published is None:
        since = Interval(first.value.interval.low, None)
        value = replace(first.value, interval=since, bound=Bound.AT_LEAST, named=(first.value.interval,))
    else:
        value = stretch(first.value.interval, Interval.at(context.published.toordinal()))
    begun = Mention(first.span, first.value, f"{first.rule}, from", Role.FROM, first.latent)
    return (Mention(span, value, rule, latent=first.latent, parts=(begun,)),)


def _joins(
    first: Dated, second: Dated, joint: re.Match[str], opening: re.Match[str] | None, *, in_brackets: bool
) -> bool:
    """Whether what stands between two dates makes a range of them."""
    word, grains = (joint["word"] or "").lower(), (first.value.grain, second.value.grain)
    opened = opening["word"].lower() if opening else None
    if Grain.RANGE in grains:
        return False
    if word == "and":
        return opened == "between"
    if opened:
        return opened == "from" or word in ("", "to", "through")
    if word in ("until", "till", "through"):
        alike = first.rule == second.rule and not first.value.yearless and Grain.DAY not in grains
        dated = not (first.value.yearless or second.value.yearless) and _OF_A_CALENDAR.issuperset(grains)
        return alike or (word == "through" and dated)
    if joint["dash"] and "—" in joint["dash"] and " " in joint["dash"]:
        return in_brackets
    return grains[0] is grains[1] or in_brackets or grains == (Grain.MONTH, Grain.DAY)


def _are_in_brackets(text: str, start: int, end: int) -> bool:
    """Whether the dates are a note in brackets of their own: after "(", or after ";" or "," inside one."""
    before, depth = text[max(0, start - _BRACKET_REACH) : start], 0
    for mark in reversed(before):
        depth += (mark == "(") - (mark == ")")
        if depth > 0:
            closed = re.match(r"\s?[);,]", text[end : end + 2])
            return bool(closed and re.search(r"[(;:,\]]\s*(?:[a-z]+\.?\s+)?$", before))
    return False


def _with_years(start: DateValue, end: DateValue) -> tuple[DateValue, DateValue] | None:
    """Both ends, the year of one lent to the other where that leaves it out; nothing if they end before they begin."""
    if start.yearless and not end.yearless:
        start = _placed(start, end.interval.low, lambda moved: _is_after(moved, end), -1)
    elif end.yearless and (not start.yearless or _is_after(start, end)):
        end = _placed(end, start.interval.low, lambda moved: _is_after(start, moved), 1)
    return None if _is_after(start, end) else (start, end)


def _in_a_week(first: Dated, second: Dated, text: str) -> tuple[DateValue, DateValue] | None:
    """As "from Monday to Friday", written between the two: the next Friday, or the Monday before what is over."""
    start, end = first.value, second.value
    monday, friday = start.interval.low, end.interval.low
    if start.grain is not Grain.DAY or not isinstance(monday, int) or not isinstance(friday, int):
        return None
    if direction_at(text, first.span.start, second.span.end) is Direction.PAST and first.rule == _WEEKDAY:
        start = replace(start, interval=Interval.at(monday - _DAYS_IN_WEEK), readings=())
    else:
        weeks = (monday - friday) // _DAYS_IN_WEEK + 1
        end = replace(end, interval=Interval.at(friday + weeks * _DAYS_IN_WEEK), readings=())
    return None if _is_after(start, end) else (start, end)


def _is_after(start: DateValue, end: DateValue) -> bool:
    low, high = start.interval.low, end.interval.high
    return low is not None and high is not None and low > high


def _placed(value: DateValue, near: Scalar | None, is_misplaced: Callable[[DateValue], bool], by: int) -> DateValue:
    """A yearless date in the year of the day `near`, or `by` years from it where that is on the wrong side."""
    if value.yearless is None or not isinstance(near, int):
        return value
    year, written = ymd(near)[0], value.yearless
    moved = dated(year, written.month, written.day)
    if moved is not None and is_misplaced(moved):
        moved = dated(year + by, written.month, written.day)
    return moved or value
