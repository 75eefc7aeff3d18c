"""Basis: whether a sentence and a claim take a measure alike. What objects where they do not.

Gross income in constant prices, at purchasing power parity, or by head is another figure of the same name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.matching.analysis import Analysis
from factcheck.matching.evidence import Found

HEADS: Final = frozenset({"head", "person", "inhabitant", "resident", "citizen"})
CONSTANT: Final = frozenset({"constant", "chained", "deflated"})


def is_of_another_measure(found: Found) -> bool:
    """Whether a measure of the claim is missing, and another stands in the sentence: "GDP, PPP" is no "GNI (PPP)"."""
    held = {id(hit.anchor) for hit in found.hits}
    missing = any(a.measure and not a.light and id(a) not in held for a in found.phrasing.anchors)
    return missing and bool(found.view.analysis.measures)


def is_on_another_basis(found: Found) -> bool:
    """Whether only one of the two is by head, or takes its measure at purchasing power or in constant prices."""
    own, stated = found.phrasing.analysis, found.view.analysis
    if is_by_head(own) is not is_by_head(stated):
        return True
    return bool(own.measures) and set(_bases(own)) != set(_bases(stated))


def is_by_head(analysis: Analysis) -> bool:
    """Whether a sentence divides something by heads: "per capita", "a head", "per person"."""
    return any(
        word.lower == "capita" or (word.lower in HEADS and at and analysis.words[at - 1].lower == "per")
        for at, word in enumerate(analysis.words)
    )


def _bases(analysis: Analysis) -> Iterator[str]:
    for measure in analysis.measures:
        if measure.is_basis:
            yield measure.key
        elif measure.first and analysis.words[measure.first - 1].lower == "real":
            yield "constant"
    if any(word.lower in CONSTANT for word in analysis.words):
        yield "constant"
