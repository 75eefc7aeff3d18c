"""Years: a bare number only where it reads as a year, "1914-18", "44 BC", "AD 79", "fiscal 2013", "nineteen eighty"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Final

from factcheck.values.calendar_days import month_interval, year_interval
from factcheck.values.date.words import DASH, FULL_YEAR, MONTHS, SPOKEN_YEAR, year_number
from factcheck.values.date.writing import Stated, Writing
from factcheck.values.interface import Bound, Context, DateValue, Grain
from factcheck.values.interval import Interval
from factcheck.values.number_words import alternation

_DIGIT: Final = frozenset({"#"})
_REACH: Final = 60
_CITATION_REACH: Final = 160

_LIKELY: Final = range(1900, 2051)
"""Years that news writes so often that a number of this size after "in" is one whatever follows."""

_COUNTED: Final = (
    r"people|men|women|children|persons|metres?|meters?|m|km|kilomet(?:er|re)s?|miles?|feet|ft|yards?|inches|tons?|tonnes?|kg|lbs?|pounds?"
    r"|dollars?|euros?|yen|francs?|marks?|rupees?|cents|percent|per\s+cent|hours|hrs|GMT|minutes|seconds|days|weeks|months|years|degrees"
    r"|votes|points|troops|soldiers|jobs|homes|houses|words|pages|employees|workers|deaths|cases|students|times|acres|hectares|shares|units"
    r"|watts?|volts?|calories|others|more|members|copies|items|residents|inhabitants|MW|GW|kW|MB|GB|rpm|hp|BC|BCE|AD|CE"
)

_IDENTIFIERS: Final = (
    r"rooms?|studio|section|sections|article|articles|resolution|flight|route|highway|channel|number|page|pages|pp?|chapter|line|bus|train"
    r"|unit|building|apartment|suite|box|boeing|airbus|windows|model|type|series|version|psalm|verse|paragraph|proposition|rule|code|zip"
    r"|gate|block|lot|plot|level|bill|order|form|bond|isbn|issn|no|nos|extension|ext|dial|call|text|pin|ward|locker|hut|hotel|studio|iso|rfc|port"
)


class _Says(Enum):
    YEAR = "a year"
    PERHAPS = "perhaps a year"
    NO = "no year"


@dataclass(frozen=True, slots=True)
class _Around:
    """A number that may be a year, and what stands before and after it."""

    year: int
    left: str
    right: str
    before: str

    @property
    def is_likely(self) -> bool:
        return self.year in _LIKELY


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


def _left(source: str) -> Callable[[_Around], bool]:
    return lambda around: bool(_pattern(rf"(?:{source})$").search(around.left))


def _right(source: str) -> Callable[[_Around], bool]:
    return lambda around: bool(_pattern(source).match(around.right))


_PLURAL: Final = r"\s+(?:[a-z-]+\s+)?(?!was\b|has\b|is\b|as\b|its\b|his\b|this\b|us\b|across\b|unless\b|less\b|always\b|perhaps\b)[a-z-]{2,}(?<!s)s\b"
_THEN_NUMBER: Final = r"(?:(?:\s?[-–—]\s?|\s+(?:to|and|or)\s+)\d[\d,.]*)?"

_followed_by_counted = _right(
    rf"{_THEN_NUMBER}(?:\s(?:{_COUNTED})|-(?:met(?:er|re)|kilomet(?:er|re)|mile|foot|yard|inch|ton|tonne|pound|hour|day|year|page|seat|word|man|strong|acre|unit|bed|room|dollar|euro|point|watt|calorie|member))\b"
)
_followed_by_plural = _right(rf"{_THEN_NUMBER}{_PLURAL}")
_ends_phrase = _right(
    r"\s*(?:$|[.,;:()\[\]!?\"'”’–—/-])|\s+(?:the|an?|and|or|but|to|in|on|at|of|by|for|with|from|when|after|before|as|was|were|is|are|has|had"
    r"|have|will|would|he|she|it|they|we|I|his|her|its|their|who|which|that|because|while|until|through|amid|during|over|under|if|than|per"
    r"|this|these|those|there|not|also|only|did|does|could|can|may|onwards?|[A-Z\d(])"
)

_Test = Callable[[_Around], bool]


def _all(*tests: _Test) -> _Test:
    return lambda around: all(test(around) for test in tests)


def _not(test: _Test) -> _Test:
    return lambda around: not test(around)


_likely: _Test = lambda around: around.is_likely  # noqa: E731 - a row of the table below, as the functions above make them

_DECISIONS: Final[tuple[tuple[_Test, _Says], ...]] = (
    (_left(rf"(?i:\b(?:{alternation(MONTHS)})\.?\s+\d+(?:\s?[-–]\s?\d+)?,?\s+)"), _Says.NO),
    (_followed_by_counted, _Says.NO),
    (_left(rf"(?i:\b(?:{_IDENTIFIERS})\.?\s+(?:no\.?\s*)?)|[$€£¥#@]\s?|\b(?:US|USD|EUR|GBP|Rs)\.?\s?"), _Says.NO),
    (
        _left(
            r"(?i:\b(?:than|over|under|nearly|almost|least|most|some|only|up\s+to|roughly|approximately|just|another|all|total\s+of|every"
            r"|(?:rose|risen|rises?|rising|fell|fall|falls|fallen|grew|grow|grown|increased?|decreased?|dropped|cut|down|up|reduced|climbed|jumped)\s+(?:by|to|from)"
            r")\s+)"
        ),
        _Says.NO,
    ),
    (
        _left(
            r"(?i:\byear\s+(?:of\s+)?|\b(?:class|summer|spring|autumn|winter|fall|end|beginning|start|middle|season)\s+of\s+)"
        ),
        _Says.YEAR,
    ),
    (
        _all(
            _left(
                r"(?i:\b(?:in|since|until|till|during|throughout|early|late|mid|circa|c\.|ca\.?|mid-|post-|pre-|early-|late-|as\s+of|back\s+in|early\s+in|late\s+in|in\s+both|back\s+to|as\s+(?:early|late|far\s+back|recently|long\s+ago)\s+as|reigned|ruled|r\.|born|b\.|died|d\.|fl\.|elected|founded|built|established|opened|started|began|ended|finished|entered)\s*)"
            ),
            lambda around: around.is_likely or not _followed_by_plural(around),
        ),
        _Says.YEAR,
    ),
    (
        _all(
            _left(
                r"(?i:\b(?:of|by|before|after|from|through|for|on|prior\s+to|between)\s+(?:about\s+|around\s+|early\s+|late\s+)?)"
            ),
            _ends_phrase,
        ),
        _Says.YEAR,
    ),
    (_all(_left(r"(?i:\bby\s+)"), _likely, _not(_followed_by_plural)), _Says.YEAR),
    (
        _all(
            _right(r"(?:\s?[-–—]\s?|\s+(?:to|through|until)\s+)[12]\d{3}(?![\d%]|[.,]\d)"),
            _likely,
            _not(_followed_by_plural),
        ),
        _Says.YEAR,
    ),
    (_all(_right(r"\s?[-–—]\s?[12]\d{3}(?![\d%]|[.,]\d)"), _ends_phrase), _Says.YEAR),
    (_all(_left(r"(?i:\b(?:of|from|between)\s+)"), _likely, _not(_followed_by_plural)), _Says.YEAR),
    (
        _all(
            _left(
                r"(?i:\b(?:from|in|since|between|born|reigned|c\.|ca\.)\s*[12]\d{3}(?:\s?[-–—]\s?|,?\s+(?:to|until|till|through|and)\s+))"
            ),
            _not(_followed_by_plural),
        ),
        _Says.YEAR,
    ),
    (_all(_left(r"(?<![\d,.])[12]\d{3}(?:\s?[-–—]\s?|\s+(?:to|until|through)\s+|/)"), _ends_phrase), _Says.YEAR),
    (
        _all(_left(r"(?i:\b(?:around|about)\s+)"), _ends_phrase, _not(_right(r"\s+(?:[A-Z\d(]|of|to|in|on|at)"))),
        _Says.YEAR,
    ),
    (
        _all(_left(r"\((?:born\s+|b\.\s*|d\.\s*|c\.\s*|ca\.\s*|died\s+)?"), _right(r"[a-z]?\s*[);,:–—/-]|\s\[")),
        _Says.YEAR,
    ),
    (
        _all(
            lambda around: "(" in around.before and around.before.rfind("(") > around.before.rfind(")"),
            _left(r"[\w.\]’']?,\s+|[A-Za-z.]\s+|;\s+|\]\s+"),
            _right(r"[a-z]?\s*[);,:]|\s+(?:for|and|or)\b"),
        ),
        _Says.YEAR,
    ),
    (
        _all(_left(r"(?<![\d,.])[12]\d{3}(?:\s\[\d+\])?,?\s+(?:and\s+|or\s+)?|(?<![\d,.])[12]\d{3},\s*"), _ends_phrase),
        _Says.YEAR,
    ),
    (
        _all(
            _left(
                r"(?:(?i:\b(?:the|its|his|her|their|our|my|this|that|an?|any|same))|\b[A-Za-z]+['’]s|s['’])\s+(?:[a-z]+(?:-[a-z]+)?\s+)?"
            ),
            _right(r"(?:['’]s)?[\s-]+(?:[A-Za-z\"“])|(?:['’]s)?\s*$"),
            lambda around: around.is_likely or not _followed_by_plural(around),
        ),
        _Says.YEAR,
    ),
    (
        _all(
            _left(r"(?:^|[.!?:;\n]['\"”’)]*\s+)"),
            _right(r"\s+(?:was|is|saw|has|had|will|brought|marked|began|ended|proved|would)\b|['’]s\b"),
        ),
        _Says.YEAR,
    ),
    (
        _all(_left(r"(?:^|[.!?\n]['\"”’)]*\s*|[-–—]\s+)"), _right(r"\s*(?:$|\n|[:.,;–—)-](?:\s|$))|\s+\(")),
        _Says.PERHAPS,
    ),
    (_all(_left(r",\s+"), _ends_phrase, _likely), _Says.PERHAPS),
    (
        _all(
            _left(
                r"\b(?!(?:Some|Nearly|Almost|About|Over|The|At|Only|And|But|With|All|These|Those|Another|Around|More|Of|For|By|To)\b)[A-Z][\w.’'-]*,?\s+"
            ),
            _ends_phrase,
            _likely,
        ),
        _Says.PERHAPS,
    ),
    (
        _all(
            _left(r"\b[a-z]+\s+"),
            _right(r"\s*[);,.]|\s+(?:and|to)\b"),
            _likely,
            _left(
                r"\b(?:due|back|dated|late|year|election|elections|cup|season|vintage|film|novel|album|census|since)\s+"
            ),
        ),
        _Says.YEAR,
    ),
)
"""What the words around a four-digit number say it is: the first row that holds decides, and no year where none does."""


def _bare_year(match: re.Match[str], _: Context) -> Stated | None:
    text, year = match.string, int(match["year"])
    left = text[max(0, match.start() - _REACH) : match.start()]
    around = _Around(
        year,
        left,
        text[match.end("year") : match.end("year") + _REACH],
        text[max(0, match.start() - _CITATION_REACH) : match.start()],
    )
    says = next((says for test, says in _DECISIONS if test(around)), _Says.NO)
    if says is _Says.NO:
        return None
    return Stated(DateValue(year_interval(year), Grain.YEAR), latent=says is _Says.PERHAPS)


_LONGEST: Final = 31
"""Years that a stretch with a short end spans at most: "1914-18", "1861/65", hardly "2015-48"."""


def _years(match: re.Match[str], _: Context) -> Stated | None:
    """The second year of "1914-18" is short of its first digits: it must be the next such year after the first."""
    first, written = int(match["first"]), match["last"]
    last = first - first % 100 + int(written)
    last += 100 if last <= first else 0
    if last - first > _LONGEST:
        return None
    if last == first + 1 and _pattern(
        r"\s+(?:season|school|academic|fiscal|financial|campaign|flu|winter|tax|budget|Premier|La\s|Champions)"
    ).match(match.string, match.end()):
        season = Interval(month_interval(first, 7).low, month_interval(last, 6).high)
        whole = year_interval(first, last)
        return Stated(
            DateValue(
                whole,
                Grain.RANGE,
                bound=Bound.RANGE,
                readings=(whole, season),
                named=(year_interval(first), year_interval(last)),
            )
        )
    named = (year_interval(first), year_interval(last))
    return Stated(DateValue(year_interval(first, last), Grain.RANGE, bound=Bound.RANGE, named=named))


def _era_year(match: re.Match[str], _: Context) -> Stated | None:
    year = int(match["year"].replace(",", ""))
    if not year:
        return None
    before = (match.groupdict().get("era") or "AD").upper().startswith("B")
    last = match.groupdict().get("last")
    if last:
        ends = (1 - year, 1 - int(last)) if before else (year, int(last))
        if ends[0] > ends[1]:
            return None
        named = (year_interval(ends[0]), year_interval(ends[1]))
        return Stated(DateValue(year_interval(*ends), Grain.RANGE, bound=Bound.RANGE, named=named))
    return Stated(DateValue(year_interval(1 - year if before else year), Grain.YEAR))


def _fiscal(match: re.Match[str], _: Context) -> Stated | None:
    """Fiscal years differ by country and company: the calendar year, or any of the usual ones that end in it."""
    year = year_number(match["year"])
    calendar = year_interval(year)
    starts = ((year - 1, 10), (year - 1, 7), (year - 1, 4), (year, 4))
    readings = tuple(
        Interval(month_interval(first, month).low, month_interval(first + 1, month - 1).high) for first, month in starts
    )
    return Stated(DateValue(calendar, Grain.YEAR, approximate=True, readings=(calendar, *readings)))


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
        re.compile(rf"{_FREE}(?P<year>\d{{1,4}}|\d,\d{{3}})(?:{DASH}(?P<last>\d{{1,4}}))?\s?{_BC}"),
        _era_year,
    ),
    Writing(
        "year of the common era",
        frozenset({"ad", "ce", "a", "c"}),
        re.compile(rf"{_FREE}(?P<year>\d{{1,4}})(?:{DASH}(?P<last>\d{{1,4}}))?\s?{_AD}(?!\w)"),
        _era_year,
    ),
    Writing(
        "AD year", frozenset({"ad", "a"}), re.compile(r"\b(?:AD|A\.D\.)\s?(?P<year>\d{1,4})(?![\w%]|[.,]\d)"), _era_year
    ),
    Writing(
        "fiscal year",
        frozenset({"fiscal", "fy", "financial", "#"}),
        re.compile(
            rf"\b(?:(?:the\s+)?(?:[Ff]iscal|[Ff]inancial)(?:\s+year)?\s+|FY\s?)(?P<year>{FULL_YEAR}|\d\d(?!\d))"
        ),
        lambda match, context: _fiscal(match, context) if len(match["year"]) > 2 else None,
    ),  # noqa: PLR2004
    Writing(
        "fiscal year after its number",
        frozenset({"fiscal", "financial"}),
        re.compile(r"\b(?P<year>[12]\d{3})\s+(?:fiscal|financial)(?:\s+year)?\b"),
        _fiscal,
    ),
    Writing(
        "years with a short end",
        _DIGIT,
        re.compile(
            rf"(?<![\w.,:/$€£¥#])(?P<first>[12]\d{{3}})(?:{DASH}|/|\s?to\s)['’]?(?P<last>\d\d)(?![\w%:/-]|[.,]\d)"
        ),
        _years,
    ),
    Writing(
        "year in words",
        frozenset({"nineteen", "twenty", "two", "eighteen", "seventeen", "sixteen", "fifteen"}),
        re.compile(
            rf"(?i:(?<=\bin\s)|(?<=\bsince\s)|(?<=\byear\s)|(?<=\bof\s)|(?<=\bby\s)|(?<=\buntil\s)|(?=nineteen[-\s][^\W\d]+ty[-\s]))(?P<year>(?i:{SPOKEN_YEAR}))(?!\w)"
        ),
        _spoken,
    ),
    Writing(
        "numbered year",
        frozenset({"year"}),
        re.compile(r"\b(?i:the\s+year|calendar\s+year)\s+(?:of\s+)?(?P<year>\d{1,4})(?![\w%]|[.,]\d)"),
        _named_year,
    ),
    Writing(
        "year",
        _DIGIT,
        re.compile(r"(?<![\w.,:/$€£¥#])(?P<year>(?:1\d|20|21)\d\d)(?:(?=[a-z]?[),;])|(?![\w%]|[.,:]\d|-\d{3}(?!\d)))"),
        _bare_year,
    ),
)
