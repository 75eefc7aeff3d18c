"""Objections: what speaks against a sentence's being about a claim, or against a value's being the claim's.

Two ordered tables, told apart by what they drop: the whole pair, or one value. The first row that holds is the reason that
`explain` prints. Most wrong flags of similarity systems are one of these rows: another subject, a part of the subject,
another time, a subset of what the claim counts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from factcheck.matching.align import Alignment, UnitKind
from factcheck.matching.binding import Fit, agrees
from factcheck.matching.cues import cues_in
from factcheck.matching.evidence import Found, Subject, opens_with_anaphor
from factcheck.matching.lexicon import inflected, kinds_in, words_in
from factcheck.matching.phrasing import HALF_LINES, head_words, meets
from factcheck.matching.view import SentenceView
from factcheck.text.fold import fold
from factcheck.text.words import words
from factcheck.values.interface import DateValue, Value

NEARLY_SAME: Final = 0.75
LONG_ENOUGH: Final = 7.0
ENOUGH_WITH_SUBJECT: Final = 4.0
LONG: Final = 10.0
WORD_FOR_WORD: Final = 0.9
"""Share of the sentence and weight of words that must be matched before another subject in them is an error and not
another thing that the same is said of."""

PART_OF: Final = frozenset({"of", "in", "from", "at", "within", "among"})
RESTRICTING: Final = frozenset(
    {"for", "among", "during", "within", "aboard", "under", "with", "in", "on", "at", "from"}
)
FIGURES: Final = frozenset({"number", "money", "percent", "quantity"})


@dataclass(frozen=True, slots=True)
class Pairing:
    """A phrasing and a sentence with all that was found of the one in the other."""

    found: Found
    view: SentenceView
    alignment: Alignment | None
    alike: float


@dataclass(frozen=True, slots=True)
class Objection:
    """A row: its words, and when it holds."""

    label: str
    holds: Callable[[Pairing], bool]


@dataclass(frozen=True, slots=True)
class ValueObjection:
    """A row of the table for values. `mild` leaves the value undecided instead of dropping it."""

    label: str
    holds: Callable[[Pairing, Fit, Sequence[Fit]], bool]
    mild: bool = False


@lru_cache(maxsize=8_192)
def _lemmas_of(phrase: str) -> tuple[str, ...]:
    return tuple(inflected(word) for word in words(fold(phrase).text))


def is_excluded(pairing: Pairing) -> bool:
    """Whether the sentence holds one of the words that, by the claim, mean another fact."""
    lemmas = pairing.view.analysis.lemmas
    return any(_holds(lemmas, _lemmas_of(phrase)) for phrase in pairing.found.phrasing.claim.unless)


def _holds(lemmas: list[str], phrase: tuple[str, ...]) -> bool:
    if not phrase or phrase[0] not in lemmas:
        return False
    return any(tuple(lemmas[at : at + len(phrase)]) == phrase for at in range(len(lemmas) - len(phrase) + 1))


def is_absent(pairing: Pairing) -> bool:
    """Whether the claim's subject is not spoken of, and the sentence is not the claim word for word but for names."""
    alignment = pairing.alignment
    alike = (
        alignment is not None
        and alignment.alike_but_names >= WORD_FOR_WORD
        and alignment.weight >= max(LONG_ENOUGH, _enough(pairing))
    )
    return pairing.found.subject is Subject.ABSENT and not alike


def tells_of_an_error(pairing: Pairing) -> bool:
    """Whether the sentence says that somebody else stated something wrongly."""
    return any(cue.kind in ("error", "mended") for cue in cues_in(pairing.view.analysis, "corrections"))


def is_of_another(pairing: Pairing) -> bool:
    """Whether a name of the claim is missing and another stands among its words.

    Where nearly the whole of two long sentences agrees, the other name is the error (`contrast.py` decides), not a sign
    of another topic.
    """
    found, view, alignment = pairing.found, pairing.view, pairing.alignment
    if found.names == 1.0 or found.subject is Subject.UNRESOLVED:
        return False
    if _misses_an_object(pairing):
        return True
    if found.subject is Subject.NAMED and _is_of_one_place(pairing):
        return False
    if alignment is not None and alignment.alike_but_names >= NEARLY_SAME and alignment.weight >= _enough(pairing):
        return False
    analysis, taken = view.analysis, found.everywhere(view)
    clauses = {analysis.clauses[at] for at in found.at()}
    return any(
        run.sure and taken.isdisjoint(range(run.first, run.last)) and analysis.clauses[run.first] in clauses
        for run in analysis.names
    )


def _enough(pairing: Pairing) -> float:
    """How much must be matched before another name is an error: more where the subject itself is another, and more again
    where the values differ too, which tells of another thing."""
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
    """Whether the sentence speaks of a part of the claim's subject: "the northern village of Tarn Island", "under-25s in
    Norland", where the claim does not."""
    found, view = pairing.found, pairing.view
    analysis, taken = view.analysis, set(found.at())
    for hit in found.hits:
        if hit.carried or not hit.anchor.is_name or hit.anchor is not found.phrasing.names[0]:
            continue
        noun = _governing_noun(view, hit.first)
        if noun is None or noun in taken or analysis.name_of[noun] is not None:
            continue
        own = found.phrasing.analysis
        before = own.words[hit.anchor.first - 1].lower if hit.anchor.first else ""
        if before not in PART_OF:
            return True
    return False


def _governing_noun(view: SentenceView, at: int) -> int | None:
    """The word that "of X" or "in X" belongs to, in the same clause, if a noun phrase with an article leads to it."""
    analysis = view.analysis
    link = at - 1
    while link > 0 and analysis.words[link].lower in {"the", "a", "an"}:
        link -= 1
    if link < 1 or analysis.words[link].lower not in PART_OF:
        return None
    noun = link - 1
    if analysis.stops[noun] or analysis.mention_of[noun] is not None or analysis.clauses[noun] != analysis.clauses[at]:
        return None
    start = noun
    while start > 0 and not analysis.stops[start - 1] and analysis.mention_of[start - 1] is None and noun - start < 3:  # noqa: PLR2004 - a noun phrase
        start -= 1
    leads = start == 0 or analysis.words[start - 1].lower in {"the", "a", "an", "its", "their", "among", "in", "of"}
    return noun if leads else None


def is_a_subset(pairing: Pairing, fit: Fit, fits: Sequence[Fit]) -> bool:
    """Whether a smaller count is of a part of what the claim counts: "4 endpoints for billing", "three of the galleries",
    "Nine members of NATO lead …"."""
    del fits
    if fit.slot.kind not in FIGURES or agrees(fit.mention, fit.slot) or not _is_smaller(fit):
        return False
    view = pairing.view
    analysis, taken = view.analysis, set(pairing.found.at())
    _, last = analysis.word_range(fit.mention.span)
    if fit.slot.kind == "number" and last < len(analysis.words) and analysis.words[last].lower == "of":
        return True
    if _is_narrowed(pairing, last):
        return True
    clause = analysis.clauses[min(last, len(analysis.words) - 1)]
    rest = [at for at in range(last, len(analysis.words)) if analysis.clauses[at] == clause]
    if any(analysis.words[at].lower == "alone" for at in rest):
        return True
    claimed = pairing.found.phrasing.analysis.lemmas
    return any(
        analysis.words[at].lower in RESTRICTING
        and any(
            not analysis.stops[after] and after not in taken and analysis.mention_of[after] is None
            for after in rest
            if at < after <= at + 3
        )
        for at in rest
        if analysis.lemmas[at] not in claimed or analysis.words[at].lower in {"for", "during", "among"}
    )


def _is_narrowed(pairing: Pairing, at: int) -> bool:
    """Whether a word between figure and noun narrows what is counted, and the claim has none: "12 injured people"."""
    analysis, claimed = pairing.view.analysis, pairing.found.phrasing.analysis.lemmas
    fillers = kinds_in("countable-fillers")
    while at < len(analysis.words) and analysis.words[at].lower in fillers:
        if fillers[analysis.words[at].lower] not in LEAVING and analysis.lemmas[at] not in claimed:
            return True
        at += 1
    return False


LEAVING: Final = frozenset({"measure", "of", "hedge"})
"""Kinds of words between a figure and its noun that leave the noun whole."""


def misses_a_narrowing(pairing: Pairing, fit: Fit, fits: Sequence[Fit]) -> bool:
    """Whether the claim counts something narrower than the sentence: "12 founding members" against "32 members"."""
    del fits
    own = pairing.found.phrasing.analysis
    if fit.slot.kind != "number" or fit.slot.mention is None or agrees(fit.mention, fit.slot):
        return False
    _, last = own.word_range(fit.slot.mention.span)
    heads = head_words(own, last)
    held, fillers = set(pairing.view.analysis.lemmas), kinds_in("countable-fillers")
    return any(
        own.lemmas[at] not in held and not own.stops[at] and fillers.get(own.words[at].lower) not in LEAVING
        for at in range(last, heads[-1] if heads else last)
    )


def is_unidentified(pairing: Pairing, fit: Fit, fits: Sequence[Fit]) -> bool:
    """Whether nothing tells that both speak of one thing: a pronoun or "the film" stands for it on either side, the two
    are not the same word for word, and most of the other figures do not agree either."""
    if agrees(fit.mention, fit.slot) or pairing.alike >= WORD_FOR_WORD:
        return False
    unnamed = pairing.found.subject is Subject.UNRESOLVED or opens_with_anaphor(pairing.found.phrasing.analysis)
    if not unnamed:
        return False
    others = [other for other in fits if other is not fit and not other.slot.qualifier]
    agreeing = sum(agrees(other.mention, other.slot) for other in others)
    return agreeing * 2 < len(others)


def is_another_event(pairing: Pairing, fit: Fit, fits: Sequence[Fit]) -> bool:
    """Whether a date that disagrees is of another event: a word of the claim is missing, and another stands in its place
    ("exploded" where the claim says "was shut down")."""
    del fits
    nearly = pairing.alignment is None or pairing.alignment.weight >= LONG_ENOUGH
    if fit.slot.kind != "date" or agrees(fit.mention, fit.slot) or pairing.alignment is None or nearly:
        return False
    held = {hit.anchor.first for hit in pairing.found.hits}
    missing = {a.first for a in pairing.found.phrasing.anchors if not a.is_name and not a.light and a.first not in held}
    return any(
        any(unit.first in missing for unit in gap.claim) and any(unit.kind is UnitKind.WORD for unit in gap.sentence)
        for gap in pairing.alignment.gaps
        if not gap.open_right
    )


def is_an_increment(pairing: Pairing, fit: Fit, fits: Sequence[Fit]) -> bool:
    """Whether a figure that disagrees counts what came on top ("280 further deaths"), and the claim's does not."""
    del fits
    if fit.slot.kind != "number" or agrees(fit.mention, fit.slot):
        return False
    analysis, claimed = pairing.view.analysis, pairing.found.phrasing.analysis.lemmas
    first, last = analysis.word_range(fit.mention.span)
    beside = [at for at in (first - 1, last) if 0 <= at < len(analysis.words)]
    return any(analysis.words[at].lower in INCREMENTS and analysis.lemmas[at] not in claimed for at in beside)


INCREMENTS: Final = frozenset({"more", "other", "further", "additional", "another", "extra", "new"})


def _is_smaller(fit: Fit) -> bool:
    stated = getattr(getattr(fit.mention.value, "amount", None), "interval", None)
    reference = getattr(getattr(fit.slot.references[-1].value, "amount", None), "interval", None)
    if stated is None or reference is None:
        return False
    high, low = stated.high if stated.high is not None else stated.low, reference.low
    low = low if low is not None else reference.high
    return high is not None and low is not None and bool(high < low)


def is_of_another_day(pairing: Pairing, fit: Fit, fits: Sequence[Fit]) -> bool:
    """Whether a figure disagrees, and so does the day as of which the claim gives it: it may be right for its day."""
    if fit.slot.kind == "name" or agrees(fit.mention, fit.slot) or not _dates_its_figure(pairing.found):
        return False
    off = [other for other in fits if other.slot.kind == "date" and not agrees(other.mention, other.slot)]
    figures = [other for other in fits if other.slot.kind in FIGURES and not agrees(other.mention, other.slot)]
    return bool(off and figures)


def is_another_time(pairing: Pairing, fit: Fit, fits: Sequence[Fit]) -> bool:
    """Whether date and figure both disagree with a claim that dates its figure: the same said of another time."""
    if fit.slot.kind == "name" or pairing.alike >= WORD_FOR_WORD:
        return False
    off = [other for other in fits if other.slot.kind == "date" and not agrees(other.mention, other.slot)]
    figures = [other for other in fits if other.slot.kind in FIGURES and not agrees(other.mention, other.slot)]
    return bool(off and figures) and not agrees(fit.mention, fit.slot)


def is_a_time_limit(pairing: Pairing, fit: Fit, fits: Sequence[Fit]) -> bool:
    """Whether the value is a date that only limits when a figure holds ("after 1 April"): never an error itself."""
    del pairing
    figures = any(other.slot.kind in FIGURES for other in fits)
    limit = any(_is_limit(reference.value) for reference in fit.slot.references)
    return fit.slot.kind == "date" and figures and limit and not agrees(fit.mention, fit.slot)


def is_past_figure(pairing: Pairing, fit: Fit, fits: Sequence[Fit]) -> bool:
    """Whether a figure that disagrees is dated in the sentence, and the claim gives one without date or tolerance: it may
    have been right then."""
    del fits
    slot = fit.slot
    if slot.kind not in FIGURES or agrees(fit.mention, slot) or slot.references[0].tolerance is not None:
        return False
    if any(reference.period is not None for reference in slot.references):
        return False
    if any(isinstance(s.references[0].value, DateValue) for s in pairing.found.phrasing.slots):
        return False
    analysis = pairing.view.analysis
    clause = analysis.clauses[min(analysis.word_range(fit.mention.span)[0], len(analysis.words) - 1)]
    return any(
        isinstance(mention.value, DateValue)
        and not mention.latent
        and mention.value.interval.high is not None
        and abs(analysis.clauses[min(analysis.word_range(mention.span)[0], len(analysis.words) - 1)] - clause) <= 1
        for mention in analysis.mentions
    )


def _dates_its_figure(found: Found) -> bool:
    """Whether the claim gives its figure as of a day: "by 7 April 2020", "as of March 2020"."""
    own = found.phrasing.analysis
    for slot in found.phrasing.slots:
        if slot.kind != "date" or slot.mention is None:
            continue
        first, _ = own.word_range(slot.mention.span)
        as_of = first > 1 and own.words[first - 1].lower == "of" and own.words[first - 2].lower == "as"
        if as_of or _is_limit(slot.references[0].value):
            return True
    return False


def _is_limit(value: Value) -> bool:
    return isinstance(value, DateValue) and value.bound in HALF_LINES


OBJECTIONS: Final = (
    Objection("the claim's subject is not spoken of", is_absent),
    Objection("an `unless` word of the claim is there", is_excluded),
    Objection("it tells of somebody else's error", tells_of_an_error),
    Objection("another name stands where the claim's should", is_of_another),
    Objection("it speaks of a part of the claim's subject", is_of_a_part),
)

VALUE_OBJECTIONS: Final = (
    ValueObjection("nothing tells that both speak of one thing", is_unidentified),
    ValueObjection("as of another day than the claim's", is_of_another_day, mild=True),
    ValueObjection("said of another event", is_another_event),
    ValueObjection("said of another time", is_another_time),
    ValueObjection("a limit in time", is_a_time_limit),
    ValueObjection("a figure of another time against a claim without one", is_past_figure),
    ValueObjection("what came on top of what the claim counts", is_an_increment),
    ValueObjection("the claim counts only a part of it", misses_a_narrowing),
    ValueObjection("a part of what the claim counts", is_a_subset),
)


def objection_to(pairing: Pairing) -> Objection | None:
    """The first thing that speaks against the pair, or `None`."""
    return next((objection for objection in OBJECTIONS if objection.holds(pairing)), None)


def objection_to_value(pairing: Pairing, fit: Fit, fits: Sequence[Fit]) -> ValueObjection | None:
    """The first thing that speaks against a value, or `None`."""
    return next((objection for objection in VALUE_OBJECTIONS if objection.holds(pairing, fit, fits)), None)
