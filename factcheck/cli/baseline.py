"""`factcheck baseline`: the commands that make a baseline of what is found, bring it up to date, and tidy it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import Final

import typer

from factcheck.cli import streams
from factcheck.cli.discovery import BASELINE, baseline_of
from factcheck.cli.holding import scope_of
from factcheck.cli.inputs import STDIN
from factcheck.cli.options import Paths
from factcheck.cli.output import create_file
from factcheck.cli.request import SETTINGS, Request
from factcheck.cli.run import Manner, check_paths, inputs_of, registry_of
from factcheck.cli.setting import without
from factcheck.cli.taking import Given, takes
from factcheck.errors import Fault, UsageError, UserError
from factcheck.registry.registry import Registry
from factcheck.report.door import Door, Line, Piece, Style, line
from factcheck.report.interface import RunOutcome, count
from factcheck.text.replace_file import replace_file
from factcheck.upkeep.baseline.change import Change, of_missing_files, pruned, updated
from factcheck.upkeep.baseline.entries import Entry, entries_of
from factcheck.upkeep.baseline.file import checked_bytes, read_baseline
from factcheck.upkeep.baseline.hold import by_key, hold_back, stale_entries
from factcheck.upkeep.writer.lock import locked

HELP: Final = """Keep a baseline: findings that are known and left for now, so that only new ones count.

Exit codes: 0 it was done; 2 something could not be read or done, and nothing was written.
"""
TAKEN: Final = without(
    SETTINGS,
    *("fail_on", "exit_zero", "require_checked", "output_format", "show", "coverage", "statistics", "quiet"),
    *("no_baseline", "diff_base"),
)
"""All that decides on what is found, and nothing of what is told of it."""
UNNAMED: Final = "<stdin>"


def register(app: typer.Typer) -> None:
    """Add the group with its commands."""
    group = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, help=HELP)
    group.callback()(lambda: None)
    for command in (create, update, prune):
        group.command(command.__name__)(command)
    app.add_typer(group, name="baseline")


@takes(*TAKEN)
def create(paths: Paths = None, *, given: Given) -> Callable[[], int]:
    """Write a new baseline of all that is found.

    A baseline that is there is not written over.
    """
    request = given.request(paths=tuple(paths or ()))

    def work() -> int:
        path = request.baseline or BASELINE
        if os.path.lexists(path):
            mend = "`factcheck baseline update` brings it up to date"
            raise UsageError(Fault(path, None, None, "is there already, and is not written over", mend))
        _, outcome = _found(request)
        change = updated((), _entries(outcome), ())
        create_file(path, checked_bytes(path, change.entries))
        return _say(path, change, request)

    return work


@takes(*TAKEN)
def update(paths: Paths = None, *, given: Given) -> Callable[[], int]:
    """Add what is new to the baseline, and take out what is stale.

    Entries of files that were not read stay, unless the file is gone.
    """
    request = given.request(paths=tuple(paths or ()))
    return lambda: _rewrite(request, updated)


@takes(*TAKEN)
def prune(paths: Paths = None, *, given: Given) -> Callable[[], int]:
    """Take out of the baseline what is stale: it holds back nothing any more.

    Entries of files that were not read stay, unless the file is gone.
    """
    request = given.request(paths=tuple(paths or ()))
    return lambda: _rewrite(request, lambda before, _, stale: pruned(before, stale))


def _rewrite(
    request: Request, change_of: Callable[[Iterable[Entry], Iterable[Entry], tuple[Entry, ...]], Change]
) -> int:
    registry, outcome = _found(request)
    path = baseline_of(request, outcome.base) or BASELINE
    with locked(path):
        before = read_baseline(path).entries
        stale = _stale(registry, outcome, before, request)
        change = change_of(before, _entries(outcome), (*stale, *of_missing_files(before, outcome.base)))
        data = checked_bytes(path, change.entries)
        replace_file(path, data)
    return _say(path, change, request)


def _stale(registry: Registry, outcome: RunOutcome, before: Iterable[Entry], request: Request) -> tuple[Entry, ...]:
    listed, base = by_key(before), outcome.base
    held = [hold_back(checked, listed, base) for checked in outcome.report.documents]
    return stale_entries(held, listed, base, scope_of(request, registry))


def _found(request: Request) -> tuple[Registry, RunOutcome]:
    """What is found in the articles. Raises `UserError` where one can't be read: what it holds would be lost."""
    if STDIN in request.paths and request.stdin_filename == UNNAMED:
        problem, mend = "a baseline needs the name of each article", "name files, or add --stdin-filename NAME"
        raise UsageError(Fault("standard input", None, None, problem, mend))
    loaded = registry_of(request)
    outcome = check_paths(request, inputs_of(request), loaded, Manner())
    if outcome.faults:
        raise UserError(*outcome.faults)
    return loaded.registry, outcome


def _entries(outcome: RunOutcome) -> tuple[Entry, ...]:
    """An entry for each problem of enough confidence."""
    sure = outcome.min_confidence.rank
    every = (each for checked in outcome.report.documents for each in entries_of(checked, outcome.base))
    return tuple(entry for finding, entry in every if finding.confidence.rank >= sure)


def _say(path: str, change: Change, request: Request) -> int:
    stream = streams.stdout()
    Door(stream, colour=streams.wants_colour(request.color, stream)).write([_said(path, change)])
    return 0


def _said(path: str, change: Change) -> Line:
    added, dropped = len(change.added), len(change.dropped)
    return line(
        f"{path}: ",
        Piece(count(len(change.entries), "finding"), Style.STRONG),
        f" held back; {added:,} added, {dropped:,} taken out",
    )
