"""Leaves: the texts of a claims file that have a form of their own: ids, phrases, names, days, tolerances.

Third floor, used by `fields.py`. Each reads one node or raises `Refusal`, and has the schema that says the same.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache, partial
from pathlib import Path
from typing import Final

from factcheck.registry.claim import NameGroup, Tolerance
from factcheck.registry.nodes import Mapping, Node, Sequence, Text
from factcheck.registry.shapes import Reading, Refusal, Schema, Shape, prose_of, shown, text_of, wrong_kind
from factcheck.settings import LIMITS

VERSION: Final = 1
ID: Final = r"[a-z0-9][a-z0-9._-]{0,99}"
DAY: Final = r"\d{4}-\d{2}-\d{2}"
TOLERANCE: Final = r"(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,5})(?:\.\d{1,15})?\s?%?"
URL_FORBIDDEN: Final = re.compile(r"[\s\"'<>`\\^{|}\x00-\x20\x7f-\x9f]")
SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}:(?=\S)")
SOURCE_CHARACTERS: Final = 2_000
WHOLE: Final = Decimal(100)

WORD: Final = re.compile(r"[^\W_]+")
EMPTY_WORDS: Final = Path(__file__).parent / "data" / "empty_words.tsv"


@cache
def empty_words() -> frozenset[str]:
    """Words that carry no content by themselves."""
    lines = EMPTY_WORDS.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if line[0] != "#" for word in line.partition("\t")[2].split())


def carries_content(text: str) -> bool:
    """Whether a phrase has a word or figure in it that not every text has."""
    return any(word.lower() not in empty_words() for word in WORD.findall(text))


def prose(what: str, limit: int, *, content: bool = False, loose_remarks: bool = False) -> Shape[str]:
    """A text for people of up to `limit` characters; with `content`, one that can tell a fact from another."""

    def read(node: Node, reading: Reading) -> str:
        text = prose_of(node, what, reading, loose_remarks=loose_remarks)
        if not reading.strict:
            return text.value
        if len(text.value) > limit:
            problem = f"this text has {len(text.value):,} characters; at most {limit:,} are read here"
            raise Refusal(text.position, problem, "say it in fewer words")
        if content and not carries_content(text.value):
            problem = f"{shown(text.value)} would match every text"
            raise Refusal(
                text.position, problem, f"write {what} with a word that tells it from others, or leave it out"
            )
        return text.value

    says: Schema = {"type": ["string", "number", "boolean"], "minLength": 1, "maxLength": limit, "pattern": r"\S"}
    return Shape(read, says)


def _read_claim(node: Node, reading: Reading) -> str:
    text = CLAIM_TEXT.read(node, reading)
    if reading.strict and not any(word.isalpha() and word.lower() not in empty_words() for word in WORD.findall(text)):
        raise Refusal(node.position, f"{shown(text)} says nothing that could be looked for", "write a whole sentence")
    return text


CLAIM_TEXT: Final = prose("a sentence", LIMITS.claim_characters)
CLAIM: Final = Shape(_read_claim, CLAIM_TEXT.schema)
PHRASE: Final = prose("a phrase", LIMITS.claim_characters, content=True)
EXCLUSION: Final = prose("a word or phrase", LIMITS.claim_characters)  # a common word may well tell two facts apart
NAME: Final = prose("a name", LIMITS.name_characters, content=True, loose_remarks=True)
TAG: Final = prose("a tag", 100, loose_remarks=True)
NOTE: Final = prose("a text", SOURCE_CHARACTERS)


def _read_id(node: Node, _: Reading) -> str:
    text = text_of(node, "an id")
    if not re.fullmatch(ID, text.value):
        mend = "use up to 100 small letters, digits, `-`, `.` and `_`, as in `crimea-annexation`"
        raise Refusal(text.position, f"{shown(text.value)} is not an id", mend)
    return text.value


IDENTIFIER: Final = Shape(_read_id, {"type": ["string", "number"], "pattern": f"^{ID}$"})


def _read_version(node: Node, _: Reading) -> int:
    text = text_of(node, "a version")
    if not re.fullmatch(r"[1-9]\d{0,8}", text.value):
        raise Refusal(text.position, f"{shown(text.value)} is not a version of the format", f"write `{VERSION}`")
    if int(text.value) > VERSION:
        problem = f"this file is in format {text.value}, and this factcheck knows formats up to {VERSION}"
        raise Refusal(text.position, problem, "this registry needs a newer factcheck: upgrade it")
    return int(text.value)


FORMAT: Final = Shape(_read_version, {"enum": [VERSION, str(VERSION)]})


def _read_day(node: Node, _: Reading) -> date:
    text = text_of(node, "a day")
    if not re.fullmatch(DAY, text.value, re.ASCII):
        raise Refusal(text.position, f"{shown(text.value)} is not a day", "write a day as `2026-11-01`")
    try:
        return date.fromisoformat(text.value)
    except ValueError:
        problem = f"{shown(text.value)} is not a day of the calendar"
        raise Refusal(text.position, problem, "write a day as `2026-11-01`") from None


DAY_LEAF: Final = Shape(_read_day, {"type": "string", "format": "date", "pattern": f"^{DAY}$"})


def _read_url(node: Node, reading: Reading) -> str:
    text = text_of(node, "a URL")
    if reading.strict:
        check_url(text)
    return text.value


def check_url(text: Text) -> None:
    """Refuse what could do anything but lead to a page: it is printed as a link by several formats."""
    if not re.match(r"https?://[^/?#]", text.value, re.IGNORECASE):
        raise Refusal(text.position, f"{shown(text.value)} is not a web address", "it begins with https:// or http://")
    if bad := URL_FORBIDDEN.search(text.value):
        problem = f"a web address can't hold {bad.group()!a}"
        raise Refusal(text.position, problem, f"write it as `%{ord(bad.group()):02X}`")
    if len(text.value) > SOURCE_CHARACTERS:
        raise Refusal(text.position, f"this address has more than {SOURCE_CHARACTERS:,} characters", "shorten it")


URL: Final = Shape(
    _read_url,
    {
        "type": "string",
        "pattern": r"^[Hh][Tt][Tt][Pp][Ss]?://[^/?#\s\"'<>`\\^{|}][^\s\"'<>`\\^{|}]*$",
        "maxLength": SOURCE_CHARACTERS,
    },
)


def _read_tolerance(node: Node, _: Reading) -> Tolerance:
    text = text_of(node, "a tolerance")
    if not re.fullmatch(TOLERANCE, text.value, re.ASCII):
        mend = "write a share (`5%`) or a figure in the value's own unit (`0.5`)"
        raise Refusal(text.position, f"{shown(text.value)} is not a tolerance", mend)
    figure = Decimal(text.value.rstrip("% ").replace(",", ""))
    if not text.value.endswith("%"):
        return Tolerance(absolute=figure)
    if figure >= WHOLE:
        raise Refusal(text.position, f"a tolerance of {text.value} accepts every value", "write less than 100%")
    return Tolerance(relative=figure / WHOLE)


TOLERANCE_LEAF: Final = Shape(
    _read_tolerance, {"type": ["string", "number"], "minimum": 0, "pattern": f"^{TOLERANCE}$"}
)


def _read_names(node: Node, reading: Reading) -> tuple[NameGroup, ...]:
    if not isinstance(node, Mapping):
        raise wrong_kind(node, "a mapping of names", "write `Kyiv: [Kiev]`")
    groups = (reading.attempt(partial(_read_group, key), others) for key, others in node.entries)
    return tuple(group for group in groups if group is not None)


def _read_group(key: Text, others: Node, reading: Reading) -> NameGroup:
    if not isinstance(others, Sequence):
        raise wrong_kind(others, "a list of names", "write `Kyiv: [Kiev]`")
    if len(others.items) > LIMITS.names_per_group:
        problem = f"{len(others.items)} other names of one thing; at most {LIMITS.names_per_group} are read"
        raise Refusal(others.position, problem, "leave out what articles never write")
    first = NAME.read(key, reading)
    rest = (reading.attempt(NAME.read, name) for name in others.items)
    return NameGroup((first, *(name for name in rest if name is not None)))


NAMES: Final = Shape(
    _read_names,
    {
        "type": "object",
        "additionalProperties": {"type": "array", "items": NAME.schema, "maxItems": LIMITS.names_per_group},
        "propertyNames": {"minLength": 1, "maxLength": LIMITS.name_characters},
    },
)
