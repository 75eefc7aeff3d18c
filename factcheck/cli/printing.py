"""Printing what a command lists: a table or lines for people, or the same as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable

from factcheck.cli import streams
from factcheck.cli.options import Colour, Layout
from factcheck.report.door import Door, Line


def print_listing(lines: Iterable[Line], content: object, layout: Layout, colour: Colour) -> int:
    """Print lines, or `content` as JSON in ASCII, and return the exit code."""
    stream = streams.stdout()
    if layout is Layout.JSON:
        stream.write(json.dumps(content, indent=2, ensure_ascii=True, allow_nan=False) + "\n")
    else:
        Door(stream, colour=streams.wants_colour(colour, stream)).write(lines)
    return 0
