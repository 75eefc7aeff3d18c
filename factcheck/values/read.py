"""The scanner: a folded text in, every value in it out, in order of place. The door of this floor.

Dates and durations are read by rules with patterns of their own. Everything else is a figure with what stands around
it: `figures.py` finds the figures, the kinds say what each measures, `modifier.py` joins and bounds them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from factcheck.text.document import Span
from factcheck.values import date, duration, identifier, money, number, ordinal, percent, quantity
from factcheck.values.figure import FIGURE_WORDS, figures_of
from factcheck.values.interface import Context, Mention, ReadingRule
from factcheck.values.lazy import lazy
from factcheck.values.measure import Figure, Measure, MeasureRule, Refusal
from factcheck.values.number_words import VULGAR_FRACTIONS
from factcheck.values.phrase import mentions_of

RULES: Final[tuple[ReadingRule, ...]] = (*date.RULES, *duration.RULES, *ordinal.RULES, *number.MULTIPLE_RULES)
"""The rules that are patterns by themselves, in order of preference."""

MEASURE_RULES: Final[tuple[MeasureRule, ...]] = (
    *money.BEFORE,
    *identifier.BEFORE_UNITS,
    *percent.RULES,
    *money.AFTER,
    *quantity.RULES,
    number.LETTER_SCALE,
    *identifier.AFTER_UNITS,
    *number.RULES,
)
"""What a figure measures: the first rule that has an answer decides. An answer may be that it measures nothing."""

KIND_ORDER: Final = ("date", "duration", "money", "percent", "quantity", "ordinal", "number", "name")
"""Which of two readings of the same characters is kept."""

_WORD: Final = lazy(r"[^\W\d_]+")
_DIGIT: Final = lazy(rf"[\d{''.join(VULGAR_FRACTIONS)}]")


def read_mentions(text: str, context: Context = Context()) -> tuple[Mention, ...]:
    """Every value in a folded text (`factcheck.text.fold`), in order of place, none overlapping another.

    Without `context.published`, relative dates are latent. Pure: the same text gives the same mentions.
    """
    cues = cues_of(text)
    found = settle(mention for rule in _rules_for(cues) for mention in _apply(rule, text, context))
    if not cues.isdisjoint(_FIGURE_CUES):
        found = settle((*found, *mentions_of(text, _measures(text, found))))
    kept = sorted(found, key=lambda mention: (mention.span, mention.rule))
    return tuple(replace(mention, text=mention.span.of(text)) for mention in kept)


_FIGURE_CUES: Final = FIGURE_WORDS | {"#"}


def _measures(text: str, taken: list[Mention]) -> list[Measure]:
    """What the figures of a text measure, but for those inside values that were read already."""
    masks = identifier.masked(text)
    spans = [mention.span for mention in taken]
    figures = identifier.outside(figures_of(text), masks)
    measures = []
    refused: tuple[int, str] | None = None
    for figure in figures:
        outcome = _outcome(text, figure)
        if refused and _goes_on(text, refused, figure):
            refused = figure.span.end, refused[1]
            continue
        refused = (figure.span.end, outcome.rule) if isinstance(outcome, Refusal) else None
        if not isinstance(outcome, Measure):
            continue
        measure = outcome
        if not any(_yields(measure.span, span) for span in spans):
            measures.append(measure)
    return measures


_JOINED: Final = lazy(r"[-/.–]|[ \n][–-][ \n]")
_LISTED: Final = lazy(r"[ \n](?:and|or|to|through)[ \n]|,[ \n](?:and[ \n])?")


def _goes_on(text: str, refused: tuple[int, str], figure: Figure) -> bool:
    """Whether the figure goes on what was refused: "Boeing 737-800", "Articles 5 and 6"."""
    end, rule = refused
    gap = text[end : figure.span.start]
    return bool(_JOINED().fullmatch(gap)) or (
        rule in _LISTING and figure.numeral.form == "digits" and bool(_LISTED().fullmatch(gap))
    )


_LISTING: Final = ("label", "part of a name", "number sign")


def _yields(measure: Span, taken: Span) -> bool:
    return measure.overlaps(taken) and len(measure) <= len(taken)


def _outcome(text: str, figure: Figure) -> Measure | Refusal | None:
    return next((outcome for rule in MEASURE_RULES if (outcome := rule.read(text, figure))), None)


def cues_of(text: str) -> set[str]:
    """The words of a text in lower case, and `#` where it holds a digit: what rules are chosen by."""
    cues = set(_WORD().findall(text.lower()))
    if _DIGIT().search(text):
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
    for match in rule.compiled().finditer(text):
        yield from rule.produce(match, context)
