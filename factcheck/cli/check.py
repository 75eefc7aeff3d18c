"""`factcheck check`: hold articles to the registry, report what is at odds with it, exit with a code to gate on."""

from __future__ import annotations

from collections.abc import Callable

import typer

from factcheck.cli.options import Paths
from factcheck.cli.output import targets
from factcheck.cli.request import SETTINGS
from factcheck.cli.run import run
from factcheck.cli.taking import Given, takes


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("check")(check)


@takes(*SETTINGS)
def check(paths: Paths = None, *, given: Given) -> Callable[[], int]:
    """Hold articles to the registry of claims, and to themselves.

    Every statement that is at odds with a claim, or with the article's own figures, is reported, with its proof.
    """
    request = given.request(paths=tuple(paths or ()))
    chosen = targets(request.output_format)
    return lambda: run(request, chosen)
