"""Polarity: whether a sentence denies what a phrasing says, or says what it denies.

Fourth stage of matching, on what was found: only negations that govern words of the claim count, on both sides alike,
so that no claim contradicts itself.
"""

from __future__ import annotations

from typing import Final

from factcheck.matching.cues import Cue
from factcheck.matching.evidence import Found
from factcheck.matching.scope import negations
from factcheck.text.document import Span

MOST: Final = 0.5
"""The share of what the claim says of its subject that must stand in the clause of a negation, or in its own."""


def denial(found: Found) -> Span | None:
    """Where the sentence denies what the phrasing says, or says what the phrasing denies; `None` where they agree."""
    at = found.at()
    if not at:
        return None
    theirs, ours = _negations(found)
    if len(theirs) % 2 == len(ours) % 2:
        return None
    first, last = (theirs[0].first, theirs[0].last) if theirs else (min(at), max(at) + 1)
    words = found.view.analysis.words
    return Span(words[first].start, words[last - 1].end)


def is_denied_aside(found: Found) -> bool:
    """Whether the sentence denies a word of the phrasing in a clause that holds little else of it: "the figures were
    confirmed, and those who fell ill had not reported it"."""
    theirs, ours = _negations(found)
    if not theirs or len(theirs) % 2 == len(ours) % 2:
        return False
    clauses = found.view.analysis.clauses
    denied = {clauses[cue.first] for cue in theirs}
    subject = found.phrasing.anchors[0]
    said = [hit for hit in found.hits if not hit.carried and hit.anchor is not subject]
    held = sum(hit.anchor.weight for hit in said if clauses[hit.first] in denied)
    return held < MOST * sum(hit.anchor.weight for hit in said)


def _negations(found: Found) -> tuple[list[Cue], list[Cue]]:
    """What negates words of the claim that both sides hold: in the sentence, and in the phrasing."""
    own, analysis = found.phrasing.analysis, found.view.analysis
    anchors = [hit.anchor for hit in found.hits if not hit.carried]
    shared = frozenset().union(*(keys for anchor in anchors for keys in own.keys[anchor.first : anchor.last]))
    return negations(analysis, analysis.holding(shared), shared), negations(own, own.holding(shared), shared)
