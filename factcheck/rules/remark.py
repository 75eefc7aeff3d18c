"""Remarks: findings that compare no values, of an article's characters or of what it says to this program."""

from __future__ import annotations

from factcheck.comparison.interface import Verdict
from factcheck.matching.interface import Confidence, Voice
from factcheck.rules.interface import Finding, Rule
from factcheck.text.document import Document, Span


def remark(document: Document, rule: Rule, span: Span, message: str, help: str) -> Finding:  # noqa: A002 - the words of `Finding`
    """A finding at a span of the source that has neither claim nor proof."""
    return Finding(
        rule=rule.id,
        verdict=Verdict.UNDECIDED,
        severity=rule.most,
        confidence=Confidence.HIGH,
        voice=Voice.AUTHOR,
        message=message,
        span=span,
        sentence=span,
        text=span.of(document.source),
        claim=None,
        stated=span.of(document.source),
        reference="",
        proof=None,
        help=help,
    )
