"""No text costs more than its length: twice the worst input takes about twice the time."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import suppress
from time import process_time

import pytest

from factcheck.errors import ArticleError
from factcheck.text.readers import document_from_text
from factcheck.text.sentences import sentences_of

PROSE = "Mr. Smith of the U.S. said on Oct. 6 that “it’s over.” He left at 5 p.m. Monday! Did he? "
WORST = {
    "txt": (
        *(
            PROSE,
            "a ",
            ".",
            ". ",
            " ..  ..",
            "a. ",
            "U.S. ",
            ".'",
            "。",
            "\n ",
            "a\n",
            "- a\n",
            "1. A ",
            "• a",
            "e\u0301\u0301",
        ),
        *("1", " ", "‘", "a²", "a\u200b", "aа ", "2O15 ", "\x1b]", "By A ", "3/3/2020 ", "[1]", "(", "Russia.The "),
    ),
    "markdown": (
        *(
            PROSE,
            "> ",
            "* ",
            "[",
            "*a_ ",
            "`",
            "[a]: b\n",
            "<b>",
            "\\*",
            "&amp;",
            "- a\n",
            "_a_b ",
            "![a](b) ",
            "#",
            "a: b\n",
        ),
    ),
    "html": (
        *(
            PROSE,
            "<div>",
            "<!--",
            "<a b='",
            "<a b=c ",
            "<",
            "&#1;",
            "&",
            "<td>",
            "<li>x",
            "<s>",
            "<p>x</b>",
            "</",
            "\n",
        ),
        *("<script>", "</p>", "<![CDATA[", "<a <b "),
    ),
}
CASES = [(kind, piece) for kind, pieces in WORST.items() for piece in pieces]
CHARACTERS = 10_000
MOST = 3.0  # twice the text takes twice the time if the cost is linear, four times if it is quadratic
TRIES = 8
TOO_SHORT_TO_TELL = 0.003  # seconds


def seconds(kind: str, source: str) -> float:
    """Time of the processor, the better of two runs, so that other work on the machine counts little."""
    times = []
    for _ in range(2):
        start = process_time()
        with suppress(ArticleError):  # a refusal must come in linear time too
            sentences_of(document_from_text(source, kind=kind))
        times.append(process_time() - start)
    return min(times)


@pytest.fixture(autouse=True)
def _no_collection() -> Iterator[None]:
    """A collection of garbage falls into one run or the other."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize(("kind", "piece"), CASES)
def test_twice_the_text_takes_about_twice_the_time(kind: str, piece: str) -> None:
    once = piece * (CHARACTERS // len(piece))
    ratios = []
    for _ in range(TRIES):
        longer = seconds(kind, once * 2)
        ratios.append(longer / seconds(kind, once))
        if ratios[-1] < MOST or longer < TOO_SHORT_TO_TELL:
            return
    pytest.fail(f"time grows faster than the text: {ratios}")
