"""What of an HTML page is read, as which kind of block, and what is skipped."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.errors import ArticleError
from factcheck.text.document import Document, Published, Span
from factcheck.text.readers import document_from_text


def read(source: str) -> Document:
    return document_from_text(source, path="a.html", kind="html")


def blocks(source: str) -> list[tuple[str, int, str]]:
    document = read(source)
    return [(block.kind.value, block.level, block.span.of(document.text)) for block in document.blocks]


BLOCKS = {
    "<title>News &amp; views</title><h2>Head<br>line</h2>": [
        ("heading", 1, "News & views"),
        ("heading", 2, "Head\nline"),
    ],
    "<p>One<p>Two</p>Three<div>Four": [("paragraph", 0, word) for word in ("One", "Two", "Three", "Four")],
    "<p>One\n   two\t three</p>": [("paragraph", 0, "One two three")],
    "<ul><li>a<li>b<ul><li>c</ul><li>d</ul>e": [
        *(("list item", 1, "a"), ("list item", 1, "b"), ("list item", 2, "c"), ("list item", 1, "d")),
        ("paragraph", 0, "e"),
    ],
    "<table><tr><th>a<td>b<tr><td>c</table>": [("table cell", 0, letter) for letter in "abc"],
    "<blockquote><p>a</p><blockquote>b</blockquote></blockquote>c": [
        *(("block quotation", 1, "a"), ("block quotation", 2, "b")),
        ("paragraph", 0, "c"),
    ],
    "<figure><img alt='x'><figcaption>a</figcaption></figure>": [("caption", 0, "a")],
    "<P>Cri<B>me</B>a in 20<!-- x -->15</P>": [("paragraph", 0, "Crimea in 2015")],
    "<p title='a > b' data-x=\"'\" don't>c": [("paragraph", 0, "c")],
    "<p style='display:none'>hidden</p><p hidden>too</p>": [("paragraph", 0, "hidden"), ("paragraph", 0, "too")],
    "a < b & c &notanentity &amp;": [("paragraph", 0, "a < b & c ¬anentity &")],
    "<noscript>a</noscript><p/>b": [("paragraph", 0, "a"), ("paragraph", 0, "b")],
    "<!DOCTYPE x [<!ENTITY a 'aa'>]><p>&a; b": [("paragraph", 0, "]>"), ("paragraph", 0, "&a; b")],
}


@pytest.mark.parametrize("source", BLOCKS)
def test_blocks(source: str) -> None:
    assert blocks(source) == BLOCKS[source]


SKIPPED = {
    "<script>'</p>' + 2015</script>": "script",
    "<STYLE>/* 2015 */</STYLE >": "style sheet",
    "<nav><a>2015</a><nav>2015</nav>2015</nav>": "navigation",
    "<nav><script>'</nav>'</script>2015</nav>": "navigation",
    "<template><p>2015</p></template>": "template",
    "<pre>2015</pre>": "code block",
    "the <code>2015</code>": "inline code",
    "the <s>2015</s>": "struck-out text",
    "the <!-- 2015 --> end": "comment",
    "<svg><title>2015</title></svg>": "drawing",
    "<textarea>2015 <b></textarea>": "form field",
}


@pytest.mark.parametrize("source", SKIPPED)
def test_what_is_skipped_is_named(source: str) -> None:
    document = read(f"<p>before</p>{source}<p>after</p>")
    assert "2015" not in document.text
    assert "before" in document.text
    assert "after" in document.text
    assert [skipped.reason for skipped in document.skipped] == [SKIPPED[source]]


UNCLOSED = {
    "<p>a<!-- b": "comment",
    "<p>a<script>b": "`<script>`",
    "<p>a<nav><p>b": "`<nav>`",
    "<p>a<p title='b>c": "quotation mark of an attribute",
    "<p>a<p b": "tag",
    "<p>a<!doctype": "declaration",
}


@pytest.mark.parametrize("source", UNCLOSED)
def test_what_would_hide_the_rest_is_an_error(source: str) -> None:
    with pytest.raises(ArticleError, match=rf"a\.html:1:\d+: {UNCLOSED[source]} is never closed"):
        read(source)


@pytest.mark.parametrize("reference", [f"&#{'9' * 5000};", "&#xffffffff;", "&#0;", "&#xd800;", "&;", "&#;"])
def test_a_strange_reference_harms_nothing(reference: str) -> None:
    assert "Russia left." in read(f"<p>{reference} Russia left.").text


def test_spans_are_of_the_source() -> None:
    source = "<p>😀 In 20<b>1</b>5&nbsp;&euro;&#53;\n  it ended."
    document = read(source)
    text = "2015 €5 it"
    start = document.text.index(text)
    assert (
        document.source_span(Span(start, start + len(text))).of(source) == source[source.index("20") : -len(" ended.")]
    )


DATES = {
    '<meta property="article:published_time" content="2021-10-06T23:00-05:00"><time datetime=2020-01-01>': (
        "meta `article:published_time`"
    ),
    '<meta name=date content="October 6, 2021">': "meta `date`",
    '<script type="application/ld+json">{"datePublished" : "2021-10-06"}</script>': "meta `datepublished`",
    '<time itemprop="datePublished" datetime="2021-10-06">x</time><time datetime="2020-01-01">y</time>': (
        "meta `datepublished`"
    ),
    '<time datetime="2021-10-06">x</time> and <time datetime="2021-10-06T10:00">y</time>': "`<time>`",
    "<p>Headline</p>\n<p>6 <b>October</b> 2021</p>": "dateline at line 2",
}


@pytest.mark.parametrize("source", DATES)
def test_a_page_states_its_date(source: str) -> None:
    assert read(source).published == Published(date(2021, 10, 6), DATES[source])


@pytest.mark.parametrize(
    "source",
    ['<time datetime="2021-10-06">x</time><time datetime="2020-01-01">y</time>', '<meta name=date content="soon">'],
)
def test_a_page_states_no_date(source: str) -> None:
    assert read(source).published is None


def test_text_at_any_depth_is_read() -> None:
    assert blocks(f"{'<div>' * 3000}a{'</div>' * 3000}b") == [("paragraph", 0, "a"), ("paragraph", 0, "b")]
