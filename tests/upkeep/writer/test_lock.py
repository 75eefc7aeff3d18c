"""One writer at a time, and none waits for a dead one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.errors import UserError
from factcheck.upkeep.writer.lock import NAME, locked

HOLDER = """
import sys
from factcheck.upkeep.writer.lock import locked
with locked(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_writer_is_told_who_the_first_is(tmp_path: Path) -> None:
    path = str(tmp_path / "claims.yaml")
    with locked(path), pytest.raises(UserError) as told, locked(path, tries=2):
        pass
    (fault,) = told.value.faults
    assert (fault.path, fault.problem) == (path, f"process {os.getpid()} is writing to this folder")


def test_the_lock_leaves_nothing_behind(tmp_path: Path) -> None:
    with locked(str(tmp_path / "claims.yaml")):
        assert [each.name for each in tmp_path.iterdir()] == [NAME]
    assert list(tmp_path.iterdir()) == []


def test_the_lock_of_a_dead_writer_is_free(tmp_path: Path) -> None:
    path = str(tmp_path / "claims.yaml")
    command = [sys.executable, "-P", "-c", HOLDER, path]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(UserError, match=f"process {holder.pid} is writing"), locked(path, tries=2):
            pass
        holder.send_signal(signal.SIGKILL)
        holder.wait()
        with locked(path, tries=2):
            assert (tmp_path / NAME).exists()


def test_a_link_in_the_place_of_the_lock_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("kept")
    (tmp_path / NAME).symlink_to(tmp_path / "precious")
    with pytest.raises(OSError, match=r"claims\.yaml"), locked(str(tmp_path / "claims.yaml"), tries=2):
        pass
    assert (tmp_path / "precious").read_text() == "kept"
