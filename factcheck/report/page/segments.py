"""Segments: the text of a block cut where a mark begins or ends. Between the runs of a text and its passage.

Marks may overlap; a segment has the kinds of all marks over it, and the style sheet shows the worst that is not hidden.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from factcheck.report.page.cards import Card
from factcheck.report.page.looks import ORDER, UNCHECKED, Look
from factcheck.report.page.reading import Run
from factcheck.text.document import Skipped, Span

BREAK: Final = "\n"
"""The text of a run that is a line break by markup, and of no other."""


class Spot(NamedTuple):
    """A span of the source to mark, its look, and the card that speaks of it."""

    span: Span
    look: Look
    card: Card | None = None


class Segment(NamedTuple):
    """A piece of a line of text: characters with the kinds of the marks over them, a line break, the sign that leads to
    a card, the sign for a sentence that no claim covers, or one for what was skipped. One of them is there."""

    text: str = ""
    kinds: str = ""
    is_break: bool = False
    card: Card | None = None
    look: Look | None = None
    skipped: str = ""


def segments_of(runs: Iterable[Run], spots: Sequence[Spot], skips: Sequence[Skipped]) -> Iterator[Segment]:
    """The segments of a block. The sign of a card follows its mark; that of a bare sentence stands before it."""
    cuts = sorted({at for spot in spots for at in (spot.span.start, spot.span.end)})
    signs = _signs(spots, skips)
    waiting = next(signs, None)
    over = _Over(spots)
    for run in runs:
        for piece in _cut(run, cuts):
            while waiting and waiting[0] <= piece.span.start:
                yield waiting[1]
                waiting = next(signs, None)
            is_break = piece.text == BREAK and not piece.is_exact
            yield Segment(is_break=True) if is_break else Segment(piece.text, over.kinds(piece.span))
    if waiting:
        yield waiting[1]
    yield from (segment for _, segment in signs)


def _signs(spots: Sequence[Spot], skips: Sequence[Skipped]) -> Iterator[tuple[int, Segment]]:
    """The signs of a block with their places in the source, in order; at one place, what ends comes first."""
    placed = [(spot.span.end, 0, Segment(card=spot.card)) for spot in spots if spot.card]
    placed += [(spot.span.start, 2, Segment(look=spot.look)) for spot in spots if not spot.card]
    placed += [(skip.span.start, 1, Segment(skipped=skip.reason)) for skip in skips]
    return ((at, segment) for at, _, segment in sorted(placed, key=lambda sign: sign[:2]))


def _cut(run: Run, cuts: Sequence[int]) -> Iterator[Run]:
    if not run.is_exact:
        yield run
        return
    start, end = run.span.start, run.span.end
    at = start
    for cut in (*cuts[bisect_right(cuts, start) : bisect_left(cuts, end)], end):
        yield Run(run.text[at - start : cut - start], Span(at, cut))
        at = cut


class _Over:
    """The marks over a place, for places asked in order."""

    def __init__(self, spots: Sequence[Spot]) -> None:
        self._coming = sorted(spots, key=lambda spot: -spot.span.start)
        self._over: list[Spot] = []

    def kinds(self, span: Span) -> str:
        """The classes of all marks over a span, the worst last."""
        if not (self._coming or self._over):
            return ""
        while self._coming and self._coming[-1].span.start < span.end:
            self._over.append(self._coming.pop())
        self._over = [spot for spot in self._over if spot.span.end > span.start]
        names = {spot.look.name for spot in self._over}
        return " ".join(look.name for look in (*reversed(ORDER), UNCHECKED) if look.name in names)
