"""Bytes come from regular files alone, and no more of them than are asked for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from factcheck import Registry, check_file
from factcheck.text.regular_file import IrregularFileError, read_regular


def test_no_more_than_one_byte_beyond_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"123456")
    assert read_regular(tmp_path / "a.txt", 3) == b"1234"


def test_a_pipe_that_nobody_writes_to_does_not_hold_the_program(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(IrregularFileError):
        read_regular(tmp_path / "pipe.txt", 3)
    registry = Registry.from_claims([{"id": "it", "claim": "Bo died in 1900.", "source": "s"}])
    with pytest.raises(OSError, match="no regular file"):
        check_file(tmp_path / "pipe.txt", registry)
