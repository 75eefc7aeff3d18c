"""The command itself: what it asks for, and what it needs."""

from __future__ import annotations

import subprocess
import sys

import pytest

WITHOUT = """
import sys
sys.modules["{gone}"] = None
from factcheck.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


def ended(*arguments: str, code: str) -> tuple[int, str, str]:
    command = [sys.executable, "-c", code, "server", *arguments]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("gone", ["pygls", "lsprotocol"])
def test_without_the_extra_it_says_what_to_install(gone: str) -> None:
    told = "factcheck server: needs a package that is not installed; help: install factcheck with its extra `lsp`: "
    assert ended(code=WITHOUT.format(gone=gone)) == (2, "", f"{told}pip install 'factcheck[lsp]'\n")


def test_a_day_that_is_none() -> None:
    code, _, told = ended("--today", "soon", code=WITHOUT.format(gone="nothing"))
    assert code == 2
    assert told.startswith("--today: ")
