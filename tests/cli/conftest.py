"""A folder with a registry and articles, and the real command run in it."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.cli.main import main

REGISTRY = """\
version: 1
claims:
  - id: crimea-annexation
    claim: Russia annexed Crimea from Ukraine in March 2014.
    source: https://example.org/annexation
"""
WRONG = "As the maps show, Russia annexed Crimea from Ukraine in March 2015.\n"
RIGHT = "As the maps show, Russia annexed Crimea from Ukraine in March 2014.\n"

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A writer's folder: `claims/`, `wrong.txt` and `right.txt`."""
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "ukraine.yaml").write_text(REGISTRY)
    (tmp_path / "wrong.txt").write_text(WRONG)
    (tmp_path / "right.txt").write_text(RIGHT)
    return tmp_path


@pytest.fixture
def run(desk: Path) -> Run:
    """Runs `factcheck` in the folder as a process of its own."""

    def run(*arguments: str, code: str = "", **settings: object) -> subprocess.CompletedProcess[str]:
        command = ["-c", code] if code else ["-P", "-m", "factcheck"]
        environment = clean_environment() | settings.pop("env", {})
        command = [sys.executable, *command, *arguments]
        defaults = {
            "cwd": desk,
            "env": environment,
            "capture_output": True,
            "encoding": "utf-8",
            "stdin": subprocess.DEVNULL,
        }
        if settings.keys() & {"stdout", "stderr"}:
            defaults |= {"capture_output": False, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        if "input" in settings:
            del defaults["stdin"]
        return subprocess.run(command, check=False, timeout=60, **(defaults | settings))

    return run


@pytest.fixture
def call(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The same without a process of its own, which takes ten times as long: for what is not about processes."""

    def call(*arguments: str, cwd: Path = desk, input: str = "") -> subprocess.CompletedProcess[str]:  # noqa: A002
        given, out, err = (io.TextIOWrapper(io.BytesIO(data), "utf-8") for data in (input.encode(), b"", b""))
        with monkeypatch.context() as inside:
            inside.chdir(cwd)
            for name, stream in (("stdin", given), ("stdout", out), ("stderr", err)):
                inside.setattr(sys, name, stream)
            code = main(list(arguments))
            printed = [stream.buffer.getvalue().decode() for stream in (out, err) if not stream.flush()]
        return subprocess.CompletedProcess(list(arguments), int(code), *printed)

    return call


def clean_environment() -> dict[str, str]:
    """The environment without what changes colour or encoding."""
    unset = ("NO_COLOR", "FORCE_COLOR", "PYTHONIOENCODING", "PYTHONUTF8", "LC_ALL")
    return {name: value for name, value in os.environ.items() if name not in unset} | {"LC_ALL": "C.UTF-8"}
