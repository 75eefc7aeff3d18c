"""No network: a run of the real process in which Python reports whatever touches a socket or starts a process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

WATCHED = """
import sys
from factcheck.cli.main import main

def watch(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.", "subprocess.", "os.exec", "os.posix_spawn", "os.system")):
        sys.stderr.write(f"reached out: {event}\\n")

sys.addaudithook(watch)
sys.argv[0] = "factcheck"
sys.exit(main())
"""


@pytest.mark.parametrize(
    "arguments", [["wrong.txt"], ["explain", "wrong.txt"], ["claims", "lint"], ["wrong.txt", "--output-format", "html"]]
)
def test_no_command_reaches_out(desk: Path, arguments: list[str]) -> None:
    command = [sys.executable, "-c", WATCHED, *arguments]
    done = subprocess.run(command, cwd=desk, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode in (0, 1)
    assert done.stdout
    assert done.stderr == ""


def test_the_watch_sees_what_reaches_out() -> None:
    reaches = WATCHED.partition("sys.argv")[0] + "import socket; socket.socket()"
    done = subprocess.run([sys.executable, "-c", reaches], capture_output=True, text=True, check=True, timeout=60)
    assert "reached out: socket.__new__" in done.stderr
