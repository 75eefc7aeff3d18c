"""The hooks for pre-commit, run by pre-commit itself from a clone of this project."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
import yaml
from identify import identify

from factcheck.text.readers import KIND_BY_SUFFIX

MANIFEST = Path(__file__).parents[2] / ".pre-commit-hooks.yaml"
WRONG = "The Eiffel Tower is 324 metres tall.\n"
LEFT_OUT = {
    *("", ".text", ".docx", ".srt", ".vtt"),  # pre-commit can't tell them from others
    *(".pdf", ".jsonl", ".ndjson", ".csv", ".tsv"),  # read only with an extra, or where a column is named
}
"""Suffixes of articles that the hook does not look at, unless whoever has some says so in the settings."""


def test_the_manifest_is_valid(articles) -> None:
    done = articles.run("pre-commit", "validate-manifest", str(MANIFEST))
    assert (done.returncode, done.stdout) == (0, "")


def test_articles_of_every_format_are_looked_at() -> None:
    check, _ = yaml.safe_load(MANIFEST.read_text("utf-8"))
    missed = {
        suffix for suffix in KIND_BY_SUFFIX if not identify.tags_from_filename(f"a{suffix}") & set(check["types_or"])
    }
    assert missed == LEFT_OUT


@pytest.fixture
def hooked(project, articles, tmp_path: Path) -> Callable[[], CompletedProcess[str]]:
    """Runs both hooks on all files of the articles, as `pre-commit` does."""
    revision = project.git("rev-parse", "HEAD")
    hooks = [{"id": "factcheck"}, {"id": "factcheck-claims-lint"}]
    repos = [{"repo": str(project.folder), "rev": revision, "hooks": hooks}]
    articles.commit({".pre-commit-config.yaml": json.dumps({"repos": repos})})

    def run() -> CompletedProcess[str]:
        articles.git("add", "--all")
        return articles.run("pre-commit", "run", "--all-files", PRE_COMMIT_HOME=str(tmp_path / "home"))

    return run


def test_the_hooks_pass_and_fail_as_they_should(hooked, articles) -> None:
    done = hooked()
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("Passed") == 2

    articles.write({"trip.md": WRONG})
    done = hooked()
    assert done.returncode == 1
    assert "trip.md:1:21: error tower-height: article says 324 metres, registry says 330 metres" in done.stdout
    assert "- exit code: 1" in done.stdout

    articles.write({"claims/tower.yaml": "claims: [\n"})
    done = hooked()
    assert done.returncode == 1
    assert done.stdout.count("- exit code: 2") == 2
    assert "claims/tower.yaml:" in done.stdout
