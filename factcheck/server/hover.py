"""Hover: what is told of a statement under the pointer: its claim, both values, the sources, and the proof."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from factcheck.matching.interface import Voice
from factcheck.registry.claim import Claim, Source
from factcheck.report.interface import is_problem, label_of
from factcheck.report.notes import notes_of
from factcheck.rules.interface import Finding, Held
from factcheck.server.articles import At
from factcheck.server.places import Places
from factcheck.server.tongue import Tongue

OF_CLAIM = frozenset({"claim", "source"})
"""Notes that are told with links here."""


def of_place(at: At, places: Places, tongue: Tongue) -> types.MarkupContent:
    """All that is said of one place, in the order of the report."""
    held = {id(one.finding): one for one in at.held}
    told = [(finding, held.get(id(finding))) for finding in at.findings]
    return tongue.content([part for finding, by in told for part in _finding(finding, by, places, tongue)])


def _finding(finding: Finding, held: Held | None, places: Places, tongue: Tongue) -> Iterator[str]:
    sure = f"{finding.confidence} confidence"
    if finding.voice is Voice.ATTRIBUTED:
        sure += ", attributed"
    if is_problem(finding):
        yield f"{tongue.title(f'{label_of(finding)} {finding.rule}')} ({tongue.prose(f'{finding.verdict}, {sure}')})"
    else:
        yield f"{tongue.title(finding.verdict)} ({tongue.prose(sure)})"
    yield tongue.prose(finding.message)
    if held:
        yield tongue.prose(f"held back ({held.by}): {held.reason}" if held.reason else f"held back ({held.by})")
    rows = [("stated", tongue.prose(finding.stated)), ("in the registry", tongue.prose(finding.reference))]
    if finding.claim:
        rows += _claim(finding.claim, places, tongue)
    else:
        rows = []
    notes = [note for note in notes_of(finding) if note.key not in OF_CLAIM]
    rows += [(note.key, tongue.prose(places.told(note.words, finding.claim))) for note in notes]
    yield tongue.rows(rows)


def _claim(claim: Claim, places: Places, tongue: Tongue) -> Iterator[tuple[str, str]]:
    location = places.location(claim)
    place = places.name(claim)
    written = tongue.file(place, f"{location.uri}#L{claim.line}") if location else tongue.code(place)
    yield "claim", f"{tongue.prose(claim.claim)} {tongue.code(claim.id)}, {written}"
    for source in claim.sources:
        yield "source", source_link(source, tongue)


def source_link(source: Source, tongue: Tongue) -> str:
    """A source in one line, with a link where it has an address."""
    words = ", ".join(filter(None, (source.title, source.publisher))) or source.url or ""
    checked = f" (checked {source.accessed.isoformat()})" if source.accessed else ""
    return (tongue.link(words, source.url) if source.url else tongue.prose(words)) + checked
