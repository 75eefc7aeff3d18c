"""percent-change: a change that its own two ends do not make.

What it does: reports "rose" where the second figure is the lower one, a percentage or a "doubled" that the two figures
do not make however they are rounded, and percent where percentage points are meant.
Why: the arithmetic of a change is the error that readers work out for themselves.
Example: "rose from 20 to 10"; "from 40 to 50, up 20 %", which is 25 %; "from 3 % to 5 %, up 2 %".
Fix: correct the change, or whichever of its ends is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from factcheck.matching.interface import Confidence
from factcheck.rules.change import Change, changes_in, ends, place_of
from factcheck.rules.figures import ROUGH, before, last_place, over, plain
from factcheck.rules.interface import Rule
from factcheck.rules.passage import FIGURES, OwnRule, Passage, Slip
from factcheck.values.interface import Bound, Mention, NumberValue, PercentValue
from factcheck.values.interval import Interval
from factcheck.values.lazy import lazy
from factcheck.values.tables import word_set

RULE: Final = Rule("percent-change", "a change that its own two ends do not make", since="0.1.0")

UP: Final = word_set("change up")
DOWN: Final = word_set("change down")
CUES: Final = UP | DOWN | {"off", "tenfold", "fivefold", "threefold", "twofold", "fourfold"}
ENDS: Final = frozenset({"from", "than", "compared", "against", "versus", "vs"})
"""Words without which no sentence tells both ends of a change."""

_WORD: Final = lazy(r"[A-Za-z]+")
_RANKED: Final = lazy(
    r"(?i)\b(?:number[ ](?=\d)|no\.?[ ]?(?=\d)|(?:rank\w*|place[sd]?|position\w*|table|charts?"
    r"|seed\w*|spot|league|handicap|odds|grade|minus"
    r"|below zero|loss\w*|negative|deficit|in[ ](?:one|1)|one[ ]in|levels?|game|score[ds]?|points?[ ](?:clear|lead))\b)"
)
"""Where the lower figure may be the better or the larger one."""
_ADJUSTED: Final = lazy(
    r"(?i)\b(?:adjust\w+|constant[ ]currenc\w+|like-for-like|annuali[sz]ed|annual[ ]rate|real[ ]terms|in[ ]sterling"
    r"|in[ ]dollar[ ]terms|excluding|before|revised|on[ ]average|per[ ]year)\b"
)
"""Where a percentage may be worked out on another basis than the figures."""
_LOOSE: Final = lazy(
    r"(?i)\b(?:more than|almost|nearly|about|roughly|around|over|at least|less than|not|close to|virtually|practically"
    r"|all but)[ ]\Z"
)
REACH: Final = 70
"""Characters before a change in which the word for its direction is looked for."""
CLOSE: Final = 3
"""Words before a change within which such a word is surely said of it."""
ROUGH_SHARE: Final = Decimal("0.1")
"""How far off a change may be that is told roughly, as a share of it."""
SHARE: Final = Decimal("0.03")
"""How far off any stated change may be: it may be worked out from figures that are not printed."""
MULTIPLE_SHARE: Final = Decimal("0.15")
"""How far a "doubled" may be off."""


def find(passage: Passage) -> Iterator[Slip]:
    """Each change that does not come out."""
    text = passage.text
    for change, share, multiple, is_pair in changes_in(text, passage.mentions):
        wrong_way = _wrong_way(text, change) if is_pair else None
        if wrong_way:
            yield wrong_way
            continue
        if share is not None:
            yield from _wrong_share(text, change, share)
        if multiple is not None:
            yield from _wrong_multiple(text, change, multiple)


def _wrong_way(text: str, change: Change) -> Slip | None:
    way, word, is_close = _direction(text, change)
    if not way or _RANKED().search(text):
        return None
    (low, high), (to_low, to_high) = ends(change.first), ends(change.last)
    if not (to_high < low if way > 0 else to_low > high):
        return None
    went = "down" if way > 0 else "up"
    return Slip(
        span=place_of(text, change),
        message=f"article says `{word}`, and {change.told} is {went}",
        corrections=("the other word for the change", "the two figures the other way round", "another figure"),
        steps=(f"{change.told}: {went}",),
        level="direction",
        confidence=Confidence.HIGH if is_close else Confidence.MEDIUM,
    )


def _direction(text: str, change: Change) -> tuple[int, str, bool]:
    """Which way the words between and before the ends say that it went (1 up, -1 down, 0 where they do not say), by
    which word, and whether that stands close."""
    inner = text[
        min(change.origin.span.end, change.target.span.end) : max(change.origin.span.start, change.target.span.start)
    ]
    lead = list(reversed(_WORD().findall(before(text, change.start, REACH).lower())))
    between = _WORD().findall(inner.lower())
    for at, word in enumerate((*between, *lead)):
        if word in UP or word in DOWN:
            return 1 if word in UP else -1, word, at < len(between) + CLOSE
    return 0, "", False


def _wrong_share(text: str, change: Change, share: Mention) -> Iterator[Slip]:
    """A change against the percentage that is said of it."""
    value = share.value
    if not isinstance(value, PercentValue) or value.amount.stated is None or _ADJUSTED().search(text):
        return
    if value.amount.bound is not Bound.EXACT:
        return
    figure = abs(value.amount.stated)
    is_rough = value.amount.approximate or ROUGH().search(before(text, share.span.start, 12)) is not None
    if isinstance(change.origin.value, PercentValue):
        yield from _points_or_percent(change, share, figure, points=value.points, is_rough=is_rough)
    elif not value.points and not _agrees(figure, change.shares, is_rough=is_rough):
        made = plain(abs(change.percent), 2)
        yield Slip(
            span=over((change.origin, change.target, share)),
            message=f"{change.told} is {made} %, not {plain(figure)} %",
            corrections=(f"`{made} percent`", "another figure for one of the ends"),
            steps=(change.arithmetic,),
            level="share",
        )


def _agrees(figure: Decimal, made: Interval, *, is_rough: bool) -> bool:
    half = max(last_place(figure), figure * (ROUGH_SHARE if is_rough else SHARE))
    return Interval(figure - half, figure + half).meets(made)


def _points_or_percent(
    change: Change, share: Mention, figure: Decimal, *, points: bool, is_rough: bool
) -> Iterator[Slip]:
    """Two percentages and a third that says by how much: percentage points, or a share of the first."""
    half = last_place(figure) / 2
    are_points = Interval(figure - half, figure + half).meets(change.points)
    if are_points if points else _agrees(figure, change.shares, is_rough=is_rough):
        return
    right, by = plain(abs(change.difference)), plain(abs(change.percent), 2)
    said = f"{plain(figure)} {'percentage points' if points else '%'}"
    yield Slip(
        span=over((change.origin, change.target, share)),
        message=f"{change.told} is {right} percentage points, or {by} % of the first, not {said}",
        corrections=(f"`{right} percentage points`", f"`{by} percent`", "another figure for one of the ends"),
        steps=(f"{change.told}: {right} percentage points; {by} %",),
        level="points" if are_points else "share",
        confidence=Confidence.MEDIUM if are_points else Confidence.HIGH,
    )


def _wrong_multiple(text: str, change: Change, multiple: Mention) -> Iterator[Slip]:
    """A "doubled" or "tenfold" right before two ends that are in another ratio."""
    value = multiple.value
    if not isinstance(value, NumberValue) or not value.multiple or multiple.latent or value.amount.stated is None:
        return
    factor = value.amount.stated
    wide = Interval(factor * (1 - MULTIPLE_SHARE), factor * (1 + MULTIPLE_SHARE))
    if change.ratios.meets(wide) or _LOOSE().search(before(text, multiple.span.start, 24)):
        return
    yield Slip(
        span=over((multiple, change.origin, change.target)),
        message=f"{change.told} is {plain(change.ratio, 2)} times as much, not `{multiple.text}`",
        corrections=("another word for the change", "another figure for one of the ends"),
        steps=(change.arithmetic,),
        level="ratio",
    )


OWN: Final = OwnRule(RULE, (CUES, ENDS, FIGURES), find)
