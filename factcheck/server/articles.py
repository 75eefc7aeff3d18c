"""Articles: the text in an editor and the terms that it is held to → its findings, by the same path as in a run."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final, NamedTuple

from factcheck.errors import Fault, UserError
from factcheck.report.interface import is_shown
from factcheck.rules.interface import Finding, Held
from factcheck.server.buffers import Buffer
from factcheck.server.interface import Holding, Judged, Terms
from factcheck.text.document import Span
from factcheck.text.readers import WALKED

BY_LANGUAGE: Final = {
    "plaintext": ".txt",
    "text": ".txt",
    "markdown": ".md",
    "html": ".html",
    "restructuredtext": ".rst",
    "rst": ".rst",
    "asciidoc": ".adoc",
}
"""The suffix that stands for what a client calls a language, for texts whose name tells nothing."""


def name_of(buffer: Buffer) -> str:
    """The name by which the reader of a buffer is chosen; empty for what is no article."""
    name = buffer.path or PurePath(buffer.uri.rpartition("/")[2]).name
    suffix = PurePath(name).suffix.lower()
    if suffix in WALKED:
        return name
    if buffer.language in BY_LANGUAGE:
        return f"{name}{BY_LANGUAGE[buffer.language]}"
    return ""


def judge(buffer: Buffer, terms: Terms, holding: Holding) -> Judged:
    """What came of an article. One whose registry can't be read is held to nothing, and the faults say why."""
    registry = holding.registry
    if holding.faults and not registry.claims:
        return Judged(buffer, terms, registry, faults=holding.faults)
    try:
        checked = terms.check(name_of(buffer), buffer.text.encode("utf-8"), holding)
    except UserError as error:
        return Judged(buffer, terms, registry, faults=error.faults)
    return Judged(buffer, terms, registry, checked, holding.faults)


def shown(judged: Judged) -> tuple[Finding, ...]:
    """The findings that are shown, in order of place."""
    if judged.checked is None or judged.terms is None:
        return ()
    least, show = judged.terms.min_confidence, judged.terms.show
    return tuple(f for f in judged.checked.findings if f.confidence.rank >= least.rank and is_shown(f, show))


class At(NamedTuple):
    """What is said of one place: the findings, those that are held back with the reason, and the span of the editor's
    text that the first of them is about."""

    findings: tuple[Finding, ...]
    held: tuple[Held, ...]
    span: Span


def findings_at(judged: Judged, offset: int) -> At | None:
    """What is said of an offset of the editor's text: of the value there, or else of the sentence around it. Consistent
    statements too, and what is held back."""
    if judged.checked is None:
        return None
    moved = lead(judged)
    at = offset - moved
    everything = judged.checked.everything
    for spans in ((finding.span for finding in everything), (finding.sentence for finding in everything)):
        found = [(one, span) for one, span in zip(everything, spans, strict=True) if span.start <= at <= span.end]
        if found:
            findings = tuple(one for one, _ in found)
            held = tuple(one for one in judged.checked.held if one.finding in findings)
            return At(findings, held, found[0][1].shifted(moved))
    return None


def lead(judged: Judged) -> int:
    """How many characters of the editor's text stand before what was read: a byte-order mark is none of it."""
    return int(judged.buffer.text.startswith("\ufeff"))


def fault_at(fault: Fault, judged: Judged) -> bool:
    """Whether a fault is of the article itself, and not of what it is held to."""
    return fault.path == name_of(judged.buffer)
