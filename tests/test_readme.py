"""The README's two commands and its tables of commands and options are those of the project."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import typer

from factcheck.cli.app import COMMANDS, build

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def command(marker: str) -> str:
    """The one line of the code block under a marker."""
    (found,) = re.findall(rf"^<!-- {marker} -->\n```sh\n(.+)\n```$", README, re.MULTILINE)
    return found


def rows(header: str) -> list[str]:
    """The first cells of the table that has `header` as the head of its first column."""
    table = re.search(rf"^\| {header} \|.*\n\|[ -|]+\n((?:\|.*\n)+)", README, re.MULTILINE)
    assert table
    return [row.split("|")[1].strip() for row in table[1].splitlines()]


@pytest.mark.parametrize("marker", ["ci: main job", "ci: tests"])
def test_a_command_names_what_there_is(marker: str) -> None:
    steps = command(marker).split(" && ")
    assert steps[0] == "python3 -m venv .venv"
    assert all(step.startswith(".venv/bin/") for step in steps[1:])
    for path in re.findall(r"\b(?:seeds|tests|docs|claims)/\S+", command(marker)):
        assert (ROOT / path).exists()
    for group in re.findall(r"--group (\S+)", command(marker)):
        assert group in PROJECT["dependency-groups"]


def test_the_first_command_runs_what_is_installed() -> None:
    assert (
        command("ci: main job").split(" && ")[-1].split()[0].removeprefix(".venv/bin/") in PROJECT["project"]["scripts"]
    )


def test_the_second_command_can_install_groups() -> None:
    # `--group` came with pip 25.1; Python 3.11 and 3.12 bring an older one.
    steps = command("ci: tests").split(" && ")
    upgrade = next(number for number, step in enumerate(steps) if "--upgrade 'pip>=25.1'" in step)
    assert upgrade < next(number for number, step in enumerate(steps) if "--group" in step)


def test_the_version_of_python_is_the_projects() -> None:
    (least,) = re.findall(r"Python (3\.\d+) or newer", README)
    assert PROJECT["project"]["requires-python"] == f">={least}"


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
