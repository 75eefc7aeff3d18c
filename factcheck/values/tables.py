"""Tables of words that follow or precede a figure (units, currencies), read from the data files of this floor."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

from factcheck.text.document import Span
from factcheck.values.lazy import lazy

T = TypeVar("T")

_DATA: Final = Path(__file__).parent / "data"

_TOKEN: Final = lazy(
    r"[^\W\d_]+[23²³]?(?!\w)\$?|[^\W\d_]+(?=/)|(?<=[/ ])100(?= ?(?:km|kilomet|ml|millilit))"
    r"|[°º%/.'$€£¥¢₹₽₩₪₺฿₫₱₦₴₸₵₡₲₭₮₿₼৳₾]"
)
_JOINT: Final = lazy(r"[ \n]{1,2}|-|")
_ABBREVIATED: Final = lazy(r"(?<=[A-Z])\.[A-Z]")
"""Then a letter is no symbol: "30 billion N.Z. dollars"."""
_TIME_AFTER: Final = lazy(r"[ \n](?:ago|earlier|later|before|after)\b")
"""Then "a year" is no part of a rate: "5 million tonnes a year earlier"."""
_MOST_TOKENS: Final = 8


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a data file by column; lines that begin with `#` say where it comes from."""
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    columns, *cells = (line.split("\t") for line in lines if not line.startswith("#"))
    return tuple(dict(zip(columns, row, strict=True)) for row in cells)


def word_set(name: str) -> frozenset[str]:
    """One of the sets of `values/data/word_sets.tsv`."""
    return _word_sets()[name]


@cache
def _word_sets() -> dict[str, frozenset[str]]:
    return {row["set"]: frozenset(listed(row["words"])) for row in rows("word_sets.tsv")}


def listed(cell: str) -> list[str]:
    """The entries of a cell that holds a list."""
    return [entry.strip() for entry in cell.split(",") if entry.strip()]


def plural(noun: str) -> str:
    """The regular plural of a unit's name: of its head, which stands before "per", "of" and "daily"."""
    for joint in (" per ", " of "):
        if joint in noun:
            head, _, rest = noun.partition(joint)
            return plural(head) + joint + rest
    head, _, last = noun.rpartition(" ")
    if last in ("annually", "daily"):
        return f"{plural(head)} {last}"
    return noun if noun.endswith("s") else f"{noun}s"


def look_up(text: str, at: int, words: Mapping[str, T], symbols: Mapping[str, T]) -> tuple[T, Span] | None:
    """The longest entry that begins at `at`, and where it stands.

    `words` are keyed in lower case with single blanks, without dots and hyphens; `symbols` as they are written.
    """
    found: tuple[T, Span] | None = None
    key, end, start = "", at, at
    for number in range(_MOST_TOKENS):
        joint = _JOINT().match(text, end)
        token = _TOKEN().match(text, joint.end() if joint else end)
        if token is None:
            break
        if number == 0:
            start = token.start()
        apart = " " if token.start() > end and key else ""
        if token[0] != ".":
            key += apart + token[0]
        end = token.end()
        raw = text[start:end]
        hit = None if _ABBREVIATED().match(text, end) else symbols.get(raw)
        if hit is None and token[0] != ".":
            hit = words.get(key.lower())
        if " a " in key and _TIME_AFTER().match(text, end):
            hit = None
        if hit is not None and (end == len(text) or not text[end].isalnum() or not text[end - 1].isalnum()):
            found = hit, Span(start, end)
    return found
