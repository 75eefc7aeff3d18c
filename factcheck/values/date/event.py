"""Events that writers date by: "after World War II", "since the First World War". Latent: an event is no date."""

from __future__ import annotations

import re
from typing import Final

from factcheck.text.document import Span
from factcheck.values.calendar_days import ordinal
from factcheck.values.date.writing import Stated, Writing
from factcheck.values.interface import Context, DateValue, Grain, Mention
from factcheck.values.interval import Interval
from factcheck.values.lazy import lazy

_WARS: Final = {
    1: Interval(ordinal(1914, 7, 28), ordinal(1918, 11, 11)),
    2: Interval(ordinal(1939, 9, 1), ordinal(1945, 9, 2)),
}
"""First and last day: declaration of war to armistice, invasion to surrender. source: Imperial War Museums,
https://www.iwm.org.uk/history"""

_SECOND: Final = frozenset({"ii", "two", "2", "second"})


def _war(match: re.Match[str], _: Context) -> Stated:
    number = (match["number"] or match["ordinal"] or "second").lower()
    days = _WARS[2 if number in _SECOND else 1]
    if end := match["end"]:
        at = days.high if end.lower() == "end" else days.low
        whole = Mention(Span(*match.span("war")), DateValue(days, Grain.ERA), "world war", latent=True)
        return Stated(DateValue(Interval(at, at), Grain.DAY), latent=True, parts=(whole,))
    return Stated(DateValue(days, Grain.ERA), latent=True)


WRITINGS: Final = (
    Writing(
        "world war",
        frozenset({"war", "wwii", "ww"}),
        lazy(
            r"(?:\b(?:the\s+)?(?P<end>outbreak|start|end)\s+of\s+(?:the\s+)?"
            r"|(?<=\s)(?:(?<=\bafter\s)|(?<=\bbefore\s)|(?<=\bsince\s)|(?<=\bduring\s)|(?<=\buntil\s)|(?<=\bafter\sthe\s)"
            r"|(?<=\bbefore\sthe\s)|(?<=\bsince\sthe\s)|(?<=\bduring\sthe\s)|(?<=\buntil\sthe\s)))"
            r"(?P<war>World\s+War\s+(?P<number>II|Two|2|I|One|1)|WW(?:II|2)|(?P<ordinal>First|Second)\s+World\s+War)"
            r"(?!\w|\s+(?:veterans?|memorial|hero|bomb|plane|film|movie|era|museum)\b)"
        ),
        _war,
    ),
)
