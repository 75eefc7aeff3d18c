"""`factcheck claims stats`: how many claims a registry has of what, and which of them somebody must look at again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

import typer

from factcheck.cli import options
from factcheck.cli.printing import print_listing
from factcheck.cli.registries import load_registry
from factcheck.cli.request import OF_CLAIMS, SELECTION
from factcheck.cli.taking import Given, takes
from factcheck.registry.stats import Stats, stats_of
from factcheck.report.door import Line, Piece, Style, line
from factcheck.report.interface import count
from factcheck.report.table import table


def register(group: typer.Typer) -> None:
    """Add the command."""
    group.command("stats")(stats)


@takes(*OF_CLAIMS)
def stats(
    *,
    today: options.Today = None,
    output_format: options.Listing = options.Layout.PRETTY,
    given: Given,
) -> Callable[[], int]:
    """Count the claims of the registry.

    By file, tag, kind of value, and how long ago somebody looked at their sources; with a list of the stale ones.
    """
    day = options.today(today)

    def work() -> int:
        request = given.request(alone=SELECTION)
        registry = load_registry(request).registry
        figures = stats_of(registry.claims, day)
        return print_listing(_lines(figures, day), _data(figures, day), output_format, request.color)

    return work


def _lines(figures: Stats, day: date) -> Iterator[Line]:
    yield line(Piece(count(figures.claims, "claim"), Style.STRONG), f" as of {day.isoformat()}")
    for title, counted in _counts(figures).items():
        yield ()
        yield from table((title, "claims"), [(name, f"{number:,}") for name, number in counted.items()])
    yield ()
    yield line(Piece(count(len(figures.stale), "stale claim"), Style.WARNING if figures.stale else Style.GOOD))
    for stale in figures.stale:
        yield line(f"  {stale.claim.id} ({stale.claim.place}): {stale.reason}")


def _counts(figures: Stats) -> Mapping[str, Mapping[str, int]]:
    return {
        "file": figures.files,
        "tag": figures.tags,
        "kind of value": figures.kinds,
        "source looked at": figures.accessed,
    }


def _data(figures: Stats, day: date) -> dict[str, Any]:
    return {
        "today": day.isoformat(),
        "claims": figures.claims,
        "files": figures.files,
        "tags": figures.tags,
        "kinds": figures.kinds,
        "accessed": figures.accessed,
        "stale": [
            {"id": stale.claim.id, "place": stale.claim.place, "reason": stale.reason} for stale in figures.stale
        ],
    }
