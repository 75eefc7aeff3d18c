"""Statements of Wikidata: one statement → what it tells, when it holds, and who says so.

Second of the import of Wikidata. What a statement says of a part only, or not at all, raises `LeftOutError`; what no
claim can say, `NotSaidError`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final, NamedTuple

from factcheck.upkeep.exchange.drafts import Plain, one_line, web_address
from factcheck.upkeep.exchange.json_text import Json, items_of, text_at
from factcheck.upkeep.exchange.tables import by_first
from factcheck.upkeep.exchange.wikidata_entity import item_of
from factcheck.upkeep.exchange.wikidata_time import Moment, NotSaidError, read_moment

CIRCA: Final = "Q5727902"
AMOUNT: Final = re.compile(r"(?P<sign>[+-]?)(?P<whole>\d{1,30})(?P<rest>\.\d{1,20})?")
LABELS: Final = "name its file too: its label is all that is needed"
REFERENCE_URL, STATED_IN, TITLE, PUBLISHER, RETRIEVED = "P854", "P248", "P1476", "P123", "P813"


class LeftOutError(Exception):
    """A statement that is not for a claim, and the reason, as it is counted."""


class Told(NamedTuple):
    """A value: as a sentence writes it, alone (`text`) and with its preposition (`on`), and the key of its kind.

    `accept` are other ways in which it is right; `tolerance` how far its bounds are from it; `figure` its number.
    """

    text: str
    key: str
    on: str = ""
    accept: tuple[str, ...] = ()
    tolerance: str = ""
    figure: Decimal | None = None


class Stated(NamedTuple):
    """A statement: its value, whether it is preferred, when it holds, its sources as a claims file writes them."""

    told: Told
    preferred: bool
    start: Moment | None
    end: Moment | None
    point: Moment | None
    sources: tuple[dict[str, Plain], ...]


def read_statement(statement: Json, kind: str, labels: Mapping[str, str]) -> Stated:
    """What a statement tells. `kind` is what its property holds, `labels` the names of entities by id."""
    if text_at(statement, "rank") == "deprecated":
        raise LeftOutError("statements that Wikidata itself calls deprecated")
    snak = statement.get("mainsnak") if isinstance(statement, dict) else None
    if text_at(snak, "snaktype") != "value":
        raise LeftOutError("statements that there is no value, or that it is unknown")
    when, circa = _qualifiers(statement)
    value = _value_of(snak)
    match kind:
        case "time":
            told = _told_time(read_moment(value, circa=circa))
        case "quantity":
            told = _told_amount(value)
        case _:
            told = _told_item(value, "place" if kind == "place" else "name", labels)
    sources = tuple(source for each in items_of(_get(statement, "references")) if (source := _source(each, labels)))
    preferred = text_at(statement, "rank") == "preferred"
    return Stated(told, preferred, when.get("start"), when.get("end"), when.get("point"), sources)


def _get(value: Json, key: str) -> Json:
    return value.get(key) if isinstance(value, dict) else None


def _value_of(snak: Json) -> Json:
    return _get(_get(snak, "datavalue"), "value")


def _qualifiers(statement: Json) -> tuple[dict[str, Moment], bool]:
    """When a statement holds, and whether it is told as about right."""
    when: dict[str, Moment] = {}
    circa = False
    given = _get(statement, "qualifiers")
    for name, snaks in (given if isinstance(given, dict) else {}).items():
        does = by_first("wikidata-qualifiers.tsv").get(name, {}).get("does", "")
        snak = next(iter(items_of(snaks)), None)
        if does == "harmless" or (does in ("start", "end") and text_at(snak, "snaktype") != "value"):
            continue
        if does == "circa" and item_of(_value_of(snak)) == CIRCA:
            circa = True
        elif does in ("start", "end", "point"):
            when[does] = read_moment(_value_of(snak))
        else:
            raise LeftOutError("statements of a part only, or in a sense that their qualifiers tell")
    return when, circa


def _told_time(moment: Moment) -> Told:
    return Told(moment.text, "date", moment.on, accept=(moment.also,) if moment.also else ())


def _told_item(value: Json, key: str, labels: Mapping[str, str]) -> Told:
    item = item_of(value)
    if item not in labels:
        raise NotSaidError(f"the name of {item or 'its value'} is in none of the files", LABELS)
    return Told(labels[item], key)


def _told_amount(value: Json) -> Told:
    unit = text_at(value, "unit").rpartition("/")[2]
    known = by_first("wikidata-units.tsv").get(unit)
    if known is None:
        raise NotSaidError(f"the unit {unit[:40] or 'of the figure'} is not known")
    amount = _amount(text_at(value, "amount"))
    bounds = [_amount(text) for text in (text_at(value, "lowerBound"), text_at(value, "upperBound")) if text]
    margin = max((abs(amount - bound) for bound in bounds), default=Decimal(0))
    text = written(amount, known["key"], known["words"])
    return Told(text, known["key"], tolerance=f"{margin.normalize():f}" if margin else "", figure=amount)


def _amount(text: str) -> Decimal:
    if not AMOUNT.fullmatch(text):
        raise NotSaidError(f"`{text[:40]}` is no figure that a claim can say")
    return Decimal(text)


def written(amount: Decimal, key: str, words: str) -> str:
    """A figure as prose writes it, with its unit: `1,105.69 square kilometres`, `USD 429`, `3.4%`."""
    figure = f"{amount:,f}"
    if key == "money":
        return f"{words} {figure}"
    return f"{figure}%" if key == "percent" else f"{figure} {words}".strip()


def _source(reference: Json, labels: Mapping[str, str]) -> dict[str, Plain]:
    """A reference as a source; an empty one where it says nothing that a reader could look up."""
    snaks = _get(reference, "snaks")

    def first(name: str) -> Json:
        return _value_of(next(iter(items_of(_get(snaks, name))), None))

    url = first(REFERENCE_URL)
    address = web_address(url) if isinstance(url, str) else None
    title = one_line(text_at(first(TITLE), "text")) or labels.get(item_of(first(STATED_IN)), "")
    if not (address or title):
        return {}
    publisher = labels.get(item_of(first(PUBLISHER)), "")
    found = {"title": title, "publisher": publisher, "url": address or "", "accessed": _day(first(RETRIEVED))}
    return {key: text for key, text in found.items() if text}


def _day(value: Json) -> str:
    """The day that a time names, as `2016-11-24`; an empty text where it names none."""
    try:
        moment = read_moment(value)
    except NotSaidError:
        return ""
    return moment.begins if moment.is_day and not moment.begins.startswith("-") else ""
