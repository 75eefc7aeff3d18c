"""The file of a baseline: bytes → entries, and back.

It is JSON in ASCII, so that nothing of an article hides or reorders anything in a review; sorted, a key a line, so that
a change of one entry is a change of its lines. It comes with pull requests, and so from strangers: whatever is not
exactly of this form is refused with its place.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Generator, Iterable
from hashlib import sha256
from typing import Final, NamedTuple

from factcheck.errors import ArticleError, Fault, UserError
from factcheck.registry.shapes import listed, meant_or, shown
from factcheck.report.fingerprint import DIGITS
from factcheck.settings import LIMITS
from factcheck.text.decode import decode
from factcheck.text.document import line_starts
from factcheck.text.regular_file import IrregularFileError, read_regular
from factcheck.upkeep.baseline.entries import Entry
from factcheck.upkeep.exchange.json_text import Json, read_json

VERSION: Final = "1"
ABOUT: Final = (
    "Findings that factcheck holds back as long as their sentences stay as they are. "
    "Written by `factcheck baseline create`, `update` and `prune`; a `reason` may be added to each."
)
NEEDED: Final = ("path", "rule", "says", "sentence", "fingerprint")
OPTIONAL: Final = ("claim", "reason")
TOP: Final = ("about", "version", "entries")
FINGERPRINT: Final = re.compile(rf"[0-9a-f]{{{DIGITS}}}")
BLANK: Final = re.compile(r"[ \t\r\n]*")
MEND: Final = "mend it, or delete it and run `factcheck baseline create` again"


class Baseline(NamedTuple):
    """A baseline that was read: where it stands, the SHA-256 of its bytes, its entries."""

    path: str
    digest: str
    entries: tuple[Entry, ...]


def read_baseline(path: str) -> Baseline:
    """The baseline that a file holds. Raises `UserError` with one fault."""
    data = _bytes(path)
    return Baseline(path, sha256(data).hexdigest(), tuple(entries_in(path, data)))


def entries_in(path: str, data: bytes) -> list[Entry]:
    """The entries that the bytes of a baseline hold. Raises `UserError` with one fault."""
    try:
        text = decode(path, data, limit=LIMITS.baseline_bytes)
        whole = read_json(path, text)
    except ArticleError as error:
        raise UserError(error.faults[0]._replace(help=MEND)) from None
    if not isinstance(whole, dict):
        raise UserError(Fault(path, 1, 1, "this is no baseline: it is no JSON object", MEND))
    for key in whole:
        if key not in TOP:
            raise UserError(_unknown(path, 1, key, TOP))
    if whole.get("version") != VERSION:
        problem = f"this is no baseline of version {VERSION}, which this factcheck reads"
        raise UserError(Fault(path, 1, 1, problem, "make it again by `factcheck baseline create`"))
    items = whole.get("entries")
    if not isinstance(items, list):
        raise UserError(Fault(path, 1, 1, "this is no baseline: it has no list `entries`", MEND))
    return [_entry(path, line, item) for line, item in zip(_lines(text), items, strict=True)]


def rendered(entries: Iterable[Entry]) -> bytes:
    """The bytes of a baseline that holds those entries, each once, in order."""
    once = sorted({entry.key: entry for entry in entries}.values())
    whole = {"about": ABOUT, "version": int(VERSION), "entries": [_plain(entry) for entry in once]}
    return (json.dumps(whole, ensure_ascii=True, allow_nan=False, indent=2) + "\n").encode("ascii")


def checked_bytes(path: str, entries: Iterable[Entry]) -> bytes:
    """The same, read back and held to what was meant. Raises `UserError` where it would say anything else."""
    meant = {entry._replace(line=0) for entry in entries}
    data = rendered(meant)
    if {entry._replace(line=0) for entry in entries_in(path, data)} != meant:
        problem = "what was to be written reads otherwise; nothing was written"
        raise UserError(Fault(path, None, None, problem, "please report this"))
    return data


def _plain(entry: Entry) -> dict[str, str]:
    told = entry._replace(line=0)._asdict()
    return {key: value for key, value in told.items() if key in NEEDED or (key in OPTIONAL and value)}


def _bytes(path: str) -> bytes:
    try:
        data = read_regular(path, LIMITS.baseline_bytes)
    except IrregularFileError as error:
        raise UserError(Fault(path, None, None, str(error), "name a file that `factcheck baseline` wrote")) from None
    except FileNotFoundError:
        raise UserError(
            Fault(path, None, None, "there is no such baseline", "`factcheck baseline create` makes one")
        ) from None
    except (OSError, ValueError) as error:
        words = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise UserError(Fault(path, None, None, f"can't be read: {words}", "name one that you may read")) from None
    if len(data) > LIMITS.baseline_bytes:
        problem = f"longer than {LIMITS.baseline_bytes:,} bytes"
        raise UserError(Fault(path, None, None, problem, "mend some of what it holds, or split the articles"))
    return data


def _entry(path: str, line: int, item: Json) -> Entry:
    if not isinstance(item, dict):
        raise UserError(Fault(path, line, None, "an entry has to be an object", MEND))
    for key in item:
        if key not in (*NEEDED, *OPTIONAL):
            raise UserError(_unknown(path, line, key, (*NEEDED, *OPTIONAL)))
    texts: dict[str, str] = {}
    for key in (*NEEDED, *OPTIONAL):
        value = item.get(key, "" if key in OPTIONAL else None)
        if not isinstance(value, str) or (key in NEEDED and not value):
            raise UserError(Fault(path, line, None, f"`{key}` of this entry has to be a text", MEND))
        texts[key] = value
    if not FINGERPRINT.fullmatch(texts["fingerprint"]):
        problem = f"`fingerprint` of this entry has to be {DIGITS} hexadecimal digits"
        raise UserError(Fault(path, line, None, problem, MEND))
    return Entry(**texts, line=line)


def _unknown(path: str, line: int, key: str, known: Iterable[str]) -> Fault:
    return Fault(path, line, None, f"{shown(key)} is no key here", meant_or(key, known, f"keys: {listed(known)}"))


def _lines(text: str) -> Generator[int, None, None]:
    """The line on which each entry begins. The text is known to be JSON, and an object with a list `entries`."""
    decoder = json.JSONDecoder(strict=False, parse_int=str, parse_float=str, parse_constant=str)
    starts = line_starts(text)
    at = _skip(text, text.index("{") + 1)
    while text[at] != "}":
        key, at = decoder.raw_decode(text, at)
        at = _skip(text, _skip(text, at) + 1)
        if key != "entries":
            _, at = decoder.raw_decode(text, at)
        else:
            at = yield from _items(decoder, text, at, starts)
        at = _skip(text, at)
        at = _skip(text, at + 1) if text[at] == "," else at


def _items(decoder: json.JSONDecoder, text: str, at: int, starts: list[int]) -> Generator[int, None, int]:
    """The lines of the items of the list at a place; returns the place behind it."""
    at = _skip(text, at + 1)
    while text[at] != "]":
        yield bisect_right(starts, at)
        _, at = decoder.raw_decode(text, at)
        at = _skip(text, at)
        at = _skip(text, at + 1) if text[at] == "," else at
    return at + 1


def _skip(text: str, at: int) -> int:
    found = BLANK.match(text, at)
    return found.end() if found else at
