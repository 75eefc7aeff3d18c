"""Scripts: levels → the completion script of a shell, which is a template filled with tables.

All that can come next is in the script, so that completing costs nothing, but for the ids and tags of claims: for
these the scripts ask `factcheck completion ids`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib.resources import files
from typing import Final, TypeAlias

from factcheck.cli.app import DEFAULT_COMMAND
from factcheck.cli.completion.words import Kind, Level, Next, Option

Rows: TypeAlias = Iterator[tuple[str, str]]
"""Patterns of a `case`, each with what is set there."""

VERSION: Final = Option(("--version",), "Print the version", None)
"""Stands at the root alone, and is read before all commands."""


def bash(levels: tuple[Level, ...]) -> str:
    """The script for bash."""
    commands = ((quoted(each.path), " ".join(name for name, _ in each.commands)) for each in levels if each.commands)
    options = ((quoted(path), " ".join(_names(of))) for path, of in _options(levels))
    return _filled(
        "bash.sh",
        COMMANDS=_branches(commands, _reply_text),
        OPTIONS=_branches(options, _reply_text),
        ARGUMENTS=_branches(_arguments(levels), _reply_text),
        VALUES=_branches(_values(levels), _reply_text),
    )


def zsh(levels: tuple[Level, ...]) -> str:
    """The script for zsh."""
    commands = ((quoted(each.path), _told(each.commands)) for each in levels if each.commands)
    options = (
        (quoted(path), _told((name, each.help) for each in of for name in each.names)) for path, of in _options(levels)
    )
    return _filled(
        "zsh.zsh",
        COMMANDS=_branches(commands, "reply=({})".format),
        OPTIONS=_branches(options, "reply=({})".format),
        ARGUMENTS=_branches(_arguments(levels), "reply=({})".format),
        VALUES=_branches(_values(levels), "reply=({})".format),
    )


def fish(levels: tuple[Level, ...]) -> str:
    """The script for fish."""
    with_value = dict.fromkeys(name for level in levels for each in level.options if each.value for name in each.names)
    return _filled(
        "fish.fish",
        WITH_VALUE=" ".join(with_value),
        PATHS=" ".join(quoted(level.path) for level in levels if level.path),
        LINES="\n".join(line for level in levels for line in _fish_lines(level, levels)),
    )


def quoted(text: str) -> str:
    """A text as one word of bash and zsh, whatever stands in it."""
    return "'" + text.replace("'", "'\\''") + "'"


def _filled(template: str, **parts: str) -> str:
    text = files("factcheck.cli.completion").joinpath("templates", template).read_text(encoding="utf-8")
    for name, part in parts.items():
        text = text.replace(f"@{name}@", part)
    return text


def _reply_text(text: str) -> str:
    return f"REPLY={quoted(text)}"


def _branches(rows: Rows, write: Callable[[str], str]) -> str:
    """The branches of a `case`: what is the same under several patterns is written once."""
    patterns: dict[str, list[str]] = {}
    for pattern, text in rows:
        patterns.setdefault(text, []).append(pattern)
    return "\n".join(f"        {' | '.join(under)}) {write(text)} ;;" for text, under in patterns.items())


def _options(levels: tuple[Level, ...]) -> Iterator[tuple[str, tuple[Option, ...]]]:
    """The options of each command. At the root they are those of the command that need not be written."""
    unwritten = next(level for level in levels if level.path == DEFAULT_COMMAND)
    for level in levels:
        yield (level.path, level.options) if level.path else (level.path, (*unwritten.options, VERSION))


def _names(options: Iterable[Option]) -> Iterator[str]:
    return (name for each in options for name in each.names)


def _told(rows: Iterable[tuple[str, str]]) -> str:
    return " ".join(quoted(f"{name}:{text}") for name, text in rows)


def _arguments(levels: tuple[Level, ...]) -> Rows:
    for level in levels:
        for number, kind in enumerate(level.arguments, 1):
            is_last = number == len(level.arguments)
            at = quoted(f"{level.path} ") + "*" if is_last and level.repeats else quoted(f"{level.path} {number}")
            yield at, _in_words(kind)


def _values(levels: tuple[Level, ...]) -> Rows:
    for level in levels:
        for each in level.options:
            if each.value:
                yield from ((quoted(f"{level.path} {name}"), _in_words(each.value)) for name in each.names)


def _in_words(kind: Next) -> str:
    return " ".join((kind.kind, *kind.words))


def _fish_lines(level: Level, levels: tuple[Level, ...]) -> Iterator[str]:
    """What fish is told of a command: its options, its arguments, the commands below it."""
    here = _fish_at("", level.path) if level.path == DEFAULT_COMMAND else _fish_at(level.path)
    options = next(of for path, of in _options(levels) if path == level.path) if level.path else (VERSION,)
    for each in options:
        names = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in each.names)
        value = f" {_fish_next(each.value)}" if each.value else ""
        yield f"{here} {names}{value} -d {_fish_quoted(each.help)}"
    for name, text in level.commands:
        yield f"{here} -a {name} -d {_fish_quoted(text)}"
    for number, kind in enumerate(level.arguments):
        is_again = level.repeats and number == len(level.arguments) - 1
        at = here if is_again else _fish_at(f"{level.path} {number}")
        if kind.kind is not Kind.NOTHING:
            yield f"{at} {_fish_next(kind).partition(' ')[2]}"


def _fish_at(*places: str) -> str:
    return f"complete -c factcheck -n {_fish_quoted(' '.join(('__factcheck_at', *map(_fish_quoted, places))))}"


def _fish_next(kind: Next) -> str:
    match kind.kind:
        case Kind.FILES:
            return "-r -F"
        case Kind.NOTHING:
            return "-x"
        case Kind.WORDS:
            return f"-x -a {_fish_quoted(' '.join(kind.words))}"
        case _:
            return f"-x -a {_fish_quoted(' '.join((*kind.words, f'(__factcheck_claims {kind.kind})')))}"


def _fish_quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
