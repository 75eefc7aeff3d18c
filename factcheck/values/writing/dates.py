"""Dates in a given notation: "Oct. 6, 2021", "6th October", "2021-10-06", "the 1990s", each for another day.

A date is taken apart into words and figures. What each of them says is found by what it would say of the date that is
stated; where it could say two things ("5/5/2015"), or a notation leaves two ways to write the other date, nothing is
written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from factcheck.values.calendar_days import month_interval, weekday, year_interval, ymd
from factcheck.values.date.words import MONTHS as MONTH_NUMBERS
from factcheck.values.date.words import WEEKDAYS, weekday_number
from factcheck.values.interface import Bound, DateValue, Grain
from factcheck.values.interval import Interval
from factcheck.values.writing.days import MONTHS
from factcheck.values.writing.spelling import cased, rank_in_words, ranked

TOKEN: Final = re.compile(r"[^\W\d_]+|\d+(?:st|nd|rd|th)?", re.IGNORECASE)
MOST_TOKENS: Final = 8
NEUTRAL: Final = frozenset({"the", "of", "in", "on", "year", "day", "ad", "ce", "bc", "bce", "b", "c", "e", "d", "a"})
"""Words of a date that stay as they are."""
SPELT_IN_PRESS: Final = frozenset(range(3, 8))
"""March to July: agency style, which writes "Oct.", writes them out."""
SHORT: Final = 3
PRECISION: Final = {Grain.YEAR: 1, Grain.MONTH: 2, Grain.DAY: 3}
"""How many of year, month and day each grain states."""
CENTURY_YEARS: Final = 100


class Day(NamedTuple):
    """Year (astronomical), month and day, with the day's ordinal."""

    year: int
    month: int
    day: int
    ordinal: int


class Token(NamedTuple):
    """A word or figure of a date, with what stands right before and behind it."""

    text: str
    start: int
    end: int
    before: str
    after: str


class Said(NamedTuple):
    """What a token says (`year`, `month`, `day`, `weekday`), up to where, and how it is written of another date; of
    several ways, all."""

    part: str
    end: int
    written: tuple[str, ...]


def in_notation(text: str, stated: DateValue, wanted: DateValue) -> str | None:
    """The text of a plain date that states `stated`, with the words and figures changed that make it state `wanted`.

    `None` where the notation can't say it: it needs a day that `wanted` does not know, or could be written two ways.
    """
    if stated.approximate or stated.readings or stated.bound is not Bound.EXACT or stated.interval.low is None:
        return None
    if stated.grain in OF_YEARS:
        return OF_YEARS[stated.grain](text, stated, wanted)
    if not _is_known(stated, wanted):
        return None
    old, new = _day(stated.interval), _day(wanted.interval)
    if (stated.yearless and old.year != new.year) or (old.year > 0) != (new.year > 0):
        return None
    parts = ("year", "month", "day")[: PRECISION[stated.grain]]
    needed = set(parts) - ({"year"} if stated.yearless else set())
    tokens = tuple(_tokens(text))
    if len(tokens) > MOST_TOKENS:
        return None
    written = set(_written(text, tokens, (old, new), needed))
    return written.pop() if len(written) == 1 else None


def _is_known(stated: DateValue, wanted: DateValue) -> bool:
    """Whether `wanted` is one plain date, at least as precise as `stated` is."""
    if stated.grain not in PRECISION or wanted.grain not in PRECISION or wanted.interval.low is None:
        return False
    is_plain = not wanted.approximate and not wanted.readings and wanted.bound is Bound.EXACT and not wanted.yearless
    return is_plain and PRECISION[wanted.grain] >= PRECISION[stated.grain]


def grain_of(interval: Interval) -> Grain | None:
    """The grain of a whole day, month or year; `None` of any other stretch."""
    if interval.low is None or interval.high is None:
        return None
    year, month, _ = ymd(interval.low)
    if interval.is_point:
        return Grain.DAY
    if interval == month_interval(year, month):
        return Grain.MONTH
    return Grain.YEAR if interval == year_interval(year) else None


def _day(interval: Interval) -> Day:
    low = int(interval.low or 0)
    return Day(*ymd(low), low)


def _tokens(text: str) -> Iterator[Token]:
    for match in TOKEN.finditer(text):
        yield Token(
            match[0], *match.span(), text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        )


def _written(text: str, tokens: tuple[Token, ...], days: tuple[Day, Day], needed: set[str]) -> Iterator[str]:
    """Every way to write the second day where the first stands, one for each way to tell what the tokens say."""
    pads = _pads(tokens)
    waiting = [("", 0, 0, frozenset[str]())]
    while waiting:
        done, at, number, said = waiting.pop()
        if number == len(tokens):
            if said - {"weekday"} == needed:
                yield done + text[at:]
            continue
        token = tokens[number]
        if token.text.lower() in NEUTRAL:
            waiting.append((done + text[at : token.end], token.end, number + 1, said))
        for one in _said(token, *days, pads):
            if one.part not in said:
                head = done + text[at : token.start]
                waiting += [(head + way, one.end, number + 1, said | {one.part}) for way in one.written]


class Pads(NamedTuple):
    """How days and months are written in figures: whether the whole date is, and whether "9" is "09"; both where the
    text doesn't tell."""

    numeric: bool
    ways: tuple[bool, ...]

    def write(self, number: int) -> tuple[str, ...]:
        """A number of a day or month, each way."""
        return tuple(dict.fromkeys(f"{number:02d}" if padded else str(number) for padded in self.ways))


def _pads(tokens: tuple[Token, ...]) -> Pads:
    texts = [token.text for token in tokens]
    if any(text.startswith("0") for text in texts):
        return Pads(all(map(str.isdigit, texts)), (True,))
    if not all(map(str.isdigit, texts)) or any(len(text) == 1 for text in texts):
        return Pads(all(map(str.isdigit, texts)), (False,))
    return Pads(numeric=True, ways=(True,) if len(texts[0]) > SHORT else (False, True))


def _said(token: Token, old: Day, new: Day, pads: Pads) -> Iterator[Said]:
    word = token.text.lower()
    if word[0].isdigit():
        yield from _figure(token, old, new, pads)
    elif MONTH_NUMBERS.get(word) == old.month:
        yield _month(token, old, new)
    elif word in WEEKDAYS or word in _SHORT_WEEKDAYS:
        name = next(name for name in WEEKDAYS if weekday_number(name) == weekday(new.ordinal))
        yield Said("weekday", token.end, (cased(name if word in WEEKDAYS else name[:SHORT], token.text),))


_SHORT_WEEKDAYS: Final = frozenset(name[:SHORT] for name in WEEKDAYS)


def _figure(token: Token, old: Day, new: Day, pads: Pads) -> Iterator[Said]:
    digits = token.text.rstrip("stndrhSTNDRH")
    number, suffix = int(digits), token.text[len(digits) :]
    if suffix:
        if number == old.day:
            yield Said("day", token.end, (cased(ranked(new.day), suffix),))
    elif token.before in ("'", "’"):
        if number == old.year % CENTURY_YEARS and new.year in SHORTENED:
            yield Said("year", token.end, (f"{new.year % CENTURY_YEARS:02d}",))
    else:
        if number == _era(old) and (len(digits) >= SHORT or old.year <= 0):
            yield Said("year", token.end, (str(_era(new)),))
        if number == old.day and len(digits) < SHORT:
            yield Said("day", token.end, pads.write(new.day))
        if number == old.month and len(digits) < SHORT and pads.numeric:
            yield Said("month", token.end, pads.write(new.month))


SHORTENED: Final = range(1940, 2040)
"""The years that two digits stand for, as the reader of dates takes them."""


def _era(day: Day) -> int:
    return day.year if day.year > 0 else 1 - day.year


def _month(token: Token, old: Day, new: Day) -> Said:
    """The name of the new month as the old one is written: whole, short, or short with a full stop."""
    name, word = MONTHS[new.month - 1], token.text.lower()
    if new.month == old.month:
        return Said("month", token.end, (token.text,))
    if word in _WHOLE_MONTHS:
        return Said("month", token.end, (cased(name, token.text),))
    if token.after != ".":
        return Said("month", token.end, (cased(name[:SHORT], token.text),))
    if (new.month in SPELT_IN_PRESS and old.month not in SPELT_IN_PRESS) or name in _UNSHORTENED:
        return Said("month", token.end + 1, (cased(name, token.text),))
    short = "Sept" if name == "September" and old.month not in SPELT_IN_PRESS else name[:SHORT]
    return Said("month", token.end, (cased(short, token.text),))


_WHOLE_MONTHS: Final = frozenset(month.lower() for month in MONTHS)
_UNSHORTENED: Final = frozenset({"May"})


# --- decades and centuries ------------------------------------------------------------------------------------------

_DECADE: Final = re.compile(r"(?P<before>(?:the )?)(?P<decade>\d{3}0)(?P<after>['’]?s)", re.IGNORECASE)
_CENTURY: Final = re.compile(
    r"(?P<before>(?:the )?)(?P<rank>\d{1,2}(?:st|nd|rd|th)|[a-z]+(?:[- ][a-z]+)?)(?P<after>[ -]century)", re.IGNORECASE
)


def _years_of(value: DateValue) -> tuple[int, int] | None:
    """The first and last year of an exact date."""
    low, high = value.interval.low, value.interval.high
    if low is None or high is None or value.approximate or value.bound is not Bound.EXACT:
        return None
    return ymd(low)[0], ymd(high)[0]


def _decade(text: str, stated: DateValue, wanted: DateValue) -> str | None:
    match, old, new = _DECADE.fullmatch(text), _years_of(stated), _years_of(wanted)
    if not match or not old or not new or int(match["decade"]) != old[0] or new[0] // 10 != new[1] // 10:
        return None
    return f"{match['before']}{new[0] // 10 * 10}{match['after']}"


def _century(text: str, _: DateValue, wanted: DateValue) -> str | None:
    match, new = _CENTURY.fullmatch(text), _years_of(wanted)
    if not match or not new or new[0] <= 0:
        return None
    years = (sum(new) // 2,) if wanted.grain is Grain.CENTURY else new
    numbers = {count(year) for year in years for count in (_century_of, lambda year: year // CENTURY_YEARS + 1)}
    if len(numbers) != 1:  # 1900 is of the 19th century by the calendar, of the 20th by habit
        return None
    number, rank = numbers.pop(), match["rank"]
    if rank[0].isdigit():
        return f"{match['before']}{ranked(number)}{match['after']}"
    words = rank_in_words(number)
    return words and f"{match['before']}{cased(words, rank)}{match['after']}"


def _century_of(year: int) -> int:
    return (year - 1) // CENTURY_YEARS + 1


OF_YEARS: Final[dict[Grain, Callable[[str, DateValue, DateValue], str | None]]] = {
    Grain.DECADE: _decade,
    Grain.CENTURY: _century,
}
"""How the grains are written that span years."""
