"""`factcheck claims lint`: everything that is wrong with a registry, each at its place, with its mend."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli import options, streams
from factcheck.registry.discover import find_registry
from factcheck.report.door import Door
from factcheck.upkeep.lint import formats
from factcheck.upkeep.lint.lint import LintGate, LintOutcome, lint_files


class LintFormat(StrEnum):
    """The formats of linting."""

    PRETTY = "pretty"
    CONCISE = "concise"
    JSON = "json"


Gate = Annotated[LintGate, typer.Option("--fail-on", help="The least severity that makes the exit code 1.")]
Formats = Annotated[LintFormat, typer.Option("--output-format", help="How the problems are printed.")]


def register(group: typer.Typer) -> None:
    """Add the command."""
    group.command("lint")(lint_claims)


def lint_claims(
    *,
    claims: options.Claims = None,
    today: options.Today = None,
    fail_on: Gate = LintGate.ERROR,
    output_format: Formats = LintFormat.PRETTY,
    quiet: options.Quiet = False,
    color: options.Colours = options.Colour.AUTO,
    debug: options.Debug = False,  # noqa: ARG001 - read from the command line by `main`
) -> Callable[[], int]:
    """Find what is wrong with the registry.

    Missing sources, claims that contradict each other, tests that fail, entries that check nothing, what is overdue.
    """
    day = options.today(today)

    def work() -> int:
        outcome = lint_files(claims or find_registry(Path.cwd()).paths, day, fail_on)
        _write(outcome, output_format, color, quiet=quiet)
        return outcome.exit_code

    return work


def _write(outcome: LintOutcome, format_: LintFormat, color: str, *, quiet: bool) -> None:
    stream = streams.stdout()
    if format_ is LintFormat.JSON:
        streams.as_utf8(stream)
        stream.write(formats.as_json(outcome))
        return
    door = Door(stream, colour=streams.wants_colour(color, stream))
    door.write(formats.pretty(outcome) if format_ is LintFormat.PRETTY else formats.concise(outcome))
    if not quiet:
        door.write(formats.closing(outcome))
