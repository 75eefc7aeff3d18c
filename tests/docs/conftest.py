"""Pages: the documentation as a test suite. Each code block of a page is run, written as a file, or generated.

In a page, `<!-- file: NAME -->` above a block makes it a file of the reader's folder; a `console` block holds commands
(`$ …`) and what they print; `<!-- generated: NAME -->` and `<!-- end: NAME -->` stand around what the code says of
itself. With `--update`, outputs and generated parts are written anew.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FENCE = re.compile(r"```(?P<language>\w*)")
MARKER = re.compile(r"<!-- (?P<words>.+) -->")
GENERATED = re.compile(r"(?ms)^<!-- generated: (?P<name>[\w-]+) -->\n(?P<content>.*?)^<!-- end: (?P=name) -->$")
UNSET = ("NO_COLOR", "FORCE_COLOR", "PYTHONIOENCODING", "PYTHONUTF8")


@dataclass(frozen=True, slots=True)
class Block:
    """A code block: its language, the words of the marker above it, its lines, and where they begin in the page."""

    language: str
    marker: str
    lines: tuple[str, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the documentation."""

    path: Path

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @property
    def generated(self) -> dict[str, str]:
        """The generated parts by name."""
        return {found["name"]: found["content"] for found in GENERATED.finditer(self.text)}

    def keep_generated(self, name: str, content: str, *, update: bool) -> None:
        """Hold a generated part to what it should be; with `update`, write it anew first."""
        if update:
            now = self.text
            found = next(part for part in GENERATED.finditer(now) if part["name"] == name)
            self.write(now[: found.start("content")] + content + now[found.end("content") :])
        assert self.generated[name] == content

    def write(self, text: str) -> None:
        self.path.write_text(text, encoding="utf-8", newline="\n")

    def blocks(self) -> Iterator[Block]:
        """The code blocks that are not generated, in order."""
        marker, inside = "", ""
        opened: tuple[str, int] | None = None
        lines = self.text.splitlines()
        for number, line in enumerate(lines):
            fence = FENCE.match(line)
            words = MARKER.fullmatch(line)
            if opened and line == "```":
                language, at = opened
                if not inside:
                    yield Block(language, marker, tuple(lines[at:number]), at)
                marker, opened = "", None
            elif opened:
                continue
            elif fence:
                opened = fence["language"], number + 1
            elif words and words["words"].startswith("generated: "):
                inside = words["words"]
            elif words and words["words"].startswith("end: "):
                inside = ""
            elif line:
                marker = words["words"] if words else ""
        assert opened is None, f"{self.path}:{opened and opened[1]}: a block is not closed"


class Desk:
    """A reader's folder, in which the commands of a page are run by the real `factcheck`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def clone(self) -> None:
        """Put the article and the claims of the repository into the folder."""
        for name in ("seeds", "claims"):
            shutil.copytree(ROOT / name, self.folder / name)

    def write(self, name: str, lines: tuple[str, ...]) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")

    def run(self, command: str) -> list[str]:
        """The lines that a command prints on a terminal without colours, both streams together."""
        scripts = str(Path(sys.executable).parent)
        environment = {name: value for name, value in os.environ.items() if name not in UNSET}
        environment |= {"PATH": os.pathsep.join((scripts, os.environ["PATH"])), "LC_ALL": "C.UTF-8"}
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=self.folder,
            env=environment | {"PYTHONUNBUFFERED": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
            timeout=60,
        )
        return done.stdout.splitlines()


def all_pages() -> tuple[Page, ...]:
    """Every page of the documentation that a user or a contributor reads."""
    paths = (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"))
    return tuple(Page(path) for path in sorted(paths))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "page" in metafunc.fixturenames:
        metafunc.parametrize("page", all_pages(), ids=lambda page: page.path.name)


@pytest.fixture
def pages() -> dict[str, Page]:
    return {page.path.name: page for page in all_pages()}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update"))
