"""Version 1 of the JSON format, for scripts. Its shape is its own; keys may only be added (`report/schema.py`)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from factcheck import __version__
from factcheck.errors import Fault
from factcheck.registry.claim import Claim
from factcheck.report.held_back import held_back_shape
from factcheck.report.interface import MachineFormat, RunOutcome
from factcheck.report.places import spelt_out
from factcheck.report.statistics import statistics_shape
from factcheck.rules.interface import CheckedDocument, Finding, Fix, Proof
from factcheck.text.document import Document

SCHEMA_VERSION = 1


def render(outcome: RunOutcome) -> str:
    """The outcome as one JSON object in ASCII; offsets and columns count code points of the decoded source."""
    documents = outcome.report.documents
    content = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "factcheck", "version": __version__},
        "documents": [document_shape(checked) for checked in documents],
        "findings": list(_findings(outcome)),
        **({"held": list(held_shapes(outcome))} if outcome.show_held else {}),
        "faults": [fault_shape(fault) for fault in outcome.faults],
        "summary": summary_shape(outcome),
        "exit_code": int(outcome.exit_code),
        "exit_reason": outcome.exit_reason,
    }
    return json.dumps(content, ensure_ascii=True, allow_nan=False, indent=2) + "\n"


def document_shape(checked: CheckedDocument) -> dict[str, Any]:
    """What is told of a document: its date, how much of it was read, and what was not."""
    document = checked.document
    published = document.published
    return {
        "path": spelt_out(document.path),
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
            yield finding_shape(checked.document, finding)


def held_shapes(outcome: RunOutcome) -> Iterator[dict[str, Any]]:
    """The problems that are held back, where the run asks for them: each with what holds it back, and the reason."""
    for checked in outcome.report.documents:
        for held in outcome.withheld(checked):
            why = {"held_by": held.by.name.lower(), "reason": held.reason}
            yield {**finding_shape(checked.document, held.finding), **why}


def finding_shape(document: Document, finding: Finding) -> dict[str, Any]:
    """What is told of a finding: verdict, place, claim, proof."""
    start, end = document.position(finding.span.start), document.position(finding.span.end)
    return {
        "rule": finding.rule,
        "verdict": str(finding.verdict),
        "severity": str(finding.severity),
        "confidence": str(finding.confidence),
        "voice": str(finding.voice),
        "message": finding.message,
        "path": spelt_out(document.path),
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
        **_part(document, finding),
    }


def _part(document: Document, finding: Finding) -> dict[str, str]:
    """The part of a file in which a finding stands, where its parts have names: `page 3`, `row 17`."""
    name = document.part(finding.span.start)
    return {"part": spelt_out(name)} if name else {}


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "claim": claim.claim,
        "path": spelt_out(claim.path),
        "line": claim.line,
        "sources": [source.to_dict() for source in claim.sources],
    }


def _proof(proof: Proof) -> dict[str, Any]:
    return {"level": proof.level, "strength": str(proof.strength), "steps": list(proof.steps)}


def _fix(fix: Fix) -> dict[str, Any]:
    return {"start": fix.span.start, "end": fix.span.end, "replacement": fix.replacement, "title": fix.title}


def fault_shape(fault: Fault) -> dict[str, Any]:
    """What is told of an input that could not be checked."""
    return {
        "path": spelt_out(fault.path),
        "line": fault.line,
        "column": fault.column,
        "problem": spelt_out(fault.problem),
        "help": spelt_out(fault.help),
    }


def summary_shape(outcome: RunOutcome) -> dict[str, Any]:
    """What is counted, and what the run was asked."""
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
        "checked": outcome.checked,
        "held_back": {by.name.lower(): number for by, number in outcome.held_problems.items()},
        "registry": {
            "origin": outcome.registry.origin,
            "paths": [spelt_out(path) for path in outcome.registry.paths],
            "digest": outcome.registry.digest,
        },
        "config": {
            "origin": outcome.config.origin,
            "paths": [spelt_out(path) for path in outcome.config.paths],
            "digest": outcome.config.digest,
        },
        "excluded": [spelt_out(path) for path in outcome.excluded],
        **dict(_asked_for(outcome)),
    }


def _asked_for(outcome: RunOutcome) -> Iterator[tuple[str, Any]]:
    """What only some runs ask for."""
    if outcome.not_obeyed:
        yield "suppressions_not_obeyed", outcome.not_obeyed
    used = outcome.registry
    if outcome.coverage:
        covered, worthy = outcome.coverage
        yield "coverage", {"check_worthy": worthy, "covered": covered, "share": covered / worthy if worthy else None}
    yield from held_back_shape(outcome)
    if outcome.gates.exit_zero:
        yield "exit_zero", True
    if outcome.gates.require_checked:
        yield "require_checked", outcome.gates.require_checked
    if outcome.gates.statistics:
        yield "statistics", statistics_shape(outcome)
    if any(used.selection):
        yield "selection", {**used.selection._asdict(), "claims_left_out": used.unselected}


FORMAT = MachineFormat("json", render)
