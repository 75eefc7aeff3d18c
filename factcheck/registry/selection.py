"""Selection: which claims of a registry a run is held to, by id, glob or tag.

Third floor. A verdict depends on one claim and one sentence alone, so that leaving claims out changes no finding on the
others. A pattern that is about no claim is an error: a misspelt id must not pass for a claim that found nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import Final, NamedTuple

from factcheck.errors import Fault, UsageError
from factcheck.registry.claim import Claim
from factcheck.registry.registry import Registry
from factcheck.registry.shapes import shown, similar

LIST: Final = "`factcheck claims list` lists ids and tags"


class Selection(NamedTuple):
    """What a command line asks of the claims: one of the `tags`, one of the patterns to `select`, none of those to
    `ignore`. A pattern is an id, a tag, or a glob of either (`nato-*`); without any, every claim is taken."""

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


def select_claims(registry: Registry, selection: Selection) -> Registry:
    """The registry with the selected claims alone; the names that claims share stay.

    Raises `UsageError` for each pattern that no claim answers to, with what may have been meant, and where no claim is
    left.
    """
    if not any(selection):
        return registry
    faults = tuple(_unanswered(registry.claims, selection))
    if faults:
        raise UsageError(*faults)
    kept = tuple(claim for claim in registry.claims if _is_selected(claim, selection))
    if not kept:
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
        and (not selection.select or any(_answers(claim, pattern) for pattern in selection.select))
        and not any(_answers(claim, pattern) for pattern in selection.ignore)
    )


def _has_tag(claim: Claim, pattern: str) -> bool:
    return any(fnmatchcase(tag, pattern) for tag in claim.tags)


def _answers(claim: Claim, pattern: str) -> bool:
    return fnmatchcase(claim.id, pattern) or _has_tag(claim, pattern)


def _unanswered(claims: Iterable[Claim], selection: Selection) -> Iterator[Fault]:
    """A fault for each pattern that no claim answers to."""
    claims = tuple(claims)
    tags = tuple(dict.fromkeys(tag for claim in claims for tag in claim.tags))
    words = (*(claim.id for claim in claims), *tags)
    for pattern in selection.tags:
        if not any(_has_tag(claim, pattern) for claim in claims):
            yield Fault("--tag", None, None, f"no claim has the tag {shown(pattern)}", _meant(pattern, tags))
    for option, patterns in zip(OPTIONS[1:], selection[1:], strict=True):
        for pattern in patterns:
            if not any(_answers(claim, pattern) for claim in claims):
                problem = f"no claim has the id or tag {shown(pattern)}"
                yield Fault(option, None, None, problem, _meant(pattern, words))


def _meant(word: str, known: Iterable[str]) -> str:
    meant = similar(word, known)
    return f"did you mean `{meant}`?" if meant else LIST
