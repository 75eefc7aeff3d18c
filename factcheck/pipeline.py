"""The whole path of the data, on one screen: document → sentences → candidates → bindings → comparisons → findings.

Pure but for `check_file`, which opens the file it is told to. Reads no clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from os import PathLike

from factcheck.comparison.interface import Verdict
from factcheck.errors import Fault
from factcheck.matching.matcher import bind
from factcheck.registry.registry import Registry
from factcheck.rules.interface import CheckedDocument, Coverage, Finding, Report, place_of
from factcheck.rules.judge import Judged, judge
from factcheck.rules.own import hold_to_itself
from factcheck.rules.suppression import hold_back, without_holding_back
from factcheck.rules.suppression_patterns import Terms
from factcheck.rules.suspicious_text import suspicious_text
from factcheck.settings import LIMITS
from factcheck.text.document import Document, Published, Sentence, Span
from factcheck.text.fold import fold
from factcheck.text.readers import document_from_text, read_document
from factcheck.text.regular_file import read_regular
from factcheck.text.sentences import sentences_of, split_text
from factcheck.values.interface import Context, Mention
from factcheck.values.read import read_mentions


def check(
    text: str,
    registry: Registry,
    *,
    published: date | None = None,
    path: str = "<text>",
    suppressions: bool = True,
) -> Report:
    """Hold a plain text to a registry. Pure: no I/O, no clock.

    `published` is the date of the text, if it is known; without it, a dateline in the text is looked for. A finding on
    a value with `[sic]` behind it is among `Report.held`, unless the text's `suppressions` are not to be obeyed.
    """
    document = document_from_text(text, path=path, published=_given(published))
    return _report(document, registry, None, suppressions=suppressions)


def check_file(
    path: str | PathLike[str],
    registry: Registry,
    *,
    published: date | None = None,
    today: date | None = None,
    suppressions: bool = True,
) -> Report:
    """Hold a file to a registry; the reader is chosen by its suffix. Raises `ArticleError`, `OSError`.

    What the file's own `suppressions` hold back is among `Report.held`; `False` is for files of strangers. `today` is
    the day by which a suppression with a last day is over: the clock is not read, so that without it none ever is.
    """
    data = read_regular(path, LIMITS.article_bytes)
    document = read_document(str(path), data, published=_given(published))
    return _report(document, registry, today, suppressions=suppressions)


def _report(document: Document, registry: Registry, today: date | None, *, suppressions: bool) -> Report:
    checked, terms = check_document(document, registry), Terms.of(registry, lambda: today)
    return Report((hold_back(checked, terms) if suppressions else without_holding_back(checked),), registry.claims)


def check_document(document: Document, registry: Registry) -> CheckedDocument:
    """The findings of one document, in order of place, then of claim; what it says of suppressions is not looked at."""
    sentences = sentences_of(document)
    judged = tuple(judge(document, bind(document, sentences, registry)))
    held = _fixed(document, sentences, registry, judged)
    alone = (*hold_to_itself(document, sentences), *suspicious_text(document))
    findings = sorted((*held, *alone), key=place_of)
    return CheckedDocument(document, tuple(findings), len(sentences), len(document.text.split()))


def _fixed(
    document: Document, sentences: Sequence[Sentence], registry: Registry, judged: Sequence[Judged]
) -> Iterable[Finding]:
    """The findings of what was judged, with the fixes of those that have one."""
    if not any(one.comparison.verdict is Verdict.CONTRADICTED for one in judged):
        return (one.finding for one in judged)
    from factcheck.rules.fixes.verified import with_fixes  # noqa: PLC0415 - most articles hold no error

    return with_fixes(document, sentences, registry, judged)


def together(whole: Document, rows: Sequence[CheckedDocument], unread: tuple[Fault, ...]) -> CheckedDocument:
    """The rows of a file, each checked by itself, as what was found in the file."""
    covered = [row.coverage for row in rows if row.coverage]
    return CheckedDocument(
        whole,
        tuple(finding for row in rows for finding in row.findings),
        sum(row.sentences for row in rows),
        sum(row.words for row in rows),
        Coverage(sum(one.worthy for one in covered), tuple(span for one in covered for span in one.uncovered))
        if covered
        else None,
        tuple(held for row in rows for held in row.held),
        sum(row.not_obeyed for row in rows),
        unread,
    )


def with_coverage(checked: CheckedDocument, registry: Registry) -> CheckedDocument:
    """A document that was held to a registry, with how much of it the claims cover."""
    from factcheck.rules.coverage import coverage_of  # noqa: PLC0415 - few runs ask for it

    return replace(checked, coverage=coverage_of(checked, registry))


def read_values(text: str, *, published: date | None = None) -> tuple[Mention, ...]:
    """Every value in a text, in order of place, with spans of `text` itself.

    The dates that a longer writing of a date holds follow it as mentions of their own, inside its span: both ends of a
    range ("from 1992 to 2003": the whole, 1992 with the role `from`, 2003 with the role `to`, each the `pair` of the
    other), and the date that a half-line or a distance counts from ("since 2011": the half-line, 2011). All other
    mentions stand apart. `published` places dates that lean on it ("last month"); without it they are latent.
    """
    folded = fold(text)
    read = read_mentions(folded.text, Context(published))
    return tuple(m.moved(folded.offsets) for whole in read for m in whole.flattened())


def split_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a plain text, as spans of it, in order, without the blanks between them."""
    folded = fold(text)
    return tuple(folded.offsets.span(span) for span in split_text(folded.text))


def _given(day: date | None) -> Published | None:
    return Published(day, "--date") if day else None
