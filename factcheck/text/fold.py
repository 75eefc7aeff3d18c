"""Folding: a text as it is read, and where each of its characters stands in the source.

Between the readers and everything that looks at text. Writers, keyboards and mischief spell one thing in many
characters; patterns above this module need to know one. Spans stay true: `Folded.offsets` leads every character back.

| source | read as |
| --- | --- |
| any blank (no-break, thin, ideographic …), tab, VT, FF, NEL, LS, PS | one space each |
| CRLF, lone CR | line feed |
| several blanks in a row; blanks at the start and the end of a line | one space; nothing |
| decimal digits of any script, subscript digits, circled digits in a row | ASCII digits |
| minus sign, hyphen U+2010, no-break hyphen | `-` (figure dash as en dash; en and em dash stay) |
| ’ ʼ, and ‘ in front of digits or inside a word | `'` (a pair ‘…’ stays, as “ ” „ « » do) |
| full-width, mathematical and ligature letters, full-width punctuation | ASCII |
| letter and combining marks | NFC, at most `LIMITS.combining_marks` of them |
| superscript digits behind a word or number | nothing: footnote marks (`m²`, `km³`, `3 × 10⁶` stay) |
| soft hyphen, joiners, zero-width and direction marks, variation selectors, control characters | nothing |
| letters that look Latin in Latin text (UTS 39) | the Latin letters |
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from factcheck.settings import LIMITS
from factcheck.text.confusable import LETTER_BY_DIGIT, LookAlike, look_alikes
from factcheck.text.document import OffsetMap, Span, Suspicion


class Folded(NamedTuple):
    """A folded text, the way back to its source, and what in the source can mislead a reader (spans of the source)."""

    text: str
    offsets: OffsetMap
    suspicions: tuple[Suspicion, ...] = ()


class Edit(NamedTuple):
    """A span of the source that reads as another text, of another length perhaps."""

    span: Span
    reading: str


def fold(text: str) -> Folded:
    """The text as it is read. Plain ASCII, and text in which each character reads as one, keep their offsets."""
    if text.isascii() and not _ASCII_ODD.search(text) and not LETTER_BY_DIGIT.search(text):
        return Folded(text, OffsetMap())
    edits, suspicions = _edits(text, set(text))
    read, offsets = apply_edits(text, edits) if edits else (text, OffsetMap())
    # From here on every character reads as one; what was hidden is gone, so it can't part a word from its disguise.
    kinds = set(read)
    odd = look_alikes(read, kinds)
    found = [*(Suspicion(one.problem, one.span) for one in odd if one.problem), *_mixed_digits(read, kinds)]
    suspicions += (Suspicion(one.problem, offsets.span(one.span)) for one in found)
    read = _fold_singles(read, kinds)
    if odd:
        read = _replace(read, sorted(odd, key=_place))
    read, offsets = _without_spare_blanks(read, offsets)
    return Folded(read, offsets, tuple(sorted(suspicions, key=_place)))


def apply_edits(text: str, edits: list[Edit]) -> tuple[str, OffsetMap]:
    """The text with each edit made (in order of place, none overlapping), and the way back."""
    parts: list[str] = []
    starts, ends = array("L"), array("L")
    at = 0
    for edit in edits:
        parts += (text[at : edit.span.start], edit.reading)
        starts.extend(range(at, edit.span.start))
        ends.extend(range(at + 1, edit.span.start + 1))
        starts.extend([edit.span.start] * len(edit.reading))
        ends.extend([edit.span.end] * len(edit.reading))
        at = edit.span.end
    parts.append(text[at:])
    starts.extend(range(at, len(text)))
    ends.extend(range(at + 1, len(text) + 1))
    return "".join(parts), OffsetMap(starts, ends)


_SPARE_BLANKS: Final = re.compile(r"(?<=[^ \n]) +(?= [^ \n])|(?<! ) ++(?=\n)|(?<=\n) ++")


def _without_spare_blanks(text: str, offsets: OffsetMap) -> tuple[str, OffsetMap]:
    edits = [Edit(Span(*found.span()), "") for found in _SPARE_BLANKS.finditer(text)]
    if not edits:
        return text, offsets
    text, kept = apply_edits(text, edits)
    if not offsets.starts:
        return text, kept
    starts = array("L", (offsets.starts[at] for at in kept.starts))
    ends = array("L", (offsets.ends[at - 1] for at in kept.ends))
    return text, OffsetMap(starts, ends)


# --- one character for one ----------------------------------------------------------------------------------------

_ASCII_ODD: Final = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]| (?=[ \n])|\n ")
_SINGLES: Final = {
    **dict.fromkeys("\t\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029\u2800\u3164\uffa0", " "),
    **dict.fromkeys("\u2212\u2010\u2011\ufe63", "-"),
    "\u2012": "–",
    "\u2015": "—",
    **dict.fromkeys("ʼ‛＇", "'"),
}
_FEW: Final = 12  # so many passes at the speed of memchr take less time than one look at every character
_FOLDED_FORMS: Final = re.compile(r"<(?:wide|font|narrow)>")
_SPELT_OUT: Final = frozenset("ﬀﬁﬂﬃﬄﬅﬆ")


@cache
def _single(char: str) -> str:
    """The one character that a character reads as by itself; the character where it reads as none or several."""
    if char.isascii():
        return _SINGLES.get(char, char)
    if char in _SINGLES:
        return _SINGLES[char]
    if unicodedata.category(char) == "Zs":
        return " "
    digit = unicodedata.decimal(char, None)
    if digit is not None:
        return str(digit)
    form = unicodedata.decomposition(char)
    if form.startswith("<sub>") and unicodedata.digit(char, None) is not None:
        return str(unicodedata.digit(char))
    reading = unicodedata.normalize("NFKC" if _FOLDED_FORMS.match(form) else "NFC", char)
    return reading if len(reading) == 1 else char


def _fold_singles(text: str, kinds: set[str]) -> str:
    if "\r" in kinds:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    if not kinds.isdisjoint("’‘"):
        text = _fold_apostrophes(text)
    table = {char: _single(char) for char in kinds if _single(char) != char}
    if len(table) > _FEW:
        return text.translate({ord(char): reading for char, reading in table.items()})
    for char, reading in table.items():
        text = text.replace(char, reading)
    return text


_SINGLE_QUOTES: Final = re.compile("[‘’]|\n\n")


def _fold_apostrophes(text: str) -> str:
    """Apostrophes as `'`; a pair of single quotation marks within a paragraph stays a pair."""
    is_open = False
    parts: list[str] = []
    at = 0
    for found in _SINGLE_QUOTES.finditer(text):
        mark, (start, end) = found.group(), found.span()
        before, after = text[start - 1 : start].isalnum(), text[end : end + 1]
        if mark == "\n\n":
            is_open = False
        elif (before and after.isalpha()) or (not before and after.isdigit()):
            parts += (text[at:start], "'")
            at = end
        elif mark == "‘":
            is_open = not before
        elif is_open:
            is_open = False
        else:
            parts += (text[at:start], "'")
            at = end
    return "".join((*parts, text[at:]))


# --- edits that change the length ---------------------------------------------------------------------------------

_BIDI: Final = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")  # what closes them turns nothing round
_JOINERS: Final = frozenset("\u200c\u200d")
_VISIBLE_FORMATS: Final = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2\U000110bd\U000110cd")
TERMINAL: Final = re.compile(r"\x1b(?:\[[0-9:;<=>?]{0,64}[ -/]{0,8}[@-~]|\][^\x07\x1b\n]{0,2000}(?:\x07|\x1b\\)|.)?")
"""A command to a terminal, which no reader sees."""
_SUPERSCRIPTS: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_POWER: Final = re.compile(r"(?:(?<![^\W\d_])(?:[kcmdµμn]?m|ft|mi|in|yd)|[×·x] ?10)$")


@cache
def _is_invisible(char: str) -> bool:
    category = unicodedata.category(char)
    if category == "Cc":
        return char not in "\n\r" and char not in _SINGLES
    if category == "Cf":
        return char not in _VISIBLE_FORMATS
    return (
        char in "\u034f\u115f\u1160\u17b4\u17b5" or "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
    )


@cache
def _is_mark(char: str) -> bool:
    return unicodedata.combining(char) != 0 and not _is_invisible(char)


def _edits(text: str, kinds: set[str]) -> tuple[list[Edit], list[Suspicion]]:
    """Edits in order of place, none overlapping, and suspicions in no order."""
    edits: list[Edit] = []
    suspicions: list[Suspicion] = []
    hidden = {char for char in kinds if _is_invisible(char)}
    marks = {char for char in kinds if _is_mark(char)}
    if hidden:
        found = list(_invisibles(text, hidden))
        edits += (Edit(span, "") for span in found)
        suspicions += _hidden_inside(text, found)
    if marks or any(len(unicodedata.normalize("NFC", char)) > 1 for char in kinds):
        edits += _compositions(text, marks, hidden)
    if not kinds.isdisjoint(_SUPERSCRIPTS):
        edits += _footnote_marks(text)
    if not kinds.isdisjoint(_SPELT_OUT):
        edits += (
            Edit(Span(*m.span()), unicodedata.normalize("NFKC", m.group()))
            for m in re.finditer(f"[{''.join(_SPELT_OUT)}]", text)
        )
    return list(_apart(sorted(edits))), suspicions


def _apart(edits: list[Edit]) -> Iterator[Edit]:
    at = -1
    for edit in edits:
        if edit.span.start >= at:
            at = edit.span.end
            yield edit


def _invisibles(text: str, hidden: set[str]) -> Iterator[Span]:
    pattern = f"{TERMINAL.pattern}|[{re.escape(''.join(sorted(hidden)))}]+"
    return (Span(*match.span()) for match in re.finditer(pattern, text))


def _hidden_inside(text: str, spans: list[Span]) -> Iterator[Suspicion]:
    for span in spans:
        hidden = span.of(text)
        before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
        if not _BIDI.isdisjoint(hidden):
            yield Suspicion(f"direction control {names_of(hidden)}", span)
        elif before.isalnum() and after.isalnum() and hidden.strip("\u00ad"):
            if _JOINERS.issuperset(hidden) and not (_is_european(before) and _is_european(after)):
                continue
            yield Suspicion(f"invisible {names_of(hidden)} inside a word or number", span)


def _is_european(char: str) -> bool:
    """Whether no joiner ever belongs beside it: a digit, or a letter of an alphabet that does not join."""
    return char.isdecimal() or unicodedata.name(char, "").split(" ")[0] in {"LATIN", "CYRILLIC", "GREEK"}


def _compositions(text: str, marks: set[str], hidden: set[str]) -> Iterator[Edit]:
    """Letters with their combining marks (and what is hidden between them) in NFC; characters that NFC spells out."""
    run = f"[{re.escape(''.join(sorted(marks | hidden)))}]" if marks else "(?!)"
    several = "".join(sorted(char for char in set(text) if len(unicodedata.normalize("NFC", char)) > 1))
    single = f"|[{re.escape(several)}]" if several else ""
    for match in re.finditer(f"[^\\n]?{run}++{single}", text):
        cluster = match.group()
        if marks.isdisjoint(cluster) and not single:
            continue
        bare = "".join(char for char in cluster if char not in hidden) if hidden else cluster
        reading = unicodedata.normalize("NFC", bare[: LIMITS.combining_marks + 1])
        if reading != cluster:
            yield Edit(Span(*match.span()), reading)


def _footnote_marks(text: str) -> Iterator[Edit]:
    for match in re.finditer(rf"(?<=[\w.,;:!?)\]\"'”’])[{_SUPERSCRIPTS}]+", text):
        if not _POWER.search(text[max(0, match.start() - 8) : match.start()]):
            yield Edit(Span(*match.span()), "")


def _mixed_digits(text: str, kinds: set[str]) -> Iterator[Suspicion]:
    if all(char.isascii() or not char.isdecimal() for char in kinds):
        return
    for match in re.finditer(r"\d+", text):
        if not match.group().isascii() and len({ord(c) - unicodedata.decimal(c) for c in match.group()}) > 1:
            yield Suspicion(f"digits of several scripts in one number: {names_of(match.group())}", Span(*match.span()))


def names_of(characters: str) -> str:
    """Code points as `U+200B`, each kind once, so that what can't be seen can be named."""
    return ", ".join(dict.fromkeys(f"U+{ord(char):04X}" for char in characters if not char.isascii() or char < " "))


def _replace(text: str, found: list[LookAlike]) -> str:
    parts: list[str] = []
    at = 0
    for one in found:
        parts += (text[at : one.span.start], one.reading)
        at = one.span.end
    return "".join((*parts, text[at:]))


def _place(found: Suspicion | LookAlike) -> Span:
    return found.span
