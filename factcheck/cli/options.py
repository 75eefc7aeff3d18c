"""Options that several commands share, each said once: its type, its name and its help."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Annotated, Final, TypeAlias

import typer

from factcheck.errors import Fault, UsageError

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
ClaimId: TypeAlias = Annotated[str, typer.Argument(metavar="ID", help="The id of a claim.")]
Today: TypeAlias = Annotated[
    str | None,
    typer.Option("--today", metavar="YYYY-MM-DD", help="The day to count from; without it, the day that it is."),
]
Quiet: TypeAlias = Annotated[bool, typer.Option("--quiet", "-q", help="Print findings only.")]
Colours: TypeAlias = Annotated[
    Colour, typer.Option("--color", help="Colour the report; auto obeys NO_COLOR and FORCE_COLOR.")
]
Debug: TypeAlias = Annotated[
    bool, typer.Option("--debug", help="Print every fault, and the traceback of a bug in factcheck.")
]


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
