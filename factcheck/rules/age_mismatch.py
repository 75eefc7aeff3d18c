"""age-mismatch: an age that the dates of a life do not make.

What it does: reports an age at death that birth and death in the same sentence rule out, an age "turned" in a year, and
the age that somebody has now ("born in 1974, the 44-year-old") against the publication date. A sentence that speaks of
relatives as well is left alone.
Why: obituaries and portraits are corrected for this more than for anything else.
Example: "(1950–2021), who died aged 60".
Fix: correct the age, or whichever of the dates is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factcheck.matching.interface import Confidence
from factcheck.rules.figures import ROUGH, amount_of, before, over
from factcheck.rules.interface import Rule
from factcheck.rules.lapse import Lapse, days_of, years_between
from factcheck.rules.passage import FIGURES, OwnRule, Passage, Slip
from factcheck.values.interface import Bound, DurationValue, Mention, NumberValue
from factcheck.values.interval import Interval
from factcheck.values.lazy import lazy

RULE: Final = Rule("age-mismatch", "an age that the dates of a life do not make", since="0.1.0")

CUES: Final = frozenset({"died", "dead", "killed", "born", "death", "murdered", "executed", "drowned"})
_OTHERS: Final = lazy(
    r"(?i)\b(?:father|mother|parents?|brother|sister|wife|husband|widow(?:er)?|son|sons|daughter"
    r"|daughters|uncle|aunt|twins?"
    r"|grand\w+|nephew|niece|cousin|partner|fianc\w+|child|children|company|firm|club|band|founder)\b"
)
_WAY: Final = (
    r"(?:,?[ ](?:in|on|at|the|of|age|aged|a|an|her|his|home|hospital|suddenly|peacefully|still"
    r"|only|just|and|then|[A-Z][\w.'-]*"
    r"|\{d\d+\})){0,7}"
)
_DEAD: Final = r"\b(?:died|dead|was[ ]killed|killed|passed[ ]away|was[ ]murdered|was[ ]executed|drowned)"
_BORN: Final = lazy(r"\b[Bb]orn(?:,?[ ](?:in|on|the|near|at|[A-Z][\w.'-]*)){0,5}[ ]\{d(?P<birth>\d+)\}")
_LIFE: Final = lazy(r"(?<=[\w.])[ ]\((?:born[ ]|b\.[ ])?\{d(?P<birth>\d+)\}[ ]?[–-][ ]?\{d(?P<death>\d+)\}\)")
_DEATH: Final = lazy(rf"{_DEAD}(?:{_WAY},?[ ]\{{n\d+\}})?{_WAY},?[ ]\{{d(?P<death>\d+)\}}")
_AGE_AT_DEATH: Final = (
    lazy(rf"{_DEAD}{_WAY},?[ ]\{{n(?P<age>\d+)\}}(?![ ](?:years?|days?|months?|people|others)\b)"),
    lazy(rf"{_DEAD},[ ]\{{n(?P<age>\d+)\}}"),
    lazy(rf"\{{n(?P<age>\d+)\}}[ ]when[ ](?:he|she|they)[ ]{_DEAD[2:]}"),
)
_TURNED: Final = lazy(r"\{n(?P<age>\d+)\}[ ](?:in|on)[ ]\{d(?P<then>\d+)\}")
_WHO: Final = r"(?:the[ ][a-z]+|he|she|[A-Z]\w+(?:[ ][A-Z]\w+)?)"
_NOW: Final = (
    lazy(
        r"\A[Bb]orn(?:,?[ ](?:in|on|the|near|[A-Z][\w.'-]*)){0,4}[ ]\{d(?P<birth>\d+)\}(?:[ ]in"
        r"[ ][A-Z]\w+)?,[ ]the[ ]\{n(?P<age>\d+)\}"
    ),
    lazy(
        r"\b[Tt]he[ ]\{n(?P<age>\d+)\}(?:[ ][a-z]+){0,3}(?:,[ ](?:who[ ]was[ ])?|[ ]was[ ]|[ ]who[ ]was[ ])born"
        r"(?:,?[ ](?:in|on|near|[A-Z][\w.'-]*)){0,4}[ ]\{d(?P<birth>\d+)\}"
    ),
    lazy(
        r"\bborn(?:,?[ ](?:in|on|near|[A-Z][\w.'-]*)){0,4}[ ]\{d(?P<birth>\d+)\},[ ]is[ ](?:now[ ]"
        r"|only[ ])?\{n(?P<age>\d+)\}(?=[.,]|[ ]years[ ]old|$)"
    ),
    lazy(
        rf"\A[Bb]orn(?:,?[ ](?:in|on|near|[A-Z][\w.'-]*)){{0,4}}[ ]\{{d(?P<birth>\d+)\}},[ ]{_WHO}"
        rf"[ ]is[ ](?:now[ ]|only[ ])?"
        r"\{n(?P<age>\d+)\}(?=[.,]|[ ]years[ ]old|$)"
    ),
)
OLDEST: Final = 122
"""Years: the greatest age on record; a larger figure is none."""


def find(passage: Passage) -> Iterator[Slip]:
    """Each age that can't be."""
    if _OTHERS().search(passage.text):
        return
    yield from _at_death(passage)
    yield from _turned(passage)
    yield from _now(passage)


def _only(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The one place where a pattern holds; none where it holds twice, so that nobody knows of whom."""
    found = list(pattern.finditer(text))
    return found[0] if len(found) == 1 else None


def _at_death(passage: Passage) -> Iterator[Slip]:
    outline, leaves = passage.outline, passage.leaves
    life = _only(_LIFE(), outline)
    birth = life or _only(_BORN(), outline)
    death = life or _only(_DEATH(), outline)
    ages = {found["age"] for pattern in _AGE_AT_DEATH for found in pattern().finditer(outline)}
    if birth is None or death is None or len(ages) != 1:
        return
    born, died, aged = leaves[int(birth["birth"])], leaves[int(death["death"])], leaves[int(ages.pop())]
    age, lapse = _age(passage, aged), _lapse(born, days_of(died))
    if age is not None and lapse is not None and lapse.least >= 0 and not lapse.holds(age):
        yield _slip((born, died, aged), age, lapse, f"from {born.text} to {died.text}")


def _turned(passage: Passage) -> Iterator[Slip]:
    outline, leaves = passage.outline, passage.leaves
    birth, turned = _only(_BORN(), outline), _only(_TURNED(), outline)
    if birth is None or turned is None or not leaves[int(turned["age"])].text.lower().startswith("turned"):
        return
    born, aged, then = leaves[int(birth["birth"])], leaves[int(turned["age"])], leaves[int(turned["then"])]
    age, lapse = _age(passage, aged), _lapse(born, days_of(then))
    if age is not None and lapse is not None and not lapse.holds(age):
        yield _slip((born, aged, then), age, lapse, f"from {born.text} to {then.text}")


def _now(passage: Passage) -> Iterator[Slip]:
    dated = sum(any(char.isdigit() for char in leaf.text) for leaf, _ in passage.dates)
    if passage.published is None or dated != 1:
        return
    today = Interval.at(passage.published.toordinal())
    for pattern in _NOW:
        found = pattern().search(passage.outline)
        if found is None:
            continue
        born, aged = passage.leaves[int(found["birth"])], passage.leaves[int(found["age"])]
        age, lapse = _age(passage, aged), _lapse(born, today)
        if age is not None and lapse is not None and lapse.least >= 0 and not lapse.holds(age):
            yield _slip((born, aged), age, lapse, f"from {born.text} to publication", Confidence.MEDIUM)
        return


def _lapse(born: Mention, then: Interval | None) -> Lapse | None:
    days = days_of(born)
    return years_between(days, then) if days and then else None


def _age(passage: Passage, mention: Mention) -> int | None:
    """A whole age in years that is stated as it stands."""
    amount = amount_of(mention)
    is_years = isinstance(mention.value, NumberValue) or (
        isinstance(mention.value, DurationValue) and mention.value.unit == "year"
    )
    if not is_years or amount is None or amount.stated is None or amount.bound is not Bound.EXACT or amount.approximate:
        return None
    if ROUGH().search(before(passage.text, mention.span.start, 12)) or not 0 < amount.stated <= OLDEST:
        return None
    return int(amount.stated) if amount.stated == amount.stated.to_integral_value() else None


def _slip(
    mentions: tuple[Mention, ...], age: int, lapse: Lapse, told: str, confidence: Confidence = Confidence.HIGH
) -> Slip:
    return Slip(
        over(mentions),
        f"{told} is {lapse} years, not {age}",
        (f"`{lapse}` for the age", "another date"),
        (f"{told}: {lapse} years",),
        "age",
        confidence,
    )


OWN: Final = OwnRule(RULE, (CUES, FIGURES), find)
