"""YAML: drafts → the text of a claims file, which reads back as exactly these claims.

Last step of an import. Texts come from strangers: whatever could mean anything to YAML goes between quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from factcheck.registry.fields import CLAIM_FIELDS
from factcheck.upkeep.exchange.drafts import Plain, PlainClaim

SAFE: Final = re.compile(r"[^\W_](?:[\w .()/%+€$£'’“”–—-]*[\w.)%’”])?")
"""Texts that mean nothing to YAML, inside brackets or out: no `:`, `#`, `,` or bracket in them."""
SAFE_ALONE: Final = re.compile(r"[^\W_](?:[\w .()/%+€$£'’“”–—,;-]*[\w.)%’”])?")
"""The same for a text that stands outside brackets, where a comma means nothing."""
ALSO_WORDS: Final = re.compile(
    r"(?i)null|true|false|yes|no|on|off|y|n|[-+]?[\d_.]+(?:e\d+)?|0[xob]\w+|\d{4}-\d\d?-\d\d?.*"
)
"""Texts that other readers of YAML take for something else than a text."""
ESCAPES: Final = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
SOURCES: Final = ("source", "sources")
WIDTH: Final = 100
"""Lists of texts longer than this have one text a line."""
KEPT_BARE: Final = re.compile(r"\d{4}(?:-\d\d){0,2}|\d{1,9}|true|false")
"""Years, days, counts and ratings: this format reads them as texts, and people write them bare."""


def claims_file(claims: Iterable[PlainClaim], names: Mapping[str, list[str]]) -> str:
    """The text of a claims file, without a heading."""
    lines = ["version: 1"]
    if names:
        lines += ["names:", *(f"  {scalar(name)}: {flow(list(others))}" for name, others in names.items())]
    lines.append("claims:")
    for claim in claims:
        lines += claim_lines(claim)
    return "\n".join(lines) + "\n"


def claim_lines(claim: PlainClaim) -> list[str]:
    """The lines of one claim, as an item of `claims`; its keys in the order of the format."""
    lines = [line for key in sorted(claim, key=_rank) for line in _entry(key, claim[key])]
    return [("  - " if not index else "    ") + line for index, line in enumerate(lines)]


@cache
def _ranks() -> dict[str, int]:
    """The order of the format, with the sources behind what they are the sources of."""
    keys = [known.key for known in CLAIM_FIELDS]
    behind = [key for key in keys if key in SOURCES]
    return {key: rank for rank, key in enumerate([*(key for key in keys if key not in SOURCES), *behind])}


def _rank(key: str) -> tuple[int, str]:
    return _ranks().get(key, len(_ranks())), key


def _entry(key: str, value: Plain) -> list[str]:
    if isinstance(value, str):
        return [f"{scalar(key)}: {scalar(value, safe=SAFE_ALONE)}"]
    whole = f"{scalar(key)}: {flow(value)}"
    many = isinstance(value, list) and value
    if many and (len(whole) > WIDTH or not all(isinstance(item, str) for item in value)):
        return [f"{scalar(key)}:", *(f"  - {flow(item)}" for item in value)]
    return [whole]


def flow(value: Plain) -> str:
    """A value on one line."""
    match value:
        case str():
            return scalar(value)
        case list():
            return f"[{', '.join(map(flow, value))}]"
        case dict():
            return "{" + ", ".join(f"{scalar(key)}: {flow(item)}" for key, item in value.items()) + "}"


def scalar(text: str, *, safe: re.Pattern[str] = SAFE) -> str:
    """A text as YAML, bare if that is safe, else between quotation marks."""
    if KEPT_BARE.fullmatch(text) or (safe.fullmatch(text) and not ALSO_WORDS.fullmatch(text)):
        return text
    return f'"{text.translate(ESCAPES)}"'
