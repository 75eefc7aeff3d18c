"""Holding an article to itself: what can be shown wrong by the calendar and by arithmetic, without any registry.

Each rule is asked of a sentence only if the sentence holds a word of each of its cues; values are read once a sentence,
and only where a rule is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from factcheck.comparison.interface import Verdict
from factcheck.matching.interface import Confidence, Strength, Voice
from factcheck.registry.claim import Severity
from factcheck.rules import (
    age_mismatch,
    duration_mismatch,
    future_date_in_past,
    impossible_date,
    number_word_mismatch,
    percent_change,
    range_reversed,
    rank_order,
    self_contradiction,
    sum_mismatch,
    unit_conversion,
    weekday_mismatch,
)
from factcheck.rules.interface import Finding, Proof
from factcheck.rules.passage import FIGURES, OwnRule, Page, Passage, Slip
from factcheck.text.document import Document, Sentence

OWN_RULES: Final[tuple[OwnRule, ...]] = (
    weekday_mismatch.OWN,
    impossible_date.OWN,
    future_date_in_past.OWN,
    age_mismatch.OWN,
    duration_mismatch.OWN,
    percent_change.OWN,
    sum_mismatch.OWN,
    unit_conversion.OWN,
    range_reversed.OWN,
    number_word_mismatch.OWN,
    rank_order.OWN,
    self_contradiction.OWN,
)
"""The rules, in the order of the page."""


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A row of the severity table of what an article says against itself."""

    label: str
    severity: Severity
    holds: Callable[[Slip, Voice], bool]


OWN_SEVERITIES: Final = (
    OwnRow("somebody else says it", Severity.WARNING, lambda _, voice: voice is Voice.ATTRIBUTED),
    OwnRow(
        "a reading is thinkable in which it holds", Severity.WARNING, lambda s, _: s.confidence is not Confidence.HIGH
    ),
    OwnRow("otherwise: the author's own, and shown by calendar or arithmetic", Severity.ERROR, lambda _, __: True),
)
"""How bad it is: the first row that holds decides."""


def hold_to_itself(document: Document, sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """The findings of all rules that need no registry, sentence by sentence."""
    page = Page(document, sentences)
    for number in range(len(sentences)):
        yield from own_findings(Passage(page, number))


def own_findings(passage: Passage) -> Iterator[Finding]:
    """The findings of one sentence."""
    for own, slip in slips_of(passage):
        yield _finding(own, passage, slip)


def slips_of(passage: Passage) -> Iterator[tuple[OwnRule, Slip]]:
    """What each rule finds in one sentence; nothing where it holds no figure: each of the rules needs one."""
    if passage.cues.isdisjoint(FIGURES):
        return
    for own in OWN_RULES:
        if own.is_called(passage):
            for slip in own.find(passage):
                yield own, slip


def own_severity_row(slip: Slip, voice: Voice) -> OwnRow:
    """The first row of the severity table that holds."""
    return next(row for row in OWN_SEVERITIES if row.holds(slip, voice))


def _finding(own: OwnRule, passage: Passage, slip: Slip) -> Finding:
    document, at = passage.document, passage.sentence.span.start
    span = document.source_span(slip.span.shifted(at))
    voice = passage.voice(slip.span)
    row = own_severity_row(slip, voice)
    return Finding(
        rule=own.rule.id,
        verdict=Verdict.CONTRADICTED,
        severity=row.severity,
        confidence=slip.confidence,
        voice=voice,
        message=slip.message,
        span=span,
        sentence=document.source_span(passage.sentence.span),
        text=span.of(document.source),
        claim=None,
        stated=slip.span.of(passage.text),
        reference=" or ".join(slip.corrections),
        proof=Proof(slip.level, Strength.DIRECT, (*slip.steps, row.label)),
        help=_help(slip),
    )


def _help(slip: Slip) -> str:
    """All that would mend it: either half may be the wrong one."""
    return f"write {', or '.join(slip.corrections)}"
