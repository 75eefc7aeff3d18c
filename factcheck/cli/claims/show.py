"""`factcheck claims show`: one claim, with everything that the registry holds of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import typer

from factcheck.cli import options
from factcheck.cli.printing import print_listing
from factcheck.cli.registries import load_registry
from factcheck.cli.request import OF_CLAIMS, SELECTION
from factcheck.cli.setting import without
from factcheck.cli.taking import Given, takes
from factcheck.registry.claim import Claim, Rating
from factcheck.registry.selection import claim_named
from factcheck.registry.stated import claim_as_data, values_of
from factcheck.report.door import Line, Piece, Style, line
from factcheck.report.notes import source_words
from factcheck.report.timeline import timeline


def register(group: typer.Typer) -> None:
    """Add the command."""
    group.command("show")(show)


@takes(*without(OF_CLAIMS, *SELECTION))
def show(
    ident: options.ClaimId,
    *,
    output_format: options.Listing = options.Layout.PRETTY,
    given: Given,
) -> Callable[[], int]:
    """Show one claim whole.

    Its place, values, timeline, phrases, sources and tests.
    """

    def work() -> int:
        request = given.request()
        claim = claim_named(load_registry(request).registry, ident)
        return print_listing(_lines(claim), claim_as_data(claim), output_format, request.color)

    return work


def _lines(claim: Claim) -> Iterator[Line]:
    yield line(Piece(claim.id, Style.STRONG), Piece(f"  {claim.place}", Style.FAINT))
    yield line(claim.claim)
    for title, part in _parts(claim):
        lines = tuple(part)
        if lines:
            yield ()
            yield line(Piece(title, Style.FRAME))
            yield from (line("  ", *pieces) for pieces in lines)


def _parts(claim: Claim) -> Iterator[tuple[str, Iterator[Line]]]:
    """What there may be to show of a claim, under its title, in the order of a claims file."""
    values = values_of(claim)
    is_timeline = any(stated.period for stated in values)
    yield "values", iter(()) if is_timeline else (line(f"{stated.text}  ({stated.kind})") for stated in values)
    yield "timeline", timeline(values)
    yield "also", map(line, claim.also)
    yield "unless", (line(", ".join(some)) for some in (claim.unless,) if some)
    yield "names", (line(f"{group.names[0]}: {', '.join(group.names[1:])}") for group in claim.names)
    yield "common errors", (line(_because(wrong.text, wrong.because)) for wrong in claim.wrong)
    yield "how it counts", map(line, _terms(claim))
    yield "sources", (line(source_words(source)) for source in claim.sources)
    yield "tests", (line(_tried(test.expect, test.text, test.published)) for test in claim.tests)


def _because(text: str, because: str | None) -> str:
    return f"{text}: {because}" if because else text


def _terms(claim: Claim) -> Iterator[str]:
    """The keys that say how a claim is held to, where they are not the usual ones."""
    data = claim_as_data(claim)
    if claim.rating is not Rating.TRUE:
        yield f"rated {claim.rating.value}"
    yield f"severity {claim.severity.value}"
    for key in ("tolerance", "bound", "review_by"):
        if data[key]:
            yield f"{key} {data[key]}"
    for key in ("accept", "tags"):
        if data[key]:
            yield f"{key} {', '.join(data[key])}"


def _tried(expect: str, text: str, published: object) -> str:
    return f"{expect}: {text}" + (f" ({published})" if published else "")
