"""Multiples: a value as a ratio to another: "doubled", "a tenfold rise", "three times as many", "twice"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from factcheck.text.document import Span
from factcheck.values.interface import Amount, Context, Mention, NumberValue, ReadingRule
from factcheck.values.interval import Interval
from factcheck.values.lazy import lazy
from factcheck.values.number_words import TEENS, UNITS, alternation
from factcheck.values.numeral import parse_numeral

_HALF: Final = Decimal("0.5")
WORDS: Final = {
    **dict.fromkeys(("doubled", "doubling", "double", "twice", "twofold"), Decimal(2)),
    **dict.fromkeys(("tripled", "tripling", "triple", "trebled", "trebling", "treble", "thrice"), Decimal(3)),
    **dict.fromkeys(("quadrupled", "quadrupling", "quadruple"), Decimal(4)),
    **dict.fromkeys(("quintupled", "quintupling"), Decimal(5)),
    **{f"{word}fold": Decimal(factor) for word, factor in {**UNITS, "ten": 10, "hundred": 100}.items() if factor > 1},
    **dict.fromkeys(("halved", "halving"), _HALF),
}
"""Verbs, adverbs and adjectives that multiply, and by how much."""

_OFTEN_OTHERWISE: Final = frozenset(("double", "triple", "treble", "quadruple", "twice", "thrice"))
"""Those that are as often something else ("a double bed", "twice a week"): read, never held against anyone."""

_MULTIPLE: Final = lazy(
    rf"(?i)(?<![\w-])(?P<word>{alternation(WORDS)})\b"
    rf"|(?<![\w.,-])(?P<figure>\d{{1,4}}(?:\.\d{{1,3}})?|(?:{alternation({**UNITS, **TEENS})}))"
    r"(?:-?fold\b|[x×](?!\w)"
    r"|[ \n]times\b(?=[ \n]"
    r"(?:as|more|higher|larger|bigger|greater|the|its|faster|that|what|those|less|lower|fewer|over)\b))"
)


def _multiple(match: re.Match[str], _: Context) -> Iterable[Mention]:
    word = (match["word"] or "").lower()
    numeral = parse_numeral(match["figure"]) if match["figure"] else None
    factor = WORDS[word] if word else numeral.value if numeral else None
    if factor is not None:
        value = NumberValue(Amount(factor, Interval.at(factor), step=Decimal(1)), multiple=True)
        yield Mention(Span(*match.span()), value, "multiple", latent=word in _OFTEN_OTHERWISE)


RULES: Final = (ReadingRule("multiple", frozenset((*WORDS, "fold", "times", "x")), _MULTIPLE, _multiple),)
