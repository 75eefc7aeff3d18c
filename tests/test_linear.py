"""No text costs more than its length: twice the worst input takes about twice the time, four times were quadratic.

A ratio of processor time, not a time: a ratio that looks bad is taken again, and the best of eight counts.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from time import process_time

import pytest

import factcheck
from factcheck.errors import ArticleError
from factcheck.matching.scope import quotations
from factcheck.pipeline import check_document
from factcheck.rules.draft import drafts_of
from factcheck.rules.interface import CheckedDocument
from factcheck.rules.remark import remark
from factcheck.rules.suppression import hold_back
from factcheck.rules.suppression_patterns import Terms
from factcheck.rules.suspicious_text import RULE as SUSPICIOUS
from factcheck.text.readers import document_from_text
from factcheck.text.sentences import sentences_of
from factcheck.values.interface import Context, ReadingRule
from factcheck.values.read import RULES, read_mentions

MOST = 3.0
TRIES = 8
TOO_SHORT_TO_TELL = 0.003
"""Seconds below which a ratio says nothing."""

PROSE = "Mr. Smith of the U.S. said on Oct. 6 that “it’s over.” He left at 5 p.m. Monday! Did he? "
CHARACTERS = (
    *("a", "A ", "A b ", "1", "1,", "1,234", "1 234", "1 ", "1.", "1-", "1/", "1:11", "+1 ", "-", " - ", " ", "\n"),
    *("(", "(A", "A (", "“", "“a", '"', "'", "'s ", ", ", "£", "m", "Aa ", "Aa-", "a "),
)
WORDS = (
    *("the ", "of the A ", "one ", "one-", "million ", "and ", "point one ", "x@", "www.", "http://", "$1 "),
    *("Section 5, 6 and ", "6 feet 2 inches ", "from 1 to 2 ", "between 5 and 6 % "),
)
DATES = (
    *("2014 ", "2014-", "May ", "from 2014 to ", "(2014 ", "Mar. 5, ", "two years ", "in the past ", "12/11/20"),
    *("a year and a half ", "twenty ", "44 B", ", 47", "the first week of ", "Monday the ", "20161016 ", "the 25th "),
    *("weekend of ", "In May 1860 the following month ", "Monday to Friday "),
)
SENTENCES = (
    *("It has 28 members. ", "It has 28 members.\n\n", "“It has 28 members in the end.” ", "NATO has 28 members, "),
    *("The North Atlantic Treaty Organization (NATO) met. ", "NATO "),
)
OPINIONS = ("Oslo said ", "according to Oslo, ", "great Oslo will ", "“It is 90 metres high”, ", "Oslo is best. ")
PLAIN = (
    PROSE,
    *("a ", ".", ". ", " ..  ..", "a. ", "U.S. ", ".'", "。", "\n ", "a\n", "- a\n", "1. A ", "• a", "e\u0301\u0301"),
    *(
        "1",
        " ",
        "‘",
        "a²",
        "a\u200b",
        "aа ",
        "2O15 ",
        "\x1b]",
        "By A ",
        "3/3/2020 ",
        "[1]",
        "(",
        "Russia.The ",
        " \r\n",
    ),
)
MARKDOWN = (
    PROSE,
    *("> ", "* ", "[", "*a_ ", "`", "[a]: b\n", "<b>", "\\*", "&amp;", "- a\n", "_a_b ", "![a](b) ", "#", "a: b\n"),
)
HTML = (
    PROSE,
    *("<div>", "<!--", "<a b='", "<a b=c ", "<", "&#1;", "&", "<td>", "<li>x", "<s>", "<p>x</b>", "</", "\n"),
    *("<main>a", "<article>a</article>", "<sup>1", "<main></main>a", "<div role=main>"),
    *("<script>", "</p>", "<![CDATA[", "<a <b "),
)

RST = (
    PROSE,
    *(
        "- ",
        "1. ",
        "* a\n\n  ",
        "*a ",
        "**a ",
        "`a ",
        "``a ",
        "|a ",
        "|a|",
        "`a <",
        ":a:`",
        "[1]_ ",
        "a_ ",
        "\\",
        "\\ ",
        "\n",
    ),
    *(
        ".. a\n",
        ".. a::\n",
        ".. a::\n\n   b\n",
        ".. [1] ",
        ".. |a| replace:: b\n|a|",
        ".. _a: b\n",
        ":a: b\n",
        "a::\n\n  b\n",
    ),
    *(
        "====\n",
        "a\n====\n",
        "+--+--+\n",
        "| a\n",
        "== ==\n",
        "a  b\n",
        "a\n b\n",
        ">>> a\n",
        "> ",
        '.. csv-table::\n\n   "a"\n',
        "::\n\n",
    ),
)
ASCIIDOC = (
    PROSE,
    *(
        "*a ",
        "_a ",
        "**a",
        "`a ",
        "``a",
        "+a ",
        "++a",
        '"`a ',
        "^a",
        "~a ",
        "#a ",
        "<<a,",
        "((a",
        "(((a",
        "[.a]#",
        "{a}",
        "{nbsp}",
    ),
    *(
        "https://a.org[a ",
        "https://a.org",
        "link:a[",
        "footnote:[a ",
        "pass:[",
        "kbd:[",
        "&amp;",
        "\\*",
        ":a: b\n{a}",
        "[[a]]",
        "a:b:",
    ),
    *(
        "* a\n",
        "** a\n",
        "a:: b\n",
        "a::",
        "----\n",
        "====\n",
        "====\na\n",
        "|===\n",
        "|===\n|a",
        "++++\n",
        "--\n",
        "////\n",
    ),
    *(
        "// a\n",
        "[a]\n",
        "[",
        ".a\n",
        "== a\n",
        "a\n---\n",
        "a::b[",
        "include::a[]\n",
        "ifdef::a[b]\n",
        "> a\n",
        "+\n",
        ":a: b \\\n",
    ),
)
SUBTITLES = (
    PROSE,
    *(
        "1\n00:00:01,000 --> 00:00:02,000\na\n\n",
        "1\n",
        "00:00:01,000 --> 00:00:02,000\n",
        "00:",
        "a\n",
        "- a\n",
        "<v a",
        "<v a>b",
    ),
    *("<i>", "<", "{\\", "&amp;", "00:00:01,000 --> 00:00:02,000\na\nb\n", ".", "'", "a. ", " \n", "NOTE a\n\n"),
)


def tried(rule: ReadingRule) -> Callable[[str], object]:
    """A rule of reading, whatever the text holds."""

    def work(text: str) -> None:
        for match in rule.compiled().finditer(text):
            list(rule.produce(match, Context(date(2014, 10, 8))))

    return work


REGISTRY = factcheck.Registry.from_claims(
    [{"id": "it", "claim": "NATO has had 30 members since 27 March 2020.", "also": ["the alliance"], "source": "s"}]
)


def check(text: str) -> None:
    """A text held to a registry of one claim."""
    factcheck.check(text, REGISTRY)


def draft(text: str) -> None:
    """What is worth checking of a text, and what of it can be a claim."""
    drafts_of(check_document(document_from_text(text), REGISTRY), REGISTRY)


def held_to_itself(text: str) -> None:
    """A text held to itself, by every rule that needs no registry."""
    factcheck.check(text, factcheck.Registry.from_claims([]), published=date(2014, 10, 8))


def read_document(kind: str) -> Callable[[str], object]:
    """A text as a document in sentences; a refusal must come in linear time too."""

    def read(text: str) -> None:
        with suppress(ArticleError):
            sentences_of(document_from_text(text, kind=kind))

    return read


def suppressed(kind: str, around: str = "{}") -> Callable[[str], object]:
    """A document with a problem in each sentence, and what it says of them; or the words of one directive."""

    def work(text: str) -> None:
        with suppress(ArticleError):
            document = document_from_text(around.format(text), kind=kind)
            spans = [document.source_span(sentence.span) for sentence in sentences_of(document)]
            found = tuple(remark(document, SUSPICIOUS, span, "a problem", "") for span in spans)
            hold_back(CheckedDocument(document, found, len(spans), 0), Terms.of(REGISTRY))

    return work


IGNORED = "<!-- factcheck: ignore[suspicious-text] -->"
DIRECTIVES = (
    *(
        f"{IGNORED}\n",
        IGNORED,
        "\n<!-- factcheck: ignore[s*] -->\n",
        f"It is so. {IGNORED} ",
        f"{IGNORED}\n\nIt is.\n\n",
    ),
    *(
        "<!-- factcheck: off[it] -->\n",
        "<!-- factcheck: off --> A <!-- factcheck: on -->\n",
        "a <!-- factcheck: on -->",
    ),
    *("a\n<!-- factcheck: ignore -->\n", "<td>a<!-- factcheck: ignore -->", "<p>a\n<!-- factcheck: ignore -->\n"),
    *("> a <!-- factcheck: ignore -->\n", f"<blockquote>{IGNORED}<p>a\n", "28 [sic] ", "a [", "(sic"),
    *("<!-- factcheck: ignore-file[its] -->", "<!-- factcheck: x -->", "&nbsp;<!-- factcheck: ignore -->"),
)
WORDS_OF_ONE = (
    "a, ",
    "a*,",
    "ignore[",
    "ignore[a] ",
    "reason=",
    'reason="',
    "until=1 ",
    "-",
    " ",
    "]",
    "*",
    "\n",
    "ignore-",
)

PIECES = (*CHARACTERS, *WORDS, *DATES)
AT_ODDS = (
    *(
        "On Tuesday, 18 October 2021, ",
        "They met on Tuesday, 18 October 2021. ",
        "“On Tuesday, 18 October 2021, it rained.” ",
    ),
    *(
        "on 31 June 2019 ",
        "10 miles (18 km) ",
        "12 men and 5 women, ",
        "12 men and 5 women, 18 in all. ",
        "27 of 30 (80 %) ",
    ),
    *("rose from 20 to 10 ", "doubled from 10 to 25, up 2 %, ", "between 50 and 40 ", "three states: Utah, Ohio, "),
    *(
        "- the two things:\n",
        "The two killed men were here. ",
        "born in 1950 and died in 2000, aged 60, ",
        "Tuesday, 3 June. ",
    ),
    *(
        "a five-year term from 2010 to 2016 ",
        "the largest with 20, ahead of one with 30, ",
        "was opened on 3 March 2022 ",
    ),
)
JOBS: dict[str, tuple[Callable[[str], object], tuple[str, ...], int]] = {
    **{f"rule: {rule.name}": (tried(rule), PIECES, 4_000) for rule in RULES},
    "values": (read_mentions, PIECES, 8_000),
    "quotations": (quotations, PIECES, 20_000),
    "check": (check, (*PIECES, *SENTENCES), 8_000),
    "draft": (draft, SENTENCES + OPINIONS, 8_000),
    "held to itself": (held_to_itself, (*PIECES, *AT_ODDS), 8_000),
    "txt": (read_document("txt"), PLAIN, 10_000),
    "markdown": (read_document("markdown"), MARKDOWN, 10_000),
    "html": (read_document("html"), HTML, 10_000),
    "rst": (read_document("rst"), RST, 10_000),
    "asciidoc": (read_document("asciidoc"), ASCIIDOC, 10_000),
    "subtitles": (read_document("subtitles"), ("WEBVTT\n\n", *SUBTITLES), 10_000),
    "suppressions in Markdown": (suppressed("markdown"), DIRECTIVES, 8_000),
    "suppressions in HTML": (suppressed("html"), DIRECTIVES, 8_000),
    "a suppression": (suppressed("html", "<!-- factcheck: {} --><p>A"), WORDS_OF_ONE, 8_000),
    "the ids of a suppression": (suppressed("html", "<!-- factcheck: ignore[{}] --><p>A"), WORDS_OF_ONE, 8_000),
}


def seconds(work: Callable[[str], object], text: str) -> float:
    start = process_time()
    work(text)
    return process_time() - start


def growth(work: Callable[[str], object], piece: str, characters: int) -> float:
    """By how much twice the text costs more, at the best of several tries; 0 where the cost is too small to tell."""
    text = piece * (characters // len(piece))
    ratios = []
    for _ in range(TRIES):
        longer = seconds(work, text * 2)
        if longer < TOO_SHORT_TO_TELL:
            return 0.0
        ratios.append(longer / max(min(seconds(work, text), seconds(work, text)), 1e-9))
        if ratios[-1] < MOST:
            break
    return min(ratios)


@pytest.fixture(autouse=True)
def _no_collection() -> Iterator[None]:
    """A collection of garbage falls into one run or the other."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize("name", JOBS)
def test_twice_the_text_takes_about_twice_the_time(name: str) -> None:
    work, pieces, characters = JOBS[name]
    assert {piece: ratio for piece in pieces if (ratio := growth(work, piece, characters)) >= MOST} == {}
