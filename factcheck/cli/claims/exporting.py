"""`factcheck claims export`: the registry in the formats of other programs, or as a page to read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from factcheck.cli.request import OF_CLAIMS, SELECTION
from factcheck.cli.setting import without
from factcheck.cli.taking import Given, takes
from factcheck.errors import ExitCode, Fault, UsageError

if TYPE_CHECKING:
    from factcheck.upkeep.exchange.plain import PlainRegistry

To: TypeAlias = Annotated[
    str, typer.Option("--to", metavar="FILE", help="The file to write; standard output where not given.")
]

HELP = """Write the registry for other programs, or as a page to read.

Exit codes: 0 it is written; 2 something could not be read or written.
"""


def register(group: typer.Typer) -> None:
    """Add the commands."""
    formats = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, help=HELP)
    formats.callback()(lambda: None)
    formats.command("json")(export_json)
    formats.command("csv")(export_csv)
    formats.command("claimreview")(export_claimreview)
    formats.command("html")(export_html)
    group.add_typer(formats, name="export")


@takes(*without(OF_CLAIMS, "color"))
def export_json(
    *,
    to: To = "",
    given: Given,
) -> Callable[[], int]:
    """Write all of the registry as JSON; it loads as a claims file."""

    def work() -> int:
        from factcheck.upkeep.exchange.plain import write_json  # noqa: PLC0415 - see `_read`

        return _written(write_json(_read(given, to)), to, ())

    return work


@takes(*without(OF_CLAIMS, "color"))
def export_csv(
    *,
    to: To = "",
    given: Given,
) -> Callable[[], int]:
    """Write the claims as a table; `factcheck claims import csv` reads it back."""

    def work() -> int:
        from factcheck.report.interface import count  # noqa: PLC0415 - see `_read`
        from factcheck.upkeep.exchange.csv_own import what_is_lost, write_csv  # noqa: PLC0415 - see `_read`

        registry = _read(given, to)
        lost = [f"not in the table: {key} of {count(times, 'claim')}" for key, times in what_is_lost(registry).items()]
        return _written(write_csv(registry), to, lost)

    return work


@takes(*without(OF_CLAIMS, "color"))
def export_claimreview(
    *,
    to: To = "",
    publisher: Annotated[str, typer.Option("--publisher", metavar="NAME", help="Who has reviewed the claims.")] = "",
    address: Annotated[
        str, typer.Option("--address", metavar="URL", help="Where the page of the registry stands, for links to it.")
    ] = "",
    given: Given,
) -> Callable[[], int]:
    """Write the claims as reviews: ClaimReview in JSON-LD."""

    def work() -> int:
        from factcheck.report.interface import count  # noqa: PLC0415 - see `_read`
        from factcheck.upkeep.exchange.claimreview import write_claimreviews  # noqa: PLC0415 - see `_read`
        from factcheck.upkeep.exchange.drafts import web_address  # noqa: PLC0415

        if address and web_address(address) != address:
            raise UsageError(Fault("--address", None, None, f"`{address}` is no web address", "write https://…"))
        registry = _read(given, to)
        timed = sum(isinstance(claim.get("value"), list) for claim in registry.claims)
        lost = [f"not in the reviews: the periods of {count(timed, 'claim')}"] if timed else []
        return _written(write_claimreviews(registry, publisher, address), to, lost)

    return work


@takes(*without(OF_CLAIMS, "color"))
def export_html(
    *,
    to: To = "",
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help="The heading of the page.")] = "Reference facts",
    given: Given,
) -> Callable[[], int]:
    """Write the registry as one web page, to read and to search."""

    def work() -> int:
        from factcheck.upkeep.exchange.page import write_page  # noqa: PLC0415 - see `_read`

        return _written(write_page(_read(given, to), title), to, ())

    return work


def _read(given: Given, to: str) -> PlainRegistry:
    """The registry as it is written. Raises `RegistryError`, and `UsageError` where it would be overwritten."""
    # Imported late: `factcheck claims list` is to start quickly too.
    import os  # noqa: PLC0415

    from factcheck.cli.registries import load_registry  # noqa: PLC0415
    from factcheck.upkeep.exchange.plain import read_plain  # noqa: PLC0415

    registry = load_registry(given.request(alone=SELECTION)).registry
    if to and os.path.realpath(to) in registry.real_paths:
        raise UsageError(Fault(to, None, None, "is a file of the registry", "name another file"))
    return read_plain(registry)


def _written(text: str, to: str, lost: Iterable[str]) -> int:
    from factcheck.cli.guard import complain  # noqa: PLC0415 - see `_read`
    from factcheck.cli.output import write_text  # noqa: PLC0415

    write_text(text, to)
    complain(lost)
    return ExitCode.CLEAN
