"""Each page of `tests/upkeep/lint` is a rule: claims files, and what is said of them on 20 November 2026.

`pytest --update tests/upkeep/test_lint_pages.py` writes the `problems` blocks anew; review them as a diff.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from factcheck.report.door import Door
from factcheck.upkeep.lint import formats
from factcheck.upkeep.lint.lint import LintOutcome
from factcheck.upkeep.lint.registered import LINT_RULES

PAGES = sorted((Path(__file__).parent / "lint").glob("*.md"))
BLOCK = re.compile(r"^```(?P<info>yaml claims|problems)\n(?P<body>(?:.*\n)*?)```$", re.MULTILINE)


def told(outcome: LintOutcome) -> str:
    stream = io.StringIO()
    Door(stream).write(formats.concise(outcome))
    return stream.getvalue()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page(path: Path, lint, request: pytest.FixtureRequest) -> None:
    page = path.read_text(encoding="utf-8")
    blocks = list(BLOCK.finditer(page))
    assert [block["info"] for block in blocks] == ["yaml claims", "problems"] * (len(blocks) // 2)
    said = [told(lint(block["body"])) for block in blocks[::2]]
    if request.config.getoption("--update"):
        for block, words in reversed(list(zip(blocks[1::2], said, strict=True))):
            start, end = block.span("body")
            page = page[:start] + words + page[end:]
        path.write_text(page, encoding="utf-8", newline="\n")
        return
    assert [block["body"] for block in blocks[1::2]] == said


def test_every_rule_has_a_page_that_shows_it() -> None:
    assert {path.stem for path in PAGES} == {rule.id for rule in LINT_RULES}
    for path in PAGES:
        assert f"[{path.stem}]" in path.read_text(encoding="utf-8"), path.stem


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_shows_what_its_rule_leaves_alone(path: Path) -> None:
    blocks = [
        block["body"] for block in BLOCK.finditer(path.read_text(encoding="utf-8")) if block["info"] == "problems"
    ]
    assert any(f"[{path.stem}]" not in block for block in blocks)


def test_a_fault_behind_the_last_line_has_its_frame(lint) -> None:
    stream = io.StringIO()
    Door(stream).write(formats.pretty(lint("claims: [")))
    assert stream.getvalue().startswith("error[refused]: ")
