"""`factcheck completion`: scripts that complete command lines, and the ids and tags of claims for them to ask for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from factcheck.cli import streams
from factcheck.cli.output import write_text
from factcheck.cli.request import OF_FILES
from factcheck.cli.taking import Given, takes
from factcheck.registry.claim import Claim
from factcheck.registry.discover import find_registry
from factcheck.registry.registry import Registry
from factcheck.report.door import Door, line


class Wanted(StrEnum):
    """What is printed: the script for a shell, or words of a registry."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    IDS = "ids"
    TAGS = "tags"
    PATTERNS = "patterns"


SHELLS: Final = (Wanted.BASH, Wanted.ZSH, Wanted.FISH)
PLAIN: Final = re.compile(r"[\w.:/+-]+")
"""A word that no shell takes for anything else: one with a blank or a quotation mark is not proposed."""

What = Annotated[
    Wanted,
    typer.Argument(
        metavar="bash|zsh|fish",
        help="The shell. The scripts themselves ask for `ids`, `tags` or `patterns`, which are both.",
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("completion")(completion)


@takes("claims", *OF_FILES)
def completion(what: What, *, given: Given) -> Callable[[], int]:
    """Print the script that completes command lines in a shell.

    Commands, options and their values, the ids and tags of your claims.
    """

    def work() -> int:
        if what in SHELLS:
            write_text(_script(what), to="")
        else:
            _print_words(what, given.request().claims)
        return 0

    return work


def _script(shell: Wanted) -> str:
    from factcheck.cli.app import COMMANDS, build  # noqa: PLC0415 - all commands are imported for this alone
    from factcheck.cli.completion import scripts  # noqa: PLC0415
    from factcheck.cli.completion.words import levels  # noqa: PLC0415

    found = levels(typer.main.get_command(build(COMMANDS)))
    match shell:
        case Wanted.BASH:
            return scripts.bash(found)
        case Wanted.ZSH:
            return scripts.zsh(found)
        case _:
            return scripts.fish(found)


def _print_words(what: Wanted, named: Sequence[str]) -> None:
    """A line for each id or tag, with what it is behind a tabulator."""
    registry = Registry.load(named or find_registry(Path.cwd()).paths)
    stream = streams.stdout()
    streams.as_utf8(stream)
    # The door would make a blank of a tabulator.
    words = ((word, text) for word, text in _words(what, registry.claims) if PLAIN.fullmatch(word))
    for word, text in words:
        stream.write(f"{word}\t")
        Door(stream).write([line(text)])


def _words(what: Wanted, claims: tuple[Claim, ...]) -> Iterator[tuple[str, str]]:
    if what is not Wanted.TAGS:
        yield from ((claim.id, claim.claim) for claim in claims)
    if what is not Wanted.IDS:
        yield from ((tag, "a tag") for tag in dict.fromkeys(tag for claim in claims for tag in claim.tags))
