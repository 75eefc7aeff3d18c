"""`factcheck claims`: the commands that keep a registry. Each is a module of this folder with a function `register`."""

from __future__ import annotations

from importlib import import_module
from typing import Final

import typer

SUBCOMMANDS: Final = (
    "linting",
    "testing",
    "listing",
    "show",
    "search",
    "stats",
    "adding",
    "editing",
    "reviewing",
    "removing",
    "formatting",
    "draft",
    "importing",
    "exporting",
)
"""The modules of the commands, in the order of help."""

HELP: Final = """Keep the registry of claims.

Exit codes: 0 nothing is wrong; 1 something in the registry is; 2 something could not be read or done.
"""


def register(app: typer.Typer) -> None:
    """Add the group with all its commands."""
    group = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, help=HELP)
    group.callback()(lambda: None)
    for name in SUBCOMMANDS:
        import_module(f"factcheck.cli.claims.{name}").register(group)
    app.add_typer(group, name="claims")
