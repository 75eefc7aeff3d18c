"""`factcheck check`: hold articles to the registry, report what is at odds with it, exit with a code to gate on."""

from __future__ import annotations

from collections.abc import Callable

import typer

from factcheck.cli import options
from factcheck.cli.output import Looks, targets
from factcheck.cli.run import Reading, Request, run
from factcheck.matching.interface import Confidence
from factcheck.report.interface import FailOn, Show
from factcheck.settings import LIMITS


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("check")(check)


def check(  # noqa: PLR0913 - each option is a parameter
    paths: options.Paths = None,
    *,
    claims: options.Claims = None,
    no_registry: options.NoRegistry = False,
    tag: options.Tags = None,
    select: options.Selected = None,
    ignore: options.Ignored = None,
    date: options.Day = None,
    fail_on: options.Gate = FailOn.ERROR,
    min_confidence: options.Surely = Confidence.LOW,
    output_format: options.Formats = None,
    show: options.Shown = Show.PROBLEMS,
    coverage: options.Covered = False,
    quiet: options.Quiet = False,
    color: options.Colours = options.Colour.AUTO,
    stdin_filename: options.StdinName = "<stdin>",
    encoding: options.Encoding = "",
    max_bytes: options.MaxBytes = LIMITS.article_bytes,
    debug: options.Debug = False,
) -> Callable[[], int]:
    """Hold articles to the registry of claims, and to themselves.

    Every statement that is at odds with a claim, or with the article's own figures, is reported, with its proof.
    """
    reading = Reading(options.day(date), encoding or None, stdin_filename, max_bytes)
    selection = options.selection(tag, select, ignore)
    asked = (fail_on, min_confidence, show, debug, selection, coverage, no_registry)
    request = Request(tuple(paths or ()), tuple(claims or ()), reading, *asked)
    chosen, looks = targets(output_format or ()), Looks(quiet, color)
    return lambda: run(request, chosen, looks)
