"""Years: a bare number only where it reads as a year, "1914-18", "44 BC", "AD 79", "fiscal 2013", "nineteen eighty"."""

from __future__ import annotations

import re
from typing import Final

from factcheck.values.calendar_days import month_interval, year_interval
from factcheck.values.date.words import DASH, FULL_YEAR, SPOKEN_YEAR, year_number
from factcheck.values.date.writing import Stated, Writing, ends_of, stretch
from factcheck.values.date.year_cues import Says, says_of
from factcheck.values.interface import Context, DateValue, Grain
from factcheck.values.interval import Interval
from factcheck.values.lazy import lazy

_DIGIT: Final = frozenset({"#"})


def _bare_year(match: re.Match[str], _: Context) -> Stated | None:
    says = says_of(match.string, *match.span("year"))
    if says is Says.NO:
        return None
    return Stated(DateValue(year_interval(int(match["year"])), Grain.YEAR), latent=says is Says.PERHAPS)


_LONGEST: Final = 31
"""Years that a stretch with a short end spans at most: "1914-18", "1861/65", hardly "2015-48"."""

_COUNTS: Final = re.compile(r"\s+[a-z-]+s\b")
"""What a number after a dash may count: "in 2014 – 15 months later"."""
_RECENT, _DECADE = 1950, 10
_LED: Final = re.compile(r"\b(?:the|in|for|of|from|during|between|over|since)\s$|[(]$", re.IGNORECASE)
"""Before a long stretch of recent years with a short end; without it "2015-32" may be a score or a number of a kind."""

_HALF_A_YEAR_ON: Final = re.compile(
    r"\s+(?:season|school|academic|fiscal|financial|campaign|flu|winter|tax|budget|Premier|La\s|Champions)"
)
"""What follows years that run from the middle of one to the middle of the next."""


_WORD_REACH: Final = 16
_IN_IT: Final = re.compile(r"(?<!\bone )(?<!\btwo )(?<!\bthree )(?<!\bout )(?<!\d )\bin\s$", re.IGNORECASE)
_AROUND_IT: Final = re.compile(r"\b(?:after|until|since|before)\s$", re.IGNORECASE)
_OLD_TIMES_REACH: Final = 600
_OLD_TIMES: Final = re.compile(
    r"\b(?:AD|A\.D\.|BCE?|CE|[Ee]mperors?|[Dd]ynasty|[Cc]aliph(?:ate)?|Romans?|Vikings?|Byzantine|Anglo-Saxons?|Franks"
    r"|(?:[1-9]th|1st|2nd|3rd|10th|seventh|eighth|ninth|tenth)[\s-]century)\b"
)


def _early_year(match: re.Match[str], _: Context) -> Stated | None:
    """A year of three digits: after "in", where a clause ends; after "before" and the like, which numbers follow as
    often, latent and where the text around tells of old times.
    """
    left = match.string[max(0, match.start() - _WORD_REACH) : match.start()]
    value = DateValue(year_interval(int(match["year"])), Grain.YEAR)
    if _IN_IT.search(left):
        return Stated(value)
    start, end = max(0, match.start() - _OLD_TIMES_REACH), match.end() + _OLD_TIMES_REACH
    if not (_AROUND_IT.search(left) and _OLD_TIMES.search(match.string, start, end)):
        return None
    return Stated(value, latent=True)


def _years(match: re.Match[str], _: Context) -> Stated | None:
    """The second year of "1914-18" is short of its first digits: it is the next year after the first that ends so."""
    first = int(match["first"])
    short = "whole" if match["whole"] else "last"
    last = first - first % 100 + int(match[short]) % 100
    last += 100 if last <= first else 0
    if match["whole"] and int(match["whole"]) != first + 1:
        return None
    apart = match.string[match.end("first") : match.start(short)]
    if last - first > _LONGEST or (" " in apart and _COUNTS.match(match.string, match.end())):
        return None
    if first >= _RECENT and last - first > _DECADE and not _LED.search(match.string[: match.start()][-10:]):
        return None
    ends = year_interval(first), year_interval(last)
    if last == first + 1 and _HALF_A_YEAR_ON.match(match.string, match.end()):
        season = Interval(month_interval(first, 7).low, month_interval(last, 6).high)
        return Stated(
            stretch(*ends, readings=(year_interval(first, last), season)), ends=ends_of(match, "first", short)
        )
    return Stated(stretch(*ends), ends=ends_of(match, "first", short))


def _era_year(match: re.Match[str], _: Context) -> Stated | None:
    year, last = int(match["year"].replace(",", "")), match.groupdict().get("last")
    if not year:
        return None
    before = (match.groupdict().get("era") or "AD").startswith("B")
    start = year_interval(1 - year if before else year)
    if last is None:
        return Stated(DateValue(start, Grain.YEAR))
    end = year_interval(1 - int(last) if before else int(last))
    return (
        Stated(stretch(start, end), ends=ends_of(match, "year"))
        if start.low is not None and end.low is not None and start.low < end.low
        else None
    )


FISCAL_STARTS: Final = ((-1, 10), (-1, 7), (-1, 4), (0, 4))
"""Year, from the one named, and month in which fiscal years begin: United States; Australia; Japan and India, by the
year that they end in, or begin in. source: https://www.cia.gov/the-world-factbook/field/fiscal-year/"""


def _fiscal(match: re.Match[str], _: Context) -> Stated | None:
    """Fiscal years differ by country and company: the calendar year, or any of the usual ones."""
    year = year_number(match["year"] or f"'{match['short']}")
    starts = ((year + by, month) for by, month in FISCAL_STARTS)
    fiscal = (Interval(month_interval(*at).low, month_interval(at[0] + 1, at[1] - 1).high) for at in starts)
    return Stated(DateValue(year_interval(year), Grain.YEAR, readings=(year_interval(year), *fiscal)))


def _spoken(match: re.Match[str], _: Context) -> Stated | None:
    return Stated(DateValue(year_interval(year_number(match["year"])), Grain.YEAR))


def _named_year(match: re.Match[str], _: Context) -> Stated | None:
    year = int(match["year"])
    return Stated(DateValue(year_interval(year), Grain.YEAR)) if year else None


_BC: Final = r"(?P<era>BCE?|B\.C\.(?:E\.)?)(?!\w)"
_AD: Final = r"(?:AD|A\.D\.|CE|C\.E\.)"
_FREE: Final = r"(?<![\w.,:/$€£¥#-])"

WRITINGS: Final = (
    Writing(
        "years before the common era",
        frozenset({"bc", "bce", "b"}),
        lazy(rf"{_FREE}(?P<year>\d{{1,4}}|\d,\d{{3}})(?:{DASH}(?P<last>\d{{1,4}}))?\s?{_BC}"),
        _era_year,
    ),
    Writing(
        "year of the common era",
        frozenset({"ad", "ce", "a", "c"}),
        lazy(rf"{_FREE}(?P<year>\d{{1,4}})(?:{DASH}(?P<last>\d{{1,4}}))?\s?{_AD}(?!\w)"),
        _era_year,
    ),
    Writing("AD year", frozenset({"ad", "a"}), lazy(r"\b(?:AD|A\.D\.)\s?(?P<year>\d{1,4})(?![\w%]|[.,]\d)"), _era_year),
    Writing(
        "fiscal year",
        frozenset({"fiscal", "fy", "financial"}),
        lazy(
            rf"\b(?:(?:the\s+)?(?:[Ff]iscal|[Ff]inancial)(?:\s+year)?\s+|FY\s?)(?P<year>{FULL_YEAR})(?![-–/]\d)|\bFY\s?['’]?(?P<short>\d\d)(?![\w%/–-]|[.,]\d)"
        ),
        _fiscal,
    ),
    Writing(
        "fiscal year after its number",
        frozenset({"fiscal", "financial"}),
        lazy(r"\b(?P<year>[12]\d{3})\s+(?:fiscal|financial)(?:\s+year)?\b(?P<short>)"),
        _fiscal,
    ),
    Writing(
        "years with a short end",
        _DIGIT,
        lazy(
            rf"(?<![\w.,:/$€£¥#])(?P<first>(?:1\d|20)\d\d)(?:(?:{DASH}|/)['’]?(?P<last>\d\d)|/(?P<whole>(?:1\d|20)\d\d))(?![\w%:/-]|[.,]\d)"
        ),
        _years,
    ),
    Writing(
        "year in words",
        frozenset({"nineteen", "twenty", "two", "eighteen", "seventeen", "sixteen", "fifteen"}),
        lazy(
            r"(?i:(?<=\bin\s)|(?<=\bsince\s)|(?<=\byear\s)|(?<=\bof\s)|(?<=\bby\s)|(?<=\buntil\s)"
            rf"|(?=nineteen[-\s][^\W\d]+ty[-\s]))(?P<year>(?i:{SPOKEN_YEAR}))(?!\w)"
        ),
        _spoken,
    ),
    Writing(
        "numbered year",
        frozenset({"year"}),
        lazy(r"\b(?i:the\s+year|calendar\s+year)\s+(?:of\s+)?(?P<year>\d{1,4})(?![\w%]|[.,]\d)"),
        _named_year,
    ),
    Writing(
        "year of three digits",
        _DIGIT,
        lazy(
            r"(?<=[a-z]\s)(?P<year>[1-9]\d\d)(?=[,;.)](?:\s|$)|\s+(?:the|he|she|it|they|and(?!\s+\d)|when|was|became|under|by|with|an?)\b)"
        ),
        _early_year,
    ),
    Writing(
        "year",
        _DIGIT,
        lazy(
            r"(?<![\w,:/$€£¥#])(?<![\d\s]\.)(?P<year>(?:1\d|20|21)\d\d)(?:(?=[a-z]?[),;])|(?![\w%]|[.,:]\d|-\d{1,3}(?!\d)))"
        ),
        _bare_year,
    ),
)
