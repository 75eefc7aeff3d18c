"""`factcheck explain`: how each sentence was judged: mentions, candidates with their evidence, binding, comparison."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from typing import Final

import typer

from factcheck.cli import streams
from factcheck.cli.asking import RULE_IDS
from factcheck.cli.options import FileAtLine
from factcheck.cli.per_path import PerPath
from factcheck.cli.registries import load_registry
from factcheck.cli.request import OF_ONE_FILE
from factcheck.cli.run import read_article
from factcheck.cli.taking import Given, takes
from factcheck.errors import ArticleError, Fault, UsageError
from factcheck.report.door import Door, Line, Piece, Style, line
from factcheck.report.interface import count
from factcheck.rules.interface import Finding
from factcheck.rules.trace import CandidateTrace, SentenceTrace, trace
from factcheck.text.document import Document

WITH_LINE: Final = tuple(
    re.compile(rf"(?P<path>.+):(?P<line>[0-9]{{1,9}}){column}", re.DOTALL) for column in (":[0-9]{1,9}", "")
)
"""`FILE:LINE:COLUMN`, as editors and `factcheck` itself print a place, and `FILE:LINE`."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("explain")(explain)


@takes(*OF_ONE_FILE)
def explain(file: FileAtLine, *, given: Given) -> Callable[[], int]:
    """Show how each sentence was judged.

    The values read, the claims that it may speak of with the evidence, binding, comparison and verdict.
    """
    path, number = file_and_line(file)

    def work() -> int:
        request = given.request()
        registry = load_registry(request, RULE_IDS).registry
        document = read_article(path, PerPath(request).of(path).reading)
        sentences = trace(document, registry, line=number)
        if number and not sentences:
            raise ArticleError(_nothing_on(document, number))
        stream = streams.stdout()
        door = Door(stream, colour=streams.wants_colour(request.color, stream))
        door.write(_lines(document, sentences))
        return 0

    return work


def file_and_line(text: str) -> tuple[str, int | None]:
    """The file and the line of `FILE:LINE` or `FILE:LINE:COLUMN`; a file that is really called so is meant itself.

    Raises `UsageError` for a line that no file has.
    """
    found = next((found for pattern in WITH_LINE if (found := pattern.fullmatch(text))), None)
    if not found or os.path.exists(text):
        return text, None
    before = text.rpartition(":")[0]
    if found["path"] != before and os.path.exists(before):
        found = WITH_LINE[1].fullmatch(text) or found
    number = int(found["line"])
    if number == 0:
        raise UsageError(Fault(text, None, None, "there is no line 0", "the first line is 1"))
    return found["path"], number


def _nothing_on(document: Document, number: int) -> Fault:
    lines = document.position(max(len(document.source) - 1, 0)).line
    mend = f"the article has {count(lines, 'line')}; without a line, every sentence is explained"
    return Fault(document.path, number, None, "no sentence starts or stands on this line", mend)


def _lines(document: Document, sentences: tuple[SentenceTrace, ...]) -> Iterator[Line]:
    for sentence in sentences:
        at = document.position(sentence.sentence.start)
        yield line(Piece(f"{document.path}:{at.line}:{at.column}: ", Style.FRAME), Piece(sentence.text, Style.STRONG))
        for mention in sentence.mentions:
            yield line(f"  value      {mention.text} - {mention.kind}, read by {mention.rule}")
        for candidate in sentence.candidates:
            yield from _candidate(candidate)
        for finding in sentence.own:
            yield from _own(finding)
        if not sentence.candidates:
            yield line(Piece("  no claim is spoken of", Style.FAINT))
        yield ()
    if not sentences:
        yield line("there is no sentence to explain")


def _own(finding: Finding) -> Iterator[Line]:
    yield line(f"  itself     {finding.rule}: ", Piece(finding.message, Style.STRONG))
    for step in finding.proof.steps if finding.proof else ():
        yield line(f"    step     {step}")
    yield line(
        f"    step     {finding.severity}[{finding.rule}], {finding.confidence} confidence, voice {finding.voice}"
    )


def _candidate(candidate: CandidateTrace) -> Iterator[Line]:
    claim = candidate.claim
    yield line(f"  candidate  {claim.id} ({claim.place}): ", Piece(candidate.outcome, Style.STRONG))
    yield line(f'    claim    "{claim.claim}"')
    if candidate.phrase != claim.claim:
        yield line(f'    phrase   "{candidate.phrase}"')
    for evidence in candidate.evidence:
        yield line(f"    evidence {evidence}")
    for step in candidate.steps:
        yield line(f"    step     {step}")
