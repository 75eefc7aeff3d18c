"""Evidence: which anchors of a phrasing a sentence holds, where, and whether its subject is the phrasing's.

Third stage of matching. The pair alone decides: nothing here knows how many other claims there are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Final

from factcheck.matching.anaphora import opens_with_anaphor
from factcheck.matching.labels import is_label_of
from factcheck.matching.lexicon import is_reporting, stands_for
from factcheck.matching.names import NameRun, fits, same_word
from factcheck.matching.phrasing import LEAST_ACRONYM, MOST_ACRONYM, NAME, Anchor, Phrasing
from factcheck.matching.view import SentenceView


class Subject(Enum):
    """How the subject of a phrasing stands in a sentence."""

    NAMED = "named"
    PARTLY = "partly named"
    CARRIED = "carried over"
    NAMELESS = "the claim has no name"
    UNRESOLVED = "a pronoun without a name before it"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Hit:
    """An anchor found: in which words of the sentence, or carried over from an earlier one (then `first` is -1)."""

    anchor: Anchor
    first: int
    last: int
    carried: bool = False


@dataclass(eq=False)
class Found:
    """What a sentence holds of a phrasing.

    `coverage` is the weighted share of all anchors (of the attribute words, where a pronoun may stand for the names),
    `names` of its names, `words` of its attribute words (of the names, in a phrase of names alone); a share of
    nothing is 1.
    """

    phrasing: Phrasing
    hits: tuple[Hit, ...]
    subject: Subject
    coverage: float
    names: float
    words: float
    view: SentenceView

    def at(self) -> list[int]:
        """The words of the sentence that are anchors, each anchor at its first use."""
        return _words_of(self.hits)

    @cached_property
    def everywhere(self) -> set[int]:
        """The words of the sentence that are uses of an anchor, wherever they stand."""
        analysis, taken = self.view.analysis, set(self.at())
        forms = [form.words for hit in self.hits if hit.anchor.is_name for form in hit.anchor.forms if not form.common]
        for run in analysis.names:
            if any(fits(form, run.words) for form in forms):
                taken.update(range(run.first, run.last))
        keys = frozenset().union(*(hit.anchor.keys for hit in self.hits if not hit.anchor.is_name))
        taken.update(at for at, own in enumerate(analysis.keys) if not analysis.stops[at] and not keys.isdisjoint(own))
        return taken


def _words_of(hits: Iterable[Hit]) -> list[int]:
    return [index for hit in hits if not hit.carried for index in range(hit.first, hit.last)]


def find(phrasing: Phrasing, view: SentenceView) -> Found:
    """Look for every anchor of a phrasing in a sentence and, for names, in what carries over to it."""
    hits: list[Hit] = []
    for anchor in phrasing.anchors:
        hit = find_name(anchor, view) if anchor.is_name else _find_word(anchor, view, phrasing)
        if hit is None and anchor.is_name and view.is_anaphoric:
            hit = _carry(anchor, view)
        if hit is not None:
            hits.append(hit)
    weight = sum(hit.anchor.weight for hit in hits)
    subject = _subject(phrasing, hits, view)
    whole = phrasing.weight
    if subject is Subject.UNRESOLVED:
        whole = sum(anchor.weight for anchor in phrasing.anchors if not anchor.is_name)
    held = [hit.anchor for hit in hits]
    names = _share(held, phrasing.anchors, names=True)
    return Found(
        phrasing,
        tuple(hits),
        subject,
        weight / whole if whole else 0.0,
        names,
        _share(held, phrasing.anchors, names=False) if any(not a.is_name for a in phrasing.anchors) else names,
        view,
    )


def _share(found: Iterable[Anchor], anchors: Iterable[Anchor], *, names: bool) -> float:
    whole = sum(anchor.weight for anchor in anchors if anchor.is_name is names)
    return sum(anchor.weight for anchor in found if anchor.is_name is names) / whole if whole else 1.0


def _find_word(anchor: Anchor, view: SentenceView, phrasing: Phrasing | None = None) -> Hit | None:
    """The first use of an attribute word; a word of a longer name is none ("Founding Act" founds nothing), unless all
    the words of the name are the phrasing's, which is then a title in capitals: "Fertility Rate"."""
    analysis = view.analysis
    if anchor.measure:
        same = next((measure for measure in analysis.measures if measure.key == anchor.measure.key), None)
        if same is not None:
            return Hit(anchor, same.first, same.last)
    if anchor.acronym and anchor.acronym in view.name_keys:
        at = next((i for i, word in enumerate(analysis.words) if NAME + word.lower == anchor.acronym), None)
        if at is not None:
            return Hit(anchor, at, at + 1)
    if anchor.keys.isdisjoint(analysis.content):
        return None
    inside = None if view.caseless or anchor.text[:1].isupper() else analysis.name_of
    for at, keys in enumerate(analysis.keys):
        if analysis.stops[at] or anchor.keys.isdisjoint(keys):
            continue
        number = None if inside is None else inside[at]
        run = None if number is None else analysis.names[number]
        if run is None or run.last - run.first == 1 or (phrasing and _is_title_of(phrasing, run, view)):
            return Hit(anchor, at, at + 1)
    return None


def _is_title_of(phrasing: Phrasing, run: NameRun, view: SentenceView) -> bool:
    own = frozenset().union(*(anchor.keys for anchor in phrasing.anchors))
    keys = (view.analysis.keys[at] | {NAME + view.analysis.words[at].lower} for at in range(run.first, run.last))
    return all(not own.isdisjoint(word) for word in keys)


def find_name(anchor: Anchor, view: SentenceView) -> Hit | None:
    """The first use of a name in a sentence."""
    if anchor.keys.isdisjoint(view.name_keys):
        return _declared(anchor, view) or _spelled_out(anchor, view) or _find_word(anchor, view)
    analysis = view.analysis
    for form in anchor.forms:
        if form.common:
            at = _common(form.words, view)
            if at is not None and _named_elsewhere(anchor, view):
                return Hit(anchor, at, at + len(form.words))
            continue
        for run in analysis.names:
            if fits(form.words, run.words):
                return Hit(anchor, run.first, run.last)
        if is_label_of(form.words, analysis.words, analysis.text):
            return Hit(anchor, 0, len(form.words))
        if view.caseless:
            at = _common(form.words, view)
            if at is not None:
                return Hit(anchor, at, at + len(form.words))
    return _possessed(anchor, view) or _seated(anchor, view)


def _seated(anchor: Anchor, view: SentenceView) -> Hit | None:
    """A seat that stands for the name: "Moscow announced …" for Russia."""
    analysis = view.analysis
    wanted = {key[1:] for key in anchor.keys if key.startswith(NAME)}
    for run in analysis.names:
        acting = run.last < len(analysis.words) and is_reporting(analysis.words[run.last].lower)
        if not wanted.isdisjoint(stands_for(" ".join(run.words), acting=acting)):
            return Hit(anchor, run.first, run.last)
    return None


def _spelled_out(anchor: Anchor, view: SentenceView) -> Hit | None:
    """The words in lower case that an acronym of the claim stands for ("GDP": "gross domestic product")."""
    letters = anchor.text.lower()
    if not (anchor.text.isupper() and LEAST_ACRONYM <= len(letters) <= MOST_ACRONYM):
        return None
    words = view.analysis.words
    initials = "".join(word.lower[0] for word in words)
    at = initials.find(letters)
    if at < 0 or any(view.analysis.stops[at : at + len(letters)]):
        return None
    return Hit(anchor, at, at + len(letters))


def _possessed(anchor: Anchor, view: SentenceView) -> Hit | None:
    """A name inside a longer run of capitals (a headline, a list), or one with words in lower case ("the Dayton
    accords")."""
    words = view.analysis.words
    for form in anchor.forms:
        if form.common or len(form.words) < LONG_NAME:
            continue
        for at in range(len(words) - len(form.words) + 1):
            if words[at].is_capital and all(same_word(w, words[at + i].lower) for i, w in enumerate(form.words)):
                return Hit(anchor, at, at + len(form.words))
    return None


LONG_NAME: Final = 2
"""Words from which a name is itself inside a longer run of capitals."""


def _common(words: tuple[str, ...], view: SentenceView) -> int | None:
    own = view.analysis.words
    for at in range(len(own) - len(words) + 1):
        if all(own[at + i].lower == word for i, word in enumerate(words)):
            return at
    return None


def _named_elsewhere(anchor: Anchor, view: SentenceView) -> bool:
    proper = {key for key in anchor.keys if key.startswith(NAME)}
    return not proper.isdisjoint(view.view.all_name_keys)


def _declared(anchor: Anchor, view: SentenceView) -> Hit | None:
    """A use of an acronym that the document has declared for the name."""
    acronyms = view.view.acronyms
    if not acronyms:
        return None
    for run in view.analysis.names:
        long = acronyms.get(run.words[0]) if len(run.words) == 1 else None
        if long and any(fits(form.words, long) for form in anchor.forms if not form.common):
            return Hit(anchor, run.first, run.last)
    return None


def _carry(anchor: Anchor, view: SentenceView) -> Hit | None:
    for earlier in view.nearby:
        if find_name(anchor, earlier) is not None:
            return Hit(anchor, -1, -1, carried=True)
    return None


def _subject(phrasing: Phrasing, hits: list[Hit], view: SentenceView) -> Subject:
    names = phrasing.names
    if not names:
        return Subject.NAMELESS
    here = [hit.anchor for hit in hits if hit.anchor.is_name and not hit.carried]
    if names[0] in here:
        return Subject.NAMED
    carried = [hit.anchor for hit in hits if hit.carried]
    if names[0] in carried:
        return Subject.CARRIED
    unresolved = view.is_anaphoric and not view.has_antecedent and not _has_own_subject(hits, view)
    if here and (
        (unresolved and opens_with_anaphor(view.analysis)) or any(_goes_without_agent(hit, view) for hit in hits)
    ):
        return Subject.PARTLY
    return Subject.UNRESOLVED if unresolved and not here else Subject.ABSENT


BEING: Final = frozenset({"is", "are", "was", "were", "been", "being", "be"})


def _goes_without_agent(hit: Hit, view: SentenceView) -> bool:
    """Whether a word of the claim is passive or a noun ("was annexed", "the annexation of"): who did it may be left
    out."""
    if hit.carried or hit.anchor.is_name:
        return False
    words = view.analysis.words
    before = {word.lower for word in words[max(0, hit.first - 2) : hit.first]}
    after = words[hit.last].lower if hit.last < len(words) else ""
    return not before.isdisjoint(BEING) or after == "of" or (hit.first > 0 and words[hit.first - 1].possessive)


def _has_own_subject(hits: list[Hit], view: SentenceView) -> bool:
    """Whether a name that is none of the claim's stands among or before its words, in the clause where they begin; a
    name in an opening phrase with a comma ("On Rotten Tomatoes, the film …") does not."""
    analysis = view.analysis
    at = _words_of(hits)
    if not at:
        return False
    return any(
        run.sure
        and run.first < max(at)
        and analysis.clauses[run.first] == analysis.clauses[min(at)]
        and set(range(run.first, run.last)).isdisjoint(at)
        for run in analysis.names
    )
