"""Seeds: the sentences that a claim's own words make, each with the value that it states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from factcheck.comparison.compare import compare
from factcheck.comparison.interface import Verdict
from factcheck.matching.index import index_of
from factcheck.matching.known_names import same_name
from factcheck.matching.phrasing import Phrasing
from factcheck.matching.slots import Slot
from factcheck.registry.claim import Claim, Rating, Reference
from factcheck.registry.registry import Registry
from factcheck.text.document import Span
from factcheck.text.words import words
from factcheck.upkeep.mutation.interface import Seed
from factcheck.upkeep.mutation.period import day_in
from factcheck.upkeep.mutation.writing import date_in_words
from factcheck.values.interface import DateValue, Grain, NameValue, Role

NOWHERE: Final = Span(0, 0)
AHEAD: Final = frozenset({"will", "would", "shall"})
ENDS: Final = (".", "!", "?")


class Named(NamedTuple):
    """A name that is the value of a claim, with the keys of what that claim says of it."""

    name: str
    words: frozenset[str]


def names_in(registry: Registry) -> tuple[Named, ...]:
    """The names that are values of claims, in order, each once for a claim."""
    index = index_of(registry)
    return tuple(
        Named(name, words)
        for number, claim in enumerate(registry.claims)
        if any(isinstance(reference.value, NameValue) for reference in claim.references)
        for words in (said_in(index.phrasing(number, 0)),)
        for name in dict.fromkeys(r.value.name for r in claim.references if isinstance(r.value, NameValue))
    )


def said_in(phrasing: Phrasing) -> frozenset[str]:
    """The keys of the attribute words of a phrasing that say something by themselves."""
    words = (anchor for anchor in phrasing.anchors if not anchor.is_name and not anchor.light)
    return frozenset().union(*(anchor.keys for anchor in words))


def seeds_of(claim: Claim, registry: Registry, names: Sequence[Named]) -> Iterator[Seed]:
    """The seeds of a claim of a registry of that claim alone; `names` are those of the whole registry."""
    index = index_of(registry)
    if claim.rating is not Rating.TRUE:  # held to as a sentence: another value would be another falsehood
        yield _plain(index.phrasing(0, 0), registry)
        return
    for number in range(len(claim.also) + 1):
        phrasing = index.phrasing(0, number)
        found = [seed for slot in phrasing.slots if (seed := _seed(phrasing, slot, registry, names))]
        if not found and not number:
            found = [_plain(phrasing, registry)]
        yield from found


def _plain(phrasing: Phrasing, registry: Registry) -> Seed:
    """The statement of a claim without a value."""
    text = _sentence(phrasing.analysis.text)
    groups = (*phrasing.claim.names, *registry.names)
    return Seed(phrasing.claim, 0, text, NOWHERE, NOWHERE, None, (), None, None, phrasing.known, groups=groups)


def _seed(phrasing: Phrasing, slot: Slot, registry: Registry, names: Sequence[Named]) -> Seed | None:
    placed = None if slot.qualifier or slot.role is Role.BY else _placed(phrasing, slot)
    if placed is None:
        return None
    text, span, core = placed
    shown = _shown(slot, phrasing)
    published = day_in(shown.period) if shown.period else _before(shown, text)
    value = slot.mention.value if slot.mention else shown.value
    others = _others(shown, phrasing, names) if isinstance(value, NameValue) else ()
    groups = (*phrasing.claim.names, *registry.names)
    of = (slot.references, shown, published, phrasing.known)
    return Seed(phrasing.claim, phrasing.number, text, span, core, value, *of, others, groups)


def _before(shown: Reference, text: str) -> date | None:
    """The day before the date that a sentence looks ahead to: of an article from then on it would state nothing."""
    low = shown.value.interval.low if isinstance(shown.value, DateValue) else None
    if low is None or AHEAD.isdisjoint(words(text)) or not date.min.toordinal() < low < date.max.toordinal():
        return None
    return date.fromordinal(int(low) - 1)


def _placed(phrasing: Phrasing, slot: Slot) -> tuple[str, Span, Span] | None:
    """The sentence of a phrasing and where its value stands; a phrase that only names an event is given its date."""
    text = phrasing.analysis.text
    if slot.mention:
        span = slot.mention.span
        return _sentence(text), span, slot.mention.core or span
    value = slot.references[-1].value
    if isinstance(value, NameValue):
        at = text.find(value.name)
        span = Span(at, at + len(value.name))
        return None if at < 0 else (_sentence(text), span, span)
    if not isinstance(value, DateValue) or not phrasing.number or len(phrasing.slots) > 1:
        return None
    written = date_in_words(value, value.grain)
    if written is None:
        return None
    before = f"{text.rstrip(''.join(ENDS))} {'on' if value.grain is Grain.DAY else 'in'} "
    span = Span(len(before), len(before) + len(written))
    return _sentence(before + written), span, span


def _sentence(text: str) -> str:
    whole = text[:1].upper() + text[1:]
    return whole if whole.endswith(ENDS) else f"{whole}."


def _shown(slot: Slot, phrasing: Phrasing) -> Reference:
    """The reference that a phrasing shows: the latest that agrees with it, else the latest."""
    if slot.mention:
        for reference in reversed(slot.references):
            outcome = compare(slot.mention.value, reference, text=slot.mention.text, names=phrasing.known)
            if outcome.verdict is Verdict.CONSISTENT:
                return reference
    return slot.references[-1]


def _others(shown: Reference, phrasing: Phrasing, names: Sequence[Named]) -> tuple[str, ...]:
    """Names that can stand in the place of one: those that the claim lists; else those of which other claims say the
    same, unless the claim has others of its own, in other periods."""
    if shown.one_of:
        return shown.one_of
    own = {r.value.name for slot in phrasing.slots for r in slot.references if isinstance(r.value, NameValue)}
    if len(own) > 1:
        return ()
    said = said_in(phrasing)
    others = (name for name, words in names if not said.isdisjoint(words) and name not in phrasing.analysis.text)
    return tuple(
        dict.fromkeys(other for other in others if not any(same_name(other, name, phrasing.known) for name in own))
    )
