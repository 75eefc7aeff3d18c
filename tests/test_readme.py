"""The README's set-up and tables are those of the project. (`tests/docs/` runs its examples; `.ci/run` its set-up.)"""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

import pytest
import typer

import factcheck
from factcheck.cli.app import COMMANDS, build
from factcheck.matching.interface import Confidence
from factcheck.report.formats import FORMATS
from factcheck.report.interface import FailOn, Show

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMAND_LINE = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
"""The page of all commands and options; the README has those that are used most."""
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
MAIN_JOB, TESTS = "ci: main job", "ci: tests"
TOOLS = {"ruff": "ruff", "mypy": "mypy", "lint-imports": "import-linter", "python": "pytest"}
"""The commands of a virtual environment that `.ci/run` calls, and what installs each."""


def steps(marker: str) -> list[list[str]]:
    """The commands of the block under a marker, joined by `&&`, each split into words."""
    found = re.search(rf"(?m)^<!-- {marker} -->\n```sh\n(.+)\n```$", README)
    assert found, f"no one-line block under <!-- {marker} -->"
    return [shlex.split(step) for step in found[1].split(" && ")]


def table(header: str, page: str = COMMAND_LINE) -> list[str]:
    """The rows of the table that has `header` as the head of its first column."""
    found = re.search(rf"^\| {header} \|.*\n\|[ -|]+\n((?:\|.*\n)+)", page, re.MULTILINE)
    assert found
    return found[1].splitlines()


def rows(header: str) -> list[str]:
    """The first cells of that table."""
    return [row.split("|")[1].strip() for row in table(header)]


def row_of(option: str) -> str:
    return next(line for line in COMMAND_LINE.splitlines() if line.startswith(f"| `{option}"))


@pytest.mark.parametrize("header", ["command", "option"])
def test_what_the_readme_tells_is_told_alike_on_the_page_of_all(header: str) -> None:
    told = [row.replace("](docs/", "](") for row in table(header, README)]
    assert set(told) < set(table(header))


@pytest.mark.parametrize("marker", [MAIN_JOB, TESTS])
def test_set_up_begins_with_a_virtual_environment_and_stays_in_it(marker: str) -> None:
    first, *rest = steps(marker)
    assert first == ["python3", "-m", "venv", ".venv"]
    assert all(command.startswith(".venv/bin/") for command, *_ in rest)


def test_main_job_checks_the_article() -> None:
    command, article = steps(MAIN_JOB)[-1]
    assert Path(command).name in PROJECT["project"]["scripts"]
    assert (ROOT / article).is_file()


def test_dependency_groups_are_installed_by_a_pip_that_knows_them() -> None:
    _, upgrade, install, run = steps(TESTS)
    assert upgrade[1:] == ["install", "--quiet", "--upgrade", "pip>=25.1"]
    assert install[1:] == ["install", "--quiet", "--editable", ".", "--group", "dev"]
    assert run[:3] == [".venv/bin/python", "-m", "pytest"]


def test_the_group_holds_every_tool_that_ci_calls() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    called = set(re.findall(r"(?m)(?<!/)\.venv/bin/([a-z-]+)", script))
    assert called == set(TOOLS)
    groups = PROJECT["dependency-groups"]
    assert groups["dev"] == [{"include-group": "test"}, {"include-group": "lint"}]
    packages = {re.split(r"[\[>=<]", each)[0] for each in (*groups["test"], *groups["lint"])}
    assert packages >= set(TOOLS.values())


def test_ci_runs_both_commands_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for marker in (MAIN_JOB, TESTS):
        assert f"readme '{marker}'" in script
        assert README.splitlines().count(f"<!-- {marker} -->") == 1


def test_python_version() -> None:
    oldest = PROJECT["project"]["requires-python"].removeprefix(">=")
    assert f"With Python {oldest} or newer" in README


def test_tables_list_every_choice() -> None:
    choices = {"--fail-on": list(FailOn), "--show": list(Show), "--min-confidence": list(Confidence)}
    choices["--output-format"] = list(FORMATS)
    for option, words in choices.items():
        assert all(f"`{word}`" in row_of(option) for word in words), option


def test_every_command_is_in_the_table_and_no_other() -> None:
    named = {name for cell in rows("command") for name in re.findall(r"`factcheck ([a-z]+)", cell)}
    assert named == set(COMMANDS)


def test_every_option_is_in_the_table_and_no_other() -> None:
    group = typer.main.get_command(build(COMMANDS))
    real = {
        max(parameter.opts, key=len)
        for name in COMMANDS
        for parameter in group.commands[name].params
        if parameter.param_type_name == "option"
    }
    named = [found for cell in rows("option") for found in re.findall(r"--[a-z-]+", cell)]
    assert sorted(named) == sorted(real - {"--help"})


def test_public_names_are_told() -> None:
    functions = [name for name in factcheck.__all__ if callable(getattr(factcheck, name)) and name.islower()]
    assert functions
    assert all(f"factcheck.{name}(" in README for name in functions)
