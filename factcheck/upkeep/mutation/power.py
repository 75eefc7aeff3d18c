"""Power: each variant of a claim is checked as an article would be; the share that is judged as it should be.

The power of a claim is the smaller of two shares: of the wrong variants that are caught, and of the right ones that are
left alone. A claim of which nothing wrong can be made has none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.pipeline import check
from factcheck.registry.claim import Claim
from factcheck.registry.registry import Registry
from factcheck.rules.interface import Finding
from factcheck.rules.trace import CandidateTrace, trace
from factcheck.text.document import Published
from factcheck.text.readers import document_from_text
from factcheck.upkeep.mutation.interface import CAUGHT, FLAGGED, Variant
from factcheck.upkeep.mutation.seeds import Named
from factcheck.upkeep.mutation.variants import variants_of


@dataclass(frozen=True, slots=True)
class Trial:
    """A variant and what came of it; `why` tells, where it was not judged as it should be, what stood in the way."""

    variant: Variant
    verdicts: tuple[str, ...]
    passed: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class Power:
    """What a claim catches of what is wrong, and leaves alone of what is right."""

    trials: tuple[Trial, ...]

    def of(self, *, right: bool) -> tuple[Trial, ...]:
        """The trials of right variants, or of wrong ones."""
        return tuple(trial for trial in self.trials if trial.variant.right is right)

    def passed(self, *, right: bool) -> int:
        """How many of them were judged as they should be."""
        return sum(trial.passed for trial in self.of(right=right))

    @property
    def share(self) -> float:
        """The power, from 0 to 1."""
        if not self.of(right=False):
            return 0.0
        sides = (right for right in (False, True) if self.of(right=right))
        return min(self.passed(right=right) / len(self.of(right=right)) for right in sides)


def power_of(claim: Claim, alone: Registry, names: Sequence[Named]) -> Power:
    """The power of a claim, tried in a registry of it `alone`: a verdict depends on the claim and the sentence only.
    `names` are those that are values in the whole registry."""
    return Power(tuple(_try(variant, alone) for variant in variants_of(claim, alone, names)))


def _try(variant: Variant, registry: Registry) -> Trial:
    found = [f for f in check(variant.text, registry, published=variant.published).findings if f.claim is not None]
    verdicts = {finding.verdict for finding in found}
    passed = verdicts.isdisjoint(FLAGGED) if variant.right else not verdicts.isdisjoint(CAUGHT)
    why = "" if passed else _flagged(found) if variant.right else why_missed(variant, registry)
    return Trial(variant, tuple(sorted(verdict.value for verdict in verdicts)), passed, why)


def _flagged(found: Sequence[Finding]) -> str:
    return "; ".join(dict.fromkeys(f.message for f in found if f.verdict in FLAGGED))


def why_missed(variant: Variant, registry: Registry) -> str:
    """Why nothing is said against a wrong variant, from the trace of its judgement."""
    published = Published(variant.published, "--date") if variant.published else None
    traced = trace(document_from_text(variant.text, published=published), registry)
    candidates = [candidate for sentence in traced for candidate in sentence.candidates]
    if not candidates:
        return "the sentence holds too few of the claim's names and words"
    return next((why for why in map(_told, candidates) if why), _told(candidates[0]))


def _told(candidate: CandidateTrace) -> str:
    if candidate.outcome.startswith("nothing"):
        return candidate.outcome
    judged = [step for step in candidate.steps if " against " in step]
    return f"{candidate.outcome}: {judged[-1]}" if judged else candidate.outcome
