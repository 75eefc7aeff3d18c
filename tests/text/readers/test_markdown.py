"""What of a Markdown text is read, as which kind of block, and what is skipped."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.errors import ArticleError
from factcheck.text.document import Document, Published, Span
from factcheck.text.readers import document_from_text
from factcheck.text.sentences import sentences_of


def read(source: str) -> Document:
    return document_from_text(source, path="a.md", kind="markdown")


def blocks(source: str) -> list[tuple[str, int, str]]:
    document = read(source)
    return [(block.kind.value, block.level, block.span.of(document.text)) for block in document.blocks]


BLOCKS = {
    "# One *two*": [("heading", 1, "One two")],
    "## One {#id .wide}": [("heading", 2, "One")],
    "One\n---": [("heading", 2, "One")],
    "One\ntwo": [("paragraph", 0, "One two")],
    "One  \ntwo": [("paragraph", 0, "One\ntwo")],
    "- one\n- two\n  - three": [("list item", 1, "one"), ("list item", 1, "two"), ("list item", 2, "three")],
    "1. one\n\n   more\n2. two": [("list item", 1, "one"), ("list item", 1, "more"), ("list item", 1, "two")],
    "- [x] done": [("list item", 1, "done")],
    "> one\n> two\n>> three": [("block quotation", 1, "one two"), ("block quotation", 2, "three")],
    "> [!NOTE]\n> Beware": [("block quotation", 1, "Beware")],
    "> 1. one": [("list item", 1, "one")],
    "| a | b |\n|---|---|\n| c | d |": [("table cell", 0, letter) for letter in "abcd"],
    "![A map of Crimea](map.png)": [("caption", 0, "A map of Crimea")],
    "Term\n: meaning": [("paragraph", 0, "Term"), ("list item", 1, "meaning")],
    "Text[^1].\n\n[^1]: Note.": [("paragraph", 0, "Text."), ("paragraph", 0, "Note.")],
    "<div>One <i>two</i></div>\n\nThree": [("paragraph", 0, "One two"), ("paragraph", 0, "Three")],
}


@pytest.mark.parametrize("source", BLOCKS)
def test_blocks(source: str) -> None:
    assert blocks(source) == BLOCKS[source]


READINGS = {
    "Russia **annexed** Crimea in **20**15.": "Russia annexed Crimea in 2015.",
    "Russia annexed _Cri_mea.": "Russia annexed Crimea.",
    "A snake_case name": "A snake_case name",
    "in &#50;&#x30;15 &amp; &nbsp;later": "in 2015 & later",
    "\\*not\\* emphasis": "*not* emphasis",
    "See [the text](http://x.org/2014 'Of 2014') and [a][b].\n\n[b]: http://y": "See the text and a.",
    "See <http://x.org>.": "See http://x.org.",
    "One<br>two <b>bold</b>": "One\ntwo bold",
    "In 20<!-- not -->15": "In 2015",
}


@pytest.mark.parametrize("source", READINGS)
def test_inline_markup_is_left_out(source: str) -> None:
    document = read(source)
    assert document.blocks[0].span.of(document.text) == READINGS[source]


SKIPPED = {
    "```\ncode 2015\n```": "code block",
    "    code 2015": "code block",
    "The `code 2015` here": "inline code",
    "<!-- code 2015 -->": "comment",
    "Text <!-- code 2015 --> text": "comment",
    "The ~~code 2015~~ rest": "struck-out text",
    "The <del>code 2015</del> rest": "`<del>`",
    "The ![code 2015](a.png) here": "image description",
    "[text](<code 2015>)": "link target",
    "Text [a].\n\n[a]: http://x 'code 2015'": "link definition",
    "Text [a].\n\n[a]: http://x\n[a]: http://x 'code 2015'": "link definition",
    "<script>\ncode 2015\n</script>": "script",
    "| a |\n|---|\n| b | code 2015 |": "cell beyond the columns of its table",
    "---\ntitle: code 2015\n---\nText": "front matter",
    "+++\ntitle = 'code 2015'\n+++\nText": "front matter",
}


@pytest.mark.parametrize("source", SKIPPED)
def test_what_is_skipped_is_named(source: str) -> None:
    document = read(source)
    assert "2015" not in document.text
    reasons = [skipped.reason for skipped in document.skipped if "code 2015" in skipped.span.of(source)]
    assert reasons == [SKIPPED[source]]


@pytest.mark.parametrize(
    "source",
    [
        "Intro.\n\n---\nRussia annexed: 2015\n---\n\nEnd.",  # two breaks with prose in between are no front matter
        "---\n\nRussia in 2015.\n\n---\n",
        "---\nRussia in 2015.\n\nMore.\n",
        f"{'> ' * 60}Russia in 2015.",
        "".join(f"{'  ' * depth}* item\n" for depth in range(40)) + "  " * 40 + "* Russia in 2015.",
        f"{'<div>' * 300}Russia in 2015.{'</div>' * 300}",
        "[not a link] Russia in 2015 (nor this)",
        "<nav>\n\nRussia in 2015.\n\n</nav>",
    ],
)
def test_no_text_is_lost(source: str) -> None:
    assert "2015" in read(source).text


@pytest.mark.parametrize(
    "source",
    [
        "```\nx\n```",
        "```\nx\n````  \n\n",
        "> ~~~\n> x\n> ~~~",
        "```\n```",
        "- ```\n  x\n\nMore.",
        "    indented",
        "``` `a` ```",
    ],
)
def test_code_that_ends_is_code(source: str) -> None:
    assert "x" not in read(source).text


@pytest.mark.parametrize(
    "source",
    [
        *("<!-- Russia\n\nin 2015.", "<script>\n\nRussia in 2015.", "a <code>b\n\nIn 2015."),
        *(
            "```\nx\n\nRussia in 2015.",
            "````\n```\n\nRussia in 2015.\n",
            "~~~ py\n```\nRussia in 2015.",
            "> ```\n> Russia",
        ),
        "- ~~~\n  Russia in 2015.\n  ```\n",
    ],
)
def test_what_would_hide_the_rest_is_an_error(source: str) -> None:
    with pytest.raises(ArticleError, match=r"a\.md:1:\d+: .* never closed"):
        read(source)


def test_spans_are_of_the_source() -> None:
    source = "😀 é\n\n* Russia **annexed** Crimea in **20**15 &amp; left.\n* Next."
    document = read(source)
    start = document.text.index("2015")
    assert document.source_span(Span(start, start + 4)).of(source) == "20**15"
    assert [document.source_span(s.span).of(source) for s in sentences_of(document)] == [
        "😀 é",
        "Russia **annexed** Crimea in **20**15 &amp; left.",
        "Next.",
    ]


FRONT_MATTER = {
    "---\ntitle: x\ndate: 2021-10-06\n---\nText": "date",
    '---\npubDate: "2021-10-06T10:00:00Z"\n---\nText': "pubDate",
    "---\r\ndate: 2020-01-01\r\npublished: 6 October 2021\r\n---\r\nText": "published",
    "+++\ndate = 2021-10-06T10:00:00Z\n+++\nText": "date",
}


@pytest.mark.parametrize("source", FRONT_MATTER)
def test_front_matter_states_the_date(source: str) -> None:
    assert read(source).published == Published(date(2021, 10, 6), f"front matter, `{FRONT_MATTER[source]}`")


def test_front_matter_is_never_loaded() -> None:
    source = "---\na: &a [x]\nb: !!python/object/apply:os.system ['id']\nnested:\n  date: 2021-10-06\n---\nText."
    document = read(source)
    assert document.published is None
    assert document.text.strip() == "Text."


def test_a_dateline_tells_its_line_in_the_source() -> None:
    source = "---\ntitle: x\n---\n\n# Headline\n\n*Tue, 10/19/2021 – 04:15*\n\nText."
    assert read(source).published == Published(date(2021, 10, 19), "dateline at line 7")


def test_an_empty_file_is_an_empty_document() -> None:
    assert read("").blocks == ()
