"""What an article may say otherwise and still be right: an ordered table of changes of the writing, not of the value.

A change only writes; whether what it wrote still agrees, `variants.py` decides by the comparison of values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import Final

from factcheck.registry.claim import Rating
from factcheck.text.document import Span
from factcheck.upkeep.mutation.interface import Change, Draft, Seed
from factcheck.upkeep.mutation.period import day_in
from factcheck.upkeep.mutation.sentence import negated, passive
from factcheck.upkeep.mutation.writing import (
    DIGITS,
    IN_WORDS,
    date_in_words,
    other_units,
    parsed,
    reference_in_words,
    significant,
    value_in_words,
    with_preposition,
)
from factcheck.values.interface import DateValue, Grain, NumberValue, PercentValue, QuantityValue
from factcheck.values.units import converted
from factcheck.values.writing.spelling import plain

ALIASES: Final = 4
"""How many other names of one thing are tried."""
PERIODS: Final = 12
"""How many periods of a timeline are tried."""


def as_it_stands(seed: Seed) -> Iterator[Draft]:
    """The sentence itself; of a claim that is rated false, its denial."""
    if seed.claim.rating is Rating.TRUE:
        yield seed.said(seed.text)
    elif text := negated(seed.text):
        yield seed.said(text)


def month_first(seed: Seed) -> Iterator[Draft]:
    """The American writing of a date."""
    if isinstance(seed.value, DateValue) and seed.value.grain is Grain.DAY:
        written = date_in_words(seed.value, Grain.DAY)
        if written:
            day, month, year = written.split()
            yield seed.valued(f"{month} {day}, {year}")


def coarser_date(seed: Seed) -> Iterator[Draft]:
    """The month or the year of a day."""
    if not isinstance(seed.value, DateValue) or seed.value.grain not in (Grain.DAY, Grain.MONTH):
        return
    for grain in (Grain.MONTH, Grain.YEAR):
        written = date_in_words(seed.value, grain)
        if written and written != seed.writing:
            yield _dated(seed, written, grain)


def _dated(seed: Seed, written: str, grain: Grain) -> Draft:
    before = with_preposition(seed.text[: seed.span.start], grain)
    text = before + written + seed.text[seed.span.end :]
    return Draft(text, Span(len(before), len(before) + len(written)), seed.published)


def other_digits(seed: Seed) -> Iterator[Draft]:
    """The figure with or without commas, or a small one in words."""
    digits = DIGITS.fullmatch(seed.figure)
    if digits is None or isinstance(seed.value, DateValue):
        return
    if "," in seed.figure:
        yield seed.figured(seed.figure.replace(",", ""))
    number = parsed(seed.figure)
    if isinstance(seed.value, NumberValue) and number in IN_WORDS and not seed.text[seed.core.end :].startswith("-"):
        yield seed.figured(IN_WORDS[int(number)])


def written_out(seed: Seed) -> Iterator[Draft]:
    """Millions in digits, the per cent sign in words."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?) (?:million|billion)", seed.figure)
    if found and isinstance(seed.value, NumberValue | QuantityValue) and seed.value.amount.stated is not None:
        yield seed.figured(plain(seed.value.amount.stated))
    if isinstance(seed.value, PercentValue) and seed.writing.endswith("%"):
        yield seed.valued(seed.writing.removesuffix("%").rstrip() + " percent")


def rounded(seed: Seed) -> Iterator[Draft]:
    """The figure to two digits, with "about"."""
    match seed.value:
        case NumberValue() | QuantityValue():
            stated = seed.value.amount.stated
            if stated is None or stated < 100 or not DIGITS.fullmatch(seed.writing[: len(seed.figure)]):  # noqa: PLR2004 - two digits
                return
            figure = significant(stated, 2)
            if figure != stated:
                yield seed.figured(f"about {plain(figure)}")


def converted_unit(seed: Seed) -> Iterator[Draft]:
    """The value in another unit, converted and rounded to the digits that it has."""
    if not isinstance(seed.value, QuantityValue) or seed.value.unit not in other_units():
        return
    stated = seed.value.amount.stated
    if stated is None or not DIGITS.fullmatch(seed.figure):
        return
    other, written = other_units()[seed.value.unit]
    figure = converted(stated, seed.value.unit, other)
    digits = max(2, len(stated.normalize().as_tuple().digits))
    yield seed.valued(f"{plain(_whole(significant(figure, digits)))} {written}")


def _whole(figure: Decimal) -> Decimal:
    return figure.to_integral_value() if abs(figure) >= 100 else figure  # noqa: PLR2004 - a fraction of a hundred is noise


def accepted(seed: Seed) -> Iterator[Draft]:
    """Each value that the claim accepts beside its own."""
    for value in (*(seed.reference.accept if seed.reference else ()), *seed.claim.accept):
        written = value_in_words(value)
        if written and isinstance(value, DateValue):
            yield _dated(seed, written, value.grain)
        elif written and type(value) is type(seed.value):
            yield seed.figured(written)


def each_period(seed: Seed) -> Iterator[Draft]:
    """The value of each period of a timeline, in an article of that period."""
    for reference in seed.references[-PERIODS:]:
        if reference.period is not None and reference is not seed.reference:
            yield seed.valued(reference_in_words(reference), day_in(reference.period))


def other_names(seed: Seed) -> Iterator[Draft]:
    """Other names of what the sentence names."""
    for group in seed.groups:
        written = {name: places for name in group.names if (places := _places(seed, name))}
        if not written:
            continue
        longest = max(written, key=len)
        span = written[longest]
        own = [name for name in group.names if name != longest and name[0].isupper()]
        for name in islice(own, ALIASES):
            before = seed.text[: span.start]
            if before.lower().split()[-1:] != name.lower().split()[:1]:  # no "flight Flight 17"
                yield seed.said(before + name + seed.text[span.end :])


def _places(seed: Seed, name: str) -> Span | None:
    """Where a name stands in a sentence, outside its value and not inside a longer name."""
    found = re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-]| [A-Z])", seed.text)
    if found is None or re.search(r"(?<!\w)(?!The )[A-Z][\w-]* \Z", seed.text[: found.start()]):
        return None
    span = Span(*found.span())
    return None if span.overlaps(seed.span) else span


def passive_voice(seed: Seed) -> Iterator[Draft]:
    """The sentence in the passive voice."""
    if text := passive(seed.text):
        yield seed.said(text)


RIGHT: Final = (
    Change("as-it-stands", "the sentence itself", as_it_stands),
    Change("month-first", "the American writing of a date", month_first, every=False),
    Change("coarser-date", "the month or the year alone", coarser_date, every=False),
    Change("other-digits", "with or without commas, or in words", other_digits, every=False),
    Change("written-out", "millions in digits, per cent in words", written_out, every=False),
    Change("rounded", "rounded, with `about`", rounded, every=False),
    Change("converted-unit", "converted to another unit", converted_unit, every=False),
    Change("accepted", "a value that the claim accepts too", accepted, every=False),
    Change("each-period", "the value of each period at its time", each_period, every=False),
    Change("other-names", "another name of the same thing", other_names, every=False),
    Change("passive", "in the passive voice", passive_voice, every=False),
)
"""All changes that leave a sentence right, in the order in which they are tried and told."""
