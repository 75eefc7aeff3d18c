"""Phrasings: a claim's statement and each of its `also` phrases, compiled to names, attribute words and value slots.

First stage of matching. Nothing is required of the author: a bare sentence compiles. The values of the statement are
the slots, unless the claim says by `value` which of them it holds an article to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil
from typing import Final

from factcheck.matching.analysis import Analysis
from factcheck.matching.known_names import Form, KnownNames
from factcheck.matching.lexicon import is_known_word, light_verbs, place_of
from factcheck.matching.names import LINKS, SHORT, name_words
from factcheck.matching.slots import Slot, meets, slot_at
from factcheck.registry.claim import Claim, Reference
from factcheck.text.fold import fold
from factcheck.values.interface import (
    Amount,
    Bound,
    DateValue,
    Mention,
    NameValue,
    PercentValue,
    Role,
)
from factcheck.values.interval import Interval

NAME_WEIGHT: Final = 1.5
WORD_WEIGHT: Final = 1.0
LIGHT_WEIGHT: Final = 0.25
"""What a name, an attribute word, and a verb that says little by itself ("have", "get") count for in coverage."""
LEAST_SHARE: Final = 0.4
"""The share of a phrasing's anchors, by number, that a sentence must hold to be looked at."""
LEAST_WORDS: Final = 0.3
"""The share of its attribute words, by weight."""
NAME: Final = "^"
"""Marks the key of a word of a name, so that "Turkey" and "turkey" are filed apart."""
COMMON: Final = "_"
"""Marks the key of the last word of an alias in lower case ("the alliance")."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Something of a phrasing that a sentence must speak of: a name or an attribute word.

    `keys` are the keys by which a sentence's words are looked up; `forms` the other ways of writing a name, each as its
    words; `first` and `last` bound its words in the phrasing. A `light` one says little by itself; `acronym` is the
    key of the initials of the words around it ("gross national income" may be written "GNI").
    """

    text: str
    first: int
    last: int
    keys: frozenset[str]
    forms: tuple[Form, ...] = ()
    light: bool = False
    acronym: str = ""

    @property
    def is_name(self) -> bool:
        """Whether it is a name rather than an attribute word."""
        return bool(self.forms)

    @property
    def weight(self) -> float:
        """What it counts for in coverage."""
        return LIGHT_WEIGHT if self.light else NAME_WEIGHT if self.forms else WORD_WEIGHT


@dataclass(eq=False)
class Phrasing:
    """One way of stating a claim. `number` is 0 for its statement, then its `also` phrases in order."""

    claim: Claim
    number: int
    analysis: Analysis
    anchors: tuple[Anchor, ...]
    slots: tuple[Slot, ...]
    known: KnownNames

    @cached_property
    def weight(self) -> float:
        """What all its anchors count for."""
        return sum(anchor.weight for anchor in self.anchors)

    def may_be_in(self, keys: frozenset[str]) -> bool:
        """Whether a sentence with these keys can hold enough of it: a share of its anchors, and of its attribute
        words."""
        held = [anchor for anchor in self.anchors if not anchor.keys.isdisjoint(keys)]
        if len(held) < need(len(self.anchors)):
            return False
        words = sum(anchor.weight for anchor in self.anchors if not anchor.is_name)
        return not words or sum(anchor.weight for anchor in held if not anchor.is_name) >= LEAST_WORDS * words

    @cached_property
    def names(self) -> tuple[Anchor, ...]:
        """Its names, the likely subject first; one in brackets only explains another, and comes last."""
        names = (anchor for anchor in self.anchors if anchor.is_name)
        return tuple(sorted(names, key=lambda anchor: anchor.light))


def need(anchors: int) -> int:
    """How many of so many anchors a sentence must hold."""
    return max(1, ceil(LEAST_SHARE * anchors))


def compile_claim(claim: Claim, known: KnownNames) -> tuple[Phrasing, ...]:
    """The phrasings of a claim: its statement first, then its `also` phrases. `known` are the names it can use."""
    statement = Analysis(fold(claim.claim).text)
    own = tuple(_statement_slots(claim, statement))
    filled = frozenset(name_words(r.value.name) for r in claim.references if isinstance(r.value, NameValue))
    phrasings = [Phrasing(claim, 0, statement, anchors_of(statement, filled, known), own, known)]
    for number, phrase in enumerate(claim.also, start=1):
        analysis = Analysis(fold(phrase).text)
        slots = tuple(_phrase_slots(analysis, own))
        phrasings.append(Phrasing(claim, number, analysis, anchors_of(analysis, filled, known), slots, known))
    return tuple(phrasings)


def _statement_slots(claim: Claim, analysis: Analysis) -> Iterator[Slot]:
    if not claim.references:
        stated = [m for m in analysis.mentions if not m.latent]
        for number, mention in enumerate(stated):
            reference = Reference(mention.value, mention.text, None, claim.accept, claim.tolerance, claim.bound)
            yield slot_at(number, (reference,), mention, analysis)
        yield from _change(len(stated), stated)
        return
    references = tuple(_with_defaults(reference, claim) for reference in claim.references)
    shown = _stated_in(analysis, references)
    yield slot_at(0, references, shown, analysis)
    for number, mention in enumerate(analysis.mentions, start=1):
        if isinstance(mention.value, DateValue) and not mention.latent and mention is not shown:
            when = slot_at(number, (Reference(mention.value, mention.text),), mention, analysis)
            yield replace(when, qualifier=True)


def _change(number: int, stated: list[Mention]) -> Iterator[Slot]:
    """The slot for "by how much", of a claim that says from what to what."""
    ends = {mention.role: mention for mention in stated if mention.role in (Role.FROM, Role.TO)}
    if len(ends) != 2:  # noqa: PLR2004 - from and to
        return
    start, end = ends[Role.FROM], ends[Role.TO]
    match start.value, end.value:
        case PercentValue() as low, PercentValue() as high if low.amount.stated is not None:
            difference = abs((high.amount.stated or low.amount.stated) - low.amount.stated)
            step = max(low.amount.step or difference, high.amount.step or difference)
            value = PercentValue(Amount(difference, Interval.at(difference).widened(step / 2), step=step), points=True)
            text = f"{difference} percentage points (from {start.text} to {end.text})"
            yield Slot(number, (Reference(value, text),), "percent", role=Role.BY)
        case _:
            return


def _with_defaults(reference: Reference, claim: Claim) -> Reference:
    return replace(
        reference,
        accept=reference.accept or claim.accept,
        tolerance=reference.tolerance or claim.tolerance,
        bound=reference.bound if reference.bound is not Bound.EXACT else claim.bound,
    )


def _stated_in(analysis: Analysis, references: tuple[Reference, ...]) -> Mention | None:
    """The mention of a phrase that shows the value of a slot: one that agrees with it, else the first of its kind."""
    same = [m for m in analysis.mentions if type(m.value) is type(references[0].value)]
    shown = (m for m in same if any(meets(m.value, reference.value) for reference in references))
    return next(shown, next(iter(same), None))


def _phrase_slots(analysis: Analysis, own: tuple[Slot, ...]) -> Iterator[Slot]:
    taken: set[int] = set()
    for slot in own:
        mention = _stated_in(analysis, slot.references)
        if mention is not None and mention.span.start not in taken:
            taken.add(mention.span.start)
            found = slot_at(slot.number, slot.references, mention, analysis)
            yield replace(found, head=found.head | slot.head)
        else:
            yield replace(slot, mention=None, near=frozenset(), preposition="")


def anchors_of(analysis: Analysis, filled: frozenset[tuple[str, ...]], known: KnownNames) -> tuple[Anchor, ...]:
    """The names and attribute words of a phrase, in order, without the names that fill a slot."""
    found = _registered(analysis, filled, known)
    taken = {at for anchor in found for at in range(anchor.first, anchor.last)}
    for run in analysis.names:
        if run.words in filled or not taken.isdisjoint(range(run.first, run.last)):
            continue
        forms = known.forms(" ".join(run.words))
        written = _written(analysis, run.first, run.last)
        if run.sure or known.knows(run.words):
            found.append(
                Anchor(written, run.first, run.last, name_keys(forms), forms, light=_is_bracketed(analysis, run.first))
            )
        elif not is_known_word(run.words[0]):
            keys = name_keys(forms) | analysis.keys[run.first]
            found.append(Anchor(written, run.first, run.last, keys, forms))
    named = {at for anchor in found for at in range(anchor.first, anchor.last)}
    named.update(at for run in analysis.names if run.words in filled for at in range(run.first, run.last))
    for at, word in enumerate(analysis.words):
        if at not in named and not analysis.stops[at] and analysis.mention_of[at] is None:
            light = analysis.lemmas[at] in light_verbs()
            found.append(Anchor(word.text, at, at + 1, analysis.keys[at], light=light))
    return _with_acronyms(sorted(found, key=lambda anchor: anchor.first))


def _with_acronyms(anchors: list[Anchor]) -> tuple[Anchor, ...]:
    """The anchors, each attribute word with the initials of the row of such words that it stands in."""
    found: list[Anchor] = []
    at = 0
    while at < len(anchors):
        end = at + 1
        while end < len(anchors) and anchors[end].first == anchors[end - 1].last and not anchors[end].is_name:
            end += 1
        row = anchors[at:end]
        if LEAST_ACRONYM <= len(row) <= MOST_ACRONYM and not row[0].is_name:
            key = NAME + "".join(anchor.text[0].lower() for anchor in row)
            row = [replace(anchor, keys=anchor.keys | {key}, acronym=key) for anchor in row]
        found.extend(row)
        at = end
    return tuple(found)


LEAST_ACRONYM: Final = 3
MOST_ACRONYM: Final = 5
"""Words that an acronym stands for."""


def _is_bracketed(analysis: Analysis, at: int) -> bool:
    before = analysis.text[: analysis.words[at].start]
    return before.count("(") > before.count(")")


def _registered(analysis: Analysis, filled: frozenset[tuple[str, ...]], known: KnownNames) -> list[Anchor]:
    """The names of several words that the registry lists, found as they are written, small words and all ("Treaty on
    European Union")."""
    lower = [word.lower for word in analysis.words]
    found: list[Anchor] = []
    at = 0
    while at < len(lower):
        names = known.long_names(lower[at]) if analysis.words[at].is_capital else []
        name = next(
            (n for n in names if tuple(lower[at : at + len(n)]) == n and name_words(" ".join(n)) not in filled), None
        )
        if name is None:
            at += 1
            continue
        forms = known.forms(" ".join(name))
        found.append(Anchor(_written(analysis, at, at + len(name)), at, at + len(name), name_keys(forms), forms))
        at += len(name)
    return found


def _written(analysis: Analysis, first: int, last: int) -> str:
    return analysis.text[analysis.words[first].start : analysis.words[last - 1].end]


def name_keys(forms: Iterable[Form]) -> frozenset[str]:
    """The keys by which the uses of a name are found in a sentence: the words of each form, its place, its acronym."""
    keys: set[str] = set()
    for form in forms:
        if form.common:
            keys.add(COMMON + form.words[-1])
            continue
        keys.update(NAME + word for word in form.words if word not in LINKS)
        keys.update(NAME + short for short, full in SHORT.items() if full in form.words)
        place = place_of(" ".join(form.words))
        if place is not None:
            keys.add(NAME + place)
        initials = "".join(word[0] for word in form.words if word not in LINKS and word not in {"the", "and", "for"})
        if len(initials) > 1:
            keys.add(NAME + initials)
    return frozenset(keys)


def name_anchor(name: str, known: KnownNames) -> Anchor:
    """An anchor for a name that stands in no phrasing, to look for it in a sentence."""
    forms = known.forms(name)
    return Anchor(name, 0, 0, name_keys(forms), forms)
