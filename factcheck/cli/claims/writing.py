"""What the commands that write a registry share: which claims may be changed, the question, the change as a diff."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import Annotated, Final, NamedTuple, TypeAlias

import typer

from factcheck.cli import streams, terminal
from factcheck.errors import Fault, UsageError
from factcheck.registry.discover import Origin, find_registry
from factcheck.registry.extends import PACKAGE
from factcheck.registry.files import claims_files
from factcheck.registry.registry import Registry
from factcheck.report.door import Door, Line, Piece, Style, line
from factcheck.text.document import LINE_END
from factcheck.upkeep.writer.changes import Change
from factcheck.upkeep.writer.commit import checked, current, write
from factcheck.upkeep.writer.contents import Contents

Yes: TypeAlias = Annotated[bool, typer.Option("--yes", "-y", help="Write without asking.")]
DryRun: TypeAlias = Annotated[bool, typer.Option("--dry-run", help="Show what would be written, and write nothing.")]
NEW_FILE: Final = "claims.yaml"

STYLES: Final = {"+": Style.GOOD, "-": Style.ERROR, "@": Style.FRAME}
"""The style of a line of a diff, by what it begins with."""


class Manner(NamedTuple):
    """How a change is made: without a question, or not at all; and how it is shown."""

    yes: bool = False
    dry_run: bool = False
    colour: str = "auto"


def own_paths(named: Sequence[str]) -> Sequence[str | Path]:
    """The files and folders of the registry to change. Raises `UsageError` where only the claims that come with
    `factcheck` are found."""
    if named:
        return named
    found = find_registry(Path.cwd())
    if found.origin is Origin.EMBEDDED:
        problem = "there is no registry here to change"
        raise UsageError(Fault("factcheck claims", None, None, problem, "--claims names one; `claims add` begins one"))
    return found.paths


def own_registry(named: Sequence[str]) -> Registry:
    """The registry to change. Raises `UsageError` as above, and `RegistryError`."""
    return Registry.load(own_paths(named))


def own_registry_or_none(named: Sequence[str]) -> Registry:
    """The same; where there is none, or an empty folder for one, a registry without claims."""
    found = find_registry(Path.cwd())
    if not named and found.origin is Origin.EMBEDDED:
        return Registry(())
    faults: list[Fault] = []
    if not claims_files(named or found.paths, faults) and faults:
        return Registry(())
    return Registry.load(named or found.paths)


def own_files(registry: Registry) -> list[str]:
    """The files of a registry that can be changed: not those of installed packages."""
    return [path for path in registry.paths if not path.startswith(PACKAGE)]


def door(colour: str) -> Door:
    """The way to standard output."""
    stream = streams.stdout()
    return Door(stream, colour=streams.wants_colour(colour, stream))


def settle(path: str, make: Callable[[Contents], Change], question: str, manner: Manner) -> int:
    """Show a change, ask whether to make it, make it to what then stands in the file, and say so."""
    if path.startswith(PACKAGE):
        problem = "this file belongs to an installed package"
        raise UsageError(Fault(path, None, None, problem, "change it where that package is made"))
    before = current(path)
    change = make(before)
    checked(before, change)
    out = door(manner.colour)
    if change.text == before.text:
        out.write([line(f"{path}: nothing to change")])
        return 0
    out.write(diff_lines(path, before.text, change.text))
    streams.flush()
    if manner.dry_run:
        return 0
    if not manner.yes and not terminal.confirm(question):
        out.write([line("nothing was written")])
        return 0
    write(path, make)
    out.write([line(f"{path}: written")])
    return 0


def diff_lines(path: str, before: str, after: str) -> Iterator[Line]:
    """The difference of two texts of a file, as `diff -u` shows it."""
    for row in unified_diff(_lines(before), _lines(after), path, path, lineterm=""):
        yield (Piece(row, STYLES.get(row[:1], Style.PLAIN)),)


def _lines(text: str) -> list[str]:
    lines = LINE_END.split(text)
    return lines if lines[-1] else lines[:-1]
