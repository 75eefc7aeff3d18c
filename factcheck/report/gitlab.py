"""GitLab's Code Quality report: a JSON array that a merge request shows beside the changed lines.

The keys are those of GitLab's documentation (docs.gitlab.com/ci/testing/code_quality, "Code Quality report format").
It does not show the name of a check, so the description begins with it, and it takes two entries with one fingerprint
for one, so the path is part of it.
"""

from __future__ import annotations

import json
from typing import Any, Final

from factcheck.errors import Fault
from factcheck.registry.claim import Severity
from factcheck.report.door import visible
from factcheck.report.fingerprint import digest
from factcheck.report.interface import MachineFormat, RunOutcome, is_problem
from factcheck.report.listing import Listed, listed
from factcheck.report.notes import PROOF, notes_of
from factcheck.report.places import Base, from_root

SEVERITIES: Final = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}
UNREAD: Final = "not-checked"
"""The name of the check that an input fails which could not be read."""


def render(outcome: RunOutcome) -> str:
    """The outcome as a JSON array in ASCII, without a byte-order mark."""
    entries = [_fault(fault, outcome.base) for fault in dict.fromkeys(outcome.faults)]
    entries += (_entry(one, outcome.base) for one in listed(outcome))
    return json.dumps(entries, ensure_ascii=True, allow_nan=False, indent=2) + "\n"


def _entry(one: Listed, base: Base) -> dict[str, Any]:
    finding, path = one.finding, from_root(one.document.path, base)
    notes = " ".join(f"({note})" for note in notes_of(finding) if note.key != PROOF)
    last = one.document.position(max(finding.span.start, finding.span.end - 1)).line
    return {
        "description": visible(f"{finding.rule}: {finding.message} {notes}".strip()),
        "check_name": finding.rule,
        "fingerprint": digest(path, one.fingerprint),
        "severity": SEVERITIES[finding.severity] if is_problem(finding) else SEVERITIES[Severity.NOTE],
        "location": {"path": path, "lines": {"begin": one.start.line, "end": last}},
    }


def _fault(fault: Fault, base: Base) -> dict[str, Any]:
    path = from_root(fault.path, base)
    return {
        "description": visible(f"{UNREAD}: {fault.problem}" + (f" (help: {fault.help})" if fault.help else "")),
        "check_name": UNREAD,
        "fingerprint": digest(path, UNREAD, fault.problem, str(fault.line), str(fault.column)),
        "severity": "blocker",
        "location": {"path": path, "lines": {"begin": fault.line or 1}},
    }


FORMAT = MachineFormat("gitlab", render)
