"""Our own CSV: claims → a table that a spreadsheet opens safely, and its rows → claims again.

A timeline is several rows with the same id. Lists stand in one cell, an entry a line. What a table can't hold (names,
tests, tolerances, further sources) is left out, and told.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from typing import Final

from factcheck.upkeep.exchange.drafts import Plain, PlainClaim, one_line
from factcheck.upkeep.exchange.plain import Period, PlainRegistry, periods_of, sources_of, texts

LISTS: Final = ("also", "unless", "tags")
SOURCE: Final = ("title", "url", "publisher", "accessed", "quote")
TEXTS: Final = ("rating", "severity", "review_by")
COLUMNS: Final = ("id", "claim", "kind", "value", "from", "to", *TEXTS, *LISTS, *SOURCE)
HELD: Final = frozenset({"id", "claim", "value", "source", "sources", *TEXTS, *LISTS})
PERIOD_KEYS: Final = frozenset({"from", "to"})
FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")
"""How a cell begins that a spreadsheet would run, or that would be taken for one which is escaped."""


def is_own(columns: Iterable[str]) -> bool:
    """Whether a table is one that was exported: it has an id and a claim, and nothing that is not ours."""
    return {"id", "claim"} <= set(columns) <= set(COLUMNS)


def write_csv(registry: PlainRegistry) -> str:
    """The claims as a table."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for claim in registry.claims:
        source = next(iter(sources_of(claim)), {})
        for period in periods_of(claim) or [Period("", "")]:
            row = {"kind": period.kind, "value": period.text, "from": period.begins, "to": period.ends}
            row |= {key: text for key in ("id", "claim", *TEXTS) if isinstance(text := claim.get(key), str)}
            row |= {key: "\n".join(texts(claim.get(key))) for key in LISTS}
            row |= {key: source.get(key, "") for key in SOURCE}
            writer.writerow(escaped(row.get(column, "")) for column in COLUMNS)
    return out.getvalue()


def escaped(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if FORMULA.match(cell) else cell


def what_is_lost(registry: PlainRegistry) -> dict[str, int]:
    """What the table can't hold: its key, and how many claims have it."""
    lost: dict[str, int] = {}
    for claim in registry.claims:
        keys = claim.keys() - HELD
        values = claim.get("value", [])
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, dict):
                keys |= {
                    key for key in value if key not in PERIOD_KEYS and key not in {p.kind for p in periods_of(claim)}
                }
        for key in sorted(keys) + (["further sources"] if len(sources_of(claim)) > 1 else []):
            lost[key] = lost.get(key, 0) + 1
    return lost


def own_claim(cells: Mapping[str, str]) -> PlainClaim:
    """The claim that a row of our own table holds."""
    claim: PlainClaim = {key: text for key in ("id", "claim", *TEXTS) if (text := one_line(cells.get(key, "")))}
    claim.setdefault("id", "")
    for key in LISTS:
        if entries := [one_line(entry) for entry in cells.get(key, "").splitlines() if entry.strip()]:
            claim[key] = list[Plain](entries)
    kind, value = (one_line(cells.get(key, "")) for key in ("kind", "value"))
    period: dict[str, Plain] = {key: text for key in ("from", "to") if (text := one_line(cells.get(key, "")))}
    if value and (kind or period):
        typed = {**period, kind or "name": value}
        claim["value"] = [typed] if period else typed
    elif value:
        claim["value"] = value
    source: dict[str, Plain] = {key: text for key in SOURCE if (text := one_line(cells.get(key, "")))}
    if source:
        claim["sources"] = [source]
    return claim
