"""Drafts: claims on their way in, before they are held to the format, and what is said of those that are left out.

First step of an import, shared by all formats. A draft is plain data with the keys of a claims file.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from factcheck.errors import Fault
from factcheck.registry.leaves import WORD, empty_words

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
PlainClaim: TypeAlias = dict[str, Plain]

SLUG_CHARACTERS: Final = 60
"""An id is read by people: longer ones are cut at a word. (The format takes 100.)"""


WHOLE_LETTERS: Final = str.maketrans(
    {"ø": "o", "Ø": "O", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ß": "ss", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L"}
)
"""Latin letters that Unicode does not take apart into a plain one and a mark."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim as it came in. `path` and `line` are where it stood; `entry` names it there (`claim review 3`)."""

    claim: PlainClaim
    path: str
    line: int | None = None
    entry: str = ""

    def fault(self, problem: str, mend: str) -> Fault:
        """What is wrong with this draft, at its place."""
        return refusal(self.path, self.line, self.entry, problem, mend)


def refusal(path: str, line: int | None, entry: str, problem: str, mend: str) -> Fault:
    """The fault of an entry that is not taken."""
    return Fault(path, line, None, f"{entry}: {problem}" if entry else problem, mend)


@dataclass(slots=True)
class Imported:
    """What was read so far: `read` entries in all, of which some are drafts and some `refused`. `passed_over` counts
    what nobody asked for, by the reason; `unread` are the faults of files that could not be read at all."""

    drafts: list[Draft] = field(default_factory=list)
    names: dict[str, list[str]] = field(default_factory=dict)
    refused: list[Fault] = field(default_factory=list)
    unread: list[Fault] = field(default_factory=list)
    passed_over: Counter[str] = field(default_factory=Counter)


def slug(*texts: str, otherwise: str) -> str:
    """An id made of the words of texts that carry content: `population-hong-kong`; `otherwise` where there are none
    in Latin letters."""
    words = [word for word in WORD.findall(latin(" ".join(texts)).replace("'", "")) if word not in empty_words()]
    cut = "-".join(words)[: SLUG_CHARACTERS + 1]
    whole = cut if len(cut) <= SLUG_CHARACTERS else cut.rpartition("-")[0] or cut[:SLUG_CHARACTERS]
    return whole or otherwise


def kebab(text: str) -> str:
    """A text as an id, all its words kept: `population-south-korea`."""
    return re.sub(r"[^a-z0-9._]+", "-", latin(text)).strip("-._")


def latin(text: str) -> str:
    """A text in small letters from a to z, as far as its letters have such."""
    return (
        unicodedata.normalize("NFKD", text.translate(WHOLE_LETTERS)).encode("ascii", "ignore").decode("ascii").lower()
    )


def one_line(text: str) -> str:
    """A text for a claims file: on one line, with single blanks."""
    return " ".join(text.split())


URL_START: Final = re.compile(r"https?://[^/?#\s]", re.IGNORECASE)
URL_BAD: Final = re.compile(r"[\s\"'<>`\\^{|}\x00-\x20\x7f-\x9f]")


def web_address(text: str) -> str | None:
    """A web address as a claims file takes it, with what may not stand in one escaped; `None` for anything else."""
    stripped = text.strip()
    if not URL_START.match(stripped):
        return None
    return URL_BAD.sub(lambda found: "".join(f"%{byte:02X}" for byte in found.group().encode("utf-8")), stripped)
