"""`factcheck claims search`: the claims that a text may be about, best first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from factcheck.cli import options
from factcheck.cli.printing import print_listing
from factcheck.cli.registries import load_registry
from factcheck.cli.request import OF_CLAIMS, SELECTION
from factcheck.cli.taking import Given, takes
from factcheck.report.door import line
from factcheck.report.table import table


def register(group: typer.Typer) -> None:
    """Add the command."""
    group.command("search")(search)


@takes(*OF_CLAIMS)
def search(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Words, or a whole sentence.")],
    *,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="The most claims that are listed.")] = 10,
    output_format: options.Listing = options.Layout.PRETTY,
    given: Given,
) -> Callable[[], int]:
    """Search the claims of the registry.

    Statements and `also` phrases are ranked by the words that they share with the text.
    """

    def work() -> int:
        request = given.request(alone=SELECTION)
        registry = load_registry(request).registry
        found = registry.search(text, limit)
        rows = [{"id": one.id, "claim": one.claim, "place": one.place, "score": score} for one, score in found]
        cells = [(f"{score:.1f}", one.id, one.place, one.claim) for one, score in found]
        lines = table(("score", "id", "place", "claim"), cells) if found else (line("no claim shares a word with it"),)
        return print_listing(lines, rows, output_format, request.color)

    return work
