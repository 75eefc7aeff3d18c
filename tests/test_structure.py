"""The shape of the house: every module says where it stands, floors have their folders, nothing grows out of sight."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "factcheck"
MODULES = sorted(PACKAGE.rglob("*.py"))
FLOORS = ("cli", "server", "upkeep", "report", "rules", "comparison", "matching", "registry", "values", "text")

LONG_FILES = {
    "factcheck/text/readers/html.py": "one tokenizer, whose states stand in one another's light when they are parted",
    "factcheck/values/interface.py": "the types of all kinds of value, and how each is told as plain data",
}
"""Modules of more than 300 lines, and why each is better whole."""
LONG_FUNCTIONS: dict[str, str] = {}
"""Functions of more than 40 lines, and why each is better whole."""
LINES_OF_A_FILE = 300
LINES_OF_A_FUNCTION = 40


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_says_what_it_is(path: Path) -> None:
    said = ast.get_docstring(tree(path))
    assert said
    first = said.split("\n\n")[0]
    assert re.search(r"[.!)]\Z", first), "the first paragraph is no sentence"
    assert len(first.split()) >= 4


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_public_names_are_documented(path: Path) -> None:
    bare = [
        node.name
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name[0] != "_" and not ast.get_docstring(node)
    ]
    assert bare == []


def test_floors_have_their_folders() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
    assert folders == set(FLOORS)
    contract = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    named = [re.search(rf'"[^"]*\bfactcheck\.{floor}\b', contract) for floor in FLOORS]
    assert all(named)
    places = [found.start() for found in named if found]
    assert places == sorted(places)
    tested = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir()}
    assert set(FLOORS) <= tested


def lengths() -> dict[str, int]:
    """The lines of every function and method of the package."""
    return {
        f"{name_of(path)}:{node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def test_no_file_is_too_long() -> None:
    long = {name_of(path): path.read_text("utf-8").count("\n") for path in MODULES}
    long = {name: lines for name, lines in long.items() if lines > LINES_OF_A_FILE}
    assert {name: lines for name, lines in long.items() if name not in LONG_FILES} == {}
    assert set(LONG_FILES) <= set(long), "no longer so long"


def test_no_function_is_too_long() -> None:
    long = {name: lines for name, lines in lengths().items() if lines > LINES_OF_A_FUNCTION}
    assert {name: lines for name, lines in long.items() if name not in LONG_FUNCTIONS} == {}
    assert set(LONG_FUNCTIONS) <= set(long), "no longer so long"


def test_data_files_have_a_source() -> None:
    tables = sorted(PACKAGE.rglob("data/*.tsv"))
    assert len(tables) > 20
    assert [name_of(path) for path in tables if "# source:" not in path.read_text("utf-8")] == []


def test_nothing_is_skipped_or_expected_to_fail() -> None:
    marks = re.compile(r"mark\.(?:skip|xfail)|pytest\.(?:skip|xfail)\(|pragma: no cover")
    sources = [*MODULES, *(path for path in (ROOT / "tests").rglob("*.py") if path != Path(__file__))]
    assert [name_of(path) for path in sources if marks.search(path.read_text("utf-8"))] == []


PACKED = """
import tomllib
from pathlib import Path
from hatchling.builders.wheel import WheelBuilder
builder = WheelBuilder(".")
for included in builder.recurse_included_files():
    print(included.distribution_path)
"""


def test_the_wheel_holds_all_that_is_read_at_run_time() -> None:
    read = {".tsv", ".py", ".typed", ".jinja", ".css", ".js"}
    data = {name_of(path) for path in PACKAGE.rglob("*") if path.suffix in read}
    data |= {name_of(path) for path in PACKAGE.rglob("templates/*")}
    assert data
    done = subprocess.run([sys.executable, "-c", PACKED], check=True, capture_output=True, text=True, cwd=ROOT)
    packed = {line.replace("\\", "/") for line in done.stdout.splitlines()}
    assert data <= packed
    claims = {f"factcheck/claims/{path.name}" for path in (ROOT / "claims").glob("*.yaml")}
    assert claims
    assert claims <= packed
