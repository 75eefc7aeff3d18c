"""Untrusted text in Markdown: shown as it is, and never read as markup, a mention, a reference or a link.

Forges act on plain words long after Markdown has been parsed: they notify people for `@name`, link `#12`, turn `:bomb:`
into a picture. They leave code alone, so a word that they may act on is set as code; all else is escaped by Markdown's
own rule (a backslash before punctuation, CommonMark 2.4).
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, urlsplit

from factcheck.report.door import visible

PUNCTUATION: Final = re.compile(r"[\\`*_{}\[\]<>|~&]")
ACTED_ON: Final = re.compile(
    r"[@$]|[#!%^&~]\w|://|www\.|mailto:|xmpp:|:[\w+-]{1,60}:|\bgh-\d|[0-9a-f]{7}", re.IGNORECASE
)
"""Words that GitHub or GitLab act on: mentions, references to issues and to much else, mathematics, addresses, names of
pictures, hashes of commits."""
NOT_IN_CODE: Final = re.compile(r"([|`\\])")
"""What would end a code span, or the cell of a table that it stands in."""
QUOTED: Final = re.compile(r"`([^`]+)`|([^`]+)|`")
SCHEMES: Final = frozenset({"http", "https"})
_OF_ADDRESSES: Final = "/:?#@!$&'*+,;=-._~%"


def prose(text: str) -> str:
    """Words that read as they stand. What stands between two backquotes is set as code."""
    written = ""
    for found in QUOTED.finditer(" ".join(visible(text).split())):
        quoted, plain = found.groups()
        more = code(quoted) if quoted else _words(plain) if plain else "\\`"
        # Two code spans that touch would be read as one.
        written += f" {more}" if written.endswith("`") and more.startswith("`") else more
    return written


def _words(text: str) -> str:
    return " ".join(
        code(word) if ACTED_ON.search(word) else PUNCTUATION.sub(r"\\\g<0>", word) for word in text.split(" ")
    )


def code(text: str) -> str:
    """A text set as code, the characters that code can't hold between its parts; empty where there is none."""
    parts = NOT_IN_CODE.split(" ".join(visible(text).split()))
    return "".join(f"&#{ord(part)};" if NOT_IN_CODE.fullmatch(part) else f"`{part}`" for part in parts if part)


def link(words: str, address: str) -> str:
    """Words that lead to an address; of any address but one of the web, the words alone."""
    target = web_address(address)
    return f"[{prose(words)}](<{target}>)" if target else prose(words)


def web_address(address: str) -> str:
    """An address of the web in characters that no markup reads as its own; empty for any other address."""
    try:
        scheme = urlsplit(address).scheme
    except ValueError:
        scheme = ""
    return quote(visible(address), safe=_OF_ADDRESSES) if scheme in SCHEMES else ""
