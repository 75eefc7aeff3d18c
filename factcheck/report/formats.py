"""Every format of `check` by name, in the order in which help lists them. Adding one is a module and a name here.

A format is imported when it is asked for: most runs write one, and some of them cost time to import.
"""

from __future__ import annotations

from importlib import import_module
from typing import Final, cast

from factcheck.report.interface import Format

FORMATS: Final = (
    "pretty",
    "concise",
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "rdjsonl",
    "markdown",
    "html",
)
"""Their names; each is a module of this folder with a `FORMAT`."""


def format_of(name: str) -> Format:
    """The format of that name, which is one of `FORMATS`."""
    return cast("Format", import_module(f"factcheck.report.{name}").FORMAT)
