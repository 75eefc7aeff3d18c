"""PDF, with the extra `factcheck[pdf]`. A reader of the text floor.

The text of the pages is read; its lines are those that the pages show, and the source of such a document is that text,
which spans and lines refer to. A word that a line end parts is joined. Page numbers and running heads are skipped and
counted, as are pictures, annotations and form fields. The file is opened in a process of its own (`pdf_child`), which
has so much time and memory and no more. A page on which something is drawn and nothing can be read is an error.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any, Final, NamedTuple

from factcheck.errors import ArticleError, Fault
from factcheck.settings import LIMITS
from factcheck.text.document import LINE_END, Document, Part, Span
from factcheck.text.readers.assembly import BETWEEN_BLOCKS, Assembly

WAIT: Final = 60
"""Seconds after which the process that reads a file is ended, whatever it does."""
_HEAD: Final = 1024  # bytes in which a PDF says that it is one
_LEAST_PAGES: Final = 3  # a line that stands at the head or foot of so many pages, and of half of all, runs through
_MOST_ODD: Final = 10  # one character of so many that is no letter of any alphabet: the page has a font without names
_ODD: Final = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
_FIGURE: Final = re.compile(r"(?<!\d)\d{1,6}(?!\d)")
_HYPHENATED: Final = re.compile(r"[^\W\d_]{1,40}-[^\W\d_]{1,40}")
_LAST_PART: Final = re.compile(r"[^\W_]{1,40}-\Z")
_FIRST_PART: Final = re.compile(r"[^\W_]{1,40}")


class _Line(NamedTuple):
    """A line, and the reason for which it is skipped, if it is."""

    span: Span
    skipped: str = ""


def read(path: str, data: bytes) -> Document:
    """A document of the bytes of a PDF. Raises `ArticleError`."""
    if b"%PDF-" not in data[:_HEAD]:
        raise _refusal(path, "not a PDF file")
    if find_spec("pypdf") is None:
        raise _refusal(path, "PDF is read with an extra that is not installed", "pip install 'factcheck[pdf]'")
    pages = _pages(path, data)
    for number, page in enumerate(pages, 1):
        _hold_readable(path, number, page)
    texts = [page["text"].rstrip() for page in pages]
    assembly = Assembly(path, BETWEEN_BLOCKS.join(texts))
    running = _running(texts)
    whole = frozenset(word.lower() for word in _HYPHENATED.findall(assembly.source))
    at, parts = 0, list[Part]()
    for number, (page, text) in enumerate(zip(pages, texts, strict=True), 1):
        assembly.open()
        _take(assembly, list(_lines(text, at, number - 1, running)), whole)
        assembly.close()
        parts.append(Part(f"page {number}", Span(at, at + len(text))))
        at += len(text) + len(BETWEEN_BLOCKS)
        for reason in (*["image"] * page["images"], *page["besides"]):
            assembly.skip_elsewhere(reason)
    return assembly.running_text(tuple(parts))


def _pages(path: str, data: bytes) -> list[dict[str, Any]]:
    """What the other process says of each page."""
    command = [sys.executable, "-P", "-m", "factcheck.text.readers.pdf_child", str(LIMITS.article_bytes)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=WAIT, check=False)  # noqa: S603 - this interpreter, and nothing of the file's
        outcome = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise _refusal(path, f"takes more than {WAIT} seconds to read") from None
    except ValueError:
        raise _refusal(path, "takes too much time or memory to read") from None
    if "fault" in outcome:
        raise _refusal(path, outcome["fault"])
    pages: list[dict[str, Any]] = outcome["pages"]
    return pages


def _refusal(path: str, problem: str, help: str = "check the text that it was made from") -> ArticleError:  # noqa: A002 - the word of `Fault`
    return ArticleError(Fault(path, None, None, problem, help))


def _hold_readable(path: str, number: int, page: dict[str, Any]) -> None:
    """Refuse a page that shows more than could be read of it."""
    text = page["text"].strip()
    if not text and page["is_drawn"]:
        raise _refusal(path, f"page {number} shows something, but no text can be read on it (scanned?)")
    if len(_ODD.findall(text)) * _MOST_ODD > len(text):
        raise _refusal(path, f"page {number} has a font that doesn't tell its letters")


def _running(texts: list[str]) -> frozenset[str]:
    """The heads and feet that run through the pages, by their keys."""
    keys = ({key for line in _outer(text) for key in _keys(line, page)} for page, text in enumerate(texts))
    counted = Counter(key for of_page in keys for key in of_page)
    return frozenset(key for key, pages in counted.items() if pages >= max(_LEAST_PAGES, len(texts) / 2))


def _outer(text: str) -> tuple[str, ...]:
    lines = text.strip().splitlines()
    return (lines[0], lines[-1]) if lines else ()


def _keys(line: str, page: int) -> set[str]:
    """What a line has in common with one on another page, if it is the same but for a figure that counts the pages. No
    other figure may differ: "In 2014 it was 324 metres" is a statement of its own."""
    line = " ".join(line.split())
    counting = (
        f"{line[: figure.start()]}{{{int(figure.group()) - page}}}{line[figure.end() :]}"
        for figure in _FIGURE.finditer(line)
    )
    return {line, *counting} if line else set()


def _lines(text: str, start: int, page: int, running: frozenset[str]) -> Iterator[_Line]:
    """The lines of a page, and why some are skipped."""
    ends = [*(found.span() for found in LINE_END.finditer(text)), (len(text), len(text))]
    spans, at = list[Span](), 0
    for end, following in ends:
        spans.append(Span(at, end))
        at = following
    filled = [number for number, span in enumerate(spans) if span.of(text).strip()]
    for number, span in enumerate(spans):
        line, is_outer = span.of(text).strip(), number in (*filled[:1], *filled[-1:])
        reason = ""
        if is_outer and line.isdecimal():
            reason = "page number"
        elif is_outer and not running.isdisjoint(_keys(line, page)):
            reason = "running head"
        yield _Line(span.shifted(start), reason)


def _take(assembly: Assembly, lines: list[_Line], whole: frozenset[str]) -> None:
    """Read the lines of a page; where one ends in part of a word, the rest comes from the next. `whole` are the words
    that are written with a hyphen elsewhere in the text."""
    source = assembly.source
    read = [line for line in lines if not line.skipped]
    for line in lines:
        if line.skipped:
            assembly.skip(line.skipped, line.span)
    for number, line in enumerate(read):
        following = read[number + 1].span if number + 1 < len(read) else None
        parted = _joined(source, line.span, following, whole) if following else None
        end = line.span.end - (parted is False)
        assembly.keep(Span(line.span.start, end))
        assembly.mark(Span(end, line.span.end))
        if following and parted is None:
            assembly.put("\n", Span(line.span.end, following.start))


def _joined(source: str, line: Span, following: Span, whole: frozenset[str]) -> bool | None:
    """Whether a word goes on from one line to the next, and then whether its hyphen is one of the text: beside a figure
    or a capital it is, between small letters only where the word is written so elsewhere. `None` if no word goes on."""
    before = _LAST_PART.search(source, max(line.start, line.end - 42), line.end)
    behind = _FIRST_PART.match(source, following.start, following.end)
    if before is None or behind is None:
        return None
    is_parted = before.group()[-2].islower() and behind.group()[0].islower()
    return not is_parted or f"{before.group()}{behind.group()}".lower() in whole
