"""Fingerprints: what makes a finding the same one after an edit elsewhere, so that a forge opens no alert again.

A fingerprint is of the claim (of the rule, where there is none), of the sentence and of the value in it, never of a
line number. Sentences are compared as they are read: line breaks, kinds of blanks and of quotation marks say nothing.
Where the same sentence stands in a document again, its number tells the two apart.
"""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import Final

from factcheck.rules.interface import CheckedDocument, Finding
from factcheck.text.document import Document, Span
from factcheck.text.fold import fold

DIGITS: Final = 32
"""Hexadecimal digits of a fingerprint: 128 bits, of which no two are ever alike by chance."""

STRAIGHT: Final = str.maketrans(dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("‘’‚‛", "'"))
"""Quotation marks as a typewriter has them: editors bend and straighten them."""


def fingerprints(checked: CheckedDocument) -> tuple[str, ...]:
    """The fingerprint of each of `checked.everything`, in their order. They do not depend on what is shown, nor on what
    is held back."""
    seen = Counter[tuple[str, str, str]]()
    return tuple(_numbered(identity_of(checked.document, finding), seen) for finding in checked.everything)


def digest(*parts: str) -> str:
    """One fingerprint of several texts."""
    joined = "\0".join(parts).encode("utf-8", "backslashreplace")
    return sha256(joined).hexdigest()[:DIGITS]


def _numbered(key: tuple[str, str, str], seen: Counter[tuple[str, str, str]]) -> str:
    seen[key] += 1
    return digest(*key, str(seen[key]))


def identity_of(document: Document, finding: Finding) -> tuple[str, str, str]:
    """What a fingerprint is of, without the number: what it is about, the sentence and the value as they are read."""
    about = finding.claim.id if finding.claim else f"rule {finding.rule}"
    sentence = around(document, finding)
    return about, _as_read(sentence.of(document.source)), _as_read(finding.span.of(document.source))


def around(document: Document, finding: Finding) -> Span:
    """The sentence; where a rule knows of none, the lines that the finding stands on."""
    span = finding.sentence
    if span != finding.span:
        return span
    first, last = (document.position(at).line for at in (span.start, max(span.start, span.end - 1)))
    return Span(document.line(first).start, document.line(last).end)


def _as_read(text: str) -> str:
    return " ".join(fold(text).text.translate(STRAIGHT).split())
