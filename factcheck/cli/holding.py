"""What a run holds back: the baseline and the changes that a request names → documents without what they hold.

Both are read before any article, so that a fault in them is told at once.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import replace
from typing import Final

from factcheck.cli.ignored import base_of_run
from factcheck.cli.inputs import STDIN
from factcheck.cli.registries import origin_of
from factcheck.cli.request import Request
from factcheck.registry.registry import Registry
from factcheck.report.interface import RunOutcome
from factcheck.report.standing import BaselineUsed, Since, Stale
from factcheck.rules.interface import CheckedDocument
from factcheck.upkeep.baseline.entries import Entry
from factcheck.upkeep.baseline.file import read_baseline
from factcheck.upkeep.baseline.hold import Scope, by_key, hold_back, stale_entries
from factcheck.upkeep.since.changes import Changes, Elsewhere
from factcheck.upkeep.since.claims import changed_claims
from factcheck.upkeep.since.git import Repository
from factcheck.upkeep.since.hold import Before, Check

NAMED: Final = "--baseline"
FOUND: Final = "found"


class ByBaseline:
    """Holds back what a baseline lists. Raises `UserError`."""

    def __init__(self, request: Request, registry: Registry, path: str) -> None:
        self._baseline = read_baseline(path)
        self._listed = by_key(self._baseline.entries)
        self._origin = (origin_of(request, "baseline").place or NAMED) if request.baseline else FOUND
        self._scope = scope_of(request, registry)
        self._base = base_of_run()

    def hold(self, checked: CheckedDocument) -> CheckedDocument:
        """An article without what is held back."""
        return hold_back(checked, self._listed, self._base)

    def told(self, outcome: RunOutcome) -> RunOutcome:
        """An outcome that tells which baseline was used, and what of it is stale."""
        used = self._baseline
        stale = stale_entries(outcome.report.documents, self._listed, self._base, self._scope)
        told = tuple(_stale(used.path, entry) for entry in stale)
        return replace(outcome, baseline=BaselineUsed(used.path, used.digest, self._origin, len(used.entries), told))


class ByChanges:
    """Holds back what no change brings. Raises `UserError`."""

    def __init__(self, request: Request, registry: Registry, paths: Collection[str], check: Check) -> None:
        repository = Repository(os.getcwd())
        self._changes = Changes(repository, repository.parting(request.diff_base))
        claims = changed_claims(registry, self._changes)
        self._before = Before(self._changes, claims, check, request.max_bytes)
        self._became = self._changes.of([path for path in paths if path != STDIN])
        if STDIN in paths:  # whatever file has its name, what came is not in it
            self._became[request.stdin_filename] = Elsewhere()
        self._ref = request.diff_base

    def hold(self, checked: CheckedDocument) -> CheckedDocument:
        """An article without what is held back."""
        return self._before.hold_unchanged(checked, self._became.get(checked.document.path, Elsewhere()))

    def told(self, outcome: RunOutcome) -> RunOutcome:
        """An outcome that tells since when changes count, and of which inputs all does."""
        paths = {checked.document.path for checked in outcome.report.documents}
        whole = tuple(sorted(path for path in paths if isinstance(self._became.get(path, Elsewhere()), Elsewhere)))
        return replace(outcome, since=Since(self._ref, self._changes.commit, whole))


class Holding:
    """All that a run holds back by."""

    def __init__(
        self, request: Request, registry: Registry, baseline: str, paths: Collection[str], check: Check
    ) -> None:
        by_baseline = [ByBaseline(request, registry, baseline)] if baseline else []
        by_changes = [ByChanges(request, registry, paths, check)] if request.diff_base else []
        self._ways: tuple[ByBaseline | ByChanges, ...] = (*by_baseline, *by_changes)

    def hold(self, checked: CheckedDocument) -> CheckedDocument:
        """An article without what is held back."""
        for way in self._ways:
            checked = way.hold(checked)
        return checked

    def told(self, outcome: RunOutcome) -> RunOutcome:
        """An outcome that tells by what findings are held back."""
        for way in self._ways:
            outcome = way.told(outcome)
        return outcome


def scope_of(request: Request, registry: Registry) -> Scope:
    """Whether a run looks for what an entry is about: any claim, unless only some were asked for."""
    some = any(request.selection) or request.no_registry
    asked = {claim.id for claim in registry.claims}
    return lambda entry: not some or not entry.claim or entry.claim in asked


def _stale(baseline: str, entry: Entry) -> Stale:
    return Stale(baseline, entry.line, entry.path, entry.claim or entry.rule, entry.sentence)
