"""Variants: every change of every seed of a claim that is what it is meant to be, wrong or right, by the comparison of
its value with the claim's. A change that a tolerance or an accepted value makes right is no error, and is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.comparison.interface import Verdict
from factcheck.comparison.timeline import compare_over_time
from factcheck.matching.analysis import Analysis
from factcheck.matching.interface import Moment
from factcheck.matching.objections import unless_words_in
from factcheck.registry.claim import Claim
from factcheck.registry.registry import Registry
from factcheck.upkeep.mutation.interface import CAUGHT, Change, Draft, Seed, Variant
from factcheck.upkeep.mutation.right import RIGHT
from factcheck.upkeep.mutation.seeds import Named, seeds_of
from factcheck.upkeep.mutation.wrong import WRONG
from factcheck.values.interface import Context, NameValue, Value
from factcheck.values.interval import Interval


def variants_of(claim: Claim, registry: Registry, names: Sequence[Named]) -> tuple[Variant, ...]:
    """The variants of a claim, each sentence once, in order of phrase and of the tables."""
    found: dict[tuple[str, object], Variant] = {}
    for seed in seeds_of(claim, registry, names):
        for right, changes in ((False, WRONG), (True, RIGHT)):
            for change in changes:
                for variant in _variants(seed, change, right=right):
                    found.setdefault((variant.text, variant.published), variant)
    return tuple(found.values())


def _variants(seed: Seed, change: Change, *, right: bool) -> Iterator[Variant]:
    if seed.phrase and not change.every:
        return
    for draft in change.make(seed):
        if _is_meant(draft, seed, right=right) and not _means_another(draft, seed):
            stated = draft.span.of(draft.text) if draft.span else seed.writing
            yield Variant(seed.claim, change.name, right, draft.text, draft.published, stated)


def _means_another(draft: Draft, seed: Seed) -> bool:
    """Whether the change brought in an `unless` word, by which the claim itself says that another fact is meant."""
    held = set(unless_words_in(Analysis(draft.text), seed.claim))
    return bool(held - set(unless_words_in(Analysis(seed.text), seed.claim)))


def _is_meant(draft: Draft, seed: Seed, *, right: bool) -> bool:
    """Whether a changed value is wrong, or still right, as it is meant to be."""
    if draft.span is None:
        return True
    value = value_at(draft, seed)
    if value is None:
        return False
    verdict = verdict_of(value, draft, seed)
    return verdict is Verdict.CONSISTENT if right else verdict in CAUGHT


def value_at(draft: Draft, seed: Seed) -> Value | None:
    """The value that a changed sentence states in the place of the old one, by the readers of values."""
    if draft.span is None:
        return seed.value
    if isinstance(seed.value, NameValue):
        return NameValue(draft.span.of(draft.text))
    mentions = Analysis(draft.text, Context(draft.published)).mentions
    span = draft.span
    there = (m.value for m in mentions if m.span.overlaps(span) and not m.latent and type(m.value) is type(seed.value))
    return next(there, None)


def verdict_of(value: Value, draft: Draft, seed: Seed) -> Verdict:
    """What comes of comparing a value with the seed's references at the time of the article."""
    moment = None
    if draft.published is not None:
        moment = Moment(Interval.at(draft.published.toordinal()), f"published {draft.published}")
    text = draft.span.of(draft.text) if draft.span else ""
    compared = compare_over_time(value, seed.references, moment, text=text, wrong=seed.claim.wrong, names=seed.known)
    return compared.verdict
