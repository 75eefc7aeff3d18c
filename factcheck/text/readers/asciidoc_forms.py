"""The forms of AsciiDoc: what a line can be, and what becomes of a block by its style. Serves `asciidoc`."""

from __future__ import annotations

import re
from typing import Final

from factcheck.text.document import COMMENT

VERBATIM: Final = {"-": "code block", ".": "code block", "`": "code block", "/": COMMENT}
"""Blocks that are left out, by the character that their delimiter repeats, and the reason that is counted."""

SKIPPED_STYLES: Final = {
    **dict.fromkeys(("source", "listing", "literal"), "code block"),
    **dict.fromkeys(("stem", "latexmath", "asciimath"), "formula"),
    **dict.fromkeys(("plantuml", "graphviz", "ditaa", "mermaid", "vega", "a2s", "blockdiag"), "diagram"),
    **dict.fromkeys(("pass",), "raw block"),
    **dict.fromkeys(("comment",), COMMENT),
}
"""Styles, written in brackets above a block, that make it one that is left out, and the reason that is counted."""

_SHOWN: Final = "=*_~"
"""Characters whose blocks Asciidoctor shows whatever their style says."""

BLOCK_MACROS: Final = {
    "include": "inclusion",
    "toc": "page setting",
    "video": "film",
    "audio": "recording",
}
"""Macros on a line of their own that are left out, and the reason that is counted. Of any other (`image::map.png[…]`)
the text in brackets is read."""

DELIMITER: Final = re.compile(
    r"-{4,}+|\.{4,}+|/{4,}+|\+{4,}+|={4,}+|\*{4,}+|_{4,}+|~{4,}+|--|`{3,}+(?P<language>[\w+#-]{0,40})"
)
TABLE: Final = re.compile(r"[|,:!]={3,}+")
BREAK: Final = re.compile(r"'{3,}+|<{3,}+|---|\*\*\*|- - -|\* \* \*")
ATTRIBUTES: Final = re.compile(r"\[(?:\[[^\[\]]{1,400}\]|[\w#.%,\"'{*!^<>][^\n]{0,2000})?\]")
ENTRY: Final = re.compile(r":(?P<unset>!?)(?P<name>[A-Za-z0-9_][\w-]{0,80})!?:(?:[ \t]+|$)")
REMARK: Final = re.compile(r"//(?!/)")
CONDITION: Final = re.compile(r"(?:ifdef|ifndef|ifeval|endif)::[^\[\]]{0,400}\[")
BLOCK_MACRO: Final = re.compile(
    r"(?P<name>[a-z][a-z0-9_-]{1,40})::(?P<target>[^\s\[\]][^\[\]]{0,1000}|)\[(?P<text>.*)\]"
)
CAPTION: Final = re.compile(r"\.(?=[^\s.])")
HEADING: Final = re.compile(r"(?P<marks>={1,6}|#{1,6})[ \t]+(?=\S)")
UNDERLINE: Final = re.compile(r"([=~^+-])\1{2,}+")
UNDERLINES: Final = "=-~^+"
ITEM: Final = re.compile(
    r"(?P<marker>\*{1,6}|-|\.{1,6}|•|\d{1,3}\.|[a-z]\.|[ivxIVX]{1,5}\)|<(?:\d{1,3}|\.)>)[ \t]+"
    r"(?:\[[ x*]\][ \t]+)?(?=\S)"
)
TERM: Final = re.compile(r"(?<=\S)(?P<mark>:{2,4}|;;)(?:[ \t]+|$)")
QUOTED: Final = re.compile(r">[ \t]*")
ADMONITION: Final = re.compile(r"(?:NOTE|TIP|IMPORTANT|CAUTION|WARNING):[ \t]+")
AUTHOR: Final = re.compile(
    r"[^\W\d][\w.'-]{0,40}(?:[ ][^\W\d_][\w.'-]{0,40}){0,3}(?:[ ]<[^<>]{1,200}>)?(?:;[ ][^;]{1,200}){0,20}"
)
REVISION: Final = re.compile(r"(?:v?\d[\w.-]{0,40},)?[ \t]*(?P<date>[^:]{0,60})(?::[ \t].{0,400})?")
SEPARATOR: Final = re.compile(
    r"(?<![^\s|])(?:(?:\d{1,4}(?:\.\d{1,4})?|\.\d{1,4})[*+])?[<^>]?(?:\.[<^>])?[a-z]?\||(?<!\\)\|"
)
INTRINSIC: Final = {
    "empty": "",
    "blank": "",
    "sp": " ",
    "nbsp": "\u00a0",
    "zwsp": "\u200b",
    "wj": "\u2060",
    "apos": "'",
    "quot": '"',
    "lsquo": "‘",
    "rsquo": "’",
    "ldquo": "“",
    "rdquo": "”",
    "deg": "°",
    "plus": "+",
    "brvbar": "¦",
    "vbar": "|",
    "amp": "&",
    "lt": "<",
    "gt": ">",
    "startsb": "[",
    "endsb": "]",
    "caret": "^",
    "asterisk": "*",
    "tilde": "~",
    "backslash": "\\",
    "backtick": "`",
    "two-colons": "::",
    "two-semicolons": ";;",
    "cpp": "C++",
    "pp": "++",
}
"""Attributes that every document has."""


def left_out(delimiter: str, style: str) -> str | None:
    """The reason for which a block between two such lines is left out, if it is."""
    reason = None if delimiter[0] in _SHOWN else SKIPPED_STYLES.get(style)
    if delimiter[0] == "+":
        return reason if reason == "formula" else None
    return reason or (None if delimiter == "--" else VERBATIM.get(delimiter[0]))
