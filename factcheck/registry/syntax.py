"""Syntax: YAML's own complaints about a claims file, in words that say how to mend it.

Third floor, beside `events.py`. PyYAML has two parsers with wordings of their own (libyaml and pure Python); the table
knows both by the part that they share, so that the same fault reads the same on every machine.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from factcheck.errors import Fault
from factcheck.settings import LIMITS

QUOTE: Final = "put the text into quotation marks"


class Complaint(NamedTuple):
    """A complaint is known by a part of its `problem` and of its `context`; `at_context` says that the place to show is
    where the construct began, not where the parser gave up."""

    problem: str
    context: str
    words: str
    help: str
    at_context: bool = False


NO_PLACE_FOR_KEY: Final = "a `: ` where no key can stand"
OPEN_QUOTE: Final = "a quotation mark is opened here and never closed"
NO_CHARACTER: Final = "an escape after `\\` that stands for no character"
NO_COLON: Final = "a key without `:`"
OPEN_LIST: Final = "a list is opened with `[` here, and `,` or `]` is missing after an item"
OPEN_MAPPING: Final = "a mapping is opened with `{` here, and `,` or `}` is missing after a value"
FITS_NO_ENTRY: Final = "this line fits no entry around it"
FITS_NO_ITEM: Final = "this line fits no list item around it"
BAD_START: Final = "a text can't begin with this character"
INDENT_ENTRY: Final = (
    f"indent it as its neighbours are; if a text goes on after its quotation marks, {QUOTE} as a whole"
)
INDENT_ITEM: Final = "begin an item with `- `, indented as its neighbours are"
LONG_TEXT: Final = "write `key: value`; a text of several lines is indented deeper than its key"
NO_TAG: Final = "tags (`!`) are not allowed in a claims file"
SECOND: Final = "a second document begins here"
ONE_DOCUMENT: Final = "keep one document in a file"
TOO_DEEP: Final = f"nested deeper than {LIMITS.registry_depth} levels"
FLATTER: Final = "no claim needs so many: take out lists or mappings around it"
NO_ANCHOR: Final = "anchors (`&`) and aliases (`*`) are not allowed in a claims file"

COMPLAINTS: Final = (
    Complaint("mapping values are not allowed", "", NO_PLACE_FOR_KEY, f"if it is part of a text, {QUOTE}"),
    Complaint("unexpected end of stream", "quoted scalar", OPEN_QUOTE, "close it", at_context=True),
    Complaint("invalid Unicode", "", NO_CHARACTER, "write the character itself"),
    Complaint("unknown escape", "", "an unknown escape after `\\`", "write `\\\\`, or use single quotation marks"),
    Complaint("could not find expected ':'", "simple key", NO_COLON, LONG_TEXT, at_context=True),
    Complaint(
        "',' or ']'", "flow sequence", OPEN_LIST, f"close it; if an item holds `,` or `: `, {QUOTE}", at_context=True
    ),
    Complaint(
        "',' or '}'", "flow mapping", OPEN_MAPPING, f"close it; if a value holds `,` or `: `, {QUOTE}", at_context=True
    ),
    Complaint("cannot start any token", "", BAD_START, QUOTE),
    Complaint("undefined tag handle", "", NO_TAG, QUOTE),
    Complaint("incompatible YAML document", "", "this version of YAML is not known", "leave the `%YAML` line out"),
    Complaint(
        "entries are not allowed", "", "a `- ` where no list item can stand", "begin the list on a line of its own"
    ),
    Complaint("did not find expected key", "block mapping", FITS_NO_ENTRY, INDENT_ENTRY),
    Complaint("expected <block end>", "block mapping", FITS_NO_ENTRY, INDENT_ENTRY),
    Complaint("did not find expected '-' indicator", "", FITS_NO_ITEM, INDENT_ITEM),
    Complaint("expected <block end>", "block collection", FITS_NO_ITEM, INDENT_ITEM),
    Complaint("expected node content", "", BAD_START, QUOTE),
    Complaint("expected the node content", "", BAD_START, QUOTE),
    Complaint("<document start>", "", SECOND, ONE_DOCUMENT),
    Complaint("maximum nesting depth", "", TOO_DEEP, FLATTER),
    Complaint("", "block scalar", "a text after `|` or `>` begins on the next line", "move it there, indented"),
    Complaint("", "anchor", NO_ANCHOR, QUOTE),
    Complaint("", "alias", NO_ANCHOR, QUOTE),
    Complaint("", "tag", NO_TAG, QUOTE),
    Complaint(
        "", "directive", "a line that begins with `%` is an instruction to YAML, and this one is not known", QUOTE
    ),
    Complaint("", "", "this is not YAML", QUOTE),
)
NO_BEGINNING: Final = ("behind a line that begins with `%`, a line `---` is expected", "leave the `%` line out")
TAB: Final = ("a tab in the indentation", "indent with blanks")


def syntax_fault(path: str, text: str, error: Any, *, begun: bool) -> Fault:  # noqa: ANN401 - yaml is not imported here
    """The fault that a `yaml.MarkedYAMLError` tells of, by the first row of `COMPLAINTS` that knows it. `begun` says
    whether it came behind the beginning of a document."""
    problem, context = error.problem or "", error.context or ""
    known = next(row for row in COMPLAINTS if row.problem in problem and row.context in context)
    mark = error.problem_mark or error.context_mark
    if known.at_context and error.context_mark:
        mark = error.context_mark
    if mark is None:
        return Fault(path, 1, 1, known.words, known.help)
    if known.words == SECOND and not begun:
        return Fault(path, mark.line + 1, mark.column + 1, *NO_BEGINNING)
    words, mend = TAB if text[mark.index : mark.index + 1] == "\t" else (known.words, known.help)
    return Fault(path, mark.line + 1, mark.column + 1, words, mend)
