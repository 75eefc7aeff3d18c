"""`factcheck claims lint`: everything that is wrong with a registry, each at its place, with its mend."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, TextIO

import typer

from factcheck.cli import options, streams
from factcheck.cli.ignored import base_of_run
from factcheck.cli.output import Looks, Target, refuse_inputs, targets, write_file
from factcheck.cli.request import OF_FILES
from factcheck.cli.taking import Given, takes
from factcheck.registry.discover import find_registry
from factcheck.report.door import Door
from factcheck.report.interface import MachineFormat
from factcheck.upkeep.lint import formats
from factcheck.upkeep.lint.lint import LintGate, LintOutcome, lint_files

Gate = Annotated[LintGate, typer.Option("--fail-on", help="The least severity that makes the exit code 1.")]


def register(group: typer.Typer) -> None:
    """Add the command."""
    group.command("lint")(lint_claims)


@takes("claims", "output_format", "quiet", "color", *OF_FILES)
def lint_claims(
    *,
    today: options.Today = None,
    fail_on: Gate = LintGate.ERROR,
    given: Given,
) -> Callable[[], int]:
    """Find what is wrong with the registry.

    Missing sources, claims that contradict each other, tests that fail, entries that check nothing, what is overdue.
    """
    day = options.today(today)

    def work() -> int:
        request = given.request()
        chosen = targets(request.output_format)
        paths = request.claims or find_registry(Path.cwd()).paths
        outcome = lint_files(paths, day, fail_on)
        refuse_inputs(chosen, (*map(str, paths), *outcome.paths))
        _write(outcome, chosen, request.looks)
        return outcome.exit_code

    return work


def _write(outcome: LintOutcome, chosen: Sequence[Target], looks: Looks) -> None:
    """Write the outcome to every target, files first."""
    for target in sorted(chosen, key=lambda target: target.path is None):
        if target.path is None:
            stream = streams.stdout()
            if isinstance(target.format, MachineFormat):
                streams.as_utf8(stream)
            _render(outcome, target, stream, looks)
        else:
            text = io.StringIO()
            _render(outcome, target, text, Looks(colour="never"))
            write_file(target.path, text.getvalue().encode("utf-8", "backslashreplace"))


def _render(outcome: LintOutcome, target: Target, stream: TextIO, looks: Looks) -> None:
    name = target.format.name
    if isinstance(target.format, MachineFormat):
        from factcheck.upkeep.lint.forges import RENDERERS  # noqa: PLC0415 - some of them cost time to import

        stream.write(RENDERERS[name](outcome, base_of_run()))
        return
    door = Door(stream, colour=streams.wants_colour(looks.colour, stream))
    door.write(formats.pretty(outcome) if name == "pretty" else formats.concise(outcome))
    if not looks.quiet:
        door.write(formats.closing(outcome))
