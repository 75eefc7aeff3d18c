"""The starter registry: tables of facts → the claims files by subject, `python tools/starter_registry/build.py`.

Each file of `subjects/` (TOML) makes one file of `claims/`: what it is about, and for each table the words that a claim
is made of. Each table of `tables/` (TSV) names its source. Files of `claims/` without a subject here are written by
hand. `tests/claims/test_generated.py` holds the files to what this script makes.

In a template, `{country}` is a cell of the row, and an item `{*aliases}` stands for each part of a cell that is parted
by semicolons. A cell that holds a day gives more words: `{date}` is 24 October 1945, `{date_iso}` 1945-10-24,
`{date_month}` October 1945, `{date_year}` 1945, and `{date_wrong}` a year that is not the right one. What a template
makes of an empty cell alone is left out.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Final, TypeAlias, cast

HERE: Final = Path(__file__).parent
CLAIMS: Final = HERE.parents[1] / "claims"
KEYS: Final = ("id", "claim", "also", "names", "unless", "value", "wrong", "review_by", "sources", "tests")
SCHEMA: Final = "# yaml-language-server: $schema=../docs/claims.schema.json"
WIDTH: Final = 118
YEARS_OFF: Final = 3
PLAIN: Final = re.compile(r"[A-Za-z0-9À-ž$][\w .()/$'’~À-ž-]*[\w.)'’]|[\w.]", re.ASCII)
"""What YAML reads as text wherever it stands; all else is quoted."""

Row = dict[str, str]
Tree: TypeAlias = "str | list[Tree] | dict[str, Tree]"


def rows(name: str) -> list[Row]:
    """The rows of a table, without its lines of remarks."""
    text = (HERE / "tables" / name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [
        {key: cell or "" for key, cell in row.items()}
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    ]


def with_dates(row: Row) -> Row:
    """The row, with the other ways to write the days in it."""
    more: Row = {}
    for key, cell in row.items():
        if re.fullmatch(r"\d{4}-\d\d-\d\d", cell):
            day = date.fromisoformat(cell)
            more |= {
                key: f"{day.day} {day:%B} {day.year}",
                f"{key}_iso": cell,
                f"{key}_month": f"{day:%B} {day.year}",
                f"{key}_year": str(day.year),
                f"{key}_wrong": str(day.year - YEARS_OFF),
            }
    return row | more


def filled(template: Tree, row: Row) -> Tree:
    """A template with the cells of a row in their places, and without what is empty by that."""
    match template:
        case str():
            return template.format_map(row)
        case dict():
            pairs = {key.format_map(row): filled(part, row) for key, part in template.items()}
            return {key: part for key, part in pairs.items() if key and part}
        case list():
            return [part for item in template for part in _items(item, row) if part]


def _items(item: Tree, row: Row) -> Iterator[Tree]:
    if isinstance(item, str) and (spread := re.fullmatch(r"\{\*(\w+)\}", item)):
        yield from (part.strip() for part in row[spread[1]].split(";"))
    else:
        yield filled(item, row)


def with_periods(row: Row, periods: list[Row]) -> tuple[Row, dict[str, Tree]]:
    """The row with the first, second and last of its periods and a day in the midst of each; and its timeline."""
    more: Row = {}
    for place, period in (("first", periods[0]), ("second", periods[1]), ("last", periods[-1])):
        start, end = date.fromisoformat(period["from"]), date.fromisoformat(period["to"])
        more |= {place: period["name"], f"{place}_day": (start + (end - start) / 2).isoformat()}
    timeline: list[Tree] = [{"from": p["from"], "to": p["to"], "name": p["name"]} for p in periods]
    names: dict[str, Tree] = {p["name"]: list(p["aliases"].split("; ")) for p in periods if p["aliases"]}
    return row | more, {"names": names, "value": timeline}


def claims(group: Mapping[str, Tree]) -> Iterator[dict[str, Tree]]:
    """The claims of one table."""
    template = {key: part for key, part in group.items() if key in KEYS}
    timelines = rows(str(group["periods"])) if "periods" in group else None
    for row in rows(str(group["table"])):
        words, timeline = with_dates(row), dict[str, Tree]()
        if timelines is not None:
            words, timeline = with_periods(row, [period for period in timelines if period["id"] == row["id"]])
        made = cast("dict[str, Tree]", filled(template, words)) | timeline
        yield {key: made[key] for key in KEYS if made.get(key)}


def inline(tree: Tree) -> str:
    """A part of a claim on one line of YAML."""
    match tree:
        case str():
            safe = PLAIN.fullmatch(tree) and not tree.endswith((" ", ":"))
            return tree if safe else '"' + tree.replace("\\", "\\\\").replace('"', '\\"') + '"'
        case list():
            return "[" + ", ".join(map(inline, tree)) + "]"
        case dict():
            return "{" + ", ".join(f"{inline(key)}: {inline(part)}" for key, part in tree.items()) + "}"


def block(key: str, tree: Tree, indent: str) -> Iterator[str]:
    """A key and what stands under it: on its line if that is short enough, else on lines of their own."""
    line = f"{indent}{inline(key)}: {inline(tree)}"
    if isinstance(tree, str) or (key != "tests" and len(line) <= WIDTH):
        yield line
    elif isinstance(tree, dict):
        yield f"{indent}{inline(key)}:"
        for name, part in tree.items():
            yield from block(name, part, indent + "  ")
    elif all(isinstance(item, str) for item in tree) and key == "unless":
        yield f"{indent}{key}: ["
        yield from wrapped([inline(item) for item in tree], indent + "  ")
        yield f"{indent}]"
    else:
        yield f"{indent}{inline(key)}:"
        yield from (f"{indent}  - {inline(item)}" for item in tree)


def wrapped(words: list[str], indent: str) -> Iterator[str]:
    """Words parted by commas, on lines of at most `WIDTH` characters."""
    line = indent.rstrip("\n")
    for place, word in enumerate(words):
        more = word + ("," if place < len(words) - 1 else "")
        if len(line) + 1 + len(more) > WIDTH:
            yield line.rstrip()
            line = indent
        line += ("" if line == indent else " ") + more
    yield line


def text(subject: Mapping[str, Tree]) -> str:
    """The claims file of a subject."""
    about = str(subject["about"]).strip().splitlines()
    lines = [SCHEMA, "#", *(f"# {line}".rstrip() for line in about), "version: 1"]
    if names := subject.get("names"):
        lines += list(block("names", names, ""))
    lines += ["", "claims:"]
    for group in cast("list[dict[str, Tree]]", subject["groups"]):
        for claim in claims(group):
            made = [line for key, part in claim.items() for line in block(key, part, "    ")]
            lines += ["  - " + made[0].strip(), *made[1:], ""]
    return "\n".join(lines)


def files() -> dict[str, str]:
    """The name of each claims file that has a subject here, and what it must hold."""
    return {
        f"{path.stem}.yaml": text(tomllib.loads(path.read_text(encoding="utf-8")))
        for path in sorted((HERE / "subjects").glob("*.toml"))
    }


if __name__ == "__main__":
    for name, made in files().items():
        (CLAIMS / name).write_text(made, encoding="utf-8")
