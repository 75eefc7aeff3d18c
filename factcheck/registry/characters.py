"""Characters that may not stand in a claims file, raw or by an escape: they can make a text look like another.

Third floor, used by `events.py` for the file and by `shapes.py` for each text in it.
"""

from __future__ import annotations

import re
from functools import cache

INVISIBLE_LINE_ENDS = (0x85, 0x2028, 0x2029)


@cache
def _banned() -> re.Pattern[str]:
    """Control characters, line ends that only YAML 1.1 knows, and what turns the direction of reading."""
    return re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")


def find_banned(text: str) -> re.Match[str] | None:
    """The first character of `text` that may not stand in a registry."""
    return _banned().search(text)


def without_banned(text: str) -> str:
    """`text` without the characters that may not stand in a registry."""
    return _banned().sub("", text)


def banned_name(character: str) -> str:
    """What a character that `find_banned` found is called in a fault."""
    match ord(character):
        case 0:
            return "a NUL character"
        case code if code in INVISIBLE_LINE_ENDS:
            return f"U+{code:04X}, an invisible line end"
        case code if 0x202A <= code <= 0x2069:  # noqa: PLR2004 - of this range the bidirectional controls are left
            return f"U+{code:04X}, which turns the direction of the text"
        case code:
            return f"the control character U+{code:04X}"
