"""`factcheck claims list`: the claims of a registry, one a line."""

from __future__ import annotations

from collections.abc import Callable

import typer

from factcheck.cli import options
from factcheck.cli.printing import print_listing
from factcheck.cli.registries import load_registry
from factcheck.cli.request import OF_CLAIMS, SELECTION
from factcheck.cli.taking import Given, takes
from factcheck.registry.stated import kinds_of
from factcheck.report.table import table


def register(group: typer.Typer) -> None:
    """Add the command."""
    group.command("list")(list_claims)


@takes(*OF_CLAIMS)
def list_claims(
    *,
    output_format: options.Listing = options.Layout.PRETTY,
    given: Given,
) -> Callable[[], int]:
    """List the claims of the registry.

    Each with its place, the kinds of its values, and its tags.
    """

    def work() -> int:
        request = given.request(alone=SELECTION)
        registry = load_registry(request).registry
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
        return print_listing(lines, rows, output_format, request.color)

    return work
