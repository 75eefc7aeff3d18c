"""reviewdog's diagnostic format in lines (rdjsonl), which reviewdog posts to whatever forge a change is reviewed on.

By reviewdog's own definition (proto/rdf): the end of a range is exclusive, a column counts bytes of UTF-8. Its messages
become comments, so they are Markdown.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from factcheck.errors import Fault
from factcheck.registry.claim import Severity
from factcheck.report.interface import MachineFormat, RunOutcome, is_problem
from factcheck.report.listing import Listed, listed
from factcheck.report.markup import prose
from factcheck.report.notes import PROOF, notes_of
from factcheck.report.places import Base, byte_column, from_root
from factcheck.text.document import Document, Span

SEVERITIES: Final = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}
SOURCE: Final = {"name": "factcheck"}


def render(outcome: RunOutcome) -> str:
    """The outcome as JSON Lines in ASCII, a diagnostic a line."""
    lines = (*_faults(outcome), *(_diagnostic(one, outcome.base) for one in listed(outcome)))
    return "".join(json.dumps(line, ensure_ascii=True, allow_nan=False) + "\n" for line in lines)


def _diagnostic(one: Listed, base: Base) -> dict[str, Any]:
    finding, document = one.finding, one.document
    words = (finding.message, *(str(note) for note in notes_of(finding) if note.key != PROOF))
    diagnostic: dict[str, Any] = {
        "message": "\n".join(map(prose, words)),
        "location": {"path": from_root(document.path, base), "range": _range(document, finding.span)},
        "severity": SEVERITIES[finding.severity] if is_problem(finding) else SEVERITIES[Severity.NOTE],
        "source": SOURCE,
        "code": {"value": finding.rule},
    }
    if finding.fix:
        suggested = {"range": _range(document, finding.fix.span), "text": finding.fix.replacement}
        diagnostic["suggestions"] = [suggested]
    return diagnostic


def _range(document: Document, span: Span) -> dict[str, Any]:
    return {"start": _position(document, span.start), "end": _position(document, span.end)}


def _position(document: Document, offset: int) -> dict[str, int]:
    return {"line": document.position(offset).line, "column": byte_column(document, offset)}


def _faults(outcome: RunOutcome) -> Iterator[dict[str, Any]]:
    for fault in outcome.faults:
        yield {
            "message": "\n".join(
                map(
                    prose,
                    filter(None, (f"could not be checked: {fault.problem}", fault.help and f"help: {fault.help}")),
                )
            ),
            "location": _place(fault, outcome.base),
            "severity": "ERROR",
            "source": SOURCE,
        }


def _place(fault: Fault, base: Base) -> dict[str, Any]:
    place: dict[str, Any] = {"path": from_root(fault.path, base)}
    if fault.line:
        place["range"] = {"start": {"line": fault.line}}
    return place


FORMAT = MachineFormat("rdjsonl", render)
