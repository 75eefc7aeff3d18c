"""Syntax: YAML's own complaints about a claims file, in words that say how to mend it.

Third floor, beside `events.py`. PyYAML has two parsers with wordings of their own (libyaml and pure Python); the table
knows both by the part that they share, so that the same fault reads the same on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from factcheck.errors import Fault

QUOTE: Final = "put the text into quotation marks"


@dataclass(frozen=True, slots=True)
class _Complaint:
    """A complaint is known by a part of its `problem` and of its `context`; `at_context` says that the place to show is
    where the construct began, not where the parser gave up."""

    problem: str
    context: str
    words: str
    help: str
    at_context: bool = False


COMPLAINTS: Final = (
    _Complaint("mapping values are not allowed", "", "a `: ` where no key can stand", f"if it is part of a text, {QUOTE}"),
    _Complaint("unexpected end of stream", "quoted scalar", "a quotation mark is opened here and never closed",
               "close it", at_context=True),
    _Complaint("unknown escape", "quot", "an unknown escape after `\\`", "write `\\\\` for a backslash, or use single quotes"),
    _Complaint("invalid Unicode", "", "an escape after `\\\\` that stands for no character", "write the character itself"),
    _Complaint("could not find expected ':'", "simple key", "a key without `:`",
               "write `key: value`; a text that goes on over several lines is indented deeper than its key", at_context=True),
    _Complaint("',' or ']'", "flow sequence", "a list is opened with `[` here, and `,` or `]` is missing after an item",
               f"close it; if an item holds `,`, `:`, `[` or `]`, {QUOTE}", at_context=True),
    _Complaint("',' or '}'", "flow mapping", "a mapping is opened with `{` here, and `,` or `}` is missing after a value",
               f"close it; if a value holds `,`, `:`, `{{` or `}}`, {QUOTE}", at_context=True),
    _Complaint("that cannot start any token", "", "a text can't begin with this character", QUOTE),
    _Complaint("undefined tag handle", "", "tags (`!`) are not allowed in a claims file", QUOTE),
    _Complaint("incompatible YAML document", "", "this version of YAML is not known", "leave the `%YAML` line out"),
    _Complaint("sequence entries are not allowed", "", "a `- ` where no list item can stand",
               f"begin the list on a line of its own; if the dash is part of a text, {QUOTE}"),
    _Complaint("did not find expected key", "block mapping", "this line fits no entry around it",
               f"indent it as its neighbours are; if a text ended in quotation marks before, {QUOTE} as a whole"),
    _Complaint("expected <block end>", "block mapping", "this line fits no entry around it",
               f"indent it as its neighbours are; if a text ended in quotation marks before, {QUOTE} as a whole"),
    _Complaint("did not find expected '-' indicator", "", "this line fits no list item around it",
               "begin an item with `- `, indented as its neighbours are"),
    _Complaint("expected <block end>", "block collection", "this line fits no list item around it",
               "begin an item with `- `, indented as its neighbours are"),
    _Complaint("expected node content", "", "a value can't begin with this character", QUOTE),
    _Complaint("expected the node content", "", "a value can't begin with this character", QUOTE),
    _Complaint("", "block scalar", "a text after `|` or `>` begins on the next line", "move it to the next line, indented"),
    _Complaint("", "anchor", "anchors (`&`) and aliases (`*`) are not allowed in a claims file", QUOTE),
    _Complaint("", "alias", "anchors (`&`) and aliases (`*`) are not allowed in a claims file", QUOTE),
    _Complaint("", "tag", "tags (`!`) are not allowed in a claims file", QUOTE),
    _Complaint("", "directive", "a line that begins with `%` is an instruction to YAML, and this one is not known", QUOTE),
    _Complaint("", "", "this is not YAML", QUOTE),
)  # fmt: skip
TAB: Final = ("a tab in the indentation", "indent with blanks")


def syntax_fault(path: str, text: str, error: Any) -> Fault:  # noqa: ANN401 - yaml is not imported at this place
    """The fault that a `yaml.MarkedYAMLError` tells of, by the first row of `COMPLAINTS` that knows it."""
    problem, context = error.problem or "", error.context or ""
    known = next(row for row in COMPLAINTS if row.problem in problem and row.context in context)
    mark = error.problem_mark or error.context_mark
    if known.at_context and error.context_mark:
        mark = error.context_mark
    if mark is None:
        return Fault(path, 1, 1, known.words, known.help)
    words, mend = TAB if text[mark.index : mark.index + 1] == "\t" else (known.words, known.help)
    return Fault(path, mark.line + 1, mark.column + 1, words, mend)
