"""Selection: which claims of a registry a run is held to, by id, glob or tag.

Third floor. A verdict depends on one claim and one sentence alone, so that leaving claims out changes no finding on the
others. A pattern may be about rules instead, whose ids this floor is told; `rules/asked.py` knows what that leaves out.
A pattern that is about nothing is an error: a misspelt id must not pass for a claim that found nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import Final, NamedTuple

from factcheck.errors import Fault, UsageError
from factcheck.registry.claim import Claim
from factcheck.registry.registry import Registry
from factcheck.registry.shapes import meant_or, shown

LIST: Final = "`factcheck claims list` lists ids and tags"


class Selection(NamedTuple):
    """What a run asks for: one of the `tags`, one of the patterns to `select`, none of those to `ignore`. A pattern is
    the id or a tag of a claim, the id of a rule, or a glob of any (`nato-*`); without any, everything is taken."""

    tags: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The options, as a command line writes them."""
        named = zip(OPTIONS, self, strict=True)
        return " ".join(f"{option}={pattern}" for option, patterns in named for pattern in patterns)


OPTIONS: Final = ("--tag", "--select", "--ignore")
"""The option of each field."""

EVERYTHING: Final = Selection()


def select_claims(registry: Registry, selection: Selection, rules: Collection[str] = ()) -> Registry:
    """The registry with the selected claims alone; the names that claims share stay. `rules` are the ids that a pattern
    may be about instead: where one to select is, every claim that is not ignored stays, since the rule may judge any.

    Raises `UsageError` for each pattern that is about nothing, with what may have been meant, and where no claim is
    left of some.
    """
    if not any(selection):
        return registry
    faults = tuple(unanswered(registry.claims, selection, rules))
    if faults:
        raise UsageError(*faults)
    if any(fits(rule, pattern) for pattern in selection.select for rule in rules):
        selection = selection._replace(select=())
    kept = tuple(claim for claim in registry.claims if _is_selected(claim, selection))
    if registry.claims and not kept:
        problem = f"none of the {len(registry.claims):,} claims of the registry is left"
        raise UsageError(Fault(str(selection), None, None, problem, f"leave one of the options out; {LIST}"))
    left_out = {claim.id for claim in registry.claims} - {claim.id for claim in kept}
    return replace(registry, claims=kept, left_out=registry.left_out | left_out)


def claim_named(registry: Registry, ident: str) -> Claim:
    """The claim with an id. Raises `UsageError`, with the id that may have been meant."""
    for claim in registry.claims:
        if claim.id == ident:
            return claim
    mend = _meant(ident, (claim.id for claim in registry.claims))
    raise UsageError(Fault(ident or "''", None, None, "no claim of the registry has this id", mend))


def _is_selected(claim: Claim, selection: Selection) -> bool:
    return (
        (not selection.tags or any(_has_tag(claim, pattern) for pattern in selection.tags))
        and (not selection.select or any(answers(claim, pattern) for pattern in selection.select))
        and not any(answers(claim, pattern) for pattern in selection.ignore)
    )


def fits(ident: str, pattern: str) -> bool:
    """Whether an id is the one that a pattern names, or one that the glob fits."""
    return fnmatchcase(ident, pattern)


def _has_tag(claim: Claim, pattern: str) -> bool:
    return any(fits(tag, pattern) for tag in claim.tags)


def answers(claim: Claim, pattern: str) -> bool:
    """Whether a pattern is about a claim, by its id or one of its tags."""
    return fits(claim.id, pattern) or _has_tag(claim, pattern)


def unanswered(claims: Iterable[Claim], selection: Selection, rules: Collection[str] = ()) -> Iterator[Fault]:
    """A fault for each pattern that is about no claim and none of the rules."""
    claims = tuple(claims)
    tags = tuple(dict.fromkeys(tag for claim in claims for tag in claim.tags))
    words = (*(claim.id for claim in claims), *tags, *rules)
    for pattern in selection.tags:
        if not any(_has_tag(claim, pattern) for claim in claims):
            yield Fault("--tag", None, None, f"no claim has the tag {shown(pattern)}", _meant(pattern, tags))
    nothing = "no claim has the id or tag {}, and no rule the id" if rules else "no claim has the id or tag {}"
    for option, patterns in zip(OPTIONS[1:], selection[1:], strict=True):
        for pattern in patterns:
            if not any(answers(claim, pattern) for claim in claims) and not any(fits(id_, pattern) for id_ in rules):
                yield Fault(option, None, None, nothing.format(shown(pattern)), _meant(pattern, words))


def _meant(word: str, known: Iterable[str]) -> str:
    return meant_or(word, known, LIST)
