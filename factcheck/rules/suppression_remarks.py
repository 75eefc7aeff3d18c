"""What is said of the suppressions of an article: that one can't be obeyed, is over, holds nothing back, is too broad,
or gives no reason. Serves `suppression`."""

from __future__ import annotations

from collections.abc import Container, Iterator

from factcheck.rules import (
    broad_suppression,
    expired_suppression,
    suppression_without_reason,
    unreadable_suppression,
    unused_suppression,
)
from factcheck.rules.interface import Finding
from factcheck.rules.remark import remark
from factcheck.rules.suppression_ledger import Ledger
from factcheck.rules.suppression_patterns import EVERYTHING, Terms, is_judged
from factcheck.rules.suppression_words import Directive, Pattern, Unreadable, Verb
from factcheck.text.document import Document


def unreadable(document: Document, found: Unreadable) -> Finding:
    """That a suppression, or an id in it, can't be obeyed."""
    rule = unreadable_suppression
    return remark(document, rule.RULE, found.span, f"suppression can't be obeyed: {found.problem}", found.help)


def expired(document: Document, directive: Directive) -> Finding:
    """That the last day of a suppression is over."""
    rule, span = expired_suppression, directive.until_span or directive.span
    words = f"suppression of {_named(directive)} ended on {directive.until}"
    return remark(document, rule.RULE, span, words, "mend the article, or set a later day")


def careless(document: Document, directive: Directive) -> Iterator[Finding]:
    """What could be better in a suppression that is obeyed; of one that names nothing, its reason is asked for too."""
    span = next((pattern.span for pattern in directive.patterns if not pattern.text.strip(EVERYTHING)), None)
    if span or not directive.patterns:
        broad, words = broad_suppression, "suppression names no claim and no rule, and holds everything back"
        help_ = f'name what it is about: `{directive.verb}[claim-id] reason="…"`'
        yield remark(document, broad.RULE, span or directive.span, words, help_)
    elif not directive.reason:
        rule, words = suppression_without_reason, f"suppression of {_named(directive)} gives no reason"
        yield remark(document, rule.RULE, directive.span, words, 'add reason="…"')


def unused(
    document: Document, directive: Directive, ledger: Ledger, refused: Container[Pattern], terms: Terms
) -> Iterator[Finding]:
    """What a suppression names for nothing: the whole of it, or each such pattern; one that is `refused` is told as
    unreadable."""
    rule = unused_suppression
    holding, used = ledger.patterns_of(directive)
    named: dict[str, Pattern | None] = {one.text: one for one in directive.patterns} or {EVERYTHING: None}
    idle = [
        pattern
        for text, pattern in named.items()
        if text not in used
        and pattern not in refused
        and (text in holding or directive.verb is not Verb.OFF)
        and is_judged(text, terms)
    ]
    if len(idle) == len(named):
        words, help_ = f"suppression of {_named(directive)} holds nothing back", ledger.about(directive)
        yield remark(document, rule.RULE, directive.span, words, f"take it out, or move it: it is about {help_}")
        return
    for pattern in filter(None, idle):
        words, help_ = f"suppression of `{pattern.text}` holds nothing back", f"take `{pattern.text}` out of it"
        yield remark(document, rule.RULE, pattern.span, words, help_)


def _named(directive: Directive) -> str:
    """What a directive names, in words."""
    first, *others = directive.patterns or (None,)
    more = f" and {len(others)} more" if others else ""
    return f"`{first.text}`{more}" if first else "everything"
