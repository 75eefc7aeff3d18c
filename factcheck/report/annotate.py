"""The article itself, every statement marked in place by shape and colour, with a footnote for each mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final, NamedTuple

from factcheck.comparison.interface import Verdict
from factcheck.report.door import Line, Piece, Style, line
from factcheck.report.interface import RunOutcome, TextFormat, is_problem, label_of
from factcheck.report.notes import PROOF, notes_of
from factcheck.report.pretty import style_of, summary
from factcheck.rules.interface import CheckedDocument, Finding
from factcheck.text.document import LINE_END, Span

MARKS: Final = {
    Verdict.CONTRADICTED: ("✗", "x"),
    Verdict.OUTDATED: ("!", "!"),
    Verdict.IMPRECISE: ("~", "~"),
    Verdict.UNDECIDED: ("?", "?"),
    Verdict.CONSISTENT: ("✓", "+"),
}
"""The shape of each verdict, and what stands for it where the stream can't encode it."""

UNCHECKED: Final = ("○", "o")
"""The shape of a sentence worth checking that no claim speaks of, and what stands for it."""
CLOSE, OPEN, MARK = range(3)

SUPERSCRIPTS: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def article(outcome: RunOutcome) -> Iterator[Line]:
    """Each document with its marks and footnotes."""
    for checked in outcome.report.documents:
        yield (Piece(checked.document.path, Style.STRONG),)
        yield ()
        groups = _by_place(outcome.shown(checked))
        yield from _marked(checked, groups)
        yield ()
        for number, (_, findings) in enumerate(groups, start=1):
            for finding in findings:
                yield from _footnote(checked, finding, number)
        if groups:
            yield ()


def _by_place(findings: Iterable[Finding]) -> list[tuple[Span, list[Finding]]]:
    """Findings that are marked together: of one span, or of spans that overlap (then the first span is marked)."""
    groups: list[tuple[Span, list[Finding]]] = []
    for span, same in groupby(findings, key=lambda finding: finding.span):
        if groups and groups[-1][0].overlaps(span):
            groups[-1][1].extend(same)
        else:
            groups.append((span, list(same)))
    return groups


class Edit(NamedTuple):
    """What is written instead of a span of the source; at one place, what closes comes before what opens."""

    span: Span
    order: int
    pieces: tuple[Piece, ...]


def _marked(checked: CheckedDocument, groups: list[tuple[Span, list[Finding]]]) -> Iterator[Line]:
    source = checked.document.source
    pieces: list[Piece] = []
    at = 0
    marks = (
        Edit(span, MARK, tuple(_mark(span.of(source), findings, number)))
        for number, (span, findings) in enumerate(groups, start=1)
    )
    for edit in sorted((*marks, *_unchecked(checked)), key=lambda edit: (edit.span.start, edit.order)):
        if edit.span.start >= at:
            yield from _flow(source[at : edit.span.start], pieces)
            at = edit.span.end
        pieces.extend(edit.pieces)
    yield from _flow(source[at:], pieces)
    if pieces:
        yield tuple(pieces)


def _unchecked(checked: CheckedDocument) -> Iterator[Edit]:
    """Brackets around each sentence worth checking that no claim speaks of, where it was asked."""
    for span in checked.coverage.uncovered if checked.coverage else ():
        yield Edit(Span(span.start, span.start), OPEN, (Piece(f"[{UNCHECKED[0]} ", Style.FAINT, f"[{UNCHECKED[1]} "),))
        yield Edit(Span(span.end, span.end), CLOSE, (Piece("]", Style.FAINT),))


def _flow(text: str, pieces: list[Piece]) -> Iterator[Line]:
    """Add `text` to the pieces of the line that is being made, and give every line that it ends."""
    *ended, rest = LINE_END.split(text)
    for part in ended:
        yield (*pieces, Piece(part))
        pieces.clear()
    if rest:
        pieces.append(Piece(rest))


def _mark(stated: str, findings: list[Finding], number: int) -> Iterator[Piece]:
    worst = max(findings, key=lambda finding: (is_problem(finding), finding.severity.rank))
    style = style_of(worst)
    mark, plain = MARKS[worst.verdict] if worst.claim else ("!", "!")
    yield Piece(f"[{mark} ", style, f"[{plain} ")
    yield Piece(stated, style)
    if is_problem(worst) and worst.reference and worst.claim:
        yield Piece(" → ", style, " -> ")
        yield Piece(worst.reference, style)
    yield Piece(f" {str(number).translate(SUPERSCRIPTS)}]", style, f" #{number}]")


def _footnote(checked: CheckedDocument, finding: Finding, number: int) -> Iterator[Line]:
    at = checked.document.position(finding.span.start)
    yield line(
        Piece(f"{str(number).translate(SUPERSCRIPTS)} ", plain=f"#{number} "),
        Piece(f"{label_of(finding)}[{finding.rule}]", style_of(finding)),
        f" {at.line}:{at.column}: {finding.message} ({finding.confidence} confidence)",
    )
    yield from (line(f"    {note}") for note in notes_of(finding) if note.key != PROOF)


def closing(outcome: RunOutcome) -> Iterator[Line]:
    """What the marks of coverage mean, where some are there, and the summary."""
    if any(checked.coverage and checked.coverage.uncovered for checked in outcome.report.documents):
        shape = Piece(f"[{UNCHECKED[0]} …]", Style.FAINT, f"[{UNCHECKED[1]} ...]")
        yield line(shape, " is a sentence worth checking that no claim speaks of")
    yield from summary(outcome)


FORMAT = TextFormat("annotate", article, closing)
