"""Worth: whether a sentence is worth checking: it states a value, or what connects one named thing with another.

Fourth floor, beside the matcher, and independent of it: no claim is looked at. What comes of it is advice (coverage,
drafts of claims), never a verdict. An ordered table decides; its words are data (`opinions.tsv`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from factcheck.matching.analysis import Analysis
from factcheck.matching.cues import Cue, cues_in
from factcheck.matching.lexicon import is_known_word, is_reporting, is_stop
from factcheck.matching.names import NameRun
from factcheck.matching.view import SentenceView
from factcheck.text.document import BlockKind
from factcheck.text.words import Word
from factcheck.values.interface import (
    DateValue,
    DurationValue,
    Mention,
    MoneyValue,
    NumberValue,
    OrdinalValue,
    PercentValue,
    QuantityValue,
)

HALF: Final = 0.5
FEW: Final = 3
"""A count in words from which it is firm: “two sides” and “one thing” are ways of speaking."""
TWO: Final = 2
ENDS: Final = ".!…。！"
CLOSING: Final = "\"'”’»)] "
OPENING: Final = "\"'“‘«([ "
NOT_PROSE: Final = frozenset({BlockKind.HEADING, BlockKind.CELL})
CONDITIONS: Final = frozenset({"condition", "counterfactual"})
NOT_YET: Final = frozenset({"prediction", "hedge"})
"""Kinds of modal verb that leave open whether it is so."""
BACK: Final = frozenset({"after", "since", "following"})
"""Words behind which stands what has happened already."""
SINGULAR: Final = frozenset({"is", "was", "has", "had", "does", "did"})
"""Verbs before which a noun without an article is a name: “Amazon is …”."""


@dataclass(frozen=True, slots=True)
class Worth:
    """A row of the table: whether a sentence of which `holds` is true is worth checking, and why, in words."""

    label: str
    worthy: bool
    holds: Callable[[SentenceView], bool]


def worth_of(view: SentenceView) -> Worth:
    """The row that decides whether a sentence is worth checking: the first that holds."""
    return next(row for row in WORTH if row.holds(view))


def firm_values(analysis: Analysis) -> list[Mention]:
    """The values that can be looked up by themselves: dates with a figure, sums, shares, measures, counts."""
    return [mention for mention in analysis.mentions if _is_firm(mention)]


def _is_firm(mention: Mention) -> bool:
    written = any(character.isdigit() for character in mention.text)
    match mention.value:
        case MoneyValue() | PercentValue() | QuantityValue():
            return not mention.latent
        case NumberValue(amount=amount) | DurationValue(amount=amount):
            if mention.text.lower().startswith(("a ", "an ")):
                return False
            return written or (not mention.latent and amount.stated is not None and amount.stated >= FEW)
        case DateValue() | OrdinalValue():
            return written
        case _:
            return False


def _is_no_sentence(view: SentenceView) -> bool:
    """Whether it is a heading, a byline or a fragment: it does not end or begin as a sentence does, or is capitalised
    all through. Items of a list may do without a full stop."""
    kind = view.view.document.blocks[view.sentence.block].kind
    text = view.analysis.text
    if kind in NOT_PROSE or text.lstrip(OPENING)[:1].islower():
        return True
    if not any(word.lower == word.text and not is_stop(word.lower) for word in view.analysis.words):
        return True
    return kind is not BlockKind.ITEM and not text.rstrip(CLOSING).endswith((*ENDS, "?"))


def _is_question(view: SentenceView) -> bool:
    return view.analysis.text.rstrip(CLOSING).endswith("?") or view.analysis.text.lower().startswith("whether ")


def _is_conditional(view: SentenceView) -> bool:
    return any(cue.kind in CONDITIONS and cue.first == 0 for cue in cues_in(view.analysis, "conditionals"))


def _says(*kinds: str) -> Callable[[SentenceView], bool]:
    return lambda view: any(cue.kind in kinds for cue in _opinions(view.analysis))


def _opinions(analysis: Analysis) -> list[Cue]:
    """The cues of opinion, but for those in names: “Great Britain”."""
    names = [run for run in analysis.names if len(run.words) > 1]
    found = cues_in(analysis, "opinions")
    return [cue for cue in found if not any(run.first <= cue.first < run.last for run in names)]


def _believes(view: SentenceView) -> bool:
    return any(cue.kind == "opinion" for cue in cues_in(view.analysis, "hedges"))


def _is_to_come(view: SentenceView) -> bool:
    """Whether it speaks of what is still to come or may be so, and states no value beside that."""
    analysis = view.analysis
    open_ = list(_not_yet(analysis))
    if not open_:
        return False
    at = (analysis.word_at(mention.span.start) for mention in firm_values(analysis))
    return not any(all(_is_beside(analysis, value, cue) for cue in open_) for value in at)


def _not_yet(analysis: Analysis) -> Iterator[Cue]:
    yield from (cue for cue in cues_in(analysis, "modals") if cue.kind in NOT_YET)
    yield from (cue for cue in cues_in(analysis, "hedges") if cue.kind == "doubt")
    yield from (cue for cue in _opinions(analysis) if cue.kind == "forecast")


def _is_beside(analysis: Analysis, value: int, cue: Cue) -> bool:
    """Whether a value is none of what a cue leaves open: it stands in another clause, or behind an “after”."""
    if analysis.clauses[value] != analysis.clauses[cue.first]:
        return True
    return any(word.lower in BACK for word in analysis.words[cue.last : value])


def _states_value(view: SentenceView) -> bool:
    return bool(firm_values(view.analysis))


def _is_quoted(view: SentenceView) -> bool:
    """Whether more of its words stand in quotation marks than outside of them."""
    words = view.analysis.words
    inside = sum(any(span.start <= word.start < span.end for span in view.quoted) for word in words)
    return inside > len(words) * HALF


def named(analysis: Analysis) -> list[NameRun]:
    """The names of what a sentence is about: not of who says it; its first word alone only where it can hardly be
    another word with its capital."""
    sources = _sources(analysis)
    runs = (run for run in analysis.names if run.sure or _is_name_at_start(analysis, run))
    return [run for run in runs if run.first not in sources]


def _is_name_at_start(analysis: Analysis, run: NameRun) -> bool:
    word = analysis.words[run.first]
    if is_stop(word.lower) or is_known_word(word.lower) or run.last >= len(analysis.words):
        return False
    after = analysis.words[run.last].lower
    if word.possessive or after in SINGULAR:
        return True
    return not word.lower.endswith("s") and after.endswith("ed")


def _sources(analysis: Analysis) -> frozenset[int]:
    """The words that say who says it: those before a verb of saying in its clause, and those behind “according to”."""
    clauses: defaultdict[int, list[int]] = defaultdict(list)
    for at, clause in enumerate(analysis.clauses):
        clauses[clause].append(at)
    return frozenset(at for own in clauses.values() for at in _sources_in(own, analysis))


def _sources_in(clause: list[int], analysis: Analysis) -> Iterator[int]:
    according = next((at for at in clause if analysis.words[at].lower == "according"), None)
    if according is not None:
        yield from (at for at in clause if at > according)
    said = max((at for at in clause if _is_saying(analysis.words[at])), default=None)
    if said is None:
        return
    yield from (at for at in clause if at < said)
    behind = [at for at in clause if at > said]
    if all(analysis.name_of[at] is not None for at in behind):
        yield from behind  # "…, said David Lunn"


def _is_saying(word: Word) -> bool:
    return not word.is_capital and is_reporting(word.lower)


def _connects_names(view: SentenceView) -> bool:
    return len(named(view.analysis)) >= TWO


def _dates_a_name(view: SentenceView) -> bool:
    """Whether it says of something named when it was, or how many, if only roughly: “resigned on Friday”."""
    return bool(named(view.analysis)) and bool(view.analysis.mentions)


WORTH: Final = (
    Worth("it is a heading, or no whole sentence", worthy=False, holds=_is_no_sentence),
    Worth("it is a question", worthy=False, holds=_is_question),
    Worth("it is a condition", worthy=False, holds=_is_conditional),
    Worth("it says what somebody believes", worthy=False, holds=_believes),
    Worth("it says what should be", worthy=False, holds=_says("duty")),
    Worth("it says that somebody says nothing", worthy=False, holds=_says("silence")),
    Worth("it says what is still to come, or may be", worthy=False, holds=_is_to_come),
    Worth("it states a value", worthy=True, holds=_states_value),
    Worth("it says what somebody thinks of something, or feels", worthy=False, holds=_says("judgement", "feeling")),
    Worth("it quotes somebody, and no value", worthy=False, holds=_is_quoted),
    Worth("it connects what it names", worthy=True, holds=_connects_names),
    Worth("it says when something was that it names", worthy=True, holds=_dates_a_name),
    Worth("it holds nothing to look up", worthy=False, holds=lambda _: True),
)
"""What makes a sentence worth checking or not: the first row that holds decides, the last always holds."""
