"""`factcheck init`: what it writes runs at once, and what is there already is kept."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

import factcheck
from factcheck.registry.registry import Registry
from factcheck.upkeep.starter.plan import CI_FILES, Ci

ADDRESS = "https://example.org/factcheck.git"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    folder = tmp_path / "empty"
    folder.mkdir()
    return folder


def files_in(folder: Path) -> dict[str, str]:
    inside = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in inside}


def bash(script: str, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Runs a script as CI does, with this `factcheck` on the path."""
    environment = os.environ | {"PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])), **more}
    return subprocess.run(
        ["bash", "-e", "-c", script],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_what_is_written_runs_at_once(run, empty) -> None:
    done = run("init", cwd=empty)
    assert (done.returncode, done.stderr) == (0, "")
    written = ["claims/claims.schema.json", "claims/examples.yaml", "factcheck.toml", "articles/example.md"]
    assert done.stdout.splitlines()[:5] == [*(f"wrote  {path}" for path in written), ""]
    assert len(done.stdout.splitlines()) == 5 + 3
    assert sorted(files_in(empty)) == sorted(written)
    for command in (("claims", "lint", "--fail-on", "warning"), ("claims", "test", "--min-power", "1"), ("check", ".")):
        done = run(*command, cwd=empty)
        assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert "3 claims: 3 consistent," in done.stdout


def test_the_example_shows_a_finding_once_it_is_spoilt(run, empty) -> None:
    run("init", cwd=empty)
    article = empty / "articles" / "example.md"
    article.write_text(article.read_text("utf-8").replace("15 April 1912", "15 April 1921"), "utf-8")
    done = run("articles", "--output-format", "concise", cwd=empty)
    assert done.returncode == 1
    assert "article says 15 April 1921, registry says 15 April 1912" in done.stdout


def test_the_examples_agree_with_the_claims_that_come_with_factcheck(run, empty) -> None:
    run("init", cwd=empty)
    own = Registry.load([empty / "claims"])
    assert all(claim.sources for claim in own.claims)
    texts = [claim.claim for claim in own.claims] + [(empty / "articles" / "example.md").read_text("utf-8")]
    said = factcheck.check("\n\n".join(texts), Registry.load([ROOT / "claims"])).findings
    assert {finding.verdict.value for finding in said} == {"consistent"}
    assert len(said) == 2 * len(own.claims)


def test_the_schema_beside_the_claims_is_the_one_they_name(run, empty) -> None:
    run("init", cwd=empty)
    first, *_ = (empty / "claims" / "examples.yaml").read_text("utf-8").splitlines()
    assert first == "# yaml-language-server: $schema=claims.schema.json"
    printed = run("schema", "claims").stdout
    assert json.loads((empty / "claims" / "claims.schema.json").read_text("utf-8")) == json.loads(printed)


def test_the_workflow_for_github_runs(run, empty) -> None:
    run("init", "--ci", "github", cwd=empty)
    workflow = yaml.safe_load((empty / CI_FILES[Ci.GITHUB]).read_text("utf-8"))
    install, *steps = [step["run"] for step in workflow["jobs"]["facts"]["steps"] if "run" in step]
    assert install == f'python -m pip install "factcheck @ git+{ADDRESS}"'
    assert len(steps) == 3
    summary = empty / "summary"
    for step in steps:
        done = bash(step, empty, GITHUB_STEP_SUMMARY=str(summary))
        assert (done.returncode, done.stderr) == (0, ""), step
    assert "3 consistent" in summary.read_text("utf-8")


def test_the_job_for_gitlab_runs(run, empty) -> None:
    run("init", "--ci", "gitlab", cwd=empty)
    job = yaml.safe_load((empty / CI_FILES[Ci.GITLAB]).read_text("utf-8"))["factcheck"]
    install, *steps = job["script"]
    assert install == f'python -m pip install "factcheck @ git+{ADDRESS}"'
    done = bash("\n".join(steps), empty)
    assert (done.returncode, done.stderr) == (0, "")
    report = empty / job["artifacts"]["reports"]["codequality"]
    assert json.loads(report.read_text("utf-8")) == []


def test_the_hooks_for_pre_commit_run(run, empty) -> None:
    run("init", "--ci", "pre-commit", cwd=empty)
    home = {"PRE_COMMIT_HOME": str(empty.parent / "home"), "GIT_CONFIG_GLOBAL": "/dev/null"}
    done = bash("git init -q && git add . && pre-commit run --all-files", empty, **home)
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("Passed") == 2
    article = empty / "articles" / "example.md"
    article.write_text(article.read_text("utf-8").replace("April 1912", "April 1921"), "utf-8")
    done = bash("pre-commit run --all-files", empty, **home)
    assert done.returncode == 1
    assert "articles/example.md:5:21: error titanic-sinking: " in done.stdout


def test_the_hooks_of_a_repository_and_of_the_project_look_at_the_same(run, empty) -> None:
    run("init", "--ci", "pre-commit", cwd=empty)
    (repository,) = yaml.safe_load((empty / CI_FILES[Ci.PRE_COMMIT]).read_text("utf-8"))["repos"]
    manifest = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    for own, told in zip(repository["hooks"], manifest, strict=True):
        same = ("id", "name", "entry", "require_serial", "pass_filenames", "types_or")
        assert {key: own.get(key) for key in same} == {key: told.get(key) for key in same}


def test_what_is_there_is_kept_and_said(run, empty) -> None:
    mine = {"claims.yml": "claims: []\n", "factcheck.toml": "\n", "notes.txt": "Nothing.\n", ".gitlab-ci.yml": "a: b\n"}
    for name, text in mine.items():
        (empty / name).write_text(text, encoding="utf-8")
    done = run("init", "--ci", "gitlab", "--ci", "github", cwd=empty)
    assert done.returncode == 0
    assert {name: text for name, text in files_in(empty).items() if name != CI_FILES[Ci.GITHUB]} == mine
    lines = done.stdout.splitlines()
    assert [line for line in lines if line.startswith(("wrote", "kept"))] == [
        "kept   claims.yml  (it is there already)",
        "kept   factcheck.toml  (it is there already)",
        "kept   .gitlab-ci.yml  (it is there already)",
        "wrote  .github/workflows/factcheck.yml",
    ]
    shown = "\n".join(line.removeprefix("         ") for line in lines if line.startswith("         "))
    assert "factcheck claims lint" in yaml.safe_load(shown)["factcheck"]["script"]
    assert lines[-1] == "3. Add the lines above to .gitlab-ci.yml."


def test_the_settings_name_the_claims_that_are_there(run, empty) -> None:
    (empty / "claims.yaml").write_text("claims: [{id: a, claim: Rome was founded in 753 BC., source: Livy}]\n", "utf-8")
    done = run("init", cwd=empty)
    assert (empty / "factcheck.toml").read_text("utf-8").count('claims = ["claims.yaml"]') == 1
    assert not (empty / "claims").exists()
    assert "kept   claims.yaml" in done.stdout


@pytest.mark.parametrize("name", [".factcheck.toml", "pyproject.toml"])
def test_settings_of_another_name_are_settings(run, empty, name: str) -> None:
    (empty / name).write_text(
        '[tool.factcheck]\nfail-on = "note"\n' if name[0] == "p" else 'fail-on = "note"\n', "utf-8"
    )
    done = run("init", cwd=empty)
    assert f"kept   {name}  (it is there already)" in done.stdout
    assert not (empty / "factcheck.toml").exists()
    assert run("check", ".", cwd=empty).returncode == 0


def test_the_settings_that_are_written_hold(run, empty) -> None:
    run("init", cwd=empty)
    told = run("config", cwd=empty).stdout
    assert "factcheck.toml:4" in told
    assert "factcheck.toml:7" in told


def test_a_second_run_writes_nothing(run, empty) -> None:
    runners = [f"--ci={runner}" for runner in Ci]
    run("init", *runners, cwd=empty)
    before = files_in(empty)
    done = run("init", *runners, cwd=empty)
    assert done.returncode == 0
    assert files_in(empty) == before
    assert "wrote" not in done.stdout
    assert done.stdout.count("as it would be written") == len(Ci)


def test_a_folder_is_made_and_entered(run, empty) -> None:
    done = run("init", "new/desk", cwd=empty)
    assert (empty / "new" / "desk" / "claims" / "examples.yaml").is_file()
    assert "1. `cd new/desk && factcheck check .` holds" in done.stdout


def test_a_write_that_fails_is_told_with_what_was_written(run, empty) -> None:
    (empty / ".github").write_text("a file where a folder should be\n", "utf-8")
    done = run("init", "--ci", "github", cwd=empty)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("./.github/workflows: Not a directory; help: ")
    assert done.stderr.endswith(
        "written before it, whole: claims/claims.schema.json, claims/examples.yaml, factcheck.toml, "
        "articles/example.md; run it again for the rest\n"
    )
    assert not [name for name in files_in(empty) if name.endswith(".part")]
    (empty / ".github").unlink()
    done = run("init", "--ci", "github", cwd=empty)
    assert "wrote  .github/workflows/factcheck.yml" in done.stdout


def test_nothing_is_written_through_a_link(run, empty) -> None:
    elsewhere = empty.parent / "elsewhere"
    (empty / "factcheck.toml").symlink_to(elsewhere)
    done = run("init", cwd=empty)
    assert "kept   factcheck.toml" in done.stdout
    assert not elsewhere.exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("",), "factcheck init: the name of the folder is empty; help: name one, or none"),
        (("right.txt",), "right.txt/claims: Not a directory; help: "),
        ((".", "--ci", "jenkins"), "factcheck init: "),
    ],
)
def test_a_mistake_writes_nothing(run, desk, arguments, said) -> None:
    before = files_in(desk)
    done = run("init", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(said)
    assert files_in(desk) == before
