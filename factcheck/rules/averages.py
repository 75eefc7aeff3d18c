"""Averages of figures that a sentence lists whole, for `sum-mismatch`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from factcheck.rules.figures import ROUGH, amount_of, before, gap, last_place, over, plain, unit_of
from factcheck.rules.passage import Slip
from factcheck.values.interface import Bound, Mention
from factcheck.values.lazy import lazy

_LISTED: Final = lazy(r",[ ]|,?[ ]and[ ]")
_BEHIND: Final = lazy(r"(?i)(?:[ ][a-z]+)?(?:,|;|[ ][–—-])?[ ](?:or[ ]|for[ ]|giving[ ]|making[ ]|with[ ])?")
_AVERAGE: Final = lazy(r"(?i)an average of[ ]")
"""What the reader of figures takes for "about"; behind a list it is the mean of it."""
_BEFORE: Final = lazy(r"(?i)\bthe (?:average|mean) of[ ]\Z")
_IS: Final = lazy(r"(?i)[ ](?:is|was|equals)[ ]")
_FEWEST: Final = 2


def wrong_averages(text: str, mentions: Sequence[Mention]) -> Iterator[Slip]:
    """As in "scored 10, 20 and 30, an average of 25", or "the average of 10 and 20 is 18"."""
    for at, mean in enumerate(mentions):
        run = _run(text, mentions[:at])
        if len(run) < _FEWEST or any(unit_of(part) != unit_of(mean) for part in run):
            continue
        joint = gap(text, run[-1], mean)
        behind = _AVERAGE().match(mean.text) and _BEHIND().fullmatch(joint)
        if behind or (_IS().fullmatch(joint) and _BEFORE().search(before(text, run[0].span.start, 20))):
            yield from _judged(text, run, mean)


def _run(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The figures at the end of some mentions that follow each other as a bare list."""
    run = list(mentions[-1:])
    for one, other in pairwise(reversed(mentions)):
        if not _LISTED().fullmatch(gap(text, other, one)):
            break
        run.insert(0, other)
    return run


def _judged(text: str, run: Sequence[Mention], mean: Mention) -> Iterator[Slip]:
    amounts = [amount_of(mention) for mention in (*run, mean)]
    figures = [amount.stated for amount in amounts if amount and amount.stated is not None]
    exact = all(amount and amount.bound is Bound.EXACT for amount in amounts)
    span = over((*run, mean))
    if len(figures) < len(amounts) or not exact or ROUGH().search(before(text, span.start, 14) + span.of(text)):
        return
    *parts, stated = figures
    made = sum(parts, Decimal(0)) / len(parts)
    if abs(made - stated) <= last_place(stated) + max(map(last_place, parts)) / 2:
        return
    told = f"({' + '.join(plain(part, 6) for part in parts)}) / {len(parts)}"
    yield Slip(
        span,
        f"average is {plain(made, 4)} ({told}), not {plain(stated, 6)}",
        (f"`{plain(made, 4)}` for the average", "another figure for one of the parts"),
        (f"{told} = {plain(made, 6)}",),
        "average",
    )
