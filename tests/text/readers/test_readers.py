"""What holds for every format: the choice of a reader, true spans, and that no word is lost."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from factcheck.errors import ArticleError
from factcheck.text.document import Document, Span
from factcheck.text.fold import fold
from factcheck.text.readers import KIND_BY_SUFFIX, document_from_text, kind_of, read_document
from factcheck.text.sentences import sentences_of


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("a.txt", "txt"),
        ("A.TXT", "txt"),
        ("README", "txt"),
        ("a.b/notes", "txt"),
        ("a.text", "txt"),
        ("a.md", "markdown"),
        ("a.markdown", "markdown"),
        ("a.htm", "html"),
        ("a.html", "html"),
        ("a.xhtml", "html"),
        ("a.docx", "docx"),
        ("a.pdf", "pdf"),
        ("a.rst", "rst"),
        ("a.adoc", "asciidoc"),
        ("a.asciidoc", "asciidoc"),
        ("a.srt", "subtitles"),
        ("a.vtt", "subtitles"),
    ],
)
def test_the_suffix_chooses_the_reader(path: str, kind: str) -> None:
    assert kind_of(path) == kind


def test_an_unknown_suffix_is_an_error_that_names_the_known_ones() -> None:
    with pytest.raises(ArticleError) as refused:
        read_document("a.odt", b"")
    message = str(refused.value)
    assert message.startswith("a.odt: `.odt` files are not read")
    assert all(suffix in message for suffix in KIND_BY_SUFFIX)


def test_the_old_word_format_is_refused_with_what_to_do() -> None:
    with pytest.raises(
        ArticleError, match=r"`\.doc` files are not read\n  help: the old Word format is not read: save it"
    ):
        read_document("a.doc", b"x")


def test_a_named_encoding_reaches_the_decoder() -> None:
    assert read_document("a.txt", b"Caf\xe9.", encoding="cp1252").source == "Café."
    with pytest.raises(ArticleError, match=r"a\.md:1:4"):
        read_document("a.md", b"Caf\xe9.")


PIECES = {
    "txt": ["word", " ", "\n", "\n\n", ". ", "é", "2015", "’", "\u200b", "e\u0301", "²", "- ", "😀", "\r\n", "а"],
    "markdown": [
        *("word", " ", "\n", "\n\n", ". ", "é", "2015", "’", "\u200b", "e\u0301", "²", "😀", "\r\n", "    ", "\t"),
        *("*", "**", "_", "__", "`", "```", "> ", "- ", "1. ", "# ", "[", "](", "]: ", ")", "![", "|", "|-|-|"),
        *("&amp;", "\\", "<b>", "</b>", "<div>", "<!-- x -->", "~~", "{#x}", "[^1]", "[^1]: ", "===", "---", "+++"),
    ],
    "rst": [
        *("word", " ", "\n", "\n\n", ". ", "é", "2015", "’", "\u200b", "e\u0301", "²", "😀", "\r\n", "   ", "\t"),
        *(
            "*",
            "**",
            "`",
            "``",
            "`_",
            ":sup:`",
            "|",
            "|a|",
            "_",
            "[1]_",
            "\\",
            "\\ ",
            "- ",
            "1. ",
            "::",
            ":a: ",
            ">>> ",
        ),
        *(".. ", ".. note:: ", ".. code::", ".. image:: ", ".. [1] ", ".. _a: ", ".. |a| replace:: ", "====", "----"),
        *("+--+--+", "| a | b |", "==== ====", ".. csv-table:: ", '"', ",", "\n   ", "\n\n   ", "   :alt: "),
    ],
    "asciidoc": [
        *("word", " ", "\n", "\n\n", ". ", "é", "2015", "’", "\u200b", "e\u0301", "²", "😀", "\r\n", "   ", "\t"),
        *(
            "*",
            "**",
            "_",
            "`",
            '"`',
            '`"',
            "+",
            "++",
            "+++",
            "#",
            "^",
            "~",
            "\\",
            "{a}",
            "<<a,",
            ">>",
            "((",
            "))",
            "&amp;",
        ),
        *(
            "https://x.org[",
            "link:a[",
            "footnote:[",
            "pass:[",
            "kbd:[",
            "]",
            "image::a[",
            "include::a[",
            "[NOTE]",
            "\n= ",
        ),
        *(
            "\n* ",
            "\n. ",
            "a:: ",
            "\n//",
            "\n// ",
            "\n:a: ",
            "\n+\n",
            "\n====\n",
            "\n|===\n",
            "|",
            "\n____\n",
            "\n.",
            "> ",
        ),
        *("\n----\n", "\n////\n", "\n++++\n", "\n--\n", "\n'''\n", "[source]\n", "ifdef::a[", "-----"),
    ],
    "subtitles": [
        *("word", " ", "\n", "\n\n", ". ", "é", "2015", "’", "\u200b", "e\u0301", "²", "😀", "\r\n", "- ", ">> "),
        *(
            "WEBVTT\n\n",
            "\n1\n",
            "00:00:01,000 --> 00:00:02,000\n",
            "00:09.000 --> 00:10.000 align:start\n",
            "NOTE ",
            "STYLE",
        ),
        *("<v Ann>", "<i>", "</i>", "<", ">", "&amp;", "{\\an8}", "<00:01.000>"),
    ],
    "html": [
        *("word", " ", "\n", ". ", "é", "2015", "’", "\u200b", "e\u0301", "²", "😀", "<", ">", "&", "&amp;", "&#50;"),
        *(
            "<main>",
            "</main>",
            "<article>",
            "</article>",
            "<sup>",
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "<br>",
            "<li>",
            "<ul>",
            "</ul>",
            "<td>",
            "<h1>",
            "</h2>",
            "<!-- x -->",
            "<a b='c'>",
        ),
    ],
}


def sources(kind: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(PIECES[kind]), max_size=40).map("".join)


def document_of(source: str, kind: str) -> Document:
    """The document of a source; one with a block that is never closed is no example."""
    try:
        return document_from_text(source, kind=kind)
    except ArticleError as error:
        assert "never closed" in str(error) or "behind the quotation mark" in str(error)  # noqa: PT017 - else a bug
        reject()


@pytest.mark.parametrize("kind", PIECES)
@given(data=st.data())
def test_blocks_and_sentences_are_in_order_and_their_spans_true(kind: str, data: st.DataObject) -> None:
    document = document_of(data.draw(sources(kind)), kind)
    for spans in ([block.span for block in document.blocks], [one.span for one in sentences_of(document)]):
        assert all(before.end <= after.start for before, after in pairwise(spans))
        assert all(span.of(document.text).strip() == span.of(document.text) != "" for span in spans)
    back = [document.source_span(Span(at, at + 1)) for at in range(len(document.text))]
    is_apart = "+--" in document.source or "footnote:[" in document.source
    assert back == sorted(back) or is_apart  # cells of several lines stand side by side; notes read by themselves
    assert all(0 <= span.start <= span.end <= len(document.source) for span in back)


@pytest.mark.parametrize("kind", PIECES)
@given(data=st.data())
def test_a_word_that_stands_as_it_is_quotes_its_source(kind: str, data: st.DataObject) -> None:
    document = document_of(data.draw(sources(kind)), kind)
    for found in re.finditer(r"word|😀", document.text):
        quoted = document.source_span(Span(*found.span())).of(document.source)
        if quoted.strip("|{}") != "a":  # a name that stands for a text
            assert fold(re.sub(r"<[^<>]*>|\{\\[^{}]*\}|[*_`~\\+#^]", "", quoted)).text == found.group()


def _words(document: Document) -> int:
    """The words of a document that are read or skipped for a reason."""
    skipped = sum(one.span.of(document.source).count("word") for one in document.skipped)
    return sum(block.span.of(document.text).count("word") for block in document.blocks) + skipped


@pytest.mark.parametrize("kind", ["txt", "html"])
@given(data=st.data())
def test_no_word_is_lost(kind: str, data: st.DataObject) -> None:
    pieces = [piece for piece in PIECES[kind] if piece not in {"<", ">", "&"}]
    source = "".join(f"{piece} word " for piece in data.draw(st.lists(st.sampled_from(pieces), max_size=30)))
    document = document_from_text(source, kind=kind)
    assert _words(document) == source.count("word")


@pytest.mark.parametrize("kind", ["rst", "asciidoc", "subtitles"])
@given(data=st.data())
def test_no_word_between_marks_is_lost(kind: str, data: st.DataObject) -> None:
    source = "".join(data.draw(st.lists(st.sampled_from([*PIECES[kind], " word "]), max_size=40)))
    document = document_of(source, kind)
    assert _words(document) >= source.count("word") or "++++" in source  # raw HTML, in which a word may be a tag's


@given(sources("markdown"))
def test_no_word_of_markdown_is_lost(source: str) -> None:
    words, fault = 0, ""
    try:
        words = _words(document_from_text(source, kind="markdown"))
    except ArticleError as error:  # a fence that would hide the rest
        fault = str(error)
    assert words >= source.count("word") or "never closed" in fault
