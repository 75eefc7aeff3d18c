"""`factcheck rules`: the rules there are, or the page of one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated, Any

import typer

from factcheck.cli import options
from factcheck.cli.printing import print_listing
from factcheck.report.door import Line, Piece, Style, line
from factcheck.report.table import table
from factcheck.upkeep.rulebook import Entry, HeldTo, entries_named, rulebook

Name = Annotated[str | None, typer.Argument(metavar="[RULE]", help="The id of a rule, as a report names it.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("rules")(rules)


def rules(
    rule: Name = None,
    *,
    output_format: options.Listing = options.Layout.PRETTY,
    color: options.Colours = options.Colour.AUTO,
    debug: options.Debug = False,  # noqa: ARG001 - read from the command line by `main`
) -> Callable[[], int]:
    """List the rules, or show the page of one.

    Those that articles are held to, and those of `factcheck claims lint`.
    """

    def work() -> int:
        entries = entries_named(rule) if rule is not None else rulebook()
        lines = _listed(entries) if rule is None else _pages(entries)
        return print_listing(lines, [_as_data(entry) for entry in entries], output_format, color)

    return work


def _listed(entries: tuple[Entry, ...]) -> Iterator[Line]:
    """A table for each kind of rule."""
    for held_to in HeldTo:
        rows = [(entry.id, entry.most, entry.since, entry.summary) for entry in entries if entry.held_to is held_to]
        yield line(Piece(f"{held_to[:1].upper()}{held_to[1:]}", Style.FRAME))
        yield from table(("rule", "at most", "since", "what it finds"), rows)
        yield ()
    yield line("`factcheck rules RULE` shows the page of one.")


def _pages(entries: tuple[Entry, ...]) -> Iterator[Line]:
    for number, entry in enumerate(entries):
        if number:
            yield ()
        yield line(Piece(entry.id, Style.STRONG))
        yield line(f"{entry.summary[:1].upper()}{entry.summary[1:]}.")
        yield line(Piece(f"{entry.most} at most, since {entry.since}; for {entry.held_to}", Style.FAINT))
        for title, text in entry.page.items():
            yield ()
            yield line(Piece(title, Style.FRAME))
            yield line("  ", text)


def _as_data(entry: Entry) -> dict[str, Any]:
    return {
        "rule": entry.id,
        "summary": entry.summary,
        "looks_at": "registries" if entry.held_to is HeldTo.LINT else "articles",
        "needs_registry": entry.needs_registry,
        "most_severe": str(entry.most),
        "since": entry.since,
        "page": {title.lower().replace(" ", "_"): text for title, text in entry.page.items()},
    }
