"""What all tests share: the flag that writes golden files anew, and properties that fail alike on every machine."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# The same examples everywhere, and no limit by the clock: a busy machine must not fail a property.
settings.register_profile("factcheck", derandomize=True, deadline=None)
settings.load_profile("factcheck")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write golden files anew; review them as a diff")


class Golden:
    """Compares an output with the file that holds what it should be."""

    def __init__(self, folder: Path, *, update: bool) -> None:
        self.folder = folder
        self.update = update

    def check(self, name: str, content: str) -> None:
        path = self.folder / name
        if self.update:
            path.parent.mkdir(exist_ok=True)
            path.write_text(content, encoding="utf-8", newline="\n")
        assert content == path.read_text(encoding="utf-8")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    return Golden(request.path.parent / "golden", update=request.config.getoption("--update"))
