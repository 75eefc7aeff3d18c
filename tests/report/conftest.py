"""One fixed outcome for all formats: every verdict, severity and awkward place once, made by hand."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.comparison.interface import Verdict
from factcheck.errors import Fault
from factcheck.matching.interface import Confidence, Strength, Voice
from factcheck.registry.claim import Claim, Severity, Source
from factcheck.report.interface import FailOn, RegistryUsed, RunOutcome, Show
from factcheck.rules.interface import CheckedDocument, Finding, Fix, Proof, Report
from factcheck.text.document import Block, BlockKind, Document, OffsetMap, Position, Published, Skipped, Span

ANNEXATION = Claim(
    id="crimea-annexation",
    claim="Russia annexed Crimea from Ukraine in March 2014.",
    sources=(
        Source("Address by the President", "https://example.org/a?b=c&d=[e]", "Kremlin", date(2026, 11, 1)),
        Source(title="A book, page 12"),
    ),
    path="claims/ukraine.yaml",
    position=Position(4, 5),
)
MEMBERS = Claim(
    id="nato-members",
    claim="NATO has 32 members.",
    sources=(Source(url="https://example.org/n"),),
    path="claims/nato.yaml",
)
SILENT = Claim(id="not-mentioned", claim="The Danube is 2,850 km long.", sources=(Source(title="An atlas"),))

PLAIN = (
    "Since the events of 2015 in Crimea\tnothing was the same.\r\n"
    "\r\n"
    "In 2014 it began, he said; NATO has “30 members”, or about thirty.\n"
    "北大西洋条約機構の加盟国は30か国。 Nobody knows whether it had 12 in 1949.\n"
)
LONG = "word " * 40 + "Crimea was annexed in March\n2015 by Russia, " + "and more " * 40 + "the end.\n"
HOSTILE = (
    "::error::no command ##[add-mask]2015 [bold]x[/bold] :bomb: \x1b[31mred \u202e5102\u202c\n"
    "   ::warning::neither 20\u200b15 ##"
    "2015\n"
)


def finding(source: str, text: str, verdict: Verdict, claim: Claim | None, **other: object) -> Finding:
    start = source.index(text)
    values: dict[str, object] = {
        "rule": "value-mismatch",
        "severity": Severity.ERROR,
        "confidence": Confidence.HIGH,
        "voice": Voice.AUTHOR,
        "message": f"article says {text}, registry says March 2014",
        "sentence": Span(0, len(source)),
        "stated": text,
        "reference": "March 2014",
        "proof": Proof("disjoint", Strength.SHARED, ("`Crimea` is the claim's", f"{text!r} stands in the slot")),
    }
    span = Span(start, start + len(text))
    return Finding(verdict=verdict, claim=claim, span=span, text=text, **(values | other))


def document(path: str, source: str, **other: object) -> Document:
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(source))),)
    return Document(path, source, source, OffsetMap(), blocks, **other)


def plain() -> CheckedDocument:
    wrong = finding(
        PLAIN,
        "2015",
        Verdict.CONTRADICTED,
        ANNEXATION,
        help="write March 2014, or cite another event",
        because="2015 is the year of the second Minsk agreement",
        fix=Fix(Span(20, 24), "March 2014", "replace by the registry's value"),
    )
    right = finding(
        PLAIN, "2014", Verdict.CONSISTENT, ANNEXATION, rule="value-match", message="agrees with the registry"
    )
    old = finding(
        PLAIN,
        "30 members",
        Verdict.OUTDATED,
        MEMBERS,
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        voice=Voice.ATTRIBUTED,
        message="30 was right until 2023-04-04; registry says 32 since 2024-03-07",
        reference="32",
    )
    vague = finding(
        PLAIN,
        "thirty",
        Verdict.IMPRECISE,
        MEMBERS,
        severity=Severity.NOTE,
        message="rounded",
        reference="32",
        proof=None,
    )
    wide = finding(
        PLAIN, "30か国", Verdict.OUTDATED, MEMBERS, severity=Severity.WARNING, message="wide", reference="32"
    )
    unknown = finding(
        PLAIN, "12", Verdict.UNDECIDED, MEMBERS, rule="undecided", severity=Severity.NOTE, message="a question"
    )
    found = tuple(sorted((wrong, right, old, vague, wide, unknown), key=lambda f: f.span))
    skipped = (
        Skipped("code block", Span(0, 4)),
        Skipped("code block", Span(5, 9)),
        Skipped("front matter", Span(10, 12)),
    )
    day = Published(date(2021, 10, 19), "dateline")
    return CheckedDocument(document("articles/plain.md", PLAIN, published=day, skipped=skipped), found, 5, 41)


def long() -> CheckedDocument:
    wrong = finding(LONG, "March\n2015", Verdict.CONTRADICTED, ANNEXATION, proof=None)
    return CheckedDocument(document("articles/long.txt", LONG), (wrong,), 1, 200)


def hostile() -> CheckedDocument:
    at = HOSTILE.rindex("2015")
    found = (
        finding(HOSTILE, "2015", Verdict.CONTRADICTED, ANNEXATION, message="says \x1b[31m2015 ##[group]", proof=None),
        finding(
            HOSTILE,
            "\u202e5102\u202c",
            Verdict.UNDECIDED,
            None,
            rule="suspicious-text",
            severity=Severity.WARNING,
            message="characters that reorder the text",
            reference="",
            proof=None,
        ),
    )
    last = finding(HOSTILE, "2015", Verdict.CONTRADICTED, ANNEXATION, proof=None)
    moved = Finding(**{name: getattr(last, name) for name in last.__slots__} | {"span": Span(at, at + 4)})
    return CheckedDocument(document("::error file=x::\udce9\x1b.txt", HOSTILE), (*found, moved), 2, 9)


@pytest.fixture
def outcome() -> RunOutcome:
    return RunOutcome(
        Report((long(), plain(), hostile()), (ANNEXATION, MEMBERS, SILENT)),
        faults=(Fault("articles/gone.txt", None, None, "no such file or folder"),),
        fail_on=FailOn.ERROR,
        show=Show.PROBLEMS,
        registry=RegistryUsed(("claims/nato.yaml", "claims/ukraine.yaml"), "0123456789abcdef" * 4),
    )
