"""The whole page as plain values: what was checked and what was not, the verdicts counted, and every document.

Between an outcome and the template. A page never looks clean when something was not read: faults stand on top.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.errors import Fault
from factcheck.report.door import Line, Style
from factcheck.report.interface import RunOutcome, count
from factcheck.report.page.cards import card_of
from factcheck.report.page.looks import ORDER, UNCHECKED, Look, look_of
from factcheck.report.page.passages import Part, Passage, setting_of
from factcheck.report.pretty import summary
from factcheck.rules.interface import CheckedDocument, Finding, Held
from factcheck.settings import LIMITS
from factcheck.text.document import Position


class Tally(NamedTuple):
    """How many findings of a kind there are, and how many of them the page lists."""

    look: Look
    number: int
    listed: int


class Fact(NamedTuple):
    """A line of what is to be known of the run: its heading, which may be empty, and its words."""

    heading: str
    words: str


class HeldBack(NamedTuple):
    """A finding that is held back, and where it stands."""

    held: Held
    look: Look
    at: Position


class Sheet(NamedTuple):
    """A document on the page."""

    id: str
    number: int
    checked: CheckedDocument
    passages: tuple[Passage, ...]
    elsewhere: Part
    tallies: tuple[Tally, ...]
    held: tuple[HeldBack, ...]
    more: int
    uncovered: int

    @property
    def path(self) -> str:
        """The name of its file, as it was given."""
        return self.checked.document.path


class Page(NamedTuple):
    """Everything that the template sets."""

    title: str
    outcome: RunOutcome
    state: str
    faults: tuple[Fault, ...]
    tallies: tuple[Tally, ...]
    uncovered: int
    facts: tuple[Fact, ...]
    sheets: tuple[Sheet, ...]

    @property
    def total(self) -> int:
        """How many findings there are, listed or not."""
        return sum(tally.number for tally in self.tallies)

    @property
    def filters(self) -> tuple[Look, ...]:
        """The kinds of marks that are on the page, which can be hidden."""
        kinds = tuple(tally.look for tally in self.tallies if tally.listed)
        return (*kinds, UNCHECKED) if self.uncovered else kinds


def page_of(outcome: RunOutcome) -> Page:
    """The page of an outcome."""
    documents = outcome.report.documents
    sheets = tuple(_sheet(outcome, checked, number) for number, checked in enumerate(documents, start=1))
    shown = Counter[str]()
    for sheet in sheets:
        shown.update({tally.look.name: tally.listed for tally in sheet.tallies})
    found = Counter(look_of(finding).name for finding in outcome.kept)
    return Page(
        documents[0].document.path if len(documents) == 1 else count(len(documents), "article"),
        outcome,
        _state(outcome),
        outcome.faults,
        tuple(Tally(look, found[look.name], shown[look.name]) for look in ORDER),
        sum(sheet.uncovered for sheet in sheets),
        tuple(_facts(outcome)),
        sheets,
    )


def _state(outcome: RunOutcome) -> str:
    """What the page says at first sight: `failed`, `findings`, `clean`, or `unsettled`, where nothing was
    checked, or what was found does not fail the run."""
    if outcome.exit_code:
        return "failed" if outcome.faults else "findings"
    return "clean" if outcome.mentioned and not outcome.problems else "unsettled"


def _sheet(outcome: RunOutcome, checked: CheckedDocument, number: int) -> Sheet:
    shown = outcome.shown(checked)
    listed = shown[: LIMITS.findings_per_file]
    cards = [card_of(checked, finding, at, number) for at, finding in enumerate(listed, start=1)]
    setting = setting_of(checked, cards)
    kept = _kept(outcome, checked)
    found = Counter(look_of(finding).name for finding in kept)
    on_page = Counter(card.look.name for card in cards)
    return Sheet(
        f"d{number}",
        number,
        checked,
        setting.passages,
        setting.elsewhere,
        tuple(Tally(look, found[look.name], on_page[look.name]) for look in ORDER),
        tuple(HeldBack(one, look_of(one.finding), _start(checked, one.finding)) for one in checked.held),
        len(shown) - len(listed),
        len(checked.coverage.uncovered) if checked.coverage else 0,
    )


def _kept(outcome: RunOutcome, checked: CheckedDocument) -> tuple[Finding, ...]:
    rank = outcome.min_confidence.rank
    return tuple(finding for finding in checked.findings if finding.confidence.rank >= rank)


def _start(checked: CheckedDocument, finding: Finding) -> Position:
    return checked.document.position(finding.span.start)


def _facts(outcome: RunOutcome) -> Iterator[Fact]:
    """The summary that every format for people ends with, but for its last line, which is the page's first."""
    *lines, _ = summary(outcome)
    return map(_fact, lines)


def _fact(line: Line) -> Fact:
    first, *rest = line
    has_heading = first.style is Style.STRONG
    words = "".join(piece.text for piece in (rest if has_heading else line))
    return Fact(first.text.strip() if has_heading else "", words.strip())
