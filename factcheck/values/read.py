"""The scanner: a folded text in, every value in it out, in order of place. The door of this floor.

Dates, durations, ordinals and multiples are read by rules with patterns of their own. Everything else is a figure with
what stands around it: `figure.py` finds them, the kinds say what each measures, `phrase.py` joins and bounds them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from factcheck.text.document import Span
from factcheck.values import age, date, duration, identifier, money, multiple, number, ordinal, percent, quantity
from factcheck.values.figure import FIGURE_WORDS, figures_of
from factcheck.values.interface import Context, Mention, ReadingRule, Role
from factcheck.values.lazy import lazy
from factcheck.values.mask import masked
from factcheck.values.measure import Figure, Measure, MeasureRule, Refusal
from factcheck.values.number_words import VULGAR_FRACTIONS
from factcheck.values.phrase import mentions_of

RULES: Final[tuple[ReadingRule, ...]] = (*date.RULES, *duration.RULES, *age.RULES, *ordinal.RULES, *multiple.RULES)
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
"""Which of two readings of the same length is kept."""

NO_CONTEXT: Final = Context()
DIGIT: Final = "#"
"""The cue of a text that holds a digit."""

_LINE_BREAK: Final = lazy(r"(?<!\n)\n(?!\n)")
_WORD: Final = lazy(r"[^\W\d_]+")
_DIGIT: Final = lazy(rf"[\d{''.join(VULGAR_FRACTIONS)}]")
_FIGURE_CUES: Final = FIGURE_WORDS | {DIGIT}


def read_mentions(text: str, context: Context = NO_CONTEXT) -> tuple[Mention, ...]:
    """Every value in a folded text (`factcheck.text.fold`), in order of place, none overlapping another.

    Without `context.published`, relative dates are latent. Pure: the same text gives the same mentions. Linear in the
    length of the text, which may be a sentence or a whole article. A line break reads as a blank, an empty line as the
    end of a paragraph.
    """
    written, text = text, _LINE_BREAK().sub(" ", text) if "\n" in text else text
    cues = cues_of(text)
    found = settle(
        mention
        for rule in _rules_for(cues)
        for match in rule.compiled().finditer(text)
        for mention in rule.produce(match, context)
    )
    if not cues.isdisjoint(_FIGURE_CUES):
        found = settle((*found, *mentions_of(text, _measures(text, [mention.span for mention in found]))))
    return tuple(mention.with_text_of(written) for mention in found)


def cues_of(text: str) -> set[str]:
    """The words of a text in lower case, and `#` where it holds a digit: what rules are chosen by."""
    cues = set(_WORD().findall(text.lower()))
    if _DIGIT().search(text):
        cues.add(DIGIT)
    return cues


def settle(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions that stay, in order: where some overlap, the longest, then by `KIND_ORDER`, then the first."""
    kept: list[Mention] = []
    run: list[Mention] = []
    end = 0
    for mention in sorted(mentions, key=_place):
        if run and mention.span.start >= end:
            kept += _best_of(run)
            run = []
        run.append(mention)
        end = max(end, mention.span.end)
    return [*kept, *_best_of(run)]


def _best_of(run: list[Mention]) -> list[Mention]:
    best: list[Mention] = []
    for mention in sorted(run, key=_preference):
        if not any(mention.span.overlaps(other.span) for other in best):
            best.append(mention)
    return sorted(best, key=_place)


def _place(mention: Mention) -> tuple[Span, str]:
    return mention.span, mention.rule


def _preference(mention: Mention) -> tuple[int, int, int, bool, str]:
    alone = mention.role is Role.PLAIN  # the end of a pair says more than the same characters by themselves
    return -len(mention.span), KIND_ORDER.index(mention.kind), mention.span.start, alone, mention.rule


# --- rules with patterns --------------------------------------------------------------------------------------------


@cache
def _rules_by_cue() -> dict[str, list[int]]:
    """Which rules each cue calls for; under the empty cue, those that are always tried."""
    by_cue: dict[str, list[int]] = defaultdict(list)
    for index, rule in enumerate(RULES):
        for cue in rule.cues or ("",):
            by_cue[cue].append(index)
    return by_cue


def _rules_for(cues: set[str]) -> list[ReadingRule]:
    by_cue = _rules_by_cue()
    called = {index for cue in (*(by_cue.keys() & cues), "") for index in by_cue.get(cue, ())}
    return [RULES[index] for index in sorted(called)]


# --- figures --------------------------------------------------------------------------------------------------------


def _measures(text: str, taken: Sequence[Span]) -> list[Measure]:
    """What the figures of a text measure, but for those in masks and inside longer values that were read already."""
    masks = masked(text)
    measures = []
    refused: tuple[Refusal, int] | None = None
    for figure in figures_of(text):
        if _over(masks, figure.span):
            continue
        outcome = _outcome(text, figure)
        if refused and identifier.goes_on(text, *refused, figure):
            refused = refused[0], figure.span.end
        elif isinstance(outcome, Refusal):
            refused = outcome, figure.span.end
        else:
            refused = None
            if outcome and not any(len(outcome.span) <= len(span) for span in _over(taken, outcome.span)):
                measures.append(outcome)
    return measures


def _outcome(text: str, figure: Figure) -> Measure | Refusal | None:
    return next((outcome for rule in MEASURE_RULES if (outcome := rule.read(text, figure))), None)


def _over(spans: Sequence[Span], span: Span) -> Sequence[Span]:
    """Those of the spans, in order and apart from each other, that share a character with one."""
    first = bisect_left(spans, span.start, key=lambda one: one.end - 1)
    last = bisect_left(spans, span.end, lo=first, key=lambda one: one.start)
    return spans[first:last]
