"""The scanner: a folded text in, every value in it out, in order of place. The door of this floor.

Dates and durations are read by rules with patterns of their own. Everything else is a figure with what stands around
it: `figures.py` finds the figures, the kinds say what each measures, `modifier.py` joins and bounds them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from factcheck.values import date, duration
from factcheck.values.interface import Context, Mention, ReadingRule

RULES: Final[tuple[ReadingRule, ...]] = (*date.RULES, *duration.RULES)
"""The rules that are patterns by themselves, in order of preference."""

KIND_ORDER: Final = ("date", "duration", "money", "percent", "quantity", "ordinal", "number", "name")
"""Which of two readings of the same characters is kept."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_DIGIT: Final = re.compile(r"\d")


def read_mentions(text: str, context: Context = Context()) -> tuple[Mention, ...]:  # noqa: B008 - frozen
    """Every value in a folded text (`factcheck.text.fold`), in order of place, none overlapping another.

    Without `context.published`, relative dates are latent. Pure: the same text gives the same mentions.
    """
    cues = cues_of(text)
    found = (mention for rule in _rules_for(cues) for mention in _apply(rule, text, context))
    kept = sorted(settle(found), key=lambda mention: (mention.span, mention.rule))
    return tuple(replace(mention, text=mention.span.of(text)) for mention in kept)


def cues_of(text: str) -> set[str]:
    """The words of a text in lower case, and `#` where it holds a digit: what rules are chosen by."""
    cues = set(_WORD.findall(text.lower()))
    if _DIGIT.search(text):
        cues.add("#")
    return cues


def settle(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions that stay where some overlap: the longest, then by `KIND_ORDER`, then the first."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=_preference):
        if not any(mention.span.overlaps(other.span) for other in kept):
            kept.append(mention)
    return kept


def _preference(mention: Mention) -> tuple[int, int, int]:
    return -len(mention.span), KIND_ORDER.index(mention.kind), mention.span.start


@cache
def _rules_by_cue() -> dict[str, list[int]]:
    """Which rules each cue calls for; under the empty cue, those that are always tried."""
    by_cue: dict[str, list[int]] = defaultdict(list)
    for number, rule in enumerate(RULES):
        for cue in rule.cues or ("",):
            by_cue[cue].append(number)
    return by_cue


def _rules_for(cues: set[str]) -> Iterator[ReadingRule]:
    by_cue = _rules_by_cue()
    called = {number for cue in (*cues.intersection(by_cue), "") for number in by_cue.get(cue, ())}
    return (RULES[number] for number in sorted(called))


def _apply(rule: ReadingRule, text: str, context: Context) -> Iterator[Mention]:
    for match in rule.pattern.finditer(text):
        yield from rule.produce(match, context)
