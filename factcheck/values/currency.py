"""Currencies: codes, names and marks, and which of them can mean the same (`values/data/currencies.tsv`)."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from factcheck.values.tables import listed, plural, rows

FILE: Final = "currencies.tsv"


class Currency(NamedTuple):
    """A currency: ISO 4217 code, or the open name of a family ("$", "franc") whose country the text leaves out."""

    code: str
    family: str
    name: str
    parts: int

    @property
    def is_open(self) -> bool:
        """Whether it may be any currency of its family."""
        return not self.code.isupper()


class Coin(NamedTuple):
    """What a word of money stands for: a currency, and how many of the coin make one of it (100 for cents)."""

    currency: Currency
    parts: int = 1


@cache
def currencies() -> dict[str, Currency]:
    """Every currency by its code."""
    return {
        row["code"]: Currency(row["code"], row["family"], row["name"] or row["code"], int(row["parts"]))
        for row in rows(FILE)
    }


def same_currency(one: str, other: str) -> bool:
    """Whether two codes can mean one currency: an open one ("$") agrees with every one of its family."""
    if one == other:
        return True
    first, second = currencies()[one], currencies()[other]
    return (first.is_open or second.is_open) and first.family == second.family != ""


@cache
def currency_words() -> dict[str, Coin]:
    """Every spelling in words, in lower case without dots: singular and plural, coins too."""
    found: dict[str, Coin] = {}
    for row in rows(FILE):
        currency = currencies()[row["code"]]
        for word in filter(None, (row["name"], *listed(row["words"]))):
            found |= dict.fromkeys((word, plural(word)), Coin(currency))
        for word, parts in _minor(row):
            if _is_word(word):
                found |= dict.fromkeys((word, plural(word)), Coin(currency, parts))
        if currency.family == "dollar" and not currency.is_open:
            cent = row["name"].replace("dollar", "cent")
            found |= dict.fromkeys((cent, plural(cent)), Coin(currency, currency.parts))
    return found


@cache
def currency_marks() -> dict[str, Coin]:
    """Marks and codes, as they are written."""
    found = {code: Coin(currency) for code, currency in currencies().items() if not currency.is_open}
    for row in rows(FILE):
        currency = currencies()[row["code"]]
        found |= dict.fromkeys(listed(row["symbols"]), Coin(currency))
        found |= {mark: Coin(currency, parts) for mark, parts in _minor(row) if not _is_word(mark)}
    return found


def _minor(row: dict[str, str]) -> list[tuple[str, int]]:
    """The coins of a row, and how many of each make a whole: "dime=10", else what the row says."""
    coins = (entry.partition("=") for entry in listed(row["minor"]))
    return [(word, int(parts or row["parts"])) for word, _, parts in coins]


def _is_word(minor: str) -> bool:
    return len(minor) > 1
