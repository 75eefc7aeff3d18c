"""Slots: the places for values in a phrasing, and what tells a value in a sentence that it may be the one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from factcheck.matching.analysis import Analysis
from factcheck.matching.lexicon import words_in
from factcheck.matching.names import fits, name_words
from factcheck.registry.claim import Claim, Reference
from factcheck.values.calendar_days import ymd
from factcheck.values.interface import (
    KINDS,
    Amount,
    Bound,
    DateValue,
    Grain,
    Mention,
    MonthDay,
    NameValue,
    OrdinalValue,
    PercentValue,
    Role,
    Value,
)
from factcheck.values.interval import Interval

UNKNOWN: Final = Interval(None, None)

HALF_LINES: Final = frozenset({Bound.AT_LEAST, Bound.MORE_THAN, Bound.AT_MOST, Bound.LESS_THAN})
"""The bounds of "since", "after", "by" and "before"."""

OUTSIDE: Final = frozenset({Bound.MORE_THAN, Bound.LESS_THAN})
"""The bounds of "after" and "before", which leave the date itself out."""

HEAD: Final = 3
"""How many words after a figure may name what it counts."""

NEAR: Final = 5
"""How many words before a value tell what it is the value of."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a value in a phrasing, and what it is held to.

    `mention` is the value as the phrasing itself states it, `None` in a phrase that names the fact without it. `head`
    are the keys of what a figure counts, `near` those of the words around it; `preposition` is the word right before. A
    `qualifier` is a date that only says when the claim's value holds: it is bound, and not judged.
    """

    number: int
    references: tuple[Reference, ...]
    kind: str
    mention: Mention | None = None
    head: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    preposition: str = ""
    role: Role = Role.PLAIN
    qualifier: bool = False


def slot_at(number: int, references: tuple[Reference, ...], mention: Mention | None, analysis: Analysis) -> Slot:
    """The slot of a mention in a phrase, with what surrounds it there."""
    kind = KINDS[type(references[0].value)]
    if mention is None:
        return Slot(number, references, kind)
    surroundings = around(analysis, mention)
    return Slot(
        number, references, kind, mention, surroundings.head, surroundings.near, surroundings.preposition, mention.role
    )


def statement_slots(claim: Claim, analysis: Analysis) -> Iterator[Slot]:
    """The slots of a claim's statement: what its `value` gives, or else each value that the sentence states."""
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
        case PercentValue(Amount(stated=Decimal() as low)), PercentValue(Amount(stated=Decimal() as high)):
            difference = abs(high - low)
            step = max(start.value.amount.step or difference, end.value.amount.step or difference)
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


def phrase_slots(analysis: Analysis, own: tuple[Slot, ...]) -> Iterator[Slot]:
    """The slots of its statement as an `also` phrase shows them; one that it doesn't show has no place in it."""
    taken: set[int] = set()
    for slot in own:
        mention = _stated_in(analysis, slot.references)
        if mention is not None and mention.span.start not in taken:
            taken.add(mention.span.start)
            found = slot_at(slot.number, slot.references, mention, analysis)
            yield replace(found, head=found.head | slot.head)
        else:
            yield replace(slot, mention=None, near=frozenset(), preposition="")


def split_ranges(mentions: Iterable[Mention], slots: Sequence[Slot]) -> Iterator[Mention]:
    """The mentions; a range of dates as its two ends where a claim dates two things, and by no range itself."""
    dates = [slot.mention for slot in slots if slot.kind == "date" and slot.mention]
    apart = len(dates) > 1 and not any(date.parts for date in dates)
    for mention in mentions:
        yield from mention.parts if apart and len(mention.parts) > 1 else (mention,)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What tells what a value is the value of: keys of what it counts, keys of the words near it, the word before."""

    head: frozenset[str]
    near: frozenset[str]
    preposition: str


def around(analysis: Analysis, mention: Mention) -> Surroundings:
    """What surrounds a mention in its sentence: for claims and articles alike."""
    first, last = analysis.word_range(mention.span)
    before = [
        at for at in range(max(0, first - NEAR), first) if not analysis.stops[at] and analysis.mention_of[at] is None
    ]
    near = before or [
        at
        for at in range(last, min(len(analysis.words), last + NEAR))
        if not analysis.stops[at] and analysis.mention_of[at] is None
    ]
    preposition = analysis.words[first - 1].lower if first and analysis.stops[first - 1] else ""
    return Surroundings(_keys(analysis, head_words(analysis, last)), _keys(analysis, near), preposition)


def head_words(analysis: Analysis, at: int) -> list[int]:
    """The words from `at` on that name what a figure counts: "eight | undeclared members | of the mission"."""
    found: list[int] = []
    while at < len(analysis.words) and len(found) < HEAD and analysis.mention_of[at] is None:
        if at and analysis.gaps[at - 1] not in (" ", "-", " '", ' "'):
            break
        word = analysis.words[at]
        if word.lower in words_in("countable-fillers") or (word.lower in {"of", "the"} and not found):
            at += 1
            continue
        if analysis.stops[at]:
            break
        found.append(at)
        at += 1
    return found


def _keys(analysis: Analysis, at: list[int]) -> frozenset[str]:
    return frozenset().union(*(analysis.keys[index] for index in at))


def meets(first: Value, second: Value) -> bool:
    """Whether two values of one kind may be one: their intervals share a scalar. Units are not converted here: this
    serves to find which value of a sentence a slot is about, never to judge it."""
    match first, second:
        case DateValue(), DateValue():
            return _dates_meet(first, second)
        case OrdinalValue(), OrdinalValue():
            return first.rank == second.rank
        case NameValue(), NameValue():
            one, other = name_words(first.name), name_words(second.name)
            return fits(one, other) or fits(other, one)
        case (DateValue() | OrdinalValue() | NameValue(), _) | (_, DateValue() | OrdinalValue() | NameValue()):
            return False
        case _:
            return type(first) is type(second) and first.amount.interval.meets(second.amount.interval)


def _dates_meet(first: DateValue, second: DateValue) -> bool:
    one, other = written_day(first), written_day(second)
    if UNKNOWN not in (first.interval, second.interval):
        if first.bound is second.bound and first.bound in HALF_LINES and first.named and second.named:
            return first.named[0].meets(second.named[0])
        return first.interval.meets(second.interval)
    if one is None or other is None or one.month != other.month:
        return False
    if OUTSIDE & {first.bound, second.bound} and first.bound is not second.bound and one.day == other.day:
        return False
    return one.day is None or other.day is None or one.day == other.day


def written_day(value: DateValue) -> MonthDay | None:
    """Month and day of a date, as far as it has them."""
    if value.yearless:
        return value.yearless
    days = value.named[0] if value.named else value.interval
    if days.low is None or value.grain not in (Grain.DAY, Grain.MONTH):
        return None
    _, month, day = ymd(int(days.low))
    return MonthDay(month, day if value.grain is Grain.DAY else None)
