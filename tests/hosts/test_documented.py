"""The jobs of docs/ci.md, run in a clone of a merge request but for the installation of `factcheck`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import yaml

PAGE = (Path(__file__).parents[2] / "docs" / "ci.md").read_text("utf-8")
BLOCK = re.compile(r"<!-- for: (?P<host>[\w -]+) -->\n```yaml\n(?P<text>.*?)```", re.DOTALL)
INSTALL = "pip install "
BASH = ("bash", "-e", "-c")
WRONG = "The Eiffel Tower is 324 metres tall.\n"
CHANGE = {"articles/trip.md": WRONG}
STRANGER = {
    **CHANGE,
    "claims/tower.yaml": "claims: [{id: tower-height, claim: The Eiffel Tower is 324 metres tall., source: me}]\n",
    "factcheck.toml": 'fail-on = "never"\n',
}


def scripts(host: str) -> list[list[str]]:
    """The commands of each job for a host, one a line, without the installation."""
    found = []
    for block in BLOCK.finditer(PAGE):
        told = yaml.safe_load(block["text"])
        if block["host"] == host == "GitLab CI":
            found.append(told["factcheck"]["script"])
        elif block["host"] == host:
            found.append([step["run"] for step in told["jobs"]["facts"]["steps"] if "run" in step])
    return [[line for line in each if not line.startswith(INSTALL)] for each in found if each]


def test_the_job_for_gitlab(change) -> None:
    job, _ = scripts("GitLab CI")
    clone = change(CHANGE)
    assert clone.run(*BASH, "\n".join(job)).returncode == 1
    (problem,) = json.loads((clone.folder / "facts.json").read_text("utf-8"))
    assert problem["location"]["path"] == "articles/trip.md"
    assert "324 metres" in (clone.folder / "facts.xml").read_text("utf-8")


def test_the_job_for_gitlab_that_takes_the_claims_of_the_other_branch(change) -> None:
    _, job = scripts("GitLab CI")
    done = change(STRANGER).run(*BASH, "\n".join(job), CI_MERGE_REQUEST_TARGET_BRANCH_NAME="main")
    assert done.returncode == 1, done.stderr
    assert "registry says 330 metres" in done.stdout


def test_the_workflow_for_github_without_the_action(change, tmp_path) -> None:
    *lint_and_test, check = next(job for job in scripts("GitHub Actions") if len(job) > 1)
    clone, summary = change(CHANGE), tmp_path / "summary.md"
    for command in lint_and_test:
        assert clone.run(*BASH, command).returncode == 0
    done = clone.run(*BASH, check, GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=articles/trip.md,line=1,")
    assert "324 metres" in summary.read_text("utf-8")
    assert (clone.folder / "facts.sarif").is_file()


def test_a_linter_of_workflows_finds_nothing_unsafe_but_that_actions_are_named_by_tag(articles, tmp_path) -> None:
    done = articles.run("factcheck", "init", "--ci", "github")
    assert done.returncode == 0
    (written,) = (articles.folder / ".github" / "workflows").iterdir()
    told = [block["text"] for block in BLOCK.finditer(PAGE) if block["host"] == "GitHub Actions"]
    workflows = tmp_path / "workflows"
    workflows.mkdir()
    for number, text in enumerate((written.read_text("utf-8"), *told)):
        (workflows / f"{number}.yml").write_text(text, encoding="utf-8")
    settings = tmp_path / "zizmor.yml"
    settings.write_text("rules: {unpinned-uses: {disable: true}}\n", encoding="utf-8")
    command = ("zizmor", "--offline", "--quiet", "--config", str(settings), *map(str, workflows.iterdir()))
    done = articles.run(*command)
    assert done.returncode == 0, done.stdout
    assert len(told) == 3
