"""Changes as a sentence tells them: two ends in the order of time, what they make, and the percentage that is said of
them. What `percent-change` judges.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from factcheck.rules.figures import amount_of, before, gap, last_place, plain, unit_of
from factcheck.text.document import Span
from factcheck.values.interface import (
    Bound,
    DateValue,
    Mention,
    MoneyValue,
    NumberValue,
    PercentValue,
    QuantityValue,
    Role,
)
from factcheck.values.interval import Interval
from factcheck.values.lazy import lazy

HUNDRED: Final = 100


class Change(NamedTuple):
    """Two ends of a change, in the order of time, and all values that each would be written for."""

    origin: Mention
    target: Mention
    first: Interval
    last: Interval

    @property
    def start(self) -> int:
        """Where the end that stands first begins."""
        return min(self.origin.span.start, self.target.span.start)

    @property
    def told(self) -> str:
        """As "from 20 to 10"."""
        return f"from {_bare(self.origin)} to {_bare(self.target)}"

    @property
    def percent(self) -> Decimal:
        """By how much it changed, as the two figures stand; below zero where it fell."""
        return (self.ratio - 1) * HUNDRED

    @property
    def ratio(self) -> Decimal:
        """How many times the first the second is."""
        return stated(self.target) / stated(self.origin)

    @property
    def difference(self) -> Decimal:
        """The second without the first."""
        return stated(self.target) - stated(self.origin)

    @property
    def ratios(self) -> Interval:
        """All ratios that roundings leave open."""
        (low, high), (to_low, to_high) = ends(self.first), ends(self.last)
        return Interval(to_low / high, to_high / low if low > 0 else None)

    @property
    def shares(self) -> Interval:
        """All percentages that roundings leave open, without their sign."""
        made = self.ratios
        if made.low is None or made.high is None:
            return Interval(Decimal(0), None)
        return _unsigned(Decimal(made.low - 1) * HUNDRED, Decimal(made.high - 1) * HUNDRED)

    @property
    def points(self) -> Interval:
        """All differences that roundings leave open, without their sign."""
        (low, high), (to_low, to_high) = ends(self.first), ends(self.last)
        return _unsigned(to_low - high, to_high - low)

    @property
    def arithmetic(self) -> str:
        """The percentage, worked out in words."""
        origin = plain(stated(self.origin), 6)
        return f"({plain(stated(self.target), 6)} - {origin}) / {origin} = {plain(self.percent, 3)} %"


class Told(NamedTuple):
    """A change, and what else the sentence says of it: a percentage, a multiple such as "doubled"."""

    change: Change
    share: Mention | None = None
    multiple: Mention | None = None
    is_pair: bool = True
    """Whether the two ends stand as "from … to …", so that a word before them tells the direction."""


_BARE: Final = lazy(r"[\d.,]+")
_TIED: Final = lazy(
    r"(?i)(?:[ ](?:in|for|at|on|by)[ ][\w'., ]{1,24})?,?[ ](?:an?[ ](?:year|month|week|share|day)"
    r"[ ](?:earlier|ago|before)[ ])?"
    r"(?:(?:up|down|higher|lower|compared|rising|falling)[ ])?(?:from|to)[ ](?:an?[ ]|just[ ]|only[ ]|the[ ])?"
)
"""What may stand between the two ends of one change."""
_NOUNS: Final = "rise|increase|jump|gain|fall|drop|decline|decrease|reduction|improvement|cut"
_ROUGHLY: Final = r"(?:about[ ]|some[ ]|nearly[ ]|almost[ ]|roughly[ ]|around[ ])?"
_BEHIND: Final = lazy(
    r"(?i)(?:[ ][a-z]+){0,2}(?:[ ](?:in|for|at|on|by)[ ](?:the[ ])?(?:[A-Za-z]+[ ]?){0,4})?(?:,[ ]|"
    r"[ ]\(|[ ][–—-][ ]|[ ]or[ ]|[ ])"
    r"(?:(?:or|which is|that is|representing|equal to)[ ])?"
    rf"(?:(?P<told>(?:up|down)[ ](?:by[ ])?|(?:an?|this is an?)[ ](?:{_NOUNS})[ ]of[ ])|(?:an?[ ]))?{_ROUGHLY}"
)
"""Between the second end and a percentage behind it: "from 40 to 50, up 25 percent"."""
_NOUN_BEHIND: Final = lazy(rf"(?i)[ ](?:{_NOUNS})\b")
_BEFORE: Final = lazy(
    rf"(?i)(?P<told>[ ](?:{_NOUNS})(?:[ ]in(?:[ ][a-z'-]+){{1,4}})?|[ ]higher|[ ]lower|[ ]down|[ ]up)?"
    r",?[ ](?:(?:from|to|at)[ ](?:an?[ ])?)?"
)
"""Between a percentage and the two ends behind it: "rose 25 percent to 50 from 40"."""
_UP: Final = lazy(rf"(?:[ ][a-z]+){{0,2}},?[ ](?:(?:up|down|off)[ ](?:by[ ])?|(?P<noun>an?[ ])|or[ ]){_ROUGHLY}")
_UP_FROM: Final = lazy(
    rf"(?:[ ](?P<noun>{_NOUNS})|[ ](?:higher|lower|more|less|up|down))?[ ](?:from|than|on)[ ](?:the[ ]"
    rf"|a[ ])?(?:[a-z]+'s[ ])?"
)
"""Around a percentage between the two ends: "50, up 25 percent from 40", "50, a 25 percent rise from 40"."""
_COMPARED: Final = lazy(
    r"(?:[ ][a-z]+){0,3}(?:[ ]in[ ][\w' ]{1,20})?,?[ ](?:compared[ ](?:with|to)|against|versus|vs\.?)[ ]"
    r"(?:a[ ](?:net[ ])?profit[ ]of[ ])?"
)
"""Between the two ends: "rose 25 percent to 50, compared with 40"."""
_MULTIPLE: Final = lazy(r"(?i)(?:[ ](?:in size|in number|to|over the \w+))?,?[ ]from[ ]|[ ]")


def changes_in(text: str, mentions: Sequence[Mention]) -> Iterator[Told]:
    """Every change of a sentence of which something is said that can be worked out."""
    figures = [mention for mention in mentions if not isinstance(mention.value, DateValue)]
    for one, other, third in zip(figures, figures[1:], figures[2:], strict=False):
        told = _up_from(text, one, other, third) or _compared(text, one, other, third)
        if told is not None:
            yield told
    for at, (first, second) in enumerate(pairwise(figures)):
        change = _pair(text, first, second)
        if change is not None:
            lead = figures[at - 1] if at else None
            share = _share_behind(text, second, figures[at + 2]) if at + 2 < len(figures) else None
            share = share or (_share_before(text, lead, first) if lead else None)
            yield Told(change, share, lead if lead and _MULTIPLE().fullmatch(gap(text, lead, first)) else None)


def _pair(text: str, first: Mention, second: Mention) -> Change | None:
    """As "from 20 to 10", "to 10 from 20"."""
    by_role = {first.role: first, second.role: second}
    origin, target = by_role.get(Role.FROM), by_role.get(Role.TO)
    if origin is None or target is None or not _TIED().fullmatch(gap(text, first, second)):
        return None
    if first is origin:
        return _between(origin, target)
    if before(text, target.span.start, 4).endswith(" or "):
        return None  # "32.7 billion crowns, or 4.8 billion dollars, up from 30.9 billion"
    if _BARE().fullmatch(first.text) and not _BARE().fullmatch(second.text):
        return None  # "944, up from 26,775 dollars": a model, not a price
    return _between(_with_unit_of(target, origin), target)


def _between(origin: Mention, target: Mention) -> Change | None:
    """The change from one figure to another, if both are exact, above zero, and of one unit."""
    one, other = amount_of(origin), amount_of(target)
    if origin.latent or target.latent or unit_of(origin) != unit_of(target) or one is None or other is None:
        return None
    if one.bound is not Bound.EXACT or other.bound is not Bound.EXACT or not one.stated or not other.stated:
        return None
    if one.stated < 0 or other.stated < 0:
        return None
    if not isinstance(origin.value, MoneyValue | PercentValue):
        return Change(origin, target, one.interval, other.interval)
    step = min(one.step or last_place(one.stated), other.step or last_place(other.stated))
    first, last = (Interval(end - step / 2, end + step / 2) for end in (one.stated, other.stated))
    return Change(origin, target, first, last)


def _with_unit_of(target: Mention, origin: Mention) -> Mention:
    """The origin with the target's unit where it is written only once: "240.5 million dollars, up from 200.9
    million"."""
    match target.value, origin.value:
        case (MoneyValue() | QuantityValue()) as value, NumberValue(amount=amount, multiple=False):
            return replace(origin, value=replace(value, amount=amount))
        case _:
            return origin


def _up_from(text: str, target: Mention, share: Mention, origin: Mention) -> Told | None:
    lead, rest = _UP().fullmatch(gap(text, target, share)), _UP_FROM().fullmatch(gap(text, share, origin))
    if not isinstance(share.value, PercentValue) or lead is None or rest is None or (lead["noun"] and not rest["noun"]):
        return None
    change = _between(_with_unit_of(target, origin), target)
    return Told(change, share, is_pair=False) if change else None


def _compared(text: str, share: Mention, target: Mention, origin: Mention) -> Told | None:
    if not isinstance(share.value, PercentValue) or share.role is not Role.BY or target.role is not Role.TO:
        return None
    if not _BEFORE().fullmatch(gap(text, share, target)) or not _COMPARED().fullmatch(gap(text, target, origin)):
        return None
    change = _between(_with_unit_of(target, origin), target)
    return Told(change, share, is_pair=False) if change else None


def _share_behind(text: str, second: Mention, share: Mention) -> Mention | None:
    joint = _BEHIND().fullmatch(gap(text, second, share))
    if not isinstance(share.value, PercentValue) or joint is None:
        return None
    return share if share.role is Role.BY or joint["told"] or _NOUN_BEHIND().match(text, share.span.end) else None


def _share_before(text: str, share: Mention, first: Mention) -> Mention | None:
    joint = _BEFORE().fullmatch(gap(text, share, first))
    if not isinstance(share.value, PercentValue) or joint is None:
        return None
    return share if share.role is Role.BY or joint["told"] else None


def stated(mention: Mention) -> Decimal:
    """The figure of an end, which has one."""
    amount = amount_of(mention)
    if amount is None or amount.stated is None:
        raise ValueError(mention)
    return amount.stated


def ends(interval: Interval) -> tuple[Decimal, Decimal]:
    """Both ends of an interval that has two."""
    return Decimal(interval.low or 0), Decimal(interval.high or 0)


def place_of(text: str, change: Change) -> Span:
    """Where a change stands, with the "from" or "to" before it."""
    span = Span(change.start, max(change.origin.span.end, change.target.span.end))
    lead = _LEAD().search(before(text, span.start, 6))
    return Span(span.start - len(lead[0]), span.end) if lead else span


_LEAD: Final = lazy(r"\b(?:from|to)[ ]\Z")
_FROM: Final = re.compile(r"(?i)from[ ]")


def _bare(mention: Mention) -> str:
    lead = _FROM.match(mention.text)
    return mention.text[lead.end() :] if lead else mention.text


def _unsigned(low: Decimal, high: Decimal) -> Interval:
    if low <= 0 <= high:
        return Interval(Decimal(0), max(-low, high))
    return Interval(min(abs(low), abs(high)), max(abs(low), abs(high)))
