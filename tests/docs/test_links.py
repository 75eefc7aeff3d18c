"""What the documentation names exists: linked files and headings, options, paths of the project."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

from factcheck.cli.app import COMMANDS, build
from factcheck.comparison.interface import Verdict
from factcheck.registry.claim import Severity
from factcheck.report.schema import report_schema

ROOT = Path(__file__).parents[2]
LINK = re.compile(r"\]\((?P<target>[^)\s]+)\)")
FENCED = re.compile(r"(?ms)^```.*?^```$")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")
PROJECT_PATH = re.compile(r"`(?P<path>(?:factcheck|tests|docs|claims|seeds|\.ci)/[\w./-]*)`")
OF_OTHER_PROGRAMS = frozenset({"--editable", "--group", "--quiet", "--unshallow", "--update", "--upgrade"})
"""Options of git, of pip, of pytest, and `--update`, which `tests/conftest.py` gives pytest."""


def slug(heading: str) -> str:
    """The anchor that GitHub and GitLab give a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def headings(path: Path) -> set[str]:
    text = FENCED.sub("", path.read_text(encoding="utf-8"))
    return {slug(line.lstrip("#").strip()) for line in text.splitlines() if line.startswith("#")}


def test_links_inside_the_project_lead_somewhere(page) -> None:
    for found in LINK.finditer(FENCED.sub("", page.text)):
        target = found["target"]
        if target.startswith(("https://", "http://")):
            continue
        name, _, heading = target.partition("#")
        path = (page.path.parent / name).resolve() if name else page.path
        assert path.exists(), target
        assert path.is_relative_to(ROOT.resolve()), target
        assert not heading or heading in headings(path), target


def test_paths_of_the_project_exist(page) -> None:
    written = {block.marker.removeprefix("file: ") for block in page.blocks() if block.marker.startswith("file: ")}
    for found in PROJECT_PATH.finditer(FENCED.sub("", page.text)):
        assert found["path"] in written or (ROOT / found["path"]).exists(), found["path"]


@pytest.fixture(scope="module")
def options() -> frozenset[str]:
    """The options of all commands."""
    return frozenset(options_of(get_command(build(COMMANDS)))) | {"--version", "--help"}


def options_of(command) -> Iterator[str]:
    """The options of a command and of those below it."""
    for parameter in command.params:
        yield from (name for name in (*parameter.opts, *parameter.secondary_opts) if name.startswith("--"))
    for below in getattr(command, "commands", {}).values():
        yield from options_of(below)


COMPARED = "comparison.md"
"""The page that names options of other linters."""


def test_options_exist(options: frozenset[str], pages) -> None:
    for name, page in pages.items():
        if name == COMPARED:
            continue
        named = set(OPTION.findall(page.text))
        assert named <= options | OF_OTHER_PROGRAMS, name


def test_every_key_of_the_json_report_is_told(pages) -> None:
    told = set(re.findall(r"`([a-z_]+)`", FENCED.sub("", pages["report-json.md"].text)))
    assert keys_of(report_schema()) - SPELLED_OUT <= told


SPELLED_OUT = frozenset({"name", "version"}) | {str(word) for word in (*Verdict, *Severity)}
"""Keys that the page tells in words: of the program, and the verdicts and severities that are counted."""


def keys_of(schema: object) -> set[str]:
    """The properties that a schema declares, at any depth."""
    match schema:
        case {"properties": dict(properties)}:
            return set(properties).union(*map(keys_of, properties.values()))
        case dict():
            return set().union(*map(keys_of, schema.values()))
        case list():
            return set().union(*map(keys_of, schema))
        case _:
            return set()
