"""`factcheck claims list`: the claims of a registry, one a line."""

from __future__ import annotations

from collections.abc import Callable

import typer

from factcheck.cli import options
from factcheck.cli.printing import print_listing
from factcheck.cli.run import load_registry
from factcheck.registry.stated import kinds_of
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
    """List the claims of the registry.

    Each with its place, the kinds of its values, and its tags.
    """
    selection = options.selection(tag, select, ignore)

    def work() -> int:
        registry, _ = load_registry(claims or (), selection)
        rows = [
            {
                "id": claim.id,
                "claim": claim.claim,
                "place": claim.place,
                "kinds": list(kinds_of(claim)),
                "tags": list(claim.tags),
            }
            for claim in registry.claims
        ]
        cells = [
            (one.id, one.place, ", ".join(row["kinds"]) or "-", ", ".join(one.tags) or "-", one.claim)
            for one, row in zip(registry.claims, rows, strict=True)
        ]
        lines = table(("id", "place", "kind", "tags", "claim"), cells)
        return print_listing(lines, rows, output_format, color)

    return work
