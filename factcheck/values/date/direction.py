"""Which way a date without its year or week points: what the verbs near it say, and the nearest date that fits."""

from __future__ import annotations

import re
from datetime import date
from enum import Enum
from functools import cache
from typing import Final

from factcheck.values.calendar_days import days_in_month, is_day, ordinal
from factcheck.values.interval import Interval

_LEFT_REACH: Final = 120
_RIGHT_REACH: Final = 60
_NEAR: Final = 75
"""Days within which a yearless date is the nearest one whatever the verb says: writers add a year to any other."""

_FAR_PAST: Final = 240
"""Days after which a past date is no longer the likelier one where no verb tells: in October, "in November" is next
month's, and "in March" last spring's."""


class Direction(Enum):
    """Whether a date lies before or after the day the text was published."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


@cache
def _verbs() -> re.Pattern[str]:
    future = (
        r"will|'ll|won't|shall|would|going\s+to|scheduled|slated|due|expected|expects?|plans?|planned|set\s+(?:to|for)"
        r"|(?:was|were|is|are)\s+(?:planning|expected|due|scheduled|slated|set|preparing)|upcoming|to\s+be|aims?|intends?|hopes?|ahead\s+of|(?-i:may)|could|must|should|is\s+to|are\s+to|payable|expires?|planning|preparing"
    )
    irregular = (
        "was|were|had|did|said|told|went|came|took|gave|made|began|broke|fell|rose|met|won|lost|left|held|found|got|shot"
        "|saw|sent|struck|spoke|wrote|became|built|brought|bought|sold|led|ran|hit|kept|paid|put|set|stood|thought|drew"
        "|flew|grew|knew|threw|died|born|been|earlier|ago|since"
    )
    no_past = r"(?:need|indeed|speed|feed|seed|bleed|breed|exceed|proceed|succeed|hundred|sacred|naked|wicked)\b"
    return re.compile(
        rf"\b(?:(?P<future>{future})|(?<!\bbe\s)(?P<past>{irregular}|(?-i:(?!{no_past})[a-z]{{2,}}ed)))\b",
        re.IGNORECASE,
    )


_SENTENCE_END: Final = re.compile(r"[.!?]['\"”’)]*\s+(?=[A-Z\"“])|\n\s*\n")


_JUST_BEFORE: Final = re.compile(
    r"\b(?:(?P<future>until|till|as\s+soon\s+as|as\s+early\s+as|(?:days?|weeks?|months?)\s+from)|since)\s+(?:the\s+)?(?:\d+\s+[ap]\.?m\.?\s+(?-i:[A-Z]{2,4}\s+)?)?$",
    re.IGNORECASE,
)


def direction_at(text: str, start: int, end: int) -> Direction:
    """What the verb nearest to `text[start:end]` in its sentence says; before it first, as far again after it last."""
    left = text[max(0, start - _LEFT_REACH) : start]
    right = text[end : end + _RIGHT_REACH]
    bound = _JUST_BEFORE.search(left[-24:])
    if bound:
        return _of(bound)
    left = _SENTENCE_END.split(left)[-1]
    right = _SENTENCE_END.split(right)[0]
    nearest = Direction.UNKNOWN
    distance = _LEFT_REACH
    for verb in _verbs().finditer(left):
        nearest, distance = _of(verb), len(left) - verb.end()
    after = _verbs().search(right)
    if after and 2 * after.start() < distance:
        return _of(after)
    return nearest


def _of(verb: re.Match[str]) -> Direction:
    return Direction.FUTURE if verb["future"] else Direction.PAST


def likely_year(month: int, day: int | None, published: date, direction: Direction) -> int:
    """The year of a month and day that leave it out: the nearest one, unless it is far and the verb points away."""
    today = published.toordinal()
    spans = {year: _span(year, month, day) for year in range(published.year - 4, published.year + 5)}
    past = max((span, year) for year, span in spans.items() if span and span[0] <= today)
    future = min((span, year) for year, span in spans.items() if span and span[1] >= today)
    since, ahead = today - past[0][1], future[0][0] - today
    if min(since, ahead) <= _NEAR:
        return past[1] if since <= ahead else future[1]
    if direction is Direction.UNKNOWN:
        direction = Direction.FUTURE if since > _FAR_PAST else Direction.PAST
    return future[1] if direction is Direction.FUTURE else past[1]


def _span(year: int, month: int, day: int | None) -> tuple[int, int] | None:
    if day is None:
        return ordinal(year, month), ordinal(year, month, days_in_month(year, month))
    return (ordinal(year, month, day),) * 2 if is_day(year, month, day) else None


def nearest_weekday(number: int, published: date, direction: Direction) -> Interval:
    """The day of that weekday, published day included, in the week before it, or after it where it lies ahead."""
    today = published.toordinal()
    if direction is Direction.FUTURE:
        return Interval.at(today + (number - published.weekday()) % 7)
    return Interval.at(today - (published.weekday() - number) % 7)
