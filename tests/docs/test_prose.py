"""Our own prose is checked: it states no fact otherwise than the claims that come with `factcheck`."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from factcheck.errors import ExitCode

ROOT = Path(__file__).parents[2]
WRONG_ON_PURPOSE = "how-it-decides.md"
"""The page whose hard cases are errors."""


def checked(desk, pages: Iterable[Any]) -> dict[str, Any]:
    names = " ".join(shlex.quote(str(page.path)) for page in pages)
    claims = shlex.quote(str(ROOT / "claims"))
    return json.loads("\n".join(desk.run(f"factcheck check {names} --claims {claims} --output-format json")))


def test_pages_agree_with_the_registry(desk, pages) -> None:
    report = checked(desk, [page for name, page in pages.items() if name != WRONG_ON_PURPOSE])
    # What needs no claim is left out: pages show days that do not exist, and sums that do not come out.
    about_claims = [f for f in report["findings"] if f["claim"]]
    errors = [(f["path"], f["line"], f["message"]) for f in about_claims if f["severity"] == "error"]
    assert (errors, report["faults"]) == ([], [])


def test_what_is_wrong_on_purpose_is_the_only_error_in_its_page(desk, pages) -> None:
    page = pages[WRONG_ON_PURPOSE]
    lines = page.text.splitlines()
    cases = range(lines.index("<!-- generated: hard-cases -->"), lines.index("<!-- end: hard-cases -->"))
    report = checked(desk, [page])
    assert report["exit_code"] == ExitCode.FINDINGS
    assert [f["line"] for f in report["findings"] if f["severity"] == "error" and f["line"] not in cases] == []
    assert report["faults"] == []
