"""Tables of this folder: which properties, units and ratings mean what. Data files with their sources, read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).parent / "data"


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a table by column; lines that begin with `#` say where it comes from."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    columns, *cells = (line.split("\t") for line in lines if not line.startswith("#"))
    return tuple(dict(zip(columns, row, strict=True)) for row in cells)


@cache
def by_first(name: str) -> dict[str, dict[str, str]]:
    """The rows of a table by their first cell."""
    return {next(iter(row.values())): row for row in rows(name)}
