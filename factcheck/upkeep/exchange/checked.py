"""Checking drafts: each is held to the loader of claims files before any is written.

An import must not write a file that does not load. What is wrong with a draft is told at the place that it came from.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from factcheck.errors import Fault, RegistryError
from factcheck.registry.characters import banned_name, find_banned
from factcheck.registry.leaves import carries_content
from factcheck.registry.loader import load_bytes
from factcheck.settings import LIMITS
from factcheck.upkeep.exchange.drafts import Draft, Imported, Plain, PlainClaim
from factcheck.upkeep.writer.form import claims_file

PLACE: Final = "<import>"
SHORTEST_NAME: Final = 2
ID_CHARACTERS: Final = 100


class Checked(NamedTuple):
    """The claims that can be kept, as the text of a claims file (none: an empty one), and the faults of the others."""

    text: str
    kept: tuple[PlainClaim, ...]
    refused: tuple[Fault, ...]


def check(imported: Imported) -> Checked:
    """Hold every draft to the loader."""
    refused = list(imported.refused)
    kept: list[PlainClaim] = []
    ids: dict[str, int] = {}
    for draft in imported.drafts:
        if (fault := _fault(draft)) is not None:
            refused.append(fault)
            continue
        kept.append({**draft.claim, "id": _free(str(draft.claim["id"]), ids)})
    text = claims_file(kept, _sound_names(imported.names)) if kept else ""
    if text:
        load_bytes(PLACE, text.encode("utf-8"))  # a fault in the whole of sound parts is a bug, and says so
    return Checked(text, tuple(kept), tuple(refused))


def _fault(draft: Draft) -> Fault | None:
    """Why a draft can't stand in a claims file."""
    for text in texts_of(draft.claim):
        if banned := find_banned(text):
            return draft.fault(f"it holds {banned_name(banned.group())}", "take it out")
    try:
        load_bytes(PLACE, claims_file([draft.claim], {}).encode("utf-8"))
    except RegistryError as error:
        first = error.faults[0]
        return draft.fault(first.problem, first.help)
    return None


def texts_of(value: Plain) -> Iterable[str]:
    """Every text in plain data, keys too."""
    match value:
        case str():
            yield value
        case list():
            for item in value:
                yield from texts_of(item)
        case dict():
            yield from value
            for item in value.values():
                yield from texts_of(item)


def _free(ident: str, taken: dict[str, int]) -> str:
    """The id, or, where it is taken, the same with the first number that is free. `taken` are the ids so far, each with
    the last number that was tried for it."""
    free, number = ident, taken.get(ident, 0)
    while free in taken:
        number += 1
        free = f"{ident[: ID_CHARACTERS - len(str(number)) - 1]}-{number}"
    taken[ident] = max(number, 1)
    taken[free] = max(taken.get(free, 0), 1)
    return free


def _sound_names(names: dict[str, list[str]]) -> dict[str, list[str]]:
    """The names that a claims file can hold, each for one thing only: a name of two things tells neither."""
    owners: dict[str, set[str]] = {}
    for first, others in names.items():
        for name in (first, *others):
            owners.setdefault(name.casefold(), set()).add(first)
    sound: dict[str, list[str]] = {}
    for first, others in names.items():
        unique: dict[str, str] = {}
        for name in others:
            if name.casefold() != first.casefold() and len(owners[name.casefold()]) == 1:
                unique.setdefault(name.casefold(), name)
        kept = [name for name in unique.values() if is_name(name)][: LIMITS.names_per_group]
        if kept and is_name(first):
            sound[first] = kept
    return sound


def is_name(text: str) -> bool:
    """Whether a text can be the other name of something: not too long or short, no figure, no common word."""
    return (
        SHORTEST_NAME <= len(text) <= LIMITS.name_characters
        and any(character.isalpha() for character in text)
        and carries_content(text)
        and not find_banned(text)
    )
