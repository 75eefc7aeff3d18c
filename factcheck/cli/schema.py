"""`factcheck schema`: the JSON Schemas of what people and programs exchange with `factcheck`."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Annotated, Any

import typer

from factcheck.cli import streams


class Subject(StrEnum):
    """What a schema describes."""

    CLAIMS = "claims"
    CONFIG = "config"
    REPORT = "report"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("schema")(schema)


def schema(
    subject: Annotated[
        Subject,
        typer.Argument(
            metavar="claims|config|report",
            help="claims: a claims file. config: a configuration file. report: --output-format json.",
        ),
    ],
) -> Callable[[], int]:
    """Print the JSON Schema of a format."""
    return lambda: _print(_of(subject))


def _of(subject: Subject) -> Mapping[str, Any]:
    match subject:
        case Subject.CLAIMS:
            from factcheck.registry.schema import claims_schema  # noqa: PLC0415 - one of them is needed

            return claims_schema()
        case Subject.CONFIG:
            from factcheck.cli.configuration.schema import config_schema  # noqa: PLC0415
            from factcheck.cli.request import IN_FILES  # noqa: PLC0415

            return config_schema(IN_FILES)
        case Subject.REPORT:
            from factcheck.report.schema import report_schema  # noqa: PLC0415

            return report_schema()


def _print(content: Mapping[str, Any]) -> int:
    streams.stdout().write(json.dumps(content, indent=2, ensure_ascii=True) + "\n")
    return 0
