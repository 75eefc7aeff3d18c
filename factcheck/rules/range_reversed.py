"""range-reversed: a range whose second end lies before its first.

What it does: reports "between" with the larger figure first, and a period that ends before it begins.
Why: the ends were swapped, or a digit of one is wrong.
Example: "between 50 and 40 people".
Fix: swap the ends, or correct the wrong one.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from factcheck.rules.figures import amount_of, before, gap, over, unit_of
from factcheck.rules.interface import Rule
from factcheck.rules.passage import OwnRule, Passage, Slip
from factcheck.text.document import Span
from factcheck.values.interface import Bound, DateValue, DurationValue, Grain, Mention, NumberValue, Role
from factcheck.values.interval import Interval
from factcheck.values.lazy import lazy

RULE: Final = Rule("range-reversed", "a range whose second end lies before its first", since="0.1.0")

_BETWEEN: Final = lazy(r"(?i)\bbetween[ ](?:about[ ]|around[ ])?\Z")
_BETWEEN_INSIDE: Final = lazy(r"(?i)\b(?:aged[ ])?between[ ]")
_FROM: Final = lazy(r"(?i)\bfrom[ ]\Z")
_FROM_INSIDE: Final = lazy(r"(?i)\Afrom[ ]")
_AND: Final = lazy(r"[ ]and[ ]")
_TO: Final = lazy(r"[ ](?:(?:to|until|till|through)[ ])?")
_UNTIL_INSIDE: Final = lazy(r"(?i)(?:to|until|till|through)[ ]")
_DASH: Final = lazy(r"[ ]?[–-][ ]?")
_TWO_THINGS: Final = lazy(
    r"(?i)\b(?:difference|differences|gap|gaps|choose|choice|chose|match|game|split|link|links|ratio|spread|compar\w+"
    r"|distinction|divid\w+|alternat\w+|switch\w*|fell|drop\w*|declin\w+|border|agreement|talks|meeting|divergence"
    r"|contrast\w*|margin|somewhere|countdown|counted|toss-up|torn|decid\w+|disparity|hour|hours"
    r"|open|opens|works|working|shift)\b"
)
"""Words with which "between" parts two things and is no range, or the hours of a day."""
_COMPARED: Final = lazy(r"(?i)\b(?:difference|differences|gap|contrast|comparison|compared|changed?)\b")
"""With these words anywhere in a sentence "between" may set two things against each other."""
_AGO: Final = lazy(
    r"(?i)\b(?:ago|B\.?C\.?(?:E\.?)?|before|minus|below|o'clock|[ap]\.?m\.?)(?!\w)|°|\bpages?\b|\blevels?\b"
)
_REACH: Final = 40
_TRIGGER: Final = lazy(
    r"(?i)\bbetween[ ](?:about[ ]|around[ ])?\S+(?:[ ]\S+){0,3}[ ]and[ ]|\bfrom[ ].{0,24}\d{4}"
    r"[ ](?:to|until|till|through)[ ]|\d[ ]?[–-][ ]?.{0,16}\d{4}\)"
)
_SCALED: Final = lazy(r"(?i)\b(?:hundred|thousand|million|mln|billion|bln|trillion|cents?|pence|p|k|m|bn)\b")
_PART_OF_RANGE: Final = lazy(r"[A-Za-z][a-z]*[ ]\(\Z")
_MOST_HOURS: Final = 12


def find(passage: Passage) -> Iterator[Slip]:
    """Each range that runs backwards."""
    text = passage.text
    if not _TRIGGER().search(text) or _AGO().search(text) or _COMPARED().search(text):
        return
    for first, second in pairwise(passage.mentions):
        if isinstance(first.value, DateValue) or isinstance(second.value, DateValue):
            yield from _period(text, first, second)
        else:
            yield from _figures(text, first, second)


def _figures(text: str, first: Mention, second: Mention) -> Iterator[Slip]:
    is_between = _BETWEEN().search(before(text, first.span.start, 20)) or _BETWEEN_INSIDE().match(first.text)
    if not is_between or not _AND().fullmatch(gap(text, first, second)):
        return
    one, other = amount_of(first), amount_of(second)
    if one is None or other is None or one.stated is None or other.stated is None:
        return
    if not _is_one_scale(first, second) or not one.stated > other.stated > 0:
        return
    if other.bound is not Bound.EXACT or _TWO_THINGS().search(before(text, first.span.start, _REACH)):
        return
    if (
        max(one.stated, other.stated) <= _MOST_HOURS
        and isinstance(second.value, NumberValue)
        and not _is_counted(text, second)
    ):
        return
    yield _slip(text, first, second, f"{_figure(one.stated)} is more than {_figure(other.stated)}")


def _is_one_scale(first: Mention, second: Mention) -> bool:
    """Whether both ends are of one unit, written with both or with the second alone."""
    if isinstance(first.value, DurationValue) and first.value.age:
        return isinstance(second.value, NumberValue)
    if bool(_SCALED().search(first.text)) != bool(_SCALED().search(second.text)):
        return False
    return unit_of(first) == unit_of(second) or isinstance(first.value, NumberValue)


def _is_counted(text: str, mention: Mention) -> bool:
    """Whether a noun follows a figure: "between twelve and nine survivors" is no time of day."""
    rest = text[mention.span.end :]
    word = rest[1:].split(" ", 1)[0].strip(".,;:)") if rest.startswith(" ") else ""
    return word.isalpha() and word.islower() and word.endswith("s") and len(word) > len("was")


def _period(text: str, first: Mention, second: Mention) -> Iterator[Slip]:
    one, other = _named(first), _named(second)
    if one is None or other is None or first.latent or second.latent or other.high is None or one.low is None:
        return
    joint = gap(text, first, second)
    opened = before(text, first.span.start, 20)
    is_range = (
        ((_BETWEEN().search(opened) or _BETWEEN_INSIDE().match(first.text)) and _AND().fullmatch(joint))
        or ((_FROM().search(opened) or _FROM_INSIDE().match(first.text)) and _is_to(joint, second))
        or (
            _PART_OF_RANGE().search(opened)
            and _DASH().fullmatch(joint)
            and text[second.span.end : second.span.end + 1] == ")"
        )
    )
    if not is_range or not one.low > other.high or _TWO_THINGS().search(before(text, first.span.start, _REACH)):
        return
    if second.role is Role.PLAIN or first.role is Role.PLAIN:
        yield _slip(text, first, second, f"{_date(first.text)} is later than {_date(second.text)}")


def _is_to(joint: str, second: Mention) -> bool:
    return _TO().fullmatch(joint) is not None and (len(joint) > 1) != bool(_UNTIL_INSIDE().match(second.text))


def _named(mention: Mention) -> Interval | None:
    value = mention.value
    if (
        not isinstance(value, DateValue)
        or value.yearless
        or value.approximate
        or value.grain in (Grain.RANGE, Grain.ERA)
    ):
        return None
    if not any(char.isdigit() for char in mention.text):
        return None
    whole = value.named[0] if len(value.named) == 1 else value.interval
    return whole if len(value.named) <= 1 else None


def _figure(figure: Decimal) -> str:
    return f"{figure.normalize():,f}"


def _date(written: str) -> str:
    lead = _FROM_INSIDE().match(written) or _BETWEEN_INSIDE().match(written)
    return written[lead.end() :] if lead else written


def _slip(text: str, first: Mention, second: Mention, why: str) -> Slip:
    span = over((first, second))
    lead = _BETWEEN().search(before(text, span.start, 20)) or _FROM().search(before(text, span.start, 20))
    span = Span(span.start - len(lead[0]), span.end) if lead else span
    swapped = f"`{second.text}{gap(text, first, second)}{_date(first.text)}`"
    return Slip(span, f"range runs backwards: {why}", (swapped, "another figure for one of the ends"), (why,), "order")


OWN: Final = OwnRule(RULE, (frozenset({"between", "from", "#"}),), find)
