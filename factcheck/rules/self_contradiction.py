"""self-contradiction: one count of one article with two values.

What it does: reports "the seven expelled members" where the sentences before say that eight members were expelled, and
a headline whose figure is another than that of the first sentence, in the same words. Nothing is said where the article
counts the same thing more than once, corrects a figure, or tells that it changed.
Why: one of the two was updated and the other was not.
Example: "Eight members were expelled", and below "The seven expelled members protested".
Fix: correct the one that is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from factcheck.matching.interface import Confidence
from factcheck.matching.lexicon import inflected
from factcheck.registry.claim import Severity
from factcheck.rules.figures import count_of, over
from factcheck.rules.interface import Rule
from factcheck.rules.passage import FIGURES, SMALL, OwnRule, Passage, Slip
from factcheck.text.document import BlockKind, Span
from factcheck.values.interface import Bound, Mention, NumberValue
from factcheck.values.lazy import lazy

RULE: Final = Rule(
    "self-contradiction", "one count of one article with two values", since="0.1.0", most=Severity.WARNING
)

_DEFINITE: Final = lazy(
    r"\AThe[ ]\{n(?P<count>\d+)\}[ ](?P<done>[a-z]+(?:ed|en)|freed|shot|held|lost|hurt|sold|built)"
    r"[ ](?P<noun>[a-z]+s|men|women|people|children)"
    r"[ ](?!of\b|from\b|in\b|who\b|at\b|on\b|that\b|still\b|with\b|by\b)[a-z]+"
)
_DEFINITE_BEHIND: Final = lazy(
    r"\AThe[ ]\{n(?P<count>\d+)\}[ ](?P<noun>[a-z]+s|men|women|people|children)"
    r"[ ](?P<done>[a-z]+(?:ed|en)|freed|shot|hurt)[ ]"
    r"(?:were|are|have|had|will)\b"
)
_STATED: Final = (
    r"\{{n(?P<count>\d+)\}}[ ](?:[a-z]+[ ])?{noun}[ ](?:were|was|have[ ]been|had[ ]been)"
    r"[ ](?:[a-z]+ly[ ])?(?P<done>[a-z]+)"
)
_ACTIVE: Final = r"(?P<done>[a-z]+)[ ]\{{n(?P<count>\d+)\}}[ ](?:[a-z]+[ ])?{noun}\b"
_HEADLINE: Final = (
    lazy(
        r"(?P<done>kills|injures|wounds|destroys|damages|frees|arrests|hurts|traps|displaces)[ ](?:at"
        r"[ ]least[ ])?\{n(?P<count>\d+)\}(?:[ ](?P<noun>[a-z]+))?"
    ),
    lazy(
        r"\{n(?P<count>\d+)\}[ ](?:(?P<noun>[a-z]+s|people|men|women)[ ])?(?P<done>killed|injured"
        r"|arrested|hurt|wounded|freed|trapped|missing)\b"
    ),
)
_CHANGED: Final = lazy(
    r"(?i)\b(?:rose|risen|rises|climbed|revised|updated|corrected|initially|earlier|first|later|now"
    r"|at least|reports?|another|other|more"
    r"|toll|second|since|previous\w*|so far|some|also)\b"
)
_OPENING: Final = lazy(rf"The[ ]{SMALL}")
_REACH: Final = 6
"""Sentences before in which the same count is looked for."""


def find(passage: Passage) -> Iterator[Slip]:
    """A count that a sentence before gives otherwise."""
    yield from _definite(passage)
    yield from _headline(passage)


def _definite(passage: Passage) -> Iterator[Slip]:
    if not _OPENING().match(passage.text):
        return
    match = _DEFINITE().match(passage.outline) or _DEFINITE_BEHIND().match(passage.outline)
    if match is None or _CHANGED().search(passage.text):
        return
    later = passage.leaves[int(match["count"])]
    count = _exact(later)
    if count is None:
        return
    for number in range(passage.number - 1, max(-1, passage.number - 1 - _REACH), -1):
        earlier = Passage(passage.page, number)
        found = _said_before(earlier, match["noun"], match["done"])
        if found is None:
            continue
        mention, is_alone = found
        before = _exact(mention)
        if is_alone and before is not None and before != count and not _CHANGED().search(earlier.text):
            yield _slip(later, mention, f"{match['done']} {match['noun']}")
        return


def _said_before(passage: Passage, noun: str, done: str) -> tuple[Mention, bool] | None:
    """The count with which a sentence says the same, and whether it counts nothing else."""
    for shape in (_STATED, _ACTIVE):
        for match in re.finditer(shape.format(noun=re.escape(noun)), passage.outline):
            if inflected(match["done"]) == inflected(done):
                counted = [leaf for leaf in passage.leaves if isinstance(leaf.value, NumberValue)]
                return passage.leaves[int(match["count"])], len(counted) == 1
    return None


def _headline(passage: Passage) -> Iterator[Slip]:
    """The first sentence below a headline, in the same words with another figure."""
    if passage.number == 0 or passage.block.kind is not BlockKind.PARAGRAPH:
        return
    title = Passage(passage.page, passage.number - 1)
    if title.block.kind is not BlockKind.HEADING or passage.sentence.block != title.sentence.block + 1:
        return
    if _CHANGED().search(passage.text) or _CHANGED().search(title.text):
        return
    for pattern in _HEADLINE:
        match = pattern().search(title.outline)
        below = _in_body(passage, match) if match else None
        if match is None or below is None or title.outline.count("{") != 1:
            continue
        above, count = _exact(title.leaves[int(match["count"])]), _exact(below)
        if above is not None and count is not None and above != count:
            yield _slip(below, title.leaves[int(match["count"])], f"{match['done']}, in the headline")
        return


def _in_body(passage: Passage, headline: re.Match[str]) -> Mention | None:
    if passage.outline.count("{n") != 1 or any(any(map(str.isdigit, leaf.text)) for leaf, _ in passage.dates):
        return None  # with a date of its own it may be another event
    verb = inflected(headline["done"])
    for match in _BODY().finditer(passage.outline):
        same_noun = not headline["noun"] or headline["noun"] == match["noun"] or headline["noun"] in ("in", "people")
        if inflected(match["done"]) == verb and same_noun:
            return passage.leaves[int(match["count"])]
    return None


_BODY: Final = lazy(r"(?P<done>[a-z]+)[ ]\{n(?P<count>\d+)\}[ ](?P<noun>[a-z]+)")


def _exact(mention: Mention) -> Decimal | None:
    value = mention.value
    if not isinstance(value, NumberValue) or value.amount.bound is not Bound.EXACT or value.amount.approximate:
        return None
    return count_of(mention)


def _slip(later: Mention, earlier: Mention, what: str) -> Slip:
    span = over((later,))
    return Slip(
        Span(span.start, span.end),
        f"article says `{later.text}` here, and `{earlier.text}` before: {what}",
        (f"`{earlier.text}`", f"`{later.text}` in the other place"),
        (f"{later.text} against {earlier.text}",),
        "same words",
        Confidence.MEDIUM,
    )


OWN: Final = OwnRule(RULE, (FIGURES,), find)
