"""Phrases: measures become mentions. Compounds, shared units, modifiers and joins, the same for every kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from factcheck.values import money, quantity
from factcheck.values.change import Joined, Pair, Stated, is_next_score, is_origin, join, role_alone
from factcheck.values.interface import Mention, Role
from factcheck.values.lazy import lazy
from factcheck.values.measure import Measure
from factcheck.values.modifier import modifier_around

_SHARING_GAP: Final = lazy(r",?[ \n](?:and|or)[ \n]|,[ \n]")
_SHARING_FORMS: Final = frozenset(("digits", "digits and scale"))


def mentions_of(text: str, measures: Sequence[Measure]) -> Iterator[Mention]:
    """The mentions that measures in order of place make: joined where they belong together, alone otherwise."""
    stated = _modified(text, _shared_units(text, _compounded(text, measures)))
    index = 0
    last: Joined = None
    while index < len(stated):
        joined = _joined(text, stated, index)
        if last == () and joined and is_next_score(text, stated[index - 1], stated[index], stated[index + 1]):
            joined = ()
        last = joined
        if joined is None:
            yield stated[index].mention(role_alone(text, stated[index]))
            index += 1
        else:
            yield from joined
            index += 2
            if index < len(stated) and is_origin(text, joined, stated[index]):
                yield stated[index].mention(Role.FROM, joined[-1].span)
                index += 1


def _compounded(text: str, measures: Sequence[Measure]) -> list[Measure]:
    """Measures that go on in a smaller unit or coin as one."""
    done: list[Measure] = []
    for measure in measures:
        last = done[-1] if done else None
        whole = last and (quantity.compound(text, last, measure) or money.compound(text, last, measure))
        done[-1:] = [whole] if whole else [*done[-1:], measure]
    return done


def _shared_units(text: str, measures: list[Measure]) -> list[Measure]:
    """A unit said once for several figures: "400 mln and 300 mln guilders", "5, 10 and 15 percent"."""
    for index in range(len(measures) - 2, -1, -1):
        one, other = measures[index], measures[index + 1]
        is_bare = one.is_plain and not one.latent and other.is_measured and one.numeral.form in _SHARING_FORMS
        is_listed = _SHARING_GAP().fullmatch(text, one.span.end, other.span.start)
        if is_bare and is_listed and one.numeral.form == other.numeral.form:
            measures[index] = replace(one, like=other.like, rule=f"{other.rule}, shared")
    return measures


def _modified(text: str, measures: Sequence[Measure]) -> list[Stated]:
    stated: list[Stated] = []
    for measure in measures:
        floor = stated[-1].span.end if stated else 0
        stated.append(Stated(measure, modifier_around(text, measure.span, floor)))
    return stated


def _joined(text: str, stated: Sequence[Stated], index: int) -> Joined:
    if index + 1 == len(stated):
        return None
    if index + 2 < len(stated) and Pair(text, stated[index + 1], stated[index + 2]).is_opened:
        return None
    return join(Pair(text, stated[index], stated[index + 1]))
