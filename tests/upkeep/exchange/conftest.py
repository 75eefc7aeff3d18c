"""What the tests of exchange share: drafts held to the loader, and entities of Wikidata in a few words."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from factcheck.registry.claim import Claim
from factcheck.registry.loader import load_bytes
from factcheck.upkeep.exchange.checked import check
from factcheck.upkeep.exchange.drafts import Imported

GREGORIAN, JULIAN = "Q1985727", "Q1985786"


class Taken:
    """What came of an import: the claims by id, as the loader reads them from the text, and why others were refused."""

    def __init__(self, imported: Imported) -> None:
        checked = check(imported)
        self.text = checked.text
        loaded = load_bytes("imported.yaml", checked.text.encode()) if checked.text else None
        self.claims: dict[str, Claim] = {claim.id: claim for claim in loaded.claims} if loaded else {}
        self.names = {group.names[0]: list(group.names[1:]) for group in loaded.names} if loaded else {}
        self.refused = [str(fault).partition("\n")[0] for fault in checked.refused]
        self.unread = [str(fault).partition("\n")[0] for fault in imported.unread]
        self.passed_over = dict(imported.passed_over)

    @property
    def only(self) -> Claim:
        assert (len(self.claims), self.refused, self.unread) == (1, [], [])
        return next(iter(self.claims.values()))


@pytest.fixture
def taken() -> Callable[[Imported], Taken]:
    return Taken


def time(written: str, precision: int = 11, calendar: str = GREGORIAN) -> dict[str, object]:
    """A time as Wikidata writes it; numbers as its JSON has them."""
    value = {"time": f"{written}T00:00:00Z", "timezone": 0, "before": 0, "after": 0, "precision": precision}
    return {"value": value | {"calendarmodel": f"http://www.wikidata.org/entity/{calendar}"}, "type": "time"}


def amount(figure: str, unit: str = "1", **bounds: str) -> dict[str, object]:
    address = unit if unit == "1" else f"http://www.wikidata.org/entity/{unit}"
    return {"value": {"amount": figure, "unit": address, **bounds}, "type": "quantity"}


def item(ident: str) -> dict[str, object]:
    return {"value": {"entity-type": "item", "numeric-id": int(ident[1:]), "id": ident}, "type": "wikibase-entityid"}


def statement(value: object, rank: str = "normal", references: object = (), **qualifiers: object) -> dict[str, object]:
    """A statement; a `value` that is a text is the kind of a snak without one (`novalue`)."""
    snak = {"snaktype": value} if isinstance(value, str) else {"snaktype": "value", "datavalue": value}
    given = {name: [{"snaktype": "value", "datavalue": each}] for name, each in qualifiers.items()}
    return {"mainsnak": snak, "rank": rank, "qualifiers": given, "references": list(references)}


class Wiki:
    """Builders, to be had in a test by the fixture of this name."""

    JULIAN = JULIAN
    time, amount, item, statement = (
        staticmethod(time),
        staticmethod(amount),
        staticmethod(item),
        staticmethod(statement),
    )

    @staticmethod
    def file(*entities: tuple[str, str, dict[str, object]], aliases: tuple[str, ...] = ()) -> tuple[str, str]:
        """A file of entities: id, English label, statements by property."""
        listed = [{"language": "en", "value": alias} for alias in aliases]
        built = {
            ident: {
                "type": "item",
                "id": ident,
                "labels": {"en": {"language": "en", "value": label}} if label else [],
                "aliases": {"en": listed} if listed else [],
                "claims": claims or [],
            }
            for ident, label, claims in entities
        }
        return "entity.json", json.dumps({"entities": built})


@pytest.fixture
def wiki() -> type[Wiki]:
    return Wiki
