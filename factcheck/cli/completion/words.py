"""What a command line may be made of: the commands as typer has them → levels, each with what can come next.

The scripts of all shells are written from these.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Final, NamedTuple

from factcheck.report.formats import FORMATS
from factcheck.upkeep.rulebook import rulebook


class Kind(StrEnum):
    """What kind of word can come next."""

    WORDS = "words"
    FILES = "files"
    IDS = "ids"
    TAGS = "tags"
    PATTERNS = "patterns"
    NOTHING = "nothing"


class Next(NamedTuple):
    """What can come next. `words` are those known when the script is written; the other kinds are looked up when it is
    used: files by the shell, ids and tags of claims by `factcheck completion`."""

    kind: Kind
    words: tuple[str, ...] = ()


class Option(NamedTuple):
    """An option: its names, the first sentence of its help, and what follows it; `None` of a flag."""

    names: tuple[str, ...]
    help: str
    value: Next | None


class Level(NamedTuple):
    """A command, or a group of them. `path` are the words up to it, with blanks between them.

    `repeats` tells whether the last of its arguments may come again and again.
    """

    path: str
    options: tuple[Option, ...]
    arguments: tuple[Next, ...]
    repeats: bool
    commands: tuple[tuple[str, str], ...]


FILES: Final = Next(Kind.FILES)
NOTHING: Final = Next(Kind.NOTHING)
RULES: Final = tuple(dict.fromkeys(entry.id for entry in rulebook()))

BY_METAVAR: Final = {
    **dict.fromkeys(("PATH", "PATH...", "FILE", "FILE...", "FILE[:LINE]", "[FOLDER]", "ARTICLE", "GLOB"), FILES),
    "FORMAT[=FILE]": Next(Kind.WORDS, FORMATS),
    "[RULE]": Next(Kind.WORDS, RULES),
    "TAG": Next(Kind.TAGS),
    "PATTERN": Next(Kind.PATTERNS, RULES),
    **dict.fromkeys(("ID", "N", "NAME", "KEY=VALUE", "PHRASE", "SENTENCE", "SHARE", "SIGN", "TEXT", "URL"), NOTHING),
    **dict.fromkeys(("REF", "VALUE", "WORD", "YYYY-MM-DD"), NOTHING),
}
"""What the words of help for a value stand for."""
IDS: Final = Next(Kind.IDS)
"""An id as an argument is that of a claim there is; as the value of an option, that of a new one."""


def levels(root: Any) -> tuple[Level, ...]:  # noqa: ANN401 - click's own, or the copy of it inside newer typer
    """All commands of a command line, the root first."""
    return tuple(_levels(root, ""))


def _levels(command: Any, path: str) -> Iterator[Level]:  # noqa: ANN401
    options = tuple(_option(each) for each in command.params if each.param_type_name == "option")
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    below = getattr(command, "commands", {})
    yield Level(
        path,
        (*options, Option(("--help",), "Show this message and exit.", None)),
        tuple(IDS if each.metavar == "ID" else next_of(each) for each in arguments),
        bool(arguments) and arguments[-1].nargs == -1,
        tuple((name, _first_sentence(each.help or "")) for name, each in below.items()),
    )
    for name, each in below.items():
        yield from _levels(each, f"{path} {name}".lstrip())


def _option(parameter: Any) -> Option:  # noqa: ANN401
    names = tuple(sorted((*parameter.opts, *parameter.secondary_opts), key=len, reverse=True))
    value = None if parameter.is_flag else next_of(parameter)
    return Option(names, _first_sentence(parameter.help or ""), value)


def next_of(parameter: Any) -> Next:  # noqa: ANN401
    """What stands for the value of an option, or for an argument. Raises `KeyError` for a metavar that is not known."""
    choices = getattr(parameter.type, "choices", None)
    return Next(Kind.WORDS, tuple(map(str, choices))) if choices else BY_METAVAR[parameter.metavar]


def _first_sentence(text: str) -> str:
    first = inspect.cleandoc(text).split("\n\n", 1)[0]
    return " ".join(first.split()).split(". ", 1)[0].rstrip(".")
