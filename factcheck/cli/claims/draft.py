"""`factcheck claims draft`: what an article states and no claim holds, as a claims file to review."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Annotated

import typer

from factcheck.cli import options, streams
from factcheck.cli.output import create_file
from factcheck.cli.per_path import PerPath
from factcheck.cli.registries import load_registry
from factcheck.cli.request import OF_ONE_FILE, SELECTION
from factcheck.cli.run import read_article
from factcheck.cli.setting import without
from factcheck.cli.taking import Given, takes
from factcheck.pipeline import check_document
from factcheck.report.door import Door, Line, line, visible
from factcheck.report.interface import count
from factcheck.rules.draft import Drafts, drafts_of
from factcheck.text.document import Document


def register(group: typer.Typer) -> None:
    """Add the command."""
    group.command("draft")(draft)


@takes(*without(OF_ONE_FILE, "no_registry", "color"))
def draft(
    file: options.File,
    *,
    to: Annotated[
        str, typer.Option("--to", metavar="FILE", help="Where to write the drafts: a file that is not there yet.")
    ] = "",
    given: Given,
) -> Callable[[], int]:
    """Draft claims from an article.

    Sentences that are worth checking and that no claim speaks of, as a claims file. It has no sources, and is not
    loaded before somebody has written them.
    """

    def work() -> int:
        request = given.request(alone=SELECTION)
        registry = load_registry(request).registry
        document = read_article(file, PerPath(request).of(file).reading)
        found = drafts_of(check_document(document, registry), registry)
        lines = list(_lines(document, found))
        if to and found.drafts:
            text = "".join("".join(piece.text for piece in pieces) + "\n" for pieces in lines)
            create_file(to, text.encode())
            lines = [line(f"{count(len(found.drafts), 'draft')} written to {to}"), *map(line, _left_out(found))]
        stream = streams.stdout()
        streams.as_utf8(stream)
        Door(stream).write(lines)
        return 0

    return work


def _lines(document: Document, found: Drafts) -> Iterator[Line]:
    """The claims file. Nothing of it but its own words is left to YAML: sentences stand in quotation marks."""
    path, day = visible(document.path), _day(document)
    yield line(f"# {count(len(found.drafts), 'draft')} from {path}, {day}: what no claim speaks of yet.")
    for left_out in _left_out(found):
        yield line(f"# {left_out}")
    if not found.drafts:
        return
    yield line("# Look each one up, mend the sentence where need be, and write who says so behind `source:`.")
    yield line("# Until every source is written, this file is not loaded.")
    yield line("version: 1")
    yield line("claims:")
    for one in found.drafts:
        yield line(f"  # {path}:{one.position.line}:{one.position.column}, {day}")
        yield line(f"  - id: {one.id}")
        yield line(f"    claim: {json.dumps(one.claim, ensure_ascii=False)}")
        yield line("    source:")


def _left_out(found: Drafts) -> Iterator[str]:
    """How many sentences were left out, and why."""
    if found.left_out:
        reasons = ", ".join(f"{number} {label}" for label, number in found.left_out.items())
        yield f"Left out: {reasons}."


def _day(document: Document) -> str:
    published = document.published
    return f"{published.day.isoformat()} ({published.origin})" if published else "date not known"
