"""Options that several commands share, each said once: its type, its name and its help."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Annotated, Final, TypeAlias

import typer

from factcheck.errors import Fault, UsageError
from factcheck.matching.interface import Confidence
from factcheck.registry.selection import Selection
from factcheck.report.formats import FORMATS
from factcheck.report.interface import FailOn, Show

ISO_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Colour(StrEnum):
    """When to colour a report."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Layout(StrEnum):
    """The formats of a listing."""

    PRETTY = "pretty"
    JSON = "json"


Paths: TypeAlias = Annotated[
    list[str] | None, typer.Argument(metavar="PATH...", help="Articles, folders of articles, or - for standard input.")
]
File: TypeAlias = Annotated[str, typer.Argument(metavar="FILE", help="An article, or - for standard input.")]
FileAtLine: TypeAlias = Annotated[
    str, typer.Argument(metavar="FILE[:LINE]", help="An article, or one line of it; - for standard input.")
]
Listing: TypeAlias = Annotated[Layout, typer.Option("--output-format", help="How the list is printed.")]
Claims: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--claims",
        metavar="PATH",
        help="A claims file, or a folder of them, to use instead of the registry that is found. Repeatable.",
    ),
]
NoRegistry: TypeAlias = Annotated[
    bool,
    typer.Option("--no-registry", help="Hold each article to itself only: dates, arithmetic, conversions, lists."),
]
Tags: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--tag", metavar="TAG", help="Only claims with this tag, or one that the glob fits. Repeatable."),
]
Selected: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="PATTERN", help="Only claims with this id or tag; globs too: nato-*. Repeatable."),
]
Ignored: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="PATTERN", help="No claims with this id or tag; globs too. Repeatable."),
]
ClaimId: TypeAlias = Annotated[str, typer.Argument(metavar="ID", help="The id of a claim.")]
Today: TypeAlias = Annotated[
    str | None,
    typer.Option("--today", metavar="YYYY-MM-DD", help="The day to count from; without it, the day that it is."),
]
Day: TypeAlias = Annotated[
    str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="The publication date of the articles.")
]
Gate: TypeAlias = Annotated[
    FailOn, typer.Option("--fail-on", help="The least severity that makes the exit code 1.", show_default=True)
]
Surely: TypeAlias = Annotated[
    Confidence,
    typer.Option("--min-confidence", help="The least confidence of a finding that is listed or fails the run."),
]
Formats: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--output-format",
        metavar="FORMAT[=FILE]",
        help=f"{FORMATS[0]} (the default), {', '.join(FORMATS[1:-1])} or {FORMATS[-1]}; "
        "with =FILE, written there. Repeatable.",
    ),
]
Shown: TypeAlias = Annotated[
    Show, typer.Option("--show", help="Which findings are listed: also consistent ones, also undecided ones.")
]
Covered: TypeAlias = Annotated[
    bool,
    typer.Option("--coverage", help="Tell how many of the sentences that are worth checking some claim speaks of."),
]
Quiet: TypeAlias = Annotated[bool, typer.Option("--quiet", "-q", help="Print findings only.")]
Colours: TypeAlias = Annotated[
    Colour, typer.Option("--color", help="Colour the report; auto obeys NO_COLOR and FORCE_COLOR.")
]
StdinName: TypeAlias = Annotated[
    str,
    typer.Option("--stdin-filename", metavar="NAME", help="The name that standard input is read and reported under."),
]
Encoding: TypeAlias = Annotated[
    str, typer.Option("--encoding", metavar="NAME", help="The encoding of the articles, where it is not UTF-8.")
]
MaxBytes: TypeAlias = Annotated[
    int, typer.Option("--max-bytes", metavar="N", min=1, help="The longest article that is read.", show_default=True)
]
Debug: TypeAlias = Annotated[
    bool, typer.Option("--debug", help="Print every fault, and the traceback of a bug in factcheck.")
]


def selection(tags: list[str] | None, selected: list[str] | None, ignored: list[str] | None) -> Selection:
    """The claims that `--tag`, `--select` and `--ignore` ask for."""
    return Selection(tuple(tags or ()), tuple(selected or ()), tuple(ignored or ()))


def today(text: str | None) -> date:
    """The day that `--today` names; where it was not given, the day that it is. Raises `UsageError`."""
    return day(text, "--today") or by_the_clock()


def by_the_clock() -> date:
    """The day that it is."""
    return datetime.now(UTC).astimezone().date()


def accessed(text: str | None) -> date | None:
    """The day that `--accessed` names; `None` where it was not given. Raises `UsageError`."""
    return day(text, "--accessed")


def review_by(text: str | None) -> date | None:
    """The day that `--review-by` names; `None` where it was not given. Raises `UsageError`."""
    return day(text, "--review-by")


def day(text: str | None, option: str) -> date | None:
    """The day that an option names; `None` where it was not given. Raises `UsageError`."""
    if text is None:
        return None
    try:
        if ISO_DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise UsageError(Fault(option, None, None, f"`{text}` is no date", "write it as 2021-10-19"))
