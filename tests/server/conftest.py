"""A folder with claims and articles, and what the server makes of a text in it, without a client."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from factcheck.matching.interface import Confidence
from factcheck.pipeline import check_document
from factcheck.registry.files import identity
from factcheck.registry.selection import EVERYTHING
from factcheck.report.interface import Show
from factcheck.rules.interface import CheckedDocument
from factcheck.rules.suppression import hold_back
from factcheck.rules.suppression_patterns import Terms as SuppressionTerms
from factcheck.server.buffers import Buffer, uri_of
from factcheck.server.desk import Desk, Outcome, Task
from factcheck.server.interface import ClientSettings, Holding, Terms
from factcheck.server.positions import Encoding
from factcheck.text.readers import read_document

CLAIMS = """\
claims:
  - id: crimea-annexation
    claim: Russia annexed Crimea in March 2014.
    sources: [{title: The treaty, url: https://example.org/treaty, accessed: 2026-01-02}]
    wrong: [{value: 2015, because: some count from the sanctions}]
  - id: tower-height
    claim: The Eiffel Tower is 330 metres tall.
    source: https://example.org/tower
    tests:
      consistent: [The Eiffel Tower is 1083 feet tall.]
      contradicted: [The Eiffel Tower is 330 metres tall.]
"""
TODAY = date(2026, 11, 20)
NOTHING_SET = ClientSettings()

Look = Callable[..., Outcome]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project: `claims/all.yaml`, and nothing else."""
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "all.yaml").write_text(CLAIMS, encoding="utf-8")
    return tmp_path


def check(name: str, data: bytes, holding: Holding) -> CheckedDocument:
    """An article, checked as a run does it, on a day in 2026."""
    checked = check_document(read_document(name, data), holding.registry)
    return hold_back(checked, SuppressionTerms.of(holding.registry, lambda: TODAY))


@pytest.fixture
def look(folder: Path) -> Look:
    """What the desk makes of a text, by the name of its file in the folder; `open_` are other texts that are open."""

    def terms(_: str, client: ClientSettings) -> Terms:
        shown = client.min_confidence or Confidence.LOW, client.show or Show.PROBLEMS
        return Terms(client.claims or (str(folder / "claims"),), check, EVERYTHING, *shown)

    desk = Desk(terms, lambda: TODAY)

    def look(
        name: str,
        text: str,
        *,
        open_: dict[str, str] | None = None,
        encoding: Encoding = Encoding.Utf16,
        language: str = "",
        settings: ClientSettings = NOTHING_SET,
        thorough: bool = True,
    ) -> Outcome:
        texts = {**(open_ or {}), **({name: text} if name.endswith(".yaml") else {})}
        overlay = {identity(str(folder / each)): written.encode() for each, written in texts.items()}
        overlay[identity(name)] = text.encode()
        uri = name if ":" in name else uri_of(str(folder / name))
        buffer = Buffer(uri, language, 7, text)
        return desk.outcome(Task(buffer, overlay, settings, encoding, (str(folder),), str(folder), thorough))

    return look
