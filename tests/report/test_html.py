"""The page: the whole article is in it, no markup but the package's own is, and it never looks cleaner than it is."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from time import process_time
from typing import Any

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import ArticleError
from factcheck.pipeline import check_document, with_coverage
from factcheck.registry.registry import Registry
from factcheck.report.html import render
from factcheck.report.interface import RunOutcome, Show
from factcheck.report.page.reading import runs_of
from factcheck.report.page.templates import policy, shown
from factcheck.rules.interface import CheckedDocument, Held, HeldBy, Report
from factcheck.settings import LIMITS
from factcheck.text.document import Document, Published
from factcheck.text.fold import fold
from factcheck.text.readers import document_from_text

TIMELINE = {
    "id": "nato-members",
    "claim": "NATO has 32 members.",
    "source": "https://example.org/members",
    "value": [
        {"number": 30, "from": "2020-03-27", "to": "2023-04-04"},
        {"number": 31, "from": "2023-04-04", "to": "2024-03-07"},
        {"number": 32, "from": "2024-03-07"},
    ],
}
TOWER = {"id": "tower", "claim": "The Eiffel Tower is 330 metres tall.", "source": "An <b>atlas</b>"}
REGISTRY = Registry.from_claims([TIMELINE, TOWER])
ARTICLE = """\
---
date: 2025-05-02
---
# High & *low*

The **Eiffel Tower** is 324&nbsp;metres tall, [they say](https://example.org/x). Run `it`\\
at your risk; R&amp;D agrees.

- NATO has 30 members.
- The Eiffel Tower is 330 metres tall.

```python
members = 12
```

| Place | Height |
| --- | --- |
| Eiffel Tower | 324 metres |
| | 12 |

> The meeting was on Tuesday, 18 October 2021.
"""


def checked(source: str, kind: str = "markdown", path: str = "article.md") -> CheckedDocument:
    return check_document(document_from_text(source, path=path, kind=kind), REGISTRY)


def outcome_of(*documents: CheckedDocument) -> RunOutcome:
    return RunOutcome(Report(documents, REGISTRY.claims), show=Show.ALL)


def tree(page: str) -> Any:  # noqa: ANN401 - html5lib has no types
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


def words_of(element: Any, *, without: str = "") -> str:  # noqa: ANN401 - the same
    """The text of an element as it is seen, without what has one of these classes."""
    if element.tag == "br":
        return "\n"
    hidden = set(without.split())
    shown = (
        ("" if hidden & set(each.get("class", "").split()) else words_of(each, without=without)) + (each.tail or "")
        for each in element
    )
    return (element.text or "") + "".join(shown)


def with_class(page: Any, name: str) -> list[Any]:  # noqa: ANN401 - the same
    return [each for each in page.iter() if name in str(each.get("class", "")).split()]


def pictures(page: Any) -> list[Any]:  # noqa: ANN401 - the same
    return list(page.iter("{http://www.w3.org/2000/svg}svg"))


# --- the article ---------------------------------------------------------------------------------------------------


def test_the_article_is_there_as_it_reads() -> None:
    page = tree(render(outcome_of(checked(ARTICLE))))
    texts = [" ".join(words_of(each, without="ref bare unseen").split()) for each in with_class(page, "text")]
    assert texts == [
        "High & low",
        "The Eiffel Tower is 324 metres tall, they say. Run⋯ at your risk; R&D agrees.",
        "NATO has 30 members.",
        "The Eiffel Tower is 330 metres tall.",
        "PlaceHeight Eiffel Tower324 metres 12",
        "The meeting was on Tuesday, 18 October 2021.",
    ]
    rows = [[words_of(cell, without="ref").strip() for cell in row] for row in page.iter("tr")]
    assert rows == [["Place", "Height"], ["Eiffel Tower", "324 metres"], ["", "12"]]
    assert [words_of(each) for each in with_class(page, "skipped")] == [
        "front matter skipped",
        "code block skipped",
    ]
    assert [each.get("title") for each in with_class(page, "gap")] == ["inline code skipped"]


ODD = (
    "\u200b",
    "\u202e",
    "\x1b[31m",
    "ﬁ",
    "e\u0301",
    "１９",
    "&amp;",
    "&nbsp;",
    "**",
    "*a*",
    "`c`",
    "[a](b)",
    "<b>x</b>",
)
pieces = st.one_of(
    st.sampled_from((*ODD, "\n", "\n\n", "  ", " ", "- ", "# ", "> ", "| a | b |\n")), st.text(max_size=5)
)


KINDS = ("txt", "markdown", "html", "rst", "asciidoc", "subtitles")
CUE = "1\n00:00:01,000 --> 00:00:04,000\n"
BEFORE = {"subtitles": CUE}


@settings(max_examples=400)
@given(st.lists(pieces, max_size=12).map("".join), st.sampled_from(KINDS))
def test_what_is_shown_of_a_block_reads_as_the_block_does(text: str, kind: str) -> None:
    try:
        document = document_from_text(f"{BEFORE.get(kind, '')}The text. {text}", kind=kind, path="a.srt")
    except ArticleError:
        return  # what can't be read is not shown
    for block in document.blocks:
        read = "".join(run.text for run in runs_of(document, block.span))
        assert fold(read).text.split() == block.span.of(document.text).split()


def test_runs_lead_back_to_their_source() -> None:
    document = document_from_text(ARTICLE, kind="markdown")
    for block in document.blocks:
        exact = [run for run in runs_of(document, block.span) if run.is_exact]
        assert all(run.span.of(document.source) == run.text for run in exact)
        assert sum(len(run.text) for run in exact) > 1


def test_marks_that_overlap_keep_both_kinds(outcome: RunOutcome) -> None:
    plain = outcome.report.documents[1]
    wide, narrow = plain.findings[0], plain.findings[1]
    over = replace(wide, span=replace(wide.span, end=narrow.span.end + 3))
    document = replace(plain, findings=tuple(sorted((over, narrow), key=lambda one: one.span)))
    page = tree(render(replace(outcome, report=Report((document,), ()), show=Show.ALL)))
    marks = [(mark.get("class"), words_of(mark)[:4]) for mark in page.iter("mark")]
    assert [kinds for kinds, _ in marks] == ["contradicted", "consistent contradicted", "contradicted"]
    assert marks[1][1] == "2014"


# --- what it says of the run ---------------------------------------------------------------------------------------


def test_what_could_not_be_read_stands_above_all_findings(outcome: RunOutcome) -> None:
    text = render(replace(outcome, report=Report((), ()), faults=outcome.faults))
    page = tree(text)
    (faults,) = with_class(page, "faults")
    assert "articles/gone.txt" in words_of(faults)
    assert "no such file or folder" in words_of(faults)
    assert with_class(page, "exit")[0].get("class") == "exit failed"
    assert text.index('class="faults"') < text.index('id="articles"')


def test_what_is_held_back_is_told(outcome: RunOutcome) -> None:
    document = outcome.report.documents[0]
    held = Held(document.findings[0], HeldBy.SUPPRESSION, "it is <known>")
    page = tree(render(replace(outcome, report=Report((replace(document, findings=(), held=(held,)),), ()))))
    (told,) = with_class(page, "held")
    assert "1 finding held back" in words_of(told)
    assert "suppressed: it is <known>" in words_of(told)
    assert not with_class(page, "card")


def test_uncovered_sentences_are_marked_faintly() -> None:
    source = "Some 41 per cent of the visitors came from abroad in 2023. The Eiffel Tower is 330 metres tall."
    covered = with_coverage(checked(source, "txt", "a.txt"), REGISTRY)
    page = tree(render(outcome_of(covered)))
    assert [words_of(mark).strip() for mark in with_class(page, "unchecked") if mark.tag == "mark"] == [
        "Some 41 per cent of the visitors came from abroad in 2023."
    ]


def test_kinds_that_are_not_listed_are_counted() -> None:
    page = tree(render(replace(outcome_of(checked(ARTICLE)), show=Show.PROBLEMS)))
    absent = [" ".join(words_of(each).split()) for each in with_class(page, "absent")]
    assert absent == ["✓ Consistent 1 not listed (--show all)"]
    assert not [each for each in with_class(page, "card") if "consistent" in each.get("class")]


def test_a_timeline_is_drawn_and_told() -> None:
    page = tree(render(outcome_of(checked(ARTICLE))))
    (picture,) = pictures(page)
    title, told = list(picture)[:2]
    assert title.text == "The value over time"
    assert told.text == (
        "30 from 2020-03-27 to 2023-04-03; 31 from 2023-04-04 to 2024-03-06; 32 from 2024-03-07. "
        "The article is of 2025-05-02."
    )
    bars = [each for each in picture if each.tag.endswith("}rect")]
    assert [each.get("class") for each in bars] == ["bar", "bar", "bar chosen"]
    lefts, widths = ([int(each.get(name)) for each in bars] for name in ("x", "width"))
    assert [left + width for left, width in zip(lefts, widths, strict=True)] == [*lefts[1:], 640]
    (pin,) = (each for each in picture if each.get("class") == "pin")
    assert lefts[2] < int(re.match(r"M(\d+)", pin.get("d"))[1]) < 640


@pytest.mark.parametrize("day", [date(1950, 1, 1), date(2021, 1, 1), date(2090, 1, 1)])
def test_the_date_of_the_article_is_in_the_picture(day: date) -> None:
    document = document_from_text("NATO has 31 members.", published=Published(day, "--date"))
    (picture,) = pictures(tree(render(outcome_of(check_document(document, REGISTRY)))))
    (pin,) = (each for each in picture if each.get("class") == "pin")
    assert 0 < int(re.match(r"M(\d+)", pin.get("d"))[1]) < 640


def test_a_card_tells_how_to_hold_its_finding_back() -> None:
    page = tree(render(outcome_of(checked(ARTICLE))))
    codes = [words_of(each).strip() for card in with_class(page, "card") for each in card.iter("code")]
    assert '<!-- factcheck: ignore[tower] reason="…" -->' in codes


# --- safe and valid ------------------------------------------------------------------------------------------------


def test_it_may_apply_its_style_and_nothing_else(outcome: RunOutcome) -> None:
    text = render(outcome)
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    allowed = {each.get("http-equiv"): each.get("content") for each in tree(text).iter("meta")}[
        "Content-Security-Policy"
    ]
    assert allowed == policy(style)
    assert allowed == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not re.search(r"url\(|@import|@font-face", style)


NASTY = "<script>alert(1)</script> </style><svg onload=x> \" ' --> &lt; {{ 7*7 }} {% raw %} ##[group] 2015"


def test_nothing_of_an_article_or_a_claim_is_markup(valid: Callable[[str, str], None]) -> None:
    claim = {"id": "tower", "claim": f"The Eiffel Tower is 330 metres tall {NASTY}.", "source": {"title": NASTY}}
    registry = Registry.from_claims([{**claim, "also": ["The Eiffel Tower is 330 metres tall"]}])
    source = f"The Eiffel Tower is 324 metres tall. {NASTY}"
    document = check_document(document_from_text(source, path=f"{NASTY}.txt"), registry)
    assert document.findings
    text = render(RunOutcome(Report((document,), registry.claims), show=Show.ALL))
    valid("html", text)
    assert NASTY in words_of(tree(text))
    assert not {"script", "img", "{http://www.w3.org/2000/svg}svg"} & {each.tag for each in tree(text).iter()}


@settings(max_examples=200)
@given(st.text())
def test_a_value_is_set_without_what_a_browser_obeys_or_hides(text: str) -> None:
    written = str(shown(text))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]", written)


def test_same_outcome_same_bytes(outcome: RunOutcome) -> None:
    assert render(outcome) == render(outcome)


def test_a_page_ends_somewhere() -> None:
    one, number = "The Eiffel Tower is 324 metres tall.\n\n", LIMITS.findings_per_file + 5
    (found,) = checked(one, "txt").findings
    every = tuple(replace(found, span=found.span.shifted(at * len(one))) for at in range(number))
    many = CheckedDocument(document_from_text(one * number), every, number, number)
    page = tree(render(outcome_of(many)))
    assert len(with_class(page, "card")) == LIMITS.findings_per_file
    (notice,) = with_class(page, "notice")
    assert words_of(notice).startswith("5 findings more than this page marks")
    assert len(with_class(page, "text")) == number


@pytest.mark.parametrize("text", ["word &amp; **word**, ", "word &amp; word\n\n", "- a\n", "| a | b |\n| - | - |\n"])
def test_a_page_costs_what_its_article_is_long(text: str) -> None:
    def cost(times: int) -> float:
        document = CheckedDocument(document_from_text(text * times, kind="markdown"), (), 1, 1)
        begin = process_time()
        render(outcome_of(document))
        return process_time() - begin

    cost(10)
    assert min(cost(2_000) for _ in range(2)) < 4 * min(cost(1_000) for _ in range(2)) + 0.05


def test_a_document_without_text_says_so() -> None:
    empty = CheckedDocument(document_from_text(""), (), 0, 0)
    assert "There is no text in this file." in render(outcome_of(empty))


def test_findings_without_a_block_are_told(outcome: RunOutcome) -> None:
    plain = outcome.report.documents[1]
    document: Document = replace(plain.document, blocks=())
    page = tree(render(replace(outcome, report=Report((replace(plain, document=document),), ()), show=Show.ALL)))
    assert len(with_class(page, "card")) == len(plain.findings)
