"""Percentages and percentage points: "45%", "47 per cent", "half a percent", "0.4 percentage points", "25 bps"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from factcheck.text.document import Span
from factcheck.values.interface import PercentValue
from factcheck.values.lazy import lazy
from factcheck.values.measure import UNSTATED, Figure, Measure, MeasureRule, Outcome
from factcheck.values.numeral import GAP

SHARE: Final = PercentValue(UNSTATED)
POINTS: Final = PercentValue(UNSTATED, points=True)

_SIGN: Final = lazy(r"[ \n]?%(?![0-9A-Fa-f]{2})(?:[ -]points?\b)?")
_WORD: Final = lazy(
    rf"{GAP}(?:of{GAP}(?:a|one){GAP}|an?{GAP})?(?:(?P<points>(?:percentage|percent|per{GAP}cent|pct){GAP}points?)"
    rf"|percents?|percentages?(?!{GAP}points?\b)|per{GAP}cent|pct|p\.c\.)(?!\w)",
    re.IGNORECASE,
)
_SHORT: Final = lazy(r" ?pc(?!\w)")
"""As in "25pc" of the Telegraph and of Irish and Australian papers; "PC" is a computer or a constable."""
_PART_POINT: Final = lazy(r"(?i)(?<!\w)(?:an?[ \n-])?(?:half|quarter|three[ \n-]quarters?)\Z")
_POINT: Final = lazy(r"(?i)(?:[ \n-](?:of[ \n])?an?)?[ \n-]points?\b")
_RATE_AROUND: Final = lazy(
    r"(?i)\b(?:rates?|cuts?|hikes?|yields?|inflation|fed|federal[ \n]reserve|ecb|central[ \n]bank|borrowing|tightening"
    r"|easing|basis|discount|prime|unemployment|jobless)\b"
)
_RATE_REACH: Final = 80
_BASIS_POINT: Final = lazy(
    rf"{GAP}?(?:bps?(?!\w)|basis{GAP}points?(?!\w))|{GAP}?(?P<points>ppts?|pp)(?!\w)", re.IGNORECASE
)


def _sign(text: str, figure: Figure) -> Outcome:
    match = _SIGN().match(text, figure.span.end)
    if match is None:
        return None
    return _measure(figure, match.end(), "percent sign", POINTS if "point" in match[0] else SHARE)


def _word(text: str, figure: Figure) -> Outcome:
    if short := _SHORT().match(text, figure.span.end):
        return _measure(figure, short.end(), "percent in words", SHARE)
    match = _WORD().match(text, figure.span.end)
    if match is None:
        return None
    like, rule = (POINTS, "percentage points") if match["points"] else (SHARE, "percent in words")
    return _measure(figure, match.end(), rule, like)


def _part_of_a_point(text: str, figure: Figure) -> Outcome:
    """As in "a quarter-point cut", "half a point" where rates are spoken of: percentage points."""
    match = _POINT().match(text, figure.span.end)
    if match is None or figure.numeral.form != "fraction" or not _PART_POINT().fullmatch(figure.span.of(text)):
        return None
    start, end = max(0, figure.span.start - _RATE_REACH), match.end() + _RATE_REACH
    is_rate = _RATE_AROUND().search(text, start, end) is not None
    return _measure(figure, match.end(), "part of a point", POINTS) if is_rate else None


def _basis_points(text: str, figure: Figure) -> Outcome:
    match = _BASIS_POINT().match(text, figure.span.end)
    if match is None:
        return None
    if match["points"]:
        return _measure(figure, match.end(), "percentage points", POINTS)
    return _measure(figure, match.end(), "basis points", POINTS, Decimal("0.01"))


def _measure(figure: Figure, end: int, rule: str, like: PercentValue, factor: Decimal | None = None) -> Outcome:
    numeral = figure.numeral.times(factor) if factor else figure.numeral
    return Measure(Span(figure.span.start, end), figure.span, numeral, like, rule)


RULES: Final = (
    MeasureRule("percent sign", _sign),
    MeasureRule("percent in words", _word),
    MeasureRule("basis points", _basis_points),
    MeasureRule("part of a point", _part_of_a_point),
)
