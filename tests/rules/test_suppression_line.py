"""The line that a report or an editor offers to hold a finding back is one that the article's format can hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

import factcheck
from factcheck import Finding, Registry
from factcheck.pipeline import check_document
from factcheck.rules.suppression import hold_back
from factcheck.rules.suppression_line import suppression_edit, suppression_for
from factcheck.rules.suppression_patterns import Terms
from factcheck.text.document import Document
from factcheck.text.readers import document_from_text

REGISTRY = Registry.from_claims([{"id": "crimea", "claim": "Russia annexed Crimea in March 2014.", "source": "s"}])
WRONG = "Russia annexed Crimea in 2016."
LINE = 'factcheck: ignore[crimea] reason="…"'


def found(text: str, kind: str) -> tuple[Document, Finding]:
    checked = check_document(document_from_text(text, kind=kind), REGISTRY)
    (finding,) = checked.findings
    return checked.document, finding


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("markdown", f"<!-- {LINE} -->"),
        ("html", f"<!-- {LINE} -->"),
        ("asciidoc", f"// {LINE}"),
        ("rst", f".. {LINE}"),
        ("txt", "[sic]"),
        ("docx", "[sic]"),
    ],
)
def test_the_line_of_each_format(kind: str, line: str) -> None:
    assert suppression_for(found(WRONG, "txt")[1], kind) == line


def test_a_rule_is_named_where_there_is_no_claim() -> None:
    (finding,) = factcheck.check("They met on 31 June 2019.", REGISTRY).findings
    assert suppression_for(finding, "html") == '<!-- factcheck: ignore[impossible-date] reason="…" -->'


def test_a_reason_ends_neither_the_comment_nor_itself() -> None:
    line = suppression_for(found(WRONG, "txt")[1], "html", reason='so "it" says -->\n<script>')
    assert line == "<!-- factcheck: ignore[crimea] reason=\"so 'it' says —> <script>\" -->"


def test_what_is_said_of_a_suppression_is_mended_and_not_suppressed() -> None:
    finding = replace(found(WRONG, "txt")[1], rule="unused-suppression")
    assert suppression_for(finding, "html") == ""
    assert suppression_edit(*found(WRONG, "html")[:1], finding, "html") is None


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("txt", WRONG, "Russia annexed Crimea in 2016 [sic]."),
        ("markdown", f"- {WRONG}", f"- Russia annexed Crimea in 2016 <!-- {LINE} -->."),
        ("markdown", f"  ![{WRONG}](a.png)", f"  <!-- {LINE} -->\n\n  ![{WRONG}](a.png)"),
        ("rst", f"  {WRONG}", f"  .. {LINE}\n\n  {WRONG}"),
        ("asciidoc", WRONG, f"// {LINE}\n{WRONG}"),
        ("html", f"<title>{WRONG}</title>", f"<!-- {LINE} --><title>{WRONG}</title>"),
        ("html", f"<title>A</title><p>{WRONG}", f"<title>A</title><p>Russia annexed Crimea in 2016 <!-- {LINE} -->."),
    ],
)
def test_the_edit_puts_it_where_the_format_takes_it(kind: str, before: str, after: str) -> None:
    edit = suppression_edit(*found(before, kind), kind)
    assert edit is not None
    assert before[: edit.at] + edit.text + before[edit.at :] == after


ABOVE = {
    "rst": (
        *("{}\n===\n\nText.\n", "===\n{}\n===\n\nText.\n", "- {}\n- b\n", "- a\n- {}\n", "1. a\n\n   {}\n", "a\n{}\n"),
        *("Term\n  {}\n", ".. note::\n\n   {}\n", ".. note:: {}\n", "* a\n\n  - {}\n", "a [1]_\n\n.. [1] {}\n"),
    ),
    "asciidoc": (
        *(
            "= {}\n\nText.\n",
            "== {}\n\nText.\n",
            "* {}\n* b\n",
            "* a\n** {}\n",
            ". a\n. {}\n",
            "* a\n+\n{}\n",
            "a\n{}\n",
        ),
        *("NOTE: {}\n", "[quote]\n____\n{}\n____\n", "[quote, Bo]\n{}\n"),
    ),
}


@pytest.mark.parametrize(("kind", "around"), [(kind, around) for kind, all_ in ABOVE.items() for around in all_])
def test_above_its_block_it_holds_the_finding_back_and_changes_no_text(kind: str, around: str) -> None:
    title = WRONG.removesuffix(".")
    text = around.format(title).replace("===", "=" * len(title))
    document, finding = found(text, kind)
    edit = suppression_edit(document, finding, kind, reason="as printed")
    assert edit is not None
    edited = document_from_text(text[: edit.at] + edit.text + text[edit.at :], kind=kind)
    told = hold_back(check_document(edited, REGISTRY), Terms.of(REGISTRY))
    assert (len(told.findings), [one.reason for one in told.held]) == (0, ["as printed"])
    assert [block.span.of(edited.text) for block in edited.blocks] == [
        block.span.of(document.text) for block in document.blocks
    ]


@pytest.mark.parametrize(
    ("kind", "around"),
    [("rst", ".. image:: x\n   :alt: {}\n"), ("asciidoc", "term:: {}\n"), ("asciidoc", "|===\n| {}\n|===\n")],
)
def test_where_no_comment_can_stand_above_it_there_is_no_edit(kind: str, around: str) -> None:
    document, finding = found(around.format(WRONG), kind)
    assert suppression_edit(document, finding, kind) is None
