"""Entities of Wikidata: the files that it gives out → things with their names and statements.

First of the import of Wikidata. A file holds one entity, a list of them, or `{"entities": {…}}`. An empty mapping may
be written as an empty list, since the program behind it knows no difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from factcheck.errors import ArticleError, Fault
from factcheck.upkeep.exchange.drafts import one_line
from factcheck.upkeep.exchange.json_text import Json, items_of, text_at

ENGLISH: Final = ("en", "en-gb", "en-us", "en-ca", "mul")
"""Labels that an English article may use, best first; `mul` is Wikidata's label for all languages."""
ITEM: Final = re.compile(r"[QPL][1-9]\d{0,11}(?:-[A-Z0-9]+)?")
FORM: Final = "name a file as https://www.wikidata.org/wiki/Special:EntityData/Q8646.json gives it"


class Entity(NamedTuple):
    """A thing: its id, its English label (empty where there is none), its other English names, its statements."""

    id: str
    kind: str
    label: str
    aliases: tuple[str, ...]
    statements: dict[str, list[Json]]


def read_entities(path: str, value: Json) -> Iterator[Entity]:
    """The entities of a file. Raises `ArticleError` where it holds none."""
    entities = value.get("entities") if isinstance(value, dict) else None
    found = list(entities.values()) if isinstance(entities, dict) else items_of(entities or value)
    for number, each in enumerate(found, start=1):
        if not isinstance(each, dict) or not ITEM.fullmatch(text_at(each, "id")):
            raise ArticleError(Fault(path, None, None, f"entry {number} is no entity of Wikidata", FORM))
        if "statements" in each and "claims" not in each:
            problem = f"{text_at(each, 'id')} is in the form of Wikidata's REST interface, which is not read"
            raise ArticleError(Fault(path, None, None, problem, FORM))
        yield _entity(each)


def _entity(value: dict[str, Json]) -> Entity:
    claims = value.get("claims")
    statements = {key: items_of(each) for key, each in claims.items()} if isinstance(claims, dict) else {}
    names = [text for language in ENGLISH for text in _texts(value.get("labels"), language)]
    others = [text for language in ENGLISH for text in _texts(value.get("aliases"), language)]
    label = names[0] if names else ""
    aliases = dict.fromkeys(name for name in (*names, *others) if name != label)
    return Entity(text_at(value, "id"), text_at(value, "type") or "item", label, tuple(aliases), statements)


def _texts(value: Json, language: str) -> list[str]:
    """The texts in a language: one or a list of them, each by itself or as `{language, value}`."""
    there = items_of(value.get(language)) if isinstance(value, dict) else []
    texts = (each if isinstance(each, str) else text_at(each, "value") for each in there)
    return [one_line(text) for text in texts if text.strip()]


def item_of(value: Json) -> str:
    """The id of the entity that a value names; older files give its number only."""
    number = text_at(value, "numeric-id")
    return text_at(value, "id") or (f"Q{number}" if number.isdecimal() else "")
