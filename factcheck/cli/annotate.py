"""`factcheck annotate`: print articles with every statement marked in place; exit codes are those of `check`."""

from __future__ import annotations

from collections.abc import Callable

import typer

from factcheck.cli.options import Paths
from factcheck.cli.output import Target
from factcheck.cli.request import SETTINGS
from factcheck.cli.run import run
from factcheck.cli.setting import without
from factcheck.cli.taking import Given, takes
from factcheck.report import annotate as annotated
from factcheck.report.interface import Show


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("annotate")(annotate)


@takes(*without(SETTINGS, "output_format"), show=Show.ALL)
def annotate(paths: Paths = None, *, given: Given) -> Callable[[], int]:
    """Print articles with their statements marked.

    Every statement about a claim is marked in place, with a footnote. The exit codes are those of `check`.
    """

    def work() -> int:
        request = given.request(paths=tuple(paths or ()))
        return run(request, (Target(annotated.FORMAT),))

    return work
