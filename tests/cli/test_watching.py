"""`check --watch`: another round for every change that matters, whatever goes wrong in one; ended by a signal."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from factcheck.cli.watching import WAITING, scope_of

Run = Callable[..., CompletedProcess[str]]
PATIENCE = 30
"""Seconds after which a line is taken never to come."""
WRONG = "Russia annexed Crimea from Ukraine in March 2015.\n"
RIGHT = "Russia annexed Crimea from Ukraine in March 2014.\n"


class Watcher:
    """The command as a process of its own, whose lines are read as they come."""

    def __init__(self, desk: Path, *arguments: str) -> None:
        command = [
            sys.executable,
            "-P",
            "-m",
            "factcheck",
            "check",
            "--watch",
            "--output-format",
            "concise",
            *arguments,
        ]
        environment = os.environ | {"PYTHONUNBUFFERED": "1"}
        self.process = subprocess.Popen(
            command, cwd=desk, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self._lines.put(line.rstrip("\n"))

    def round(self) -> list[str]:
        """The lines of the next round."""
        lines = [self._lines.get(timeout=PATIENCE)]
        while lines[-1] != WAITING:
            lines.append(self._lines.get(timeout=PATIENCE))
        return lines[:-1]

    def until(self, words: str) -> list[str]:
        """The lines of the next round in which a line begins with words: a slow machine may need two for one change."""
        lines = self.round()
        while not any(line.startswith(words) for line in lines):
            lines = self.round()
        return lines

    def end(self, number: int = signal.SIGKILL) -> int:
        """Send a signal, and give the code that the process ends with."""
        self.process.send_signal(number)
        code = self.process.wait(timeout=PATIENCE)
        self._reader.join(timeout=PATIENCE)
        if self.process.stdout:
            self.process.stdout.close()
        return code


@pytest.fixture
def watching(desk: Path) -> Iterator[Callable[..., Watcher]]:
    """Starts watchers in the folder, and ends them."""
    started: list[Watcher] = []

    def start(*arguments: str, cwd: Path = desk) -> Watcher:
        started.append(Watcher(cwd, *arguments))
        return started[-1]

    yield start
    for watcher in started:
        if watcher.process.poll() is None:
            watcher.end()


def test_articles_claims_and_faults(watching: Callable[..., Watcher], desk: Path) -> None:
    articles, claims = desk / "articles", desk / "claims" / "ukraine.yaml"
    articles.mkdir()
    (articles / "a.txt").write_text(RIGHT)
    watcher = watching("articles")
    assert watcher.round() == ["exit 0: no statement is at odds with the registry"]

    (articles / "a.txt").write_text(WRONG)
    changed, _, exit_line = watcher.until("articles/a.txt:1:39: error crimea-annexation")
    assert changed == "changed: articles/a.txt"
    assert exit_line.startswith("exit 1")

    (articles / "deep").mkdir()  # a new folder, and in it a file that is put in its place, as editors do
    (articles / "deep" / ".b.md.part").write_text(WRONG)
    (articles / "deep" / ".b.md.part").replace(articles / "deep" / "b.md")
    watcher.until("articles/deep/b.md:1:39: error")

    (articles / "notes.csv.bak").write_text("nothing that is read")
    good = claims.read_text()
    claims.write_text(good + "  - claim: no id\n")
    assert watcher.until("claims/ukraine.yaml:6:5")[0] == "changed: claims/ukraine.yaml"

    claims.write_text(good.replace("March 2014", "March 2015"))
    watcher.until("exit 0")
    assert watcher.end(signal.SIGINT) == 130


def test_a_file_in_a_folder_with_others(watching: Callable[..., Watcher], desk: Path) -> None:
    watcher = watching("right.txt")
    assert watcher.round()[-1].startswith("exit 0")
    (desk / "wrong.txt").write_text(RIGHT)  # not named
    (desk / "right.txt").unlink()
    assert watcher.until("right.txt: no such file or folder")[0] == "changed: right.txt"
    (desk / "right.txt").write_text(WRONG)
    watcher.until("exit 1")
    assert watcher.end(signal.SIGTERM) == 143


def test_settings_of_a_folder_above(watching: Callable[..., Watcher], desk: Path) -> None:
    (desk / "deep").mkdir()
    (desk / "deep" / "a.txt").write_text(WRONG)
    settings = desk / "factcheck.toml"
    settings.write_text('fail-on = "never"\n')
    watcher = watching("a.txt", cwd=desk / "deep")
    assert watcher.round()[-1].startswith("exit 0")
    settings.write_text('fail-on = "no word for it"\n')
    assert watcher.until("../factcheck.toml:1:1: `fail-on`")[0] == "changed: ../factcheck.toml"
    settings.write_text('fail-on = "error"\n')
    watcher.until("exit 1")


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("-",), "--watch: standard input can't be watched"),
        (("wrong.txt", "--output-format", "json"), "--watch: `json` is not printed for people"),
        (("wrong.txt", "--output-format", "concise=a.txt"), "--watch: `concise=a.txt` is not printed for people"),
        (("wrong.txt", "--fix"), "--watch: does not go with --fix"),
    ],
)
def test_what_is_not_watched(run: Run, arguments: tuple[str, ...], problem: str) -> None:
    done = run("check", "--watch", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(problem)


def test_without_the_package(run: Run) -> None:
    without = "import sys; sys.modules['watchfiles'] = None"
    code = f"{without}; from factcheck.cli.main import main; sys.exit(main(sys.argv[1:]))"
    done = run("check", "--watch", "wrong.txt", code=code)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "--watch: needs the package watchfiles; help: install it: pip install 'factcheck[watch]'\n"


def test_what_calls_for_a_round(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    (desk / "texts" / "deep").mkdir(parents=True)
    scope = scope_of(["texts", "wrong.txt"], ["claims"])
    for path, calls in {
        "wrong.txt": True,
        "right.txt": False,
        "texts/a.md": True,
        "texts/deep/a.html": True,
        "texts/deep": True,
        "texts/.git/a.md": False,
        "texts/a.png": False,
        "texts/a.yaml": False,
        "claims/a.yaml": True,
        "claims/a.txt": False,
        "factcheck.toml": True,
        "pyproject.toml": True,
    }.items():
        assert scope.holds(None, str(desk / path)) == calls, path
    assert set(scope.places) >= {str(desk), str(desk / "texts"), str(desk / "claims")}
    assert scope.is_deep
    assert scope_of(["."], ["claims"]).holds(None, str(desk / "claims" / "a.yaml"))
    assert not scope_of(["wrong.txt"], ["claims/ukraine.yaml"]).is_deep
