"""Version 1 of the JSON format, for scripts. Its shape is its own; keys may only be added (`report/schema.py`)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from factcheck import __version__
from factcheck.errors import Fault
from factcheck.registry.claim import Claim
from factcheck.report.interface import MachineFormat, RunOutcome
from factcheck.rules.interface import CheckedDocument, Finding, Fix, Proof
from factcheck.text.document import Document

SCHEMA_VERSION = 1


def render(outcome: RunOutcome) -> str:
    """The outcome as one JSON object in ASCII; offsets and columns count code points of the decoded source."""
    documents = outcome.report.documents
    content = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "factcheck", "version": __version__},
        "documents": [_document(checked) for checked in documents],
        "findings": list(_findings(outcome)),
        "faults": [_fault(fault) for fault in outcome.faults],
        "summary": _summary(outcome),
        "exit_code": int(outcome.exit_code),
        "exit_reason": outcome.exit_reason,
    }
    return json.dumps(content, ensure_ascii=True, allow_nan=False, indent=2) + "\n"


def _text(text: str) -> str:
    """`text` without lone surrogates: an undecodable byte of a file name is spelt out by its escape."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _document(checked: CheckedDocument) -> dict[str, Any]:
    document = checked.document
    published = document.published
    return {
        "path": _text(document.path),
        "published": published and {"date": published.day.isoformat(), "origin": published.origin},
        "sentences": checked.sentences,
        "words": checked.words,
        "skipped": [
            {
                "reason": skipped.reason,
                "start": skipped.span.start,
                "end": skipped.span.end,
                "line": document.position(skipped.span.start).line,
            }
            for skipped in document.skipped
        ],
        **_coverage(checked),
    }


def _coverage(checked: CheckedDocument) -> dict[str, Any]:
    """How much of a document claims cover, with the places that none does; nothing where it was not asked."""
    if checked.coverage is None:
        return {}
    uncovered = [
        {"start": span.start, "end": span.end, "line": checked.document.position(span.start).line}
        for span in checked.coverage.uncovered
    ]
    told = {"check_worthy": checked.coverage.worthy, "covered": checked.coverage.covered, "uncovered": uncovered}
    return {"coverage": told}


def _findings(outcome: RunOutcome) -> Iterator[dict[str, Any]]:
    for checked in outcome.report.documents:
        for finding in outcome.shown(checked):
            yield _finding(checked.document, finding)


def _finding(document: Document, finding: Finding) -> dict[str, Any]:
    start, end = document.position(finding.span.start), document.position(finding.span.end)
    return {
        "rule": finding.rule,
        "verdict": str(finding.verdict),
        "severity": str(finding.severity),
        "confidence": str(finding.confidence),
        "voice": str(finding.voice),
        "message": finding.message,
        "path": _text(document.path),
        "start": finding.span.start,
        "end": finding.span.end,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "text": finding.span.of(document.source),
        "claim": finding.claim and _claim(finding.claim),
        "stated": finding.stated,
        "reference": finding.reference,
        "proof": finding.proof and _proof(finding.proof),
        "fix": finding.fix and _fix(finding.fix),
        "help": finding.help,
        "because": finding.because,
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "claim": claim.claim,
        "path": _text(claim.path),
        "line": claim.line,
        "sources": [source.to_dict() for source in claim.sources],
    }


def _proof(proof: Proof) -> dict[str, Any]:
    return {"level": proof.level, "strength": str(proof.strength), "steps": list(proof.steps)}


def _fix(fix: Fix) -> dict[str, Any]:
    return {"start": fix.span.start, "end": fix.span.end, "replacement": fix.replacement, "title": fix.title}


def _fault(fault: Fault) -> dict[str, Any]:
    return {
        "path": _text(fault.path),
        "line": fault.line,
        "column": fault.column,
        "problem": _text(fault.problem),
        "help": _text(fault.help),
    }


def _summary(outcome: RunOutcome) -> dict[str, Any]:
    report = outcome.report
    return {
        "files": len(report.documents),
        "sentences": sum(checked.sentences for checked in report.documents),
        "words": sum(checked.words for checked in report.documents),
        "claims": len(report.claims),
        "claims_not_mentioned": len(report.claims) - outcome.mentioned,
        "verdicts": {str(verdict): number for verdict, number in outcome.verdicts.items()},
        "severities": {str(severity): number for severity, number in outcome.severities.items()},
        "fail_on": str(outcome.fail_on),
        "show": str(outcome.show),
        "min_confidence": str(outcome.min_confidence),
        "left_out": len(outcome.left_out),
        "registry": {
            "origin": outcome.registry.origin,
            "paths": [_text(path) for path in outcome.registry.paths],
            "digest": outcome.registry.digest,
        },
        **dict(_asked_for(outcome)),
    }


def _asked_for(outcome: RunOutcome) -> Iterator[tuple[str, Any]]:
    """What only some runs ask for."""
    used = outcome.registry
    if outcome.coverage:
        covered, worthy = outcome.coverage
        yield "coverage", {"check_worthy": worthy, "covered": covered, "share": covered / worthy if worthy else None}
    if any(used.selection):
        yield "selection", {**used.selection._asdict(), "claims_left_out": used.unselected}


FORMAT = MachineFormat("json", render)
