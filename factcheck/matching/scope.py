"""Scope: who says it, in which mode, and whether it is denied. Fifth stage of matching.

A question or a wish states nothing; a denied value is not a stated one. All cues are word tables in `matching/data`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from factcheck.matching.analysis import Analysis
from factcheck.matching.cues import Cue, cues_in
from factcheck.matching.interface import Mode, Scope, Voice
from factcheck.matching.lexicon import inflected, is_reporting
from factcheck.text.document import Span

QUOTATION: Final = re.compile(r"[“„«][^”»]{0,2000}[”»]?|(?<!\w)\"[^\"]{0,2000}\"?")

DENYING: Final = frozenset({"not", "never", "no", "fail", "deny"})

PLAIN_DENIAL: Final = frozenset({"not", "never", "no"})

REACH_OF_NEGATION: Final = 5
"""Words after a negation that it may govern."""

FACTIVE: Final = frozenset(
    inflected(verb)
    for verb in (
        *("manage", "go", "come", "help", "continue", "begin", "start", "use", "have", "rise", "fall", "grow"),
        *("increase", "on", "back", "return", "turn", "first", "last", "number", "live", "proceed", "serve", "close"),
        *("able", "enough"),
    )
)
"""Words before "to" and a verb that leave it a fact: "went on to win", "the first to reach", "rose to"."""

REACH_OF_TURN: Final = 12
"""Words between "not" and the "but" that turns it."""

REACH_OF_MODAL: Final = 4
"""Words before a predicate in which its modal verb may stand."""

MODES: Final = {
    "prediction": Mode.PREDICTION,
    "hedge": Mode.HEDGE,
    "conditional": Mode.CONDITIONAL,
    "wish": Mode.WISH,
    "condition": Mode.CONDITIONAL,
    "counterfactual": Mode.CONDITIONAL,
    "doubt": Mode.HEDGE,
    "source": Mode.HEDGE,
}
"""The mode that each kind of cue puts a clause in; kinds that are not here leave it a statement."""


def quotations(text: str) -> list[Span]:
    """The spans of quoted speech in a block of text, marks included; an unclosed one reaches to the end of the block.

    Scare quotes of up to three words are a name or a nickname, not speech.
    """
    spans = [Span(*match.span()) for match in QUOTATION.finditer(text)]
    return [span for span in spans if len(span.of(text).split()) > 3]  # noqa: PLR2004 - see above


def is_denied(analysis: Analysis, mention: Span) -> bool:
    """Whether a value is said not to be it: "2014, not 2015", "rather than 2015", "did not rise to 4 % but to 5 %"."""
    first, _ = analysis.word_range(mention)
    for cue in cues_in(analysis, "corrections"):
        if cue.kind == "denies-next" and cue.last <= first and all(analysis.stops[at] for at in range(cue.last, first)):
            return not _is_idiom(analysis, cue)
    return any(
        cue.last <= first < turn for cue in cues_in(analysis, "negators") if (turn := _turn(analysis, cue)) is not None
    )


def _turn(analysis: Analysis, cue: Cue) -> int | None:
    """Where a "not … but …" turns from what is denied to what is stated."""
    if cue.kind not in PLAIN_DENIAL or _is_idiom(analysis, cue):
        return None
    for at in range(cue.last, min(cue.last + REACH_OF_TURN, len(analysis.words))):
        if analysis.words[at].lower == "but":
            return at
    return None


def _is_idiom(analysis: Analysis, cue: Cue) -> bool:
    """Whether a negator denies nothing: "not only", "no fewer than", "No. 10", "did not open until 1994"."""
    if any(idiom.first <= cue.first < idiom.last for idiom in cues_in(analysis, "negator-idioms")):
        return True
    following = [word.lower for word in analysis.words[cue.last : cue.last + REACH_OF_NEGATION]]
    if analysis.words[cue.first].lower == "no" and analysis.gaps[cue.first].startswith("."):
        return True
    return "until" in following or following[:1] in (["only"], ["just"], ["merely"], ["even"], ["least"])


def negations(analysis: Analysis, governed: Iterable[int], shared: frozenset[str]) -> list[Cue]:
    """What negates the words `governed`: an odd number of them is a denial. A negation governs what follows it closely
    in its clause.

    Words that claim and sentence share negate nothing, nor do those inside a value ("no more than 30").
    """
    words = list(governed)
    return [
        cue
        for cue in cues_in(analysis, "negators")
        if cue.kind in DENYING
        and analysis.mention_of[cue.first] is None
        and not analysis.gaps[cue.last - 1].startswith("-")
        and not (analysis.words[cue.first].is_capital and analysis.name_of[cue.first] is not None)
        and not _is_idiom(analysis, cue)
        and _turn(analysis, cue) is None
        and (cue.kind in PLAIN_DENIAL or analysis.keys[cue.first].isdisjoint(shared))
        and any(
            cue.last <= at <= cue.last + REACH_OF_NEGATION and analysis.clauses[at] == analysis.clauses[cue.first]
            for at in words
        )
    ]


def own_cues(analysis: Analysis) -> frozenset[str]:
    """The entries of the mode tables that a claim itself holds, and its words: what it says with them, an article may
    say as well."""
    cues = {cue.entry for name in ("conditionals", "modals", "hedges") for cue in cues_in(analysis, name)}
    if any(cue.kind == "prediction" or cue.entry == "would" for cue in cues_in(analysis, "modals")):
        cues |= {"will", "would", "is to", "are to", "was to", "were to"}
    return frozenset(cues) | frozenset(analysis.lemmas)


def mode_of(analysis: Analysis, at: int, own: frozenset[str]) -> tuple[Mode, str]:
    """The mode in which word `at` is spoken, and the cue that decided it; `own` are cues of the claim itself."""
    if analysis.text.rstrip("\"'”») ").endswith("?"):
        return Mode.QUESTION, "?"
    if _is_inverted(analysis):
        return Mode.CONDITIONAL, analysis.words[0].lower
    at = min(at, len(analysis.words) - 1)
    clause = analysis.clauses[at]
    for cue in cues_in(analysis, "conditionals"):
        governs = analysis.clauses[cue.first] == clause or cue.first == 0
        if cue.first <= at and governs and cue.kind in MODES and cue.entry not in own:
            return MODES[cue.kind], cue.entry
    for name in ("modals", "hedges"):
        for cue in cues_in(analysis, name):
            between = sum(analysis.mention_of[word] is None for word in range(cue.first, at))
            if cue.kind not in MODES or cue.first > at or between > REACH_OF_MODAL or cue.entry in own:
                continue
            if analysis.clauses[cue.first] == clause and not _inside_value(analysis, cue):
                return MODES[cue.kind], cue.entry
    if at > 1 and analysis.words[at - 1].lower == "to" and _wants(analysis, at - 2, own):
        return Mode.WISH, f"{analysis.words[at - 2].lower} to"
    return Mode.STATEMENT, ""


def _wants(analysis: Analysis, at: int, own: frozenset[str]) -> bool:
    """Whether the verb before an infinitive leaves open whether it comes about: "applied to join", "voted to leave"."""
    verb = analysis.lemmas[at]
    if analysis.stops[at] or verb in FACTIVE or verb in own or analysis.mention_of[at] is not None:
        return False
    return not any(cue.first <= at < cue.last for cue in cues_in(analysis, "negators"))


def _is_inverted(analysis: Analysis) -> bool:
    """Whether the sentence opens like "Had Finland joined …" or "Were it …"."""
    if len(analysis.words) < 3 or analysis.words[0].lower not in {"had", "were", "should"}:  # noqa: PLR2004 - verb, subject, verb
        return False
    return analysis.words[1].is_capital or analysis.words[1].lower in {"it", "he", "she", "they", "the", "we", "i"}


def _inside_value(analysis: Analysis, cue: Cue) -> bool:
    return analysis.mention_of[cue.first] is not None


def voice_of(analysis: Analysis, quoted: Sequence[Span], at: Span, claimed: frozenset[str]) -> tuple[Voice, str]:
    """Who says the words of span `at` of the sentence: its author, or somebody whom the author reports.

    `quoted` are the quotations of the sentence; `claimed` the keys of the claim's own words, which report nothing.
    """
    if any(span.overlaps(at) for span in quoted):
        return Voice.ATTRIBUTED, "quotation marks"
    for cue in cues_in(analysis, "reporting"):
        if analysis.keys[cue.first].isdisjoint(claimed):
            return Voice.ATTRIBUTED, cue.entry
    for index, word in enumerate(analysis.words):
        aside = analysis.gaps[index].startswith((",", ":", " “", ' "'))
        if aside and is_reporting(word.lower) and analysis.keys[index].isdisjoint(claimed):
            return Voice.ATTRIBUTED, word.lower
    return Voice.AUTHOR, ""


def scope_of(
    analysis: Analysis, predicates: Iterable[int], quoted: Sequence[Span], span: Span, claim: Analysis
) -> Scope:
    """How the sentence says what stands in `span`. `predicates` are the words whose mode counts; the first that is no
    plain statement decides."""
    voice, by = voice_of(analysis, quoted, span, claim.content)
    own = own_cues(claim)
    mode, cue = Mode.STATEMENT, ""
    for at in predicates:
        mode, cue = mode_of(analysis, at, own)
        if mode is not Mode.STATEMENT:
            break
    return Scope(voice, mode, tuple(why for why in (by, cue) if why))
