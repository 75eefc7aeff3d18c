"""`factcheck claims fmt`: claims files in their normal form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from factcheck.cli import streams
from factcheck.cli.claims import writing
from factcheck.cli.request import OF_CLAIMS, SELECTION
from factcheck.cli.setting import without
from factcheck.cli.taking import Given, takes
from factcheck.errors import ExitCode, Fault, RegistryError, UserError
from factcheck.registry.files import claims_files
from factcheck.report.door import line
from factcheck.upkeep.writer.changes import Change
from factcheck.upkeep.writer.commit import checked, keeps_comments, write
from factcheck.upkeep.writer.contents import Contents, read_contents
from factcheck.upkeep.writer.form import formatted


def register(group: typer.Typer) -> None:
    """Add the command."""
    group.command("fmt")(fmt)


@takes(*without(OF_CLAIMS, *SELECTION))
def fmt(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH...", help="Claims files, or folders of them; else the registry.")
    ] = None,
    *,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 if anything would change.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="The same, and show what would change.")] = False,
    given: Given,
) -> Callable[[], int]:
    """Write claims files in their normal form.

    Order of keys, quotation marks, line breaks. What a file means, and every comment, stays.
    """

    def work() -> int:
        request = given.request()
        faults: list[Fault] = []
        files = claims_files(writing.own_paths([*(paths or ()), *request.claims]), faults)
        changed = 0
        out = writing.door(request.color)
        for path in files:
            try:
                before, after = _form(path, keep=check or diff)
            except UserError as error:
                faults.extend(error.faults)
                continue
            if before == after:
                continue
            changed += 1
            out.write(writing.diff_lines(path, before, after) if diff else [line(_said(path, check=check))])
        streams.flush()
        if faults:
            raise RegistryError(*faults)
        return ExitCode.FINDINGS if changed and (check or diff) else ExitCode.CLEAN

    return work


def _said(path: str, *, check: bool) -> str:
    return f"{path}: would be rewritten" if check else f"{path}: rewritten"


def _form(path: str, *, keep: bool) -> tuple[str, str]:
    """The text of a file before and after; with `keep`, nothing is written."""
    before = ""

    def make(contents: Contents) -> Change:
        nonlocal before
        before = contents.text
        return keeps_comments(contents, formatted(contents))

    contents = read_contents(path)
    change = make(contents)
    checked(contents, change)
    if not keep and change.text != contents.text:
        change = write(path, make)
    return before, change.text
