"""A picture of a timeline: where each value of a claim holds, and the day from which the article looks at it.

The geometry only, in units of a drawing that is `WIDTH` wide; the template draws it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from factcheck.comparison.timeline import spell_period
from factcheck.registry.stated import Stated, days_of, values_of
from factcheck.report.timeline import YEAR, Scale
from factcheck.rules.interface import Finding
from factcheck.text.document import Published
from factcheck.values.calendar_days import ymd

WIDTH: Final = 640
DIGIT: Final = 14
"""About how wide a character of a label is."""
YEAR_ROOM: Final = 60
"""Years stand at least so far apart."""


class Bar(NamedTuple):
    """A value over its period: `label` is empty where the bar is too short for it; `open` names its open ends."""

    start: int
    width: int
    label: str
    chosen: bool
    open: str


class Tick(NamedTuple):
    """A year on the axis."""

    at: int
    year: str


class Row(NamedTuple):
    """A value and its period in words."""

    value: str
    period: str
    chosen: bool


class Drawing(NamedTuple):
    """A timeline. `pin` is where the article's date stands, and `day` that date; the rows say the same in words."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    rows: tuple[Row, ...]
    pin: int | None
    day: str
    words: str


def drawing_of(finding: Finding, published: Published | None) -> Drawing | None:
    """The timeline of a finding's claim, with the value that it was held to; nothing where no value has a period."""
    values = values_of(finding.claim) if finding.claim and len(finding.claim.references) > 1 else ()
    scale = Scale.of(values)
    if scale is None:
        return None
    day = published.day.toordinal() if published else None
    scale = _with_day(scale, day)
    return Drawing(
        tuple(_bar(value, scale, finding) for value in values if value.period),
        tuple(_ticks(values, scale)),
        tuple(Row(one.text, _spelt(one), one.text == finding.reference) for one in values),
        None if day is None else _at(day, scale),
        published.day.isoformat() if published else "",
        _words(values, published),
    )


def _with_day(scale: Scale, day: int | None) -> Scale:
    """The scale, wide enough for a day outside of it to stand inside."""
    if day is None:
        return scale
    more = max(YEAR, (scale.last - scale.first) // 20)
    first = scale.first if day >= scale.first else day - more
    last = scale.last if day <= scale.last else day + more
    return scale._replace(first=first, last=last)


def _at(day: int, scale: Scale) -> int:
    return (day - scale.first) * WIDTH // (scale.last - scale.first + 1)


def _bar(value: Stated, scale: Scale, finding: Finding) -> Bar:
    first, last = days_of(value.period)
    start = 0 if first is None else _at(first, scale)
    end = WIDTH if last is None else max(start + 2, _at(last + 1, scale))
    label = value.text if len(value.text) * DIGIT <= end - start - DIGIT else ""
    ends = "before " * (first is None) + "after" * (last is None)
    return Bar(start, end - start, label, value.text == finding.reference, ends.strip())


def _ticks(values: Sequence[Stated], scale: Scale) -> Iterator[Tick]:
    """The years in which a value begins, as far as there is room for them, and the first and the last year at any
    rate."""
    days = sorted({day for one in values for day in days_of(one.period)[:1] if day is not None} | {scale.known[1]})
    last = days[-1]
    shown = -YEAR_ROOM
    for day in days:
        at = _at(day, scale)
        if day == last or (at - shown >= YEAR_ROOM and _at(last, scale) - at >= YEAR_ROOM):
            yield Tick(min(max(at, YEAR_ROOM // 2), WIDTH - YEAR_ROOM // 2), str(ymd(day)[0]))
            shown = at


def _spelt(value: Stated) -> str:
    return spell_period(value.period) if value.period else "at all times"


def _words(values: Sequence[Stated], published: Published | None) -> str:
    told = "; ".join(f"{one.text} {_spelt(one)}" for one in values)
    return f"{told}. The article is of {published.day.isoformat()}." if published else f"{told}."
