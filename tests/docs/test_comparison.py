"""The page that compares: each “yes” of ours is a link to a test that exists, and no cell is empty."""

from __future__ import annotations

import re
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "comparison.md"
PROVED = re.compile(r'\[yes\]\((?P<file>\.\./tests/[\w./]+\.py) "(?P<test>test_\w+)"\)')
OURS = 1
"""The column of the tables that is ours; the first says what is compared."""

TOOLS = ["factcheck", "Vale", "ruff", "semgrep", "LanguageTool", "typos", "textlint"]


def cells() -> list[list[str]]:
    """The rows of the tables, without their heads."""
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    table = [[cell.strip() for cell in line.strip().strip("|").split(" | ")] for line in lines]
    return [row for row in table if not row[0].startswith("---")]


def test_every_row_says_something_of_every_tool() -> None:
    for row in cells():
        assert len(row) == len(TOOLS) + OURS, row
        assert row[OURS:] == TOOLS if not row[0] else all(row), row


def test_each_yes_is_a_test() -> None:
    for row in cells():
        if not row[0] or row[OURS].startswith("no"):
            continue
        proved = PROVED.match(row[OURS])
        assert proved, row
        source = (PAGE.parent / proved["file"]).read_text(encoding="utf-8")
        assert re.search(rf"^(?:async )?def {proved['test']}\(", source, re.MULTILINE), row
