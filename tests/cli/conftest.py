"""A folder with a registry and articles, and the real command run in it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.cli.app import parse
from factcheck.cli.guard import guarded
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


Here = Callable[..., tuple[int, str, str]]


@pytest.fixture
def here(desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Here:
    """Runs `factcheck` in the folder within this process, where a process of its own is not the point: exit code,
    output, errors."""
    for name in [name for name in os.environ if name.startswith("FACTCHECK_")]:
        monkeypatch.delenv(name)

    def here(*arguments: str, cwd: Path = desk) -> tuple[int, str, str]:
        monkeypatch.chdir(cwd)
        code = guarded(lambda: parse(arguments)())  # noqa: PLW0108 - parsing has to be guarded too
        printed = capsys.readouterr()
        return int(code), printed.out, printed.err

    return here


Write = Callable[[Path, dict[str, str]], None]


@pytest.fixture
def write() -> Write:
    """Writes files below a folder."""

    def write(folder: Path, files: dict[str, str]) -> None:
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    return write


TWICE_WRONG = "Russia annexed Crimea from Ukraine in March 2015. The council met on Tuesday, 18 October 2021.\n"


@pytest.fixture
def two(desk, write) -> Path:
    """The writer's folder with a claim more, and an article that is at odds with a claim and with itself."""
    claim = {"id": "kyiv-metro", "claim": "The Kyiv Metro was opened in 1960.", "source": "https://example.org/"}
    (desk / "claims" / "kyiv.yaml").write_text(json.dumps({"claims": [claim]}))
    write(desk, {"article.txt": TWICE_WRONG, "old/article.txt": TWICE_WRONG})
    return desk
