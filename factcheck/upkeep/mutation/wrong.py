"""What an article could get wrong: an ordered table of changes, each of which makes a right sentence state another
value, or deny it.

A change only writes; whether what it wrote is wrong, `variants.py` decides by the comparison of values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from factcheck.registry.claim import Rating
from factcheck.upkeep.mutation.interface import Change, Draft, Seed
from factcheck.upkeep.mutation.sentence import negated
from factcheck.upkeep.mutation.writing import (
    DAY,
    DIGITS,
    MONTH,
    SCALES,
    YEAR,
    other_units,
    parsed,
    reference_in_words,
    with_preposition,
)
from factcheck.values.interface import (
    DateValue,
    DurationValue,
    Grain,
    MoneyValue,
    NameValue,
    NumberValue,
    OrdinalValue,
    PercentValue,
    QuantityValue,
)
from factcheck.values.writing.days import MONTHS
from factcheck.values.writing.spelling import plain, ranked

FIGURES: Final = (NumberValue, PercentValue, MoneyValue, QuantityValue, DurationValue)
SMALL: Final = 1000
"""Counts below this are easily off by one."""
NEIGHBOURS: Final = 3
"""How many other names, and how many other periods to either side, are tried."""


def _years(seed: Seed, by: int, which: int) -> Iterator[Draft]:
    found = list(YEAR.finditer(seed.writing)) if isinstance(seed.value, DateValue) else []
    if found:
        year = found[which]
        yield seed.valued(seed.writing[: year.start()] + str(int(year[0]) + by) + seed.writing[year.end() :])


def year_before(seed: Seed) -> Iterator[Draft]:
    """A year too early; of a range, its beginning."""
    yield from _years(seed, -1, 0)


def year_after(seed: Seed) -> Iterator[Draft]:
    """A year too late; of a range, its end."""
    yield from _years(seed, 1, -1)


def other_month(seed: Seed) -> Iterator[Draft]:
    """The next month."""
    month = MONTH.search(seed.writing) if isinstance(seed.value, DateValue) else None
    if month:
        after = MONTHS[(MONTHS.index(month[0]) + 1) % len(MONTHS)]
        yield seed.valued(seed.writing[: month.start()] + after + seed.writing[month.end() :])


def other_day(seed: Seed) -> Iterator[Draft]:
    """The next day of the month, or the one before its 28th and later."""
    day = DAY.search(seed.writing) if isinstance(seed.value, DateValue) and seed.value.grain is Grain.DAY else None
    if day and MONTH.search(seed.writing):
        number = int(day[0])
        after = number + 1 if number < 28 else number - 1  # noqa: PLR2004 - every month has 28 days
        yield seed.valued(seed.writing[: day.start()] + str(after) + seed.writing[day.end() :])


def swapped_digits(seed: Seed) -> Iterator[Draft]:
    """Two digits that stand side by side, in each other's place."""
    if isinstance(seed.value, DateValue):
        year = next(YEAR.finditer(seed.writing), None)
        if year and year[0][2] != year[0][3]:
            swapped = year[0][:2] + year[0][3] + year[0][2]
            yield seed.valued(seed.writing[: year.start()] + swapped + seed.writing[year.end() :])
        return
    digits = DIGITS.search(seed.figure) if isinstance(seed.value, FIGURES) else None
    if digits:
        turned = _turned(digits[0])
        if turned:
            yield seed.figured(seed.figure[: digits.start()] + turned + seed.figure[digits.end() :])


def _turned(digits: str) -> str | None:
    """Digits with the first two neighbours that differ swapped, so that no zero leads."""
    places = [at for at, character in enumerate(digits) if character.isdigit()]
    for one, other in pairwise(places):
        leads = one == places[0] and digits[other] == "0"
        if digits[one] != digits[other] and not leads:
            characters = list(digits)
            characters[one], characters[other] = characters[other], characters[one]
            return "".join(characters)
    return None


def _multiplied(seed: Seed, exponent: int) -> Iterator[Draft]:
    if not isinstance(seed.value, FIGURES):
        return
    digits = DIGITS.search(seed.figure)
    if digits:
        figure = plain(parsed(digits[0]).scaleb(exponent))
        yield seed.figured(seed.figure[: digits.start()] + figure + seed.figure[digits.end() :])
    elif seed.value.amount.stated is not None:
        yield seed.figured(plain(seed.value.amount.stated.scaleb(exponent)))


def ten_times(seed: Seed) -> Iterator[Draft]:
    """Ten times as much."""
    yield from _multiplied(seed, 1)


def a_tenth(seed: Seed) -> Iterator[Draft]:
    """A tenth of it, where that is a whole figure."""
    if isinstance(seed.value, FIGURES) and seed.value.amount.stated and not seed.value.amount.stated % 10:
        yield from _multiplied(seed, -1)


def one_more(seed: Seed) -> Iterator[Draft]:
    """One more, of what is counted or ranked."""
    match seed.value:
        case OrdinalValue(rank=rank) if 0 < rank < SMALL:
            yield seed.valued(ranked(rank + 1))
        case NumberValue() | DurationValue():
            stated = seed.value.amount.stated
            if stated is not None and stated < SMALL and stated == stated.to_integral_value():
                yield seed.figured(plain(stated + 1))


def other_unit(seed: Seed) -> Iterator[Draft]:
    """The same figure in another unit."""
    if isinstance(seed.value, QuantityValue | DurationValue) and seed.value.unit in other_units():
        _, written = other_units()[seed.value.unit]
        yield seed.valued(f"{seed.text[seed.span.start : seed.core.end]} {written}")


def other_scale(seed: Seed) -> Iterator[Draft]:
    """Millions for billions, and the other way round."""
    for scale, instead in zip(SCALES, (*SCALES[1:], SCALES[-2]), strict=True):
        found = re.search(rf"\b{scale}\b", seed.figure) if isinstance(seed.value, FIGURES) else None
        if found:
            yield seed.figured(seed.figure[: found.start()] + instead + seed.figure[found.end() :])


def other_name(seed: Seed) -> Iterator[Draft]:
    """Another name that can stand in its place: of the claim's `one_of`, else of other claims of the kind."""
    if isinstance(seed.value, NameValue):
        yield from (seed.valued(name) for name in seed.others[:NEIGHBOURS])


def other_period(seed: Seed) -> Iterator[Draft]:
    """The value of the periods before and after."""
    if seed.reference is None or len(seed.references) < 2:  # noqa: PLR2004 - a timeline
        return
    at = seed.references.index(seed.reference)
    for reference in seed.references[max(0, at - NEIGHBOURS) : at + NEIGHBOURS + 1]:
        if reference is not seed.reference:
            yield seed.valued(reference_in_words(reference))


def listed_wrong(seed: Seed) -> Iterator[Draft]:
    """Each value that the claim lists as a common error."""
    for wrong in seed.claim.wrong:
        if type(wrong.value) is not type(seed.value):
            continue
        if not isinstance(wrong.value, DateValue):
            yield seed.valued(wrong.text)
            continue
        draft = seed.valued(wrong.text)
        before = with_preposition(draft.text[: seed.span.start], wrong.value.grain)
        shift = len(before) - seed.span.start
        span = draft.span.shifted(shift) if draft.span else None
        yield Draft(before + draft.text[seed.span.start :], span, seed.published)


def denied(seed: Seed) -> Iterator[Draft]:
    """The same with a "not"."""
    text = negated(seed.text)
    if text and seed.claim.rating is Rating.TRUE:
        yield seed.said(text)


def repeated(seed: Seed) -> Iterator[Draft]:
    """A claim that is rated false, as it stands."""
    if seed.claim.rating is not Rating.TRUE:
        yield seed.said(seed.text)


WRONG: Final = (
    Change("year-before", "a year too early", year_before),
    Change("year-after", "a year too late", year_after),
    Change("other-month", "the next month", other_month, every=False),
    Change("other-day", "another day of the month", other_day, every=False),
    Change("swapped-digits", "two digits in each other's place", swapped_digits, every=False),
    Change("ten-times", "ten times as much", ten_times),
    Change("a-tenth", "a tenth of it", a_tenth, every=False),
    Change("one-more", "one more", one_more),
    Change("other-unit", "the same figure in another unit", other_unit),
    Change("other-scale", "millions for billions", other_scale, every=False),
    Change("other-name", "another name in its place", other_name),
    Change("other-period", "the value of another period", other_period, every=False),
    Change("listed-wrong", "a value that the claim lists as a common error", listed_wrong, every=False),
    Change("denied", "the same with a `not`", denied, every=False),
    Change("repeated", "what the claim rates as no fact, repeated", repeated, every=False),
)
"""All changes that make a sentence wrong, in the order in which they are tried and told."""
