"""`factcheck check`: hold articles to the registry, report what is at odds with it, exit with a code to gate on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from factcheck.cli.options import Paths
from factcheck.cli.output import targets
from factcheck.cli.request import SETTINGS, Request
from factcheck.cli.run import run
from factcheck.cli.taking import Given, takes
from factcheck.errors import Fault, UsageError

Fix = Annotated[
    bool,
    typer.Option(
        "--fix", help="Write the registry's value into the articles where it is the one right replacement, then check."
    ),
]
Diff = Annotated[bool, typer.Option("--diff", help="Print what --fix would change as a diff, and write nothing.")]
Watch = Annotated[bool, typer.Option("--watch", help="Check again whenever an article or the registry changes.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("check")(check)


@takes(*SETTINGS)
def check(
    paths: Paths = None, *, fix: Fix = False, diff: Diff = False, watch: Watch = False, given: Given
) -> Callable[[], int]:
    """Hold articles to the registry of claims, and to themselves.

    Every statement that is at odds with a claim, or with the article's own figures, is reported, with its proof.
    """
    asked = [name for name, is_asked in (("--fix", fix), ("--diff", diff), ("--watch", watch)) if is_asked]
    if len(asked) > 1:
        raise UsageError(Fault(asked[1], None, None, f"does not go with {asked[0]}", "leave one of them out"))

    def request() -> Request:
        return given.request(paths=tuple(paths or ()))

    return _work(request, asked[0] if asked else "")


def _work(make: Callable[[], Request], asked: str) -> Callable[[], int]:
    """What is to be done; what only some runs do is only imported by these."""
    match asked:
        case "--fix" | "--diff":
            from factcheck.cli import fixing  # noqa: PLC0415

            return lambda: fixing.fix(make()) if asked == "--fix" else fixing.show(make())
        case "--watch":
            from factcheck.cli.watching import watch  # noqa: PLC0415

            return lambda: watch(make)
        case _:
            return lambda: _run(make())


def _run(request: Request) -> int:
    return run(request, targets(request.output_format))
