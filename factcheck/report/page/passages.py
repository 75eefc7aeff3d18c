"""Passages: a document as a page sets it, its blocks in order, each with its marks and the cards that stand beside it.

Items that follow one another are one list and cells one table, with their cards together. Every block of the document
is there, whole; between and inside them it is said what was skipped.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from factcheck.report.interface import count
from factcheck.report.page.cards import Card
from factcheck.report.page.looks import UNCHECKED
from factcheck.report.page.reading import runs_of
from factcheck.report.page.segments import Segment, Spot, segments_of
from factcheck.rules.interface import CheckedDocument
from factcheck.text.document import Block, BlockKind, Document, Skipped, Span

OUT_OF_SIGHT: Final = frozenset({"link target", "link definition", "comment"})
"""What is skipped of a text that its readers never see; it is counted only."""
SIGNED: Final = re.compile(r"(?:[•⁃●▪◦‣*–—-]|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]+)\s")
"""An item that begins with its own sign."""
HIGHEST, LOWEST = 3, 6
"""The levels of headings that an article's own have on a page."""
COLUMNS: Final = 100
_SET_TOGETHER: Final = frozenset({BlockKind.ITEM, BlockKind.CELL})
_CELL_ENDS: Final = re.compile(r"(?i)<t[dh]\b|\|")
_ROW_ENDS: Final = re.compile(r"(?i)<tr\b")
_LINE_ENDS: Final = re.compile(r"[\r\n]")


class Part(NamedTuple):
    """A block of text, or an item of a list: its segments, its level, and the cards beside it."""

    segments: tuple[Segment, ...]
    level: int = 0
    cards: tuple[Card, ...] = ()
    is_signed: bool = False


class Passage(NamedTuple):
    """What is set as one: a kind that is a block's or `list`, `table`, `skipped`; its parts, or its rows and cells."""

    kind: str
    parts: tuple[Part, ...] = ()
    rows: tuple[tuple[Part, ...], ...] = ()
    cards: tuple[Card, ...] = ()
    words: str = ""


class _Placed(NamedTuple):
    """A block with what stands in it, and what was skipped right before it."""

    block: Block
    span: Span
    spots: list[Spot]
    skips: list[Skipped]
    before: list[Skipped]


class Setting(NamedTuple):
    """The passages of a document, and the signs and cards of what stands in none of them."""

    passages: tuple[Passage, ...]
    elsewhere: Part


def setting_of(checked: CheckedDocument, cards: Sequence[Card]) -> Setting:
    """A document with the cards of its findings."""
    document = checked.document
    placed, after, elsewhere = _place(checked, cards)
    outside = Part(tuple(Segment(card=card) for card in elsewhere), cards=tuple(elsewhere))
    return Setting((*_passages(document, placed), *_note(after)), outside)


def _place(checked: CheckedDocument, cards: Sequence[Card]) -> tuple[list[_Placed], list[Skipped], list[Card]]:
    """Each block with what stands in it; what was skipped behind the last; the cards that stand in no block."""
    document = checked.document
    spans = [document.source_span(block.span) for block in document.blocks]
    starts = [span.start for span in spans]
    spots = defaultdict[int, list[Spot]](list)
    skips, before = defaultdict[int, list[Skipped]](list), defaultdict[int, list[Skipped]](list)
    elsewhere: list[Card] = []
    for card in cards:
        number = bisect_right(starts, card.finding.span.start) - 1
        if number >= 0 and card.finding.span.start < max(spans[number].end, spans[number].start + 1):
            spots[number].append(Spot(card.finding.span, card.look, card))
        else:
            elsewhere.append(card)
    for span in checked.coverage.uncovered if checked.coverage else ():
        spots[max(0, bisect_right(starts, span.start) - 1)].append(Spot(span, UNCHECKED))
    for skipped in document.skipped:
        number = bisect_right(starts, skipped.span.start) - 1
        if skipped.reason in OUT_OF_SIGHT:
            continue
        if number >= 0 and skipped.span.start < spans[number].end:
            skips[number].append(skipped)
        else:
            before[number + 1].append(skipped)
    placed = [
        _Placed(block, spans[number], spots[number], skips[number], before[number])
        for number, block in enumerate(document.blocks)
    ]
    return placed, before[len(placed)], elsewhere


def _passages(document: Document, placed: Sequence[_Placed]) -> Iterator[Passage]:
    level = HIGHEST - 1
    for blocks in _together(placed):
        yield from _note(blocks[0].before)
        first = blocks[0].block
        match first.kind:
            case BlockKind.ITEM:
                yield Passage("list", tuple(_part(document, one) for one in blocks))
            case BlockKind.CELL:
                yield _table(document, blocks)
            case BlockKind.HEADING:
                level = max(HIGHEST, min(first.level + HIGHEST - 1, level + 1, LOWEST))
                yield Passage("heading", (_part(document, blocks[0])._replace(level=level),))
            case _:
                yield Passage(first.kind.name.lower(), (_part(document, blocks[0]),))


def _together(placed: Iterable[_Placed]) -> Iterator[list[_Placed]]:
    """Blocks that are set as one: items and cells that follow one another, with nothing skipped between them."""
    group: list[_Placed] = []
    for one in placed:
        kind = one.block.kind
        if group and (kind is not group[-1].block.kind or kind not in _SET_TOGETHER or one.before):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _part(document: Document, placed: _Placed) -> Part:
    runs = runs_of(document, placed.block.span)
    segments = tuple(segments_of(runs, placed.spots, placed.skips))
    is_signed = bool(SIGNED.match(document.text, placed.block.span.start))
    return Part(segments, placed.block.level, _cards(placed), is_signed)


def _cards(placed: _Placed) -> tuple[Card, ...]:
    return tuple(spot.card for spot in placed.spots if spot.card)


def _table(document: Document, cells: Sequence[_Placed]) -> Passage:
    """Cells in rows, as far as the source tells them; where it does not, one below the other."""
    rows: list[list[Part]] = []
    end = document.source.rfind("\n", 0, cells[0].span.start) + 1
    for cell in cells:
        between = document.source[end : cell.span.start]
        end = cell.span.end
        part = _part(document, cell)
        begins = max((found.end() for found in _row_ends(between)), default=None)
        if begins is not None or not rows:
            rows.append([])
        steps = len(_CELL_ENDS.findall(between[begins or 0 :]))
        rows[-1] += [Part(())] * min(max(0, steps - 1), COLUMNS - len(rows[-1]))
        rows[-1].append(part)
    cards = tuple(card for cell in cells for card in _cards(cell))
    if max(map(len, rows)) == 1:
        return Passage("cells", tuple(row[0] for row in rows), cards=cards)
    return Passage("table", rows=tuple(map(tuple, rows)), cards=cards)


def _row_ends(between: str) -> Iterable[re.Match[str]]:
    """Where rows begin between two cells: at a tag where tags part them, else at a line end."""
    return (_ROW_ENDS if "<" in between else _LINE_ENDS).finditer(between)


def _note(skipped: Sequence[Skipped]) -> Iterator[Passage]:
    if skipped:
        reasons = Counter(one.reason for one in skipped)
        told = ", ".join(reason if number == 1 else count(number, reason) for reason, number in reasons.items())
        yield Passage("skipped", words=f"{told} skipped")
