"""Objections: what speaks against a sentence's being about a claim, or against a value's being the claim's.

Two ordered tables, told apart by what they drop: the whole pair (here), or one value (`value_objections.py`). The first
row that holds is the reason that `explain` prints. Most wrong flags of similarity systems are one of these rows:
another subject, a part of the subject, another time, a subset of what the claim counts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from factcheck.matching.align import Alignment, align
from factcheck.matching.analysis import Analysis
from factcheck.matching.basis import is_of_another_measure
from factcheck.matching.cues import cues_in
from factcheck.matching.evidence import Found, Hit, Subject
from factcheck.matching.lexicon import inflected, place_of, words_in
from factcheck.matching.polarity import is_denied_aside
from factcheck.matching.slots import meets
from factcheck.matching.view import SentenceView
from factcheck.registry.claim import Claim
from factcheck.text.fold import fold
from factcheck.text.words import words
from factcheck.values.interface import Mention, NumberValue, PercentValue

WORTH_ALIGNING: Final = 0.5
"""The share of a claim's anchors that must be found for an alignment to be worth a look."""
ALIGNED_WORDS: Final = 120
"""Words up to which a sentence is aligned word for word: the cost grows with its length times the claim's."""
NEARLY_SAME: Final = 0.75
HALF_ALIKE: Final = 0.5
LONG_ENOUGH: Final = 7.0
ENOUGH_WITH_SUBJECT: Final = 4.0
LONG: Final = 10.0
WORD_FOR_WORD: Final = 0.9
"""Share of the sentence and weight of words that must be matched before another subject in them is an error and not
another thing that the same is said of."""

PART_OF: Final = frozenset({"of", "in", "from", "at", "within", "among"})


@dataclass(eq=False)
class Pairing:
    """A phrasing and a sentence with all that was found of the one in the other."""

    found: Found
    view: SentenceView

    @cached_property
    def alignment(self) -> Alignment | None:
        """The two aligned word for word, where they share half of the claim's words."""
        if self.found.coverage < WORTH_ALIGNING or len(self.view.analysis.words) > ALIGNED_WORDS:
            return None
        return align(self.found.phrasing.units, self.view.units)

    @cached_property
    def alike(self) -> float:
        """The share of the words of both that is matched, the lesser one."""
        return min(self.alignment.claim_share, self.alignment.whole_share) if self.alignment else 0.0


@dataclass(frozen=True, slots=True)
class Objection:
    """A row: its words, and when it holds."""

    label: str
    holds: Callable[[Pairing], bool]


@lru_cache(maxsize=8_192)
def _lemmas_of(phrase: str) -> tuple[str, ...]:
    return tuple(inflected(word) for word in words(fold(phrase).text))


def is_excluded(pairing: Pairing) -> bool:
    """Whether the sentence holds one of the words that, by the claim, mean another fact."""
    return bool(excluding(pairing))


def excluding(pairing: Pairing) -> tuple[str, ...]:
    """The `unless` words of the claim that the sentence holds."""
    return unless_words_in(pairing.view.analysis, pairing.found.phrasing.claim)


def unless_words_in(analysis: Analysis, claim: Claim) -> tuple[str, ...]:
    """The `unless` words of a claim that a sentence holds."""
    return tuple(phrase for phrase in claim.unless if _holds(analysis.lemmas, _lemmas_of(phrase)))


def _holds(lemmas: list[str], phrase: tuple[str, ...]) -> bool:
    if not phrase or phrase[0] not in lemmas:
        return False
    return any(tuple(lemmas[at : at + len(phrase)]) == phrase for at in range(len(lemmas) - len(phrase) + 1))


def is_absent(pairing: Pairing) -> bool:
    """Whether the claim's subject is not spoken of, and the sentence is not the claim word for word but for names."""
    if pairing.found.subject is not Subject.ABSENT:
        return False
    least = max(LONG_ENOUGH, _enough(pairing))
    if sum(unit.weight for unit in pairing.found.phrasing.units) < least:
        return True
    alignment = pairing.alignment
    return alignment is None or alignment.alike_but_names < WORD_FOR_WORD or alignment.weight < least


def tells_of_an_error(pairing: Pairing) -> bool:
    """Whether the sentence says that somebody else stated something wrongly."""
    return any(cue.kind in ("error", "mended") for cue in cues_in(pairing.view.analysis, "corrections"))


def is_of_another(pairing: Pairing) -> bool:
    """Whether a name of the claim is missing and another stands among its words.

    Where nearly the whole of two long sentences agrees, the other name is the error (`contrast.py` decides), not a sign
    of another topic.
    """
    found, view, alignment = pairing.found, pairing.view, pairing.alignment
    held = {id(hit.anchor) for hit in found.hits}
    missing = [anchor for anchor in found.phrasing.names if id(anchor) not in held and not anchor.light]
    if not missing or found.subject is Subject.UNRESOLVED:
        return False
    if _misses_an_object(pairing):
        return True
    if found.subject is Subject.NAMED and _is_of_one_place(pairing):
        return False
    if alignment is not None and alignment.alike_but_names >= NEARLY_SAME and alignment.weight >= _enough(pairing):
        return False
    analysis, taken = view.analysis, found.everywhere
    clauses = {analysis.clauses[at] for at in found.at()}
    return any(
        run.sure and taken.isdisjoint(range(run.first, run.last)) and analysis.clauses[run.first] in clauses
        for run in analysis.names
    )


def is_denied_elsewhere(pairing: Pairing) -> bool:
    """Whether a negation makes the difference that may deny something else, in a sentence that is little like the
    claim."""
    return pairing.alike < HALF_ALIKE and is_denied_aside(pairing.found)


def _enough(pairing: Pairing) -> float:
    """How much must be matched before another name is an error: more where the subject itself is another, and more
    again where the values differ too, which tells of another thing."""
    alignment = pairing.alignment
    values = alignment is None or all(
        meets(ours.mention.value, theirs.mention.value)
        for ours, theirs in alignment.pairs
        if ours.mention is not None and theirs.mention is not None
    )
    if not values:
        return LONG
    return ENOUGH_WITH_SUBJECT if pairing.found.subject is Subject.NAMED else LONG_ENOUGH


def _is_of_one_place(pairing: Pairing) -> bool:
    """Whether all that is missing is the place of something that has one place only ("born in", "has its seat in")."""
    found = pairing.found
    own, held = found.phrasing.analysis, {id(hit.anchor) for hit in found.hits}
    missing = [anchor for anchor in found.phrasing.anchors if id(anchor) not in held and not anchor.light]
    if not all(a.is_name and a.first and own.words[a.first - 1].lower in {"in", "at"} for a in missing):
        return False
    single = {inflected(word) for word in words_in("single-place")}
    return len(missing) == 1 and any(
        hit.anchor.text.lower() in single or inflected(hit.anchor.text) in single for hit in found.hits
    )


def _misses_an_object(pairing: Pairing) -> bool:
    """Whether a name that the claim's verb acts on is missing: "Russia annexed four regions" is not about Crimea.

    A name behind a preposition is an adjunct that may be left out; the first name is the subject's matter.
    """
    found = pairing.found
    own, held = found.phrasing.analysis, {id(hit.anchor) for hit in found.hits}
    if found.phrasing.number or pairing.alike >= NEARLY_SAME:
        return False
    for anchor in found.phrasing.names[1:]:
        before = own.words[anchor.first - 1] if anchor.first else None
        acted_on = before is not None and not own.stops[anchor.first - 1] and not before.is_capital
        if acted_on and id(anchor) not in held and own.mention_of[anchor.first - 1] is None:
            return True
    return False


def is_of_a_part(pairing: Pairing) -> bool:
    """Whether the sentence speaks of a part of the claim's subject: "the northern village of Tarn Island", "under-25s
    in Norland", where the claim does not."""
    found, view = pairing.found, pairing.view
    analysis, taken = view.analysis, set(found.at())
    for hit in found.hits:
        if hit.carried or not hit.anchor.is_name or hit.anchor is not found.phrasing.names[0]:
            continue
        if _is_place_of(view, hit):
            return True
        noun = _governing_noun(view, hit.first)
        if noun is None or noun in taken or analysis.name_of[noun] is not None:
            continue
        own = found.phrasing.analysis
        before = own.words[hit.anchor.first - 1].lower if hit.anchor.first else ""
        if before not in PART_OF or analysis.words[noun - 1].lower in GROUPING:
            return True
    return _is_of_a_possession(found)


def _is_of_a_possession(found: Found) -> bool:
    """Whether the sentence speaks of somebody near the claim's subject ("Curie's sister"), and the claim does not."""
    subject = found.phrasing.names[0] if found.phrasing.names else None
    own, analysis, taken = found.phrasing.analysis, found.view.analysis, found.everywhere
    return any(
        hit.anchor is subject
        and not hit.carried
        and analysis.words[hit.last - 1].possessive
        and not own.words[hit.anchor.last - 1].possessive
        and hit.last < len(analysis.words)
        and analysis.lemmas[hit.last] in words_in("relatives")
        and hit.last not in taken
        for hit in found.hits
    )


def _is_place_of(view: SentenceView, hit: Hit) -> bool:
    """Whether a name only tells where the town before it lies: "the population of Belgrade, Serbia", "Belgrade, Serbia,
    has"."""
    analysis, at = view.analysis, hit.first
    number = analysis.name_of[at - 1] if at and analysis.gaps[at - 1] == ", " else None
    if number is None:
        return False
    town = analysis.names[number]
    led = town.first > 0 and analysis.words[town.first - 1].lower in PART_OF
    opens = town.first == 0 and analysis.gaps[hit.last - 1] == ", "
    return (
        (led or opens)
        and not analysis.words[hit.last - 1].possessive
        and town.last == at
        and place_of(" ".join(town.words)) is None
    )


def _governing_noun(view: SentenceView, at: int) -> int | None:
    """The word that "of X" or "in X" belongs to, in the same clause, if a noun phrase with an article leads to it."""
    analysis = view.analysis
    link = at - 1
    while link > 0 and analysis.words[link].lower in {"the", "a", "an"}:
        link -= 1
    if link < 1 or analysis.words[link].lower not in PART_OF:
        return None
    noun = link - 1
    share = analysis.mention_of[noun]
    if share is not None and _is_of_some(analysis.mentions[share]):
        return noun
    if analysis.stops[noun] or analysis.mention_of[noun] is not None or analysis.clauses[noun] != analysis.clauses[at]:
        return None
    start = noun
    while start > 0 and not analysis.stops[start - 1] and analysis.mention_of[start - 1] is None and noun - start < 3:  # noqa: PLR2004 - a noun phrase
        start -= 1
    leads = start == 0 or analysis.words[start - 1].lower in LEADING
    return noun if leads else None


def _is_of_some(mention: Mention) -> bool:
    """Whether a value means some of what follows: "70% of the economy", "nearly three-quarters of the economy"."""
    match mention.value:
        case PercentValue():
            return True
        case NumberValue(amount, multiple):
            return not multiple and amount.stated is not None and 0 < amount.stated < 1
        case _:
            return False


GROUPING: Final = frozenset({"among", "amongst", "under", "over"})
"""Words before a group that a figure is of: "unemployment among under-25s"."""

LEADING: Final = frozenset({"the", "a", "an", "its", "their", "among", "in", "of", "under", "over"})
"""Words that a noun phrase may begin with or follow."""

OBJECTIONS: Final = (
    Objection("the claim's subject is not spoken of", is_absent),
    Objection("an `unless` word of the claim is there", is_excluded),
    Objection("it tells of somebody else's error", tells_of_an_error),
    Objection("another measure than the claim's", lambda pairing: is_of_another_measure(pairing.found)),
    Objection("another name stands where the claim's should", is_of_another),
    Objection("denied in a clause that says little else of the claim", is_denied_elsewhere),
)


def objection_to(pairing: Pairing) -> Objection | None:
    """The first thing that speaks against the pair, or `None`."""
    return next((objection for objection in OBJECTIONS if objection.holds(pairing)), None)
