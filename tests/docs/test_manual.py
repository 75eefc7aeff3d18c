"""The manual page is what the commands say of themselves, and what `man` can show."""

from __future__ import annotations

import re
import runpy
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from factcheck.cli.app import COMMANDS
from factcheck.errors import ExitCode

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "factcheck.1"
MACRO = re.compile(r'\.(?:TH|SH|SS|TP|PP|br|B|I|BI|BR|IR|RI|\\")(?: .*)?')
ESCAPE = re.compile(r"\\(?:-|e|&|f[BIR])")

LINTERS = {
    "man": ["man", "--warnings", "--encoding=UTF-8", "--local-file"],
    "groff": ["groff", "-man", "-Tutf8", "-ww", "-z"],
    "mandoc": ["mandoc", "-Tlint", "-Wwarning"],
}
THERE = [name for name, command in LINTERS.items() if shutil.which(command[0])]


def test_page_is_current(update: bool) -> None:
    made = runpy.run_path(str(ROOT / "tools" / "manual.py"))["manual"]()
    if update:
        PAGE.write_text(made, encoding="utf-8", newline="\n")
    assert PAGE.read_text(encoding="utf-8") == made


def test_every_line_is_a_macro_of_man_or_text() -> None:
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        assert line
        assert MACRO.fullmatch(line) or not line.startswith((".", "'")), line
        assert "\\" not in ESCAPE.sub("", line.removeprefix('.\\"')), line
        assert "`" not in line


@pytest.mark.parametrize("name", THERE)
def test_a_linter_that_is_there_finds_nothing(name: str) -> None:
    done = subprocess.run(
        [*LINTERS[name], str(PAGE)], capture_output=True, text=True, check=False, timeout=60, stdin=subprocess.DEVNULL
    )
    assert done.stderr == ""
    if name == "mandoc":
        # It wants a date; one would make the page another on every day that it is made.
        assert [line for line in done.stdout.splitlines() if "missing date" not in line] == []


def test_it_tells_every_command_and_every_exit_code() -> None:
    page = PAGE.read_text(encoding="utf-8").replace("\\-", "-")
    assert [name for name in COMMANDS if f'.SS "factcheck {name} [OPTIONS]' not in page] == []
    assert [code for code in ExitCode if f".B {code.value}\n" not in page] == []


def test_the_wheel_puts_it_where_man_looks(tmp_path: Path) -> None:
    build = "from hatchling.builders.{0} import {1}; print(*{1}('.').build(directory={2!r}))"
    made = {}
    for kind, builder in (("wheel", "WheelBuilder"), ("sdist", "SdistBuilder")):
        code = build.format(kind, builder, str(tmp_path))
        done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT)
        made[kind] = done.stdout.strip()
    with zipfile.ZipFile(made["wheel"]) as wheel:
        assert [name for name in wheel.namelist() if name.endswith(".data/data/share/man/man1/factcheck.1")]
    with tarfile.open(made["sdist"]) as source:
        assert [name for name in source.getnames() if name.endswith("/docs/factcheck.1")]
