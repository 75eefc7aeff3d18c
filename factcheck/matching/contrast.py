"""Contrasts: what a sentence says otherwise than a claim without a value: another name, an opposite, a "not".

Only where the two say nearly the same, word for word (`align`): the more of the rest agrees, the surer the difference
is one of fact and not of topic.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from factcheck.matching.align import Alignment, Gap, Unit, UnitKind
from factcheck.matching.interface import Relation
from factcheck.matching.lexicon import opposed, place_of, words_in
from factcheck.matching.names import fits, name_words
from factcheck.matching.slots import Slot
from factcheck.matching.view import SentenceView
from factcheck.text.document import Span
from factcheck.values.interface import NameValue

ALIKE: Final = 0.6
"""Share of the sentence's content that must be matched before another name in it means another fact."""

LONG: Final = 7.0
"""Weight of matched words from which even the name of one of a kind is taken for an error."""

UNEXPLAINED: Final = 0.34
"""How much of the claim may be unmatched for other reasons, as a share of what is matched."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """A difference of fact: in which relation, the words on both sides, and their span in the sentence."""

    relation: Relation
    stated: str
    reference: str
    span: Span


def contrasts(alignment: Alignment, view: SentenceView, denial: Span | None, filled: frozenset[str]) -> list[Contrast]:
    """The differences of fact in the gaps of an alignment; none where other gaps leave too much unexplained.

    `denial` is the place of a negation that stands on one side only; with an opposite it says the same again ("not
    closed" is open). `filled` are the names of slots that a name of the sentence fills already.
    """
    differences: list[Contrast] = []
    unexplained = 0.0
    for gap in alignment.gaps:
        contrast = _opposite(gap, alignment, view) or _other_name(gap, alignment, view)
        if contrast is not None and contrast.reference in filled:
            continue
        if contrast is not None:
            differences.append(contrast)
        else:
            unexplained += sum(unit.weight for unit in gap.claim)
    if denial is not None:
        flips = [contrast for contrast in differences if contrast.relation is Relation.OPPOSITE]
        if flips:
            differences = [contrast for contrast in differences if contrast.relation is not Relation.OPPOSITE]
        else:
            differences.append(Contrast(Relation.NEGATION, denial.of(view.analysis.text), "the opposite", denial))
    total = sum(one.weight for one, _ in alignment.pairs)
    return differences if unexplained <= UNEXPLAINED * total else []


def names_in(slots: Iterable[Slot]) -> frozenset[str]:
    """The names that fill slots, whole and word by word: what else stands there is the slot's matter."""
    return frozenset(
        word
        for slot in slots
        for reference in slot.references
        if isinstance(reference.value, NameValue)
        for word in (" ".join(name_words(reference.value.name)), *name_words(reference.value.name))
    )


def _opposite(gap: Gap, alignment: Alignment, view: SentenceView) -> Contrast | None:
    same_otherwise = alignment.whole_share >= ALIKE
    for ours in gap.claim:
        for theirs in gap.sentence:
            named = UnitKind.NAME in (ours.kind, theirs.kind) or UnitKind.VALUE in (ours.kind, theirs.kind)
            if not named and opposed(ours.lower, theirs.lower, same_otherwise=same_otherwise):
                return Contrast(Relation.OPPOSITE, theirs.lower, ours.lower, _span(theirs, theirs, view))
    return None


def _other_name(  # noqa: PLR0911 - one return a reason why it is none
    gap: Gap, alignment: Alignment, view: SentenceView
) -> Contrast | None:
    ours = [unit for unit in gap.claim if unit.kind is UnitKind.NAME and unit.lower not in words_in("titles")]
    theirs = [unit for unit in gap.sentence if unit.kind is UnitKind.NAME and unit.lower not in words_in("titles")]
    rest = [unit for unit in gap.claim + gap.sentence if unit.kind in (UnitKind.WORD, UnitKind.VALUE)]
    if not ours or not theirs or rest or _is_list(theirs, view):
        return None
    if _linked(gap.claim, ours) != _linked(gap.sentence, theirs):
        return None
    if alignment.whole_share < ALIKE and not all(place_of(unit.lower) for unit in (*ours, *theirs)):
        return None
    if _is_partial(ours[0], ours[-1], [one for one, _ in alignment.pairs]):
        return None
    if alignment.weight < LONG and _names_a_kind(ours[-1], theirs[-1], alignment):
        return None
    one, other = tuple(unit.lower for unit in ours), tuple(unit.lower for unit in theirs)
    if not _exclude(one, other) or _has_moved(alignment, ours, theirs):
        return None
    span = _span(theirs[0], theirs[-1], view)
    return Contrast(Relation.NAME, span.of(view.analysis.text), " ".join(one), span)


def _names_a_kind(ours: Unit, theirs: Unit, alignment: Alignment) -> bool:
    """Whether the names only tell one of a kind from another: "its Warsaw summit" is not its Wales summit."""
    return any(
        one.kind is UnitKind.WORD and one.first == ours.last and other.first == theirs.last
        for one, other in alignment.pairs
    )


def _linked(units: tuple[Unit, ...], names: list[Unit]) -> str:
    """The function word right before names in a gap: "to Montgomery" and "on Highway 80" are not in the same place."""
    before = [unit.lower for unit in units if unit.kind is UnitKind.SMALL and unit.last <= names[0].first]
    return next((word for word in reversed(before) if word not in {"the", "a", "an"}), "")


def _is_partial(first: Unit, last: Unit, matched: list[Unit]) -> bool:
    """Whether the words are one end of a name whose other words are matched: another form of the same name."""
    before = any(unit.kind is UnitKind.NAME and unit.last == first.first for unit in matched)
    after = any(unit.kind is UnitKind.NAME and unit.first == last.last for unit in matched)
    return before != after


def _is_list(units: list[Unit], view: SentenceView) -> bool:
    """Whether names are listed: what holds of one thing more does not exclude another."""
    gaps = view.analysis.gaps
    return any("," in gaps[unit.last - 1] for unit in units[:-1])


def _has_moved(alignment: Alignment, ours: list[Unit], theirs: list[Unit]) -> bool:
    """Whether the claim's name stands elsewhere in the sentence as often as in the claim, and the other is none of the
    claim's: not two names that changed places."""
    claim = [one for one, _ in alignment.pairs] + [unit for gap in alignment.gaps for unit in gap.claim]
    sentence = [other for _, other in alignment.pairs] + [unit for gap in alignment.gaps for unit in gap.sentence]
    there, here = (Counter(u.lower for u in side if u.kind is UnitKind.NAME) for side in (claim, sentence))
    return not any(u.lower in there for u in theirs) and all(here[u.lower] >= there[u.lower] for u in ours)


def _exclude(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if fits(one, other) or fits(other, one) or set(one) & set(other):
        return False
    return place_of(" ".join(one)) is None or place_of(" ".join(one)) != place_of(" ".join(other))


def _span(first: Unit, last: Unit, view: SentenceView) -> Span:
    words = view.analysis.words
    return Span(words[first.first].start, words[last.last - 1].end)
