"""What a run imports: start-up is quick because most things are left alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.report.formats import FORMATS

LISTED = """
import sys
from factcheck.cli.main import main
main(sys.argv[1:])
sys.stderr.write(" ".join(sorted(sys.modules)))
"""
SEED = Path(__file__).parents[1] / "seeds" / "russia-shuts-down-mission-to-nato.txt"

HEAVY = {
    "html.parser",
    "importlib.metadata",
    "jinja2",
    "jsonschema",
    "lsprotocol",
    "lxml",
    "pathspec",
    "pydantic",
    "pygls",
    "pyromark",
    "rich",
    "watchfiles",
}
"""Modules that only some runs need."""

LEFT_ALONE = ("factcheck.cli.explain", "factcheck.cli.fixing", "factcheck.cli.watching", "factcheck.report.schema")
"""Modules of other runs."""

STANDS_ON = {
    "concise": {"pretty"},
    "jsonl": {"json"},
    "sarif": {"json"},
    "github": {"pretty"},
    "markdown": {"pretty"},
    "html": {"pretty"},
}
"""The formats that one tells a part of its own by."""

FRAMEWORK = {
    "typer",
    "yaml",
    "rapidfuzz",
    "Stemmer",
    "factcheck.pipeline",
    "factcheck.registry.loader",
    "json",
    "decimal",
}


def imported(*arguments: str, folder: Path | None = None) -> set[str]:
    command = [sys.executable, "-c", LISTED, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60, cwd=folder)
    return set(done.stderr.split())


def test_version_imports_next_to_nothing() -> None:
    assert not imported("--version") & (HEAVY | FRAMEWORK)


@pytest.mark.parametrize("format_", FORMATS)
def test_a_text_file_without_colour(format_: str) -> None:
    modules = imported(str(SEED), "--output-format", format_)
    assert "factcheck.pipeline" in modules
    assert modules & HEAVY == ({"jinja2"} if format_ == "html" else set())
    assert not {name for name in modules if name.startswith(LEFT_ALONE)}
    needed = {format_} | STANDS_ON.get(format_, set())
    assert {name for name in FORMATS if f"factcheck.report.{name}" in modules} == needed
    assert ("xml.etree.ElementTree" in modules) == (format_ == "junit")


def test_where_there_is_no_configuration_file_nothing_reads_one(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    reading = {"tomllib", *(f"factcheck.cli.configuration.{name}" for name in ("declare", "kinds", "parse", "places"))}
    assert not imported(str(SEED), "--no-registry", folder=tmp_path) & reading
    (tmp_path / "factcheck.toml").touch()
    assert imported(str(SEED), "--no-registry", folder=tmp_path) >= reading
