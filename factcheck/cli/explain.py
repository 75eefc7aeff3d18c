"""`factcheck explain`: how each sentence was judged: mentions, candidates with their evidence, binding, comparison."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from typing import Final

import typer

from factcheck.cli import options, streams
from factcheck.cli.run import Reading, load_registry, read_article
from factcheck.report.door import Door, Line, Piece, Style, line
from factcheck.report.pretty import place_of
from factcheck.rules.trace import CandidateTrace, SentenceTrace, trace
from factcheck.settings import LIMITS
from factcheck.text.document import Document

WITH_LINE: Final = re.compile(r"(?P<path>.+):(?P<line>[1-9][0-9]{0,8})", re.DOTALL)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("explain")(explain)


def explain(  # noqa: PLR0913 - each option is a parameter
    file: options.FileAtLine,
    *,
    claims: options.Claims = None,
    date: options.Day = "",
    color: options.Colours = options.Colour.AUTO,
    stdin_filename: options.StdinName = "<stdin>",
    encoding: options.Encoding = "",
    max_bytes: options.MaxBytes = LIMITS.article_bytes,
    debug: options.Debug = False,  # noqa: ARG001 - read from the command line by `main`
) -> Callable[[], int]:
    """Show how each sentence was judged.

    The values read, the claims that it may speak of with the evidence, binding, comparison and verdict.
    """
    path, number = file_and_line(file)
    reading = Reading(options.day(date), encoding or None, stdin_filename, max_bytes)

    def work() -> int:
        registry, _ = load_registry(claims or ())
        document = read_article(path, reading)
        stream = streams.stdout()
        door = Door(stream, colour=streams.wants_colour(color, stream))
        door.write(_lines(document, trace(document, registry, line=number)))
        return 0

    return work


def file_and_line(text: str) -> tuple[str, int | None]:
    """The parts of `FILE:LINE`; a file that is really called so is meant itself."""
    found = WITH_LINE.fullmatch(text)
    if not found or os.path.exists(text):
        return text, None
    return found["path"], int(found["line"])


def _lines(document: Document, sentences: tuple[SentenceTrace, ...]) -> Iterator[Line]:
    for sentence in sentences:
        at = document.position(sentence.sentence.start)
        yield line(Piece(f"{document.path}:{at.line}:{at.column}: ", Style.FRAME), Piece(sentence.text, Style.STRONG))
        for mention in sentence.mentions:
            yield line(f"  value      {mention.text} - {mention.kind}, read by {mention.rule}")
        for candidate in sentence.candidates:
            yield from _candidate(candidate)
        if not sentence.candidates:
            yield line(Piece("  no claim is spoken of", Style.FAINT))
        yield ()
    if not sentences:
        yield line("no sentence there")


def _candidate(candidate: CandidateTrace) -> Iterator[Line]:
    claim = candidate.claim
    yield line(f"  candidate  {claim.id} ({place_of(claim)}): ", Piece(candidate.outcome, Style.STRONG))
    yield line(f'    phrase   "{candidate.phrase}"')
    for evidence in candidate.evidence:
        yield line(f"    evidence {evidence}")
    for step in candidate.steps:
        yield line(f"    step     {step}")
