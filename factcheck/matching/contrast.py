"""Contrasts: what a sentence says otherwise than a claim without a value: another name, an opposite, a "not".

Only where the two say nearly the same, word for word (`align`): the more of the rest agrees, the surer the difference is
one of fact and not of topic.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from factcheck.matching.align import Alignment, Gap, Unit, UnitKind
from factcheck.matching.interface import Relation
from factcheck.matching.lexicon import opposed, place_of
from factcheck.matching.names import fits
from factcheck.matching.view import SentenceView
from factcheck.text.document import Span

NEARLY_ALL: Final = 0.6
"""Share of the claim's content that must be matched before a difference means anything."""

NEGATORS: Final = frozenset({"not", "never", "no", "without", "cannot", "neither", "nor", "none", "hardly"})


@dataclass(frozen=True, slots=True)
class Contrast:
    """A difference of fact: in which relation, the words on both sides, and their span in the sentence."""

    relation: Relation
    stated: str
    reference: str
    span: Span


def contrasts(alignment: Alignment, view: SentenceView) -> list[Contrast]:
    """The differences of fact in the gaps of an alignment; none where other gaps leave too much unexplained."""
    found: list[Contrast] = []
    unexplained = 0.0
    for gap in alignment.gaps:
        contrast = _of_gap(gap, view)
        if contrast is not None:
            found.append(contrast)
        else:
            unexplained += sum(unit.weight for unit in gap.claim)
    total = sum(one.weight for one, _ in alignment.pairs)
    return found if found and unexplained <= 0.34 * total else []


def _of_gap(gap: Gap, view: SentenceView) -> Contrast | None:
    return _negation(gap, view) or _opposite(gap, view) or _other_name(gap, view)


def _negators(units: tuple[Unit, ...]) -> list[Unit]:
    return [unit for unit in units if unit.lower in NEGATORS or unit.lower.endswith("n't")]


def _negation(gap: Gap, view: SentenceView) -> Contrast | None:
    ours, theirs = _negators(gap.claim), _negators(gap.sentence)
    if bool(ours) == bool(theirs):
        return None
    content = [u for u in gap.claim + gap.sentence if u.weight and u not in ours and u not in theirs]
    if len(content) > 1:
        return None
    at = theirs or list(gap.sentence)
    if not at:
        return None
    span = _span(at[0], at[-1], view)
    return Contrast(
        Relation.NEGATION, span.of(view.analysis.text), " ".join(u.lower for u in gap.claim) or "no negation", span
    )


def _opposite(gap: Gap, view: SentenceView) -> Contrast | None:
    for ours in gap.claim:
        for theirs in gap.sentence:
            if ours.mention is None and theirs.mention is None and opposed(ours.lower, theirs.lower):
                return Contrast(Relation.OPPOSITE, theirs.lower, ours.lower, _span(theirs, theirs, view))
    return None


def _other_name(gap: Gap, view: SentenceView) -> Contrast | None:
    ours = [unit for unit in gap.claim if unit.kind is UnitKind.NAME]
    theirs = [unit for unit in gap.sentence if unit.kind is UnitKind.NAME]
    rest = [unit for unit in gap.claim + gap.sentence if unit.kind in (UnitKind.WORD, UnitKind.VALUE)]
    if not ours or not theirs or rest:
        return None
    one, other = tuple(unit.lower for unit in ours), tuple(unit.lower for unit in theirs)
    if not _exclude(one, other):
        return None
    span = _span(theirs[0], theirs[-1], view)
    return Contrast(Relation.NAME, span.of(view.analysis.text), " ".join(one), span)


def _exclude(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if fits(one, other) or fits(other, one) or set(one) & set(other):
        return False
    return place_of(" ".join(one)) is None or place_of(" ".join(one)) != place_of(" ".join(other))


def _span(first: Unit, last: Unit, view: SentenceView) -> Span:
    words = view.analysis.words
    return Span(words[first.first].start, words[last.last - 1].end)
