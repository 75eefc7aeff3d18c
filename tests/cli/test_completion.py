"""`factcheck completion`: the scripts, run by the shells that are there, propose what can come next."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import typer

from factcheck.cli.app import COMMANDS, build
from factcheck.cli.completion.words import Kind, levels
from factcheck.report.formats import FORMATS
from factcheck.upkeep.rulebook import rulebook

SHELLS = [shell for shell in ("bash", "zsh", "fish") if shutil.which(shell)]
FILES = "<files>"

OTHER = """\
claims:
  - {id: tower-opening, claim: The tower was opened in 1889., source: s, tags: [paris, "two words", "$(touch pwned)"]}
  - {id: tower-height, claim: "The tower is 330 m tall: with its aerial, it's the tallest.", source: s, tags: [paris]}
"""

ASK = {
    # What readline does: it parts words at `=` too.
    "bash": """
        source ./script
        compopt() { is_default=; }
        for line; do
            read -ra COMP_WORDS <<<"${line//=/ = }"
            [[ $line == *[\\ =] ]] && COMP_WORDS+=("")
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            is_default=yes
            _factcheck factcheck
            printf '%s\\n' "${COMPREPLY[@]}"
            [[ -z $is_default || ${#COMPREPLY[@]} -gt 0 ]] || echo '<files>'
            echo '<end>'
        done
    """,
    # What the completion system sets and offers, as far as the script needs it.
    "zsh": """
        compdef() { }
        source ./script
        _describe() { local each; for each in ${(P)4}; do print -r -- ${${each//\\\\:/@@}%%:*}; done }
        _files() { print '<files>' }
        _call_program() { shift; eval $* }
        compset() { PREFIX=${PREFIX#*=} }
        for line; do
            words=(${(z)line}); [[ $line == *' ' ]] && words+=('')
            CURRENT=$#words
            PREFIX=$words[-1]
            _factcheck
            print '<end>'
        done
    """,
    "fish": "source ./script; for line in $argv; complete -C $line; echo '<end>'; end",
}


@pytest.fixture(scope="module")
def script() -> Callable[[str], str]:
    """The script for a shell, printed by the real command once."""
    made: dict[str, str] = {}

    def script(shell: str) -> str:
        if shell not in made:
            command = [sys.executable, "-P", "-m", "factcheck", "completion", shell]
            made[shell] = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout
        return made[shell]

    return script


@pytest.fixture
def propose(desk: Path, script) -> Callable[..., list[list[str]]]:
    """What a shell proposes for the last word of each of some lines."""
    (desk / "other.yaml").write_text(OTHER, encoding="utf-8")

    def propose(shell: str, *lines: str) -> list[list[str]]:
        (desk / "script").write_text(script(shell), encoding="utf-8")
        flags = {"bash": ["--norc"], "zsh": ["-f"], "fish": ["--no-config"]}[shell]
        named = lines if shell == "fish" else ("ask", *lines)
        path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
        done = subprocess.run(
            [shell, *flags, "-c", ASK[shell], *named],
            cwd=desk,
            env=os.environ | {"PATH": path, "HOME": str(desk)},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.stderr == ""
        answers = done.stdout.split("<end>\n")[:-1]
        return [_fitting(answer, line) for answer, line in zip(answers, lines, strict=True)]

    return propose


def _fitting(answer: str, line: str) -> list[str]:
    """The words that an answer proposes, without what is told of them, which fit the begun word: as shells go on."""
    last = re.split("[ =]", line)[-1]
    words = [row.split("\t")[0].rsplit("=", 1)[-1] for row in answer.splitlines() if row]
    return sorted(word for word in words if word == FILES or word.startswith(last))


CASES = {
    "factcheck an": ["annotate"],
    "factcheck check --min": ["--min-confidence"],
    "factcheck --min": ["--min-confidence"],
    "factcheck --vers": ["--version"],
    "factcheck check --vers": [],
    "factcheck check --fail-on ": ["error", "warning", "note", "never"],
    "factcheck check --fail-on=w": ["warning"],
    "factcheck claims lint --fail-on ": ["error", "warning", "never"],
    "factcheck --quiet --fail-on n": ["note", "never"],
    "factcheck claims sh": ["show"],
    "factcheck claims import wi": ["wikidata"],
    "factcheck claims show ": ["crimea-annexation"],
    "factcheck claims show crimea-annexation ": [],
    "factcheck claims show --claims other.yaml t": ["tower-opening", "tower-height"],
    "factcheck claims show --claims=other.yaml t": ["tower-opening", "tower-height"],
    "factcheck claims show --claims gone.yaml ": [],
    "factcheck check --claims other.yaml --tag ": ["paris"],
    "factcheck check --claims other.yaml --select p": ["percent-change", "paris"],
    "factcheck check --date ": [],
    "factcheck check --output-format ju": ["junit"],
    "factcheck rules weekd": ["weekday-mismatch"],
    "factcheck schema ": ["claims", "config", "report"],
    "factcheck schema claims ": [],
}


@pytest.mark.parametrize("shell", SHELLS)
def test_what_comes_next(propose, shell: str) -> None:
    found = propose(shell, *CASES)
    for line, words in zip(CASES, found, strict=True):
        # zsh offers articles beside the commands
        assert [word for word in words if not CASES[line] or word != FILES] == sorted(CASES[line]), line


@pytest.mark.parametrize("shell", SHELLS)
def test_articles_are_files(propose, shell: str) -> None:
    for words in propose(shell, "factcheck check wro", "factcheck wro", "factcheck check --fail-on note -- wro"):
        assert words in ([FILES], ["wrong.txt"])


@pytest.mark.parametrize("shell", SHELLS)
def test_text_of_a_registry_is_never_run(propose, desk: Path, shell: str) -> None:
    assert propose(shell, "factcheck check --claims other.yaml --tag ") == [["paris"]]
    assert not (desk / "pwned").exists()


def test_bash_is_there() -> None:
    assert "bash" in SHELLS


def test_every_word_of_help_for_a_value_is_known() -> None:
    """`levels` raises for one that is not."""
    found = {level.path: level for level in levels(typer.main.get_command(build(COMMANDS)))}
    assert set(COMMANDS) <= set(found)
    by_name = {name: each.value for each in found["check"].options for name in each.names}
    assert by_name["--output-format"].words == FORMATS
    assert by_name["--quiet"] is by_name["-q"] is None
    assert found["claims show"].arguments[0].kind is Kind.IDS
    assert found["rules"].arguments[0].words == tuple(dict.fromkeys(entry.id for entry in rulebook()))


def test_an_option_takes_a_value_in_all_commands_or_in_none() -> None:
    """The script for fish counts on it."""
    taking: dict[str, set[bool]] = {}
    for level in levels(typer.main.get_command(build(COMMANDS))):
        for each in level.options:
            for name in each.names:
                taking.setdefault(name, set()).add(each.value is not None)
    assert {name for name, both in taking.items() if len(both) > 1} == set()


def test_words_of_a_registry_come_with_what_they_are(run, desk: Path) -> None:
    (desk / "other.yaml").write_text(OTHER, encoding="utf-8")
    done = run("completion", "patterns", "--claims", "other.yaml")
    assert done.stdout.splitlines() == [
        "tower-opening\tThe tower was opened in 1889.",
        "tower-height\tThe tower is 330 m tall: with its aerial, it's the tallest.",
        "paris\ta tag",
    ]


def test_completing_imports_no_engine(run) -> None:
    code = "import sys; from factcheck.cli.main import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    done = run("completion", "ids", code=code)
    assert done.stdout == "crimea-annexation\tRussia annexed Crimea from Ukraine in March 2014.\n"
    modules = done.stderr.split()
    assert not {"factcheck.pipeline", "factcheck.matching.matcher", "factcheck.upkeep.rulebook", "rich"} & set(modules)


def test_the_script_for_bash_finds_favour_with_its_linter(script, tmp_path: Path) -> None:
    path = tmp_path / "script.bash"
    path.write_text(script("bash"), encoding="utf-8")
    done = subprocess.run(
        [Path(sys.executable).parent / "shellcheck", "--shell=bash", path], capture_output=True, text=True, check=False
    )
    assert done.stdout == ""
