"""The page: a registry as one HTML file to read, to search and to link to.

It loads nothing, and says so to the browser (Content-Security-Policy); its one script narrows the list, and without it
all claims are there. Its template escapes every text: nothing of a registry becomes markup.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from pathlib import PurePath
from typing import Final, NamedTuple

from factcheck.report.markup import web_address
from factcheck.report.page.cards import Reference
from factcheck.report.page.templates import asset, page_from
from factcheck.upkeep.exchange.drafts import Plain, PlainClaim
from factcheck.upkeep.exchange.plain import Period, PlainRegistry, periods_of, sources_of, texts

RATINGS: Final = {
    "false": "Rated false: not to be repeated",
    "misleading": "Rated misleading: not to be repeated",
    "unproven": "Rated unproven: not to be repeated",
}
ROWS: Final = (("also", "Also said"), ("review_by", "To review by"))
WORDS: Final = (("unless", "Not with"), ("tags", "Tags"))
"""Short entries, which stand in a row."""


class Cell(NamedTuple):
    """A text of a claim, and when it holds, which may be empty."""

    words: str
    when: str = ""


class Row(NamedTuple):
    """What a claim has under one heading."""

    called: str
    cells: tuple[Cell, ...]


class Entry(NamedTuple):
    """A claim as the page tells it."""

    id: str
    claim: str
    rating: str
    rows: tuple[Row, ...]
    sources: tuple[Reference, ...]


def write_page(registry: PlainRegistry, title: str) -> str:
    """The registry as an HTML page with that title, in UTF-8. Claims stand by file, in its order."""
    placed = zip(registry.claims, registry.places, strict=True)
    sections = [
        (_heading(path), [_entry(claim) for claim, _ in claims])
        for path, claims in groupby(placed, key=lambda each: each[1][0])
    ]
    values = {"title": title, "number": len(registry.claims), "sections": sections}
    return page_from("registry.html.jinja", values, asset("registry.css"), asset("registry.js"))


def _heading(path: str) -> str:
    return PurePath(path).stem.replace("-", " ").replace("_", " ").capitalize()


def _entry(claim: PlainClaim) -> Entry:
    rows = (
        Row("Value", tuple(map(_value, periods_of(claim)))),
        Row("Common errors", tuple(Cell(_wrong(item)) for item in _listed(claim.get("wrong")))),
        *(Row(called, tuple(map(Cell, texts(claim.get(key))))) for key, called in ROWS),
        *(Row(called, tuple(map(Cell, filter(None, [", ".join(texts(claim.get(key)))])))) for key, called in WORDS),
    )
    rating = RATINGS.get(str(claim.get("rating", "")), "")
    sources = tuple(map(_source, sources_of(claim)))
    return Entry(str(claim["id"]), str(claim["claim"]), rating, rows, sources)


def _value(period: Period) -> Cell:
    ends = (("from", period.begins), ("to", period.ends))
    return Cell(period.text, " ".join(f"{word} {day}" for word, day in ends if day))


def _listed(value: Plain | None) -> list[Plain]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _wrong(item: Plain) -> str:
    if not isinstance(item, dict):
        return str(item)
    because = item.get("because", "")
    said = next((text for key, text in item.items() if key != "because" and isinstance(text, str)), "")
    return f"{said}: {because}" if because else said


def _source(source: Mapping[str, str]) -> Reference:
    url = source.get("url", "")
    read_on = f"read on {source['accessed']}" if source.get("accessed") else ""
    rest = ", ".join(filter(None, (source.get("publisher"), read_on)))
    return Reference(source.get("title") or url, web_address(url), rest, source.get("quote", ""))
