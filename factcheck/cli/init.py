"""`factcheck init`: a folder made ready to be checked: claims, settings, and what CI runs."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Final, NamedTuple

import typer

from factcheck.cli import options, streams
from factcheck.cli.configuration.find import find_config
from factcheck.cli.guard import UNWRITTEN
from factcheck.cli.inputs import find_inputs
from factcheck.cli.output import create_file
from factcheck.errors import Fault, UsageError, UserError
from factcheck.registry.discover import claims_in
from factcheck.registry.files import files_inside
from factcheck.report.door import Door, Line, Piece, Style, line
from factcheck.text.readers import WALKED
from factcheck.text.regular_file import IrregularFileError, read_regular
from factcheck.upkeep.starter.installed import PLACEHOLDER, source_of_package
from factcheck.upkeep.starter.plan import CI_FILES, Ci, Found, Planned, planned

Folder = Annotated[str, typer.Argument(metavar="[FOLDER]", help="The folder; made where it is not there.")]
Runners = Annotated[
    list[Ci] | None, typer.Option("--ci", help="Write what this one needs to run factcheck. Repeatable.")
]
TO_MERGE: Final = frozenset({CI_FILES[Ci.GITLAB], CI_FILES[Ci.PRE_COMMIT]})
"""Files that others write too: where one is there already, its lines are shown."""


class Done(NamedTuple):
    """What became of a file of the plan: written, or kept as it was, where it may have been the same already."""

    file: Planned
    written: bool
    same: bool = False


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("init")(init)


def init(
    folder: Folder = ".",
    *,
    ci: Runners = None,
    color: options.Colours = options.Colour.AUTO,
    debug: options.Debug = False,  # noqa: ARG001 - read from the command line by `main`
) -> Callable[[], int]:
    """Make a folder ready to be checked.

    Writes a registry of claims to begin with, a configuration, and what CI runs. Files that are there already are
    kept as they are.
    """
    runners = tuple(dict.fromkeys(ci or ()))

    def work() -> int:
        if not folder:
            raise UsageError(
                Fault("factcheck init", None, None, "the name of the folder is empty", "name one, or none")
            )
        found = _found_in(folder)
        done = _write(folder, planned(found, runners, source_of_package()))
        stream = streams.stdout()
        door = Door(stream, colour=streams.wants_colour(color, stream))
        door.write(_told(folder, found, done))
        door.write(_next(folder, done, runners))
        return 0

    return work


def _found_in(folder: str) -> Found:
    claims = (path for path in claims_in(Path(folder)) if path.is_file() or any(files_inside(str(path))))
    is_folder = os.path.isdir(folder)
    articles = find_inputs([folder], WALKED).paths if is_folder else ()
    config = find_config(os.path.abspath(folder))
    own = config is not None and os.path.dirname(config) == os.path.abspath(folder)
    settings = (os.path.basename(config),) if config and own else ()
    return Found(tuple(path.name for path in claims), settings, bool(articles))


def _write(folder: str, plan: Sequence[Planned]) -> list[Done]:
    """Write the files that are not there yet. Raises `UserError` for one that can't be, and tells which are written."""
    done = list[Done]()
    for file in plan:
        try:
            done.append(_done(os.path.join(folder, file.path), file))
        except OSError as error:
            problem = error.strerror or str(error)
            mend = UNWRITTEN.get(error.errno or 0, "see that the folder can be written to")
            raise UserError(Fault(str(error.filename), None, None, problem, f"{mend}; {_so_far(done)}")) from None
    return done


def _done(path: str, file: Planned) -> Done:
    """Write a file if nothing of its name is there. Raises `OSError`."""
    data = file.text.encode()
    if not os.path.lexists(path):
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        with contextlib.suppress(UsageError):  # somebody else has just made it
            create_file(path, data)
            return Done(file, written=True)
    try:
        return Done(file, written=False, same=read_regular(path, len(data)) == data)
    except (OSError, IrregularFileError):
        return Done(file, written=False)


def _so_far(done: Iterable[Done]) -> str:
    written = ", ".join(one.file.path for one in done if one.written)
    return f"written before it, whole: {written}; run it again for the rest" if written else "nothing was written"


def _told(folder: str, found: Found, done: Iterable[Done]) -> Iterator[Line]:
    def named(path: str) -> str:
        return os.path.normpath(os.path.join(folder, path))

    for path in (*found.claims, *found.settings):
        yield line(Piece("kept   ", Style.WARNING), named(path), "  (it is there already)")
    for file, written, same in done:
        if written:
            yield line(Piece("wrote  ", Style.GOOD), named(file.path))
        else:
            already = "it is there already, as it would be written" if same else "it is there already"
            yield line(Piece("kept   ", Style.WARNING), named(file.path), f"  ({already})")
        if not written and not same and file.path in TO_MERGE:
            yield line("       what it needs:")
            yield from (line("         ", text) for text in file.text.splitlines())


def _next(folder: str, done: Sequence[Done], runners: Sequence[Ci]) -> Iterator[Line]:
    """What to do next, in three lines."""
    unaddressed = [one.file.path for one in done if (one.written or one.same) and PLACEHOLDER in one.file.text]
    to_merge = [one.file.path for one in done if not one.written and not one.same and one.file.path in TO_MERGE]
    enter = "" if os.path.normpath(folder) == "." else f"cd {folder} && "
    yield ()
    yield line(f"1. `{enter}factcheck check .` holds the articles here to the claims.")
    yield line("2. `factcheck claims add` adds a claim of your own; take the examples out when you have some.")
    if to_merge:
        yield line(f"3. Add the lines above to {' and '.join(to_merge)}.")
    elif unaddressed:
        yield line(f"3. Put the address of factcheck's repository for {PLACEHOLDER} in {' and '.join(unaddressed)}.")
    elif Ci.PRE_COMMIT in runners:
        yield line("3. Commit the files, and run `pre-commit install`: from then on every commit is checked.")
    elif runners:
        yield line("3. Commit the files: from then on every change is checked.")
    else:
        yield line("3. `factcheck init --ci github` (gitlab, pre-commit) has every change checked.")
