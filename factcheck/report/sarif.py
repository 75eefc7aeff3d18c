"""SARIF 2.1.0, the format of code scanning: one run with its rules, results, and what could not be read.

Valid by the schema of OASIS, with all that GitHub asks for beyond it. Columns and offsets count code points, as
`columnKind` says. What is consistent or undecided is no alert: it is listed only where `--show` asks for it, as a
`pass` or as `open` (OASIS SARIF 2.1.0, 3.27.9).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from factcheck import __version__
from factcheck.comparison.interface import Verdict
from factcheck.errors import Fault
from factcheck.registry.claim import Claim
from factcheck.report.door import visible
from factcheck.report.held_back import PRUNE, words_of
from factcheck.report.interface import MachineFormat, RunOutcome, count, is_problem
from factcheck.report.json import summary_shape
from factcheck.report.listing import Listed, listed, withheld, worst_first
from factcheck.report.notes import PROOF, notes_of
from factcheck.report.places import Base, from_root, is_inside, uri
from factcheck.report.standing import Stale
from factcheck.rules.interface import Fix, Held, HeldBy, Rule
from factcheck.rules.registered import RULES, page_of
from factcheck.text.document import Document, Span

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT: Final = "%SRCROOT%"
"""What paths in the repository are relative to, by the name that the standard's own examples use."""
RESULTS: Final = 25_000
"""How many results of a run GitHub takes; it refuses a file with more."""
FINGERPRINT: Final = "factcheckClaim/v1"
"""The name of our fingerprint. GitHub adds one of its own (`primaryLocationLineHash`) while it takes the file."""
ESCAPED: Final = str.maketrans({"\\": "\\\\", "[": "\\[", "]": "\\]", "{": "{{", "}": "}}"})
"""What a message may not hold as it is: links and placeholders (3.11.5, 3.11.6)."""
FIXED: Final = {
    "columnKind": "unicodeCodePoints",
    "newlineSequences": ["\r\n", "\r", "\n"],
    "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the repository."}}},
}
"""What every run says of how its places are to be read."""


def render(outcome: RunOutcome) -> str:
    """The outcome as a SARIF log in ASCII."""
    return log_of(_run(outcome))


def log_of(run: dict[str, Any]) -> str:
    """A run as a log in ASCII."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=True, allow_nan=False, indent=2) + "\n"


def _run(outcome: RunOutcome) -> dict[str, Any]:
    found = listed(outcome)
    kept = {id(one.finding) for one in worst_first(found)[:RESULTS]}
    driver = {"name": "factcheck", "version": __version__, "rules": [_rule(rule) for rule in RULES]}
    skipped = Counter(skip.reason for checked in outcome.report.documents for skip in checked.document.skipped)
    return {
        "tool": {"driver": driver},
        **FIXED,
        "invocations": [_invocation(outcome, left_out=len(found) - len(kept))],
        "results": [
            *(_result(one, outcome.base) for one in found if id(one.finding) in kept),
            *_held_results(outcome, RESULTS - len(kept)),
        ],
        "properties": {"summary": summary_shape(outcome), "skipped": dict(sorted(skipped.items()))},
    }


def _rule(rule: Rule) -> dict[str, Any]:
    page = page_of(rule)
    summary = _sentence(f"{rule.summary}.")
    markdown = "\n\n".join(f"**{name}**: {text}" for name, text in page.items())
    return {
        "id": rule.id,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": f"{summary} {_sentence(page.get('What it does', ''))}".strip()},
        "help": {
            "text": "\n".join(f"{name}: {text}" for name, text in page.items()) or summary,
            "markdown": markdown or summary,
        },
        "properties": {"tags": ["facts"]},
    }


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


_NUMBER_OF: Final = {rule.id: number for number, rule in enumerate(RULES)}


def _result(one: Listed, base: Base) -> dict[str, Any]:
    finding, document = one.finding, one.document
    notes = (str(note) for note in notes_of(finding) if note.key != PROOF)
    result = {
        "ruleId": finding.rule,
        "ruleIndex": _NUMBER_OF[finding.rule],
        **_kind(one),
        "message": message(finding.message, *notes),
        "locations": [{"physicalLocation": _physical(one, base)}],
        "partialFingerprints": {FINGERPRINT: one.fingerprint},
        "properties": dict(_properties(one)),
    }
    if finding.claim and (places := list(_claim_places(finding.claim, base))):
        result["relatedLocations"] = places
    if finding.fix:
        result["fixes"] = [_fix(document, finding.fix, base)]
    return result


def _held_results(outcome: RunOutcome, most: int) -> Iterator[dict[str, Any]]:
    """The results of what is held back, where the run asks for it, so many at most."""
    for one, held in islice(withheld(outcome), most):
        yield {**_result(one, outcome.base), "suppressions": [_suppression(held)]}


def _suppression(held: Held) -> dict[str, str]:
    """What holds a result back (3.35)."""
    kind = {"kind": "inSource" if held.by is HeldBy.SUPPRESSION else "external"}
    return {**kind, "justification": held.reason} if held.reason else kind


def _kind(one: Listed) -> dict[str, str]:
    finding = one.finding
    if is_problem(finding):
        return {"kind": "fail", "level": str(finding.severity)}
    return {"kind": "pass" if finding.verdict is Verdict.CONSISTENT else "open", "level": "none"}


def _properties(one: Listed) -> Iterator[tuple[str, Any]]:
    finding = one.finding
    yield "verdict", str(finding.verdict)
    yield "confidence", str(finding.confidence)
    yield "voice", str(finding.voice)
    yield "stated", finding.stated
    yield "reference", finding.reference
    if finding.claim:
        yield "claim", finding.claim.id
    if finding.proof:
        yield "proof", [*finding.proof.steps]


def message(*lines: str) -> dict[str, str]:
    """Words as a message, without links and placeholders."""
    return {"text": "\n".join(visible(line).translate(ESCAPED) for line in lines)}


def _physical(one: Listed, base: Base) -> dict[str, Any]:
    finding, document = one.finding, one.document
    first, last = one.start.line, max(one.start.line, one.end.line)
    around = Span(document.line(first).start, document.line(last).end)
    return {
        "artifactLocation": artifact(from_root(document.path, base)),
        "region": region(document, finding.span),
        "contextRegion": region(document, around),
    }


def artifact(path: str) -> dict[str, str]:
    """What `from_root` gave, as a place."""
    return {"uri": uri(path), "uriBaseId": ROOT} if is_inside(path) else {"uri": uri(path)}


def region(document: Document, span: Span) -> dict[str, Any]:
    """A span of a document with its text."""
    start, end = document.position(span.start), document.position(span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": span.start,
        "charLength": len(span),
        "snippet": {"text": span.of(document.source)},
    }


def _claim_places(claim: Claim, base: Base) -> Iterator[dict[str, Any]]:
    """Where the claim stands, if that is in the repository: GitHub can't show another place."""
    path = from_root(claim.path, base)
    if claim.path and is_inside(path):
        place = {"artifactLocation": artifact(path), "region": {"startLine": claim.line}}
        yield {"id": 1, "message": message(f"claim {claim.id}"), "physicalLocation": place}


def _fix(document: Document, fix: Fix, base: Base) -> dict[str, Any]:
    replaced = {"deletedRegion": region(document, fix.span), "insertedContent": {"text": fix.replacement}}
    change = {"artifactLocation": artifact(from_root(document.path, base)), "replacements": [replaced]}
    return {"description": message(fix.title), "artifactChanges": [change]}


def _invocation(outcome: RunOutcome, *, left_out: int) -> dict[str, Any]:
    notifications = [_notification(fault, outcome.base) for fault in outcome.faults]
    notifications += (_stale(stale, outcome.base) for stale in outcome.stale)
    if left_out:
        words = f"{count(left_out, 'finding')} more, beyond the {RESULTS:,} that GitHub takes of a run"
        notifications.append({"level": "warning", "message": message(words)})
    return {
        "executionSuccessful": not outcome.faults,
        "exitCode": int(outcome.exit_code),
        "exitCodeDescription": outcome.exit_reason,
        "toolExecutionNotifications": notifications,
    }


def _stale(stale: Stale, base: Base) -> dict[str, Any]:
    place = {"artifactLocation": artifact(from_root(stale.baseline, base)), "region": {"startLine": stale.line}}
    words = message(f"stale baseline entry: {words_of(stale)}", f"help: {PRUNE}")
    return {"level": "warning", "message": words, "locations": [{"physicalLocation": place}]}


def _notification(fault: Fault, base: Base) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": artifact(from_root(fault.path, base))}
    if fault.line:
        place["region"] = {"startLine": fault.line} | ({"startColumn": fault.column} if fault.column else {})
    words = filter(None, (f"could not be checked: {fault.problem}", fault.help and f"help: {fault.help}"))
    located = {"locations": [{"physicalLocation": place}]} if fault.path else {}
    return {"level": "error", "message": message(*words), **located}


FORMAT = MachineFormat("sarif", render)
