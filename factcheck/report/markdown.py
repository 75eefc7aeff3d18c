"""A table in Markdown, for a comment on a pull request and for the summary of a CI job.

The worst findings come first, and the whole stays below what GitHub takes for a comment: what is beyond it is counted.
"""

from __future__ import annotations

from typing import Final

from factcheck.comparison.interface import Verdict
from factcheck.errors import Fault
from factcheck.registry.claim import Source
from factcheck.report.door import Line
from factcheck.report.interface import MachineFormat, RunOutcome, count, is_problem, label_of
from factcheck.report.listing import Listed, listed, worst_first
from factcheck.report.markup import code, link, prose
from factcheck.report.places import Base, from_root
from factcheck.report.pretty import exit_line, summary

BYTES: Final = 60_000
"""How long the table may grow. GitHub refuses a comment of over 65,536 characters, and a summary of over 1 MiB."""
MARKS: Final = {"error": "❌", "warning": "⚠️", "note": "ℹ️", Verdict.CONSISTENT: "✅", Verdict.UNDECIDED: "❔"}
HEAD: Final = "| place | claim | verdict | proof | source |\n| --- | --- | --- | --- | --- |\n"
BREAK: Final = "<br>"


def render(outcome: RunOutcome) -> str:
    """The outcome as Markdown: the reason for the exit code, the table, what could not be read, what was counted."""
    title = prose(_text(exit_line(outcome)))
    parts = (f"**factcheck**, {title}", _table(outcome), _unread(outcome), _counted(outcome))
    return "\n\n".join(filter(None, parts)) + "\n"


def _table(outcome: RunOutcome) -> str:
    found = worst_first(listed(outcome))
    if not found:
        return ""
    rows, room = list[str](), BYTES
    for one in found:
        row = _row(one, outcome.base)
        room -= len(row.encode("utf-8"))
        if room < 0:
            break
        rows.append(row)
    more = len(found) - len(rows)
    beyond = f"\n{count(more, 'finding')} more, which would be too long for a comment." if more else ""
    return (HEAD + "".join(rows) + beyond).rstrip("\n")


def _row(one: Listed, base: Base) -> str:
    finding, label = one.finding, label_of(one.finding)
    place = code(f"{from_root(one.document.path, base)}:{one.start.line}:{one.start.column}")
    claim = finding.claim
    about = (code(claim.id), prose(claim.claim)) if claim else (code(finding.rule),)
    judged = (
        f"{MARKS.get(label, MARKS['note'])} {label}",
        *((str(finding.verdict),) if claim and is_problem(finding) else ()),
    )
    steps = prose("; ".join(finding.proof.steps)) if finding.proof else ""
    fix = prose(f"Fix: {finding.fix.title}") if finding.fix else ""
    proof = (prose(finding.message), prose(finding.because), fix, steps and f"<sub>{steps}</sub>")
    sources = map(_source, claim.sources) if claim else ()
    verdict = (*judged, f"{finding.confidence} confidence")
    cells = (place, *(BREAK.join(filter(None, lines)) for lines in (about, verdict, proof, sources)))
    return f"| {' | '.join(cells)} |\n"


def _source(source: Source) -> str:
    words = ", ".join(filter(None, (source.title, source.publisher))) or source.url or ""
    checked = f" (checked {source.accessed.isoformat()})" if source.accessed else ""
    return (link(words, source.url) if source.url else prose(words)) + checked


def _unread(outcome: RunOutcome) -> str:
    return "\n".join(_fault(fault, outcome.base) for fault in outcome.faults)


def _fault(fault: Fault, base: Base) -> str:
    path = from_root(fault.path, base)
    place = ":".join(str(part) for part in (path, fault.line, fault.column) if part is not None)
    return f"- {MARKS['error']} {code(place)} could not be checked: {prose(fault.problem)}"


def _counted(outcome: RunOutcome) -> str:
    *lines, _ = summary(outcome)
    return BREAK.join(prose(_text(line)) for line in lines)


def _text(line: Line) -> str:
    return "".join(piece.text for piece in line)


FORMAT = MachineFormat("markdown", render)
