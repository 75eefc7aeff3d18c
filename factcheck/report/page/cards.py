"""Cards: what a page tells of one finding, beside the passage that it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import NamedTuple

from factcheck.matching.interface import Voice
from factcheck.registry.claim import Source
from factcheck.report.interface import is_problem, label_of
from factcheck.report.markup import web_address
from factcheck.report.page.drawing import Drawing, drawing_of
from factcheck.report.page.looks import Look, look_of
from factcheck.rules.interface import CheckedDocument, Finding
from factcheck.rules.suppression_line import suppression_for
from factcheck.text.document import Position
from factcheck.text.readers import KIND_BY_SUFFIX


class Reference(NamedTuple):
    """A source to be named: what it is called, where it leads (nowhere, where it is empty), and what else is known."""

    words: str
    address: str
    rest: str
    quote: str


@dataclass(frozen=True, slots=True)
class Card:
    """A finding with its number in the document, the ids of the card and of its mark, and what is worked out of it."""

    number: int
    document: int
    finding: Finding
    at: Position
    look: Look
    sources: tuple[Reference, ...]
    drawing: Drawing | None
    suppression: str

    @property
    def id(self) -> str:
        """The id of the card on the page."""
        return f"d{self.document}-f{self.number}"

    @property
    def mark(self) -> str:
        """The id of the sign in the text that leads to the card."""
        return f"d{self.document}-m{self.number}"

    @property
    def label(self) -> str:
        """The severity of a problem; nothing of what is none."""
        return label_of(self.finding) if is_problem(self.finding) else ""

    @property
    def message(self) -> str:
        """What the finding says beyond its two values."""
        finding = self.finding
        told = f"article says {finding.stated}, registry says {finding.reference}"
        return "" if finding.claim and finding.message == told else finding.message

    @property
    def is_quiet(self) -> bool:
        """Whether nobody has to look at it, so that a line is enough until it is opened."""
        return not is_problem(self.finding)

    @property
    def values(self) -> bool:
        """Whether two values stand against each other."""
        return bool(self.finding.claim and self.finding.stated and self.finding.reference)

    @property
    def is_attributed(self) -> bool:
        """Whether somebody other than the author says it."""
        return self.finding.voice is Voice.ATTRIBUTED


def card_of(checked: CheckedDocument, finding: Finding, number: int, document: int) -> Card:
    """The card of a finding, the `number`th of the `document`th document."""
    claim = finding.claim
    return Card(
        number,
        document,
        finding,
        checked.document.position(finding.span.start),
        look_of(finding),
        tuple(map(reference_to, claim.sources)) if claim else (),
        drawing_of(finding, checked.document.published),
        suppression_for(finding, _kind(checked.document.path)) if is_problem(finding) else "",
    )


def _kind(path: str) -> str:
    """The kind of article by its name; plain text, where the name does not tell."""
    return KIND_BY_SUFFIX.get(PurePath(path).suffix.lower(), "txt")


def reference_to(source: Source) -> Reference:
    """A source as a page names it; only an address of the web leads anywhere."""
    words = source.title or source.url or ""
    checked = f"checked {source.accessed.isoformat()}" if source.accessed else ""
    rest = ", ".join(filter(None, (source.publisher, checked)))
    return Reference(words, web_address(source.url or ""), rest, source.quote or "")
