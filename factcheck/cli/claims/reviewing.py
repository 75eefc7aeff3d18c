"""`factcheck claims review`: that somebody has looked at claims and their sources again, and when to do it next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated

import typer

from factcheck.cli import options
from factcheck.cli.claims import writing
from factcheck.cli.claims.given import with_day
from factcheck.cli.claims.writing import Manner
from factcheck.cli.request import OF_CLAIMS, SELECTION
from factcheck.cli.setting import without
from factcheck.cli.taking import Given, takes
from factcheck.errors import Fault, UsageError
from factcheck.registry.selection import claim_named
from factcheck.upkeep.writer.changes import Change, Entry, Setting, edited, entry_object
from factcheck.upkeep.writer.changes import entry_of as entry_in
from factcheck.upkeep.writer.contents import Contents


def register(group: typer.Typer) -> None:
    """Add the command."""
    group.command("review")(review)


@takes(*without(OF_CLAIMS, *SELECTION))
def review(
    ident: options.ClaimId,
    *,
    accessed: Annotated[
        str | None,
        typer.Option("--accessed", metavar="YYYY-MM-DD", help="The day on which its sources were looked at."),
    ] = None,
    review_by: Annotated[
        str | None, typer.Option("--review-by", metavar="YYYY-MM-DD", help="When somebody must look at it again.")
    ] = None,
    yes: writing.Yes = False,
    dry_run: writing.DryRun = False,
    given: Given,
) -> Callable[[], int]:
    """Note that a claim was looked at again.

    Sets the day on which its sources were looked at, the day by which to look again, or both.
    """
    if accessed is None and review_by is None:
        mend = "give --accessed or --review-by"
        raise UsageError(Fault("factcheck claims review", None, None, "no date is given", mend))
    options.accessed(accessed)
    options.review_by(review_by)

    def work() -> int:
        request = given.request()
        claim = claim_named(writing.own_registry(request.claims), ident)

        def make(contents: Contents) -> Change:
            entry = entry_object(entry_in(contents, claim.id)[1])
            return edited(contents, claim.id, _settings(entry, accessed, review_by))

        return writing.settle(claim.path, make, f"Write it to {claim.path}?", Manner(yes, dry_run, request.color))

    return work


def _settings(entry: Entry, accessed: str | None, review_by: str | None) -> Iterator[Setting]:
    for key in ("source", "sources") if accessed else ():
        match entry.get(key):
            case list() as sources:
                for number, source in enumerate(sources):
                    yield _looked_at((key, number), source, accessed or "")
            case None:
                pass
            case source:
                yield _looked_at((key,), source, accessed or "")
    if review_by is not None:
        yield Setting(("review_by",), review_by)


def _looked_at(place: tuple[str | int, ...], source: object, accessed: str) -> Setting:
    """A source that is a mapping gets a key; one that is a text becomes a mapping."""
    if isinstance(source, dict):
        return Setting((*place, "accessed"), accessed)
    return Setting(place, with_day(source, accessed))
