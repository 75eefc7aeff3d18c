"""That no text costs more than its length, by hand: `python tests/benchmarks/linear.py`. Some minutes.

Twice the worst input takes about twice the time; four times would be quadratic. Prints what grows faster, and ends
with 1 if anything does. The time is the processor's; a ratio that looks bad is taken again before it is told.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date

from clock import best

import factcheck
from factcheck.errors import ArticleError
from factcheck.matching.scope import quotations
from factcheck.text.readers import document_from_text
from factcheck.text.sentences import sentences_of
from factcheck.values.interface import Context
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
    *("<script>", "</p>", "<![CDATA[", "<a <b "),
)


def try_rules(text: str) -> None:
    """Every rule of dates, durations and ordinals, whatever the text holds."""
    for rule in RULES:
        for match in rule.compiled().finditer(text):
            list(rule.produce(match, Context(date(2014, 10, 8))))


REGISTRY = factcheck.Registry.from_claims(
    [{"id": "it", "claim": "NATO has had 30 members since 27 March 2020.", "also": ["the alliance"], "source": "s"}]
)


def check(text: str) -> None:
    """A text held to a registry of one claim."""
    factcheck.check(text, REGISTRY)


def read_document(kind: str) -> Callable[[str], object]:
    """A text as a document in sentences; a refusal must come in linear time too."""

    def read(text: str) -> None:
        with suppress(ArticleError):
            sentences_of(document_from_text(text, kind=kind))

    return read


def jobs() -> Iterator[tuple[str, Callable[[str], object], tuple[str, ...], int]]:
    """What is tried: its name, the work, the pieces that texts are made of, and how many characters of them."""
    pieces = (*CHARACTERS, *WORDS, *DATES)
    yield "every rule of reading", try_rules, pieces, 2_000
    yield "read_mentions", read_mentions, pieces, 8_000
    yield "quotations", quotations, pieces, 20_000
    yield "check", check, (*pieces, *SENTENCES), 8_000
    for kind, worst in (("txt", PLAIN), ("markdown", MARKDOWN), ("html", HTML)):
        yield f"reading {kind}", read_document(kind), worst, 10_000


def growth(work: Callable[[str], object], piece: str, characters: int) -> float:
    """By how much twice the text costs more, at the best of several tries; 0 where the cost is too small to tell."""
    text = piece * (characters // len(piece))
    ratios = []
    for _ in range(TRIES):
        longer = best(lambda: work(text * 2), times=1)
        if longer < TOO_SHORT_TO_TELL:
            return 0.0
        ratios.append(longer / max(best(lambda: work(text), times=2), 1e-9))
        if ratios[-1] < MOST:
            break
    return min(ratios)


def main() -> int:
    """Try everything, print what grows too fast, and give the exit code."""
    gc.disable()  # a collection of garbage falls into one run or the other
    tried, faults = 0, 0
    for name, work, pieces, characters in jobs():
        for piece in pieces:
            tried += 1
            ratio = growth(work, piece, characters)
            if ratio >= MOST:
                faults += 1
                print(f"{name}: twice the text of {piece!r} costs {ratio:.1f} times as much")  # noqa: T201 - a script by hand
        gc.collect()
    print(f"{tried} texts tried, {faults} cost more than their length")  # noqa: T201 - a script by hand
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
