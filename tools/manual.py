"""The manual page, from the commands themselves: `python tools/manual.py` prints what `docs/factcheck.1` holds.

In the macros that man(7) has had since Version 7, so that every `man` can show it.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from typing import Any, Final

import typer

from factcheck import __version__
from factcheck.cli.app import COMMANDS, DEFAULT_COMMAND, build
from factcheck.errors import MEANINGS

BEGINNING: Final = f""".\\" Made by tools/manual.py; don't edit.
.TH FACTCHECK 1 "" "factcheck {__version__}" "User Commands"
.SH NAME
factcheck \\- hold articles to a registry of claims
.SH SYNOPSIS
.B factcheck
.RI [ OPTION "]... " PATH ...
.br
.B factcheck
.IR COMMAND " [" ARGUMENT ]...
.SH DESCRIPTION
A linter for facts: finds the sentences of articles that speak of the claims of a registry, compares what they state
with what the registry holds, and reports each disagreement with its proof.
It works offline, and the same input gives the same report.
.PP
Without a command,
.B factcheck
.I PATH
is
.B factcheck {DEFAULT_COMMAND}
.IR PATH .
.B factcheck \\-\\-version
prints the version.
.SH COMMANDS
"""

END: Final = """.SH FILES
.TP
.I claims/\\fR, \\fIclaims.yaml\\fR, \\fIclaims.yml
The registry, in the current folder or the nearest one above it; without any, the claims that come with
.BR factcheck .
.TP
.I factcheck.toml\\fR, \\fI.factcheck.toml\\fR, \\fIpyproject.toml
Settings, of the nearest folder from the current one upwards; in
.I pyproject.toml
they stand below
.BR [tool.factcheck] .
.B factcheck config
shows what holds.
.SH ENVIRONMENT
.TP
.BI FACTCHECK_ NAME
The value of an option, where the command line does not give it:
.B FACTCHECK_FAIL_ON
that of
.BR \\-\\-fail\\-on .
Several values are parted by commas.
.TP
.BR NO_COLOR ", " FORCE_COLOR
Where set and not empty, no report is coloured, or every one.
.TP
.BR VISUAL ", " EDITOR
The editor of
.BR "factcheck claims edit" .
.SH EXAMPLES
.TP
.B factcheck init
Begin a registry in the current folder.
.TP
.B factcheck articles/
Check all articles of a folder.
.TP
.B factcheck explain article.md:12
Show how the sentences of line 12 are judged.
.TP
.B factcheck claims lint && factcheck claims test
Hold the registry to itself.
"""


def manual() -> str:
    """The manual page."""
    group = typer.main.get_command(build(COMMANDS))
    context = group.make_context("factcheck", [], resilient_parsing=True)
    lines = (line for name in COMMANDS for line in _command(group.commands[name], name, context))
    codes = (line for code, words in MEANINGS.items() for line in (".TP", f".B {code.value}", _prose(words)))
    return BEGINNING + "\n".join((*lines, ".SH EXIT STATUS", *codes)) + "\n" + END


def _command(command: Any, name: str, above: Any) -> Iterator[str]:  # noqa: ANN401 - typer's own, or click's
    context = type(above)(command, info_name=name, parent=above)
    yield f".SS {_text(' '.join((context.command_path, *command.collect_usage_pieces(context))), quote=True)}"
    for number, paragraph in enumerate(inspect.cleandoc(command.help or "").split("\n\n")):
        if number:
            yield ".PP"
        yield from map(_prose, paragraph.splitlines())
    for parameter in command.params:
        told = parameter.get_help_record(context)
        if told:
            yield from (".TP", f".B {_text(told[0], quote=True)}", _prose(told[1]))
    for below, each in getattr(command, "commands", {}).items():
        yield from _command(each, below, context)


def _text(text: str, *, quote: bool = False) -> str:
    r"""A text as roff prints it: `\` and `-` mean themselves; in quotation marks, it is one argument of a macro."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return '"' + escaped.replace('"', '""') + '"' if quote else escaped


def _prose(text: str) -> str:
    """A line of prose: what stands in backquotes is bold; a dot or apostrophe at its beginning is no macro."""
    escaped = re.sub(r"`([^`]*)`", r"\\fB\1\\fR", _text(" ".join(text.split())))
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped


if __name__ == "__main__":
    sys.stdout.write(manual())
