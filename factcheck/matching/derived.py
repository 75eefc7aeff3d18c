"""Dates that a sentence states by arithmetic: "ten years after the annexation, in 2025". Beside binding, on its floor.

A date is derived from a length of time, a word that ties it to the claim's event, and a date to count from: one in the
sentence, or that of publication where the words speak of the present. Where any of the three is unsure there is none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from factcheck.matching.analysis import Analysis
from factcheck.matching.elapsed import NEAR, Base, Elapsed, Link, elapsed_in, label, moved, unbroken, word_set
from factcheck.matching.lexicon import root
from factcheck.text.document import Span
from factcheck.values.interface import (
    DateValue,
    Grain,
    Mention,
    MoneyValue,
    NumberValue,
    PercentValue,
    QuantityValue,
)
from factcheck.values.interval import Interval

TURNING: Final = word_set("of against about for over by that which who in on to at from with and or into the a an")
"""Words after another noun or verb that make the event a part of something else: "the end of", "protests against"."""
OTHERS: Final = 2
"""Words of its own that may stand between the link and the event: "the illegal annexation"."""

MARKING: Final = ("mark", "celebrate", "commemorate", "observe", "honour", "honor", "gather", "remember")
NOT_YET: Final = word_set(
    "will would could might may shall plan plans planned planning ahead before until till upcoming next approaching "
    "approaches eve prepare prepares prepared preparing since had if coming"
)
"""Words before an anniversary that put it at another time than the sentence speaks from."""

PRESENT: Final = frozenset({"is", "are", "has", "have", "remains", "remain"})
PRESENT_REACH: Final = 4
"""Within how many words of its beginning a main clause shows by its verb that it speaks of the present."""
FIGURES: Final = (NumberValue, PercentValue, MoneyValue, QuantityValue)
BESIDE: Final = word_set("and some exactly precisely just almost nearly about around roughly on the")
"""Words that may stand between a date and a length of time counted from it."""
AT: Final = frozenset({"in", "on"})
COUNTED: Final = frozenset({"is", "been", "marks", "mark"})
"""Words right before a length of time that count it from now: "it is ten years since"."""

_YEAR: Final = re.compile(r"(?<!\d)\d{4}(?!\d)")
_DAY_WORDS: Final = re.compile(r"(?i)(?:today|tonight|yesterday|tomorrow|this|last|next|the)\b")


def derived_dates(analysis: Analysis, event: Sequence[int], published: date | None) -> list[Mention]:
    """The dates of an event that a sentence states by arithmetic; none where anything about them is unsure.

    `event` are the words of the sentence that name the event. The `span` of a mention covers the length of time and its
    link ("Ten years after", "tenth anniversary of"); its `text` is the date and how it comes about ("2015 (ten years
    before 2025)"); `pair` is the span of the date counted from, which then dates something else. `readings` are set
    where that date may as well be the event's; `latent` where the text may speak of a time before its publication.
    """
    found = list(elapsed_in(analysis))
    if len(found) != 1 or not event:
        return []
    elapsed = found[0]
    match elapsed.link:
        case Link.AFTER | Link.BEFORE | Link.ANNIVERSARY:
            complement = _complement(analysis, elapsed)
            if _speaks_of(analysis, event, complement):
                base = _base_beside(analysis, elapsed, complement, published)
                sign = 1 if elapsed.link is Link.BEFORE else -1
            else:
                base = _base_within(analysis, elapsed, complement, event)
                sign = -1 if elapsed.link is Link.BEFORE else 1
        case Link.AGO:
            base, sign = _base_after_ago(analysis, elapsed, event), -1
        case Link.LATER | Link.EARLIER:
            base, sign = _base_before(analysis, elapsed, event), 1 if elapsed.link is Link.LATER else -1
            if base is None and elapsed.link is Link.LATER:
                base, sign = _base_right_after(analysis, elapsed, event), -1
    return [_mention(analysis, elapsed, base, sign)] if base else []


def _mention(analysis: Analysis, elapsed: Elapsed, base: Base, sign: int) -> Mention:
    """The date that lies the length of time away from the base, as a mention of the words that say so."""
    value = moved(elapsed, base, sign)
    span = Span(analysis.words[elapsed.first].start, analysis.words[elapsed.after - 1].end)
    how = f"{elapsed.words} {'before' if sign < 0 else 'after'} {base.words}"
    text = f"{label(value.interval)} ({how})"
    return Mention(span, value, f"derived: {how}", latent=base.latent, pair=base.span, text=text)


def _complement(analysis: Analysis, elapsed: Elapsed) -> range:
    """The words that the link governs: those after it up to the end of the clause."""
    start = end = elapsed.after
    if start == len(analysis.words) or not unbroken(analysis, start - 1, start):
        return range(start, start)
    while end < len(analysis.words) and analysis.clauses[end] == analysis.clauses[start]:
        end += 1
    return range(start, end)


def _predicates(analysis: Analysis, event: Sequence[int]) -> list[int]:
    """The words of an event that are no name: they tell it from other events with the same names."""
    return [at for at in event if analysis.name_of[at] is None and not analysis.stops[at]]


def _speaks_of(analysis: Analysis, event: Sequence[int], complement: range) -> bool:
    """Whether the event is what the link governs, and no other thing with the event in it ("the end of the war")."""
    predicates = _predicates(analysis, event)
    wanted = predicates or list(event)
    inside = [at for at in wanted if at in complement]
    if 2 * len(inside) <= len(wanted):
        return False
    others = [at for at in complement if at not in event and not analysis.stops[at] and analysis.mention_of[at] is None]
    if not predicates and others:
        return False
    before = [at for at in others if at < min(inside)]
    turns = any(word in TURNING for word in _lower(analysis, before[0], min(inside))) if before else False
    return len(before) <= OTHERS and not turns


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date of the sentence, its first word and one past its last."""

    mention: Mention
    value: DateValue
    first: int
    last: int

    @property
    def is_relative(self) -> bool:
        """Whether its year comes from the publication date ("this week", "on Sunday", "March 18")."""
        return self.value.yearless is not None or not _YEAR.search(self.mention.text)

    def base(self, *, either: bool = False, exact: bool = False, near: bool = False) -> Base | None:
        """It as a date to count from, if it is one calendar unit, said for sure."""
        value, mention = self.value, self.mention
        if not value.interval.is_bounded or value.grain not in NEAR:
            return None
        if value.approximate or value.readings or value.named or mention.latent:
            return None
        words = mention.text.lower() if _DAY_WORDS.match(mention.text) else mention.text
        return Base(value.interval, value.grain, words, mention.span, either and not self.is_relative, exact, near)


def _dates(analysis: Analysis, elapsed: Elapsed) -> list[_Dated]:
    """The dates of the sentence outside the length of time and its link."""
    found = []
    for mention in analysis.mentions:
        first, last = analysis.word_range(mention.span)
        if isinstance(mention.value, DateValue) and (last <= elapsed.first or first >= elapsed.after):
            found.append(_Dated(mention, mention.value, first, last))
    return found


def _lower(analysis: Analysis, first: int, last: int) -> list[str]:
    return [word.lower for word in analysis.words[first:last]]


def _base_beside(analysis: Analysis, elapsed: Elapsed, complement: range, published: date | None) -> Base | None:
    """What the length is counted from where its link governs the event: the date right before or after the phrase, the
    one date of a sentence that marks the day, or the day of publication."""
    dates = _dates(analysis, elapsed)
    returns = elapsed.link is Link.ANNIVERSARY
    before = [dated for dated in dates if _stands(analysis, BESIDE, dated.last, elapsed.first)]
    after = [dated for dated in dates if _stands(analysis, AT, complement.stop, dated.first)]
    if before or after:
        own = any(dated.first in complement for dated in dates)
        beside = (before or after)[0].base(either=bool(after), exact=elapsed.exact, near=returns)
        return None if own or (before and after) else beside
    if elapsed.link is Link.BEFORE or not NOT_YET.isdisjoint(_lower(analysis, 0, elapsed.first)):
        return None
    marked = bool(_marking(analysis, range(elapsed.first)))
    if not dates:
        return _publication(analysis, elapsed, complement, published)
    dated, last = dates[0], dates[0].last == complement.stop
    if len(dates) > 1 or not (last or dated.last <= elapsed.first) or not (marked or (returns and last)):
        return None
    return dated.base(either=last, exact=elapsed.exact, near=True)


def _stands(analysis: Analysis, between: frozenset[str], first: int, last: int) -> bool:
    """Whether the words from `first` to `last`, if any, are all of `between`."""
    return first <= last and between.issuperset(_lower(analysis, first, last))


@cache
def _marking_roots() -> frozenset[str]:
    return frozenset(root(word) for word in MARKING)


def _marking(analysis: Analysis, within: Collection[int]) -> list[int]:
    """The words that say that a day is marked."""
    return [at for at in within if root(analysis.words[at].lower) in _marking_roots()]


def _publication(analysis: Analysis, elapsed: Elapsed, complement: range, published: date | None) -> Base | None:
    """The day of publication, where the words speak of the present: "it is ten years since", "ten years after the
    annexation, the question is", "crowds marked the tenth anniversary".

    What a film or a stamp was made to mark ("marking", "to mark") may be long past: then the date is latent.
    """
    if published is None:
        return None
    before = [at for at in range(elapsed.first) if analysis.words[at].lower not in BESIDE]
    last = analysis.words[before[-1]] if before else None
    counted = last is not None and (last.lower in COUNTED or (last.lower == "it" and last.possessive))
    marking = _marking(analysis, range(elapsed.first))
    if not (counted or marking or _main_is_present(analysis, elapsed, complement)):
        return None
    aside = [at for at in marking if analysis.words[at].lower.endswith("ing") or _lower(analysis, at - 1, at) == ["to"]]
    latent = bool(aside) and not counted
    day, words = Interval.at(published.toordinal()), f"publication on {published.isoformat()}"
    return Base(day, Grain.DAY, words, exact=elapsed.exact, latent=latent)


def _main_is_present(analysis: Analysis, elapsed: Elapsed, complement: range) -> bool:
    """Whether the phrase opens the sentence and the clause after it has its verb in the present."""
    main = _lower(analysis, complement.stop, complement.stop + PRESENT_REACH)
    verb = next((at for at, word in enumerate(main) if word in PRESENT), None)
    if verb is None or set(_lower(analysis, 0, elapsed.first)) - BESIDE or elapsed.link is Link.ANNIVERSARY:
        return False
    return not any(word.endswith("ed") or word in ("said", "says") for word in main[:verb])


def _base_within(analysis: Analysis, elapsed: Elapsed, complement: range, event: Sequence[int]) -> Base | None:
    """What the length is counted from where the event stands before it: the date that the link governs."""
    dates, predicates = _dates(analysis, elapsed), _predicates(analysis, event)
    if len(dates) != 1 or elapsed.link is Link.ANNIVERSARY or not predicates or dates[0].first not in complement:
        return None
    clause = analysis.clauses[elapsed.first]
    own = all(at < elapsed.first for at in predicates) and any(analysis.clauses[at] == clause for at in predicates)
    return dates[0].base() if own and dates[0].first - complement.start <= PRESENT_REACH else None


def _base_after_ago(analysis: Analysis, elapsed: Elapsed, event: Sequence[int]) -> Base | None:
    """The day, week or month that "ago" counts back from: "ten years ago today"."""
    dates = _dates(analysis, elapsed)
    if (
        len(dates) != 1
        or dates[0].first != elapsed.after
        or not (dates[0].is_relative and _predicates(analysis, event))
    ):
        return None
    return dates[0].base(exact=dates[0].value.grain is Grain.DAY, near=True)


def _base_before(analysis: Analysis, elapsed: Elapsed, event: Sequence[int]) -> Base | None:
    """The date that "later" or "earlier" counts from, in a clause before, where the event is what happened then; a
    figure beside it is compared ("up from 4 million a year earlier"), not dated."""
    dates, predicates = _dates(analysis, elapsed), _predicates(analysis, event)
    if len(dates) != 1 or dates[0].is_relative or dates[0].last > elapsed.first or not predicates:
        return None
    clause = analysis.clauses[elapsed.first]
    own = {clause, *analysis.clauses[elapsed.after : elapsed.after + 1]}
    figures = (m for m in analysis.mentions if isinstance(m.value, FIGURES))
    measured = any(analysis.clauses[analysis.word_range(m.span)[0]] in own for m in figures)
    happened = all(at >= dates[0].last and analysis.clauses[at] in own for at in predicates)
    near = clause - analysis.clauses[dates[0].first] <= 1
    return dates[0].base() if happened and near and not measured else None


def _base_right_after(analysis: Analysis, elapsed: Elapsed, event: Sequence[int]) -> Base | None:
    """The date that stands with "later", where the event is what happened before: "and five years later, in 2021"."""
    dates, predicates = _dates(analysis, elapsed), _predicates(analysis, event)
    joined = elapsed.first > 0 and analysis.words[elapsed.first - 1].lower in ("and", "but")
    if len(dates) != 1 or not predicates or not joined:
        return None
    clause = analysis.clauses[elapsed.first]
    happened = all(at < elapsed.first and clause - analysis.clauses[at] <= 1 for at in predicates)
    beside = _stands(analysis, AT, elapsed.after, dates[0].first)
    return dates[0].base() if happened and beside else None
