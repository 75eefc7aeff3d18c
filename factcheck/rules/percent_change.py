"""percent-change: a change that its own two ends do not make.

What it does: reports "rose" where the second figure is the lower one, a percentage or a "doubled" that the two figures do
not make however they are rounded, and percent where percentage points are meant.
Why: the arithmetic of a change is the error that readers work out for themselves.
Example: "rose from 20 to 10"; "from 40 to 50, up 20 %", which is 25 %; "from 3 % to 5 %, up 2 %".
Fix: correct the change, or whichever of its ends is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from factcheck.matching.interface import Confidence
from factcheck.rules.figures import ROUGH, amount_of, before, gap, last_place, over, plain, unit_of
from factcheck.rules.interface import Rule
from factcheck.rules.passage import FIGURES, OwnRule, Passage, Slip
from factcheck.text.document import Span
from factcheck.values.interface import Bound, DateValue, Mention, MoneyValue, NumberValue, PercentValue, QuantityValue, Role
from factcheck.values.interval import Interval
from factcheck.values.lazy import lazy

RULE: Final = Rule("percent-change", "a change that its own two ends do not make", since="0.2.0")

_UP_WORDS: Final = frozenset(
    "rose rise rises risen rising increased increase increases increasing grew grow grows grown growing climbed climb climbs"
    " climbing jumped jump jumps jumping surged surge surges surging soared soar soars soaring swelled gained raised"
    " doubled tripled trebled quadrupled skyrocketed rocketed leapt leaped expanded up higher gain".split()
)
_DOWN_WORDS: Final = frozenset(
    "fell fall falls fallen falling dropped drop drops dropping declined decline declines declining decreased decrease"
    " decreases decreasing plunged plunge plunges plummeted plummet slumped slump tumbled tumble shrank shrink shrunk"
    " shrinking sank dipped slipped slid reduced halved cut lowered slashed down lower".split()
)
CUES: Final = _UP_WORDS | _DOWN_WORDS | frozenset({"off", "tenfold", "fivefold", "threefold", "twofold", "fourfold"})
_WORD: Final = lazy(r"[A-Za-z]+")
_RANKED: Final = lazy(
    r"(?i)\b(?:rank\w*|place[sd]?|position\w*|table|charts?|seed\w*|number|no\.?|spot|league|handicap|odds|grade|minus"
    r"|below zero|loss\w*|negative|deficit|in[ ](?:one|1)|one[ ]in|levels?|game|score[ds]?|points?[ ](?:clear|lead))\b"
)
"""Where the lower figure may be the better or the larger one."""
_JOINT: Final = lazy(
    r"(?i)(?:[ ](?:in|for|at|on|by)[ ](?:the[ ])?(?:[A-Za-z]+[ ]?){0,4})?"
    r"(?:,[ ]|[ ]\(|[ ][–—-][ ]|[ ]or[ ]|[ ])(?:(?:or|which is|that is|representing|equal to)[ ])?"
    r"(?:(?:up|down)[ ](?:by[ ])?|(?:an?|this is an?)[ ](?:rise|increase|jump|gain|fall|drop|decline|decrease|reduction|cut)[ ]of[ ]"
    r"|(?:an?[ ]))?(?:about[ ]|some[ ]|nearly[ ]|almost[ ]|roughly[ ]|around[ ])?"
)
_TAIL: Final = lazy(r"(?i)[ ](?:rise|increase|jump|gain|fall|drop|decline|decrease|reduction|cut)\b")
_BY_BEFORE: Final = lazy(
    r"(?i)(?:[ ](?:rise|increase|jump|gain|fall|drop|decline|decrease|reduction|improvement)(?:[ ]in(?:[ ][a-z'-]+){1,4})?|[ ]higher|[ ]lower"
    r"|[ ]down|[ ]up)?,?[ ](?:(?:from|to|at)[ ](?:an?[ ])?)?"
)
_MULTIPLE_GAP: Final = lazy(r"(?i)(?:[ ](?:in size|in number|to|over the \w+))?,?[ ]from[ ]|[ ]")
_MULTIPLIED: Final = lazy(r"(?i)\b(?:more than|almost|nearly|about|roughly|around|over|at least|less than|not|close to|virtually|practically|all but|or more than)[ ]\Z")
_ENDS: Final = frozenset({"from", "than", "compared", "against", "versus", "vs"})
"""Words without which no sentence tells both ends of a change."""
_TIED: Final = lazy(
    r"(?i)(?:[ ](?:in|for|at|on|by)[ ][\w'., ]{1,24})?,?[ ](?:an?[ ](?:year|month|week|share|day)[ ](?:earlier|ago|before)[ ])?"
    r"(?:(?:up|down|higher|lower|compared|rising|falling)[ ])?(?:from|to)[ ](?:an?[ ]|just[ ]|only[ ]|the[ ])?"
)
"""What may stand between the two ends of one change."""
_UP: Final = re.compile(r"(?:[ ][a-z]+){0,2},?[ ](?:(?:up|down|off)[ ](?:by[ ])?|an?[ ]|or[ ])(?:about[ ]|some[ ]|nearly[ ])?")
_COMPARED: Final = lazy(
    r"(?:[ ][a-z]+){0,3}(?:[ ]in[ ][\w' ]{1,20})?,?[ ](?:compared[ ](?:with|to)|against|versus|vs\.?)[ ](?:a[ ](?:net[ ])?profit[ ]of[ ])?"
)
_FROM_REST: Final = re.compile(
    r"(?:[ ](?:rise|increase|jump|gain|fall|drop|decline|decrease|reduction|improvement|higher|lower|more|less|up|down))?"
    r"[ ](?:from|than|on)[ ](?:the[ ]|a[ ])?(?:[a-z]+'s[ ])?"
)
_NOUN: Final = re.compile(r"\b(?:rise|increase|jump|gain|fall|drop|decline|decrease|reduction|improvement)\b")
_ADJUSTED: Final = lazy(
    r"(?i)\b(?:adjust\w+|constant[ ]currenc\w+|like-for-like|annuali[sz]ed|annual[ ]rate|real[ ]terms|in[ ]sterling|in[ ]dollar[ ]terms"
    r"|excluding|before|revised|on[ ]average|per[ ]year|a[ ]year[ ]on[ ]average)\b"
)
"""Where a percentage may be worked out on another basis than the figures."""
_BARE: Final = lazy(r"[\d.,]+")
ROUGH_SHARE: Final = Decimal("0.1")
"""How far off a change may be that is told roughly, as a share of it."""
SHARE: Final = Decimal("0.03")
"""How far off any stated change may be: it may be worked out from figures that are not printed."""
MULTIPLE_SHARE: Final = Decimal("0.15")
"""How far a "doubled" may be off."""


class Change(NamedTuple):
    """Two ends of a change, in the order of time."""

    origin: Mention
    target: Mention
    low: Interval
    high: Interval


def find(passage: Passage) -> Iterator[Slip]:
    """Each change that does not come out."""
    mentions = [m for m in passage.mentions if not isinstance(m.value, DateValue)]
    for target, share, origin in zip(mentions, mentions[1:], mentions[2:], strict=False):
        yield from _up_from(passage.text, target, share, origin)
    for at in range(len(mentions) - 2):
        yield from _compared(passage.text, mentions, at)
    for at, (first, second) in enumerate(pairwise(mentions)):
        change = _change(passage.text, first, second)
        if change is None or not _TIED().fullmatch(gap(passage.text, first, second)):
            continue
        wrong_way = _wrong_way(passage.text, change)
        if wrong_way:
            yield wrong_way
            continue
        yield from _wrong_share(passage.text, change, mentions, at)
        yield from _wrong_multiple(passage.text, change, mentions[at - 1] if at else None)


def _change(text: str, first: Mention, second: Mention) -> Change | None:
    by_role = {first.role: first, second.role: second}
    origin, target = by_role.get(Role.FROM), by_role.get(Role.TO)
    if origin is None or target is None:
        return None
    if first is target and before(text, target.span.start, 4).endswith(" or "):
        return None  # "32.7 billion crowns, or 4.8 billion dollars, up from 30.9 billion"
    if first is target and (_BARE().fullmatch(first.text) and not _BARE().fullmatch(second.text)):
        return None  # "944, up from 26,775 dollars": a model, not a price
    return _between(_with_unit_of(target, origin) if first is target else origin, target)


def _between(origin: Mention, target: Mention) -> Change | None:
    """The change from one figure to another, if both are exact, above zero, and of one unit."""
    if origin.latent or target.latent or unit_of(origin) != unit_of(target):
        return None
    one, other = amount_of(origin), amount_of(target)
    if one is None or other is None or one.stated is None or other.stated is None:
        return None
    if Bound.EXACT != one.bound or Bound.EXACT != other.bound or one.stated <= 0 or other.stated <= 0:
        return None
    low, high = one.interval, other.interval
    if unit_of(origin)[0] == "money" or isinstance(origin.value, PercentValue):
        step = min(one.step or last_place(one.stated), other.step or last_place(other.stated))
        low, high = (Interval(end - step / 2, end + step / 2) for end in (one.stated, other.stated))
    return Change(origin, target, low, high)


def _ends(interval: Interval) -> tuple[Decimal, Decimal]:
    return Decimal(interval.low or 0), Decimal(interval.high or 0)


def _direction(text: str, change: Change) -> tuple[int, str]:
    """Which way the words nearest before a change say that it went: 1 up, -1 down, 0 where they do not say."""
    start = min(change.origin.span.start, change.target.span.start)
    between = text[min(change.origin.span.end, change.target.span.end) : max(change.origin.span.start, change.target.span.start)]
    for word in (*_WORD().findall(between.lower()), *reversed(_WORD().findall(before(text, start, 70).lower()))):
        if word in _UP_WORDS:
            return 1, word
        if word in _DOWN_WORDS:
            return -1, word
    return 0, ""


def _wrong_way(text: str, change: Change) -> Slip | None:
    way, word = _direction(text, change)
    if not way or _RANKED().search(text):
        return None
    (low, high), (to_low, to_high) = _ends(change.low), _ends(change.high)
    if not (to_high < low if way > 0 else to_low > high):
        return None
    told = f"from {_bare(change.origin)} to {_bare(change.target)}"
    went = "down" if way > 0 else "up"
    return Slip(
        span=_span(text, change),
        message=f"the text says `{word}`, and {told} is {went}",
        corrections=("the other word for the change", "the two figures the other way round", "another figure"),
        steps=(f"{told}: {went}",),
        level="direction",
        confidence=Confidence.HIGH if _is_close(text, change, word) else Confidence.MEDIUM,
    )


def _is_close(text: str, change: Change, word: str) -> bool:
    start = min(change.origin.span.start, change.target.span.start)
    words = _WORD().findall(before(text, start, 70).lower())[-3:]
    return word in words or word in ("up", "down")


def _bare(mention: Mention) -> str:
    text = mention.text
    return text[5:] if text.lower().startswith("from ") else text


def _span(text: str, change: Change) -> Span:
    span = over((change.origin, change.target))
    opened = before(text, span.start, 6)
    for word in ("from ", "to "):
        if opened.endswith(word):
            return Span(span.start - len(word), span.end)
    return span


def _wrong_share(text: str, change: Change, mentions: Sequence[Mention], at: int) -> Iterator[Slip]:
    """A percentage right before or right behind the two ends that they do not make."""
    first, second = mentions[at], mentions[at + 1]
    stated = mentions[at + 2] if at + 2 < len(mentions) and _follows(text, second, mentions[at + 2]) else None
    lead = mentions[at - 1] if at else None
    if stated is None and lead and isinstance(lead.value, PercentValue):
        joint = _BY_BEFORE().fullmatch(gap(text, lead, first))
        stated = lead if joint and (lead.role is Role.BY or len(joint[0].split()) > 1) else None
    if stated is not None:
        yield from _judged(text, change, stated)


def _judged(text: str, change: Change, stated: Mention) -> Iterator[Slip]:
    """A change against the percentage that is said of it."""
    if not isinstance(stated.value, PercentValue) or _ADJUSTED().search(text):
        return
    amount = stated.value.amount
    if amount.stated is None or amount.bound is not Bound.EXACT:
        return
    share, points = _share(change), _points(change)
    is_rough = amount.approximate or ROUGH().search(before(text, stated.span.start, 12)) is not None
    if isinstance(change.origin.value, PercentValue):
        yield from _points_or_percent(text, change, stated, share, points, is_rough=is_rough)
    elif not stated.value.points and not _agrees(abs(amount.stated), share, is_rough=is_rough):
        middle = abs(_middle(change))
        yield Slip(
            span=over((change.origin, change.target, stated)),
            message=f"from {_bare(change.origin)} to {_bare(change.target)} is {plain(middle, 2)} %, not {plain(abs(amount.stated))} %",
            corrections=(f"`{plain(middle, 2)} percent`", "another figure for one of the ends"),
            steps=(f"({plain(_stated(change.target), 6)} - {plain(_stated(change.origin), 6)}) / {plain(_stated(change.origin), 6)} = {plain(_middle(change), 3)} %",),
            level="share",
        )


def _up_from(text: str, target: Mention, share: Mention, origin: Mention) -> Iterator[Slip]:
    """As in "240 million, up 20 percent from 200 million"."""
    lead, rest = gap(text, target, share), gap(text, share, origin)
    if not isinstance(share.value, PercentValue) or not _UP.fullmatch(lead) or not _FROM_REST.fullmatch(rest):
        return
    if " a" in lead and not _NOUN.search(rest):
        return
    change = _between(_with_unit_of(target, origin), target)
    if change is not None:
        yield from _judged(text, change, share)


def _compared(text: str, mentions: Sequence[Mention], at: int) -> Iterator[Slip]:
    """As in "rose 12 percent to 112 million, compared with 100 million"."""
    share, target, origin = mentions[at], mentions[at + 1], mentions[at + 2]
    if not isinstance(share.value, PercentValue) or share.role is not Role.BY or target.role is not Role.TO:
        return
    if _BY_BEFORE().fullmatch(gap(text, share, target)) and _COMPARED().fullmatch(gap(text, target, origin)):
        change = _between(_with_unit_of(target, origin), target)
        if change is not None:
            yield from _judged(text, change, share)


def _with_unit_of(target: Mention, origin: Mention) -> Mention:
    """The origin with the target's unit where it is written only once: "240.5 million dollars, up from 200.9 million"."""
    match target.value, origin.value:
        case (MoneyValue() | QuantityValue()) as value, NumberValue(amount=amount, multiple=False):
            return replace(origin, value=replace(value, amount=amount))
        case _:
            return origin


def _stated(mention: Mention) -> Decimal:
    amount = amount_of(mention)
    return (amount.stated if amount else None) or Decimal(0)


def _follows(text: str, second: Mention, stated: Mention) -> bool:
    if not isinstance(stated.value, PercentValue):
        return False
    joint = gap(text, second, stated)
    if not _JOINT().fullmatch(joint):
        return False
    words = joint.lower().split()
    is_told = stated.role is Role.BY or any(w in ("up", "down", "rise", "increase", "reduction", "decrease", "cut") for w in words)
    return is_told or _TAIL().match(text, stated.span.end) is not None


def _middle(change: Change) -> Decimal:
    origin = _stated(change.origin)
    return (_stated(change.target) - origin) / origin * 100


def _share(change: Change) -> Interval:
    """The least and most percent by which it changed, without its sign."""
    (low, high), (to_low, to_high) = _ends(change.low), _ends(change.high)
    if low <= 0:
        return Interval(Decimal(0), None)
    ends = sorted(((to_low / high - 1) * 100, (to_high / low - 1) * 100))
    return _unsigned(*ends)


def _points(change: Change) -> Interval:
    (low, high), (to_low, to_high) = _ends(change.low), _ends(change.high)
    return _unsigned(to_low - high, to_high - low)


def _unsigned(low: Decimal, high: Decimal) -> Interval:
    if low <= 0 <= high:
        return Interval(Decimal(0), max(-low, high))
    return Interval(*sorted((abs(low), abs(high))))


def _agrees(stated: Decimal, made: Interval, *, is_rough: bool) -> bool:
    half = max(last_place(stated), stated * (ROUGH_SHARE if is_rough else SHARE))
    return Interval(stated - half, stated + half).meets(made)


def _points_or_percent(
    text: str, change: Change, stated: Mention, share: Interval, points: Interval, *, is_rough: bool
) -> Iterator[Slip]:
    """Two percentages and a third that says by how much: percentage points, or a share of the first."""
    value = stated.value
    if not isinstance(value, PercentValue) or value.amount.stated is None:
        return
    figure = abs(value.amount.stated)
    made_points = _near(figure, points)
    if value.points and not made_points:
        right = plain(abs(_stated(change.target) - _stated(change.origin)))
        why = f"{plain(figure)} percentage points"
    elif not value.points and not _agrees(figure, share, is_rough=is_rough):
        right = plain(abs(_stated(change.target) - _stated(change.origin)))
        why = f"{plain(figure)} %"
    else:
        return
    told = f"from {_bare(change.origin)} to {_bare(change.target)}"
    by = plain(abs(_middle(change)), 2)
    yield Slip(
        span=over((change.origin, change.target, stated)),
        message=f"{told} is {right} percentage points, or {by} % of the first, not {why}",
        corrections=(f"`{right} percentage points`", f"`{by} percent`", "another figure for one of the ends"),
        steps=(f"{told}: {right} percentage points; {by} %",),
        level="points" if made_points else "share",
        confidence=Confidence.MEDIUM if made_points else Confidence.HIGH,
    )


def _near(figure: Decimal, made: Interval) -> bool:
    half = last_place(figure) / 2
    return Interval(figure - half, figure + half).meets(made)


def _wrong_multiple(text: str, change: Change, multiple: Mention | None) -> Iterator[Slip]:
    """A "doubled" or "tenfold" right before two ends that are in another ratio."""
    if multiple is None or not isinstance(multiple.value, NumberValue) or not multiple.value.multiple or multiple.latent:
        return
    first = min(change.origin, change.target, key=lambda end: end.span)
    factor = multiple.value.amount.stated
    if factor is None or not _MULTIPLE_GAP().fullmatch(gap(text, multiple, first)):
        return
    if _MULTIPLIED().search(before(text, multiple.span.start, 24)):
        return
    (low, high), (to_low, to_high) = _ends(change.low), _ends(change.high)
    if low <= 0:
        return
    wide = Interval(factor * (1 - MULTIPLE_SHARE), factor * (1 + MULTIPLE_SHARE))
    if Interval(to_low / high, to_high / low).meets(wide):
        return
    ratio = _stated(change.target) / _stated(change.origin)
    told = f"from {_bare(change.origin)} to {_bare(change.target)}"
    yield Slip(
        span=over((multiple, change.origin, change.target)),
        message=f"{told} is {plain(ratio, 2)} times as much, not `{multiple.text}`",
        corrections=("another word for the change", "another figure for one of the ends"),
        steps=(f"{plain(_stated(change.target), 6)} / {plain(_stated(change.origin), 6)} = {plain(ratio)}",),
        level="ratio",
    )


OWN: Final = OwnRule(RULE, (CUES, _ENDS, FIGURES), find)
