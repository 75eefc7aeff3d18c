"""future-date-in-past: a day after publication that is told as past.

What it does: reports "died on 3 March 2022" in an article that was published before; not what was planned, agreed or
forbidden for that day. Without a publication date nothing is looked at.
Why: the year is wrong, as often in January, or the date was taken over from a plan.
Example: "was opened on 3 March 2022" in an article of 19 October 2021.
Fix: correct the date, or say that it is still to come.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.matching.interface import Confidence
from factcheck.registry.claim import Severity
from factcheck.rules.interface import Rule
from factcheck.rules.lapse import days_of
from factcheck.rules.passage import DIGITS, OwnRule, Passage, Slip
from factcheck.text.document import Span
from factcheck.values.lazy import lazy

RULE: Final = Rule(
    "future-date-in-past", "a day after publication that is told as past", since="0.1.0", most=Severity.WARNING
)

_PAST: Final = (
    "died|happened|occurred|resigned|sank|struck|crashed|collapsed|erupted|ended|won|lost|ruled"
    "|reported|joined|left|began|started|opened"
    "|closed|adopted|passed|approved|broke[ ]out|took[ ]place|took[ ]office|exploded|arrived|met"
    "|killed|signed|published|stepped[ ]down"
)
_PASSIVE: Final = (
    "born|opened|arrested|founded|signed|passed|elected|published|sold|killed|held|built|found"
    "|released|launched|closed|destroyed"
    "|injured|shot|appointed|buried|convicted|sentenced|approved|adopted|completed|created"
    "|established|married|discovered|hit"
)
_TOLD: Final = lazy(
    rf"(?P<verb>(?<!to[ ])(?<!be[ ])(?<!been[ ])(?<!being[ ])\b(?:{_PAST})|\b(?:was|were)"
    rf"[ ](?:[a-z]+ly[ ])?(?:{_PASSIVE}))(?P<way>(?:[ ][\w'’%$£€.-]+|[ ]\{{n\d+\}}){{0,8}}?)"
    r"[ ](?:on|in)[ ]\{d(?P<day>\d+)\}"
)
_OPEN: Final = lazy(
    r"(?i)\b(?:to|will|would|by|until|till|for|from|before|after|if|that|which|who|when|due"
    r"|scheduled|set|planned|expected|can|could|may"
    r"|might|should|where|against|of[ ]the[ ]right|ahead|maturing|starting|beginning|ending"
    r"|plans?|bid|rights?|contract|deal|bonds?)\b"
)
_GUARD: Final = lazy(
    r"(?i)\b(?:will|would|if|unless|whether|once|by[ ]the[ ]time|when|novel|film|story|movie"
    r"|series|game|fiction\w*|set[ ]in|imagin\w+"
    r"|predict\w+|forecast\w*|scenario|fiscal|not)\b"
)


def find(passage: Passage) -> Iterator[Slip]:
    """Each day that is told as past and was still to come."""
    if passage.published is None or _GUARD().search(passage.text):
        return
    today = passage.published.toordinal()
    if not any(int(year) >= passage.published.year for year in _YEAR().findall(passage.text)):
        return
    for match in _TOLD().finditer(passage.outline):
        day = passage.leaves[int(match["day"])]
        days = days_of(day)
        if days is None or days.low is None or days.low <= today + 1 or _OPEN().search(match["way"]):
            continue
        yield Slip(
            Span(day.span.start, day.span.end),
            f"article tells {day.text} as past (`{match['verb']}`), and is of {passage.published.isoformat()}",
            ("an earlier date", "words that say that it is to come"),
            (f"{day.text} is later than {passage.published.isoformat()}",),
            "later than publication",
            Confidence.MEDIUM,
        )


_YEAR: Final = lazy(r"(?<!\d)(?:19|20)\d\d(?!\d)")
OWN: Final = OwnRule(RULE, (DIGITS,), find)
