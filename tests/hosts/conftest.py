"""A clone of this project and a repository of articles, as pre-commit and a runner of GitHub have them.

Both install the project with pip. Here it does so without a network: the packages that the project needs are those of
the environment that the tests run in, and what builds it is too.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OF_THE_PROJECT = (
    *("factcheck", "claims", "docs", "tools"),
    *("pyproject.toml", "README.md", "LICENSE", "action.yml", ".pre-commit-hooks.yaml"),
)
REGISTRY = """\
claims:
  - id: tower-height
    claim: The Eiffel Tower is 330 metres tall.
    source: https://example.org/tower
"""
RIGHT = "The Eiffel Tower is 330 metres tall.\n"


def environment() -> dict[str, str]:
    """An environment in which pip takes everything from the one of the tests, and git knows nobody's settings."""
    installed = [path for path in sys.path if path.endswith("site-packages")]
    scripts = str(Path(sys.executable).parent)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT", "FACTCHECK_", "INPUT_"))}
    return kept | {
        "PATH": os.pathsep.join((scripts, os.environ["PATH"])),
        "PYTHONPATH": os.pathsep.join(installed),
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # pip reads this one upside down: 0 is "without isolation"
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_AUTHOR_NAME": "Ann",
        "GIT_AUTHOR_EMAIL": "ann@example.org",
        "GIT_COMMITTER_NAME": "Ann",
        "GIT_COMMITTER_EMAIL": "ann@example.org",
    }


@dataclass(frozen=True)
class Repository:
    """A git repository, and the environment that commands run in there."""

    folder: Path
    environment: dict[str, str]

    def run(self, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
        """What a command does in the folder; `more` are variables of the environment."""
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment | more,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=300,
        )

    def git(self, *arguments: str) -> str:
        """What git prints."""
        done = self.run("git", *arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def write(self, texts: dict[str, str]) -> None:
        """Write files."""
        for name, text in texts.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def commit(self, texts: dict[str, str] | None = None) -> str:
        """Write files, commit all that stands in the folder, and give the commit."""
        self.write(texts or {})
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "state")
        return self.git("rev-parse", "HEAD")


def begun(folder: Path) -> Repository:
    """A repository, begun in a folder."""
    repository = Repository(folder, environment())
    repository.git("init", "--quiet", "--initial-branch=main")
    return repository


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """The project as it stands in the folder of the tests."""
    folder = tmp_path_factory.mktemp("project") / "factcheck"
    folder.mkdir()
    for name in OF_THE_PROJECT:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    repository = begun(folder)
    repository.commit()
    return repository


@pytest.fixture
def articles(tmp_path: Path) -> Repository:
    """A claim, and an article that agrees with it."""
    folder = tmp_path / "articles"
    folder.mkdir()
    repository = begun(folder)
    repository.commit({"claims/tower.yaml": REGISTRY, "trip.md": RIGHT})
    return repository


@pytest.fixture
def change(articles, tmp_path: Path) -> Callable[..., Repository]:
    """Gives a clone of the articles at a branch on which some files are changed, and which is to go into `main`."""

    def change(texts: dict[str, str], *, depth: int | None = 1) -> Repository:
        articles.git("checkout", "--quiet", "-b", "change")
        articles.commit(texts)
        articles.git("checkout", "--quiet", "main")
        workspace = tmp_path / "workspace"
        options = [f"--depth={depth}"] if depth else []
        articles.git("clone", "--quiet", *options, "--branch=change", articles.folder.as_uri(), str(workspace))
        return Repository(workspace, articles.environment)

    return change
