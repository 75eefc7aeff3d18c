"""`factcheck claims remove`: a claim taken out, if nothing else in the registry speaks of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from factcheck.cli import options
from factcheck.cli.claims import writing
from factcheck.cli.claims.writing import Manner
from factcheck.cli.request import OF_CLAIMS, SELECTION
from factcheck.cli.setting import without
from factcheck.cli.taking import Given, takes
from factcheck.errors import Fault, UsageError
from factcheck.registry.selection import claim_named
from factcheck.upkeep.writer.changes import Change, removed
from factcheck.upkeep.writer.commit import current
from factcheck.upkeep.writer.contents import Contents
from factcheck.upkeep.writer.referring import places_of


def register(group: typer.Typer) -> None:
    """Add the command."""
    group.command("remove")(remove)


@takes(*without(OF_CLAIMS, *SELECTION))
def remove(
    ident: options.ClaimId,
    *,
    force: Annotated[bool, typer.Option("--force", help="Remove it even if another claim speaks of it.")] = False,
    yes: writing.Yes = False,
    dry_run: writing.DryRun = False,
    given: Given,
) -> Callable[[], int]:
    """Remove a claim from the registry.

    With it goes the comment right above it.
    """

    def work() -> int:
        request = given.request()
        registry = writing.own_registry(request.claims)
        claim = claim_named(registry, ident)
        contents = [current(path) for path in writing.own_files(registry)]
        faults = [] if force else [_spoken_of(ident, place) for each in contents for place in places_of(ident, each)]
        if faults:
            raise UsageError(*faults)

        def make(contents: Contents) -> Change:
            return removed(contents, claim.id)

        return writing.settle(claim.path, make, f"Remove it from {claim.path}?", Manner(yes, dry_run, request.color))

    return work


def _spoken_of(ident: str, place: tuple[str, int, int]) -> Fault:
    return Fault(
        *place, f"`{ident}` is spoken of here", "mend this first, or remove the claim all the same with --force"
    )
