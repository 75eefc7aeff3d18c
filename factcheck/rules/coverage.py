"""Coverage: which sentences of a document are worth checking, and which of these some claim speaks of.

A sentence is covered if any verdict about a claim was reached in it, `undecided` too: the registry has something to say
of it, if not of every value in it. What is covered counts as worth checking, whatever `matching/worth.py` makes of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from factcheck.matching.index import index_of
from factcheck.matching.view import DocumentView, SentenceView
from factcheck.matching.worth import worth_of
from factcheck.registry.registry import Registry
from factcheck.rules.interface import CheckedDocument, Coverage
from factcheck.text.document import Span
from factcheck.text.sentences import sentences_of


class Worthy(NamedTuple):
    """A sentence that is worth checking, its span of the source, and whether some claim speaks of it."""

    view: SentenceView
    span: Span
    covered: bool


def worthy_sentences(checked: CheckedDocument, registry: Registry) -> Iterator[Worthy]:
    """The sentences worth checking of a document that was held to a registry, in order of place."""
    document = checked.document
    spoken_of = {finding.sentence for finding in checked.everything if finding.claim}
    for view in DocumentView(document, sentences_of(document), index_of(registry)).sentences:
        span = document.source_span(view.sentence.span)
        covered = span in spoken_of
        if covered or worth_of(view).worthy:
            yield Worthy(view, span, covered)


def coverage_of(checked: CheckedDocument, registry: Registry) -> Coverage:
    """How much of a document that was held to a registry its claims cover."""
    worthy = list(worthy_sentences(checked, registry))
    return Coverage(len(worthy), tuple(sentence.span for sentence in worthy if not sentence.covered))
