"""The action for GitHub: its steps, run as a runner does, on a pull request from a stranger."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
INSTALL, CHECK = ACTION["runs"]["steps"]
BASH = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c")
WRONG = "The Eiffel Tower is 324 metres tall.\n"
OTHER = "The Eiffel Tower is 330 metres tall. Mount Everest is 8,849 metres high.\n"


@dataclass(frozen=True)
class Done:
    """What the last step did."""

    code: int
    log: str
    outputs: dict[str, str]
    summary: str

    @property
    def annotations(self) -> list[str]:
        return [line for line in self.log.splitlines() if line.startswith("::")]


def of_step(step: dict, inputs: dict[str, str]) -> dict[str, str]:
    """The environment that the runner gives a step: its `env`, with the value of each expression."""
    known = {"inputs." + name: str(given.get("default", "")) for name, given in ACTION["inputs"].items()}
    known |= {f"inputs.{name}": value for name, value in inputs.items()}
    return {name: known[text.removeprefix("${{ ").removesuffix(" }}")] for name, text in step["env"].items()}


@pytest.fixture(scope="session")
def installed(project, tmp_path_factory) -> Path:
    """The folder for temporary files of a runner that has run the first step, where a stranger has laid modules."""
    temp, workspace = tmp_path_factory.mktemp("runner"), tmp_path_factory.mktemp("workspace")
    for name in ("venv.py", "pip.py", "ensurepip.py", "sitecustomize.py"):
        (workspace / name).write_text("raise SystemExit('pwned')", encoding="utf-8")
    variables = of_step(INSTALL, {"python": sys.executable})
    more = {"RUNNER_TEMP": str(temp), "GITHUB_ACTION_PATH": str(project.folder), **variables}
    done = replace(project, folder=workspace).run(*BASH, INSTALL["run"], **more)
    assert done.returncode == 0, done.stderr
    return temp


@pytest.fixture
def pull_request(project, installed, change, tmp_path) -> Callable[..., Done]:
    """Runs the second step in a clone of the articles at a branch that is to go into `main`."""

    def run(
        texts: dict[str, str],
        *,
        base: str = "main",
        depth: int | None = 1,
        before: Callable[[], None] = lambda: None,
        **inputs: str,
    ) -> Done:
        clone = change(texts, depth=depth)
        before()
        files = {name: tmp_path / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        variables = {
            **{name: str(path) for name, path in files.items()},
            "RUNNER_TEMP": str(installed),
            "GITHUB_ACTION_PATH": str(project.folder),
            "GITHUB_ACTIONS": "true",
            "GITHUB_WORKSPACE": str(clone.folder),
            "GITHUB_BASE_REF": base,
            **of_step(CHECK, {name.replace("_", "-"): value for name, value in inputs.items()}),
        }
        done = clone.run(*BASH, CHECK["run"], **variables)
        assert "Traceback" not in done.stderr
        told = {name: path.read_text("utf-8") if path.exists() else "" for name, path in files.items()}
        outputs = dict(line.split("=", 1) for line in told["GITHUB_OUTPUT"].splitlines())
        assert not list(tmp_path.rglob("pwned"))
        return Done(done.returncode, done.stdout, outputs, told["GITHUB_STEP_SUMMARY"])

    return run


def test_a_pull_request_that_agrees(pull_request) -> None:
    done = pull_request({"trip.md": OTHER})
    assert (done.code, done.annotations) == (0, [])
    assert done.outputs["exit-code"] == "0"
    assert "1 consistent" in done.summary
    assert json.loads(Path(done.outputs["sarif-file"]).read_text("utf-8"))["runs"][0]["results"] == []


def test_a_pull_request_that_is_at_odds_with_the_claims(pull_request) -> None:
    done = pull_request({"trip.md": WRONG})
    (annotation,) = done.annotations
    assert annotation.startswith("::error file=trip.md,line=1,endLine=1,col=21,endColumn=31,title=value-mismatch ")
    assert (done.code, done.outputs["exit-code"]) == (1, "1")
    assert "trip.md" in done.summary
    (run,) = json.loads(Path(done.outputs["sarif-file"]).read_text("utf-8"))["runs"]
    (result,) = run["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "trip.md"


STRANGER = {
    "trip.md": WRONG,
    "claims/tower.yaml": "claims: [{id: tower-height, claim: The Eiffel Tower is 324 metres tall., source: me}]\n",
    "claims/more.yaml": "claims: [{id: more, claim: Mount Everest is 8 metres high., source: me}]\n",
    "factcheck.toml": 'fail-on = "never"\n',
    "claims.yaml": "claims: [{id: most, claim: Mount Everest is 8 metres high., source: me}]\n",
}


def test_a_change_of_the_claims_holds_once_it_is_in_the_base(pull_request) -> None:
    done = pull_request(STRANGER)
    assert done.code == 1
    assert "registry says 330 metres" in done.annotations[0]


def test_by_the_claims_of_the_pull_request_where_that_is_asked(pull_request) -> None:
    done = pull_request(
        {name: text for name, text in STRANGER.items() if name != "factcheck.toml"}, registry_from="head"
    )
    assert (done.code, done.annotations) == (0, [])


def test_named_claims_are_those_of_the_base_too(pull_request) -> None:
    done = pull_request(STRANGER, claims="claims/tower.yaml")
    assert done.code == 1


def test_in_a_whole_clone_too(pull_request) -> None:
    done = pull_request(STRANGER, depth=None)
    assert done.code == 1


def test_in_a_clone_that_can_fetch_nothing_more(pull_request, articles) -> None:
    def lock() -> None:
        (articles.folder / ".git").rename(articles.folder / "locked")

    done = pull_request(STRANGER, depth=None, before=lock)
    assert done.code == 1
    assert "registry says 330 metres" in done.annotations[0]


def test_an_article_is_not_hidden_by_what_the_pull_request_ignores(pull_request, articles) -> None:
    articles.commit({"new/trip.md": OTHER})
    done = pull_request({"trip.md": WRONG, "new/trip.md": WRONG, "more.md": OTHER, ".gitignore": "trip.md\n/new/\n"})
    assert [annotation.partition(",")[0] for annotation in done.annotations] == [
        "::error file=new/trip.md",
        "::error file=trip.md",
    ]


def test_what_the_base_ignores_is_not_read(pull_request, articles) -> None:
    articles.commit({".gitignore": "/drafts/\n"})
    articles.write({"drafts/a.md": WRONG})
    articles.git("add", "--force", "drafts/a.md")
    articles.commit()
    assert pull_request({"trip.md": OTHER, ".gitignore": ""}).code == 0


def test_no_link_of_the_pull_request_is_followed(pull_request, articles, tmp_path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "trip.md").write_text(WRONG, encoding="utf-8")
    articles.commit({"news/trip.md": OTHER})
    articles.git("checkout", "--quiet", "-b", "links")
    articles.git("rm", "--quiet", "-r", "trip.md", "news")
    (articles.folder / "trip.md").symlink_to(tmp_path / "secret" / "trip.md")
    (articles.folder / "news").symlink_to(tmp_path / "secret")
    articles.commit()
    done = pull_request({"more.md": OTHER}, paths="trip.md\nnews\nmore.md")
    assert done.code == 2
    assert "324" not in done.log + done.summary


def test_a_push_is_held_to_its_own_claims(pull_request) -> None:
    assert pull_request({"trip.md": WRONG}, base="").code == 1


def test_an_article_that_the_pull_request_takes_out_is_not_read(pull_request, articles) -> None:
    articles.commit({"old.md": WRONG})
    articles.git("checkout", "--quiet", "-b", "draft")
    articles.git("rm", "--quiet", "old.md")
    articles.git("commit", "--quiet", "--message", "out")
    done = pull_request({"new/more.md": OTHER})
    assert (done.code, done.annotations) == (0, [])
    assert "2 files" in done.summary


def test_only_what_the_pull_request_changes_where_that_is_asked(pull_request, articles) -> None:
    articles.commit({"old.md": WRONG})
    done = pull_request({"trip.md": WRONG}, args="--diff-base=HEAD")
    (annotation,) = done.annotations
    assert annotation.startswith("::error file=trip.md,line=1,")
    assert "1 on unchanged lines held back" in done.log


def test_the_baseline_is_that_of_the_base(pull_request, articles) -> None:
    articles.commit({"old.md": WRONG})
    assert articles.run("factcheck", "baseline", "create", "old.md").returncode == 0
    known = (articles.folder / "factcheck.baseline.json").read_text("utf-8")
    articles.commit({"factcheck.baseline.json": known})
    theirs = known.replace("old.md", "trip.md")
    done = pull_request({"trip.md": WRONG, "factcheck.baseline.json": theirs})
    (annotation,) = done.annotations
    assert annotation.startswith("::error file=trip.md,line=1,")


def test_the_first_claims_of_a_repository_are_used(pull_request, articles) -> None:
    articles.git("rm", "--quiet", "-r", "claims")
    articles.git("commit", "--quiet", "--message", "none")
    done = pull_request(
        {"claims/tower.yaml": "claims: [{id: a, claim: The Eiffel Tower is 331 metres tall., source: b}]\n"}
    )
    notice, error = done.annotations
    assert notice == ("::notice title=factcheck::the base branch has no claims, so those of the pull request are used")
    assert "registry says 331 metres" in error


def test_inputs_are_data(pull_request) -> None:
    hostile = '$(touch pwned); "`touch pwned`\n--debug'
    done = pull_request({"trip.md": OTHER}, paths=hostile, claims='claims\n"; touch pwned; "', fail_on="$(touch pwned)")
    assert done.code == 2
    assert "touch" not in " ".join(done.annotations).replace("`$(touch pwned)`", "")


@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        ({"registry_from": "fork"}, "::error title=factcheck::registry-from is neither base nor head"),
        ({"base": "gone"}, "::error title=factcheck::the base branch can't be fetched: "),
        ({"base": "--upload-pack=touch pwned"}, "::error title=factcheck::the base branch can't be fetched: "),
    ],
)
def test_what_can_not_be_done_is_no_verdict(pull_request, inputs, said) -> None:
    done = pull_request({"trip.md": OTHER}, **inputs)
    assert done.code == 2
    assert done.annotations[0].startswith(said)


def test_what_can_not_be_read_fails_the_job(pull_request) -> None:
    done = pull_request({"trip.md": OTHER}, paths="gone")
    assert (done.code, done.outputs["exit-code"]) == (2, "2")
    assert done.annotations[0].startswith("::error file=gone,line=1,title=could not be checked::")


def test_other_options(pull_request) -> None:
    done = pull_request(
        {"trip.md": WRONG}, args="--coverage\n--min-confidence=high", fail_on="never", paths="trip.md\n\n"
    )
    assert done.code == 0
    assert len(done.annotations) == 1


def test_nothing_of_an_input_is_in_a_script_and_nothing_of_others_is_used() -> None:
    for step in ACTION["runs"]["steps"]:
        assert "uses" not in step
        assert "${{" not in step["run"]
    used = {text for step in ACTION["runs"]["steps"] for text in step["env"].values()}
    assert used == {f"${{{{ inputs.{name} }}}}" for name in ACTION["inputs"]}


def test_a_linter_of_actions_finds_nothing_unsafe() -> None:
    command = ["zizmor", "--offline", "--pedantic", "--quiet", str(ROOT / "action.yml")]
    command[0] = str(Path(sys.executable).parent / command[0])
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("step", [INSTALL, CHECK], ids=lambda step: step["name"])
def test_the_scripts_find_favour_with_the_linter_of_shells(step, tmp_path) -> None:
    script = tmp_path / "script.bash"
    script.write_text(step["run"], encoding="utf-8")
    command = [Path(sys.executable).parent / "shellcheck", "--shell=bash", "--severity=style", script]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout == ""
