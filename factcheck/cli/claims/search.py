"""`factcheck claims search`: the claims that a text may be about, best first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from factcheck.cli import options
from factcheck.cli.printing import print_listing
from factcheck.cli.run import load_registry
from factcheck.report.door import line
from factcheck.report.table import table


def register(group: typer.Typer) -> None:
    """Add the command."""
    group.command("search")(search)


def search(  # noqa: PLR0913 - each option is a parameter
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Words, or a whole sentence.")],
    *,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="The most claims that are listed.")] = 10,
    claims: options.Claims = None,
    tag: options.Tags = None,
    select: options.Selected = None,
    ignore: options.Ignored = None,
    output_format: options.Listing = options.Layout.PRETTY,
    color: options.Colours = options.Colour.AUTO,
    debug: options.Debug = False,  # noqa: ARG001 - read from the command line by `main`
) -> Callable[[], int]:
    """Search the claims of the registry.

    Statements and `also` phrases are ranked by the words that they share with the text.
    """
    selection = options.selection(tag, select, ignore)

    def work() -> int:
        registry, _ = load_registry(claims or (), selection)
        found = registry.search(text, limit)
        rows = [{"id": one.id, "claim": one.claim, "place": one.place, "score": score} for one, score in found]
        cells = [(f"{score:.1f}", one.id, one.place, one.claim) for one, score in found]
        lines = table(("score", "id", "place", "claim"), cells) if found else (line("no claim shares a word with it"),)
        return print_listing(lines, rows, output_format, color)

    return work
