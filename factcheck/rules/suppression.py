"""Suppressions: what an article says of findings to hold back is obeyed, and told where it is wrong, unused, over, too
broad or without a reason. The last step of the rules: all findings are made by then, and none changes by it.

`suppression_words` reads directives, `suppression_places` tells how far each reaches, `suppression_patterns` what they
may name, `suppression_ledger` keeps what each held back. Pure, but for `Terms.today`, which is asked only where a
directive has a last day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from factcheck.rules.interface import CheckedDocument, Finding, Held, HeldBy, is_problem, place_of
from factcheck.rules.suppression_ledger import Ledger
from factcheck.rules.suppression_patterns import Terms, refused
from factcheck.rules.suppression_places import Hold, holds_of
from factcheck.rules.suppression_remarks import careless, expired, unreadable, unused
from factcheck.rules.suppression_sic import values_with_sic
from factcheck.rules.suppression_words import Directive, Unreadable, Verb, directives_of
from factcheck.text.document import Document

SIC: Final = "[sic] stands behind the value"
"""The reason that is told of a finding held back by it."""


def hold_back(checked: CheckedDocument, terms: Terms) -> CheckedDocument:
    """A checked document with the problems that it suppresses among what is `held`, and what there is to say of its
    suppressions among its findings."""
    bench, sic = _Bench(checked.document, terms), values_with_sic(checked.document)
    kept, held = list[Finding](), list[Held]()
    for finding in checked.findings:
        directive = bench.ledger.holder_of(finding) if is_problem(finding) else None
        if is_problem(finding) and finding.span.end in sic:
            held.append(Held(finding, HeldBy.SUPPRESSION, SIC))
        elif directive:
            held.append(Held(finding, HeldBy.SUPPRESSION, directive.reason))
        else:
            kept.append(finding)
    found = tuple(sorted((*kept, *bench.remarks()), key=place_of))
    return replace(checked, findings=found, held=(*checked.held, *held))


def without_holding_back(checked: CheckedDocument) -> CheckedDocument:
    """A checked document whose suppressions are not obeyed, and counted: directives, and each `[sic]` behind the value
    of a problem."""
    values = {finding.span.end for finding in checked.findings if is_problem(finding)}
    written = directives_of(checked.document)
    number = sum(isinstance(one, Unreadable) or one.verb is not Verb.ON for one in written)
    return replace(checked, not_obeyed=number + len(values_with_sic(checked.document) & values))


class _Bench:
    """The directives of one document, and what becomes of them."""

    def __init__(self, document: Document, terms: Terms) -> None:
        self.document, self.terms = document, terms
        written = tuple(directives_of(document))
        self.directives = [one for one in written if isinstance(one, Directive)]
        self.refused = dict(refused(self.directives, terms))
        found = tuple(holds_of(document, self.directives))
        lost = (one for one in (*written, *found) if isinstance(one, Unreadable))
        self.unreadable = (*lost, *self.refused.values())
        self.ledger = Ledger(hold for hold in found if isinstance(hold, Hold) and self.is_obeyed(hold))

    def is_obeyed(self, hold: Hold) -> bool:
        """Whether a directive has not ended, and its pattern can be obeyed."""
        return hold.pattern not in self.refused and not self.is_over(hold.directive)

    def is_over(self, directive: Directive) -> bool:
        """Whether the last day of a directive lies before the day that it is."""
        if directive.until is None or self.terms.day is None:
            return False
        return directive.until < self.terms.day

    def remarks(self) -> Iterator[Finding]:
        """What there is to say of the suppressions, once every finding was asked about."""
        for found in self.unreadable:
            yield unreadable(self.document, found)
        for directive in self.directives:
            if directive.verb is Verb.ON:
                continue
            if self.is_over(directive):
                yield expired(self.document, directive)
                continue
            idle = tuple(unused(self.document, directive, self.ledger, self.refused, self.terms))
            yield from idle
            holding, _ = self.ledger.patterns_of(directive)
            if holding and directive.span not in {found.span for found in idle}:  # else it is to be taken out
                yield from careless(self.document, directive)
