"""Changes, ranges and shares: how two measures in a row belong together, the same for every kind.

`JOINS` is the ordered table; the first that has an answer decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final, NamedTuple, TypeAlias

from factcheck.text.document import Span
from factcheck.values import number
from factcheck.values.interface import Bound, Mention, NumberValue, QuantityValue, Role
from factcheck.values.lazy import Lazy, lazy
from factcheck.values.measure import Measure, valued
from factcheck.values.modifier import Modified, between, bounded, same_scale
from factcheck.values.tables import word_set

REACH: Final = 60
"""Characters before a measure in which the word that rules it is looked for."""


class Stated(NamedTuple):
    """A measure with its modifiers: `span` holds them all."""

    measure: Measure
    modified: Modified

    @property
    def span(self) -> Span:
        """The measure and what modifies it."""
        return self.modified.span

    def mention(self, role: Role = Role.PLAIN, pair: Span | None = None) -> Mention:
        """What it states by itself. A bound ("at least one") makes a count of what is latent without it."""
        measure = self.measure
        amount = bounded(measure.numeral, self.modified.modifier, measured=measure.is_measured)
        is_counted = amount.bound is not Bound.EXACT and amount.stated is not None
        latent = measure.latent and not is_counted
        return Mention(self.span, valued(measure.like, amount), measure.rule, role, latent, pair, measure.core)


class Pair(NamedTuple):
    """Two measures that follow each other in a text."""

    text: str
    first: Stated
    second: Stated

    @property
    def gap(self) -> str:
        """The text between the two."""
        return self.text[self.first.span.end : self.second.span.start]

    def after(self, pattern: Lazy) -> re.Match[str] | None:
        """The pattern where the first stands right after it."""
        start = self.first.span.start
        return pattern().search(self.text, max(0, start - REACH), start)

    @property
    def is_opened(self) -> bool:
        """Whether "from" or "between" opens it, so that nothing before can claim its first."""
        is_from = self.after(_FROM) and _TO_GAP().fullmatch(self.gap)
        return bool(is_from or (self.after(_BETWEEN) and _AND_GAP().fullmatch(self.gap)))


Joined: TypeAlias = tuple[Mention, ...] | None
"""The mentions of a pair; none where it is no value at all (a score); `None` where the two have nothing to do with each
other."""

_BETWEEN: Final = lazy(r"(?i)\bbetween[ \n]\Z")
_FROM: Final = lazy(r"(?i)\bfrom[ \n]\Z")
_TO: Final = lazy(r"(?i)\bto[ \n]\Z")
_RANGING: Final = lazy(
    r"(?i)\b(?:rang(?:e|es|ed|ing)|anywhere|somewhere|var(?:y|ies|ied|ying)|aged?|ages)[ \n](?:in[ \n]\w{1,20}[ \n])?"
    r"from[ \n]\Z"
)
_AND_GAP: Final = lazy(r"(?i)[ \n]and[ \n]")
_WHEN: Final = r"[ \n](?:in|by|since)[ \n](?:[A-Z][a-z]{2,8}\.?[ \n])?(?:1[789]|20)\d\d"
_WHEN_TO_GAP: Final = lazy(rf"{_WHEN},?[ \n]to[ \n](?:an?[ \n])?")
"""As between "from 61% in 2016 to 67% in 2020"."""
_TO_GAP: Final = lazy(r"(?i)-?,?[ \n](?:to|through|and[ \n]up[ \n]to)[ \n]|-to-")
_DASH_GAP: Final = lazy(r"[ \n]?[–—-][ \n]?|-[–-]")
_OR_GAP: Final = lazy(r"(?i)[ \n]or[ \n]")
_OF_GAP: Final = lazy(r"(?i)[ \n](?:in|out[ \n]of|of|in[ \n]every|out[ \n]of[ \n]every|of[ \n]every)[ \n]")
_FROM_GAP: Final = lazy(
    rf"(?i)(?:{_WHEN})?,?[ \n]"
    r"(?:(?:up|down|higher|lower|rising|falling|an[ \n]increase|a[ \n](?:decrease|rise|drop|fall|gain))"
    r"[ \n])?"
    r"from[ \n](?:a[ \n](?:revised|previous)[ \n])?"
)
_VERB_BEFORE: Final = lazy(r"([A-Za-z]{1,20}),?[ \n](?:(?:by|an?|another|further|some|only|just)[ \n])?\Z")
_OTHER_UP: Final = lazy(
    r"(?i)\b(?:mak(?:es?|ing)|made|tak(?:es?|ing)|took|sets?|turn(?:ed)?|gives?|gave|picks?|breaks?|broke)[ \n]"
    r"(?:up|down|off)\Z"
)
"""Verbs that "up" and "down" belong to: "make up 8%"."""
_PASSING: Final = lazy(r"(?i)(?:well[ \n])?(?:above|below|under|past|beyond)\b")
"""As in "rose above 18 dollars": where to, not by how much."""
_ORIGIN: Final = lazy(
    r"(?i)\b(?:(?:up|down|higher|lower|rise|fall|drop|gain|increase|decrease)[ \n])?from"
    r"(?:[ \n](?:an?|the|its))?[ \n]\Z"
)
_WORD: Final = lazy(r"[a-z]+")
_CONTEST: Final = lazy(
    r"(?i)\b(?:won|wins?|beat(?:s|ing)?|los[et]|loss|drew|draw|defeat(?:ed|s)?|victory|score[ds]?|lead|led|leading"
    r"|trail(?:ed|ing)?|vote[ds]?|voting|rul(?:ed|ing)|decision|sets?|match|game|tied?|record|down|up|final|half-time|aggregate)\b"
)
_MOST_SCORE: Final = 200
_MOST_GOALS: Final = 9


def _between(pair: Pair) -> Joined:
    """As in "between 40 and 50"."""
    word = pair.after(_BETWEEN)
    return _range(pair, word.start(), "between … and …") if word and _AND_GAP().fullmatch(pair.gap) else None


def _from_to(pair: Pair) -> Joined:
    """As in "fell from 20 to 10"; a range where nothing changes: "costs from 10 to 20 dollars"."""
    word = pair.after(_FROM)
    if word and _WHEN_TO_GAP().fullmatch(pair.gap):
        return _change(pair, Role.FROM, Role.TO)
    if word is None or not _TO_GAP().fullmatch(pair.gap):
        return None
    is_range = pair.after(_RANGING) or not _speaks_of_change(pair)
    return (_range(pair, word.start(), "from … to …") if is_range else None) or _change(pair, Role.FROM, Role.TO)


def _speaks_of_change(pair: Pair) -> bool:
    start = pair.first.span.start
    clause = pair.text[max(0, start - 2 * REACH) : start].lower()
    return not word_set("change verb").isdisjoint(_WORD().findall(clause))


def _to_from(pair: Pair) -> Joined:
    """As in "to 5.9% from 6.1%", "5.9% in 2014, down from 6.1%", "up 3% from 45"."""
    if not _FROM_GAP().fullmatch(pair.gap):
        return None
    if is_change_by(pair.text, pair.first):
        return _change(pair, Role.BY, Role.FROM)
    is_change = pair.after(_TO) or len(pair.gap.split()) > 1
    return _change(pair, Role.TO, Role.FROM) if is_change else None


def _by_to(pair: Pair) -> Joined:
    """As in "rose 3% to 97": how much, and to where."""
    is_change = _TO_GAP().fullmatch(pair.gap) and pair.gap[0] != "-" and is_change_by(pair.text, pair.first)
    return _change(pair, Role.BY, Role.TO) if is_change else None


def _spread(pair: Pair) -> Joined:
    """As in "40,000 to 50,000", "10-20", "8- to 16-metre"; a falling pair with a dash is a score and no value."""
    is_dash = _DASH_GAP().fullmatch(pair.gap) is not None
    if is_dash and _is_score(pair):
        return ()
    if is_dash or _TO_GAP().fullmatch(pair.gap):
        found = _range(pair, pair.first.span.start, "range with dash" if is_dash else "… to …")
        is_label = is_dash and found is None and pair.first.measure.is_plain and pair.second.measure.is_plain
        return () if is_label else found
    return None


def _is_score(pair: Pair) -> bool:
    """Whether two bare numbers with a dash are the score of a contest or a vote: "4-2", "52-48"; "1-2" where one is
    spoken of."""
    low, high = pair.first.measure, pair.second.measure
    is_bare = low.is_plain and high.is_plain and low.numeral.is_whole and high.numeral.is_whole
    if not is_bare or low.numeral.value is None or high.numeral.value is None:
        return False
    if max(low.numeral.value, high.numeral.value) > _MOST_SCORE:
        return False
    if low.numeral.value >= high.numeral.value:
        return True
    around = pair.text[max(0, pair.first.span.start - REACH) : pair.second.span.end + 20]
    is_close = "–" not in pair.gap or high.numeral.value <= _MOST_GOALS
    return is_close and _CONTEST().search(around) is not None


def is_next_score(text: str, before: Stated, first: Stated, second: Stated) -> bool:
    """Whether a pair that follows a score is one too: the second of "6-4, 3-6, 7-6"."""
    pair = Pair(text, first, second)
    is_next = text[before.span.end : first.span.start].strip(" ,;\n") == "" and _DASH_GAP().fullmatch(pair.gap)
    return bool(is_next and first.measure.is_plain and second.measure.is_plain)


def _either(pair: Pair) -> Joined:
    """As in "two or three people"."""
    low, high = pair.first.measure.numeral, pair.second.measure.numeral
    is_next = low.value is not None and high.value == low.value + 1
    return _range(pair, pair.first.span.start, "one or the next") if is_next and _OR_GAP().fullmatch(pair.gap) else None


def _share(pair: Pair) -> Joined:
    """As in "one in five", "two out of three"."""
    first, second = pair.first.measure, pair.second.measure
    is_bare = first.is_plain and second.is_plain and not second.latent
    if not is_bare or not _OF_GAP().fullmatch(pair.gap) or pair.gap.strip() == "of":
        return None
    share = number.share(first, second, Span(first.span.start, second.span.end))
    span = Span(pair.first.span.start, pair.second.span.end)
    return (Stated(share, pair.first.modified._replace(span=span)).mention(),) if share else None


JOINS: Final[tuple[Callable[[Pair], Joined], ...]] = (_between, _from_to, _to_from, _by_to, _spread, _either, _share)


def join(pair: Pair) -> Joined:
    """The mentions of two measures that belong together, by the first of `JOINS` that has an answer."""
    return next((found for rule in JOINS if (found := rule(pair)) is not None), None)


def is_origin(text: str, joined: tuple[Mention, ...], stated: Stated) -> bool:
    """Whether a measure is where a change came from that was told before: "rose 3% to $5bn from $4.8bn"."""
    if not joined or joined[-1].role is not Role.TO or joined[0].role is not Role.BY:
        return False
    return _FROM_GAP().fullmatch(text, joined[-1].span.end, stated.span.start) is not None


def role_alone(text: str, stated: Stated) -> Role:
    """What a measure does in a change whose other end is not next to it: "up from 4.1 pct in 1985", "rose 5%"."""
    origin = _ORIGIN().search(text, max(0, stated.span.start - REACH), stated.span.start)
    if origin and (origin[0].lower()[:4] != "from" or not isinstance(stated.measure.like, NumberValue)):
        return Role.FROM
    return Role.BY if is_change_by(text, stated) else Role.PLAIN


def is_change_by(text: str, stated: Stated) -> bool:
    """Whether it is how much something changed: "rose 5%", "up 12%", "fell by 300"."""
    before = _VERB_BEFORE().search(text, max(0, stated.span.start - REACH), stated.span.start)
    if before is None or before[1].lower() not in word_set("change verb"):
        return False
    if _OTHER_UP().search(text, max(0, before.start() - 10), before.end(1)):
        return False
    is_by = before[0].split()[-1].lower() == "by"
    if _PASSING().match(text, stated.span.start) and not is_by:
        return False
    match stated.measure.like:
        case QuantityValue(dimension="length"):
            return is_by  # "jumped 7.96m" is no change of anything
        case NumberValue():
            return is_by or before[1].lower() in word_set("bare change verb")
        case _:
            return True


def _alike(pair: Pair) -> tuple[Measure, Measure] | None:
    """The two with one unit and scale, where one is written for both: "10 to 20 dollars", "$10-12 million"."""
    first, second = pair.first.measure, pair.second.measure
    if number.LETTER_SCALE.name in (first.rule, second.rule) and first.like != second.like:
        return None
    if first.is_plain:
        first = replace(first, like=second.like)
    elif second.is_plain:
        second = replace(second, like=first.like)
    if first.like != second.like:
        return None
    return replace(first, numeral=same_scale(first.numeral, second.numeral)), second


def _range(pair: Pair, start: int, rule: str) -> Joined:
    alike = _alike(pair)
    if alike is None:
        return None
    low, high = alike
    approximate = pair.first.modified.modifier.approximate or pair.second.modified.modifier.approximate
    amount = between(low.numeral, high.numeral, approximate=approximate)
    if amount is None:
        return None
    core = Span(low.core.start, high.core.end)
    latent = low.latent and high.latent
    span = Span(start, pair.second.span.end)
    return (Mention(span, valued(high.like, amount), f"{high.rule}, {rule}", latent=latent, core=core),)


def _change(pair: Pair, first: Role, second: Role) -> Joined:
    one, other = pair.first, pair.second
    if first is not Role.BY:
        alike = _alike(pair)
        if alike is None:
            return None
        one, other = one._replace(measure=alike[0]), other._replace(measure=alike[1])
    return one.mention(first, other.span), other.mention(second, one.span)
