"""The JSON Schemas in `docs/` are those that the command prints."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("subject", ["claims", "config", "report"])
def test_schema_file_is_current(desk, subject: str, update: bool) -> None:
    path = ROOT / "docs" / f"{subject}.schema.json"
    printed = "\n".join(desk.run(f"factcheck schema {subject}")) + "\n"
    if update:
        path.write_text(printed, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == printed
