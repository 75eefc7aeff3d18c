"""Claims files written in every way that people write them, and the process that adds claims to one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ADDER = """
import sys
from factcheck.upkeep.writer.changes import appended
from factcheck.upkeep.writer.commit import write

path, name, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
for number in range(count):
    ident = f"{name}-{number}"
    entry = {"id": ident, "claim": f"The tower {name} has {number + 100} steps.", "source": "Survey"}
    write(path, lambda contents: appended(contents, entry))
    print(ident, flush=True)
"""

Adder = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def adder() -> Adder:
    """Starts a process that adds claims one by one, and says the id of each when it has been written."""

    def start(path: Path, name: str, count: int) -> subprocess.Popen[str]:
        command = [sys.executable, "-P", "-c", ADDER, str(path), name, str(count)]
        return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)

    return start
