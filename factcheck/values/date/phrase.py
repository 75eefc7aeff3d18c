"""From one date to the phrase around it: "since", "circa", "late", "to 2007". Makes the reading rules of dates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Final

from factcheck.text.document import Span
from factcheck.values.calendar_days import year_interval, ymd
from factcheck.values.date import day, holiday, period, relative, weekday, year
from factcheck.values.date.writing import Stated, Writing
from factcheck.values.interface import Bound, Context, DateValue, Grain, Mention, ReadingRule, Role
from factcheck.values.interval import Interval, Scalar
from factcheck.values.number_words import alternation

WRITINGS: Final[tuple[Writing, ...]] = (
    *day.WRITINGS,
    *period.WRITINGS,
    *relative.WRITINGS,
    *weekday.WRITINGS,
    *holiday.WRITINGS,
    *year.WRITINGS,
)
"""Every way of writing one date, in order of preference."""

_REACH: Final = 48

_PARTS: Final[dict[str, tuple[int, int]]] = {
    "early": (0, 42),
    "early in": (0, 42),
    "mid": (29, 71),
    "mid-": (29, 71),
    "the middle of": (29, 71),
    "late": (58, 100),
    "late in": (58, 100),
    "later": (50, 100),
    "the beginning of": (0, 30),
    "beginning of": (0, 30),
    "the start of": (0, 30),
    "start of": (0, 30),
    "the opening of": (0, 30),
    "the end of": (70, 100),
    "end of": (70, 100),
    "the close of": (70, 100),
    "the first half of": (0, 50),
    "first half of": (0, 50),
    "the second half of": (50, 100),
    "second half of": (50, 100),
    "the last half of": (50, 100),
    "the latter half of": (50, 100),
    "the first part of": (0, 50),
    "the latter part of": (50, 100),
}
"""Which part of a period each wording names, in hundredths of it: wide enough that no usual sense falls outside."""

_BOUNDS: Final = {
    "since": Bound.AT_LEAST,
    "ever since": Bound.AT_LEAST,
    "starting in": Bound.AT_LEAST,
    "starting on": Bound.AT_LEAST,
    "starting": Bound.AT_LEAST,
    "beginning in": Bound.AT_LEAST,
    "beginning on": Bound.AT_LEAST,
    "effective": Bound.AT_LEAST,
    "effective from": Bound.AT_LEAST,
    "after": Bound.MORE_THAN,
    "post-": Bound.MORE_THAN,
    "until": Bound.AT_MOST,
    "up until": Bound.AT_MOST,
    "till": Bound.AT_MOST,
    "up to": Bound.AT_MOST,
    "through": Bound.AT_MOST,
    "by": Bound.AT_MOST,
    "no later than": Bound.AT_MOST,
    "before": Bound.LESS_THAN,
    "prior to": Bound.LESS_THAN,
    "pre-": Bound.LESS_THAN,
}
_ABOUT: Final = (
    "circa",
    "c.",
    "ca.",
    "ca",
    "c",
    "around",
    "about",
    "approximately",
    "roughly",
    "sometime around",
    "sometime in",
    "some time in",
    "probably",
    "probably in",
)


def _ending(phrases: Iterable[str], group: str) -> str:
    return rf"(?:(?<!\w)(?P<{group}>{alternation(phrases).replace(' ', chr(92) + 's+')})(?:\s*|-))"


@cache
def _part_before() -> re.Pattern[str]:
    return re.compile(rf"(?:\bthe\s+)?{_ending(_PARTS, 'part')}(?:the\s+)?$".replace(".", r"\."), re.IGNORECASE)


@cache
def _about_before() -> re.Pattern[str]:
    return re.compile(_ending(_ABOUT, "about").replace(".", r"\.") + r"(?:the\s+)?$", re.IGNORECASE)


@cache
def _bound_before() -> re.Pattern[str]:
    return re.compile(_ending(_BOUNDS, "bound") + r"(?:the\s+)?$", re.IGNORECASE)


@cache
def _range_before() -> re.Pattern[str]:
    return re.compile(r"\b(?P<word>from|between)\s+(?:the\s+)?$", re.IGNORECASE)


@cache
def _from_on() -> re.Pattern[str]:
    return re.compile(r"(?P<from>\bfrom\s+(?:the\s+)?)$", re.IGNORECASE)


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(
        r"(?P<dash>\s?[-–—]\s?|\s[-–]\s)|,?\s+(?P<word>to|until|till|through|and)\s+(?:the\s+|in\s+|about\s+|around\s+)?"
    )


def rule_of(writing: Writing) -> ReadingRule:
    """The reading rule of a writing: its dates, each with the phrase around it."""

    def produce(match: re.Match[str], context: Context) -> Iterable[Mention]:
        mention = _stated(writing, match, context)
        if mention is None:
            return ()
        return (mention,) if writing.whole else in_phrase(mention, match.string, context)

    return ReadingRule(writing.name, writing.cues, writing.pattern, produce)


def _stated(writing: Writing, match: re.Match[str], context: Context) -> Mention | None:
    stated: Stated | None = writing.resolve(match, context)
    if stated is None:
        return None
    return Mention(stated.span or Span(*match.span()), stated.value, writing.name, latent=stated.latent)


def read_at(text: str, start: int, context: Context) -> Mention | None:
    """The longest single date that begins at `start`."""
    matches = ((writing, writing.pattern.match(text, start)) for writing in WRITINGS)
    found = [_stated(writing, match, context) for writing, match in matches if match]
    dates = [mention for mention in found if mention and mention.span.start == start]
    return max(dates, key=lambda mention: len(mention.span), default=None)


def in_phrase(mention: Mention, text: str, context: Context) -> tuple[Mention, ...]:
    """A date with what its phrase makes of it: the range that it begins, a part, an approximation, a half-line."""
    first = _approximated(_narrowed(mention, text), text)
    ranged = _ranged(first, text, context)
    if ranged:
        return ranged
    return (_bounded(first, text),)


def _left_of(text: str, start: int) -> str:
    return text[max(0, start - _REACH) : start]


def _narrowed(mention: Mention, text: str) -> Mention:
    value, left = mention.value, _left_of(text, mention.span.start)
    if not isinstance(value, DateValue):
        return mention
    part = _part_before().search(left)
    start = mention.span.start
    if not part or value.grain is Grain.DAY:
        return mention
    low, high = _portion(value, _PARTS[_key(part["part"], _PARTS)])
    narrow = replace(value, interval=Interval(low, high), named=(value.interval,), readings=())
    return replace(
        mention, span=Span(start - len(part[0]), mention.span.end), value=narrow, rule=f"{mention.rule}, part"
    )


def _key(text: str, table: dict[str, object] | dict[str, tuple[int, int]] | dict[str, Bound]) -> str:
    plain = re.sub(r"\s+", " ", text.lower())
    return plain if plain in table else f"the {plain}"


def _portion(value: DateValue, part: tuple[int, int]) -> tuple[Scalar | None, Scalar | None]:
    """The part of a period, rounded outwards to whole years for decades and centuries."""
    low, high = value.interval.low, value.interval.high
    if low is None or high is None:
        return None, None
    days = int(high - low) + 1
    first, last = low + days * part[0] // 100, low + -(-days * part[1] // 100) - 1
    if value.grain in (Grain.DECADE, Grain.CENTURY):
        return year_interval(ymd(first)[0]).low, min(high, year_interval(ymd(last - 1)[0]).high or high)
    return first, last


def _approximated(mention: Mention, text: str) -> Mention:
    left = _left_of(text, mention.span.start)
    about = None if re.search(r"(?i:\b(?:how|what)\s+about\s+)$", left) else _about_before().search(left)
    if not about or not isinstance(mention.value, DateValue) or mention.value.grain in (Grain.DAY, Grain.RANGE):
        return mention
    start = mention.span.start - len(about[0])
    return replace(
        mention,
        span=Span(start, mention.span.end),
        value=replace(mention.value, approximate=True),
        rule=f"{mention.rule}, about",
    )


def _bounded(mention: Mention, text: str) -> Mention:
    value = mention.value
    if not isinstance(value, DateValue) or value.grain is Grain.RANGE:
        return mention
    left = _left_of(text, mention.span.start)
    bound = _bound_before().search(left)
    onwards = re.compile(r",?\s+(?:onwards?|forward|on(?=\s*(?:$|[.,;:)])))\b").match(text, mention.span.end)
    end = mention.span.end
    if bound:
        which, start = _BOUNDS[_key(bound["bound"], _BOUNDS)], mention.span.start - len(bound[0])
        if bound["bound"].lower() in ("after", "before") and _counts_from(left[: bound.start()]):
            return mention
    elif (from_ := _from_on().search(left)) and (onwards or _opens_clause(left, from_, value)):
        which, start, end = Bound.AT_LEAST, mention.span.start - len(from_[0]), onwards.end() if onwards else end
    else:
        return mention
    return replace(mention, span=Span(start, end), value=_half_line(value, which), rule=f"{mention.rule}, half-line")


def _counts_from(left: str) -> bool:
    """Whether "after" or "before" ends a distance: "two weeks after 6 October" is no half-line."""
    return bool(
        re.search(r"\b(?:days?|weeks?|months?|years?|decades?|hours?|shortly|soon|just|immediately|long)\s+$", left)
    )


def _opens_clause(left: str, from_: re.Match[str], value: DateValue) -> bool:
    return value.grain in (Grain.DAY, Grain.MONTH) and bool(
        re.search(r"(?:^|[.;:(!?\n–—,])\s*$", left[: from_.start()])
    )


def _half_line(value: DateValue, bound: Bound) -> DateValue:
    low, high = value.interval.low, value.interval.high
    named = value.named or (value.interval,)
    match bound:
        case Bound.AT_LEAST:
            line = Interval(low, None)
        case Bound.MORE_THAN:
            line = Interval(None if high is None else high + 1, None)
        case Bound.AT_MOST:
            line = Interval(None, high)
        case _:
            line = Interval(None, None if low is None else low - 1)
    return replace(value, interval=line, bound=bound, named=named, readings=())


def _ranged(first: Mention, text: str, context: Context) -> tuple[Mention, ...]:
    """The range that `first` begins, or both ends of a life's dates in brackets, or nothing."""
    joint = _joint().match(text, first.span.end)
    if not joint:
        return ()
    left = _left_of(text, first.span.start)
    opening = _range_before().search(left)
    second = read_at(text, joint.end(), context) or _read_with_part(text, joint.end(), context)
    if second is None or not _joins(first, second, joint, opening, text):
        return ()
    ends = _with_years(first, second)
    if ends is None:
        return ()
    start = first.span.start - (len(opening[0]) if opening else 0)
    if joint["dash"] and _in_brackets(text, first.span.start, second.span.end) and first.value != second.value:
        return _life(first, second, ends)
    low, high = ends[0].interval.low, ends[1].interval.high
    approximate = ends[0].approximate or ends[1].approximate
    named = tuple(end.interval for end in ends)
    value = DateValue(
        Interval(low, high),
        Grain.RANGE,
        approximate=approximate,
        bound=Bound.RANGE,
        named=named,
        yearless=ends[0].yearless,
    )
    latent = first.latent or second.latent
    return (Mention(Span(start, second.span.end), value, f"{first.rule}, range", latent=latent),)


def _read_with_part(text: str, start: int, context: Context) -> Mention | None:
    part = re.compile(
        r"(?:the\s+)?(?:early|mid|late|end\s+of|middle\s+of|start\s+of|beginning\s+of)[-\s]+(?:the\s+)?", re.IGNORECASE
    ).match(text, start)
    mention = read_at(text, part.end(), context) if part else None
    return mention and _narrowed(mention, text)


def _joins(first: Mention, second: Mention, joint: re.Match[str], opening: re.Match[str] | None, text: str) -> bool:
    word, value, other = joint["word"], first.value, second.value
    if (
        not isinstance(value, DateValue)
        or not isinstance(other, DateValue)
        or Grain.RANGE in (value.grain, other.grain)
    ):
        return False
    if word == "and":
        return opening is not None and opening["word"].lower() == "between"
    if opening is not None:
        return opening["word"].lower() == "from" or joint["dash"] is not None or word in ("to", "through")
    if word in ("until", "till", "through"):
        return (
            value.grain is other.grain
            and not value.yearless
            and first.rule == second.rule
            and value.grain is not Grain.DAY
        )
    if joint["dash"] and "—" in joint["dash"] and " " in joint["dash"]:
        return _in_brackets(text, first.span.start, second.span.end)
    return (
        value.grain is other.grain
        or _in_brackets(text, first.span.start, second.span.end)
        or (value.grain, other.grain) == (Grain.MONTH, Grain.DAY)
    )


def _in_brackets(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 160) : start], text[end : end + 2]
    depth = 0
    for mark in reversed(before):
        depth += (mark == "(") - (mark == ")")
        if depth > 0:
            return bool(re.match(r"\s?[);,]", after)) and bool(re.search(r"[(;:,\]]\s*(?:[a-z]+\.?\s+)?$", before))
    return False


def _with_years(first: Mention, second: Mention) -> tuple[DateValue, DateValue] | None:
    """Both ends, the year of one lent to the other where that leaves it out; nothing if they end before they begin."""
    start, end = first.value, second.value
    if not isinstance(start, DateValue) or not isinstance(end, DateValue):
        return None
    if start.yearless and not end.yearless:
        start = _moved_before(start, end)
    elif end.yearless and (not start.yearless or _is_after(start, end)):
        end = _moved_after(end, start)
    return None if _is_after(start, end) else (start, end)


def _is_after(start: DateValue, end: DateValue) -> bool:
    low, high = start.interval.low, end.interval.high
    return low is not None and high is not None and low > high


def _moved_before(start: DateValue, end: DateValue) -> DateValue:
    if start.yearless is None or end.interval.low is None:
        return start
    return _placed(start, ymd(end.interval.low)[0], lambda value: _is_after(value, end), -1)


def _moved_after(end: DateValue, start: DateValue) -> DateValue:
    if end.yearless is None or start.interval.low is None:
        return end
    return _placed(end, ymd(start.interval.low)[0], lambda value: _is_after(start, value), 1)


def _placed(value: DateValue, year_: int, misplaced: object, by: int) -> DateValue:
    from factcheck.values.date.writing import dated

    assert value.yearless is not None and callable(misplaced)
    moved = dated(year_, value.yearless.month, value.yearless.day)
    if moved is not None and misplaced(moved):
        moved = dated(year_ + by, value.yearless.month, value.yearless.day)
    return moved or value


def _life(first: Mention, second: Mention, ends: tuple[DateValue, DateValue]) -> tuple[Mention, Mention]:
    """ "(8 September 1841 – 1 May 1904)": two facts, each an end of a life or reign."""
    return (
        replace(first, value=ends[0], role=Role.FROM, pair=second.span, rule=f"{first.rule}, from"),
        replace(second, value=ends[1], role=Role.TO, pair=first.span, rule=f"{second.rule}, to"),
    )


RULES: Final[tuple[ReadingRule, ...]] = tuple(rule_of(writing) for writing in WRITINGS)
