"""The files of `claims/` that are made from tables are what their script makes, and every table has a source."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOL = ROOT / "tools" / "starter_registry"
MADE: dict[str, str] = runpy.run_path(str(TOOL / "build.py"))["files"]()
TABLES = sorted((TOOL / "tables").glob("*.tsv"))


@pytest.mark.parametrize("name", sorted(MADE))
def test_a_file_is_what_the_script_makes(name: str) -> None:
    held = (ROOT / "claims" / name).read_text(encoding="utf-8")
    assert held == MADE[name], f"{name} was edited, or its table was: python tools/starter_registry/build.py"


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_a_table_names_its_source(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("# source: ")


def test_every_table_is_used() -> None:
    used = "".join(path.read_text(encoding="utf-8") for path in (TOOL / "subjects").glob("*.toml"))
    assert [path.name for path in TABLES if f'"{path.name}"' not in used] == []
