"""`factcheck claims list`: the claims of a registry, one a line."""

from __future__ import annotations

import json
from collections.abc import Callable

import typer

from factcheck.cli import options, streams
from factcheck.cli.run import load_registry
from factcheck.report.door import Door
from factcheck.report.table import table


def register(group: typer.Typer) -> None:
    """Add the command."""
    group.command("list")(list_claims)


def list_claims(
    *,
    claims: options.Claims = None,
    tag: options.Tags = None,
    select: options.Selected = None,
    ignore: options.Ignored = None,
    output_format: options.Listing = options.Layout.PRETTY,
    color: options.Colours = options.Colour.AUTO,
    debug: options.Debug = False,  # noqa: ARG001 - read from the command line by `main`
) -> Callable[[], int]:
    """List the claims of the registry, each with its place."""
    selection = options.selection(tag, select, ignore)

    def work() -> int:
        registry, _ = load_registry(claims or (), selection)
        stream = streams.stdout()
        if output_format is options.Layout.JSON:
            rows = [{"id": claim.id, "claim": claim.claim, "place": claim.place} for claim in registry.claims]
            stream.write(json.dumps(rows, indent=2, ensure_ascii=True) + "\n")
        else:
            lines = table(("id", "place", "claim"), [(one.id, one.place, one.claim) for one in registry.claims])
            Door(stream, colour=streams.wants_colour(color, stream)).write(lines)
        return 0

    return work
