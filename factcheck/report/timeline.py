"""Timelines for a terminal: each value of a claim with a bar over the years in which it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from factcheck.comparison.timeline import spell_period
from factcheck.registry.stated import Stated, days_of
from factcheck.report.door import Line, Piece, Style, line, visible, width
from factcheck.values.calendar_days import ymd

COLUMNS: Final = 40
"""Columns of a bar. Not the terminal's width: the same claim is drawn alike everywhere."""
OPEN_PART: Final = 10
"""An end that is open reaches so many parts of the known span further, a year at least."""
YEAR: Final = 366
LABEL: Final = 30
"""The most columns that a value is given."""

FULL, EMPTY = ("█", "#"), ("·", ".")
BEFORE, AFTER = ("◀", "<"), ("▶", ">")
"""What a bar is made of, each with what stands for it where the stream can't encode it."""


class Scale(NamedTuple):
    """The first and the last day of a drawing, and those that the timeline names."""

    first: int
    last: int
    known: tuple[int, int]

    @classmethod
    def of(cls, values: Sequence[Stated]) -> Scale | None:
        """The scale on which the periods of these values are drawn; none where no value has a period."""
        periods = [days_of(stated.period) for stated in values if stated.period]
        days = [day for period in periods for day in period if day is not None]
        if not days:
            return None
        known = min(days), max(days)
        more = max(YEAR, (known[1] - known[0]) // OPEN_PART)
        before = more if any(first is None for first, _ in periods) else 0
        after = more if any(last is None for _, last in periods) else 0
        return cls(known[0] - before, known[1] + after, known)

    def column(self, day: int) -> int:
        """The column of a day, from 0."""
        return min(COLUMNS - 1, (day - self.first) * COLUMNS // (self.last - self.first + 1))


def timeline(values: Sequence[Stated]) -> Iterator[Line]:
    """The lines of a timeline: a head with years, then a value a line. Nothing where no value has a period."""
    scale = Scale.of(values)
    if scale is None:
        return
    labels = [_label(stated.text) for stated in values]
    margin = max(map(width, labels))
    yield (Piece(" " * (margin + 2) + _years(scale), Style.FRAME),)
    for stated, label in zip(values, labels, strict=True):
        said = spell_period(stated.period) if stated.period else "at all times"
        yield line(label + " " * (margin - width(label) + 2), *_bar(days_of(stated.period), scale), f"  {said}")


def _label(text: str) -> str:
    shown = visible(text)
    return shown if len(shown) <= LABEL else shown[: LABEL - 3] + "..."


def _years(scale: Scale) -> str:
    """The first and the last year that the timeline names, each over its column."""
    head = [" "] * (COLUMNS + LABEL)
    ends = [(scale.column(day), str(ymd(day)[0])) for day in scale.known]
    (left, first), (right, last) = ends
    head[left : left + len(first)] = first
    if first != last:
        at = max(right - len(last) + 1, left + len(first) + 1)
        head[at : at + len(last)] = last
    return "".join(head).rstrip()


def _bar(period: tuple[int | None, int | None], scale: Scale) -> Iterator[Piece]:
    first, last = period
    left = 0 if first is None else scale.column(first)
    right = COLUMNS - 1 if last is None else scale.column(last)
    for at in range(COLUMNS):
        if left < at < right or (at == left and first is not None) or (at == right and last is not None):
            yield Piece(FULL[0], Style.GOOD, FULL[1])
        elif at in (left, right):
            shape = BEFORE if at == left and first is None else AFTER
            yield Piece(shape[0], Style.GOOD, shape[1])
        else:
            yield Piece(EMPTY[0], Style.FAINT, EMPTY[1])
