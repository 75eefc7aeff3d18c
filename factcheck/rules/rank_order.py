"""rank-order: a first of a ranking whose figure is beaten by the one that follows.

What it does: reports "the largest with 20, ahead of another with 30", and the same downwards for "the smallest". Both
figures must stand in the sentence, with one unit.
Why: the figures or the names were swapped.
Example: "The largest city is Norton with 200,000 people, ahead of Sutton with 250,000".
Fix: swap what was swapped, or correct the wrong figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from factcheck.rules.figures import amount_of, over, unit_of
from factcheck.rules.interface import Rule
from factcheck.rules.lapse import year_of
from factcheck.rules.passage import FIGURES, OwnRule, Passage, Slip
from factcheck.values.interface import Bound, DateValue, DurationValue, Grain, Mention, NumberValue
from factcheck.values.lazy import lazy

RULE: Final = Rule("rank-order", "a first of a ranking whose figure is beaten by the one that follows", since="0.1.0")

_UP: Final = (
    r"largest|biggest|highest|tallest|longest|heaviest|richest|busiest|deepest|widest|most|top|leads"
    r"|led|topped|strongest|greatest|hottest"
)
_DOWN: Final = (
    "smallest|lowest|cheapest|youngest|shortest|fastest|lightest|quickest|fewest|least|oldest|earliest|coldest"
)
_ORDER: Final = lazy(
    rf"(?i)(?<!second[ ])(?<!third[ ])(?<!second-)(?<!third-)\b(?:(?P<up>{_UP}|(?:came|finished|placed"
    rf"|ranked)[ ]\{{o\d+\}})|(?P<down>{_DOWN}))(?!\w)(?P<subject>[^{{}};:]{{0,80}}?)"
    r"\{(?P<first_kind>[nd])(?P<first>\d+)\}(?P<unit>(?:[ ][a-z]+){0,2}?)(?:[ ](?:at|in|for)"
    r"[ ][A-Z]\w+)?[, ][ ]?(?:just[ ]|well[ ]"
    r"|narrowly[ ])?(?:ahead[ ]of|followed[ ]by)"
    r"[ ](?P<other>(?:[\w'’.&-]+[ ]){0,6}?)(?:with[ ]|at[ ]|on[ ]|in[ ]|of[ ])?\{(?P<second_kind>[nd])(?P<second>\d+)\}"
    r"(?P<rest>(?:[ ][a-z]+)?)(?:[ ](?:at|in|for)[ ][A-Z]\w+)?(?=[.,;)]|$)"
)
_NAME_AGE: Final = lazy(
    r"(?i)\b(?P<down>youngest)\b[^{};:]{0,60}?\{n(?P<first>\d+)\},[ ]followed[ ]by"
    r"[ ](?P<other>(?:[\w'’.&-]+[ ]?){1,4}),[ ]\{n(?P<second>\d+)\}(?=[.,;)]|$)"
)
_OTHER_MATTER: Final = lazy(
    r"(?i)\b(?:golf|par|shots?|strokes?|under|round|per[ ](?:head|capita|person)|elections?|share"
    r"[ ]of|first[ ]round|first[ ]time|top[ ]of"
    r"|penalties|behind|second)\b"
)
_RANK: Final = lazy(r"\{o\d+\}")
_CLAUSE: Final = lazy(r"(?i)\b(?:who|which|that|where|when|and|but|while|elections?|week|years?|months?)\b")


def find(passage: Passage) -> Iterator[Slip]:
    """Each first that is beaten."""
    if not _TRIGGER().search(passage.text) or _OTHER_MATTER().search(passage.text):
        return
    for match in (*_ORDER().finditer(passage.outline), *_NAME_AGE().finditer(passage.outline)):
        yield from _judged(passage, match)


_TRIGGER: Final = lazy(r"\bahead of\b|\bfollowed by\b")


def _judged(passage: Passage, match: re.Match[str]) -> Iterator[Slip]:
    first, second = passage.leaves[int(match["first"])], passage.leaves[int(match["second"])]
    groups = match.groupdict()
    word = _RANK().sub("first", (groups.get("up") or groups["down"] or "").lower())
    if _CLAUSE().search(match["other"]) or _CLAUSE().search(groups.get("subject") or ""):
        return
    one, other = _figure(first), _figure(second)
    if one is None or other is None or not _is_one_kind(first, second, groups):
        return
    if (other > one) if groups.get("up") else (other < one):
        yield Slip(
            over((first, second)),
            f"article says `{word}` of {first.text}, and {second.text} follows it",
            ("the two the other way round", "another figure for one of them"),
            (f"{second.text} is {'more' if groups.get('up') else 'less'} than {first.text}",),
            "order",
        )


def _is_one_kind(first: Mention, second: Mention, groups: dict[str, str | None]) -> bool:
    """Whether both figures measure one thing: of one unit, and with one noun where both have one."""
    nouns = {(groups.get(name) or "").strip() for name in ("unit", "rest")} - {""}
    is_age = isinstance(first.value, DurationValue) and first.value.age and isinstance(second.value, NumberValue)
    if isinstance(first.value, DateValue) or isinstance(second.value, DateValue):
        return isinstance(first.value, type(second.value)) and groups.get("down") == "oldest"
    return (unit_of(first) == unit_of(second) or is_age) and len(nouns) <= 1


def _figure(mention: Mention) -> Decimal | None:
    if isinstance(mention.value, DateValue):
        return Decimal(year_of(mention.value.interval)) if mention.value.grain is Grain.YEAR else None
    amount = amount_of(mention)
    return amount.stated if amount and amount.bound is Bound.EXACT and not amount.approximate else None


OWN: Final = OwnRule(RULE, (frozenset({"ahead", "followed"}), FIGURES), find)
