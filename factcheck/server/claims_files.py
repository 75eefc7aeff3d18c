"""Claims files: what is shown in one that is open: its faults, what `claims lint` finds, and what is read of a claim.

It is read with the registry that it belongs to, so that an id given twice is found in whatever file it stands first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import PurePath
from typing import Final, NamedTuple

from lsprotocol import types

from factcheck.errors import Fault
from factcheck.registry.claim import Claim
from factcheck.registry.files import SUFFIXES, identity
from factcheck.registry.registry import Registry
from factcheck.registry.stated import days_of, values_of
from factcheck.report.door import visible
from factcheck.server.buffers import Buffer
from factcheck.server.holdings import read_with, reader
from factcheck.server.hover import source_link
from factcheck.server.interface import Overlay
from factcheck.server.positions import Lines
from factcheck.server.tongue import Tongue
from factcheck.text.document import Position, Span
from factcheck.upkeep.lint.failing_test import RULE as FAILING_TEST
from factcheck.upkeep.lint.interface import Problem, View
from factcheck.upkeep.lint.lint import lint, sound_registry
from factcheck.upkeep.writer.preview import reading_of
from factcheck.values.calendar_days import iso

MANY: Final = 150
"""From so many claims on, a file's sentences and tests are tried when it is opened or saved, and not at each pause:
each claim costs about 10 ms."""
LOOKS: Final = (
    re.compile(r"^claims[ \t]{0,9}:", re.MULTILINE),
    re.compile(r"^[ \t-]{0,40}claim[ \t]{0,9}:", re.MULTILINE),
)
"""What stands in a claims file that belongs to no registry yet: a list of claims, and in it a claim's sentence."""


class ClaimsJudged(NamedTuple):
    """A claims file and what came of it: its faults and problems, the registry that could be read, and its own claims
    of that, in order of place."""

    faults: tuple[Fault, ...]
    problems: tuple[Problem, ...]
    registry: Registry
    claims: tuple[Claim, ...]
    sentences: tuple[Position, ...]
    """Where the sentence of each of its claims begins."""


def is_yaml(buffer: Buffer) -> bool:
    """Whether a buffer may hold claims."""
    return buffer.language == "yaml" or PurePath(buffer.uri).suffix.lower() in SUFFIXES


def place_of(buffer: Buffer) -> str:
    """What stands for the path of a claims file, also of one that was never saved."""
    return buffer.path or buffer.uri


def judge_claims(
    buffer: Buffer, paths: Iterable[str], overlay: Overlay, today: date, *, thorough: bool
) -> ClaimsJudged | None:
    """What came of a file, with the registry that lies at `paths` if it is part of that; nothing for one that holds no
    claims. Unless `thorough`, sentences and tests of a file with many claims are not tried."""
    here = identity(place_of(buffer))
    paths = tuple(paths)
    is_new = any(PurePath(here).is_relative_to(identity(path)) for path in paths)
    loaded = read_with((*paths, place_of(buffer)) if is_new else paths, overlay)
    if here not in loaded.files:
        if not all(look.search(buffer.text) for look in LOOKS):
            return None
        loaded = read_with([place_of(buffer)], overlay)
    name = loaded.files.get(here, place_of(buffer))
    registry = sound_registry(loaded)
    own = tuple(sorted((one for one in registry.claims if one.path == name), key=lambda one: one.position))
    tried = (name,) if thorough or len(own) < MANY else ()
    view = View(registry, today, reader(overlay), tried)
    problems = dict.fromkeys(lint(view))
    return ClaimsJudged(
        tuple(dict.fromkeys(fault for fault in loaded.faults if fault.path == name)),
        tuple(sorted((one for one in problems if one.path == name), key=lambda one: (one.line or 0, one.column or 0))),
        registry,
        own,
        tuple(view.places.of(claim, "claim") for claim in own),
    )


def claim_at(judged: ClaimsJudged, text: str, line: int) -> Claim | None:
    """The claim that stands at a line, counted from 1; nothing between claims."""
    before = [claim for claim in judged.claims if claim.line <= line]
    if not before:
        return None
    claim = before[-1]
    written = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[claim.line : line]
    indents = (len(one) - len(one.lstrip(" ")) for one in written if one.strip(" ") and one.lstrip(" ")[0] != "#")
    return claim if all(indent >= claim.position.column - 1 for indent in indents) else None


def hover(claim: Claim, judged: ClaimsJudged, tongue: Tongue) -> types.MarkupContent:
    """What is read of a claim: the values that articles are held to, and how a sentence is known to speak of it."""
    reading = reading_of(claim, judged.registry.names)
    values = [*_periods(claim)] or [f"{text} ({kind})" for text, kind in reading.values]
    rows = [("value", tongue.prose(value)) for value in values]
    rows += [("known by the names", tongue.prose(", ".join(reading.names)))]
    rows += [("and the words", tongue.prose(", ".join(reading.words)))]
    rows += [("also", tongue.prose(phrase)) for phrase in claim.also]
    rows += [("not with", tongue.prose(", ".join(claim.unless)))]
    rows += [("source", source_link(source, tongue)) for source in claim.sources]
    rows += [("tests", _tests(claim, judged))]
    unchecked = (
        "" if values else tongue.prose("No value is read from it: there is nothing that an article could get wrong.")
    )
    return tongue.content([f"{tongue.code(claim.id)} {tongue.prose(claim.claim)}", unchecked, tongue.rows(rows)])


def hints(judged: ClaimsJudged, lines: Lines, within: Span) -> list[types.InlayHint]:
    """What is read of the sentence of each claim, behind it; not where its values are given apart."""
    found = []
    for claim, at in zip(judged.claims, judged.sentences, strict=True):
        end = lines.line(at.line - 1).end
        if claim.references or not within.start <= end <= within.end:
            continue
        values = reading_of(claim, judged.registry.names).values
        said = ", ".join(f"{text} ({kind})" for text, kind in values) or "no value is read"
        found.append(types.InlayHint(lines.position(end), visible(f"→ {said}"), padding_left=True))
    return found


def _periods(claim: Claim) -> Iterable[str]:
    """The values of a timeline, each with its days; nothing where the claim has none."""
    stated = values_of(claim)
    if not any(one.period for one in stated):
        return
    for one in stated:
        first, last = days_of(one.period)
        since = f" from {iso(first)}" if first is not None else ""
        until = f" to {iso(last)}" if last is not None else ""
        yield f"{one.text} ({one.kind}){since}{until}"


def _tests(claim: Claim, judged: ClaimsJudged) -> str:
    if not claim.tests:
        return ""
    failing = [one for one in judged.problems if one.rule == FAILING_TEST.id and one.claim == claim.id]
    return f"{len(claim.tests)}, of which {len(failing) or 'none'} fail{'s' if len(failing) == 1 else ''}"


def symbols(judged: ClaimsJudged, lines: Lines) -> list[types.DocumentSymbol]:
    """The claims of a file, for an editor's outline: the id of each, and its sentence."""
    starts = [lines.at(claim.position.line, claim.position.column) for claim in judged.claims]
    ends = [*starts[1:], len(lines.text)]
    return [
        types.DocumentSymbol(
            name=claim.id or "claim",
            detail=claim.claim,
            kind=types.SymbolKind.Constant,
            range=lines.range(Span(start, max(start, end))),
            selection_range=lines.range(Span(start, max(start, min(end, lines.line(claim.line - 1).end)))),
        )
        for claim, start, end in zip(judged.claims, starts, ends, strict=True)
    ]
