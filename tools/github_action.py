"""The second step of `action.yml`: inputs from the environment → a run of `factcheck check`.

Its annotations stand in the log, its summary on the page of the job.

In a pull request a stranger has written the claims and settings too. So the run takes place in a copy of the base
branch, into which only the articles of the pull request are laid.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from factcheck.cli.configuration.find import find_config
from factcheck.cli.inputs import find_inputs
from factcheck.errors import ExitCode
from factcheck.registry.discover import claims_in
from factcheck.text.readers import WALKED

FETCH: Final = (
    "the base branch can't be fetched: set fetch-depth to 0 for actions/checkout, or registry-from to head for this"
)


class RefusedError(Exception):
    """The step can't be done; the words say why, and are the script's own."""


def main() -> int:
    """The step; its exit code is that of `factcheck`."""
    workspace = Path(os.environ["GITHUB_WORKSPACE"])
    made = Path(tempfile.mkdtemp(prefix="factcheck.", dir=os.environ["RUNNER_TEMP"]))
    paths = _lines("PATHS") or ["."]
    try:
        where = _where(workspace, made / "base", paths)
    except RefusedError as refused:
        _say("error", str(refused))
        return ExitCode.FAILED
    code = subprocess.run(_command(made, paths), cwd=where, check=False).returncode
    _report(made, code)
    return code


def _where(workspace: Path, tree: Path, paths: list[str]) -> Path:
    """The folder to check in. Raises `RefusedError`."""
    origin, base = os.environ["INPUT_REGISTRY_FROM"], os.environ.get("GITHUB_BASE_REF", "")
    if origin not in ("base", "head"):
        raise RefusedError("registry-from is neither base nor head")
    if origin == "head" or not base:
        return workspace
    _lay_base(workspace, tree, base)
    if not (os.environ["INPUT_CLAIMS"].strip() or claims_in(tree) or find_config(str(tree))):
        _say("notice", "the base branch has no claims, so those of the pull request are used")
        return workspace
    _lay_articles(workspace, tree, paths)
    return tree


def _lay_base(workspace: Path, tree: Path, base: str) -> None:
    """Check the base branch out beside the workspace. Raises `RefusedError`."""

    def git(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        return _git(workspace, *arguments)

    shallow = ["--depth=1"] if git("rev-parse", "--is-shallow-repository").stdout.strip() == b"true" else []
    fetched = not git("fetch", "--quiet", "--no-tags", *shallow, "origin", f"refs/heads/{base}").returncode
    # Of a private repository only the checkout itself could fetch it.
    tip = "FETCH_HEAD" if fetched else f"refs/remotes/origin/{base}"
    if git("rev-parse", "--quiet", "--verify", f"{tip}^{{commit}}").returncode:
        raise RefusedError(FETCH)
    if git("worktree", "add", "--quiet", "--detach", str(tree), tip).returncode:
        raise RefusedError("the base branch can't be checked out beside the workspace")


def _lay_articles(workspace: Path, tree: Path, paths: list[str]) -> None:
    """Put the articles that the run is to read into the tree, in the place of its own."""
    for path in _articles(tree, paths):
        path.unlink(missing_ok=True)
    real = workspace.resolve()
    # What git tracks too: a `.gitignore` of the pull request must not hide articles; that of the base branch may.
    for path in {*_articles(workspace, paths), *_tracked(workspace, paths)}:
        # No link: it could lead to a file that the pull request itself can't read, or through the copy to its claims.
        if path.is_file() and path.resolve() == real / path.relative_to(workspace):
            place = tree / path.relative_to(workspace)
            place.parent.mkdir(parents=True, exist_ok=True)
            if place.is_symlink():
                place.unlink()
            shutil.copyfile(path, place)


def _tracked(workspace: Path, paths: list[str]) -> list[Path]:
    """The articles below the paths that the commit which is checked out holds. Raises `RefusedError`."""
    inside = [os.path.normpath(path) for path in paths if not os.path.normpath(path).startswith((os.sep, os.pardir))]
    done = _git(workspace, "--literal-pathspecs", "ls-files", "-z", "--", *inside)
    if done.returncode:
        raise RefusedError("the files of the pull request can't be listed")
    names = [Path(os.fsdecode(name)) for name in done.stdout.split(b"\0") if name] if inside else []
    return [workspace / name for name in names if name.suffix.lower() in WALKED]


def _git(workspace: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    # A workspace may belong to another user than the one in a container; no hook is to run in it.
    safe = ("-c", f"safe.directory={workspace}", "-c", f"core.hooksPath={os.devnull}")
    command = ["git", *safe, "-C", str(workspace), *arguments]
    return subprocess.run(command, check=False, stdout=subprocess.PIPE)


def _articles(folder: Path, paths: list[str]) -> list[Path]:
    """The articles below a folder that are named, or stand in a folder that is."""
    named = [os.path.normpath(folder / path) for path in paths]
    inside = [path for path in named if Path(path).is_relative_to(folder)]
    return [Path(path) for path in find_inputs(inside, WALKED).paths]


def _command(made: Path, paths: list[str]) -> list[str]:
    fail_on = os.environ["INPUT_FAIL_ON"].strip()
    return [
        str(Path(sys.executable).with_name("factcheck")),
        "check",
        "--output-format=github",
        f"--output-format=markdown={made / 'summary.md'}",
        f"--output-format=sarif={made / 'factcheck.sarif'}",
        *([f"--fail-on={fail_on}"] if fail_on else []),
        *(f"--claims={path}" for path in _lines("CLAIMS")),
        *_lines("ARGS"),
        "--",
        *paths,
    ]


def _report(made: Path, code: int) -> None:
    summary, sarif = made / "summary.md", made / "factcheck.sarif"
    if summary.is_file():
        with Path(os.environ["GITHUB_STEP_SUMMARY"]).open("a", encoding="utf-8") as page:
            page.write(summary.read_text(encoding="utf-8"))
    with Path(os.environ["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as outputs:
        outputs.write(f"exit-code={code}\nsarif-file={sarif if sarif.is_file() else ''}\n")


def _lines(name: str) -> list[str]:
    """The lines of an input that are not blank."""
    return [line.strip() for line in os.environ[f"INPUT_{name}"].splitlines() if line.strip()]


def _say(level: str, words: str) -> None:
    sys.stdout.write(f"::{level} title=factcheck::{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Exception as error:  # noqa: BLE001 - 1 would mean that something was found
        _say("error", f"the action failed: {type(error).__name__}")
        sys.exit(ExitCode.FAILED)
