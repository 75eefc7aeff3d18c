"""`factcheck annotate`: print articles with every statement marked in place; exit codes are those of `check`."""

from __future__ import annotations

from collections.abc import Callable

import typer

from factcheck.cli import options
from factcheck.cli.output import Looks, Target
from factcheck.cli.run import Reading, Request, run
from factcheck.matching.interface import Confidence
from factcheck.report import annotate as annotated
from factcheck.report.interface import FailOn, Show
from factcheck.settings import LIMITS


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("annotate")(annotate)


def annotate(  # noqa: PLR0913 - each option is a parameter
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
    show: options.Shown = Show.ALL,
    coverage: options.Covered = False,
    quiet: options.Quiet = False,
    color: options.Colours = options.Colour.AUTO,
    stdin_filename: options.StdinName = "<stdin>",
    encoding: options.Encoding = "",
    max_bytes: options.MaxBytes = LIMITS.article_bytes,
    debug: options.Debug = False,
) -> Callable[[], int]:
    """Print articles with their statements marked.

    Every statement about a claim is marked in place, with a footnote. The exit codes are those of `check`.
    """
    reading = Reading(options.day(date), encoding or None, stdin_filename, max_bytes)
    selection = options.selection(tag, select, ignore)
    asked = (fail_on, min_confidence, show, debug, selection, coverage, no_registry)
    request = Request(tuple(paths or ()), tuple(claims or ()), reading, *asked)
    return lambda: run(request, (Target(annotated.FORMAT),), Looks(quiet, color))
