"""From one date to the phrase around it: "since", "circa", "late", "to 2007". Makes the reading rules of dates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from factcheck.text.document import Span
from factcheck.values.date import (
    day,
    distance,
    event,
    holiday,
    month,
    numeric,
    period,
    relative,
    report,
    story,
    vague,
    week,
    weekday,
    year,
)
from factcheck.values.date.portion import ending, portioned, starting
from factcheck.values.date.qualifier import approximated, bounded, distant, narrowed
from factcheck.values.date.ranges import ranged
from factcheck.values.date.writing import Dated, Writing, both_ends
from factcheck.values.interface import Context, DateValue, Grain, Mention, ReadingRule

WRITINGS: Final[tuple[Writing, ...]] = (
    *day.WRITINGS,
    *numeric.WRITINGS,
    *month.WRITINGS,
    *period.WRITINGS,
    *week.WRITINGS,
    *relative.WRITINGS,
    *distance.WRITINGS,
    *vague.WRITINGS,
    *report.WRITINGS,
    *story.WRITINGS,
    *weekday.WRITINGS,
    *holiday.WRITINGS,
    *event.WRITINGS,
    *year.WRITINGS,
)
"""Every way of writing one date, in order of preference."""


_WORD: Final = re.compile(r"[^\W\d_]+")
_REACH: Final = 48
"""Characters in which the words that call for a writing stand."""


def rule_of(writing: Writing) -> ReadingRule:
    """The reading rule of a writing: its dates, each with the phrase around it."""

    def produce(match: re.Match[str], context: Context) -> Iterable[Mention]:
        found = _read(writing, match, context)
        if found is None:
            return ()
        return (found.mention(),) if writing.whole else in_phrase(found, match.string, context)

    return ReadingRule(writing.name, writing.cues, writing.pattern, produce)


def _read(writing: Writing, match: re.Match[str], context: Context) -> Dated | None:
    stated = writing.resolve(match, context)
    if stated is None:
        return None
    whole = Dated(stated.span or Span(*match.span()), stated.value, writing.name, stated.latent, stated.parts)
    return replace(whole, parts=_parts(whole, stated.ends)) if stated.ends else whole


def _parts(whole: Dated, ends: tuple[Span, Span]) -> tuple[Mention, ...]:
    """Both ends of a stretch that is one writing ("1914-18", "March 5-7"): days or years."""
    first, last = (
        Dated(span, DateValue(days, Grain.DAY if days.is_point else Grain.YEAR), whole.rule, whole.latent)
        for span, days in zip(ends, whole.value.named, strict=True)
    )
    return both_ends(first, last)


def read_at(text: str, start: int, context: Context) -> Dated | None:
    """The longest single date that begins at `start`, without the phrase around it."""
    ahead = text[start : start + _REACH].lower()
    cues = {*_WORD.findall(ahead), "#"}
    called = [writing for writing in WRITINGS if not writing.cues.isdisjoint(cues)]
    matches = ((writing, writing.pattern().match(text, start)) for writing in called)
    found = [_read(writing, match, context) for writing, match in matches if match]
    dates = [one for one in found if one and one.span.start == start]
    return max(dates, key=lambda one: len(one.span), default=None)


def in_phrase(found: Dated, text: str, context: Context) -> tuple[Mention, ...]:
    """A date with what its phrase makes of it: a part, an approximation, a range, a distance, a half-line."""
    first = approximated(narrowed(portioned(found, text), text), text)
    alone = ranged(first, text, context, read_at)
    return alone or (bounded(distant(starting(ending(first, text), text), text), text, context).mention(),)


RULES: Final[tuple[ReadingRule, ...]] = tuple(rule_of(writing) for writing in WRITINGS)
