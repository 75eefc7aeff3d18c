"""`factcheck claims edit`: a claim changed, by options or in the editor of whoever sits at the terminal."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from typing import Annotated

import typer

from factcheck.cli import options, terminal
from factcheck.cli.claims import writing
from factcheck.cli.claims.given import setting_of
from factcheck.cli.claims.writing import Manner
from factcheck.cli.guard import complain, fault_lines
from factcheck.cli.request import OF_CLAIMS, SELECTION
from factcheck.cli.setting import without
from factcheck.cli.taking import Given, takes
from factcheck.errors import Fault, UsageError, UserError
from factcheck.registry.claim import Claim
from factcheck.registry.registry import Registry
from factcheck.registry.selection import claim_named
from factcheck.upkeep.writer.changes import Change, Setting, edited
from factcheck.upkeep.writer.commit import current
from factcheck.upkeep.writer.contents import Contents
from factcheck.upkeep.writer.desk import Sheet, returned, sheet_of


def register(group: typer.Typer) -> None:
    """Add the command."""
    group.command("edit")(edit)


@takes(*without(OF_CLAIMS, *SELECTION))
def edit(
    ident: options.ClaimId,
    *,
    settings: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="KEY=VALUE", help="Set a key of the claim; KEY= takes it out. Repeatable."),
    ] = None,
    yes: writing.Yes = False,
    dry_run: writing.DryRun = False,
    given: Given,
) -> Callable[[], int]:
    """Change a claim of the registry.

    Without --set, the claim is opened in your editor ($VISUAL, $EDITOR), and read before it is written.
    """

    def work() -> int:
        request = given.request()
        registry = writing.own_registry(request.claims)
        claim, manner = claim_named(registry, ident), Manner(yes, dry_run, request.color)
        if settings:
            return _set(claim, [setting_of(text) for text in settings], registry, manner)
        if not terminal.is_there():
            problem = "nothing is to be changed, and there is no terminal to open an editor on"
            raise UsageError(Fault("factcheck claims edit", None, None, problem, "give --set KEY=VALUE"))
        return _in_editor(claim, registry, manner, debug=request.debug)

    return work


def _set(claim: Claim, settings: Sequence[Setting], registry: Registry, manner: Manner) -> int:
    for setting in settings:
        if setting.place == ("id",):
            _refuse_taken(claim, str(setting.value), registry)

    def make(contents: Contents) -> Change:
        return edited(contents, claim.id, settings)

    return writing.settle(claim.path, make, f"Write it to {claim.path}?", manner)


def _refuse_taken(claim: Claim, ident: str, registry: Registry) -> None:
    taken = next((old for old in registry.claims if old.id == ident and old is not claim), None)
    if taken:
        raise UsageError(Fault(claim.path, None, None, f"the id `{ident}` is taken by {taken.place}", "give another"))


def _in_editor(claim: Claim, registry: Registry, manner: Manner, *, debug: bool) -> int:
    """Have the claim edited until it can be read, or is given up; what was written is kept where it can't be used."""
    sheet = sheet_of(current(claim.path), claim.id)
    descriptor, name = tempfile.mkstemp(prefix="factcheck-", suffix=".yaml")
    with open(descriptor, "w", encoding="utf-8", newline="") as file:
        file.write(sheet.text)
    while True:
        _open_editor(name)
        try:
            code = _taken_back(claim, registry, sheet, name, manner)
        except UserError as error:
            complain(fault_lines(error.faults, debug=debug))
            complain([f"what you wrote is kept in {name}"])
            if terminal.confirm("Open it again?"):
                continue
            return 2
        os.unlink(name)
        return code


def _taken_back(claim: Claim, registry: Registry, sheet: Sheet, name: str, manner: Manner) -> int:
    meant, make = returned(sheet, current(name))
    _refuse_taken(claim, meant.id, registry)
    return writing.settle(claim.path, make, f"Write it to {claim.path}?", manner)


def _open_editor(name: str) -> None:
    command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")
    try:
        done = subprocess.run([*command, name], check=False)  # noqa: S603 - the user's own editor
    except OSError as error:
        os.unlink(name)
        problem = f"can't be started: {error.strerror}"
        raise UsageError(
            Fault(" ".join(command), None, None, problem, "set EDITOR to an editor, or give --set")
        ) from None
    if done.returncode:
        problem = f"ended with {done.returncode}, so nothing was written"
        raise UsageError(Fault(" ".join(command), None, None, problem, f"what you wrote is in {name}"))
