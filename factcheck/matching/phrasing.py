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

from factcheck.matching.align import Unit, units_of
from factcheck.matching.analysis import Analysis
from factcheck.matching.known_names import Form, KnownNames
from factcheck.matching.lexicon import GROUP, is_known_word, light_verbs, place_of
from factcheck.matching.measures import Measure, optional_words
from factcheck.matching.names import LINKS, SHORT, name_words
from factcheck.matching.slots import Slot, phrase_slots, statement_slots
from factcheck.registry.claim import Claim
from factcheck.text.fold import fold
from factcheck.values.interface import NameValue

NAME_WEIGHT: Final = 1.5
WORD_WEIGHT: Final = 1.0
LIGHT_WEIGHT: Final = 0.25
"""What a name, an attribute word, and a verb that says little by itself ("have", "get") count for in coverage."""
LEAST_SHARE: Final = 0.4
"""The share of a phrasing's anchors, by number, that a sentence must hold to be looked at."""
LEAST_WORDS: Final = 0.3
"""The share of its attribute words, by weight."""
NAMELESS: Final = 3
"""Attribute words, or all if there are fewer, that must be where none of the names is: what speaks of a claim without
its subject says nearly everything else."""
NAME: Final = "^"
"""Marks the key of a word of a name, so that "Turkey" and "turkey" are filed apart."""
COMMON: Final = "_"
"""Marks the key of the last word of an alias in lower case ("the alliance")."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Something of a phrasing that a sentence must speak of: a name or an attribute word.

    `keys` are the keys by which a sentence's words are looked up; `forms` the other ways of writing a name, each as its
    words; `first` and `last` bound its words in the phrasing. A `light` one says little by itself; `acronym` is the
    key of the initials of the words around it ("tonnes of oil equivalent" may be written "TOE"), or of the letters of a
    `measure` ("gross national income", "GNI").
    """

    text: str
    first: int
    last: int
    keys: frozenset[str]
    forms: tuple[Form, ...] = ()
    light: bool = False
    acronym: str = ""
    measure: Measure | None = None

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
        """Whether a sentence with these keys can hold enough of it: a share of its anchors and of its attribute words,
        and more of these where it holds none of its names."""
        held = [anchor for anchor in self.anchors if not anchor.keys.isdisjoint(keys)]
        if len(held) < need(len(self.anchors)):
            return False
        words = [anchor.weight for anchor in self.anchors if not anchor.is_name]
        there = [anchor.weight for anchor in held if not anchor.is_name]
        if self.names and len(there) == len(held) < min(NAMELESS, len(words)):
            return False
        return not words or sum(there) >= LEAST_WORDS * sum(words)

    @cached_property
    def units(self) -> list[Unit]:
        """What it is aligned by."""
        return units_of(self.analysis)

    @cached_property
    def names(self) -> tuple[Anchor, ...]:
        """Its names, the likely subject first; one in brackets only explains another, and comes last."""
        names = (anchor for anchor in self.anchors if anchor.is_name)
        return tuple(sorted(names, key=lambda anchor: anchor.light))


def need(anchors: int) -> int:
    """How many of so many anchors a sentence must hold."""
    return max(1, ceil(LEAST_SHARE * anchors))


def compile_statement(claim: Claim, known: KnownNames) -> Phrasing:
    """The phrasing that is a claim's statement. `known` are the names it can use."""
    statement = Analysis(fold(claim.claim).text)
    slots = tuple(statement_slots(claim, statement))
    return Phrasing(claim, 0, statement, anchors_of(statement, _filling(claim), known), slots, known)


def compile_phrase(statement: Phrasing, number: int) -> Phrasing:
    """The phrasing that is the `number`th `also` phrase of a claim, from 1; its slots are those of the statement."""
    claim = statement.claim
    analysis = Analysis(fold(claim.also[number - 1]).text)
    slots = tuple(phrase_slots(analysis, statement.slots))
    anchors = anchors_of(analysis, _filling(claim), statement.known)
    return Phrasing(claim, number, analysis, anchors, slots, statement.known)


def _filling(claim: Claim) -> frozenset[tuple[str, ...]]:
    """The names that fill a slot of a claim, each as its words."""
    return frozenset(name_words(r.value.name) for r in claim.references if isinstance(r.value, NameValue))


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
    found.extend(_measures(analysis))
    named.update(at for measure in analysis.measures for at in range(measure.first, measure.last))
    optional = optional_words(analysis.words, analysis.measures, analysis.mention_of)
    for at, word in enumerate(analysis.words):
        if at not in named and not analysis.stops[at] and analysis.mention_of[at] is None:
            light = at in optional or analysis.lemmas[at] in light_verbs()
            found.append(Anchor(word.text, at, at + 1, analysis.keys[at], light=light))
    return _with_acronyms(sorted(found, key=lambda anchor: anchor.first))


def _measures(analysis: Analysis) -> Iterator[Anchor]:
    """Its measures, each an attribute word; one that only tells how another is taken says little by itself."""
    for measure in analysis.measures:
        letters = NAME + measure.key.removeprefix(GROUP)
        light = measure.is_basis or _is_bracketed(analysis, measure.first)
        written = _written(analysis, measure.first, measure.last)
        keys = frozenset({measure.key, letters})
        yield Anchor(written, measure.first, measure.last, keys, light=light, acronym=letters, measure=measure)


def _with_acronyms(anchors: list[Anchor]) -> tuple[Anchor, ...]:
    """The anchors, each attribute word with the initials of the row of such words that it stands in."""
    found: list[Anchor] = []
    at = 0
    while at < len(anchors):
        end = at + 1
        while end < len(anchors) and _follows(anchors[end], anchors[end - 1]):
            end += 1
        row = anchors[at:end]
        if LEAST_ACRONYM <= len(row) <= MOST_ACRONYM and not row[0].is_name and row[0].measure is None:
            key = NAME + "".join(anchor.text[0].lower() for anchor in row)
            row = [replace(anchor, keys=anchor.keys | {key}, acronym=key) for anchor in row]
        found.extend(row)
        at = end
    return tuple(found)


def _follows(anchor: Anchor, before: Anchor) -> bool:
    return anchor.first == before.last and not anchor.is_name and anchor.measure is None


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
        names = known.long_names(lower, at) if analysis.words[at].is_capital else ()
        name = next((name for name in names if name_words(" ".join(name)) not in filled), None)
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
