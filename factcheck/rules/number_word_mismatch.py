"""number-word-mismatch: a number of things that are then listed, and the list is longer or shorter.

What it does: reports "three countries:" with a list of two or four behind it, in the sentence or as a list below it.
Only lists of plain names or single words are counted; one with an aside, "including" or "others" is not.
Why: an item was added or taken out, and the number was not.
Example: "three countries: France, Italy".
Fix: correct the number, or complete the list.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from factcheck.matching.interface import Confidence
from factcheck.rules.figures import before, count_of
from factcheck.rules.interface import Rule
from factcheck.rules.passage import FIGURES, SMALL, OwnRule, Passage, Slip
from factcheck.text.document import Span
from factcheck.values.interface import Mention
from factcheck.values.lazy import lazy

RULE: Final = Rule(
    "number-word-mismatch", "a number of things that are then listed, and the list is longer or shorter", since="0.1.0"
)

_MOST: Final = 20
_NOUN: Final = r"[ ](?:[a-z][a-z-]*[ ]){0,2}(?P<noun>[a-z][a-z-]*s|people|men|women|children)"
_VERBS: Final = r"(?:[ ](?:[a-z]+[ ]){0,5}?[a-z]+)?"
_OPENED: Final = (
    (lazy(rf"{_NOUN}{_VERBS}[ ]?(?::|[ ][–—-](?=[ ]))[ ]?"), lazy(r"[.!]?\Z"), True),
    (lazy(rf"{_NOUN}[ ]\("), lazy(r"\)"), False),
    (lazy(rf"{_NOUN}[ ](?:are|were)[ ](?=[A-Z])"), lazy(r"[.!]?\Z"), True),
    (lazy(rf"{_NOUN},[ ](?=[A-Z])"), lazy(r",[ ](?=[a-z])"), False),
)
"""What stands between the figure and a list, what ends the list, and whether it goes on to the end of the sentence."""
_BELOW: Final = lazy(rf"{_NOUN}(?:[ ][a-z-]+){{0,6}}:\Z")
_OPEN_ENDED: Final = lazy(
    r"(?i)\b(?:includ\w+|such as|among|amongst|others?|elsewhere|etc|and so on|more|e\.g|for "
    r"example|for instance|at least|of which"
    r"|of them|each|both of|respectively|not|neither|first|more than|some|unnamed|rest|one|two"
    r"|three|follow)\b|[…;?\"“”‘]|\.\.\."
)
_OF_WHICH: Final = lazy(r"(?i)\b(?:of which|of whom|first|last|at least|more than|some of|about)\b")
_SPLIT: Final = lazy(r",[ ](?:and|or)[ ]|,[ ]|[ ](?:and|or|&)[ ]")
_ITEM: Final = lazy(r"(?:the[ ])?(?:[A-Z][\w'’-]*|[A-Z]\.)(?:[ ][A-Z][\w'’.-]*){0,2}|[a-z][a-z-]{2,}")
_ORG: Final = lazy(
    r"\b(?:Bosnia|Trinidad|Antigua|Sao Tome|Brighton|Hove|Saint|Johnson|Procter|Marks|Simon|Ministry|Department)\b"
)
"""Names with "and" in them."""
_LED: Final = lazy(
    r"(?i)\b(?:the|both|of|these|those|its|his|her|their|our|following|only|other|these)"
    r"[ ](?:following[ ])?\Z|\A\Z|[a-z,][ ]\Z"
)
_NOT_COUNTED: Final = frozenset(
    {"years", "days", "weeks", "months", "hours", "minutes", "times", "seconds", "points", "goals"}
)


def find(passage: Passage) -> Iterator[Slip]:
    """Each list that has another length than is said."""
    text = passage.text
    if not _TRIGGER().search(text):
        return
    for mention in passage.mentions:
        count = count_of(mention)
        if count is None or not 1 < count <= _MOST or mention.text.lower() == "one":
            continue
        if _OF_WHICH().search(before(text, mention.span.start, 14)):
            continue
        yield from _below(passage, mention, count)
        yield from _inside(text, mention, count)


_TRIGGER: Final = lazy(
    rf"(?i:\b{SMALL}[^.;:(]{{1,80}}(?::|[ ][–—-][ ](?=[^ ]+,|[^ ]+[ ]and)|[ ]\([a-z]))"
    rf"|(?i:\b{SMALL}[a-z]*)(?:[ ][a-z-]+){{1,4}}"
    r"(?:[ ](?:are|were)[ ]|,[ ])[A-Z]"
)


def _below(passage: Passage, mention: Mention, count: Decimal) -> Iterator[Slip]:
    text = passage.text
    if (
        not text.endswith(":")
        or not _BELOW().fullmatch(text, mention.span.end)
        or _OPEN_ENDED().search(text, mention.span.end)
    ):
        return
    items = passage.items
    if len(items) > 1 and len(items) != count:
        yield _slip(Span(mention.span.start, len(text)), mention, len(items), Confidence.HIGH, "list below")


def _inside(text: str, mention: Mention, count: Decimal) -> Iterator[Slip]:
    for opening, ending, to_end in _OPENED:
        opened = opening().match(text, mention.span.end)
        if opened is None or opened["noun"] in _NOT_COUNTED:
            continue
        ended = ending().search(text, opened.end())
        if ended is None:
            continue
        listed = text[opened.end() : ended.start()]
        if _OPEN_ENDED().search(listed) or _OPEN_ENDED().search(opened[0]) or _ORG().search(listed):
            continue
        if to_end and any(mark in listed for mark in "()[]:–—"):
            continue
        items = _SPLIT().split(listed)
        if len(items) < 2 or not all(_ITEM().fullmatch(item) for item in items) or not _is_one_kind(items):  # noqa: PLR2004 - a list
            continue
        if len(items) != count:
            yield _slip(Span(mention.span.start, ended.start()), mention, len(items), Confidence.HIGH, "list behind")
            return


def _is_one_kind(items: list[str]) -> bool:
    """Whether all are names, or all are common words."""
    return len({item.removeprefix("the ")[0].isupper() for item in items}) == 1


def _slip(span: Span, mention: Mention, length: int, confidence: Confidence, level: str) -> Slip:
    return Slip(
        span,
        f"article says {mention.text}, and lists {length}",
        (f"`{length}` for `{mention.text}`", "the list with all of its items and no other"),
        (f"{length} items are listed",),
        level,
        confidence,
    )


OWN: Final = OwnRule(RULE, (FIGURES,), find)
