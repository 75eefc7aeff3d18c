"""Stretches of the calendar with a name: decades, centuries, quarters, halves, seasons, weeks, weekends."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from factcheck.values.calendar_days import (
    century_interval,
    decade_interval,
    half_interval,
    month_interval,
    quarter_interval,
    season_interval,
    shift_month,
)
from factcheck.values.date.words import (
    DECADE_WORDS,
    FULL_YEAR,
    ORDINAL,
    SEASONS,
    ordinal_number,
    year_number,
)
from factcheck.values.date.writing import Stated, Writing, relative
from factcheck.values.date.year import FISCAL_STARTS
from factcheck.values.interface import Context, DateValue, Grain
from factcheck.values.interval import Interval
from factcheck.values.lazy import lazy
from factcheck.values.number_words import alternation

_QUARTER: Final = r"(?P<quarter>first|second|third|fourth|1st|2nd|3rd|4th)"
_QUARTERS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_YEAR: Final = rf"(?P<year>{FULL_YEAR})"
_I: Final = re.IGNORECASE
_THE: Final = r"(?:\bthe\s+)?"


def _decade(match: re.Match[str], _: Context) -> Stated | None:
    year = int(match["year"])
    decade, century = decade_interval(year), century_interval(year // 100 + 1)
    if year % 100:
        return Stated(DateValue(decade, Grain.DECADE))
    if year >= 2000:  # noqa: PLR2004 - "the 2000s" are the decade by now; "the 1900s" still the century
        return Stated(DateValue(decade, Grain.DECADE, readings=(decade, century)))
    return Stated(DateValue(century, Grain.CENTURY, readings=(century, decade)))


def _short_decade(match: re.Match[str], _: Context) -> Stated | None:
    tens = int(match["tens"]) * 10 if match["tens"] else DECADE_WORDS[match["word"].lower()]
    year = tens + (2000 if tens < 20 else 1900)  # noqa: PLR2004 - "the '10s" are the 2010s, "the '20s" the 1920s
    readings = (decade_interval(year), decade_interval(year + 100)) if tens == 20 else ()  # noqa: PLR2004 - "the twenties"
    return Stated(DateValue(decade_interval(year), Grain.DECADE, readings=readings))


def _century(match: re.Match[str], _: Context) -> Stated | None:
    number = ordinal_number(match["century"])
    if not number:
        return None
    return Stated(
        DateValue(century_interval(-number if match["era"] and match["era"][0] in "bB" else number), Grain.CENTURY)
    )


def _quarter(match: re.Match[str], _: Context) -> Stated | None:
    year, number = year_number(match["year"]), _number(match["quarter"])
    calendar = quarter_interval(year, number)
    if not _FISCAL.search(match[0]):
        return Stated(DateValue(calendar, Grain.QUARTER))
    starts = (shift_month(year + by, month, 3 * number - 3) for by, month in FISCAL_STARTS)
    fiscal = (Interval(month_interval(*at).low, month_interval(*shift_month(*at, 2)).high) for at in starts)
    return Stated(DateValue(calendar, Grain.QUARTER, readings=tuple(dict.fromkeys((calendar, *fiscal)))))


_FISCAL: Final = re.compile(r"\b(?:fiscal|financial)\b", re.IGNORECASE)


def _number(text: str) -> int:
    return _QUARTERS.get(text.lower()) or int(text[0])


def _bare_quarter(match: re.Match[str], context: Context) -> Stated | None:
    """The last quarter of that number that has begun: latent, since games have quarters too."""
    number = _number(match["quarter"])

    def latest(published: date) -> Interval:
        return quarter_interval(published.year - (3 * number - 2 > published.month), number)

    stated = relative(latest, Grain.QUARTER, context)
    return Stated(stated.value, latent=True)


def _stepped_quarter(match: re.Match[str], context: Context) -> Stated:
    step = {"last": -1, "this": 0, "next": 1}[(match["step"] or match["step_"]).lower()]
    number = _number(match["quarter"] or match["quarter_"])
    return relative(lambda published: quarter_interval(published.year + step, number), Grain.QUARTER, context)


def _half(match: re.Match[str], _: Context) -> Stated | None:
    number = 1 if match["half"].lower().startswith(("f", "1")) else 2
    year = year_number(match["year"])
    return Stated(DateValue(half_interval(year, number), Grain.HALF))


def _season(match: re.Match[str], _: Context) -> Stated | None:
    name, year = match["season"].lower(), year_number(match["year"])
    if name == "fall" and match["season"].islower() and not _is_autumn(match):
        return None
    if name != "winter":
        return Stated(DateValue(season_interval(year, SEASONS[name]), Grain.SEASON))
    ends = match.groupdict().get("end")
    winter = season_interval(year, SEASONS[name])
    return Stated(
        DateValue(winter, Grain.SEASON, readings=() if ends else (winter, season_interval(year - 1, SEASONS[name])))
    )


def _is_autumn(match: re.Match[str]) -> bool:
    left = match.string[max(0, match.start() - 16) : match.start()]
    return bool(
        re.search(
            r"(?i:\b(?:in|of|the|this|last|since|until|by|early|late|mid|during|and|or|for))[\s-]+(?:the\s+)?$", left
        )
    ) or match[0].lower().startswith("the")


_ERA: Final = r"(?:\s?(?P<era>BCE?|B\.C\.(?:E\.)?|AD|A\.D\.|CE)(?!\w))?"

WRITINGS: Final = (
    Writing("decade", frozenset({"s"}), lazy(rf"{_THE}(?<![\w.,/$€£])(?P<year>[12]\d\d0)['’]?s\b", _I), _decade),
    Writing(
        "short decade",
        frozenset({"s"}),
        lazy(rf"{_THE}(?<!\w)['’](?P<tens>\d)0['’]?s\b(?P<word>)", _I),
        _short_decade,
    ),
    Writing(
        "decade in words",
        frozenset(DECADE_WORDS),
        lazy(
            rf"\b(?:the\s+|(?<=early\s)|(?<=late\s)|(?<=mid-))(?P<tens>)(?:(?:roaring|swinging)\s+)?(?P<word>{alternation(DECADE_WORDS)})\b",
            _I,
        ),
        _short_decade,
    ),
    Writing(
        "century",
        frozenset({"century", "centuries"}),
        lazy(rf"{_THE}\b(?P<century>{ORDINAL})[-\s]centur(?:y|ies)\b{_ERA}", _I),
        _century,
    ),
    Writing(
        "first of two centuries",
        frozenset({"century", "centuries"}),
        lazy(
            rf"{_THE}\b(?P<century>{ORDINAL})(?=(?:\s?[-–—]\s?|\s+(?:to|and|or|through|until)\s+(?:the\s+)?(?:early\s+|mid\s+|late\s+|mid-)?){ORDINAL}[-\s]centur(?P<era>))",
            _I,
        ),
        _century,
    ),
    Writing(
        "quarter of a year",
        frozenset({"quarter"}),
        lazy(
            rf"{_THE}\b(?:(?:fiscal|financial)[-\s]+)?{_QUARTER}[-\s](?:(?:fiscal|financial)[-\s])?quarter(?:\s+(?:of\s+)?|,\s+)(?:(?:the\s+)?(?:fiscal|financial)\s+(?:year\s+)?)?{_YEAR}",
            _I,
        ),
        _quarter,
    ),
    Writing(
        "quarter by number",
        frozenset({"q"}),
        lazy(
            r"\b(?:Q(?P<quarter>[1-4])|(?P<quarter_>[1-4])Q)(?:\s+of)?[\s-]?(?P<year>[12]\d{3}|['’]\d\d)\b|\b(?P<quarter__>[1-4])Q(?P<short>\d\d)\b",
            _I,
        ),
        lambda match, _: _by_number(match),
    ),
    Writing(
        "quarter by number after its year",
        frozenset({"q"}),
        lazy(r"\b(?P<year>[12]\d{3})[\s-]?Q(?P<quarter>[1-4])\b", _I),
        _quarter,
    ),
    Writing(
        "quarter of last, this or next year",
        frozenset({"quarter"}),
        lazy(
            rf"\b(?:the\s+)?(?:(?P<step>last|this|next)\s+year['’]s\s+{_QUARTER}[-\s]quarter|(?P<quarter_>first|second|third|fourth|1st|2nd|3rd|4th)[-\s]quarter\s+(?:of\s+)?(?P<step_>last|this|next)\s+year)\b",
            _I,
        ),
        _stepped_quarter,
    ),
    Writing(
        "quarter",
        frozenset({"quarter"}),
        lazy(rf"{_THE}\b{_QUARTER}[-\s]quarter\b(?!\s+(?:of\s+(?:an?|the)\b|century|final|mile))", _I),
        _bare_quarter,
    ),
    Writing(
        "half of a year",
        frozenset({"half"}),
        lazy(
            rf"{_THE}\b(?P<half>first|second|1st|2nd|last|latter)[-\s]half\s+(?:of\s+)?(?:the\s+year\s+|fiscal\s+)?{_YEAR}",
            _I,
        ),
        _half,
    ),
    Writing(
        "half by number",
        frozenset({"h"}),
        lazy(
            r"\b(?:H(?P<half>[12])[\s-]?(?P<year>[12]\d{3}))\b|\b(?P<year_>[12]\d{3})[\s-]?H(?P<half_>[12])\b|\b(?P<half__>[12])H\s?(?P<year__>[12]\d{3}|['’]?\d\d)\b"
        ),
        lambda match, _: _half_by_number(match),
    ),
    Writing(
        "season of a year",
        frozenset(SEASONS),
        lazy(rf"{_THE}\b(?P<season>{alternation(SEASONS)})\s+(?:of\s+)?{_YEAR}(?P<end>[-–/]\d\d(?:\d\d)?(?!\d))?", _I),
        _season,
    ),
)


def _by_number(match: re.Match[str]) -> Stated:
    quarter = int(match["quarter"] or match["quarter_"] or match["quarter__"])
    year = year_number(match["year"] or f"'{match['short']}")
    return Stated(DateValue(quarter_interval(year, quarter), Grain.QUARTER))


def _half_by_number(match: re.Match[str]) -> Stated:
    half = int(match["half"] or match["half_"] or match["half__"])
    written = match["year"] or match["year_"] or match["year__"]
    year = int(written) if len(written) > 3 else year_number(f"'{written[-2:]}")  # noqa: PLR2004 - digits of a year
    return Stated(DateValue(half_interval(year, half), Grain.HALF))
