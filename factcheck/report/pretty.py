"""The report for people: a frame for each finding, as rustc draws them, then what was checked and why it exits so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath
from typing import Final

from factcheck.comparison.interface import Verdict
from factcheck.matching.interface import Voice
from factcheck.registry.claim import Severity
from factcheck.registry.discover import Origin
from factcheck.report.door import Line, Piece, Style, line
from factcheck.report.excerpt import Gutter, excerpt
from factcheck.report.held_back import held_back_lines
from factcheck.report.interface import NO_REGISTRY, RunOutcome, TextFormat, by_verdict, count, is_problem, label_of
from factcheck.report.notes import PROOF, notes_of
from factcheck.report.statistics import statistics_lines
from factcheck.report.withheld import withheld_lines
from factcheck.rules.interface import CheckedDocument, Finding
from factcheck.settings import LIMITS
from factcheck.text.document import FRONT_MATTER, Document
from factcheck.text.published import unread_date

DATES_SHOWN: Final = 10
DATE_SHOWN: Final = 40
"""Characters of a date that can't be read."""

CHECKABLE: Final = "check-worthy sentence"

SEVERITY_STYLES: Final = {
    Severity.ERROR: Style.ERROR,
    Severity.WARNING: Style.WARNING,
    Severity.NOTE: Style.NOTE,
}


def style_of(finding: Finding) -> Style:
    """The style of a finding: its severity's where it is a problem, else its verdict's."""
    if is_problem(finding):
        return SEVERITY_STYLES[finding.severity]
    return Style.GOOD if finding.verdict is Verdict.CONSISTENT else Style.FAINT


def findings(outcome: RunOutcome) -> Iterator[Line]:
    """A frame for each finding that is shown, with a blank line after it."""
    for checked in outcome.report.documents:
        shown = outcome.shown(checked)
        for finding in shown[: LIMITS.findings_per_file]:
            yield from frame(checked, finding)
            yield ()
        if len(shown) > LIMITS.findings_per_file:
            more = len(shown) - LIMITS.findings_per_file
            yield line(f"{checked.document.path}: {count(more, 'finding')} more (--output-format json lists them all)")
            yield ()


def frame(checked: CheckedDocument, finding: Finding) -> Iterator[Line]:
    """One finding: what, where, how sure, the line itself, and the proof."""
    document, style = checked.document, style_of(finding)
    gutter = Gutter.of(document, finding.span)
    at = document.position(finding.span.start)
    sure = f"{finding.verdict}, {finding.confidence} confidence"
    if part := document.part(finding.span.start):
        sure = f"{part}; {sure}"
    if finding.voice is Voice.ATTRIBUTED:
        sure += ", attributed"
    yield (
        Piece(f"{label_of(finding)}[{finding.rule}]", style),
        Piece(f": {finding.message}", Style.STRONG),
    )
    yield (
        Piece(" " * gutter.digits + "--> ", Style.FRAME),
        Piece(f"{document.path}:{at.line}:{at.column}"),
        Piece(f"  ({sure})", Style.FAINT),
    )
    yield (gutter.blank(),)
    yield from excerpt(document, finding.span, gutter, style, _label(finding))
    yield (gutter.blank(),)
    yield from _notes(finding, gutter)


def _label(finding: Finding) -> str:
    is_told = finding.reference and finding.claim and is_problem(finding)
    return f"{finding.reference} in the registry" if is_told else ""


def _notes(finding: Finding, gutter: Gutter) -> Iterator[Line]:
    for key, words in notes_of(finding):
        yield line(gutter.note(key), Piece(words, Style.FAINT if key == PROOF else Style.PLAIN))


def summary(outcome: RunOutcome) -> Iterator[Line]:
    """What was checked and what was not, against which registry and as of which date, and the reason for the exit."""
    report = outcome.report
    sentences = sum(checked.sentences for checked in report.documents)
    read = f"{count(len(report.documents), 'file')}, {count(sentences, 'sentence')}"
    yield line(Piece("Checked ", Style.STRONG), read, _against_claims(outcome))
    yield from coverage(outcome)
    if own := Counter(finding.rule for finding in outcome.problems if finding.proof and not finding.claim):
        words = ", ".join(f"{number} {rule}" for rule, number in sorted(own.items()))
        yield line(Piece("Itself ", Style.STRONG), f"{count(own.total(), 'finding')} without a claim: {words}")
    if any(outcome.registry.selection):
        left_out = count(outcome.registry.unselected, "claim")
        yield line(Piece("Left out ", Style.STRONG), f"{left_out} of the registry by {outcome.registry.selection}")
    if outcome.left_out:
        unsure = ", ".join(f"{number} {verdict}" for verdict, number in by_verdict(outcome.left_out).items() if number)
        below = f"{count(len(outcome.left_out), 'finding')} below --min-confidence={outcome.min_confidence}"
        yield line(Piece("Left out ", Style.STRONG), f"{below}: {unsure}")
    if fixable := sum(finding.fix is not None for finding in outcome.kept):
        shown = "`factcheck check --diff` shows how, `--fix` writes it"
        yield line(Piece("Fixable ", Style.STRONG), f"{count(fixable, 'statement')}: {shown}")
    if held := [f"{number:,} {by}" for by, number in outcome.held_problems.items() if number]:
        yield line(Piece("Held back ", Style.STRONG), f"problems: {', '.join(held)}")
    yield from held_back_lines(outcome)
    yield from withheld_lines(outcome)
    yield from _dates(report.documents)
    yield from _went_by(outcome)
    skipped = Counter(skip.reason for checked in report.documents for skip in checked.document.skipped)
    if skipped:
        words = ", ".join(count(number, reason) for reason, number in sorted(skipped.items()))
        yield line(Piece("Skipped ", Style.STRONG), words)
    if outcome.show.value == "problems" and (undecided := outcome.verdicts[Verdict.UNDECIDED]):
        yield line(f"{count(undecided, 'statement')} could not be decided (--show all lists them).")
    yield exit_line(outcome)


def _went_by(outcome: RunOutcome) -> Iterator[Line]:
    """The registry and the configuration that a run went by, and what it passed over because they say so."""
    if outcome.registry.paths:
        places = ", ".join(_places(outcome.registry.paths))
        yield line(
            Piece("Registry ", Style.STRONG),
            f"{places}; {outcome.registry.origin}, sha256 {outcome.registry.digest[:12]}",
        )
    if outcome.config.paths:
        places = ", ".join(outcome.config.paths)
        words = f"{places}; {outcome.config.origin}, sha256 {outcome.config.digest[:12]}"
        yield line(Piece("Config ", Style.STRONG), words)
    if outcome.excluded:
        yield line(Piece("Excluded ", Style.STRONG), f"though named: {', '.join(outcome.excluded)}")
    if outcome.registry.origin in (NO_REGISTRY, Origin.EMBEDDED):
        yield line(Piece("Hint ", Style.STRONG), HINTS[outcome.registry.origin], BEGIN)


def coverage(outcome: RunOutcome) -> Iterator[Line]:
    """The share of the sentences worth checking that some claim speaks of, where it was asked."""
    if outcome.coverage is None:
        return
    covered, worthy = outcome.coverage
    if not worthy:
        yield line(Piece("Coverage ", Style.STRONG), "no sentence is worth checking")
        return
    style = Style.GOOD if covered == worthy else Style.WARNING
    share = Piece(f"{100 * covered // worthy}%", style)
    yield line(Piece("Coverage ", Style.STRONG), share, f": claims speak of {covered:,} of {count(worthy, CHECKABLE)}")


BEGIN: Final = "a file claims.yaml begins a registry: `claims:` and a list, each with `id`, `claim` and `source`"
HINTS: Final = {
    NO_REGISTRY: "each file was held to itself only; ",
    Origin.EMBEDDED: "no claims of your own were found here, so those that come with factcheck were used; ",
}
"""What a run without claims of the user's own is told."""


def _against_claims(outcome: RunOutcome) -> str:
    """How many claims the files were held to, and with what verdicts."""
    if outcome.registry.origin == NO_REGISTRY:
        return ", no claim."
    verdicts = ", ".join(f"{number} {verdict}" for verdict, number in outcome.verdicts.items())
    number = len(outcome.report.claims)
    silent = count(number - outcome.mentioned, "claim")
    return f", {count(number, 'claim')}: {verdicts}; {silent} not mentioned."


def _places(paths: tuple[str, ...]) -> Iterator[str]:
    """The files of a registry, those of one folder under its name."""
    folders = Counter(str(PurePath(path).parent) for path in paths)
    for folder, number in folders.items():
        if number == 1:
            yield next(path for path in paths if str(PurePath(path).parent) == folder)
        else:
            yield f"{folder} ({count(number, 'file')})"


def _dates(documents: tuple[CheckedDocument, ...]) -> Iterator[Line]:
    for checked in documents[:DATES_SHOWN]:
        published = checked.document.published
        words = f"{published.day.isoformat()} ({published.origin})" if published else _unknown(checked.document)
        yield line(Piece("Date ", Style.STRONG), f"of {checked.document.path}: {words}")
    if len(documents) > DATES_SHOWN:
        yield line(f"     of {count(len(documents) - DATES_SHOWN, 'file')} more: --output-format json lists them")


def _unknown(document: Document) -> str:
    """Why the date of a document is not known: it states none, or one that can't be read."""
    fields = (skipped.span.of(document.source) for skipped in document.skipped if skipped.reason == FRONT_MATTER)
    stated = next(filter(None, map(unread_date, fields)), "")[:DATE_SHOWN]
    if dated := sum(part.published is not None for part in document.parts):
        return f"{dated:,} of {count(len(document.parts), 'row')} tell theirs"
    if not stated:
        return "not known (--date tells it)"
    return f"not known: front matter says `{stated}`, which can't be read as one day (write it as 2021-10-19)"


def exit_line(outcome: RunOutcome) -> Line:
    """The last line: the exit code and why."""
    style = (Style.GOOD, Style.ERROR, Style.ERROR)[outcome.exit_code]
    if not outcome.mentioned and not outcome.exit_code:
        style = Style.WARNING
    return line(Piece(f"exit {outcome.exit_code:d}", style), f": {outcome.exit_reason}")


def closing(outcome: RunOutcome) -> Iterator[Line]:
    """The statistics, where they were asked, and the summary."""
    yield from statistics_lines(outcome)
    yield from summary(outcome)


FORMAT = TextFormat("pretty", findings, closing)
