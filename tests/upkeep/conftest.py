"""A claims file, linted or tested."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from factcheck.registry.registry import Registry
from factcheck.upkeep.lint.lint import LintOutcome, lint_files

TODAY = date(2026, 11, 20)
Lint = Callable[[str], LintOutcome]


@pytest.fixture
def lint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lint:
    """Lints the text of a file `claims.yaml`, on 20 November 2026."""
    monkeypatch.chdir(tmp_path)

    def run(text: str) -> LintOutcome:
        Path("claims.yaml").write_text(text, encoding="utf-8")
        return lint_files(["claims.yaml"], TODAY)

    return run


@pytest.fixture
def alone() -> Callable[..., Registry]:
    """A registry of one claim, with the names given for all."""

    def make(claim: str, names: dict[str, list[str]] | None = None, **keys: object) -> Registry:
        one = {"id": "one", "claim": claim, "source": "a", **keys}
        return Registry.from_mapping({"names": names or {}, "claims": [one]})

    return make
