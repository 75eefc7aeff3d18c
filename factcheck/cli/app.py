"""The command line: arguments → the work to do, as a function that returns the exit code.

typer only parses here. The work is done after it has returned, where none of its own handlers can turn an error into
the exit code that means "findings".
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from typing import Final, TypeAlias

import typer

from factcheck.errors import Fault, UsageError

Work: TypeAlias = Callable[[], int]

DEFAULT_COMMAND: Final = "check"
COMMANDS: Final = (
    "check",
    "annotate",
    "explain",
    "values",
    "rules",
    "claims",
    "baseline",
    "init",
    "config",
    "schema",
    "server",
    "completion",
)
"""The commands in the order of help; each is a module of this folder with a function `register`."""

HELP: Final = """Holds articles to a registry of claims. `factcheck PATH...` is `factcheck check PATH...`.

Exit codes: 0 nothing at or above --fail-on; 1 findings at or above it; 2 something could not be read or done.
`factcheck --version` prints the version.
"""


def parse(arguments: Sequence[str]) -> Work:
    """The work that a command line asks for. Raises `UsageError`."""
    words = _with_command(arguments)
    app = build([word for word in words[:1] if word in COMMANDS] or COMMANDS)
    errors = sys.modules[typer.BadParameter.__module__]  # click's own, or the copy of it inside newer typer
    try:
        answer = app(args=words, prog_name="factcheck", standalone_mode=False)
    except errors.ClickException as error:
        command = error.ctx.command_path if error.ctx else "factcheck"
        raise UsageError(Fault(command, None, None, _reason(error), f"{command} --help")) from None
    # `--help` prints and gives an exit code; a command gives its work.
    return answer if callable(answer) else lambda: int(answer or 0)


def _with_command(arguments: Sequence[str]) -> list[str]:
    first = next(iter(arguments), "")
    return list(arguments) if first in COMMANDS or first == "--help" else [DEFAULT_COMMAND, *arguments]


def build(names: Iterable[str]) -> typer.Typer:
    """The command line with the commands of those names. Only these are imported: the others cost time to describe."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False, help=HELP)
    # A callback makes the commands a group even where there is one alone.
    app.callback()(lambda: None)
    for name in names:
        import_module(f"factcheck.cli.{name}").register(app)
    return app


PLAIN_WORDS: Final = (
    (
        re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)"),
        r"takes no more than one argument, and `\1` is left",
    ),
    (re.compile(r"is not a valid int(?:eger)?(?: range)?"), "is not a whole number"),
    (re.compile(r"is not a valid float(?: range)?"), "is not a number"),
    (re.compile(r"is not in the range x>=(\d+)"), r"is less than \1"),
    (re.compile(r"is not in the range (\S+)<=x<=(\S+)"), r"is not between \1 and \2"),
)
"""The parser's words for mistakes that it tells in terms of programming, and plain ones for them."""


def _reason(error: object) -> str:
    message = error.format_message() if hasattr(error, "format_message") else str(error)
    words = " ".join(message.split()).rstrip(".")
    for pattern, plain in PLAIN_WORDS:
        words = pattern.sub(plain, words)
    return words[:1].lower() + words[1:]
