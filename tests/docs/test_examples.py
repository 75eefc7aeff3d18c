"""Every command in the documentation prints what the documentation says that it prints."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator

import yaml

RUN_ELSEWHERE = ("ci: main job", "ci: tests")
"""What a newcomer runs in a fresh clone, and `.ci/run` too; `tests/test_readme.py` holds it to the project."""

ENDS = "ends: "
"""Marks a console block by how its last line must begin, whatever `--update` writes: the prose counts on it."""

CONFIGURATION = "for: "
"""Marks a block that is for another program: `<!-- for: GitHub Actions -->`."""


def test_every_block_is_tested(page) -> None:
    for block in page.blocks():
        kind = block.language == "console" or block.marker.startswith(("file: ", CONFIGURATION))
        assert kind or block.marker in RUN_ELSEWHERE, f"{page.path}:{block.at}: nothing tests this block"


def test_every_command_prints_what_the_page_says(page, desk, update: bool) -> None:
    if page.path.name == "README.md":
        desk.clone()
    lines = page.text.splitlines()
    shift = 0
    for block in page.blocks():
        if block.marker.startswith("file: "):
            desk.write(block.marker.removeprefix("file: "), block.lines)
        if block.language != "console":
            continue
        printed = [line for command in commands(block.lines) for line in (f"$ {command}", *desk.run(command))]
        assert "Traceback (most recent call last):" not in printed, f"{page.path}:{block.at}: {printed[-1]}"
        if block.marker.startswith(ENDS):
            assert printed[-1].startswith(block.marker.removeprefix(ENDS)), f"{page.path}:{block.at}: {printed[-1]}"
        at = block.at + shift
        lines[at : at + len(block.lines)] = printed
        shift += len(printed) - len(block.lines)
    text = "\n".join(lines) + "\n"
    if update:
        page.write(text)
    assert page.text == text


def commands(lines: tuple[str, ...]) -> Iterator[str]:
    return (line.removeprefix("$ ") for line in lines if line.startswith("$ "))


def balanced(text: str) -> bool:
    """Whether every bracket is closed by its like; what can be held of a language that nothing here reads."""
    waiting = []
    for character in re.sub(r'"[^"]*"', "", text):
        if character in PAIRS:
            waiting.append(PAIRS[character])
        elif character in PAIRS.values() and (not waiting or waiting.pop() != character):
            return False
    return not waiting


PAIRS = {"(": ")", "[": "]", "{": "}"}
READ_BY = {
    "yaml": lambda text: isinstance(yaml.safe_load(text), dict),
    "toml": tomllib.loads,
    "json": json.loads,
    "lua": balanced,
    "lisp": balanced,
}


def test_configuration_for_other_programs_can_be_read_and_is_about_factcheck(page) -> None:
    for block in page.blocks():
        if block.marker.startswith(CONFIGURATION):
            text = "\n".join(block.lines)
            assert READ_BY[block.language](text)
            assert "factcheck" in text
