"""bad-alias: another name that means something else too.

What it does: reports a name under `names` that is a word of every text ("it"), that reads as a value ("May 2014"), that
is listed for two things, that one sentence of the registry uses as the name of something else beside the first, or that
the claim lists as a wrong value.
Why: articles about the one thing would be held to facts of the other.
Example: `Russia: [Moscow]` beside the claim "Moscow is the capital of Russia".
Fix: take the name out, or list it under `names` of the one claim in which it can mean nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from factcheck.matching.lexicon import is_stop
from factcheck.registry.claim import Claim, NameGroup, Severity
from factcheck.text.fold import fold
from factcheck.text.words import words, words_of
from factcheck.upkeep.lint.interface import Hit, LintRule, View
from factcheck.values.interface import NameValue
from factcheck.values.read import read_mentions

TAKE_OUT: Final = "take it out, or list it only in the claim in which it can mean nothing else"


class Alias(NamedTuple):
    """Another name and the group that lists it: a claim's own, or the registry's (`claim` is `None`). `listed` is the
    first name of the first group that has it."""

    claim: Claim | None
    group: NameGroup
    name: str
    listed: str


def find(view: View) -> Iterator[Hit]:
    """Other names that mean something else too."""
    statements = _by_first_word(view.registry.claims)
    for alias in _aliases(view):
        said = _said_of_itself(alias.name) or _said_beside(alias) or _said_in_claims(alias, statements)
        if said:
            path, position = view.places.name(alias.claim, alias.group, alias.name)
            said = f"`{alias.name}`, listed as a name of {alias.group.names[0]}, {said}"
            yield Hit(alias.claim, position, said, TAKE_OUT, path)


def _aliases(view: View) -> Iterator[Alias]:
    """Every other name, each with the groups that it is listed among."""
    for claim, groups in ((None, view.registry.names), *((claim, claim.names) for claim in view.registry.claims)):
        heads = {name: group.names[0] for group in reversed(groups) for name in reversed(group.names)}
        for group in groups:
            yield from (Alias(claim, group, name, heads[name]) for name in group.names[1:])


def _by_first_word(claims: tuple[Claim, ...]) -> dict[str, list[tuple[Claim, list[str]]]]:
    found: dict[str, list[tuple[Claim, list[str]]]] = {}
    for claim in claims:
        written = words(claim.claim)
        for word in dict.fromkeys(written):
            found.setdefault(word, []).append((claim, written))
    return found


def _said_of_itself(name: str) -> str:
    folded = fold(name).text
    if all(is_stop(word.lower) and not word.text.replace(".", "").isupper() for word in words_of(folded)):
        return "is a word of every text"
    if any(len(mention.span) == len(folded) for mention in read_mentions(folded)):
        return "is read as a value"
    return ""


def _said_beside(alias: Alias) -> str:
    """What the groups and the values beside it say against a name."""
    head = alias.group.names[0]
    if alias.listed != head:
        return "has other names of its own" if alias.listed == alias.name else f"is a name of {alias.listed} too"
    references = alias.claim.references if alias.claim else ()
    wrong = [name for reference in references for name in reference.one_of]
    right = [r.value.name for r in references if isinstance(r.value, NameValue)]
    return "stands under `one_of` as a wrong value" if alias.name in wrong and head in right else ""


def _said_in_claims(alias: Alias, statements: dict[str, list[tuple[Claim, list[str]]]]) -> str:
    """What the sentences of claims say against a name: one that holds both it and the first name means two things."""
    own, head = words(alias.name), words(alias.group.names[0])
    for claim, written in statements.get(own[0], ()):
        if alias.claim in (None, claim) and _apart(own, head, written):
            return f"is something else than {alias.group.names[0]} in `{claim.id}` ({claim.place})"
    return ""


def _apart(alias: list[str], head: list[str], written: list[str]) -> bool:
    """Whether a sentence holds both names, neither as a part of the other, nor side by side ("Aoraki / Mount Cook")."""
    ours, theirs = _places(alias, written), _places(head, written)
    return any(min(here) > max(there) + 1 or min(there) > max(here) + 1 for here in ours for there in theirs)


def _places(name: list[str], written: list[str]) -> list[frozenset[int]]:
    length = len(name)
    starts = range(len(written) - length + 1)
    return [frozenset(range(at, at + length)) for at in starts if written[at : at + length] == name]


RULE = LintRule("bad-alias", "another name that means something else too", Severity.ERROR, find, since="0.1.0")
