"""`factcheck claims test`: the tests of each claim, and what it would catch of what an article could get wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from factcheck.cli import options, streams
from factcheck.cli.output import Looks
from factcheck.cli.progress import Progress
from factcheck.cli.registries import load_registry
from factcheck.cli.request import OF_CLAIMS, SELECTION
from factcheck.cli.taking import Given, takes
from factcheck.report.door import Door
from factcheck.upkeep.mutation import formats
from factcheck.upkeep.mutation.outcome import Trials, try_claims

Least = Annotated[
    float | None,
    typer.Option("--min-power", metavar="SHARE", min=0, max=1, help="Exit with 1 if a claim has less power: 0.9."),
]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Print every sentence that was tried.")]


def register(group: typer.Typer) -> None:
    """Add the command."""
    group.command("test")(run_tests)


@takes(*OF_CLAIMS, "quiet")
def run_tests(
    *,
    min_power: Least = None,
    verbose: Verbose = False,
    output_format: options.Listing = options.Layout.PRETTY,
    given: Given,
) -> Callable[[], int]:
    """Run the tests of each claim, and try what it catches.

    From its own words sentences are made that are wrong, and others that are right in another writing; the power is the
    share that is judged as it should be.
    """

    def work() -> int:
        request = given.request(alone=SELECTION)
        loaded = load_registry(request)
        chosen = loaded.registry.claims
        with Progress(len(chosen), enabled=output_format is options.Layout.PRETTY and not request.quiet) as bar:
            outcome = try_claims(loaded.whole, chosen, min_power, bar.at)
        _write(outcome, output_format, request.looks, verbose=verbose)
        return outcome.exit_code

    return work


def _write(outcome: Trials, layout: options.Layout, looks: Looks, *, verbose: bool) -> None:
    stream = streams.stdout()
    if layout is options.Layout.JSON:
        streams.as_utf8(stream)
        stream.write(formats.as_json(outcome))
        return
    door = Door(stream, colour=streams.wants_colour(looks.colour, stream))
    door.write(formats.pretty(outcome, verbose=verbose))
    if not looks.quiet:
        door.write(formats.closing(outcome))
