"""Sentences: spans of a document's text that read by themselves. Last step of the text floor.

A sentence ends at a full stop, an ellipsis, a question or exclamation mark, with the quotation marks, brackets and
reference marks that close behind it, unless a row of `STOP_TABLE` says otherwise; and at the end of its block. One
pass, linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from factcheck.settings import LIMITS
from factcheck.text.blocks import blocks_of
from factcheck.text.document import Document, Sentence, Span
from factcheck.text.published import leading_date
from factcheck.text.word_tables import all_words, words_by_kind


def sentences_of(document: Document) -> tuple[Sentence, ...]:
    """The sentences of every block, numbered through, in order of place."""
    spans = (
        (span.shifted(block.span.start), number)
        for number, block in enumerate(document.blocks)
        for span in split_block(block.span.of(document.text))
    )
    return tuple(Sentence(span, index, number) for index, (span, number) in enumerate(spans))


def split_text(text: str) -> tuple[Span, ...]:
    """The sentences of a folded plain text, in order, without the blanks between them."""
    return tuple(
        span.shifted(block.span.start) for block in blocks_of(text) for span in split_block(block.span.of(text))
    )


def split_block(text: str) -> Iterator[Span]:
    """The sentences of one block, in order, without the blanks between them."""
    breaks = (*filter(None, (leading_date(text),)), *inline_items(text), len(text))
    start = 0
    for end in breaks:
        for sentence in _split_run(text, start, end):
            yield from _cut(text, sentence)
        start = end


# --- where a sentence ends ----------------------------------------------------------------------------------------

_CLOSING: Final = r"""['")\]}”’»›“„]"""
_REFERENCES: Final = r"(?:\s?\[\d{1,3}(?:[ ]?[,–-][ ]?\d{1,3}){0,4}\])"
STOP: Final = re.compile(
    rf"""(?<![.!?…])(?P<mark>\.(?:[ ]\.){{2,3}}|[.!?…‼⁇⁈⁉]++)(?P<closing>{_CLOSING}*+)
    (?:(?:{_REFERENCES}|(?<=[a-z)]\.)\d{{1,2}}(?![\d%]))*+(?=\s|$)|(?<=[a-z]{{3}}.|[a-z]{{2}}.{_CLOSING}|.[\d)]\d.)(?=[A-Z][a-z]*\s))
    |[。！？]""",
    re.VERBOSE,
)
_NEXT: Final = re.compile(r"""\s*(?P<opening>["'(\[{“‘„«‹¿¡]*)(?P<word>[^\s"'(),.:;!?”’»\[\]]{0,40})""")
_AROUND: Final = "\"'()[]{}“”‘’„«»‹›¿¡,;:•⁃●▪◦‣"
_QUOTES: Final = frozenset("\"'“”’»›")
_WHO_ASKS: Final = re.compile(
    r"\s(?:[A-Z][\w.'-]{0,20}\s){1,3}(?:said|says|asked|asks|added|replied|wrote|told|shouted)\b"
)
_EARLY_WORDS: Final = 3
_DOTTED: Final = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_MARKER: Final = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[A-Za-z]|[ivxIVX]{1,5})")
_OPENING: Final = "\"'([{“‘„«‹¿¡•⁃●▪◦‣"
_LONGEST_WORD: Final = 40


class Stop(NamedTuple):
    """A mark that may end a sentence, and what stands around it.

    `word` is the one in front, `previous` the one before that (empty at the start of the sentence), `next` the one
    behind, each without quotation marks and brackets around it; `behind` is a stretch of the text behind. `is_early`
    holds within the first words of the sentence.
    """

    mark: str
    closing: str
    word: str
    previous: str
    next: str
    behind: str
    is_early: bool


class Row(NamedTuple):
    """A line of the table: what to call it, when it holds, and whether the mark then ends the sentence."""

    name: str
    holds: Callable[[Stop], bool]
    ends: bool


def _is_kind(kind: str) -> Callable[[Stop], bool]:
    return lambda stop: _is_in(stop.word, words_by_kind("abbreviations.tsv")[kind])


def _is_in(word: str, table: frozenset[str]) -> bool:
    """Whether a table holds a word, or what a word in capitals is in a headline ("MR", "SEC")."""
    return word in table or (word.isupper() and word.capitalize() in table)


def _is_short_form(stop: Stop) -> bool:
    """Whether the word is in the tables at all, or an initial."""
    return len(stop.word) == 1 or "." in stop.word or _is_in(stop.word, all_words("abbreviations.tsv"))


def _is_list_marker(stop: Stop) -> bool:
    return not stop.previous and _MARKER.fullmatch(stop.word) is not None


def _is_name_part(stop: Stop) -> bool:
    """Whether the word is an abbreviation or initial that a name can go on after."""
    kinds = words_by_kind("abbreviations.tsv")
    if _is_in(stop.word, kinds["suffix"]) or (stop.word in kinds["state"] and stop.previous.endswith(",")):
        return True
    if stop.word == "I" and not stop.previous[:1].isupper():
        return False
    return (len(stop.word) == 1 and stop.word.isupper()) or _DOTTED.fullmatch(stop.word) is not None


def _is_asked_by_someone(stop: Stop) -> bool:
    return not _QUOTES.isdisjoint(stop.closing) and _WHO_ASKS.match(stop.behind) is not None


STOP_TABLE: Final = (
    Row("nothing said yet", lambda stop: not stop.word, ends=False),
    Row("number or letter of a list item", _is_list_marker, ends=False),
    Row("goes on with a mark or in lower case", lambda stop: not stop.next or stop.next[0].islower(), ends=False),
    Row("no blank behind", lambda stop: not stop.behind[:1].isspace() and not _begins(stop), ends=False),
    Row("quoted, and who asks comes next", lambda stop: stop.mark != "." and _is_asked_by_someone(stop), ends=False),
    Row("question, exclamation, ellipsis", lambda stop: stop.mark != ".", ends=True),
    Row("an ordinary word in front", lambda stop: not _is_short_form(stop), ends=True),
    Row("a word always follows", _is_kind("never"), ends=False),
    Row("a figure follows", lambda stop: stop.next[0].isdigit() and _is_kind("number")(stop), ends=False),
    Row("time of day, with what belongs to it", lambda stop: _is_kind("time")(stop) and _goes_on(stop), ends=False),
    Row("time of day", _is_kind("time"), ends=True),
    Row("part of a name, and a new beginning", lambda stop: _is_name_part(stop) and _begins(stop), ends=True),
    Row("part of a name", _is_name_part, ends=False),
    Row("otherwise", lambda _: True, ends=True),
)


def _begins(stop: Stop) -> bool:
    return stop.next in all_words("starters.tsv")


def _goes_on(stop: Stop) -> bool:
    return stop.is_early or stop.next in words_by_kind("abbreviations.tsv")["after time"]


def deciding_row(stop: Stop) -> Row:
    """The first row of the table that holds."""
    return next(row for row in STOP_TABLE if row.holds(stop))


def _split_run(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of a stretch of a block without list items in it."""
    for found in STOP.finditer(text, start, end):
        if deciding_row(_stop_at(text, start, end, found)).ends:
            yield from _trimmed(text, start, found.end())
            start = found.end()
    yield from _trimmed(text, start, end)


def _stop_at(text: str, start: int, end: int, found: re.Match[str]) -> Stop:
    at = found.start()
    words = text[max(start, at - _LONGEST_WORD) : at].rsplit(None, 2)
    behind = _NEXT.match(text, found.end(), end)
    return Stop(
        mark=found["mark"] or found[0],
        closing=found["closing"] or "",
        word=_bare(words[-1]) if words else "",
        previous=words[-2].lstrip(_OPENING) if len(words) > 1 else "",
        next=behind["word"] if behind else "",
        behind=text[found.end() : found.end() + _LONGEST_WORD],
        is_early=at - start <= _LONGEST_WORD and len(text[start:at].split()) <= _EARLY_WORDS,
    )


def _bare(word: str) -> str:
    """A word without the marks around it; of a compound, its last part ("R-Ariz", "mid-Oct")."""
    word = word.strip(_AROUND)
    return word.rpartition("-")[2] if "-" in word else word


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    bare = piece.strip()
    if bare:
        start += len(piece) - len(piece.lstrip())
        yield Span(start, start + len(bare))


def _cut(text: str, sentence: Span) -> Iterator[Span]:
    """A sentence longer than the limit in pieces, cut at blanks; a word is never cut."""
    start = sentence.start
    while sentence.end - start > LIMITS.sentence_characters:
        blank = text.rfind(" ", start, start + LIMITS.sentence_characters)
        if blank <= start:
            blank = text.find(" ", start + LIMITS.sentence_characters, sentence.end)
        if blank < 0:
            break
        yield from _trimmed(text, start, blank)
        start = blank
    yield from _trimmed(text, start, sentence.end)


# --- list items inside a block ------------------------------------------------------------------------------------

_ITEM: Final = re.compile(
    r"(?<!\S)(?:(?P<bullet>[•⁃●▪◦‣])|(?P<value>\d{1,2}|[a-z])(?P<style>\.\)|[.)])(?=\s{1,4}(?P<next>\S)))"
)


_BEFORE_LIST: Final = frozenset({"", ".", "!", "?"})  # so "won 3 to 1. The" and "either 1) … or 2) …" stay whole


def inline_items(text: str) -> list[int]:
    """Where list items begin in running text: at bullets, and at markers that count up from 1 or a."""
    breaks: list[int] = []
    counting: list[int] = []
    style, wanted = "", 0
    for found in _ITEM.finditer(text):
        if found["bullet"]:
            breaks.append(found.start())
            continue
        value = int(found["value"]) if found["value"].isdigit() else ord(found["value"]) - ord("a") + 1
        if found["style"] == "." and not (found["next"].isupper() and found["value"].isdigit()):
            continue
        if value == 1 and text[max(0, found.start() - 4) : found.start()].rstrip()[-1:] in _BEFORE_LIST:
            counting, style, wanted = [found.start()], found["style"], 2
        elif value == wanted and found["style"] == style:
            breaks += (*counting, found.start())
            counting, wanted = [], wanted + 1
    return sorted({at for at in breaks if at})
