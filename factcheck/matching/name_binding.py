"""Binding names: which name of a sentence stands in the name-valued slot of a claim. Beside `binding.py`, which binds
values.

A name is held against a claim only where the claim licenses it: by `one_of`, or as another place behind the claim's own
words, where a thing has one place.
"""

from __future__ import annotations

from typing import Final

from factcheck.matching.evidence import BEING, Found, Hit, find_name
from factcheck.matching.fit import CLOSE, Fit, distance_of
from factcheck.matching.known_names import NO_NAMES
from factcheck.matching.lexicon import is_place, may_hold, place_of
from factcheck.matching.phrasing import name_anchor
from factcheck.matching.scope import is_denied
from factcheck.matching.slots import Slot
from factcheck.matching.view import SentenceView
from factcheck.text.document import Span
from factcheck.values.interface import Mention, NameValue


def bind_names(found: Found, view: SentenceView) -> list[Fit]:
    """The names that fill a name-valued slot: one of the references, else a larger place, else another that the claim
    licenses by `one_of`, else, for a place, another place behind the same preposition."""
    fits = []
    for slot in found.phrasing.slots:
        if slot.kind != "name":
            continue
        hit = _licensed(slot, found, view) or _other_place(slot, found, view)
        if hit is None:
            continue
        words = view.analysis.words
        span = Span(words[hit.first].start, words[hit.last - 1].end)
        mention = Mention(span, NameValue(span.of(view.analysis.text)), "name", text=span.of(view.analysis.text))
        distance = distance_of(mention, found, view)
        if distance is not None and distance.words <= CLOSE + 2:
            score = 2.0 - 0.25 * distance.words - 0.5 * distance.clauses
            denied = is_denied(view.analysis, span) is not _is_denied_by(found, slot)
            reasons = ("the name is in the claim's place",)
            fits.append(Fit(slot, mention, score, shared=False, reasons=reasons, denied=denied))
    return fits


def _is_denied_by(found: Found, slot: Slot) -> bool:
    """Whether the claim itself says that it is not the name."""
    analysis = found.phrasing.analysis
    names = (reference.value.name for reference in slot.references if isinstance(reference.value, NameValue))
    places = ((analysis.text.find(name), len(name)) for name in names)
    return any(is_denied(analysis, Span(at, at + length)) for at, length in places if at >= 0)


def _licensed(slot: Slot, found: Found, view: SentenceView) -> Hit | None:
    """A name that the claim itself knows for the slot."""
    wanted = [r.value.name for r in slot.references if isinstance(r.value, NameValue)]
    within = [name for reference in slot.references for name in reference.within]
    others = [name for reference in slot.references for name in reference.one_of]
    for name in (*wanted, *within, *others):
        hit = find_name(name_anchor(name, found.phrasing.known), view)
        if hit is None or _is_adjective(hit, name, view):
            continue
        placed = name in others and view.analysis.words[hit.first - 1].lower in PLACED
        if placed and not _is_whole(hit.first - 2, set(found.at()), view):
            continue
        if not any(not h.carried and h.first <= hit.first < h.last for h in found.hits):
            return hit
    return None


def _other_place(slot: Slot, found: Found, view: SentenceView) -> Hit | None:
    """Another place where the claim's should stand: both are seats of countries or countries, and neither may hold the
    other."""
    reference = slot.references[-1].value
    if not isinstance(reference, NameValue) or not is_place(reference.name.lower()):
        return None
    analysis, taken = view.analysis, set(found.at())
    for run in analysis.names:
        name = " ".join(run.words)
        before = analysis.words[run.first - 1].lower if run.first else ""
        if (
            before not in PLACED
            or not _is_whole(run.first - 2, taken, view)
            or not taken.isdisjoint(range(run.first, run.last))
            or not is_place(name)
        ):
            continue
        if not may_hold(name, reference.name.lower()):
            return Hit(name_anchor(name, NO_NAMES), run.first, run.last)
    return None


def _is_whole(at: int, taken: set[int], view: SentenceView) -> bool:
    """Whether what stands before "in …" is the claim's own noun without more words to it, or a form of "be"."""
    analysis = view.analysis
    if at < 0 or analysis.words[at].lower in BEING:
        return at >= 0
    return at in taken and (at == 0 or analysis.stops[at - 1] or at - 1 in taken)


PLACED: Final = frozenset({"in"})
"""What stands before a place that something is in."""


def _is_adjective(hit: Hit, name: str, view: SentenceView) -> bool:
    """Whether a place is only named by its adjective: "Russian officers" are not in Russia."""
    words = [word.lower for word in view.analysis.words[hit.first : hit.last]]
    place = place_of(name.lower())
    return place is not None and len(words) == 1 and words[0].endswith(ADJECTIVES) and words[0] not in place.split()


ADJECTIVES: Final = ("an", "ans", "ese", "ish", "ch", "i", "is", "ic", "tch")
"""How adjectives and people's names of places end."""
