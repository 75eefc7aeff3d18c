"""Git: questions to the `git` of the machine about the repository around a folder, and its answers in bytes.

It is called by words alone, without a shell. What a repository or its surroundings could make it do besides answering
is turned off: other diff programs and conversions, monitors, locks, fetching what is missing. Nothing is written.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from factcheck.errors import Fault, UserError

OPTION: Final = "--diff-base"
KEPT: Final = ("GIT_CONFIG", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM")
"""Beginnings of the variables that git may see: where its settings and the bounds of a repository are. All others
(`GIT_DIR`, `GIT_INDEX_FILE`, `GIT_EXTERNAL_DIFF` …) would have it look elsewhere, or answer in another form."""
ALWAYS: Final = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
}
BEFORE: Final = (
    *("--no-pager", "--literal-pathspecs"),
    *("-c", "core.fsmonitor=false"),
    *("-c", "diff.autoRefreshIndex=false"),  # or it writes what it has looked up into the index, and runs a hook
)
"""What is said to git before any command."""
DIFF: Final = ("diff", "--no-ext-diff", "--no-textconv", "--no-color", "--ignore-submodules=all")
"""How git is to tell a difference, whatever its settings say."""
FETCH: Final = (
    "fetch it first: `git fetch origin {ref}`; in a shallow clone, `git fetch --unshallow` (GitHub: `fetch-depth: 0`)"
)


class Answer(NamedTuple):
    """What a call of git gave: its exit code, its output, the first line of what it complained of."""

    code: int
    output: bytes
    complaint: str


class Repository:
    """The repository around a folder; `root` is where it lies, links followed. Raises `UserError` where there is none,
    or no git."""

    def __init__(self, folder: str) -> None:
        program = shutil.which("git")
        if program is None:
            raise _fault("git is not installed here, or not on the path", f"install it, or leave {OPTION} out")
        self._program = program
        self._environment = {
            name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name.startswith(KEPT)
        } | ALWAYS
        self.root = folder
        answer = self.ask("rev-parse", "--show-toplevel")
        if answer.code:
            raise _fault(f"this folder is in no git repository that can be read ({answer.complaint})", MEND_NONE)
        self.root = os.path.realpath(os.fsdecode(answer.output.removesuffix(b"\n")))

    def ask(self, *words: str) -> Answer:
        """What git answers to a command. Raises `UserError` where it can't be run."""
        command = [self._program, *BEFORE, *words]
        try:
            done = subprocess.run(  # noqa: S603 - words, no shell; the program is the git of the path
                command,
                cwd=self.root,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
            )
        except (OSError, ValueError) as error:
            words_ = (error.strerror if isinstance(error, OSError) else None) or str(error)
            raise _fault(f"git can't be run: {words_}", f"mend that, or leave {OPTION} out") from None
        complaint = next(iter(done.stderr.decode("utf-8", "replace").strip().splitlines()), "it does not say why")
        return Answer(done.returncode, done.stdout, complaint)

    def told(self, *words: str) -> bytes:
        """The output of a command that has to succeed. Raises `UserError` with what git complains of."""
        answer = self.ask(*words)
        if answer.code:
            raise _fault(f"git can't tell ({answer.complaint})", f"mend that, or leave {OPTION} out")
        return answer.output

    def parting(self, ref: str) -> str:
        """The commit where `ref` and HEAD part. Raises `UserError`."""
        named = _checked(ref)
        commit = self._commit(named)
        if commit is None:
            raise _fault(f"there is no revision `{ref}` here", FETCH.format(ref=ref))
        if self._commit("HEAD") is None:
            raise _fault("nothing is committed here yet", f"commit something, or leave {OPTION} out")
        answer = self.ask("merge-base", commit, "HEAD")
        if answer.code:
            shallow = self.ask("rev-parse", "--is-shallow-repository").output.strip() == b"true"
            why = "in what this shallow clone has" if shallow else "at all"
            raise _fault(f"`{ref}` and HEAD have no commit in common {why}", FETCH.format(ref=ref))
        return answer.output.decode("ascii", "replace").split("\n", 1)[0]

    def _commit(self, ref: str) -> str | None:
        answer = self.ask("rev-parse", "--quiet", "--verify", f"{ref}^{{commit}}")
        return None if answer.code else answer.output.decode("ascii", "replace").strip()

    def tracked(self, paths: Collection[str]) -> set[str]:
        """Those of some paths that git keeps."""
        found: set[str] = set()
        for some in _chunks(sorted(paths)):
            found.update(map(os.fsdecode, self.told("ls-files", "-z", "--", *some).split(b"\0")))
        return found


MEND_NONE: Final = f"run it inside a clone, or leave {OPTION} out"
AT_ONCE: Final = 200
"""How many paths are named in one call; a path may have 4,096 bytes, and a call two million."""


def _chunks(paths: Sequence[str]) -> list[Sequence[str]]:
    return [paths[at : at + AT_ONCE] for at in range(0, len(paths), AT_ONCE)]


def _checked(ref: str) -> str:
    """A revision that git can't take for an option. Raises `UserError`."""
    if not ref or ref.startswith("-") or not ref.isprintable():
        raise _fault(f"`{ref}` is no name of a revision", f"name a branch, tag or commit: {OPTION} origin/main")
    return ref


def _fault(problem: str, mend: str) -> UserError:
    return UserError(Fault(OPTION, None, None, problem, mend))
