"""Scalars: a text → its writing in a claims file, from which exactly that text is read again.

Plain where nothing in it means anything to YAML, else between double quotation marks, with an escape for each character
that can't be seen. What may not stand in a registry at all is refused by the loader's fields before it comes here.
"""

from __future__ import annotations

import re
from typing import Final

from factcheck.registry.shapes import NULLS

PLAIN_STARTS: Final = frozenset("$€£¥(+/")
"""What a plain text may begin with beside letters and digits."""
BREAKS: Final = re.compile(r":\s|:\Z|\s#")
"""What ends a plain text, or begins a comment in it."""
FLOW_BREAKS: Final = re.compile(r"[,\[\]{}:]|\s#")
"""The same between brackets, where older readers of YAML stop at any colon."""
TYPED: Final = re.compile(r"[-+.]?\d[\d._,:eEtTzZ+-]*|0[xob]\w+|y|n|yes|no|on|off|true|false|null|~|", re.IGNORECASE)
"""What other programs take for a number, a date, a truth value or nothing, unless quotation marks say that it is a
text."""
ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def written(text: str, *, flow: bool = False, quoted: bool = False, remark: bool = False) -> str:
    """The writing of a text on one line; `flow` is between brackets. `quoted` tells that it stood between quotation
    marks: they are kept where they tell other programs that it is a text, and where a `remark` follows, which could
    else be meant as a part of it."""
    if quoted and (remark or TYPED.fullmatch(text)):
        needed = True
    else:
        needed = text in NULLS or not _is_plain(text, FLOW_BREAKS if flow else BREAKS)
    if needed:
        return '"' + "".join(_escaped(character) for character in text) + '"'
    return text


def _is_plain(text: str, breaks: re.Pattern[str]) -> bool:
    first = text[:1]
    begins = first.isalnum() or first in PLAIN_STARTS or (first == "-" and text[1:2].isalnum())
    return begins and text.isprintable() and text == text.strip() and not breaks.search(text)


def _escaped(character: str) -> str:
    if character in ESCAPES:
        return ESCAPES[character]
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"  # noqa: PLR2004


def is_literal(text: str) -> bool:
    """Whether a text can be written line by line behind `|`, with one line end or none behind the last line."""
    body = text.removesuffix("\n")
    lines = body.split("\n")
    return bool(lines[0].strip()) and lines[-1] != "" and text[0] != " " and all(line.isprintable() for line in lines)
