"""Phrases: measures become mentions. Modifiers, compounds, ranges, changes and shares, the same for every kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from factcheck.text.document import Span
from factcheck.values import money, number, quantity
from factcheck.values.interface import Bound, Mention, NumberValue, Role
from factcheck.values.lazy import lazy
from factcheck.values.measure import Measure, valued
from factcheck.values.modifier import Modified, between, bounded, modifier_around, same_scale
from factcheck.values.tables import word_set


@dataclass(frozen=True, slots=True)
class Stated:
    """A measure with its modifiers: `span` holds them all."""

    measure: Measure
    modified: Modified

    @property
    def span(self) -> Span:
        """The measure and what modifies it."""
        return self.modified.span

    def mention(self, role: Role = Role.PLAIN, pair: Span | None = None) -> Mention:
        """What it states by itself."""
        measure = self.measure
        amount = bounded(measure.numeral, self.modified.modifier, measured=measure.is_measured)
        is_sure = amount.bound is not Bound.EXACT and amount.stated is not None
        latent = measure.latent and not is_sure
        return Mention(self.span, valued(measure.like, amount), measure.rule, role, latent, pair, measure.core)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two measures that follow each other in a text, and the text between and before them."""

    text: str
    first: Stated
    second: Stated

    @property
    def gap(self) -> str:
        """The text between the two."""
        return self.text[self.first.span.end : self.second.span.start]

    def before(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The pattern in the text right before the first."""
        return pattern.search(self.text, max(0, self.first.span.start - _REACH), self.first.span.start)


_REACH: Final = 60

Join = Callable[[Pair], tuple[Mention, ...] | None]


def mentions_of(text: str, measures: Sequence[Measure]) -> Iterator[Mention]:
    """The mentions that measures in order of place make: joined where they belong together, alone otherwise."""
    stated = _shared_units(text, _modified(text, _compounded(text, measures)))
    index = 0
    while index < len(stated):
        joined = _joined(text, stated, index)
        if joined is None:
            yield _single(text, stated[index])
            index += 1
        else:
            yield from joined
            index += 2


def _joined(text: str, stated: Sequence[Stated], index: int) -> tuple[Mention, ...] | None:
    if index + 1 >= len(stated):
        return None
    if index + 2 < len(stated):
        later = Pair(text, stated[index + 1], stated[index + 2])
        if (later.before(_FROM()) and _TO_GAP().fullmatch(later.gap)) or (
            later.before(_BETWEEN()) and _AND().fullmatch(later.gap)
        ):
            return None
    pair = Pair(text, stated[index], stated[index + 1])
    return next((found for join in JOINS if (found := join(pair)) is not None), None)


def _compounded(text: str, measures: Sequence[Measure]) -> list[Measure]:
    done: list[Measure] = []
    for measure in measures:
        joined = None
        if done:
            joined = quantity.compound(text, done[-1], measure) or money.compound(text, done[-1], measure)
        if joined:
            done[-1] = joined
        else:
            done.append(measure)
    return done


_SHARING_GAP: Final = lazy(r",?[ \n](?:and|or)[ \n]|,[ \n]")


def _shared_units(text: str, stated: list[Stated]) -> list[Stated]:
    """Units said once for several figures: "400 mln and 300 mln guilders", "5, 10 and 15 percent"."""
    for index in range(len(stated) - 2, -1, -1):
        one, other = stated[index].measure, stated[index + 1].measure
        is_bare = one.is_plain and not one.latent and one.numeral.form in _BARE_FORMS and other.is_measured
        gap = text[stated[index].span.end : stated[index + 1].span.start]
        if is_bare and one.numeral.form == other.numeral.form and _SHARING_GAP().fullmatch(gap):
            stated[index] = replace(stated[index], measure=replace(one, like=other.like, rule=f"{other.rule}, shared"))
    return stated


_BARE_FORMS: Final = ("digits", "digits and scale")


def _modified(text: str, measures: Sequence[Measure]) -> list[Stated]:
    stated: list[Stated] = []
    for measure in measures:
        floor = stated[-1].span.end if stated else 0
        stated.append(Stated(measure, modifier_around(text, measure.span, floor)))
    return stated


# --- changes --------------------------------------------------------------------------------------------------------

_WORD: Final = lazy(r"[a-z]+")
_RANGE_WORDS: Final = lazy(
    r"(?i)\b(?:rang(?:e|es|ed|ing)|anywhere|var(?:y|ies|ied|ying)|aged?|ages|somewhere)[ \n](?:in[ \n]\w+[ \n])?from[ \n]\Z"
)
_BETWEEN: Final = lazy(r"(?i)\bbetween[ \n]\Z")
_FROM: Final = lazy(r"(?i)\bfrom[ \n]\Z")
_TO: Final = lazy(r"(?i)\bto[ \n]\Z")
_BY: Final = lazy(r"(?i)\b(?:by|of|a[ \n]further|another)[ \n]\Z")
_VERB_BEFORE: Final = lazy(r"([A-Za-z]+),?[ \n](?:(?:by|a|an|another|further|some|only|just)[ \n])?\Z")
_AND: Final = lazy(r"[ \n]and[ \n]", re.IGNORECASE)
_TO_GAP: Final = lazy(r"-?,?[ \n](?:to|through|and[ \n]up[ \n]to)[ \n]|-to-", re.IGNORECASE)
_DASH_GAP: Final = lazy(r"[ \n]?[–—-][ \n]?|-?[–-]")
_OR_GAP: Final = lazy(r"[ \n]or[ \n]", re.IGNORECASE)
_IN_GAP: Final = lazy(
    r"[ \n]in[ \n](?:every[ \n])?|[ \n]out[ \n]of[ \n](?:every[ \n])?|[ \n](?:over|of[ \n]every)[ \n]", re.IGNORECASE
)
_FROM_GAP: Final = lazy(
    r",?[ \n](?:(?:up|down|higher|lower|rising|falling|compared[ \n]with|an[ \n]increase|a[ \n]decrease|a[ \n]rise|a[ \n]drop)[ \n])?from[ \n](?:a[ \n](?:revised|previous)[ \n])?",
    re.IGNORECASE,
)


def _between(pair: Pair) -> tuple[Mention, ...] | None:
    word = pair.before(_BETWEEN())
    return _range(pair, word.start(), "between … and …") if word and _AND().fullmatch(pair.gap) else None


def _from_to(pair: Pair) -> tuple[Mention, ...] | None:
    word = pair.before(_FROM())
    if word is None or not _TO_GAP().fullmatch(pair.gap):
        return None
    is_range = pair.before(_RANGE_WORDS()) is not None or not _speaks_of_change(pair)
    if is_range and (found := _range(pair, word.start(), "from … to …")):
        return found
    return _change(pair, Role.FROM, Role.TO)


def _speaks_of_change(pair: Pair) -> bool:
    clause = pair.text[max(0, pair.first.span.start - 2 * _REACH) : pair.first.span.start].lower()
    return not word_set("change verb").isdisjoint(_WORD().findall(clause))


def _to_from(pair: Pair) -> tuple[Mention, ...] | None:
    """As in "to 5.9% from 6.1%", "5.9%, down from 6.1%"."""
    gap = pair.gap
    if not _FROM_GAP().fullmatch(gap) or not (
        pair.before(_TO()) or len(gap.split()) > 1 or _is_change_by(pair.text, pair.first)
    ):
        return None
    if _is_change_by(pair.text, pair.first):
        return _change(pair, Role.BY, Role.FROM)
    return _change(pair, Role.TO, Role.FROM)


def _by_to(pair: Pair) -> tuple[Mention, ...] | None:
    """As in "rose 3% to 97": how much, and to where."""
    if not _TO_GAP().fullmatch(pair.gap) or pair.gap.startswith("-") or not _is_change_by(pair.text, pair.first):
        return None
    return _change(pair, Role.BY, Role.TO)


def _spread(pair: Pair) -> tuple[Mention, ...] | None:
    """As in "40,000 to 50,000", "10-20", "8- to 16-metre"; a falling pair with a dash is a score and no value."""
    is_dash = _DASH_GAP().fullmatch(pair.gap) is not None
    if not is_dash and not _TO_GAP().fullmatch(pair.gap):
        return None
    if is_dash and _is_score(pair):
        return ()
    return _range(pair, pair.first.span.start, "range with dash" if is_dash else "… to …")


_SCORE_CONTEXT: Final = lazy(
    r"(?i)\b(?:won|wins?|beat|beats|beating|lost|loss|lose|drew|draw|defeat(?:ed|s)?|victory|score[ds]?|lead|led|leading|trail(?:ed|ing)?"
    r"|vote[ds]?|voting|ruled|ruling|decision|set|sets|match|game|tie|tied|record|down|up|final|half-time|aggregate|win)\b"
)
_MOST_SCORE: Final = 200


def _is_score(pair: Pair) -> bool:
    low, high = pair.first.measure, pair.second.measure
    if not (low.is_plain and high.is_plain) or low.numeral.value is None or high.numeral.value is None:
        return False
    if not (low.numeral.is_whole and high.numeral.is_whole) or max(low.numeral.value, high.numeral.value) > _MOST_SCORE:
        return False
    if low.numeral.value >= high.numeral.value:
        return True
    around = pair.text[max(0, pair.first.span.start - _REACH) : pair.second.span.end + 20]
    is_small = "–" not in pair.gap or high.numeral.value < 10
    return is_small and _SCORE_CONTEXT().search(around) is not None


def _either(pair: Pair) -> tuple[Mention, ...] | None:
    """As in "two or three people"."""
    low, high = pair.first.measure.numeral, pair.second.measure.numeral
    if not _OR_GAP().fullmatch(pair.gap) or low.value is None or high.value != low.value + 1:
        return None
    return _range(pair, pair.first.span.start, "one or the next")


def _share(pair: Pair) -> tuple[Mention, ...] | None:
    """As in "one in five", "two out of three"."""
    first, second = pair.first.measure, pair.second.measure
    if not _IN_GAP().fullmatch(pair.gap) or not (first.is_plain and second.is_plain) or _looks_like_year(second):
        return None
    share = number.fraction_of(first, second, Span(first.span.start, second.span.end))
    if share is None:
        return None
    return (Stated(share, replace(pair.first.modified, span=Span(pair.first.span.start, second.span.end))).mention(),)


def _looks_like_year(measure: Measure) -> bool:
    return measure.latent


JOINS: Final[tuple[Join, ...]] = (_between, _from_to, _to_from, _by_to, _spread, _either, _share)
"""How two measures in a row belong together, in order: the first that has an answer decides. An empty answer drops both."""


def _alike(pair: Pair) -> tuple[Measure, Measure] | None:
    """The two with one unit and scale, where one is written for both: "10 to 20 dollars", "$10-12 million"."""
    first, second = pair.first.measure, pair.second.measure
    if first.is_plain and not second.is_plain:
        first = replace(first, like=second.like)
    elif second.is_plain and not first.is_plain:
        second = replace(second, like=first.like)
    if first.like != second.like or (isinstance(first.like, NumberValue) and first.like.multiple):
        return None
    return replace(first, numeral=same_scale(first.numeral, second.numeral)), second


def _range(pair: Pair, start: int, rule: str) -> tuple[Mention, ...] | None:
    alike = _alike(pair)
    if alike is None:
        return None
    approximate = pair.first.modified.modifier.approximate or pair.second.modified.modifier.approximate
    amount = between(alike[0].numeral, alike[1].numeral, approximate=approximate)
    if amount is None:
        return None
    core = Span(pair.first.measure.core.start, pair.second.measure.core.end)
    latent = pair.first.measure.latent and pair.second.measure.latent
    span = Span(start, pair.second.span.end)
    return (Mention(span, valued(alike[1].like, amount), f"{alike[1].rule}, {rule}", latent=latent, core=core),)


def _change(pair: Pair, first: Role, second: Role) -> tuple[Mention, ...] | None:
    one, other = pair.first, pair.second
    if Role.BY not in (first, second):
        alike = _alike(pair)
        if alike is None:
            return None
        one, other = replace(one, measure=alike[0]), replace(other, measure=alike[1])
    elif one.measure.is_plain and not other.measure.is_plain and first is Role.BY:
        one = replace(one, measure=replace(one.measure, like=other.measure.like))
    return one.mention(first, other.span), other.mention(second, one.span)


def _is_change_by(text: str, stated: Stated) -> bool:
    """Whether it is how much something changed: "rose 5%", "up 12%", "fell by 300"."""
    before = _VERB_BEFORE().search(text, max(0, stated.span.start - _REACH), stated.span.start)
    if before is None or before[1].lower() not in word_set("change verb"):
        return False
    if _NO_CHANGE().search(text, max(0, before.start() - 10), before.end(1)):
        return False
    is_by = before[0].split()[-1].lower() == "by"
    return (
        is_by or not isinstance(stated.measure.like, NumberValue) or before[1].lower() in word_set("bare change verb")
    )


_NO_CHANGE: Final = lazy(
    r"(?i)\b(?:ma(?:ke|kes|de|king)|t(?:ake|akes|ook|aking)|set|turn(?:ed)?|g(?:ave|ive|ives)|pick|break|broke|s(?:et|ets))[ \n](?:up|down|off)\Z"
)
"""Verbs that "up" and "down" belong to: "make up 8%"."""


def _single(text: str, stated: Stated) -> Mention:
    return stated.mention(Role.BY if _is_change_by(text, stated) else Role.PLAIN)
