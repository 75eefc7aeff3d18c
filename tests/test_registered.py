"""Lists that are kept by hand can't lie: every command and every format is in its list, once."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

from factcheck.cli.app import COMMANDS
from factcheck.cli.claims import SUBCOMMANDS
from factcheck.report import annotate
from factcheck.report.formats import FORMATS, format_of

PACKAGE = Path(__file__).parents[1] / "factcheck"


def modules_with(folder: str, pattern: str) -> set[str]:
    """The modules and packages of a folder in whose source the pattern occurs at the start of a line."""
    inside = PACKAGE / folder
    paths = {path.stem: path for path in inside.glob("*.py") if path.name != "__init__.py"}
    paths |= {path.parent.name: path for path in inside.glob("*/__init__.py")}
    return {name for name, path in paths.items() if re.search(pattern, path.read_text("utf-8"), re.MULTILINE)}


def test_commands() -> None:
    assert modules_with("cli", r"^def register\(") == set(COMMANDS)
    assert len(COMMANDS) == len(set(COMMANDS))


def test_commands_that_keep_a_registry() -> None:
    assert modules_with("cli/claims", r"^def register\(") == set(SUBCOMMANDS)
    assert len(SUBCOMMANDS) == len(set(SUBCOMMANDS))


def test_formats() -> None:
    modules = {f"factcheck.report.{name}" for name in modules_with("report", r"^FORMAT = ")}
    declared = {import_module(module).FORMAT.name for module in modules}
    assert declared == {*FORMATS, annotate.FORMAT.name}
    assert len(modules) == len(FORMATS) + 1


def test_a_format_is_called_like_its_module() -> None:
    assert [format_of(name).name for name in FORMATS] == list(FORMATS)
